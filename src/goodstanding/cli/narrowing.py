"""Understands the words that narrow a report: paths, records, accounts, people, spans of days."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from goodstanding.dates import days_after
from goodstanding.errors import UsageError
from goodstanding.kinds import ROOT
from goodstanding.occasion import Occasion, changed_since
from goodstanding.records.source import Source
from goodstanding.reports.scope import Scope

_MOST_NAMED = 20
_SPAN = re.compile(r"([0-9]{1,4})([dw]?)")


def scope_of(occasion: Occasion, places: Sequence[str], since: str | None) -> Scope:
    """The scope that paths and a commit describe; what names nothing in the book is refused."""
    found: frozenset[str] | None = None
    if places:
        names = names_in(occasion.source)
        found = frozenset(_place(occasion.root, place, names) for place in places)
    if since is None:
        return Scope(places=found)
    changed = changed_since(occasion, since)
    within = Scope(places=found)
    return Scope(places=frozenset(file for file in changed if within.shows_file(file)))


def names_in(source: Source) -> frozenset[str]:
    """Every file of the book and every folder (with `/` at its end), by path from the root."""
    files = [entry.path for folder in ("", *source.folders()) for entry in source.files(folder)]
    folders = {
        "/".join(path.split("/")[:depth]) + "/" for path in files for depth in range(1, path.count("/") + 1)
    }
    return frozenset(files) | folders


def _place(root: Path, given: str, names: frozenset[str]) -> str:
    """The file or folder of the book that a word names: a path from here or the root, or a record."""
    from_here = Path(given).absolute()
    tries = [given.rstrip("/"), f"{ROOT}/{given.strip('/')}"]
    if from_here.is_relative_to(root):
        tries.insert(0, from_here.relative_to(root).as_posix())
    for path in tries:
        if path in (".", ""):
            return f"{ROOT}/"
        for name in (path, f"{path}/", f"{path}.yml"):
            if name in names:
                return name
    known = [*names, *(name.removeprefix(f"{ROOT}/").removesuffix(".yml") for name in names)]
    raise UsageError(f"'{given}' names nothing in the book{guess(given, known)}")


def guess(word: str, known: Iterable[str]) -> str:
    """`: did you mean ...?` where a known word is near."""
    close = get_close_matches(word, sorted(known), n=1)
    return f": did you mean '{close[0].rstrip('/')}'?" if close else ""


def known_account(source: Source, account: str) -> str:
    """The account, if the book has it."""
    accounts = [name for name in source.folders() if not name.startswith("_")]
    if account not in accounts:
        raise UsageError(f"there is no account '{account}'{guess(account, accounts)}")
    return account


def known_owner(source: Source, person: str, owners: Iterable[str]) -> str:
    """The person, if the book has a record of them or somebody of that name owes something."""
    folder = "_people"
    files = source.files(folder) if folder in source.folders() else []
    people = {entry.path.rsplit("/", 1)[-1].removesuffix(".yml") for entry in files}
    owing = set(owners)
    known = people | owing | {"nobody"}
    if person not in known:
        advice = guess(person, known) or _choice(owing or people)
        raise UsageError(f"there is no person '{person}'{advice}")
    return person


def _choice(people: Iterable[str]) -> str:
    """`: choose ada-berg or finn-moor`; a long list is cut."""
    names = sorted(people)
    if not names:
        return ": nobody is on record yet"
    more = f" ({len(names) - _MOST_NAMED} more)" if len(names) > _MOST_NAMED else ""
    return f": choose one of {', '.join(names[:_MOST_NAMED])}{more}"


def last_day(as_of: date, within: str) -> date:
    """The last day of a span such as `14d` or `2w`."""
    match = _SPAN.fullmatch(within.strip().lower())
    if match is None:
        raise UsageError(f"--within {within}: write days as 14d or weeks as 2w")
    count = int(match.group(1))
    return days_after(as_of, count * 7 if match.group(2) == "w" else count)
