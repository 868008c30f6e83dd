"""The records of an account that have no section of their own: one line each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.model.account import Account
from goodstanding.model.record import Record
from goodstanding.site.names import Names
from goodstanding.site.words import spell_day, title_of


@dataclass(frozen=True, slots=True)
class Line:
    """One record in a line: its kind, its day, what it is about, and how it stands."""

    kind: str
    record: Record
    day: date | None
    text: str
    state: str


def _satisfaction(one: Any) -> str:
    if one.feeling:
        return str(one.feeling.value)
    if one.score is None:
        return one.comment or ""
    return f"{one.score:g}" + (f" of {one.scale_max:g}" if one.scale_max else "")


def _change(one: Any, names: Names) -> str:
    parts = [title_of(one.kind.value), one.person and names.person(one.person), one.what]
    return ", ".join(part for part in parts if part) + f", from {spell_day(one.effective_on)}"


def _period(one: Any) -> str:
    starts, ends = one.period.starts_on, one.period.ends_on
    return " to ".join(spell_day(day) for day in (starts, ends) if day)


# What each kind says of itself, and the field that says that it is over.
_TELLS: Mapping[str, tuple[str, Callable[[Any, Names], str], str, str]] = {
    "escalations": ("Escalation", lambda one, _: one.summary, "resolved_on", "resolved"),
    "concerns": ("Concern", lambda one, _: one.what, "resolved_on", "resolved"),
    "signals": ("Signal", lambda one, _: one.note, "assessed_on", "assessed"),
    "metrics": ("Metric", lambda one, _: one.name, "shown_on", "shown to the client"),
    "satisfaction": ("Satisfaction", lambda one, _: _satisfaction(one), "", ""),
    "changes": ("Change", _change, "told_on", "client told"),
    "assignments": ("Assignment", lambda one, names: names.person(one.person), "ends_on", "ends"),
    "invoices": ("Invoice", lambda one, _: _period(one), "sent_on", "sent"),
    "refunds": ("Refund", lambda one, _: one.event, "refunded_on", "paid"),
    "waivers": ("Waiver", lambda one, _: f"{one.rule}: {one.reason or ''}", "until_on", "until"),
}


def others(account: Account, names: Names) -> list[Line]:
    """Those records, the gravest kinds first and the newest of each kind before older ones."""
    return [line for part in _TELLS for line in _lines(account, part, names)]


def _lines(account: Account, part: str, names: Names) -> Iterator[Line]:
    kind, tell, over, word = _TELLS[part]
    for record in reversed(getattr(account, part, ())):
        text = "" if record.is_restricted else tell(record, names) or ""
        ended = getattr(record, over) if over else None
        state = f"{word} {spell_day(ended)}" if ended else ("open" if word == "resolved" else "")
        yield Line(kind, record, getattr(record, "dated_on", None), text, state)
