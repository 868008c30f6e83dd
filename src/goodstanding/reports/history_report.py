"""What `standing history` shows: the events of an account or a record, for people and for programs."""

from collections.abc import Iterator, Mapping

from goodstanding.history.story import Event
from goodstanding.immutable import Value
from goodstanding.reports.check_text import COLUMNS
from goodstanding.reports.layout import laid_out
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.markdown_report import LARGEST, fitted
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.story import sentences

VERSION = 1
COMMIT_SHOWN = 10
_INDENT = 12


class HistoryReport(Value, frozen=True):
    """The events of `subject` up to a commit; `people` are our names by e-mail address."""

    subject: str
    commit: str
    events: tuple[Event, ...]
    people: Mapping[str, str]

    def who(self, event: Event) -> str:
        """Who did it: our name for them, else the one in the commit."""
        return self.people.get(event.email.casefold()) or event.author or event.email


def render_history(report: HistoryReport, columns: int = COLUMNS) -> list[Line]:
    """The events as lines, oldest first."""
    lines = [line(Piece(f"History of {report.subject}", Tone.HEADING)), EMPTY]
    for event in report.events:
        lines += _event(report, event, columns)
    return lines


def _event(report: HistoryReport, event: Event, columns: int) -> Iterator[Line]:
    who = report.who(event)
    for number, text in enumerate(sentences(event)):
        rows = list(paragraph(f"{who} {text}", _INDENT, columns))
        if number == 0 and rows:
            first = rows[0][1:]
            rows[0] = (Piece(event.at.date().isoformat()), Piece("  "), *first)
        yield from rows
    commits = ", ".join(one[:COMMIT_SHOWN] for one in event.commits)
    yield from paragraph(f"{event.record}, {commits}", _INDENT, columns, Tone.FAINT)


def render_history_markdown(report: HistoryReport) -> str:
    """The events as a table, oldest first."""
    rows = [f"## History of {quiet(report.subject)}", "", *head("Day", "Who", "What", "Commit")]
    for event in report.events:
        what = "<br>".join(map(quiet, sentences(event))) + f"<br>{quiet(event.record)}"
        commits = "<br>".join(one[:COMMIT_SHOWN] for one in event.commits)
        rows.append(row(event.at.date().isoformat(), quiet(report.who(event)), what, commits))
    return fitted(rows, LARGEST)


def render_history_json(report: HistoryReport) -> str:
    """The events for other programs: version 1, described by history.schema.json."""
    return laid_out(
        {
            "version": VERSION,
            "subject": report.subject,
            "commit": report.commit,
            "events": [
                {
                    "at": event.at.isoformat(),
                    "by": report.who(event),
                    "record": event.record,
                    "kind": event.kind.name,
                    "deed": event.deed.value,
                    "was": event.was,
                    "commits": list(event.commits),
                    "said": sentences(event),
                }
                for event in report.events
            ],
        }
    )
