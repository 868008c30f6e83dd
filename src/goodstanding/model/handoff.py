"""A handoff: responsibility passes from one of us to another, with what the receiver needs."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from goodstanding.immutable import Value, field
from goodstanding.model.day_rule import Part
from goodstanding.model.record import DatedRecord, Link
from goodstanding.place import KeyPath


class HandoffKind(StrEnum):
    """What passes, and to whom."""

    NEW_WORK = "new_work"
    AM_TO_PM = "am_to_pm"
    PROJECT_CLOSE = "project_close"
    AM_TO_AM = "am_to_am"
    TEAM_MEMBER = "team_member"


class Known(StrEnum):
    """How well a budget is known; asked and not disclosed is an answer too."""

    EXACT = "exact"
    ROUGH = "rough"
    ASKED_NOT_DISCLOSED = "asked_not_disclosed"


# What the receiver needs, by kind of handoff; the keys stand in the record under these names.
COMPLETE_FIELDS: dict[HandoffKind, tuple[str, ...]] = {
    HandoffKind.NEW_WORK: ("aims", "suggested_solution", "budget", "timeline", "constraints"),
    HandoffKind.AM_TO_AM: (
        "reason",
        "intro_on",
        "people_notes",
        "commercial",
        "promises_made",
        "risks",
        "avoid",
        "next_step",
    ),
    HandoffKind.AM_TO_PM: ("background", "promises_made", "client_preferences"),
    HandoffKind.PROJECT_CLOSE: ("learnings", "backlog", "access", "documentation"),
    HandoffKind.TEAM_MEMBER: ("checklist", "checked_by"),
}


# Where the field's name alone would not make a sentence.
_PLAIN = {
    "intro_on": "day of the introduction",
    "people_notes": "notes on the people",
    "promises_made": "list of the promises made",
    "avoid": "word on what to avoid",
    "access": "note on the client's access",
    "checked_by": "name of who checked the list",
    "commercial": "word on the commercial side",
}


class Accepted(Part, frozen=True, kw_only=True):
    """That the receiver took it over; the digest is of what was accepted."""

    happens_on: ClassVar[str] = "accepted_on"
    needs_date: ClassVar[bool] = True

    accepted_on: date | None = None
    by: str | None = None
    digest: str | None = None


class Returned(Part, frozen=True, kw_only=True):
    """That the receiver gave it back."""

    happens_on: ClassVar[str] = "returned_on"
    needs_date: ClassVar[bool] = True

    returned_on: date | None = None
    reason: str | None = None


class Budget(Value, frozen=True, kw_only=True):
    """What the client can spend."""

    known: Known | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    currency: str | None = None
    note: str | None = None


class Constraints(Value, frozen=True, kw_only=True):
    """What limits the work."""

    technical: str | None = None
    organisational: str | None = None
    historical: str | None = None


class Handoff(DatedRecord, frozen=True, kw_only=True):
    """Responsibility that passes from one of us to another.

    `digest` is of what it says now; it is worked out from the file, restricted text included, once
    somebody has accepted the handoff.
    """

    KIND: ClassVar[str] = "handoff"

    kind: HandoffKind
    to: str
    from_: str | None = None
    submitted_on: date | None = None
    accepted: Accepted | None = None
    returned: Returned | None = None
    dropped_on: date | None = None
    effective_on: date | None = None
    client_told_on: date | None = None
    opportunity: str | None = None
    project: str | None = None
    links: tuple[Link, ...] = ()
    aims: str | None = None
    suggested_solution: str | None = None
    budget: Budget | None = None
    timeline: str | None = None
    constraints: Constraints | None = None
    reason: str | None = None
    intro_on: date | None = None
    people_notes: str | None = None
    commercial: str | None = None
    promises_made: str | None = None
    risks: str | None = None
    avoid: str | None = None
    next_step: str | None = None
    background: str | None = None
    client_preferences: str | None = None
    learnings: str | None = None
    backlog: str | None = None
    access: str | None = None
    documentation: str | None = None
    checklist: dict[str, str | bool] = field(default_factory=dict)
    checked_by: str | None = None
    digest: str | None = None

    @property
    def has_changed(self) -> bool:
        """Whether it says something else than what was accepted; without a digest nobody can tell."""
        accepted = self.accepted
        return bool(accepted and accepted.accepted_on and accepted.digest and accepted.digest != self.digest)

    @property
    def is_submitted(self) -> bool:
        """Whether it was given to the receiver, and not given back since."""
        return self.submitted_on is not None and self.returned is None

    @property
    def is_live(self) -> bool:
        """Whether it is submitted and stands: neither returned nor dropped."""
        return self.is_submitted and self.dropped_on is None

    def missing(self, placeholders: Collection[str]) -> Iterator[tuple[KeyPath, str]]:
        """What the receiver still lacks: the place of each part, and its name in plain words."""
        for name in COMPLETE_FIELDS[self.kind]:
            if name == "budget":
                yield from self._missing_of_budget()
            elif name == "constraints":
                yield from self._missing_constraints(placeholders)
            elif name == "checklist":
                yield from self._open_items()
            elif _is_blank(getattr(self, name), placeholders):
                yield (name,), _PLAIN.get(name, name.replace("_", " "))

    def _missing_of_budget(self) -> Iterator[tuple[KeyPath, str]]:
        budget = self.budget or Budget()
        if budget.known is None:
            yield ("budget", "known"), "budget"
        elif budget.known is Known.ASKED_NOT_DISCLOSED:
            return
        elif budget.amount_min is None and budget.amount_max is None:
            yield ("budget", "amount_min"), "amount of the budget"

    def _missing_constraints(self, placeholders: Collection[str]) -> Iterator[tuple[KeyPath, str]]:
        constraints = self.constraints or Constraints()
        for name in ("technical", "organisational", "historical"):
            if _is_blank(getattr(constraints, name), placeholders):
                yield ("constraints", name), f"{name} constraints"

    def _open_items(self) -> Iterator[tuple[KeyPath, str]]:
        if not self.checklist:
            yield ("checklist",), "checklist"
        for item, state in self.checklist.items():
            if not _is_done(state):
                yield ("checklist", item), f"'done' or link at '{item}'"


# Filled in as the handoff goes on, so they are no part of what was accepted.
_FILLED_LATER = frozenset(["intro_on", "checklist"])


def digest_of(data: Mapping[str, Any]) -> str:
    """The fingerprint of what a handoff's file says: SHA-256, in hexadecimal.

    It is taken of canonical JSON (UTF-8, keys sorted, no spaces) of kind, sender, receiver and
    what the receiver needs, with values as written and absent fields left out.
    """
    said = ("kind", "to", "from", *COMPLETE_FIELDS[HandoffKind(data["kind"])])
    sealed = {name: data[name] for name in said if name in data and name not in _FILLED_LATER}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _is_blank(value: object, placeholders: Collection[str]) -> bool:
    if isinstance(value, str):
        return not value.strip() or is_placeholder(value, placeholders)
    return value is None


def _is_done(state: str | bool) -> bool:
    if isinstance(state, bool):
        return state
    return state.strip().lower().rstrip(".") == "done" or state.startswith(("https://", "http://"))


def is_placeholder(text: str, placeholders: Collection[str]) -> bool:
    """Whether the whole text is only a word that stands for a missing answer, such as `tbc`."""
    bare = text.strip().casefold()
    return bare in placeholders or bare.rstrip(".,;:!?\u2026 ") in placeholders
