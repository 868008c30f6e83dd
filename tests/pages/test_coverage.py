"""Every rule and clock has its page and its place in the playbook, and no page speaks of another."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.pages.fences import DOCS, examples, fences, pages
from tests.pages.judged import BASE, base_book

from goodstanding.chapters import CHAPTERS
from goodstanding.records.rules import READING
from goodstanding.resources import folder
from goodstanding.site.edition import Edition, Profile, load_edition
from goodstanding.site.markers import fill
from goodstanding.site.pages import paths

CLOCK_CHAPTERS = {
    **{clock.id: chapter.page for chapter in CHAPTERS for clock, _ in chapter.firm_clocks},
    **{clock.id: chapter.page for chapter in CHAPTERS for clock, _ in chapter.clocks},
}
RULE_CHAPTERS = {rule.id: chapter.page for chapter in CHAPTERS for rule in chapter.rules} | {
    rule.id: "playbook/records.md" for rule in READING
}
IDS = {**CLOCK_CHAPTERS, **RULE_CHAPTERS}
ID_PAGES = [*pages("rules"), *pages("clocks")]
ALL_PAGES = sorted(DOCS.rglob("*.md"))
DAY = date(2026, 6, 1)
# Names of records in the small book look like ids too.
NAMES = {path.stem for path in BASE.rglob("*.yml")}
# So do names of templates.
NAMES |= {path.stem for path in folder("accounts/_templates").glob("*.md")}
# And the words by which hosts and hooks know things.
NAMES |= {"pre-receive", "what-we-owe", "fetch-depth"}
NAMES |= {"standing-check", "standing-codeowners", "standing-fmt"}
# Pages that the engine makes for every edition; hand-written ones may lead to no others.
MADE = {DOCS / path for path in paths(Edition(Profile.PUBLIC, DAY))}
# No record can show that the history is missing, or that another file is old.
WITHOUT_RECORDS = {"history-unavailable", "schema-behind"}
_ID = re.compile(r"(?<!`)`([a-z]+(?:-[a-z]+)+)`(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def named(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {page.stem for page in pages("rules")} == set(RULE_CHAPTERS)


def test_every_clock_has_a_page_and_every_page_a_clock() -> None:
    assert {page.stem for page in pages("clocks")} == set(CLOCK_CHAPTERS)


@pytest.mark.parametrize("page", ID_PAGES, ids=named)
def test_a_page_shows_a_bad_and_a_good_record(page: Path) -> None:
    shown = {example.is_bad for example in examples(page)}
    assert shown == (set() if page.stem in WITHOUT_RECORDS else {True, False})


@pytest.mark.parametrize("page", ID_PAGES, ids=named)
def test_a_page_has_its_parts(page: Path) -> None:
    text = prose(page)
    parts = re.findall(r"^\*\*(.+?)\.\*\*", text, flags=re.MULTILINE)
    of_clock = ["When it is due", "What satisfies it", "Who owns it", "When it is silent"]
    assert text.startswith(f"# {page.stem}\n")
    assert parts == ["Why", "What to do", *(of_clock if page.parent.name == "clocks" else [])]
    assert "<!-- standing: row -->" in text


@pytest.mark.parametrize("page", ID_PAGES, ids=named)
def test_a_page_leads_to_its_chapter_and_back(page: Path) -> None:
    chapter = IDS[page.stem]
    assert f"(../{chapter})" in prose(page)
    assert f"(../{page.parent.name}/{page.name})" in prose(DOCS / chapter)


@pytest.mark.parametrize("page", ALL_PAGES, ids=named)
def test_no_page_speaks_of_a_rule_or_clock_that_does_not_exist(page: Path) -> None:
    assert not set(_ID.findall(prose(page))) - set(IDS) - NAMES


@pytest.mark.parametrize("page", ALL_PAGES, ids=named)
def test_every_link_within_the_pages_leads_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in _LINK.findall(prose(page)) if "://" not in link]
    targets = [(page.parent / link).resolve() for link in links if link]
    assert not [target for target in targets if not target.is_file() and target not in MADE]


@pytest.mark.parametrize("page", ALL_PAGES, ids=named)
def test_every_marker_stands_for_something_in_the_policy(page: Path) -> None:
    edition = load_edition(base_book(), DAY, Profile.PUBLIC)
    url = named(page).removesuffix(".md") + "/"
    text = re.sub(r"`[^`\n]*`", "", prose(page))
    assert not fill(text, edition, url).faults


@pytest.mark.parametrize("page", ALL_PAGES, ids=named)
def test_every_fence_ends(page: Path) -> None:
    assert all(fence.text for fence in fences(page.read_text(encoding="utf-8")))
