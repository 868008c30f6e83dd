"""Writes docs/messages.md: everything that the engine may say to a person, once.

    python scripts/make_messages.py [--check]

The sentences are taken from the engine's own code: those of a rule or clock from its function and
all that it uses, with a name in braces for what varies.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from field_readers.code import PACKAGE, Piece, collect, spell
from field_readers.reach import OF_CHAPTERS, Reach, name_of
from goodstanding.chapters import CHAPTERS
from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock
from goodstanding.finding import Rule

FEWEST_WORDS = 3
PAGE_FILE = Path(__file__).resolve().parents[1] / "docs" / "messages.md"
INTRO = """\
# Everything the engine says

<!-- Written by scripts/make_messages.py: change the sentences where they are said, not here. -->

Each sentence stands here once, with a name in braces for what is filled in. Sentences that end in a
colon or begin in the middle are parts: what may be meant follows them, or they follow one another.
"""
# What is said while files are read, by the part of the engine that says it.
READING: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("records.text", "records.scalars", "records.events"),
        "`yaml-not-allowed`, `yaml-duplicate-key`",
        "Text that two readers could take differently.",
    ),
    (("records.syntax", "records.reader"), "`yaml-syntax`", "Text that is not YAML."),
    (
        ("records.messages", "records.values", "book.shelf", "building"),
        "`schema`",
        "Fields that are missing, unknown or of another shape.",
    ),
    (
        ("kinds", "records.source", "book.account"),
        "`record-misplaced`",
        "Files that are not where their kind belongs, or cannot be read.",
    ),
    (
        ("records.references", "book.firm"),
        "`reference-unknown`, `reference-inactive`, `policy-unknown-id`",
        "Names that lead nowhere.",
    ),
    (("records.date_order",), "`dates-out-of-order`", "Dates that cannot be true together."),
    (("records.personal_data",), "`personal-data-outside`", "Addresses and numbers outside their place."),
)
USE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("occasion",), "Choosing the book and the day"),
    (("cli", "__main__"), "Commands"),
    (("writing",), "Writing and drafting"),
    (("history", "effect"), "History"),
)


# What is said to people elsewhere: on paper, on a page, in a command's help.
SHOWN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("cli", "__main__", "occasion", "place", "errors", "finding", "duty", "resources"), "Commands and help"),
    (("writing", "building"), "Writing, drafting and editing"),
    (("book", "records", "kinds", "dates"), "Reading the book"),
    (("history",), "Git and the history"),
    (("effect",), "The effect of a change"),
    (("standing", "chapters", "model"), "Standing, evidence and portfolio"),
    (("reports",), "Reports"),
    (("site",), "Pages of the site"),
)
# Parts of the engine that say nothing to anybody, each with the reason.
SAY_NOTHING: dict[str, str] = {
    "__init__": "names the version and nothing else",
    "immutable": "is what values are made from",
}
# By these words of pip's own it is known that the network is down; nobody is shown them alone.
HEARD = "OFFLINE_SIGNS"
# What is said before the engine is there: its scripts are read as they are, without their types.
SET_UP = ("needs.py", "setup_venv.py", "start.py")
MARKUP = re.compile(r"<[^>]*>|<[^>]*$")
CODE = re.compile(
    r"^(?:tuple|dict|list)\[|^[a-z]+-src |^noopener|^run: |[;{}] ?[a-z-]+: [^ ]+;|^%s|^[#:]|=%|^\{row\}"
)


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as it would be written."""
    text = page(collect())
    if arguments == ["--check"]:
        same = PAGE_FILE.exists() and PAGE_FILE.read_text(encoding="utf-8") == text
        if not same:
            print(f"{PAGE_FILE.name} is not up to date", file=sys.stderr)
        return int(not same)
    PAGE_FILE.write_text(text, encoding="utf-8")
    return 0


