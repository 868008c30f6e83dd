"""The site's own words: names of days, clocks, bands and states."""

import re
from datetime import date

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Band, Group, State
from goodstanding.model.firm import Firm
from goodstanding.model.record import Money
from goodstanding.writing import spelling
from goodstanding.writing.spelling import (
    spell_day_of_year,
    spell_number,
    spell_percent,
    spell_short,
    spell_weekday,
)

__all__ = [
    "BANDS",
    "GROUPS",
    "MODES",
    "STATES",
    "count",
    "handoff_kind",
    "interval",
    "mode_word",
    "next_step",
    "sentence",
    "spell_day",
    "spell_day_of_year",
    "spell_money",
    "spell_number",
    "spell_percent",
    "spell_short",
    "spell_weekday",
    "title_of",
    "told",
]

BANDS = {
    Band.OVERDUE: "Overdue",
    Band.TODAY: "Due today",
    Band.SOON: "Due soon",
    Band.BOOKED: "Booked",
    Band.LATER: "Later",
}
STATES = {
    State.OPEN: "Open",
    State.SNOOZED: "Put off",
    State.WAIVED: "Waived",
    State.HELD_BACK: "Held back",
}
GROUPS = {
    Group.ESCALATIONS: "Escalations",
    Group.PROMISES: "Promises",
    Group.HANDOFFS: "Handoffs and opportunities",
    Group.PROJECTS: "Projects",
    Group.CONVERSATIONS: "Conversations",
    Group.REVIEWS: "Reviews",
    Group.PEOPLE: "People",
    Group.MONEY: "Money",
    Group.UPKEEP: "Upkeep",
}
MODES = {
    "steady_state": "Steady",
    "opportunity_in_play": "Opportunity in play",
    "with_new_work": "With New Work",
    "project_underway": "Project underway",
    "transition": "Transition",
}
# The names of fields and folders within a step: shown as they stand in a record.
_FIELD = re.compile(r"(?<!\w)(?:_[a-z]+/|[a-z]+(?:[._][a-z]+)+)")
_NEXT_STEP = "Do what is owed, and record it."
_HANDOFFS = {
    "new_work": "New work",
    "am_to_pm": "Project brief",
    "project_close": "Closed project",
    "am_to_am": "The account",
    "team_member": "Place in the team",
}


def spell_day(day: date | None) -> str:
    """A day as people there write it: 1 June 2026."""
    return spelling.spell_day(day) if day else "not yet"


def title_of(id_: str) -> str:
    """The name of a clock, rule or other id in words."""
    clock = CLOCKS.get(id_)
    return clock.title if clock else sentence(id_.replace("-", " ").replace("_", " "))


def sentence(text: str) -> str:
    """The text with a capital in front; the rest stays as written."""
    return text[:1].upper() + text[1:]


def handoff_kind(kind: str) -> str:
    """The name of a kind of handoff."""
    return _HANDOFFS.get(kind) or title_of(kind)


def mode_word(mode: str) -> str:
    """The name of a mode."""
    return MODES.get(mode) or title_of(mode)


def next_step(clock: str) -> str:
    """What to do about a duty of that clock, in one line of Markdown."""
    known = CLOCKS.get(clock)
    return _FIELD.sub(r"`\g<0>`", known.step) if known else _NEXT_STEP


def told(text: str) -> str:
    """A reason or a finding as a sentence, with its days as people there write them."""
    return sentence(spelling.with_days_spelt(text))


def spell_money(money: Money | None, firm: Firm | None) -> str:
    """An amount with its currency, the policy's where none is written."""
    if money is None:
        return ""
    currency = money.currency or (firm.policy.currency if firm else "")
    with spelling.speaking(firm.policy.locale if firm else None):
        return spelling.spell_money(money.amount, currency)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 day, 3 days."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def interval(row_days: int | None, within: int | None, working: int | None) -> str:
    """An interval of the policy in words."""
    if row_days is not None:
        return f"every {count(row_days, 'day')}"
    if within is not None:
        return f"within {count(within, 'day')}"
    if working is not None:
        return f"within {count(working, 'working day')}"
    return "on its own date"
