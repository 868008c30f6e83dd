"""What of a record's text a client reads, or is about to read."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.account import Account
from goodstanding.model.record import Record
from goodstanding.model.work import Project
from goodstanding.place import KeyPath

Text = tuple[Record, KeyPath, str]

_OF_REVIEW = ("delivered", "support", "recommendations", "plan", "done", "next", "findings")
_OF_REPORT = ("challenges", "next")
_OF_CHANGE = ("plan", "options")


def client_texts(account: Account, day: date) -> Iterator[Text]:
    """The latest texts of each sort, restricted records left out.

    The last review of each kind, the last progress report of each project that goes on, and what
    not yet effective changes offer: what lies further back has been read and is not written again.
    """
    for review in {one.kind: one for one in account.reviews}.values():
        yield from _of(review, review, (), _OF_REVIEW)
    for project in account.projects:
        if project.over_on is None:
            yield from _of_reports(project)
    for change in account.changes:
        if change.effective_on >= day:
            yield from _of(change, change, (), _OF_CHANGE)


def _of_reports(project: Project) -> Iterator[Text]:
    sent = [one.sent_on for one in project.progress_reports if one.sent_on]
    latest = max(sent, default=None)
    for position, report in enumerate(project.progress_reports):
        if report.sent_on in (None, latest):
            yield from _of(project, report, ("progress_reports", position), _OF_REPORT)


def _of(record: Record, part: object, path: KeyPath, names: tuple[str, ...]) -> Iterator[Text]:
    if record.is_restricted:
        return
    for name in names:
        value = getattr(part, name)
        if isinstance(value, str):
            yield record, (*path, name), value
        elif value:
            yield from ((record, (*path, name, number), text) for number, text in enumerate(value))
