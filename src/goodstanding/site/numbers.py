"""What pages may tell of the policy: its clocks, rules, escalation table and word lists.

Everything on a page that may be published to anyone comes through here, so nothing else of the
policy can.
"""

from collections.abc import Mapping

from goodstanding.book.firm import shipped_policy
from goodstanding.immutable import Value, replace
from goodstanding.model.firm import (
    Authority,
    ClockRow,
    EscalationRow,
    Load,
    Policy,
    RuleRow,
    Tier,
    Words,
)
from goodstanding.model.profile import Size

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


class Numbers(Value, frozen=True):
    """The tables of the policy that the playbook quotes."""

    clocks: Mapping[str, ClockRow]
    rules: Mapping[str, RuleRow]
    escalation: tuple[EscalationRow, ...]
    words: Words
    tiers: Mapping[str, Tier]
    default_tier: str
    load: Load
    default_size: Size
    authority: Authority | None = None
    is_own: bool = True


def numbers_of(policy: Policy, *, for_anyone: bool) -> Numbers:
    """The tables of that policy.

    `for_anyone` leaves out owners that are not plain roles, and has the product's own tiers and load in
    place of the firm's.
    """
    own = Numbers(
        clocks=policy.clocks,
        rules=policy.rules,
        escalation=policy.escalation,
        words=policy.words,
        tiers=policy.tiers,
        default_tier=policy.default_tier,
        load=policy.load,
        default_size=policy.default_size,
        authority=policy.am_authority,
    )
    return _for_anyone(own) if for_anyone else own


def _for_anyone(own: Numbers) -> Numbers:
    shipped = shipped_policy()
    return replace(
        own,
        clocks={id_: _of_roles(row) for id_, row in own.clocks.items()},
        escalation=tuple(map(_row_of_roles, own.escalation)),
        tiers={id_: Tier(**row) for id_, row in shipped["tiers"].items()},
        default_tier=shipped["default_tier"],
        load=shipped_load(),
        default_size=Size(shipped["default_size"]),
        authority=None,
        is_own=False,
    )


def shipped_load() -> Load:
    """The load as the product brings it."""
    load = shipped_policy()["load"]
    return Load(**{**load, "weights": {Size(size): weight for size, weight in load["weights"].items()}})


def _of_roles(row: ClockRow) -> ClockRow:
    return replace(row, owner_roles=tuple(role for role in row.owner_roles if role in ROLES))


def _row_of_roles(row: EscalationRow) -> EscalationRow:
    return replace(row, escalated_to=_role(row.escalated_to), then=_role(row.then))


def _role(name: str | None) -> str | None:
    return name if name in ROLES else None
