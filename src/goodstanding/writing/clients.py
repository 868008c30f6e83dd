"""The first clients of a book, from a plain list or from a spreadsheet saved as text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from goodstanding.errors import UsageError
from goodstanding.immutable import Value, field

# The words by which people head their columns, and the field each stands for.
_COLUMNS = {
    "name": (
        "name",
        "client",
        "client_name",
        "account",
        "account_name",
        "customer",
        "company",
        "organisation",
    ),
    "account_manager": ("account_manager", "manager", "am", "owner", "looked_after_by"),
    "deputy": ("deputy", "stand_in", "stands_in", "second"),
    "tier": ("tier", "class", "segment"),
    "size": ("size",),
    "status": ("status",),
    "client_since": ("client_since", "since", "customer_since"),
    "stakeholder": ("stakeholder", "contact", "contact_person", "contact_name", "main_contact"),
    "stakeholder_role": ("stakeholder_role", "contact_role", "role", "position"),
    "email": ("email", "e_mail", "mail", "contact_email"),
    "phone": ("phone", "telephone", "tel", "mobile", "contact_phone"),
    "context": ("context", "notes", "note", "remarks"),
    "annual_review_month": ("annual_review_month", "review_month", "month_of_the_yearly_review"),
    "steady-contact": ("last_spoke", "last_spoken", "last_talk", "last_call", "last_contact"),
    "annual-review": ("last_review", "last_annual_review"),
    "satisfaction-score": ("last_asked", "last_score", "last_survey"),
}
_FIELDS = {word: name for name, words in _COLUMNS.items() for word in words}
_OF_ACCOUNT = ("status", "tier", "size", "client_since")
# Clocks that count from the last time before there was a book.
_OF_STAKEHOLDER = {"stakeholder": "name", "stakeholder_role": "role", "email": "email", "phone": "phone"}
_OF_OPENING = ("steady-contact", "annual-review", "satisfaction-score")


class Client(Value, frozen=True):
    """A client to begin with, the names of who looks after it, and whom we know there."""

    name: str
    manager: str
    deputy: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    stakeholder: Mapping[str, object] = field(default_factory=dict)


class Listed(Value, frozen=True):
    """The clients of a list, and the headings of columns that no record has a place for."""

    clients: tuple[Client, ...]
    left_out: tuple[str, ...] = ()


def read_clients(text: str, manager: str) -> Listed:
    """The clients of a list: a name a line, with its account manager after `;` where it is another.

    Where the first line names columns, it is read as a spreadsheet saved with commas, semicolons
    or tabs.
    """
    rows = [
        row for row in text.removeprefix("\ufeff").splitlines() if row.strip() and not row.startswith("#")
    ]
    if not rows:
        return Listed(())
    sign = next((one for one in "\t;," if one in rows[0]), ";")
    head = [_column(cell) for cell in rows[0].split(sign)]
    if "name" not in {_FIELDS.get(one) for one in head}:
        return Listed(tuple(_plain(rows, manager)))
    return _table([row for row in _cells(text.removeprefix("\ufeff"), sign) if any(row)], manager)


def _plain(rows: Sequence[str], manager: str) -> Iterator[Client]:
    for row in rows:
        name, _, own = row.partition(";")
        if name.strip():
            yield Client(name.strip(), own.strip() or manager)


def _cells(text: str, sign: str) -> list[list[str]]:
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        return [[cell.strip() for cell in row] for row in rows if not row or not row[0].startswith("#")]
    except csv.Error as fault:
        raise UsageError(f"the list cannot be read as a table ({fault}): close every quote") from fault


def _column(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def _table(rows: list[list[str]], manager: str) -> Listed:
    fields = [_FIELDS.get(_column(cell)) for cell in rows[0]]
    if "stakeholder" not in fields:  # nobody whose address it would be
        fields = [None if one in _OF_STAKEHOLDER else one for one in fields]
    known = [one for one in fields if one]
    if twice := sorted({one for one in known if known.count(one) > 1}):
        raise UsageError(f"two columns of the list stand for '{twice[0]}': keep one of them")
    clients = []
    for row in rows[1:]:
        said = {name: cell for name, cell in zip(fields, row, strict=False) if name and cell}
        if said.get("name"):
            clients.append(_client(said, manager))
    left_out = tuple(cell for cell, name in zip(rows[0], fields, strict=True) if cell and not name)
    return Listed(tuple(clients), left_out)


def _client(said: Mapping[str, str], manager: str) -> Client:
    facts: dict[str, object] = {name: said[name].lower() for name in _OF_ACCOUNT if name in said}
    opening = {clock: said[clock] for clock in _OF_OPENING if clock in said}
    facts |= {"opening": opening} if opening else {}
    facts |= {"context": said["context"].replace("\r\n", "\n")} if "context" in said else {}
    if month := said.get("annual_review_month"):
        facts["annual_review_month"] = int(month) if month.isdecimal() and month.isascii() else month
    known: dict[str, object] = {ours: said[name] for name, ours in _OF_STAKEHOLDER.items() if name in said}
    if known and "name" not in known:
        raise UsageError(
            f"the list says how to reach somebody at {said['name']}, but not who: name the contact"
        )
    known |= {"key": True} if known else {}
    return Client(said["name"], said.get("account_manager", manager), said.get("deputy", ""), facts, known)
