"""What a relationship is in, from small books; a table for each way in and out."""

from datetime import date
from typing import Any

import pytest
from tests.clocks.projected import client, ended, running
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.model.account import Account
from goodstanding.model.modes import is_wrapped_up, open_after

DAY = "2026-06-01"
STEADY, PLAY, NEW, PROJECT, TRANSITION = (
    "steady_state",
    "opportunity_in_play",
    "with_new_work",
    "project_underway",
    "transition",
)
ACCEPTED: dict[str, Any] = {"accepted": {"accepted_on": "2026-05-20", "by": "nell"}}
ROUTED: dict[str, Any] = {"routed": {"route": "new_work", "routed_on": "2026-05-11", "who": "nell"}}
AM: dict[str, Any] = {"routed": {"route": "account_manager", "routed_on": "2026-05-11", "who": "ann"}}
CITES: dict[str, Any] = {"opportunity": "2026-05-04-idea"}


def idea(**fields: Any) -> World:
    """A client with an opportunity."""
    return client().opportunity("2026-05-04", **fields)


def handed(world: World | None = None, **fields: Any) -> World:
    """An opportunity routed to New Work, and the handoff that cites it."""
    return (world or idea(**ROUTED)).handoff("2026-05-12", **{**CITES, **ACCEPTED, **fields})


def uncited(**fields: Any) -> World:
    """An accepted handoff to New Work that names no opportunity."""
    return client().handoff("2026-05-12", **{**ACCEPTED, **fields})


def closed(result: str) -> dict[str, Any]:
    return {"closed": {"closed_on": "2026-05-25", "result": result, "reason": "So it came"}}


MODES = [
    ("nothing", client(), [STEADY]),
    ("a prospect", client(status="prospect"), []),
    ("a client that left", client(ended={"ended_on": "2026-05-01"}), []),
    ("a client that leaves tomorrow", client(ended={"ended_on": "2026-06-02"}), [STEADY]),
    ("a prospect with an idea", World().account(status="prospect").opportunity("2026-05-04"), [PLAY]),
    ("an idea", idea(), [PLAY]),
    ("an idea of tomorrow", client().opportunity("2026-06-02"), [STEADY]),
    ("an idea for New Work", idea(**ROUTED), [PLAY]),
    ("an idea that the manager takes on", idea(**AM), [STEADY]),
    ("an idea that was dropped", idea(**closed("dropped")), [STEADY]),
    ("handed over and not accepted", handed(accepted=None), [PLAY]),
    ("handed over and accepted", handed(), [NEW]),
    ("accepted tomorrow", handed(accepted={"accepted_on": "2026-06-02", "by": "nell"}), [PLAY]),
    ("another idea was accepted", handed(idea(**ROUTED), opportunity="2026-05-05-other"), [PLAY]),
    ("two ideas, one accepted", handed().opportunity("2026-05-06", "other"), [PLAY, NEW]),
    ("the accepted handoff was dropped", handed(dropped_on="2026-05-25"), [PLAY]),
    ("accepted and lost", handed(idea(**ROUTED, **closed("lost"))), [STEADY]),
    ("accepted and dropped", handed(idea(**ROUTED, **closed("dropped"))), [STEADY]),
    ("accepted and won", handed(idea(**ROUTED, **closed("won"))), [NEW]),
    ("lost and never handed over", idea(**ROUTED, **closed("lost")), [STEADY]),
    ("won and never handed over", idea(**ROUTED, **closed("won")), [STEADY]),
    ("its project is planned", handed().project(**CITES, planned_start_on="2026-06-20"), [NEW]),
    ("its project runs", handed().project(**CITES, mobilised_on="2026-05-25"), [PROJECT]),
    ("another project runs", handed().project(mobilised_on="2026-05-25"), [NEW, PROJECT]),
    ("an uncited handoff", uncited(), [NEW]),
    ("an uncited handoff, not accepted", uncited(accepted=None), [STEADY]),
    ("an uncited handoff, dropped", uncited(dropped_on="2026-05-25"), [STEADY]),
    (
        "an uncited handoff of another kind",
        client().handoff("2026-05-12", kind="team_member", to="paul", **{"from": "ben"}, **ACCEPTED),
        [STEADY],
    ),
    ("its own project is planned", uncited(project="shop").project(), [NEW]),
    ("its own project runs", uncited(project="shop").project(mobilised_on="2026-05-25"), [PROJECT]),
    ("not its own", uncited(project="app").project(mobilised_on="2026-05-25").project("app"), [NEW, PROJECT]),
    ("a cited one is no idea's", client().handoff("2026-05-12", **CITES, **ACCEPTED), [STEADY]),
    ("a planned project", client().project(planned_start_on=DAY), [STEADY]),
    ("a project", running(), [PROJECT]),
    ("a project from tomorrow", running("2026-06-02"), [STEADY]),
    ("a cancelled project", running("2026-05-01", cancelled_on=DAY), [STEADY]),
    ("the end is flagged", running(wrap_up={"flagged_on": DAY}), [PROJECT, TRANSITION]),
    ("the end will be flagged", running(wrap_up={"flagged_on": "2026-06-02"}), [PROJECT]),
    ("a wrap-up without a flag", running(wrap_up={"rhythm_resumed_on": DAY}), [PROJECT]),
    ("flagged, then cancelled", running(wrap_up={"flagged_on": DAY}, cancelled_on=DAY), [STEADY]),
    ("it ended", ended(), [TRANSITION]),
    ("it ended with the flag", ended(wrap_up={"flagged_on": "2026-05-01"}), [TRANSITION]),
    ("one of two ended", ended().project("app", mobilised_on=DAY), [PROJECT, TRANSITION]),
]


