"""The page on which people write what happened with one account."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.immutable import Value
from goodstanding.kinds import KINDS, ROOT
from goodstanding.model.record import Record
from goodstanding.records.schema import load_schema
from goodstanding.records.spelling import spell_field
from goodstanding.site.edition import Edition
from goodstanding.site.forms.account import key_of, open_records, title_of_record
from goodstanding.site.forms.host import Host, host_of
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render
from goodstanding.site.words import sentence

# What can be begun here, and how people call it.
WAYS = (
    ("contact", "Log a contact"),
    ("commitment", "Promise something"),
    ("handoff", "Raise a handoff"),
    ("waiver", "Agree an exception"),
)
_TWO_WEEKS = 14


class Example(Value, frozen=True):
    """How a record of a kind is written by hand: its file, its least text, and where a new one is begun."""

    kind: str
    title: str
    file: str
    text: str
    url: str | None


class Opened(Value, frozen=True):
    """An open record: its place, its words, its kind, and the day by which it is due."""

    key: str
    title: str
    kind: str
    file: str
    due_on: date | None
    is_restricted: bool


def write_page(edition: Edition, ledger: Ledger, id_: str) -> SitePage:
    """The page of one account on which records are written."""
    name = ledger.names.account(id_)
    host = host_of(edition.edit_base)
    theirs = [one.id for one in ledger.accounts[id_].stakeholders if one.left_on is None]
    whom = theirs[0] if theirs else "their-name"
    view = {
        "name": name,
        "id": id_,
        "host": host.name if host else None,
        "ways": WAYS,
        "opened": sorted((_opened(ledger, one) for one in open_records(ledger, id_)), key=_by_day),
        "examples": [*_examples(edition, id_, whom, host)],
    }
    body = render("write.html", edition, f"write/{id_}/", view)
    headings = (Heading("new", "Something new"), Heading("open", "What is open"))
    return SitePage(f"write/{id_}.md", f"Write for {name}", body, headings, in_nav=False, wide=True)


def _opened(ledger: Ledger, record: Record) -> Opened:
    due = [
        shown.duty.due_on
        for shown in ledger.duties_of(record.account_id)
        if shown.duty.record == record.record
    ]
    kind = sentence(load_schema(record.KIND)["title"].lower())
    return Opened(
        key_of(record),
        title_of_record(record),
        kind,
        record.file,
        min(due, default=None),
        record.is_restricted,
    )


def _by_day(one: Opened) -> tuple[date, str]:
    return one.due_on or date.max, one.key


def _examples(edition: Edition, id_: str, whom: str, host: Host | None) -> Iterator[Example]:
    due = days_after(edition.as_of, _TWO_WEEKS).isoformat()
    own = {
        "commitment": {"to": whom, "due_on": due},
        "waiver": {"approved_by": "who-agreed", "until_on": due},
    }
    for kind, title in WAYS:
        schema = load_schema(kind)
        example = {**schema["examples"][0], **own.get(kind, {})}
        rows = [row for name in schema["required"] for row in spell_field(name, example[name])]
        file = f"{ROOT}/{id_}/{KINDS[kind].folder}/{edition.as_of.isoformat()}-a-few-words.yml"
        yield Example(kind, title, file, "\n".join(rows), host.new_url(file) if host else None)
