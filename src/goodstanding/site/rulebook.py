"""The lists of all rules and all clocks, each with the first sentence of its page."""

from collections.abc import Iterator, Mapping

from goodstanding.chapters import CLOCKS, RULES
from goodstanding.duty import GROUPS
from goodstanding.finding import Severity
from goodstanding.immutable import Value
from goodstanding.reports.manual import first_sentence, pages_in
from goodstanding.resources import folder
from goodstanding.site.edition import Edition
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render
from goodstanding.site.words import GROUPS as GROUP_WORDS
from goodstanding.site.words import interval, title_of


class Entry(Value, frozen=True):
    """One line of a list: where it leads, its name, a sentence and a short note."""

    url: str
    name: str
    sentence: str
    note: str = ""


class ListPart(Value, frozen=True):
    """One part of a list."""

    id: str
    title: str
    explain: str
    entries: tuple[Entry, ...]


def sentences_in(name: str) -> dict[str, str]:
    """The hand-written pages of a folder: id and the first sentence that says why."""
    pages = pages_in(folder(name)).items()
    return {id_: first_sentence(path.read_text(encoding="utf-8")) for id_, path in pages}


def rules_page(edition: Edition) -> SitePage:
    """All rules, gravest first."""
    pages = sentences_in("docs/rules")
    weights = {rule.id: rule.severity for rule in RULES.values()}
    parts = [*_rule_parts(pages, weights)]
    view = {
        "title": "Rules",
        "anchor": "rules",
        "lead": "A rule says what is wrong in a record, what went wrong for good, or what might "
        "be done better. Only errors keep a change from being merged.",
        "parts": parts,
    }
    return _list_page(edition, "rules", "Rules", view, parts)


def _rule_parts(pages: dict[str, str], weights: dict[str, Severity]) -> Iterator[ListPart]:
    told = (
        ("errors", "Errors", "Mended in the record today.", Severity.ERROR),
        ("lapses", "Lapses", "Went wrong and cannot be undone.", Severity.LAPSE),
        ("notices", "Notices", "Advice.", Severity.NOTICE),
    )
    for id_, title, explain, severity in told:
        # Rules of reading belong to no chapter: a file that cannot be read is always an error.
        ids = [one for one in pages if weights.get(one, Severity.ERROR) is severity]
        entries = tuple(Entry(f"rules/{one}/", one, pages[one]) for one in ids)
        if entries:
            yield ListPart(id_, title, explain, entries)


def clocks_page(edition: Edition) -> SitePage:
    """All clocks by group."""
    pages = sentences_in("docs/clocks")
    rows = edition.numbers.clocks if edition.numbers else {}
    parts = []
    for group in GROUPS:
        entries = []
        for clock in sorted(CLOCKS.values(), key=lambda one: one.id):
            if clock.group is not group:
                continue
            row = rows.get(clock.id)
            note = ""
            if row:
                note = interval(row.every_days, row.within_days, row.within_working_days)
            sentence = pages.get(clock.id, "")
            name = title_of(clock.id)
            entries.append(Entry(f"clocks/{clock.id}/", name, sentence, f"{clock.id}, {note}"))
        if entries:
            parts.append(ListPart(group.value, GROUP_WORDS[group], "", tuple(entries)))
    view = {
        "title": "Clocks",
        "anchor": "clocks",
        "lead": "A clock makes something due: every so many days, or by a date that was named. "
        "The numbers are the policy's.",
        "parts": parts,
    }
    return _list_page(edition, "clocks", "Clocks", view, parts)


def _list_page(
    edition: Edition, path: str, title: str, view: Mapping[str, object], parts: list[ListPart]
) -> SitePage:
    headings = tuple(Heading(part.id, part.title) for part in parts)
    body = render("list.html", edition, f"{path}/", view)
    return SitePage(f"{path}/index.md", title, body, headings, f"{path} list of all")
