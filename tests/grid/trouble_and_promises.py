"""The clocks on trouble, promises and handoffs, each with a day on which it is due."""

from datetime import date
from typing import Any

from tests.grid.case import Case, after, client, dated, on, on_the, the, working
from tests.worlds import World

LATE = "late"
ACTION = {"triggers": ["complaint"], "summary": "Late again", "next_action": "Call them"}
NO_DATE = "what satisfies it has no day of its own"


def escalation(raised: date, action: date, **more: Any) -> World:
    said = {**ACTION, "next_action_due_on": on(action), **more}
    return client().put(f"acme/escalations/{dated(raised, LATE)}", said)


def concern(raised: date, **more: Any) -> World:
    return client().put(f"acme/concerns/{dated(raised, 'slow')}", {"what": "It is slow", **more})


def signal(came: date, kind: str, **more: Any) -> World:
    return client().put(f"acme/signals/{dated(came, 'call')}", {"kind": kind, "note": "They rang", **more})


def answered(world: World, day: date) -> World:
    about = the(world, "signals").removeprefix("acme/")
    return world.put(f"acme/concerns/{dated(day, 'slow')}", {"what": "It is slow", "about": [about]})


def leaving(day: date) -> World:
    gone = {"known_on": on(working(day, -10)), "last_day_on": on(day, 90)}
    return client().put("acme/stakeholders/sue", {"name": "Sue Stone", "key": True, "leaving": gone})


def taken_up(world: World, day: date) -> World:
    said = {
        "triggers": ["stakeholder_leaving"],
        "summary": "Sue leaves",
        "next_action": "Meet her successor",
        "next_action_due_on": on(day, 30),
        "about": ["stakeholders/sue"],
    }
    return world.put(f"acme/escalations/{dated(day, 'sue')}", said)


def promise(made: date, due: date, **more: Any) -> World:
    return client().commitment(on(made), due_on=on(due), **more)


def missed(day: date, **more: Any) -> World:
    return promise(working(day, -30), day, **{"missed_on": on(day), **more})


def reflection(day: date, **more: Any) -> dict[str, Any]:
    return {"reflected_on": on(day), "why": "Nobody owned it", "change": "One name each", **more}


def inbound(day: date, **more: Any) -> World:
    return client().contact(on(day), started_by="client", **more)


def opportunity(came: date, **more: Any) -> World:
    return client().opportunity(on(came), **more)


def to_new_work(day: date) -> World:
    return opportunity(day, routed={"route": "new_work", "routed_on": on(day)})


def handed(world: World, day: date) -> World:
    return world.handoff(on(day), opportunity=dated_of(world), submitted_on=on(day))


def dated_of(world: World) -> str:
    return the(world, "opportunities").rpartition("/")[2]


def with_new_work(day: date) -> World:
    world = to_new_work(day)
    accepted = {"accepted_on": on(day), "by": "nell"}
    return world.handoff(on(day), opportunity=dated_of(world), submitted_on=on(day), accepted=accepted)


def _update(day: date) -> list[dict[str, Any]]:
    return [{"date_on": on(day), "note": "Rang them"}]


def _told(day: date) -> list[dict[str, Any]]:
    return [{"date_on": on(day), "note": "Rang them", "client_told": True}]


NOT_BEFORE = ("began yesterday", "its day is written down, however lately that was")

CASES = (
    Case(
        "escalation-acknowledged",
        lambda day: escalation(working(day, -1), working(day, 20)),
        on_the("escalations", acknowledged_on=on),
        moves="later",
        begins=1,
    ),
    Case(
        "escalation-contact",
        lambda day: escalation(working(day, -2), working(day, 20)),
        on_the("escalations", updates=_told),
        moves="later",
        begins=2,
    ),
    Case(
        "escalation-update",
        lambda day: escalation((after(day, -7)), working(day, 20)),
        on_the("escalations", updates=_update),
        interval=7,
    ),
    Case(
        "escalation-action",
        lambda day: escalation(working(day, -9), day),
        on_the("escalations", next_action_done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "complaint-answered",
        lambda day: signal(working(day, -2), "dissatisfaction"),
        answered,
        moves="later",
        begins=2,
    ),
    Case(
        "concern-update",
        lambda day: concern(after(day, -14)),
        on_the("concerns", updates=_update),
        interval=14,
    ),
    Case(
        "concern-action",
        lambda day: concern(working(day, -9), next_action="Call", next_action_due_on=on(day)),
        on_the("concerns", next_action_done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case("stakeholder-successor", leaving, taken_up, moves="later", begins=10),
    Case(
        "commitment",
        lambda day: promise(working(day, -9), day),
        on_the("commitments", done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "commitment-check",
        lambda day: promise((after(day, -20)), (after(day, 20))),
        on_the("commitments", checked=lambda day: [{"checked_on": on(day), "on_track": True}]),
        begins=20,
    ),
    Case(
        "commitment-told",
        lambda day: missed(working(day, -2)),
        on_the("commitments", told_on=on),
        moves="later",
        begins=2,
    ),
    Case(
        "reflection",
        lambda day: missed(working(day, -5), told_on=on(working(day, -5))),
        on_the("commitments", reflection=reflection),
        moves="later",
        begins=5,
    ),
    Case(
        "reflection-change",
        lambda day: missed(working(day, -9), reflection=reflection(working(day, -8), due_on=on(day))),
        on_the("commitments", reflection__done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "waiting-on",
        lambda day: promise(
            working(day, -9),
            working(day, 9),
            waiting_on=[{"what": "Logo", "from": "sue", "needed_by_on": on(day)}],
        ),
        on_the("commitments", waiting_on__0__done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "reply",
        lambda day: inbound(working(day, -2), needs_reply=True),
        on_the("contacts", replied_on=on),
        moves="later",
        begins=2,
    ),
    Case(
        "follow-up",
        lambda day: inbound(working(day, -9), follow_ups=[{"what": "Send it", "due_on": on(day)}]),
        on_the("contacts", follow_ups__0__done_on=on),
        without=(NOT_BEFORE,),
    ),
    Case(
        "signal-assessed",
        lambda day: signal(working(day, -3), "need"),
        on_the("signals", assessed_on=on, outcome=lambda _: "none"),
        moves="later",
        begins=3,
    ),
    Case(
        "opportunity-routed",
        lambda day: opportunity(after(day, -7)),
        on_the("opportunities", routed=lambda day: {"route": "support", "routed_on": on(day)}),
        begins=7,
    ),
    Case("handoff-submitted", lambda day: to_new_work(after(day, -14)), handed, begins=14),
    Case(
        "handoff-accepted",
        lambda day: client().handoff(on(working(day, -5)), submitted_on=on(working(day, -5))),
        on_the("handoffs", accepted=lambda day: {"accepted_on": on(day), "by": "nell"}),
        moves="later",
        begins=5,
    ),
    Case(
        "new-work-news",
        lambda day: with_new_work(after(day, -14)),
        on_the("opportunities", news=lambda day: [{"date_on": on(day), "note": "An estimate"}]),
        interval=14,
    ),
    Case(
        "opportunity-follow-up",
        lambda day: opportunity(working(day, -9), next_follow_up_on=on(day)),
        on_the("opportunities", last_reviewed_on=on),
        without=(NOT_BEFORE,),
    ),
)
