"""The figures of the months as drawings: what was overdue, what the records said, promises kept, load."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from statistics import median

from markupsafe import Markup

from goodstanding.history.late import Written
from goodstanding.history.tally import Tally
from goodstanding.immutable import Value, replace
from goodstanding.site.account.chart import Chart, Dot, draw_chart
from goodstanding.site.words import spell_day, spell_number
from goodstanding.standing.months import Month

OF_A_HUNDRED = (0.0, 100.0)
_STEPS = (1, 5, 10, 50, 100, 500, 1000)


class Figure(Value, frozen=True):
    """One drawing with its heading, what it shows, and what its second line means."""

    id: str
    title: str
    explain: str
    chart: Chart
    line: str
    goal: str = ""

    @property
    def drawing(self) -> Markup:
        """The drawing itself."""
        return draw_chart(self.chart)


class Told(Value, frozen=True):
    """One month-end with all that is shown of it."""

    month: Month
    kept: Tally
    late: Written | None

    @property
    def day(self) -> date:
        """The month-end."""
        return self.month.day

    @property
    def whole(self) -> float | None:
        """What the records said of the account in the middle; None where they said too little of all."""
        return median(self.month.wholes) if self.month.wholes else None

    @property
    def heaviest(self) -> float | None:
        """The most that one manager carried."""
        return self.month.loads[-1] if self.month.loads else None

    @property
    def middle(self) -> float | None:
        """What the manager in the middle carried."""
        return median(self.month.loads) if self.month.loads else None


def figures(told: Sequence[Told]) -> list[Figure]:
    """The drawings for which there is something to draw."""
    found = [one for one in (*_always(told), _late(told)) if one]
    # Side by side they are read together: a month stands in the same place in each of them.
    return [replace(one, chart=replace(one.chart, span=(told[0].day, told[-1].day))) for one in found]


def _always(told: Sequence[Told]) -> Iterator[Figure | None]:
    judged = [one for one in told if one.month.is_judged]
    yield _figure(
        ("overdue", "Overdue", "What was overdue on the last day of the month, over all accounts."),
        [Dot(one.day, one.month.overdue) for one in judged],
        "duties overdue",
    )
    yield _figure(
        (
            "evidence",
            "What the records said",
            "Of 100, for the account in the middle: half of them stood better, half worse.",
        ),
        [Dot(one.day, one.whole) for one in judged if one.whole is not None],
        "the account in the middle",
        bounds=OF_A_HUNDRED,
    )
    yield _figure(
        (
            "promises",
            "Promises kept",
            "Percent of those due in the twelve months to each month-end; nothing of fewer than three.",
        ),
        [Dot(one.day, round(100 * one.kept.share)) for one in judged if one.kept.share is not None],
        "percent kept",
        bounds=OF_A_HUNDRED,
    )
    yield _load(judged)


def _load(judged: Sequence[Told]) -> Figure | None:
    """The load of whoever carries most."""
    dots = [Dot(one.day, one.heaviest) for one in judged if one.heaviest is not None]
    caps = [Dot(one.day, one.month.cap) for one in judged if one.month.cap is not None]
    return _figure(
        (
            "load",
            "Load",
            "The most that one manager carried, in the policy's weights; each manager's line is below.",
        ),
        dots,
        "the heaviest load",
        goal=caps,
        means="what one person can carry",
    )


def _late(told: Sequence[Told]) -> Figure | None:
    dots = [
        Dot(one.day, round(100 * one.late.late / one.late.records))
        for one in told
        if one.late and one.late.records
    ]
    return _figure(
        (
            "late",
            "Written down later",
            "Percent of a month's records that came in after its end: true then, and not yet known.",
        ),
        dots,
        "percent written down later",
        bounds=OF_A_HUNDRED,
    )


def _figure(
    words: tuple[str, str, str],
    dots: list[Dot],
    line: str,
    *,
    goal: Sequence[Dot] = (),
    means: str = "",
    bounds: tuple[float, float] | None = None,
) -> Figure | None:
    if not dots:
        return None
    id_, title, explain = words
    values = [one.value for one in dots] + [one.value for one in goal]
    # Figures of things begin at none: a line that begins elsewhere makes small moves look large.
    bounds = bounds or (0, _round(max(values)))
    chart = Chart(f"month-{id_}", title, _said(dots, line), tuple(dots), tuple(goal), bounds)
    return Figure(id_, title, explain, chart, line, means if goal else "")


def _round(highest: float) -> float:
    """An even number at or above it, for a scale that is read at a glance."""
    step = next(step for step in _STEPS if highest <= 10 * step) if highest <= 10 * _STEPS[-1] else _STEPS[-1]
    return max(4, ceil(highest / (2 * step)) * 2 * step)


def _said(dots: Sequence[Dot], line: str) -> str:
    """The drawing in a sentence, for who cannot see it."""
    first, last = dots[0], dots[-1]
    values = [one.value for one in dots]
    return (
        f"{line}, from {spell_day(first.day)} to {spell_day(last.day)}: between "
        f"{spell_number(min(values))} and {spell_number(max(values))}, at last {spell_number(last.value)}."
    )
