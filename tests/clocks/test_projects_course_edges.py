"""The edges of the clocks of a project that runs; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client, ended, running
from tests.worlds import World, duties_of

REPORT = {"percent_done": 10}
PROGRESS = [
    Edge("never", running("2026-05-25"), DAY, DAY, TODAY, owner="paul"),
    Edge("a day late", running("2026-05-25"), "2026-06-02", DAY, OVERDUE, 1),
    Edge(
        "sent", running(OLD, progress_reports=[{"sent_on": "2026-05-26", **REPORT}]), DAY, "2026-06-02", SOON
    ),
    Edge(
        "the latest counts",
        running(OLD, progress_reports=[{"sent_on": DAY}, {"sent_on": "2026-05-20"}]),
        DAY,
        "2026-06-08",
    ),
    Edge("sent tomorrow", running("2026-05-25", progress_reports=[{"sent_on": "2026-06-02"}]), DAY, DAY),
    Edge("not sent", running("2026-05-25", progress_reports=[REPORT]), DAY, DAY),
    Edge("not begun", client().project(planned_start_on=OLD), DAY, None),
    Edge("over", ended(), DAY, None),
    Edge("paused", client(paused={"since_on": OLD}).project(mobilised_on="2026-05-25"), DAY, DAY),
    Edge(
        "as agreed",
        client(rhythm={"progress-report": {"every_days": 14}}).project(mobilised_on="2026-05-25"),
        DAY,
        "2026-06-08",
    ),
    Edge(
        "agreed away", client(rhythm={"progress-report": {"off": True}}).project(mobilised_on=OLD), DAY, None
    ),
    Edge(
        "before the book",
        client(opening={"progress-report": "2026-05-28"}).project(mobilised_on=OLD),
        DAY,
        "2026-06-04",
    ),
    Edge(
        "the project manager has left",
        running("2026-05-25").person("paul", left_on=OLD),
        DAY,
        DAY,
        owner="ann",
    ),
    Edge(
        "over a leap day",
        World(book_opened_on="2024-01-01").account().project(mobilised_on="2024-02-26"),
        "2024-02-27",
        "2024-03-04",
    ),
]
WEEK: dict[str, Any] = {"kind": "mini", "meeting": "held"}
MINI = [
    Edge("never", running("2026-05-25", process="kanban"), DAY, DAY, TODAY, owner="paul"),
    Edge("no process named", running("2026-05-25"), DAY, DAY),
    Edge("scrum", running("2026-05-25", process="scrum"), DAY, None),
    Edge("held", running(OLD).review("2026-05-27", **WEEK), DAY, "2026-06-03", last_on="2026-05-27"),
    Edge("held for it", running(OLD).review("2026-05-27", project="shop", **WEEK), DAY, "2026-06-03"),
    Edge(
        "held for another",
        running("2026-05-25").project("site").review("2026-05-27", project="site", **WEEK),
        DAY,
        DAY,
        record="acme/projects/shop",
    ),
    Edge(
        "shared later than written",
        running(OLD).review("2026-05-20", kind="mini", shared_on="2026-05-27"),
        DAY,
        "2026-06-03",
    ),
    Edge("a draft", running("2026-05-25").review("2026-05-27", kind="mini"), DAY, DAY),
    Edge("offered", running("2026-05-25").review("2026-05-27", kind="mini", meeting="offered"), DAY, DAY),
    Edge("held tomorrow", running("2026-05-25").review("2026-06-02", **WEEK), DAY, DAY),
    Edge("an annual review", running("2026-05-25").review("2026-05-27", meeting="held"), DAY, DAY),
    Edge("over", ended(process="kanban"), DAY, None),
]

SIGNED = {"signed_by": "ben", "signed_on": DAY}
AUDIT = [
    Edge("today", running(OLD, go_live_on=DAY), DAY, DAY, TODAY),
    Edge("a day late", running(OLD, go_live_on=DAY), "2026-06-02", DAY, OVERDUE, 1),
    Edge("in the cloud", running(OLD, go_live_on=DAY, uses_cloud=True), DAY, DAY),
    Edge("not in the cloud", running(OLD, go_live_on=DAY, uses_cloud=False), DAY, None),
    Edge("no such day", running(OLD, uses_cloud=True), DAY, None),
    Edge("signed", running(OLD, go_live_on=DAY, go_live_audit=SIGNED), DAY, None),
    Edge(
        "signed tomorrow",
        running(OLD, go_live_on=DAY, go_live_audit={**SIGNED, "signed_on": "2026-06-02"}),
        DAY,
        DAY,
    ),
    Edge("signed on no day", running(OLD, go_live_on=DAY, go_live_audit={"signed_by": "ben"}), DAY, DAY),
    Edge("not begun", client().project(go_live_on=DAY), DAY, DAY),
    Edge("live after the end", ended(go_live_on="2026-06-20"), DAY, "2026-06-20"),
    Edge("cancelled", running(OLD, go_live_on=DAY, cancelled_on=DAY), DAY, None),
    Edge(
        "the architect's",
        running(OLD, go_live_on=DAY, roles={"cloud_architect": "ben"}),
        DAY,
        DAY,
        owner="ben",
    ),
    Edge(
        "any architect's",
        running(OLD, go_live_on=DAY).person("cleo", roles=["cloud_architect"]),
        DAY,
        DAY,
        owner="cleo",
    ),
    Edge("nobody's but the manager's", running(OLD, go_live_on=DAY), DAY, DAY, owner="ann"),
    Edge(
        "the firm knows no cloud",
        World(modules={"cloud": False}).account().project(go_live_on=DAY),
        DAY,
        None,
    ),
]


def reached(on: str = "2026-05-18", **milestone: Any) -> World:
    """An important milestone reached fourteen days before the day."""
    return running(OLD, milestones=[{"what": "A first order", "important": True, "done_on": on, **milestone}])


CELEBRATED = [
    Edge("later", reached(), "2026-05-24", DAY, LATER),
    Edge("soon", reached(), "2026-05-25", DAY, SOON),
    Edge("today", reached(), DAY, DAY, TODAY, 0),
    Edge("never late", reached(), "2026-06-02", DAY, SOON, 0),
    Edge("not even a year later", reached(), "2027-06-02", DAY, SOON, 0),
    Edge("not important", reached(important=False), DAY, None),
    Edge("reached tomorrow", reached("2026-06-02"), DAY, None),
    Edge("celebrated", reached(celebrated={"celebrated_on": DAY}), DAY, None),
    Edge("to be celebrated", reached(celebrated={"celebrated_on": "2026-06-02"}), DAY, DAY),
    Edge("celebrated on no day", reached(celebrated={"how": "Cake"}), DAY, DAY),
    Edge("over the budget", reached(on_budget=False), DAY, DAY),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "progress-report": PROGRESS,
            "mini-review": MINI,
            "go-live-audit": AUDIT,
            "milestone-celebrated": CELEBRATED,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_on_the_way(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_each_milestone_has_its_place() -> None:
    milestones = [
        {"what": "One", "important": True, "done_on": "2026-05-01"},
        {"what": "Two", "done_on": "2026-05-02"},
        {"what": "Three", "important": True, "done_on": "2026-05-03"},
    ]
    standing = running(OLD, milestones=milestones).judged(DAY)
    found = duties_of(standing, "milestone-celebrated")
    assert [(str(one.due_on), one.place) for one in found] == [
        ("2026-05-15", "milestones[1]"),
        ("2026-05-17", "milestones[3]"),
    ]


def test_what_is_never_late_stops_changing_by_itself() -> None:
    milestone = {"what": "One", "important": True, "done_on": "2026-05-01"}
    book = World().account(status="prospect").project(milestones=[milestone])
    sure = book.on("2026-05-15").next_change_on
    assert str(sure) == "2026-05-16"
    kept = book.on("2026-05-16").next_change_on
    assert kept is None or str(kept) > "2026-05-16"
