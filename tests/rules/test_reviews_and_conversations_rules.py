"""Edges of the rules about reviews and about relationships that hang on one person."""

from typing import Any

import pytest
from tests.worlds import World, findings_of

DAY = "2026-06-01"
ANNUAL = {"delivered": "A shop", "support": "None asked", "recommendations": ["Rest"], "plan": ["Count"]}
MINI = {
    "kind": "mini",
    "done": ["Search"],
    "next": ["Basket"],
    "booking_days_left": 0,
    "booking_enough": False,
}
SOFTWARE = {"kind": "software", "reviewer": "ben", "findings": ["Old parts"]}
BOTH = {"ours": ["ann"], "theirs": ["sue"]}


def found(world: World, rule: str) -> list[tuple[Any, ...]]:
    """Where the rule finds something."""
    return [one.place.path for one in findings_of(world.told(DAY), rule)]


def reviewed(**review: Any) -> World:
    """A review that the client has."""
    return World().account().review("2026-05-04", **{"shared_on": "2026-05-05", **review})


def without(sections: dict[str, Any], *names: str) -> dict[str, Any]:
    """The sections but these."""
    return {name: value for name, value in sections.items() if name not in names}


@pytest.mark.parametrize(
    ("world", "empty"),
    [
        (reviewed(**ANNUAL), []),
        (reviewed(**without(ANNUAL, "support", "plan")), ["support", "plan"]),
        (reviewed(**{**ANNUAL, "recommendations": []}), ["recommendations"]),
        (reviewed(**MINI), []),
        (
            reviewed(**without(MINI, "booking_days_left", "booking_enough")),
            ["booking_days_left", "booking_enough"],
        ),
        (reviewed(**SOFTWARE), []),
        (reviewed(**without(SOFTWARE, "reviewer", "findings")), ["reviewer", "findings"]),
        (reviewed(kind="free"), []),
        (reviewed(shared_on="2027-01-01"), ["delivered", "support", "recommendations", "plan"]),
        (reviewed(visibility="restricted"), []),
        (World().account().review("2026-05-04"), []),
        (World().account().review("2026-05-04", meeting="offered"), []),
        (World().account().review("2026-05-04", meeting="held", **without(ANNUAL, "plan")), ["plan"]),
    ],
)
def test_sections(world: World, empty: list[str]) -> None:
    assert found(world, "review-section-empty") == [(name,) for name in sorted(empty)]


@pytest.mark.parametrize(
    ("meeting", "attendees", "side"),
    [
        ("held", BOTH, None),
        ("held", {"ours": ["ann"]}, "theirs"),
        ("held", {"theirs": ["sue"], "ours": []}, "ours"),
        ("held", {"theirs": [], "ours": []}, None),
        ("held", None, None),
        ("offered", {"ours": ["ann"]}, None),
        ("declined", {"ours": ["ann"]}, None),
    ],
)
def test_one_sided(meeting: str, attendees: dict[str, Any] | None, side: str | None) -> None:
    said = {"attendees": attendees} if attendees is not None else {}
    world = reviewed(meeting=meeting, **ANNUAL, **said)
    assert found(world, "review-one-sided") == ([("attendees", side)] if side else [])


@pytest.mark.parametrize(
    ("review", "side"),
    [
        ({"held_on": DAY, "attendees": {"ours": ["ann"]}}, "theirs"),
        ({"held_on": "2027-01-01", "attendees": {"theirs": ["sue"]}}, "ours"),
        ({"held_on": DAY, "attendees": BOTH}, None),
        ({"held_on": DAY}, None),
        ({"attendees": {"ours": ["ann"]}}, None),
    ],
)
def test_one_sided_after_a_project(review: dict[str, Any], side: str | None) -> None:
    world = World().account().project(wrap_up={"review": review})
    expected = [("wrap_up", "review", "attendees", side)] if side else []
    assert found(world, "review-one-sided") == expected


def known(*, also: dict[str, Any] | None = None, **account: Any) -> World:
    """A client with Sue as key stakeholder, and Tom as said."""
    world = World().account(**account)
    return world.put("acme/stakeholders/tom", {"name": "Tom", **also}) if also else world


@pytest.mark.parametrize(
    ("world", "single"),
    [
        (known(), True),
        (known(also={"key": False}), True),
        (known(also={"key": True}), False),
        (known(also={"key": True, "left_on": DAY}), True),
        (known(also={"key": True, "left_on": "2026-06-02"}), False),
        (known(also={"key": True, "since_on": "2026-06-02"}), True),
        (known(also={"key": True, "since_on": DAY}), False),
        (known().put("acme/stakeholders/sue", {"name": "Sue"}), False),
        (known(status="prospect"), False),
        (known(ended={"ended_on": DAY}), False),
        (known(paused={"since_on": DAY}), True),
    ],
)
def test_a_single_stakeholder(world: World, single: bool) -> None:
    assert found(world, "stakeholder-single") == ([("key",)] if single else [])


def talked(*days: str, ours: tuple[str, ...] = (), **account: Any) -> World:
    """Talks on these days, the last one by these of ours."""
    world = World().account(**account)
    for day in days:
        said: dict[str, Any] = {"ours": list(ours)} if ours and day == days[-1] else {}
        world.contact(day, **said)
    return world


TALKS = ("2025-06-02", "2026-01-05", "2026-05-04")


@pytest.mark.parametrize(
    ("world", "few"),
    [
        (talked(*TALKS), True),
        (talked(*TALKS, ours=("ann",)), True),
        (talked(*TALKS, ours=("ann", "ben")), False),
        (talked(*TALKS, ours=("ben",)), False),
        (talked("2025-06-01", *TALKS[1:]), False),
        (talked(*TALKS[1:], "2026-06-02"), False),
        (talked(*TALKS[1:]).contact("2026-05-11", outcome="no_response"), False),
        (talked(*TALKS[1:]).contact("2026-05-11", internal=True, ours=["ann"]), True),
        (talked(*TALKS).contact("2026-05-11", internal=True, ours=["ann", "paul"]), False),
        (talked(*TALKS, status="prospect"), False),
        (talked(*TALKS, ended={"ended_on": DAY}), False),
    ],
)
def test_an_account_on_too_few(world: World, few: bool) -> None:
    assert found(world, "account-on-too-few") == ([("account_manager",)] if few else [])


def test_a_firm_of_one_has_nobody_to_take_along() -> None:
    world = talked(*TALKS)
    for person in ("ben", "dora", "nell", "paul"):
        world.person(person, left_on="2026-05-01")
    assert found(world, "account-on-too-few") == []


def test_an_account_on_too_few_reads_the_same_from_day_to_day() -> None:
    world = talked(*TALKS[1:], "2026-05-11")
    [today], [tomorrow] = (findings_of(world.told(day), "account-on-too-few") for day in (DAY, "2026-06-02"))
    assert "all 3 talks of the last 12 months were held by ann alone" in today.message
    assert today == tomorrow
