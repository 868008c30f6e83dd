"""The site's own words: names of days, clocks, bands and states."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Band, Group, State
from goodstanding.model.firm import Firm
from goodstanding.model.record import Money

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

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
    """A day as people write it: 1 June 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "not yet"


def spell_weekday(day: date) -> str:
    """A day with its weekday: Monday 1 June 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {spell_day(day)}"


def spell_short(day: date) -> str:
    """A day for narrow columns: 1 Jun 2026."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


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


def spell_money(money: Money | None, firm: Firm | None) -> str:
    """An amount with its currency, the policy's where none is written."""
    if money is None:
        return ""
    currency = money.currency or (firm.policy.currency if firm else "")
    return _spelt_money(money.amount, currency, firm.policy.locale if firm else "en-GB")


@lru_cache(maxsize=1024)
def _spelt_money(amount: float, currency: str, locale: str) -> str:
    # Whole amounts are read without their pennies.
    form = "\u00a4#,##0" if amount == int(amount) else None
    try:
        return format_currency(
            amount, currency, form, Locale.parse(locale, sep="-"), currency_digits=not form
        )
    except (UnknownLocaleError, ValueError):
        return f"{amount:,.2f} {currency}".strip()


def spell_number(value: float) -> str:
    """A figure without needless zeros: 4, 4.5, 12,000."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


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
