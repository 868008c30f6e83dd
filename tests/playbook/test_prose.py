"""The chapters as a text: in one voice, without filler, said once, and with no number of their own."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from tests.pages.fences import DOCS, chapter_pages, pages
from tests.pages.test_coverage import CLOCK_CHAPTERS, RULE_CHAPTERS

from goodstanding.book import load_book
from goodstanding.book.firm import shipped_policy
from goodstanding.chapters import CLOCKS
from goodstanding.duty import Clock
from goodstanding.records.source import Folder, Memory
from goodstanding.writing.brief import NAMES
from goodstanding.writing.draft import template_names
from goodstanding.writing.overview import overview

CHAPTERS = chapter_pages()
SIXTEEN = (
    *("account-manager", "modes", "rhythm", "commitments", "communication", "opportunities", "handoffs"),
    *("escalation", "value", "people", "money", "projects", "load", "words", "privacy", "templates"),
)
FILLER = (
    *(
        "leverage",
        "synergy",
        "synergies",
        "utilize",
        "utilise",
        "robust",
        "seamless",
        "seamlessly",
        "holistic",
    ),
    *("proactive", "proactively", "going forward", "reach out", "touch base", "best practice", "in order to"),
    *("best-in-class", "key takeaways", "circle back", "deep dive", "low-hanging", "paradigm", "world-class"),
    *(
        "it is important to note",
        "needless to say",
        "at the end of the day",
        "delve",
        "streamline",
        "empower",
    ),
    *("ensure that", "actionable", "learnings from", "value-add", "basically", "obviously"),
)
# Numbers that stand in a chapter of their own right, each with its source in the same sentence.
_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_NUMBER = re.compile(
    rf"\b(?:within|after|every|than|last) (?:[0-9]+|{_SPELT}) (?:working )?"
    r"(?:hours?|days?|weeks?|months?|years?)\b|\b[0-9]+ (?:working )?(?:hours?|days?|weeks?|months?|%)"
)
# What the product counts by itself says so where it stands.
_OWN = "Both numbers are the product's own."
_LINKED = re.compile(r"\.\./(?:rules|clocks)/([a-z-]+)\.md")


def prose(page: Path) -> str:
    """What is read as text: no records, commands or drafts, no markers, no words in code type."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^    .*$", "", text, flags=re.MULTILINE)
    return re.sub(r"`[^`\n]*`|<!--.*?-->", "", text)


def named(page: Path) -> str:
    return page.stem


def test_the_sixteen_are_there_and_on_the_first_page() -> None:
    first = (CHAPTERS[0].parent / "index.md").read_text(encoding="utf-8")
    order = [first.index(f"{number}. [") for number in range(1, 17)]
    places = [first.index(f"({name}.md):", order[0]) for name in SIXTEEN]
    assert order == sorted(order)
    assert places == sorted(places)
    assert all(f"({page.name})" in first for page in CHAPTERS if page.parent.name == "playbook")


@pytest.mark.parametrize("page", CHAPTERS, ids=named)
def test_a_chapter_says_what_to_do_and_what_not(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.search(r"^(## What to do|\*\*What to do\*\*|\*\*Do\*\* )", text, flags=re.MULTILINE)
    assert re.search(r"^(## What not to do|\*\*What not to do\*\*|\*\*Do not\*\* )", text, flags=re.MULTILINE)


@pytest.mark.parametrize("page", [*CHAPTERS, *pages("guide")], ids=named)
def test_a_chapter_has_no_filler(page: Path) -> None:
    text = prose(page).lower()
    assert not [word for word in FILLER if re.search(rf"\b{re.escape(word)}\b", text)]


@pytest.mark.parametrize("page", CHAPTERS, ids=named)
def test_a_number_comes_from_the_policy(page: Path) -> None:
    parts = re.split(r"\n\s*\n", prose(page).partition("\n## ")[2])
    assert not [part for part in parts if _NUMBER.search(part) and _OWN not in part]


@pytest.mark.parametrize("page", CHAPTERS, ids=named)
def test_a_chapter_ends_with_what_it_counts_and_counts_only_what_it_speaks_of(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    marker = re.search(r"<!-- standing: (counts|modes?)\b *([a-z_ -]*?) *-->", text)
    assert marker
    if marker[1] == "counts":
        assert set(marker[2].split()) <= set(_LINKED.findall(text))


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda one: one.id)
def test_the_source_of_a_clocks_number_stands_in_its_chapter(clock: Clock) -> None:
    text = (DOCS / CLOCK_CHAPTERS[clock.id]).read_text(encoding="utf-8")
    tables = [table.split() for table in re.findall(r"<!-- standing: rhythm ([a-z -]+) -->", text)]
    assert any({clock.group.value, clock.id} & set(table) for table in tables)


@pytest.mark.parametrize("rule", [id_ for id_, row in shipped_policy()["rules"].items() if row.get("limits")])
def test_the_source_of_a_rules_number_stands_in_its_chapter(rule: str) -> None:
    text = (DOCS / RULE_CHAPTERS[rule]).read_text(encoding="utf-8")
    assert "<!-- standing: limits -->" in text


def test_nothing_is_said_twice() -> None:
    places = defaultdict[str, list[str]](list)
    # Of code, two lines that are told apart by a sign are two.
    for page in [*CHAPTERS, *(one for one in pages("guide") if one.name != "mutants.md")]:
        for part in re.split(r"\n\s*\n|\n(?=- )", prose(page)):
            said = re.sub(r"\W+", " ", part).strip().lower()
            if len(said) >= 80:
                places[said].append(page.name)
    assert not {said: where for said, where in places.items() if len(where) > 1}


@pytest.mark.parametrize("page", CHAPTERS, ids=named)
def test_a_chapter_leads_to_its_own_clocks_and_rules_and_to_no_other_words(page: Path) -> None:
    linked = set(_LINKED.findall(page.read_text(encoding="utf-8")))
    known = CLOCK_CHAPTERS | RULE_CHAPTERS
    own = {id_ for id_, chapter in known.items() if chapter == f"playbook/{page.name}"}
    assert own <= linked <= set(known)


@pytest.mark.parametrize("page", [*CHAPTERS, *pages("guide")], ids=named)
def test_every_column_of_a_table_has_a_name(page: Path) -> None:
    heads = re.findall(r"^(\|.*)\n\| ---", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    cells = [cell for head in heads for cell in re.split(r"(?<!\\)\|", head)[1:-1]]
    assert all(cell.strip() for cell in cells)


def test_the_chapter_on_templates_names_them_all() -> None:
    text = (CHAPTERS[0].parent / "templates.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, flags=re.MULTILINE)) >= set(template_names(Memory({})))


def test_the_chapter_on_templates_lists_every_name_that_one_can_ask_for() -> None:
    text = (CHAPTERS[0].parent / "templates.md").read_text(encoding="utf-8")
    book = load_book(Folder(DOCS.parent))
    assert book.firm
    known = overview(book.accounts["harbour-lights"], book.firm, date(2026, 6, 1), None)
    rows = re.findall(r"^\| (`[a-z_`, ]+`)(?:, ...)? \|", text, flags=re.MULTILINE)
    assert {*known, *NAMES} <= set(re.findall(r"[a-z_]+", " ".join(rows)))
