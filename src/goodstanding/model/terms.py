"""What an escalation owes: the rows of the policy's table that fit it, the tightest value of each column."""

from collections.abc import Iterable

from goodstanding.immutable import Value
from goodstanding.model.firm import (
    ClockRow,
    EscalationRow,
    EscalationSeverity,
    EscalationTrigger,
    Policy,
)
from goodstanding.model.trouble import Escalation


class Terms(Value, frozen=True):
    """The days within which things are owed (None: not owed), and who is asked to help."""

    acknowledge_within: int | None
    contact_within: int | None
    update_every: int | None
    goes_to: tuple[str, ...]
    then: tuple[str, ...]


def fitting_rows(policy: Policy, escalation: Escalation, trigger: EscalationTrigger) -> list[EscalationRow]:
    """The rows for a trigger of an escalation; one without a severity fits any."""
    # An escalation that does not say how grave it is counts as major.
    severity = escalation.severity or EscalationSeverity.MAJOR
    return [one for one in policy.escalation if one.trigger is trigger and one.severity in {None, severity}]


def terms_of(policy: Policy, escalation: Escalation) -> Terms:
    """What an escalation owes by all of its triggers."""
    rows = [
        row
        for trigger in escalation.triggers
        for row in fitting_rows(policy, escalation, trigger) or [_without_row(policy, trigger)]
    ]
    to = (escalation.escalated_to,) if escalation.escalated_to else (row.escalated_to for row in rows)
    return Terms(
        _tightest(row.acknowledge_within_working_days for row in rows),
        _tightest(row.client_contact_within_working_days for row in rows),
        _tightest(row.update_every_days for row in rows),
        tuple(dict.fromkeys(one for one in to if one)),
        tuple(dict.fromkeys(row.then for row in rows if row.then)),
    )


def _without_row(policy: Policy, trigger: EscalationTrigger) -> EscalationRow:
    """What a trigger that the table forgot still owes: the numbers of the clocks themselves."""
    acknowledged, contact, update = (
        policy.clocks.get(clock, ClockRow())
        for clock in ("escalation-acknowledged", "escalation-contact", "escalation-update")
    )
    return EscalationRow(
        trigger=trigger,
        acknowledge_within_working_days=acknowledged.within_working_days,
        client_contact_within_working_days=contact.within_working_days,
        update_every_days=update.every_days,
    )


def _tightest(days: Iterable[int | None]) -> int | None:
    return min((one for one in days if one is not None), default=None)
