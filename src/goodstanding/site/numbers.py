"""What pages may tell of the policy: its clocks, rules, escalation table and word lists.

Everything on a page that may be published to anyone comes through here, so nothing else of the
policy can.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from goodstanding.model.firm import ClockRow, EscalationRow, Policy, RuleRow, Words

# Roles are words of the product; anything else in their place may name a person.
ROLES = frozenset(
    {
        "account_manager",
        "cloud_architect",
        "delivery_lead",
        "designer",
        "developer",
        "new_work",
        "project_manager",
        "record",
        "scrum_master",
        "solution_architect",
        "support_contact",
        "tech_lead",
    }
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The tables of the policy that the playbook quotes."""

    clocks: Mapping[str, ClockRow]
    rules: Mapping[str, RuleRow]
    escalation: tuple[EscalationRow, ...]
    words: Words


def numbers_of(policy: Policy, *, for_anyone: bool) -> Numbers:
    """The tables of that policy; `for_anyone` leaves out owners that are not plain roles."""
    clocks, escalation = policy.clocks, policy.escalation
    if for_anyone:
        clocks = {id_: _of_roles(row) for id_, row in clocks.items()}
        escalation = tuple(map(_row_of_roles, escalation))
    return Numbers(clocks, policy.rules, escalation, policy.words)


def _of_roles(row: ClockRow) -> ClockRow:
    return replace(row, owner_roles=tuple(role for role in row.owner_roles if role in ROLES))


def _row_of_roles(row: EscalationRow) -> EscalationRow:
    return replace(row, escalated_to=_role(row.escalated_to), then=_role(row.then))


def _role(name: str | None) -> str | None:
    return name if name in ROLES else None
