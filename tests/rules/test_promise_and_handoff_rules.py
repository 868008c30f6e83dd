"""The edges of the rules about promises and handoffs: what is found, and what is none."""

from typing import Any

import pytest
from tests.worlds import World, findings_of

DAY = "2026-06-01"
FULL: dict[str, dict[str, Any]] = {
    "am_to_am": {
        "from": "ben",
        "to": "ann",
        "reason": "Ben moves to Leeds",
        "intro_on": "2026-05-20",
        "people_notes": "Sue reads mails in the morning",
        "commercial": "Pays on time",
        "promises_made": "None",
        "risks": "None known",
        "avoid": "Big bang",
        "next_step": "Call Sue",
    },
    "am_to_pm": {"to": "paul", "background": "Won", "promises_made": "None", "client_preferences": "Short"},
    "project_close": {
        "to": "ann",
        "learnings": "Ask first",
        "backlog": "Empty",
        "access": "Closed",
        "documentation": "In the wiki",
    },
    "team_member": {"to": "paul", "checklist": {"keys": True}, "checked_by": "ben"},
}


def paths(world: World, rule: str) -> list[tuple[str | int, ...]]:
    return [one.place.path for one in findings_of(world.told(DAY), rule)]


def handed(kind: str, **fields: Any) -> World:
    return World().account().handoff("2026-05-19", kind=kind, **{**FULL.get(kind, {}), **fields})


@pytest.mark.parametrize("kind", ["new_work", *FULL])
def test_a_complete_handoff_is_complete(kind: str) -> None:
    assert paths(handed(kind, submitted_on="2026-05-20"), "handoff-incomplete") == []


NEEDED = [(kind, field) for kind, fields in FULL.items() for field in fields if field not in {"to", "from"}]


@pytest.mark.parametrize(
    ("kind", "field"),
    [*NEEDED, *[("new_work", one) for one in ("aims", "suggested_solution", "budget", "timeline")]],
)
def test_what_is_missing_is_named(kind: str, field: str) -> None:
    (path,) = paths(handed(kind, submitted_on="2026-05-20", **{field: None}), "handoff-incomplete")

    assert path[0] == field


@pytest.mark.parametrize("field", ["technical", "organisational", "historical"])
def test_each_constraint_is_needed(field: str) -> None:
    constraints = {one: "None known" for one in ("technical", "organisational", "historical") if one != field}

    (path,) = paths(
        handed("new_work", submitted_on="2026-05-20", constraints=constraints), "handoff-incomplete"
    )

    assert path == ("constraints", field)


BUDGETS: list[tuple[dict[str, Any], int]] = [
    ({"known": "asked_not_disclosed"}, 0),
    ({"known": "rough", "amount_min": 5}, 0),
    ({"known": "rough", "amount_max": 5}, 0),
    ({"known": "exact", "amount_min": 0}, 0),
    ({"known": "exact"}, 1),
    ({"known": "rough", "note": "They will say in May"}, 1),
    ({"amount_min": 5}, 1),
]


@pytest.mark.parametrize(("budget", "count"), BUDGETS, ids=str)
def test_what_counts_as_a_budget(budget: dict[str, Any], count: int) -> None:
    assert (
        len(paths(handed("new_work", submitted_on="2026-05-20", budget=budget), "handoff-incomplete"))
        == count
    )


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        ("TBC", True),
        ("tbd.", True),
        (" ToDo ", True),
        ("To be decided!", True),
        ("???", True),
        ("To be confirmed by Sue on Friday", False),
        ("None known", False),
        ("n/a", False),
    ],
)
def test_what_counts_as_a_placeholder(said: str, is_open: bool) -> None:  # a table's column
    found = paths(handed("new_work", submitted_on="2026-05-20", aims=said), "handoff-incomplete")

    assert found == ([("aims",)] if is_open else [])


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 0),
        ({"submitted_on": "2026-05-20"}, 1),
        ({"submitted_on": "2026-07-20"}, 1),
        ({"submitted_on": "2026-05-20", "dropped_on": "2026-05-21"}, 1),
        ({"submitted_on": "2026-05-20", "returned": {"returned_on": "2026-05-21"}}, 1),
        ({"submitted_on": "2026-05-20", "visibility": "restricted"}, 0),
    ],
    ids=str,
)
def test_from_when_a_handoff_has_to_be_complete(fields: dict[str, Any], count: int) -> None:
    assert len(paths(handed("new_work", aims=None, **fields), "handoff-incomplete")) == count


@pytest.mark.parametrize(
    ("to", "by", "count"),
    [
        ("new_work", "nell", 0),
        ("new_work", "nick", 0),
        ("new_work", "paul", 1),
        ("paul", "paul", 0),
        ("paul", "nell", 1),
        ("desk", "dora", 0),
        ("desk", "nell", 1),
    ],
)
def test_who_may_accept(to: str, by: str, count: int) -> None:
    accepted = {"accepted_on": "2026-05-25", "by": by}
    away = [{"starts_on": "2026-05-01", "ends_on": DAY, "cover": "nell"}]
    world = World(groups={"desk": ["dora", "paul"]}).account().person("nick", roles=["new_work"])
    world.person("paul", away=away).handoff("2026-05-19", to=to, submitted_on="2026-05-20", accepted=accepted)

    assert len(paths(world, "handoff-accepted-by-other")) == count


