"""Edges of the rules about projects that their pages do not show."""

from typing import Any

import pytest
from tests.worlds import World, findings_of

DAY = "2026-06-01"
AGREED = {"deliverables": ["A shop"], "timeline": "By July", "budget": "20,000 pounds"}


def running(**project: Any) -> World:
    """A project underway that is in order."""
    return World().account().project(**{"mobilised_on": "2026-03-02", "expectations": AGREED, **project})


def found(world: World, rule: str, on: str = DAY) -> list[tuple[Any, ...]]:
    """Where the rule finds something."""
    return [one.place.path for one in findings_of(world.told(on), rule)]


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        ({}, []),
        ({"expectations": None}, [("expectations", "deliverables")]),
        ({"expectations": {**AGREED, "deliverables": []}}, [("expectations", "deliverables")]),
        ({"expectations": {**AGREED, "deliverables": ["TBD", "tbc."]}}, [("expectations", "deliverables")]),
        ({"expectations": {**AGREED, "deliverables": ["A shop", "tbc"]}}, []),
        ({"expectations": {**AGREED, "timeline": "To be confirmed!"}}, [("expectations", "timeline")]),
        ({"expectations": {**AGREED, "budget": "TBC with Dana"}}, []),
        ({"expectations": None, "ended_on": "2027-01-01"}, []),
        ({"expectations": None, "cancelled_on": "2026-04-01"}, []),
        ({"expectations": None, "mobilised_on": "2027-01-01"}, [("expectations", "deliverables")]),
        ({"expectations": None, "visibility": "restricted"}, []),
    ],
)
def test_expectations(project: dict[str, Any], expected: list[Any]) -> None:
    said = {"mobilised_on": "2026-03-02", "expectations": AGREED, **project}
    world = World().account().project(**{key: value for key, value in said.items() if value is not None})
    assert found(world, "project-expectations-missing") == expected


def test_the_message_names_all_that_is_missing() -> None:
    [finding] = findings_of(
        World().account().project(mobilised_on="2026-03-02").told(DAY), "project-expectations-missing"
    )
    assert "what the client will receive, when they will receive it and what it may cost" in finding.message


@pytest.mark.parametrize(
    ("project", "missing"),
    [
        ({"size": "small"}, False),
        ({}, False),
        ({"size": "medium"}, True),
        ({"size": "large"}, True),
        ({"size": "large", "roles": {"product_owner": "sue"}}, True),
        ({"size": "large", "roles": {"tech_lead": "ben"}}, False),
        ({"size": "large", "ended_on": "2027-01-01"}, False),
        ({"size": "large", "visibility": "restricted"}, True),
    ],
)
def test_roles(project: dict[str, Any], missing: bool) -> None:
    expected = [("roles", "tech_lead")] if missing else []
    assert found(running(**project), "project-roles-missing") == expected


def looked_back(on: str, world: World | None = None, **project: Any) -> World:
    """A project that ended on the first of May, looked back on with Sue."""
    review = {"held_on": on, "attendees": {"ours": ["ann"], "theirs": ["sue"]}, "learnings": "More tests"}
    said = {"mobilised_on": "2026-01-05", "ended_on": "2026-05-01", "wrap_up": {"review": review}}
    return (world or World().account()).project(**{**said, **project})


AGREED_AWAY = World().account(rhythm={"project-review": {"off": True}})


@pytest.mark.parametrize(
    ("world", "late"),
    [
        (looked_back("2026-05-29"), False),
        (looked_back("2026-05-30"), True),
        (looked_back("2026-12-30"), True),
        (looked_back("2026-05-30", cancelled_on="2026-05-01"), False),
        (looked_back("2026-05-30", ended_on="2026-05-02"), False),
        (looked_back("2026-06-30", World(book_opened_on="2026-06-02").account()), False),
        (looked_back("2026-07-01", World(book_opened_on="2026-06-02").account()), True),
        (looked_back("2026-05-30", AGREED_AWAY), False),
        (looked_back("2026-05-30", World(clocks={"project-review": {"within_days": 40}}).account()), False),
        (
            looked_back(
                "2026-05-30", World(clocks={"project-review": {"within_working_days": 20}}).account()
            ),
            True,
        ),
        (looked_back("2026-05-30", World(clocks={"project-review": {"enabled": False}}).account()), False),
    ],
)
def test_a_late_review(world: World, late: bool) -> None:
    expected = [("wrap_up", "review", "held_on")] if late else []
    assert found(world, "project-review-late") == expected


