"""The chapters as a text: in one voice, without filler, said once, and with no number of their own."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from tests.pages.fences import chapter_pages, pages
from tests.pages.test_coverage import CLOCK_CHAPTERS, RULE_CHAPTERS

from goodstanding.records.source import Memory
from goodstanding.writing.draft import template_names

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
_NUMBER = re.compile(r"\b[0-9]+ (?:working )?(?:hours?|days?|weeks?|months?|per cent|percent|%)")
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
    assert not _NUMBER.findall(prose(page))


def test_nothing_is_said_twice() -> None:
    places = defaultdict[str, list[str]](list)
    for page in [*CHAPTERS, *pages("guide")]:
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


def test_the_chapter_on_templates_names_them_all() -> None:
    text = (CHAPTERS[0].parent / "templates.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, flags=re.MULTILINE)) >= set(template_names(Memory({})))
