"""The clocks on projects and conversations, each with a day on which it is due."""

from datetime import date
from typing import Any

from tests.grid.case import OLD, Case, Done, after, amend, client, dated, on, on_the, working
from tests.grid.trouble_and_promises import NO_DATE, NOT_BEFORE
from tests.worlds import World

ENDED = {"theirs": ["sue"], "ours": ["ann"]}
HELD = {"attendees": ENDED, "learnings": "Ask earlier"}


def running(since: str, **more: Any) -> World:
    return client().project(mobilised_on=since, **more)


def talked(**more: Any) -> Done:
    """A talk on a day."""

    def say(world: World, day: date) -> World:
        return world.contact(on(day), **more)

    return say


def reviewed(kind: str, **more: Any) -> Done:
    """A review held on a day."""

    def say(world: World, day: date) -> World:
        said = {"kind": kind, "meeting": "held", "attendees": ENDED, **more}
        return world.put(f"acme/reviews/{dated(day, kind)}", said)

    return say


def brought_home(day: date) -> dict[str, Any]:
    last = on(day)
    return {
        "review": {"held_on": last, **HELD},
        "backlog": {"reviewed_on": last, "kept": 1},
        "rhythm_resumed_on": last,
    }


def reset(world: World, day: date) -> World:
    looked = {"status": "green", "set_on": on(day)}
    checked = {"roadmap_reviewed_on": on(day), "stakeholders_checked_on": on(day), "health": looked}
    amend(world, "acme/account", checked)
    return on_the("projects", wrap_up=brought_home)(world, day)


def milestone(day: date, **more: Any) -> World:
    reached = {"what": "First order", "important": True, "done_on": on(day), **more}
    return running(OLD, milestones=[reached])


def gives_hours(day: date) -> World:
    limits = {"clocks": {"free-review": {"limits": {"hours_used_at_least": 100}}}}
    world = World(**limits).account(tier="key", client_since=on(day, -31), commercial={"hours_used": 200})
    return world.put("acme/stakeholders/sue", {"name": "Sue Stone"})


def billed(day: date) -> World:
    # The month is over long before; the opening says when it was last offered.
    much = {"billed": {"month": "2024-06", "amount": {"amount": 20000}}}
    return client(billing=much, opening={"software-review": on(day, -31)})


def planned(held: date, **more: Any) -> World:
    return client().contact(on(held), outcome="planned", channel="meeting", **more)


CHECK_IN = {"covers": ["check_in"]}

CASES = (
    Case(
        "kickoff",
        lambda day: running(on(day)),
        on_the("projects", kickoff=lambda day: {"held_on": on(day), "am_attended": True}),
        without=(NOT_BEFORE,),
    ),
    Case(
        "terms-signed",
        lambda day: client().project(planned_start_on=on(day, 1)),
        on_the("projects", terms_signed_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "pm-sync",
        lambda day: running(on(day, -14)),
        talked(internal=True, theirs=[], covers=["pm_sync"]),
        interval=14,
        booked_by={"covers": ["pm_sync"]},
    ),
    Case(
        "progress-report",
        lambda day: running(on(day, -7)),
        on_the("projects", progress_reports=lambda day: [{"sent_on": on(day), "percent_done": 20}]),
        interval=7,
    ),
    Case(
        "mini-review",
        lambda day: running(on(day, -7), process="kanban"),
        reviewed("mini", project="shop", done=["A"], next=["B"], booking_days_left=4, booking_enough=True),
        interval=7,
    ),
    Case(
        "wrap-up-flagged",
        lambda day: running(OLD, planned_end_on=on(day, 14)),
        on_the("projects", wrap_up=lambda day: {"flagged_on": on(day)}),
        without=(NOT_BEFORE,),
    ),
    Case(
        "project-end-passed",
        lambda day: running(OLD, planned_end_on=on(day)),
        on_the("projects", ended_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "project-review",
        lambda day: running(OLD, ended_on=on(day, -28)),
        on_the("projects", wrap_up=lambda day: {"review": {"held_on": on(day), **HELD}}),
        begins=28,
    ),
    Case("wrap-up", lambda day: running(OLD, ended_on=on(day, -42)), reset, begins=42),
    Case(
        "go-live-audit",
        lambda day: running(OLD, uses_cloud=True, go_live_on=on(day)),
        on_the("projects", go_live_audit=lambda day: {"signed_on": on(day), "signed_by": "paul"}),
        without=(NOT_BEFORE,),
    ),
    Case(
        "milestone-celebrated",
        lambda day: milestone(after(day, -14)),
        on_the("projects", milestones__0__celebrated=lambda day: {"celebrated_on": on(day)}),
        begins=14,
    ),
    Case("any-contact", lambda day: running(on(day, -7)), talked(), interval=7, booked_by={}),
    Case(
        "meeting",
        lambda day: client(
            communication={
                "meetings": [{"id": "fortnight", "what": "Fortnightly", "every_days": 14}],
                "agreed_on": on(day, -14),
            }
        ),
        talked(meeting="fortnight"),
        begins=14,
        booked_by={"meeting": "fortnight"},
    ),
    Case(
        "check-in",
        lambda day: client(tier="key", client_since=on(day, -92)),
        talked(**CHECK_IN),
        interval=92,
        booked_by=CHECK_IN,
    ),
    Case(
        "satisfaction-talk",
        lambda day: running(on(day, -61)),
        talked(covers=["satisfaction"]),
        interval=61,
        booked_by={"covers": ["satisfaction"]},
    ),
    Case(
        "steady-contact", lambda day: client(client_since=on(day, -92)), talked(), interval=92, booked_by={}
    ),
    Case("free-review", gives_hours, reviewed("free"), interval=31),
    Case(
        "software-review",
        billed,
        reviewed("software", reviewer="paul", findings=["Old"]),
        interval=31,
        booked_by={"covers": ["software_review_offer"]},
    ),
    Case(
        "key-stakeholder-contact",
        lambda day: client().put(
            "acme/stakeholders/sue", {"name": "Sue Stone", "key": True, "since_on": on(day, -183)}
        ),
        talked(),
        interval=183,
        booked_by={},
    ),
    Case(
        "past-client-call",
        lambda day: client(ended={"ended_on": on(day, -92), "why": "Moved", "learned": "Ask"}),
        talked(),
        interval=92,
        booked_by={},
        without=(("past", "it is for past clients"),),
    ),
    Case(
        "meeting-prep",
        lambda day: planned(working(day, 2)),
        on_the("contacts", prepared_on=on),
        moves="earlier",
        without=(NOT_BEFORE, ("booked", "a planned talk is what it is about")),
    ),
    Case(
        "contact-outcome",
        lambda day: planned(working(day, -2)),
        moves="later",
        begins=2,
        without=(("future-dated", NO_DATE), ("booked", "a planned talk is what it is about")),
    ),
)
