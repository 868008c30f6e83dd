"""The coverage page: complete, up to date, and every name on it can be found in its chapter."""

import re

import pytest
from tests.pages.fences import DOCS

from coverage_list import MODES, PARTS, RULES, TRIGGERS, Entry
from goodstanding.chapters import CLOCKS
from goodstanding.chapters import RULES as CHAPTER_RULES
from goodstanding.kinds import KINDS
from goodstanding.model.firm import EscalationTrigger
from goodstanding.model.modes import Mode
from goodstanding.records.rules import READING
from make_coverage import PAGE, main, page

ENTRIES = [entry for _, _, entries in PARTS for entry in entries]
THE_25 = (
    "inform of resource or rate changes",
    "inform when a developer leaves",
    "check up on clients",
    "high-level progress report",
    "use solution architects",
    "at least one day at a time",
    "developers see each other",
    "maximum periods at a client",
    "avoid negative terms",
    "meeting bookings",
    "reward developers",
    "client love",
    "most appropriate people",
    "developers comfortable with assignments",
    "client follow-ups",
    "invoice in time",
    "value of existing clients",
    "non-scrum roles",
    "nurture with software reviews",
    "event refunds",
    "mini-review",
    "cloud architect",
    "fixed price and warranty",
    "back to time and materials",
    "review and update the crm",
)


def chapter_of(entry: Entry) -> str:
    return (DOCS / "playbook" / f"{entry.place.partition('#')[0]}.md").read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def test_the_page_is_as_it_would_be_made() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert main(["--check"]) == 0


def test_the_twenty_five_rules_are_all_there() -> None:
    assert sorted(entry.name.lower() for entry in RULES) == sorted(THE_25)


@pytest.mark.parametrize("entry", RULES, ids=lambda one: one.name)
def test_each_rule_stands_in_its_chapter_under_its_name(entry: Entry) -> None:
    text = chapter_of(entry)
    part = re.search(rf"^### {re.escape(entry.name)}\n\n(.*?)(?=^#|\Z)", text, flags=re.DOTALL | re.MULTILINE)
    assert part
    assert "**Watched:**" in part[1]
    assert "**Yours to judge:**" in part[1]
    assert any(f"/{id_}.md)" in part[1] for id_ in entry.ids)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.name)
def test_each_place_is_a_heading_of_its_chapter(entry: Entry) -> None:
    headings = re.findall(r"^#+ (.+)$", chapter_of(entry), flags=re.MULTILINE)
    assert entry.place.partition("#")[2] in {anchor(one) for one in headings}
    assert set(entry.records.split()) <= set(KINDS)
    assert entry.judgement
    assert entry.carried_by or entry.judgement.startswith("guidance: ")


def test_every_clock_and_rule_is_listed_and_no_other() -> None:
    listed = {id_ for entry in ENTRIES for id_ in entry.ids}
    assert listed == set(CLOCKS) | set(CHAPTER_RULES) | {rule.id for rule in READING}


def test_every_mode_and_every_reason_to_escalate_is_listed() -> None:
    assert len(MODES) == len(Mode)
    assert len(TRIGGERS) == len(EscalationTrigger)
