"""Whether a duty counts now: agreed exceptions, duties put off, and what waits while there is trouble."""

from datetime import date

from goodstanding.duty import RHYTHM_GROUPS, Clock, State
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm


def state_of(clock: Clock, account: Account, firm: Firm, day: date, record: str) -> State:
    """The state of a clock's duty on a record; waived wins over snoozed, snoozed over held back."""
    if account.waivers and is_waived(clock.id, account, day, record):
        return State.WAIVED
    if account.profile.snoozes and clock.group in RHYTHM_GROUPS and _is_snoozed(clock, account, day):
        return State.SNOOZED
    if clock.id in firm.policy.quiet and any(one.is_open for one in account.escalations):
        return State.HELD_BACK
    return State.OPEN


def is_waived(rule: str, account: Account, day: date, record: str) -> bool:
    """Whether an agreed exception to that clock or notice holds for the record on that day."""
    return any(
        one.rule == rule
        and one.holds_on(day)
        and (one.record_ is None or f"{account.id}/{one.record_}" == record)
        for one in account.waivers
    )


def _is_snoozed(clock: Clock, account: Account, day: date) -> bool:
    return any(one.clock == clock.id and day <= one.until_on for one in account.profile.snoozes)
