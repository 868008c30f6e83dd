"""Rules of promises, where their pages do not show an edge."""

from typing import Any

import pytest
from tests.rules.rows import Row, found, name
from tests.worlds import World

from goodstanding.finding import Severity


def moved(*moves: tuple[str, str, str], due_on: str) -> World:
    """A promise with these moves: from, to, and the day on which each was made and told."""
    revisions = [{"from_on": a, "to_on": b, "revised_on": on, "told_on": on} for a, b, on in moves]
    return World().account().commitment("2026-03-02", due_on=due_on, revisions=revisions)


REVISION_BROKEN = [
    Row("no move", World().account().commitment("2026-03-02", due_on="2026-04-01"), []),
    Row("one", moved(("2026-04-01", "2026-04-08", "2026-03-10"), due_on="2026-04-08"), []),
    Row(
        "two on one day",
        moved(
            ("2026-04-01", "2026-04-08", "2026-03-10"),
            ("2026-04-08", "2026-04-15", "2026-03-10"),
            due_on="2026-04-15",
        ),
        [],
    ),
    Row("another day", moved(("2026-04-01", "2026-04-08", "2026-03-10"), due_on="2026-04-09"), [("due_on",)]),
    Row(
        "all of it",
        moved(
            ("2026-04-01", "2026-04-08", "2026-03-10"),
            ("2026-04-09", "2026-04-15", "2026-03-09"),
            due_on="2026-04-08",
        ),
        [("due_on",), ("revisions", 1, "from_on"), ("revisions", 1, "revised_on")],
    ),
    Row(
        "a move of next week",
        moved(("2026-07-01", "2026-07-08", "2026-06-08"), due_on="2026-07-01"),
        [("due_on",)],
    ),
]


@pytest.mark.parametrize("row", REVISION_BROKEN, ids=name)
def test_revision_broken(row: Row) -> None:
    row.check("commitment-revision-broken")


def passed(world: World, on: str, giver: str | None, receiver: str, **fields: Any) -> World:
    """The world with an accepted handoff from one to the other, in effect a week later."""
    effect = {"effective_on": f"{on[:8]}{int(on[8:]) + 7:02}"}
    accepted = {"accepted_on": on, "by": fields.pop("by", receiver)}
    given = {"kind": "team_member", "to": receiver, "from": giver, "submitted_on": on, "accepted": accepted}
    return world.handoff(on, f"{giver or 'none'}-{receiver}", **{**given, **effect, **fields})


def promised(on: str = "2026-03-02", **fields: Any) -> World:
    """A promise that Paul made before he handed over on 9 March, in effect on the 16th."""
    given = {"due_on": "2026-12-01", "owner": "paul", **fields}
    return World().account().commitment(on, **{key: value for key, value in given.items() if value})


def gone(world: World, **fields: Any) -> World:
    """The world in which Paul has handed over to Ben."""
    return passed(world, "2026-03-09", "paul", "ben", **fields)


OWNER_HANDED_OFF = [
    Row("left behind", gone(promised()), True),
    Row("nobody handed over", promised(), False),
    Row("somebody else's", gone(promised(owner="ben")), False),
    Row("kept", gone(promised(done_on="2026-03-05")), False),
    Row("missed", gone(promised(missed_on="2026-03-05")), False),
    Row("withdrawn", gone(promised(withdrawn={"withdrawn_on": "2026-03-05", "by": "client"})), False),
    Row("made on the day it took effect", gone(promised("2026-03-16")), True),
    Row("made a day later", gone(promised("2026-03-17")), False),
    Row("no day of effect, made on the day", gone(promised("2026-03-09"), effective_on=None), True),
    Row("no day of effect, made later", gone(promised("2026-03-10"), effective_on=None), False),
    Row("not accepted", gone(promised(), accepted=None), False),
    Row("accepted on no day", gone(promised(), accepted={"by": "ben"}), False),
    Row("dropped", gone(promised(), dropped_on="2026-03-12"), False),
    Row("handed back", passed(gone(promised()), "2026-04-06", "ben", "paul"), False),
    Row(
        "handed back, and over again",
        passed(passed(gone(promised()), "2026-04-06", "ben", "paul"), "2026-05-04", "paul", "ben"),
        True,
    ),
    Row("another handoff of Ben's", passed(gone(promised()), "2026-04-06", "ben", "nell"), True),
    Row(
        "another kind",
        gone(promised(), kind="am_to_pm", background="-", promises_made="-", client_preferences="-"),
        False,
    ),
    Row("the manager's, as nobody is named", passed(promised(owner=None), "2026-03-09", "ann", "ben"), True),
    Row(
        "handed over by whom nobody says: the manager",
        passed(promised(owner="ann"), "2026-03-09", None, "ben"),
        True,
    ),
    Row("between managers", passed(promised(owner="ann"), "2026-03-09", "ann", "ben", kind="am_to_am"), True),
    Row(
        "the manager of its day",
        passed(promised("2026-03-20", owner=None), "2026-03-09", "ben", "ann", kind="am_to_am"),
        False,
    ),
    Row(
        "the manager before",
        passed(promised("2026-03-10", owner=None), "2026-03-09", "ben", "ann", kind="am_to_am"),
        True,
    ),
    Row(
        "in another project", gone(promised(project="shop").project().project("till"), project="till"), False
    ),
    Row("in the same project", gone(promised(project="shop").project(), project="shop"), True),
    Row("in no project", gone(promised().project(), project="shop"), True),
    Row("in effect next year", gone(promised(), effective_on="2027-01-01"), True),
]