MOVED = {"from_on": "2026-05-01", "to_on": "2026-05-20", "revised_on": "2026-04-25"}


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"due_on": "2026-05-01", "done_on": "2026-05-01"}, 0),
        ({"due_on": "2026-05-01", "done_on": "2026-05-02"}, 1),
        ({"due_on": "2026-05-01"}, 0),
        ({"due_on": "2026-07-01", "done_on": "2026-07-02"}, 1),
        (
            {
                "due_on": "2026-05-20",
                "done_on": "2026-05-10",
                "revisions": [{**MOVED, "told_on": "2026-04-25"}],
            },
            0,
        ),
        ({"due_on": "2026-05-20", "done_on": "2026-05-10", "revisions": [MOVED]}, 1),
    ],
    ids=str,
)
def test_what_is_kept_late(fields: dict[str, Any], count: int) -> None:
    world = World().account().commitment("2026-04-01", **fields)

    assert len(paths(world, "commitment-kept-late")) == count


@pytest.mark.parametrize(
    ("what", "done_when", "fields"),
    [
        ("Send it asap", "Sue has it", ("what",)),
        ("Send it A.S.A.P.", "Sue has it", ()),
        ("ASAP!", "Sue has it", ("what",)),
        ("Sooner or later", "Sue has it", ()),
        ("Try to send it", "soon", ("what", "done_when")),
        ("The trying of doors", "the spoon is bent", ()),
        ("Ready by the 30th", "end  of\nmonth", ("done_when",)),
    ],
)
def test_what_is_vague(what: str, done_when: str, fields: tuple[str, ...]) -> None:
    world = World().account().commitment("2026-05-01", what=what, done_when=done_when, due_on="2026-06-30")

    assert set(paths(world, "commitment-vague")) == {(field,) for field in fields}


@pytest.mark.parametrize(
    "fields",
    [
        {"done_on": "2026-05-20"},
        {"missed_on": "2026-05-20"},
        {"withdrawn": {"withdrawn_on": "2026-05-20"}},
        {"visibility": "restricted"},
    ],
    ids=str,
)
def test_only_open_promises_are_looked_at_for_vague_words(fields: dict[str, Any]) -> None:
    world = World().account().commitment("2026-05-01", what="Send it soon", due_on="2026-05-20", **fields)

    assert paths(world, "commitment-vague") == []


def test_a_firm_may_silence_lapses_and_notices_but_no_error() -> None:
    off = {"enabled": False}
    world = World(rules={"commitment-kept-late": off, "commitment-vague": off, "handoff-incomplete": off})
    world.account().commitment("2026-05-01", what="Send it soon", due_on="2026-05-20", done_on="2026-05-21")
    world.commitment("2026-05-02", what="Send it soon", due_on="2026-06-20")
    world.handoff("2026-05-19", submitted_on="2026-05-20", aims=None)

    rules = {one.rule for one in world.told(DAY).findings}

    assert "handoff-incomplete" in rules
    assert rules.isdisjoint({"commitment-kept-late", "commitment-vague"})


OWNERS: list[tuple[dict[str, Any], dict[str, Any], int]] = [
    ({}, {}, 1),
    ({"owner": "paul"}, {}, 0),
    ({"owner": "paul"}, {"owner": "paul"}, 1),
    ({"owner": "paul", "project": "shop"}, {"project": "shop"}, 1),
    ({"owner": "paul", "project": "shop"}, {"project": "app"}, 0),
    ({"cause": "client"}, {}, 0),
    ({"cause": "third_party"}, {}, 0),
]


@pytest.mark.parametrize(("old", "new", "count"), OWNERS, ids=str)
def test_whose_miss_comes_before_a_promise(old: dict[str, Any], new: dict[str, Any], count: int) -> None:
    world = World().account().project("shop").project("app")
    world.commitment("2026-03-01", "old", due_on="2026-03-20", missed_on="2026-03-21", **old)
    world.commitment("2026-04-10", "new", due_on="2026-04-30", **new)

    assert len(paths(world, "commitment-made-before-reflection")) == count


@pytest.mark.parametrize(("made_on", "count"), [("2026-03-20", 0), ("2026-03-21", 0), ("2026-03-22", 1)])
def test_only_promises_after_the_miss_count(made_on: str, count: int) -> None:
    world = World().account().commitment("2026-03-01", "old", due_on="2026-03-20", missed_on="2026-03-21")
    world.commitment(made_on, "new", due_on="2026-04-30")

    assert len(paths(world, "commitment-made-before-reflection")) == count
