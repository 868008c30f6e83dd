"""Writes docs/records/fields.md: what becomes of every field that a person may write.

    python scripts/make_field_table.py [--check]

The table is worked out from the engine's own code: from every clock, rule and page along all that
it uses, by the types that mypy infers.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from field_readers.code import Read, collect
from field_readers.places import FieldPlace, fields_of
from field_readers.reach import CLOCK, MODULES, OTHER, PAGE, RULE, Reach, Reader
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, shape

PAGE_FILE = Path(__file__).resolve().parents[1] / "docs" / "records" / "fields.md"
NOBODY = "nothing"
IN_CONFIDENCE = "kept in confidence: only those who may read the record itself see it"
# More names than this say less than their number.
MOST_NAMES = 6
INTRO = """\
# What happens with what you write

<!-- Written by scripts/make_field_table.py: change the engine, not this page. -->

Every field of every kind of record, and what the engine does with it: the clocks it starts, stops or
moves, the rules that judge it, and the pages and reports that show it. A field inside another is
written with a dot, `[]` stands for each entry of a list and `<id>` for each name of a map.

Every field is checked for its shape while the book is read. That is not counted here, and neither is
the look at names, dates and private data that every record gets. A field that nothing reads is not
asked for: there is none, but for the few that are kept in confidence on purpose.
"""
OF_EACH = """
## What each clock and rule reads

The same from the other side: every clock and rule with the outermost fields that it reads.

| Clock or rule | Fields |
| --- | --- |
"""
MANY = {CLOCK: "clocks", RULE: "rules", PAGE: "pages"}


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as it would be written."""
    text = page()
    if arguments == ["--check"]:
        same = PAGE_FILE.exists() and PAGE_FILE.read_text(encoding="utf-8") == text
        if not same:
            print(f"{PAGE_FILE.name} is not up to date", file=sys.stderr)
        return int(not same)
    PAGE_FILE.parent.mkdir(exist_ok=True)
    PAGE_FILE.write_text(text, encoding="utf-8")
    return 0


def page() -> str:
    """The whole page."""
    readers = defaultdict[Read, set[Reader]](set)
    totals = defaultdict[str, set[str]](set)
    for reader, reads in Reach(collect()).readers():
        totals[reader.what].add(reader.name)
        for read in reads:
            readers[read].add(reader)
    counts = {what: len(names) for what, names in totals.items()}
    parts = (_part(kind, readers, counts) for kind in KINDS)
    return INTRO + "".join(parts) + OF_EACH + "".join(_rows_of_each(readers))


def _part(kind: str, readers: Mapping[Read, set[Reader]], counts: Mapping[str, int]) -> str:
    in_confidence = shape(kind).always_restricted
    rows = "".join(
        f"| `{place.name}` | {place.title} | {_said(found, counts) or _unread(place.name, in_confidence)} |\n"
        for place, found in _found(kind, readers)
    )
    title = load_schema(kind)["title"]
    return f"\n## {title}\n\n| Field | What it is | Read by |\n| --- | --- | --- |\n{rows}"


def _found(kind: str, readers: Mapping[Read, set[Reader]]) -> Iterator[tuple[FieldPlace, set[Reader]]]:
    """Every field with who reads it; who never looks into a block reads nothing in it."""
    known: dict[str, set[Reader]] = {}
    for place in fields_of(kind):
        around = place.within.rstrip(".").removesuffix("<id>").rstrip(".").removesuffix("[]")
        own = _of_place(place, readers, around)
        if place.within:
            own = own & known[around] if place.held_by or around == MODULES else known[around]
        known[place.name] = own
        yield place, own


def _rows_of_each(readers: Mapping[Read, set[Reader]]) -> Iterator[str]:
    """A row of the second table for every clock and rule; errors of reading are not among them."""
    read = defaultdict[Reader, dict[str, list[str]]](dict)
    for kind in KINDS:
        for place, found in _found(kind, readers):
            for reader in found:
                read[reader].setdefault(kind, []).append(place.name)
    for reader in sorted(read):
        if reader.what in MANY and reader.what != PAGE:
            fields = "; ".join(f"{kind}: {_outermost(names)}" for kind, names in read[reader].items())
            yield f"| `{reader.name}` | {fields} |\n"


def _outermost(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names if "." not in name)


def _of_place(place: FieldPlace, readers: Mapping[Read, set[Reader]], around: str) -> set[Reader]:
    """Who reads an attribute of the very class, or of any record where they have one of the class in hand."""
    if around == MODULES:
        return readers.get((MODULES, place.attribute), set())
    if not place.held_by:
        return set()
    own, *wider = place.held_by
    here = set[Reader]().union(*(who for (class_, _), who in readers.items() if class_ == own))
    by_any = set[Reader]().union(*(readers.get((one, place.attribute), set()) for one in wider))
    return readers.get((own, place.attribute), set()) | (by_any & here)


def _said(found: Iterable[Reader], counts: Mapping[str, int]) -> str:
    parts = [
        _of_one_sort(what, sorted(one.name for one in found if one.what == what), counts)
        for what in (CLOCK, RULE)
    ]
    pages = sorted(one.name for one in found if one.what == PAGE)
    if pages:
        parts.append(("page" if len(pages) == 1 else "pages") + ": " + ", ".join(pages))
    parts += sorted(one.name for one in found if one.what == OTHER)
    return "; ".join(filter(None, parts))


def _unread(name: str, in_confidence: Container[str]) -> str:
    """Why nothing reads a field: it is kept in confidence, or there is no reason."""
    return IN_CONFIDENCE if name.partition(".")[0] in in_confidence else f"*{NOBODY}*"


def _of_one_sort(what: str, names: list[str], counts: Mapping[str, int]) -> str:
    if not names:
        return ""
    if len(names) == counts[what]:
        return f"every {what}"
    if len(names) > MOST_NAMES:
        return f"{len(names)} {MANY[what]}"
    many = what if len(names) == 1 else MANY[what]
    return f"{many} " + ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