def page(pieces: dict[str, Piece]) -> str:
    """The whole page."""
    said = set[str]()
    parts = [INTRO, "\n## While files are read\n"]
    for modules, title, what in READING:
        parts.append(_part(title, what, _of_modules(pieces, modules), said))
    shared = _shared(pieces)
    said |= set(shared)
    for chapter in CHAPTERS:
        own = "".join(_part(title, what, rows, said) for title, what, rows in _of_chapter(chapter, pieces))
        parts.append(f"\n## {chapter.name.replace('_', ' ').capitalize()}\n{own}" if own else "")
    parts += ["\n## Of several clocks or rules\n", "\n", *(_row(one) for one in shared)]
    parts.append("\n## When a command cannot run\n")
    parts += [_part(title, "", _of_modules(pieces, modules, raised=True), said) for modules, title in USE]
    parts.append("\n## Everywhere else\n")
    for modules, title in SHOWN:
        parts.append(_part(title, "", filter(None, map(_plain, _of_modules(pieces, modules))), said))
    parts.append(_part("Setting up", "", _of_scripts(), said))
    return "".join(parts)


def _plain(sentence: str) -> str:
    """A sentence of a page without its markup; "" where nothing is left that a person reads."""
    text = " ".join(MARKUP.sub(" ", sentence).split())
    return "" if CODE.search(text) or len(re.findall("[a-z]{2,}", text)) < 2 else text


def _of_scripts() -> Iterator[str]:
    for name in SET_UP:
        tree = ast.parse((Path(__file__).parent / name).read_text(encoding="utf-8"))
        parts = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        heard = [
            one for one in tree.body if isinstance(one, ast.Assign) and HEARD in ast.dump(one.targets[0])
        ]
        docs |= {id(part) for one in heard for part in ast.walk(one)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in parts | docs:
                text = " ".join(spell(node).split())
                if len(text.split()) >= FEWEST_WORDS:
                    yield text


def _of_chapter(chapter: Chapter, pieces: dict[str, Piece]) -> Iterator[tuple[str, str, Iterable[str]]]:
    reach = Reach(pieces)
    for rule, check in (*chapter.errors, *chapter.notices, *chapter.firm_notices):
        root = name_of(check)
        yield f"`{rule.id}` ({rule.severity})", pieces[root].says, _said_from(reach, root)
    for clock, owed in (*chapter.clocks, *chapter.firm_clocks):
        root = name_of(owed)
        yield f"`{clock.id}` (clock)", pieces[root].says, [clock.step, *_said_from(reach, root)]


def _said_from(reach: Reach, root: str) -> Iterator[str]:
    for name in sorted(reach.within([root], OF_CHAPTERS), key=lambda name: (name != root, name)):
        # A table of clocks holds the steps, which are said with each clock.
        if not name.rpartition(".")[2].isupper():
            yield from reach.pieces[name].sentences


def _shared(pieces: dict[str, Piece]) -> list[str]:
    """What more than one clock or rule says."""
    reach = Reach(pieces)
    roots = [name_of(one) for chapter in CHAPTERS for _, one in _functions(chapter)]
    counts = Counter(one for root in roots for one in dict.fromkeys(_said_from(reach, root)))
    return sorted(one for one, count in counts.items() if count > 1)


def _functions(chapter: Chapter) -> Iterator[tuple[Clock | Rule, object]]:
    yield from (*chapter.errors, *chapter.notices, *chapter.firm_notices)
    yield from (*chapter.clocks, *chapter.firm_clocks)


def _of_modules(pieces: dict[str, Piece], modules: Iterable[str], *, raised: bool = False) -> Iterator[str]:
    for name in sorted(pieces):
        own = name.removeprefix(f"{PACKAGE}.")
        if any(own == one or own.startswith(one + ".") for one in modules):
            yield from pieces[name].raised if raised else pieces[name].sentences


def _part(title: str, what: str, sentences: Iterable[str], said: set[str]) -> str:
    rows = [one for one in dict.fromkeys(sentences) if one not in said]
    said |= set(rows)
    if not rows:
        return ""
    return f"\n### {title}\n\n" + (f"{what}\n\n" if what else "") + "".join(map(_row, rows))


def _row(sentence: str) -> str:
    text = sentence.replace("`", "'")
    return f"- `{text}`\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
