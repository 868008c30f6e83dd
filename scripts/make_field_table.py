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
from field_readers.reach import CLOCK, OTHER, PAGE, RULE, Reach, Reader
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, shape

PAGE_FILE = Path(__file__).resolve().parents[1] / "docs" / "records" / "fields.md"
NOBODY = "nothing"
IN_CONFIDENCE = "kept in confidence: only those who may read the record itself see it"
GROUND = "what is judged at all"
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
    return INTRO + "".join(_part(kind, readers, counts) for kind in KINDS)


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
        own = set[Reader]().union(*(readers.get((one, place.attribute), set()) for one in place.held_by))
        if place.within:
            own = own & known[around] if place.held_by else known[around]
        known[place.name] = own
        yield place, own


def _said(found: Iterable[Reader], counts: Mapping[str, int]) -> str:
    parts = [
        _of_one_sort(what, sorted(one.name for one in found if one.what == what), counts)
        for what in (CLOCK, RULE)
    ]
    pages = sorted(one.name for one in found if one.what == PAGE)
    if pages:
        parts.append(("page" if len(pages) == 1 else "pages") + ": " + ", ".join(pages))
    parts += sorted(one.name for one in found if one.what == OTHER and one.name != GROUND)
    # Nearly everything is looked at on the way to a standing: said only where nobody else does.
    return "; ".join(filter(None, parts)) or (GROUND if found else "")


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
