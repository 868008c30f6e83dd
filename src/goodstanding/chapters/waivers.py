"""Waivers: an exception is agreed by somebody else, ends by itself, and is not renewed for ever."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.immutable import replace
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.oversight import Waiver
from goodstanding.model.record import Record
from goodstanding.model.timing import Desk
from goodstanding.place import KeyPath

ENDS = Clock(
    "waiver-ends",
    Group.UPKEEP,
    "Let the exception end, or have a new one approved, with its own reason and last day.",
    title="Waiver about to end",
    runs_when_paused=True,
    only_soon=True,
    applies="agreed exceptions that end within days and that nothing follows",
)
SELF_APPROVED = Rule("waiver-self-approved", Severity.ERROR)
RENEWED = Rule("waiver-renewed", Severity.NOTICE)


def waiver_ends(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Exceptions that are about to end and that nothing follows yet."""
    if not account.waivers:
        return
    desk = Desk(account, firm, as_of)
    soon = desk.row(ENDS).soon_days
    for waiver in account.waivers:
        nears = days_after(waiver.until_on, -soon) <= as_of <= waiver.until_on
        if nears and not _is_followed(account, waiver):
            why = f"the exception from {waiver.rule} ends on {waiver.until_on}"
            for duty in desk.exact(ENDS, waiver, waiver.until_on, why):
                yield replace(duty, until_on=waiver.until_on)


def _is_followed(account: Account, waiver: Waiver) -> bool:
    """Whether another exception, from the same or from all of the rule, holds on the day after."""
    after = days_after(waiver.until_on, 1)
    return any(
        one.rule == waiver.rule and one.record_ in (None, waiver.record_) and one.holds_on(after)
        for one in account.waivers
    )


def _is_for_same(one: Waiver, other: Waiver) -> bool:
    return (one.rule, one.record_) == (other.rule, other.record_)


def self_approved(account: Account, firm: Firm) -> Iterator[Finding]:
    """Exceptions and delays granted to oneself; in a firm of one they are allowed and marked."""
    profile = account.profile
    if not account.waivers and not profile.snoozes:
        return
    alone = sum(person.is_active for person in firm.people.values()) == 1
    for waiver in account.waivers:
        asked_by = account.owner_of(waiver, waiver.asked_by)
        if waiver.approved_by == asked_by:
            said = f"{asked_by} asked for this exception and approved it too"
            yield _by_oneself(waiver, ("approved_by",), said, alone=alone)
    for place, snooze in enumerate(profile.snoozes):
        asked_by = snooze.asked_by or profile.account_manager
        if snooze.set_by == asked_by:
            said = f"{asked_by} asked that this be put off and agreed to it too"
            yield _by_oneself(profile, ("snoozes", place, "set_by"), said, alone=alone)


def _by_oneself(record: Record, path: KeyPath, said: str, *, alone: bool) -> Finding:
    if alone:
        said += ": there is nobody else to ask, so look at it twice before it ends"
        return replace(SELF_APPROVED.at(record, path, said), severity=Severity.NOTICE)
    return SELF_APPROVED.at(
        record, path, f"{said}: let somebody else approve it, and name them in '{path[-1]}'"
    )


def renewed(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Exceptions that have been renewed so often that the rule itself should be looked at."""
    times = int(firm.policy.limit(RENEWED.id, "times"))
    for place, waiver in enumerate(account.waivers):
        if not waiver.holds_on(as_of):
            continue
        before = sum(_is_for_same(one, waiver) for one in account.waivers[:place])
        later = any(_is_for_same(one, waiver) for one in account.waivers[place + 1 :])
        if before >= times and not later:
            yield RENEWED.at(
                waiver,
                ("rule",),
                f"this exception from {waiver.rule} has been renewed {before} times: what is always excepted "
                "is the rule; agree another rhythm with the client, or change the policy",
            )


CHAPTER = Chapter(
    name="waivers",
    page="playbook/rhythm.md",
    errors=((SELF_APPROVED, self_approved),),
    clocks=((ENDS, waiver_ends),),
    notices=((RENEWED, renewed),),
)