@pytest.mark.parametrize("row", OWNER_HANDED_OFF, ids=name)
def test_owner_handed_off(row: Row) -> None:
    row.check("commitment-owner-handed-off")


def test_the_message_names_who_accepted() -> None:
    world = gone(promised(), to="account_manager", by="ben")
    [finding] = found(world, "commitment-owner-handed-off")
    assert "set 'owner' to ben" in finding.message


def late(**fields: Any) -> World:
    """A promise for 20 March."""
    return World().account().commitment("2026-03-02", **{"due_on": "2026-03-20", **fields})


RISK = {"at_risk": {"noticed_on": "2026-03-10"}}
MISS = {"missed_on": "2026-03-20"}
IN_TIME = [
    {"from_on": "2026-03-20", "to_on": "2026-03-27", "revised_on": "2026-03-10", "told_on": "2026-03-10"}
]
UNTOLD = [{"from_on": "2026-03-20", "to_on": "2026-03-27", "revised_on": "2026-03-10"}]

TOLD_LATE = [
    Row("missed, told the day after", late(**MISS, told_on="2026-03-21"), [("told_on",)]),
    Row("missed, told on the day", late(**MISS, told_on="2026-03-20"), False),
    Row("missed, never told", late(**MISS), False),
    Row("kept late", late(done_on="2026-03-24", told_on="2026-03-23"), True),
    Row("kept in time", late(done_on="2026-03-20", told_on="2026-03-23"), False),
    Row("at risk", late(**RISK, told_on="2026-03-23"), True),
    Row("at risk, kept in time", late(**RISK, done_on="2026-03-20", told_on="2026-03-23"), True),
    Row(
        "moved in time",
        late(**MISS | {"due_on": "2026-03-27", "revisions": IN_TIME}, told_on="2026-03-23"),
        False,
    ),
    Row(
        "moved in silence",
        late(**MISS | {"due_on": "2026-03-27", "revisions": UNTOLD}, told_on="2026-03-23"),
        True,
    ),
    Row("nothing was wrong", late(told_on="2026-03-23"), False),
]


@pytest.mark.parametrize("row", TOLD_LATE, ids=name)
def test_told_late(row: Row) -> None:
    row.check("commitment-told-late")


BACK = {"withdrawn_on": "2026-03-10"}
WITHDRAWN_UNTOLD = [
    Row("nobody was told", late(withdrawn=BACK), True),
    Row("by us", late(withdrawn={**BACK, "by": "us"}), True),
    Row("by them", late(withdrawn={**BACK, "by": "client"}), False),
    Row("told", late(withdrawn={**BACK, "told_on": "2026-03-12"}), False),
    Row("told as the promise says", late(withdrawn=BACK, told_on="2026-03-09"), False),
    Row("on no day", late(withdrawn={"reason": "Too dear"}), False),
]


@pytest.mark.parametrize("row", WITHDRAWN_UNTOLD, ids=name)
def test_withdrawn_untold(row: Row) -> None:
    row.check("commitment-withdrawn-untold")


def test_what_went_wrong_stays_as_a_lapse_and_what_can_be_mended_is_an_error() -> None:
    world = gone(promised()).commitment("2026-03-03", "back", due_on="2026-03-20", withdrawn=BACK)
    [mendable], [lapse] = (
        found(world, "commitment-owner-handed-off"),
        found(world, "commitment-withdrawn-untold"),
    )
    assert (mendable.severity, lapse.severity) == (Severity.ERROR, Severity.LAPSE)
