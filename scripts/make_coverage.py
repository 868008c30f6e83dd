"""Writes docs/guide/coverage.md: what account management asks for, and what in the product carries it.

    python scripts/make_coverage.py [--check]

With `--check` nothing is written; it ends with 1 if the page is not what it would write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from coverage_list import PARTS, Entry

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "guide" / "coverage.md"
HEAD = """# Coverage

What an account manager is asked to do, and what of it the product watches. Where only *guidance* stands
under *watched by*, the last column says why. The numbers behind each clock and rule, and where they come
from, stand on its own page.

This page is made by `scripts/make_coverage.py` from the list in `scripts/coverage_list.py`.
"""

COLUMNS = ("| what is asked | recorded in | watched by | left to judgement |", "| --- | --- | --- | --- |")


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, lead, entries in PARTS:
        rows = [_row(entry) for entry in entries]
        parts.append("\n".join([f"## {title}", "", lead, "", *COLUMNS, *rows]) + "\n")
    return "\n".join(parts)


def _row(entry: Entry) -> str:
    chapter, _, anchor = entry.place.partition("#")
    name = f"[{entry.name}](../playbook/{chapter}.md#{anchor})"
    records = ", ".join(f"[{one}](../records/{one}.md)" for one in entry.records.split())
    carried = ", ".join(_links(entry)) or "guidance"
    return f"| {name} | {records} | {carried} | {entry.judgement} |"


def _links(entry: Entry) -> Iterator[str]:
    for id_ in entry.ids:
        places = [one for one in ("clocks", "rules") if (DOCS / one / f"{id_}.md").is_file()]
        if not places:
            raise LookupError(f"'{id_}' of '{entry.name}' is neither a clock nor a rule with a page")
        yield f"[{id_}](../{places[0]}/{id_}.md)"


def main(arguments: list[str]) -> int:
    """Writes the page, or says whether it is up to date."""
    text = page()
    if arguments == ["--check"]:
        is_same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        if not is_same:
            print("docs/guide/coverage.md is not up to date", file=sys.stderr)
        return 0 if is_same else 1
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
