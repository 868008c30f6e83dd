"""Files beside the pages: the overdue report for other programs, and the calendars."""

import re
from collections.abc import Container, Iterable, Iterator

from goodstanding.immutable import replace
from goodstanding.reports.json_report import render_json
from goodstanding.reports.overdue_csv import render_overdue_csv
from goodstanding.site.calendar import calendar_files
from goodstanding.site.documents.page import document_files
from goodstanding.site.edition import Edition
from goodstanding.site.forms.files import files_of_forms, write_files
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import SiteFile

# A path comes from names of files: nothing but these characters may lead to a file we write.
_PATH = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.(?:csv|ics|json|txt)")


def make_files(edition: Edition) -> Iterator[SiteFile]:
    """Every such file of the edition; a public one has none but those of the forms."""
    yield from files_of_whole(edition)
    if edition.ledger is not None:
        yield from files_of_accounts(edition, edition.ledger.accounts)


def files_of_whole(edition: Edition, without: Container[str] = ()) -> Iterator[SiteFile]:
    """The files about the whole book, each person's feed, and those of the forms that all share.

    The feeds named in `without` are left out.
    """
    if edition.ledger is not None:
        yield from filter(_is_ours, (*_files(edition.ledger, without), *files_of_forms(edition.ledger)))


def files_of_accounts(edition: Edition, ids: Iterable[str]) -> Iterator[SiteFile]:
    """The files about each of these accounts alone."""
    ledger, wanted = edition.ledger, [*ids]
    if ledger is not None:
        about = (*document_files(edition, ledger, wanted), *write_files(edition, ledger, wanted))
        yield from filter(_is_ours, about)


def _is_ours(file: SiteFile) -> bool:
    return bool(_PATH.fullmatch(file.path))


def _files(ledger: Ledger, without: Container[str]) -> Iterator[SiteFile]:
    late = tuple(shown for shown in ledger.duties if shown.duty.is_overdue)
    # A byte order mark tells spreadsheets that the text is UTF-8.
    table = "\ufeff" + render_overdue_csv(late, ledger.names.account)
    yield SiteFile("overdue/overdue.csv", table.encode())
    report = replace(ledger.report, findings=(), duties=late)
    yield SiteFile("overdue/overdue.json", render_json(report).encode())
    yield from calendar_files(ledger, without)
