"""The templates that come with the product: each fills, and asks for nothing that no record can hold."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.worlds import World

from goodstanding.book import Book, load_book
from goodstanding.errors import UsageError
from goodstanding.records.source import Folder, Memory, Source
from goodstanding.writing.brief import NOTHING_KNOWN, Happening, Since
from goodstanding.writing.draft import draft, load_template, template_names
from goodstanding.writing.template import asked_of

ROOT = Path(__file__).parents[2]
DAY = date(2026, 6, 1)
NINE = (
    "annual-review",
    "departure",
    "meeting-brief",
    "new-work-handoff",
    "project-close-review",
    "rate-change",
    "warranty-end",
    "warranty-start",
    "written-confirmation",
)
EMPTY = Memory({})


@cache
def sample() -> Book:
    return load_book(Folder(ROOT))


def drafted(
    name: str,
    world: World,
    record: str | None = None,
    source: Source = EMPTY,
    since: Since = NOTHING_KNOWN,
) -> str:
    book = load_book(world.source())
    assert book.firm is not None
    return draft(load_template(source, name), book.accounts["acme"], book.firm, DAY, record, since)


def full_world() -> World:
    """An account of which everything is on record that a draft can ask for."""
    world = World()
    world.person("ann", booking_url="https://book.example/ann")
    world.account(
        deputy="ben",
        goals=["Dealers order by themselves"],
        challenges=["Stock is counted by hand"],
        context="A workshop of nineteen",
        team={"support_contact": "paul"},
    )
    world.put(
        "acme/stakeholders/sue",
        {
            "name": "Sue Stone",
            "key": True,
            "role": "Director",
            "prefers": "One page",
            "influence": "high",
            "stance": "supporter",
        },
    )
    world.contact(
        "2026-05-20", follow_ups=[{"what": "Send the list", "owner": "ben", "due_on": "2026-06-03"}]
    )
    world.contact("2026-06-04", outcome="planned")
    world.commitment("2026-05-02", due_on="2026-06-12")
    world.commitment("2026-04-02", "kept", due_on="2026-04-20", done_on="2026-04-20")
    world.opportunity("2026-05-04", stakeholder="sue")
    world.handoff(
        "2026-05-11",
        submitted_on="2026-05-11",
        opportunity="2026-05-04-idea",
        **{"from": "ann"},
        budget={
            "known": "rough",
            "amount_min": 20000,
            "amount_max": 30000,
            "currency": "GBP",
            "note": "Rather less, sooner",
        },
    )
    world.review(
        "2026-05-28",
        period={"starts_on": "2025-06-01", "ends_on": "2026-05-31"},
        delivered="The shop",
        support="Twelve questions",
        recommendations=["Count monthly"],
        plan=["An order page"],
    )
    world.project(
        mobilised_on="2026-02-02",
        ended_on="2026-05-08",
        delivered_on="2026-05-08",
        expectations={"deliverables": ["A shop"], "timeline": "By May", "budget": "20,000"},
        milestones=[{"what": "First order", "done_on": "2026-04-14"}],
        warranty={"starts_on": "2026-05-08", "ends_on": "2026-08-08", "after": {"decision": "declined"}},
        wrap_up={
            "review": {
                "held_on": "2026-05-20",
                "learnings": "Ask earlier",
                "attendees": {"ours": ["ann"], "theirs": ["sue"]},
            },
            "backlog": {"reviewed_on": "2026-05-21", "to_tickets": 3, "kept": 1, "dropped": 9},
        },
    )
    world.project("second", mobilised_on="2026-05-11", planned_end_on="2026-09-30")
    world.put(
        "acme/changes/2026-05-18-rate",
        {
            "kind": "rate",
            "effective_on": "2026-07-01",
            "old_rate": 90,
            "new_rate": 96,
            "called_on": "2026-05-18",
            "what": "The first rise in two years",
            "options": ["Days booked before July stay at the old rate"],
        },
    )
    world.put(
        "acme/changes/2026-05-19-paul",
        {
            "kind": "left_project",
            "person": "paul",
            "effective_on": "2026-07-31",
            "called_on": "2026-05-19",
            "plan": "Ben takes over",
            "options": ["Meet Ben on site"],
        },
    )
    world.put(
        "acme/metrics/orders",
        {
            "name": "Orders rung in",
            "unit": "a week",
            "baseline": {"date_on": "2026-03-02", "value": 40},
            "target": {"value": 10, "by_on": "2026-10-30"},
            "measurements": [{"date_on": "2026-05-26", "value": 29}],
        },
    )
    world.put(
        "acme/concerns/2026-05-06-late",
        {"what": "Answers come late", "next_action": "Show the number", "next_action_due_on": "2026-06-05"},
    )
    world.put(
        "acme/escalations/2026-05-25-lost",
        {
            "triggers": ["complaint"],
            "summary": "Orders were lost",
            "next_action": "Show the confirmation",
            "next_action_due_on": "2026-06-05",
        },
    )
    return world


def test_there_are_the_nine() -> None:
    assert tuple(template_names(EMPTY)) == NINE
    assert tuple(template_names(Folder(ROOT))) == NINE


@pytest.mark.parametrize("name", NINE)
@pytest.mark.parametrize("account", sorted(sample().accounts))
def test_every_template_fills_for_every_account_of_the_sample_book(name: str, account: str) -> None:
    book = sample()
    assert book.firm is not None
    template = load_template(Folder(ROOT), name)
    text = draft(template, book.accounts[account], book.firm, DAY)
    assert book.accounts[account].profile.name in text or "Dear" in text
    assert "{{" not in text
    assert "{%" not in text
    assert text == draft(template, book.accounts[account], book.firm, DAY)


@pytest.mark.parametrize("name", NINE)
def test_every_template_fills_for_an_account_of_two_lines(name: str) -> None:
    world = World().put("acme/account", {"name": "Acme", "account_manager": "ann"})
    text = drafted(name, world)
    assert "[missing: " in text
    assert "Ann Archer" in text
    assert "Undefined" not in text


@pytest.mark.parametrize("name", NINE)
def test_where_everything_is_on_record_nothing_is_missing(name: str) -> None:
    assert "[missing: " not in drafted(name, full_world())


def reachable(name: str) -> Iterator[tuple[str, ...]]:
    """What the template asks for, without what loops say of themselves."""
    yield from (steps for steps in asked_of(load_template(EMPTY, name).text) if steps[0] != "loop")


def can_be_filled(steps: tuple[str, ...]) -> bool:
    """Whether some record can fill this fact: a template of that one fact is filled from a full account."""
    names = {"review": "reviews/2026-05-28-annual", "handoff": "handoffs/2026-05-11-handoff"}
    names |= {"project": "projects/shop", "contact": "contacts/2026-05-20-talk"}
    names |= {"next_talk": "contacts/2026-06-04-talk", "promises_later": "contacts/2026-06-04-talk"}
    changes = ("changes/2026-05-18-rate", "changes/2026-05-19-paul")
    records = changes if steps[0] == "change" else (names.get(steps[0], names["contact"]),)
    return any(_is_filled(_one_fact(steps, record), steps) for record in records)


def _is_filled(text: str, steps: tuple[str, ...]) -> bool:
    """Whether the fact is there; of a list one that has it is enough."""
    parts = text.splitlines() if _is_list(steps[0]) else [text]
    return any(part.strip() and "[missing: " not in part for part in parts)


SOMETHING_KNOWN = Since((Happening(DAY, "Ann Archer wrote something down"),), is_cut=True)


def _one_fact(steps: tuple[str, ...], record: str) -> str:
    world = full_world().project("open", planned_end_on="2026-09-30", expectations={"agreed_with": "sue"})
    asked = "one" if _is_list(steps[0]) else steps[0]
    text = "{{ " + ".".join((asked, *steps[1:])) + " }}"
    if _is_list(steps[0]):
        text = "{% for one in " + steps[0] + " %}" + text + "\n{% endfor %}"
    source = Memory({"accounts/_templates/one.md": text.encode()})
    world.put("acme/stakeholders/tom", {"name": "Tom Thorne", "role": "Buyer", "prefers": "A call"})
    since = NOTHING_KNOWN if steps[0] == "changes_missing" else SOMETHING_KNOWN
    world.commitment("2026-04-20", "late", due_on="2026-05-29")
    return drafted("one", world, record, source, since)


def _is_list(name: str) -> bool:
    return name in {
        *("people", "key_people", "promises_kept", "promises_open", "follow_ups_open", "metrics"),
        *("projects_ended", "projects_underway", "opportunities_open", "concerns_open", "escalations_open"),
        *("changes", "evidence_parts", "promises_due", "promises_later", "questions", "to_settle"),
        *("attending_theirs", "attending_ours", "others_theirs"),
    }


# A template asks for these to know which of two sentences it writes; other records have them.
ELSEWHERE = {("project", "planned_end_on")}


@pytest.mark.parametrize("name", NINE)
def test_a_template_asks_only_for_what_a_record_can_hold(name: str) -> None:
    in_lists = {"goals", "challenges", "deliverables", "milestones", "options", "recommendations", "plan"}
    unfilled = {
        steps
        for steps in reachable(name)
        if steps not in ELSEWHERE
        and not any(step in in_lists | {"follow_ups", "theirs"} for step in steps[:-1])
        and not can_be_filled(steps)
    }
    assert not unfilled


def test_a_field_that_no_record_has_is_seen() -> None:
    assert not can_be_filled(("review", "colour"))
    assert not can_be_filled(("promises_open", "colour"))


def test_a_manager_who_leaves_writes_of_themselves_and_is_asked_about_what_is_late() -> None:
    world = full_world().commitment("2026-04-20", "late", due_on="2026-05-29", what="The list")
    change = {"kind": "leaves_firm", "person": "ann", "effective_on": "2026-07-31", "called_on": "2026-05-29"}
    world.put("acme/changes/2026-05-29-ann", change)
    text = drafted("departure", world, "changes/2026-05-29-ann")
    assert text.startswith("# I am leaving\n")
    assert "as I told you on 29 May 2026, I work for you until 31 July 2026." in text
    assert "- The list, by 29 May 2026 [this day has passed: say what holds now]" in text
    assert text.count("this day has passed") == 1


def test_an_unknown_template_is_asked_back() -> None:
    with pytest.raises(UsageError, match="did you mean 'annual-review'"):
        load_template(EMPTY, "anual-review")


def test_the_books_own_template_goes_before_ours() -> None:
    source = Memory({"accounts/_templates/departure.md": b"{{ account.name }} and nothing else"})
    assert drafted("departure", full_world(), None, source) == "acme and nothing else\n"
    assert set(template_names(source)) == set(NINE)
