"""The modes in the playbook: a picture that leads to each, and what runs in each, with today's counts."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.pages.fences import DOCS
from tests.site.editions import edition_of
from tests.site.html import see
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.chapters import CLOCKS, RULES
from goodstanding.immutable import replace
from goodstanding.model.modes import Mode
from goodstanding.records.source import Folder
from goodstanding.site.markers import fill
from goodstanding.site.modes import RUNNING, page_of
from goodstanding.standing import stand

URL = "playbook/modes/"
# Clocks that only ever run in one mode: whatever they owe, the account is in it.
BOUND = {
    "opportunity-routed": Mode.OPPORTUNITY_IN_PLAY,
    "new-work-news": Mode.WITH_NEW_WORK,
    **dict.fromkeys(("kickoff", "any-contact", "satisfaction-talk", "pm-sync"), Mode.PROJECT_UNDERWAY),
    **dict.fromkeys(("progress-report", "mini-review"), Mode.PROJECT_UNDERWAY),
    **dict.fromkeys(("project-review", "wrap-up"), Mode.TRANSITION),
}
DAYS = (date(2026, 3, 2), date(2026, 6, 1), date(2026, 8, 3))


def in_play() -> World:
    return World().account().opportunity("2026-05-04").account("calm", name="Calm & Co")


def filled(marker: str, world: World, profile: str = "internal") -> str:
    edition = edition_of(world.source(), profile=profile)
    edition = replace(edition, known=edition.known | {page_of(mode) for mode in Mode})
    done = fill(f"<!-- standing: {marker} -->", edition, URL)
    assert not done.faults
    return done.html


def test_the_picture_leads_to_every_mode_both_across_and_downwards() -> None:
    links = see(filled("modes", World().account())).links
    assert sorted(links) == sorted(2 * [f"../../{page_of(mode)}" for mode in Mode])


def test_the_picture_counts_for_the_firm_and_not_for_others() -> None:
    assert filled("modes", in_play()).count('aria-label="Opportunity in play: 1 account"') == 2
    assert "account" not in see(filled("modes", in_play(), "public")).words


def test_every_link_of_the_picture_has_a_name() -> None:
    for html in (filled("modes", in_play()), filled("modes", in_play(), "public")):
        links = re.findall(r"<a [^>]*>(.*?)</a>", html, flags=re.DOTALL)
        assert len(links) == 2 * len(Mode)
        assert all(see(link).words.strip() for link in links)


def test_a_mode_counts_only_the_accounts_that_are_in_it() -> None:
    world = in_play().project(account="calm", mobilised_on="2026-05-04")
    html = filled("mode opportunity_in_play", world)
    assert "Calm" not in html
    assert re.search(r"Opportunity to route</td>.*?>1</td><td[^>]*>1</td></tr>", html)


def test_a_mode_that_no_account_is_in_says_so() -> None:
    assert "no account is in this mode" in filled("mode transition", in_play())


def test_the_public_reads_numbers_and_no_account() -> None:
    words = see(filled("mode opportunity_in_play", in_play(), "public")).words
    assert "within 7 days" in words
    assert "acme" not in words.lower()
    assert "Overdue" not in words


@pytest.mark.parametrize("mode", Mode)
def test_a_modes_page_speaks_of_all_that_runs_in_it_and_of_nothing_else(mode: Mode) -> None:
    text = (DOCS / "playbook/modes" / f"{RUNNING[mode].page}.md").read_text(encoding="utf-8")
    linked = re.findall(r"\.\./\.\./(clocks|rules)/([a-z-]+)\.md", text)
    assert {id_ for kind, id_ in linked if kind == "clocks"} == set(RUNNING[mode].clocks) <= set(CLOCKS)
    assert {id_ for kind, id_ in linked if kind == "rules"} == set(RUNNING[mode].rules) <= set(RULES)
    assert f"<!-- standing: mode {mode.value} -->" in text


@pytest.mark.parametrize("mode", Mode)
def test_a_modes_page_says_how_it_begins_and_ends(mode: Mode) -> None:
    text = (DOCS / "playbook/modes" / f"{RUNNING[mode].page}.md").read_text(encoding="utf-8")
    parts = ["When it begins", "What to do", "What not to do", "How it ends", "The record"]
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == [*parts, "How the product helps"]


def test_a_clock_of_a_mode_runs_in_no_other() -> None:
    book, ran = load_book(Folder(Path(__file__).parents[2])), set()
    for day in DAYS:
        standing = stand(book, day)
        for duty in standing.duties:
            if duty.clock in BOUND and duty.account:
                assert BOUND[duty.clock].value in standing.modes[duty.account], duty
                ran.add(duty.clock)
    assert all(id_ in RUNNING[mode].clocks for id_, mode in BOUND.items())
    assert ran >= set(BOUND) - {"kickoff"}