def test_a_review_among_ourselves_is_not_late_but_open() -> None:
    review = {"held_on": "2026-05-30", "attendees": {"ours": ["ann"]}, "learnings": "More tests"}
    world = looked_back("2026-05-30", wrap_up={"review": review})
    assert found(world, "project-review-late") == []
    assert world.duty("project-review", DAY)


NEEDS: dict[str, Any] = {"needs": {"skills": ["Python", "design"]}}


def assigned(**assignment: Any) -> World:
    """A project that needs two skills, and Dora, who has one, assigned to it."""
    said = {"person": "dora", "starts_on": "2026-05-04", "days_per_week": 2, "project": "shop"}
    world = running(**NEEDS).person("dora", name="Dora", roles=["developer"], skills=["python "])
    known = {key: value for key, value in {**said, **assignment}.items() if value is not None}
    return world.put("acme/assignments/dora", known)


@pytest.mark.parametrize(
    ("world", "unmet"),
    [
        (running(**NEEDS), [0, 1]),
        (running(**NEEDS).person("paul", skills=["PYTHON"]), [1]),
        (running(**NEEDS, roles={"scrum_master": "ben"}).person("ben", skills=["Design"]), [0]),
        (running(**NEEDS, roles={"tech_lead": "ben"}).person("ben", skills=["Design"], left_on=DAY), [0, 1]),
        (running(**NEEDS).person("ben", skills=["Design"]), [0, 1]),
        (assigned(), [1]),
        (assigned(ends_on=DAY), [1]),
        (assigned(ends_on="2026-05-31"), [0, 1]),
        (assigned(project=None), [0, 1]),
        (running(**NEEDS, ended_on=DAY), []),
        (running(**NEEDS, visibility="restricted"), []),
        (World().account().project(**NEEDS), [0, 1]),
        (running(), []),
    ],
)
def test_skills(world: World, unmet: list[int]) -> None:
    assert found(world, "project-skills-unmet") == [("needs", "skills", one) for one in unmet]


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        (running(uses_cloud=True), 1),
        (World().account().project(uses_cloud=True), 1),
        (running(uses_cloud=True, roles={"cloud_architect": "ben"}), 0),
        (running(uses_cloud=False), 0),
        (running(), 0),
        (running(uses_cloud=True, ended_on=DAY), 0),
        (running(uses_cloud=True, ended_on="2026-06-02"), 1),
        (World(modules={"cloud": False}).account().project(uses_cloud=True), 0),
    ],
)
def test_cloud_architect(world: World, expected: int) -> None:
    assert len(found(world, "project-no-cloud-architect")) == expected


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        ({}, [("warranty", "starts_on")]),
        ({"warranty": {"starts_on": DAY}}, [("warranty", "ends_on")]),
        ({"warranty": {"ends_on": DAY}}, [("warranty", "starts_on")]),
        ({"warranty": {"starts_on": DAY, "ends_on": DAY}}, []),
        ({"cancelled_on": DAY}, []),
        ({"pricing": "retainer"}, []),
    ],
)
def test_fixed_price_without_warranty(project: dict[str, Any], expected: list[Any]) -> None:
    world = running(**{"pricing": "fixed_price", "delivered_on": "2026-05-27", **project})
    assert found(world, "fixed-price-without-warranty") == expected
    assert found(running(pricing="fixed_price"), "fixed-price-without-warranty") == []
