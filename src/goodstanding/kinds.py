"""The kinds of record, and how a path names one."""

import re
from difflib import get_close_matches
from functools import lru_cache

from goodstanding.dates import MONTHS, parse_day
from goodstanding.immutable import Value

ROOT = "accounts"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LONGEST = 64
_NO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Windows keeps these names for devices: a folder of that name cannot be checked out there.
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)


class Kind(Value, frozen=True):
    """One kind of record: its folder ("" for a file of its own), and whether its id begins with its date.

    `of_firm` kinds stand only among the firm's own records; others may stand there as well, in `firm_folder`.
    """

    name: str
    folder: str
    dated: bool = False
    of_firm: bool = False
    firm_folder: str = ""
    chapter: str = "account-manager"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("policy", "", of_firm=True, chapter="rhythm"),
        Kind("person", "_people", of_firm=True, chapter="people"),
        Kind("account", ""),
        Kind("stakeholder", "stakeholders", chapter="communication"),
        Kind("contact", "contacts", dated=True, chapter="communication"),
        Kind("commitment", "commitments", dated=True, chapter="commitments"),
        Kind("handoff", "handoffs", dated=True, chapter="handoffs"),
        Kind("opportunity", "opportunities", dated=True, chapter="opportunities"),
        Kind("project", "projects", chapter="projects"),
        Kind("review", "reviews", dated=True, chapter="reviews"),
        Kind("signal", "signals", dated=True, chapter="opportunities"),
        Kind("concern", "concerns", dated=True, chapter="escalation"),
        Kind("escalation", "escalations", dated=True, chapter="escalation"),
        Kind("metric", "metrics", chapter="value"),
        Kind("satisfaction", "satisfaction", dated=True, chapter="value"),
        Kind("change", "changes", dated=True, firm_folder="_changes", chapter="people"),
        Kind("assignment", "assignments", chapter="people"),
        Kind("invoice", "invoices", chapter="money"),
        Kind("refund", "refunds", dated=True, chapter="money"),
        Kind("waiver", "waivers", dated=True, chapter="rhythm"),
        Kind("scan", "_scans", dated=True, of_firm=True, chapter="rhythm"),
    )
}
ACCOUNT_FOLDERS = {kind.folder: kind for kind in KINDS.values() if kind.folder and not kind.of_firm}
FIRM_FOLDERS = {
    folder: kind
    for kind in KINDS.values()
    for folder in (kind.folder if kind.of_firm else "", kind.firm_folder)
    if folder
}
TEMPLATES = "_templates"


class Identity(Value, frozen=True):
    """Who a record is: its kind, its account (None for the firm's own) and its id."""

    kind: Kind
    account: str | None
    id: str

    @property
    def record(self) -> str:
        """Its name, such as `acme/commitments/2026-04-01-audit`."""
        if self.account is None:
            folder = self.kind.firm_folder or self.kind.folder
            return f"{folder}/{self.id}" if folder else f"_{self.id}"
        return (
            f"{self.account}/{self.kind.folder}/{self.id}"
            if self.kind.folder
            else f"{self.account}/{self.id}"
        )

    @property
    def file(self) -> str:
        """Its file, from the book's root."""
        return file_of(self.record)


def file_of(record: str) -> str:
    """The file of a record by its name, from the book's root."""
    return f"{ROOT}/{record}.yml"


# The name of an account comes back with each of its files.
@lru_cache(maxsize=64)
def fault_of_slug(text: str) -> str | None:
    """What is wrong with an id, or None where it may be one."""
    if not SLUG.fullmatch(text):
        return f"'{text}' may hold only small letters, digits and single hyphens between them: rename it"
    if len(text) > SLUG_LONGEST:
        return f"'{text}' is longer than {SLUG_LONGEST} characters: shorten it"
    if text in DEVICE_NAMES or text == "index":
        return f"'{text}' is reserved, as computers use that name for something else: choose another"
    return None


def identify(path: str) -> Identity | str:
    """The identity that a path (from the book's root, with `/`) stands for, or what is wrong with it."""
    parts = path.split("/")[1:]
    if not path.endswith(".yml"):
        return _fault_of_ending(path)
    parts[-1] = parts[-1][: -len(".yml")]
    if parts == ["_policy"]:
        return Identity(KINDS["policy"], None, "policy")
    if len(parts) == 2 and parts[0] in FIRM_FOLDERS:
        return _identify_in(FIRM_FOLDERS[parts[0]], None, parts[1])
    if parts[0].startswith("_"):
        return f"there is no place of the firm's own called '{parts[0]}'" + _guess(
            parts[0], ["_policy.yml", *FIRM_FOLDERS]
        )
    if len(parts) < 2:
        return "a record belongs in its account's folder: move it to accounts/<account>/"
    if fault := fault_of_slug(parts[0]):
        return f"the account's folder {fault}"
    return _identify_in_account(parts)


def _identify_in_account(parts: list[str]) -> Identity | str:
    if parts[1:] == ["account"]:
        return Identity(KINDS["account"], parts[0], "account")
    if len(parts) == 2:
        places = ", ".join(f"{name}/" for name in ACCOUNT_FOLDERS)
        return f"only account.yml stands here: move it to one of {places}"
    kind = ACCOUNT_FOLDERS.get(parts[1])
    if kind is None:
        return f"no kind of record is kept in '{parts[1]}/'" + _guess(parts[1], [*ACCOUNT_FOLDERS])
    if len(parts) > 3:
        return f"a record stands directly in {parts[1]}/: move it up"
    return _identify_in(kind, parts[0], parts[2])


def _identify_in(kind: Kind, account: str | None, name: str) -> Identity | str:
    slug = name
    if kind.dated:
        if parse_day(name[:10]) is None or name[10:11] != "-":
            return _fault_of_date(kind, name)
        slug = name[11:]
    if fault := fault_of_slug(slug):
        return f"the file's name {fault}"
    return Identity(kind, account, name)


def _fault_of_date(kind: Kind, name: str) -> str:
    if _NO_DAY.fullmatch(name[:10]) and not parse_day(name[:10]):
        return f"there is no {_spoken(name[:10])}: rename the file to the day it happened"
    return f"the name of a {kind.name} begins with its date: <YYYY-MM-DD>-<a-few-words>.yml"


def _spoken(day: str) -> str:
    """A day that may not exist, as people say it; as written where the month does not exist either."""
    month = int(day[5:7])
    return f"{int(day[8:])} {MONTHS[month - 1]} {day[:4]}" if 1 <= month <= 12 else f"day {day}"


def _fault_of_ending(path: str) -> str:
    stem, dot, ending = path.rpartition(".")
    if dot and ending.lower() in {"yaml", "yml"}:
        return f"records end in .yml: rename it to {stem.rsplit('/', 1)[-1]}.yml"
    return "only records (.yml) are kept here: move other files out of accounts/"


def _guess(word: str, words: list[str]) -> str:
    close = get_close_matches(word, words, n=1)
    return f": did you mean '{close[0]}'?" if close else ": it may be " + ", ".join(words)
