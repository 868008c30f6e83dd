"""What was known on a day and what was true: two standings as of that day, and the records between them."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Duty
from goodstanding.history.late import Belated
from goodstanding.immutable import Value
from goodstanding.reports.check_text import COLUMNS
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.markdown_report import LARGEST, fitted
from goodstanding.reports.markup import quiet
from goodstanding.reports.words import counted, long_day
from goodstanding.standing import Standing

SAME = "What was known then is what was true, as far as is known now."


class Hindsight(Value, frozen=True):
    """The book of a day's evening and the book of now, both as of that day.

    `commit` is the last one that had come in by then; `belated` are the records that came in since.
    """

    commit: str
    then: Standing
    now: Standing
    belated: tuple[Belated, ...]
    account: str | None = None

    @property
    def as_of(self) -> date:
        """The day."""
        return self.then.as_of

    @property
    def unknown(self) -> list[Duty]:
        """What was overdue, though the book of that day did not show it."""
        return _only(self.now, self.then, self.account)

    @property
    def needless(self) -> list[Duty]:
        """What the book of that day showed as overdue, though it was not."""
        return _only(self.then, self.now, self.account)


def _only(standing: Standing, other: Standing, account: str | None) -> list[Duty]:
    """What is overdue in one standing and not in the other."""
    known = {_key(duty) for duty in other.duties if duty.is_overdue}
    return [one for one in overdue(standing, account) if _key(one) not in known]


def overdue(standing: Standing, account: str | None) -> list[Duty]:
    """What is overdue in a standing, of the whole book or of one account."""
    return [one for one in standing.duties if one.is_overdue and account in {None, one.account}]


def _key(duty: Duty) -> tuple[str, str, str]:
    return duty.clock, duty.record, duty.place or ""


class _Part(Value, frozen=True):
    """A heading and a sentence for each thing below it."""

    title: str
    rows: tuple[str, ...]


def summary(report: Hindsight) -> str:
    """Both figures in one sentence."""
    then, now = (len(overdue(one, report.account)) for one in (report.then, report.now))
    return (
        f"The book of that evening (commit {report.commit[:10]}) showed {then} overdue; "
        f"by what is known now it was {now}."
    )


def _parts(report: Hindsight) -> list[_Part]:
    found = (
        _Part("Overdue, and not known", tuple(map(_late, report.unknown))),
        _Part("Shown as overdue, and was not", tuple(map(_late, report.needless))),
        _Part("Written down later", tuple(map(_belated, report.belated))),
    )
    return [part for part in found if part.rows]


def _late(duty: Duty) -> str:
    where = duty.account or "the firm"
    return f"{where}: {duty.clock} ({duty.record}), due on {duty.due_on}, owed by {duty.owner}"


def _belated(one: Belated) -> str:
    days = counted((one.came_in_on - one.happened_on).days, "day")
    return f"{one.record}: of {one.happened_on}, in the book since {one.came_in_on}, {days} later"


def _heading(report: Hindsight) -> str:
    whose = f" of {report.account}" if report.account else ""
    return f"What was known{whose} on {long_day(report.as_of)}, and what was true"


def render_hindsight(report: Hindsight, columns: int = COLUMNS) -> list[Line]:
    """The report as lines."""
    return [*_lines(report, columns)]


def _lines(report: Hindsight, columns: int) -> Iterator[Line]:
    yield line(Piece(_heading(report), Tone.HEADING))
    yield from paragraph(summary(report), 0, columns)
    parts = _parts(report)
    if not parts:
        yield from (EMPTY, *paragraph(SAME, 0, columns, Tone.GOOD))
    for part in parts:
        yield from (EMPTY, line(Piece(f"{part.title} ({len(part.rows)})", Tone.HEADING)))
        for row in part.rows:
            yield from paragraph(row, 2, columns)


def render_hindsight_markdown(report: Hindsight) -> str:
    """The report as Markdown, in which nothing of a record does anything."""
    rows = [f"## {quiet(_heading(report))}", "", quiet(summary(report)), ""]
    parts = _parts(report)
    for part in parts:
        rows += [f"### {part.title} ({len(part.rows)})", "", *(f"- {quiet(one)}" for one in part.rows), ""]
    return fitted(rows if parts else [*rows, SAME, ""], LARGEST)