@pytest.mark.parametrize(("world", "modes"), [pytest.param(*row, id=what) for what, *row in MODES])
def test_modes_of(world: World, modes: list[str]) -> None:
    assert list(world.judged(DAY).modes) == modes


REVIEW = {"held_on": "2026-05-10", "attendees": {"ours": ["ann"], "theirs": ["sue"]}, "learnings": "Ask more"}
BACKLOG = {"reviewed_on": "2026-05-11"}
WRAP_UP: dict[str, Any] = {
    "flagged_on": "2026-04-01",
    "review": REVIEW,
    "backlog": BACKLOG,
    "rhythm_resumed_on": "2026-05-12",
}
LOOKED: dict[str, Any] = {
    "client_since": "2025-06-01",
    "roadmap_reviewed_on": "2026-05-04",
    "stakeholders_checked_on": "2026-05-04",
    "health": {"status": "green", "set_on": "2026-05-04"},
}
ALL = [
    "wrap_up.review",
    "wrap_up.backlog",
    "wrap_up.rhythm_resumed_on",
    "roadmap_reviewed_on",
    "stakeholders_checked_on",
    "health.set_on",
]


def brought_home(*, left_out: str = "", on: str = "2026-05-04", **looked: Any) -> World:
    """A project that ended on the 4th of May, with all that is to be done afterwards but one thing."""
    wrap_up = {key: value for key, value in WRAP_UP.items() if key != left_out}
    account = {key: value for key, value in {**LOOKED, **looked}.items() if key != left_out}
    return World().account(**account).project(mobilised_on="2025-06-01", ended_on=on, wrap_up=wrap_up)


def known(world: World) -> Account:
    account = load_book(world.source()).accounts["acme"]
    return account.as_known(date.fromisoformat(DAY))


OPEN = [
    (brought_home(), []),
    (brought_home(left_out="review"), ["wrap_up.review"]),
    (brought_home(left_out="backlog"), ["wrap_up.backlog"]),
    (brought_home(left_out="rhythm_resumed_on"), ["wrap_up.rhythm_resumed_on"]),
    (brought_home(left_out="roadmap_reviewed_on"), ["roadmap_reviewed_on"]),
    (brought_home(left_out="stakeholders_checked_on"), ["stakeholders_checked_on"]),
    (brought_home(left_out="health"), ["health.set_on"]),
    (brought_home(roadmap_reviewed_on="2026-05-03"), ["roadmap_reviewed_on"]),
    (brought_home(stakeholders_checked_on="2026-05-03"), ["stakeholders_checked_on"]),
    (brought_home(health={"status": "green", "set_on": "2026-05-03"}), ["health.set_on"]),
    (ended(), ALL),
]


@pytest.mark.parametrize(("world", "left"), OPEN)
def test_open_after(world: World, left: list[str]) -> None:
    account = known(world)
    assert open_after(account, account.projects[0]) == left
    assert is_wrapped_up(account, account.projects[0]) is (not left)
    assert list(world.judged(DAY).modes) == ([TRANSITION] if left else [STEADY])


def test_a_project_that_runs_is_not_wrapped_up_whatever_was_looked_at() -> None:
    world = World().account(**LOOKED).project(mobilised_on="2025-06-01", wrap_up=WRAP_UP)
    account = known(world)
    assert not is_wrapped_up(account, account.projects[0])
    assert open_after(account, account.projects[0]) == ALL[3:]
    assert list(world.judged(DAY).modes) == [PROJECT, TRANSITION]
