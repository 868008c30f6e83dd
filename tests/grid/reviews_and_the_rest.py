"""The clocks on reviews, people, money and upkeep, each with a day on which it is due."""

from datetime import date
from typing import Any

from tests.grid.case import OLD, Case, after, amend, client, dated, on, on_account, on_the, working
from tests.grid.projects_and_talks import reviewed, running, talked
from tests.grid.trouble_and_promises import NO_DATE, NOT_BEFORE
from tests.worlds import World

REVIEW = {"delivered": "The shop", "support": "Little", "recommendations": ["Rest"], "plan": ["A talk"]}
OF_A_PERSON = "one of us owes it for all their accounts, so no account decides"
OF_AN_ACCOUNT = ("snoozed", "waived", "paused", "override by tier", "override by account", "opening")
NEVER_LATE = ("a day late", "it announces an end and is gone on the day after")


def asked(world: World, day: date) -> World:
    return world.put(f"acme/satisfaction/{dated(day, 'sue')}", {"feeling": "happy", "respondent": "sue"})


def metric(began: str, by: str, **more: Any) -> World:
    said = {
        "name": "Orders",
        "unit": "a day",
        "baseline": {"date_on": began, "value": 40},
        "target": {"value": 10, "by_on": by},
        **more,
    }
    return client().put("acme/metrics/calls", said)


def measured(day: date) -> list[dict[str, Any]]:
    return [{"date_on": on(day), "value": 30}]


def rate(day: date) -> World:
    said = {"kind": "rate", "effective_on": on(day)}
    return client().put(f"acme/changes/{dated(working(day, -9), 'rate')}", said)


def leaver(day: date) -> World:
    said = {"kind": "leaves_firm", "person": "paul", "effective_on": on(day, 60)}
    known = working(day, -1)
    return running(OLD).put(f"_changes/{dated(known, 'paul')}", said)


def rung(world: World, day: date) -> World:
    (path,) = (path for path in world.contents if "/_changes/" in path)
    record = path.removeprefix("accounts/").removesuffix(".yml")
    return amend(world, record, {"called_on": on(day), "told": {"acme": on(day)}})


def place(day: date) -> World:
    """Somebody who has worked for them since a year that has no leap day in it."""
    asked_first = {"called_on": OLD, "tech_ok": True, "time_ok": True}
    return client().put(
        "acme/assignments/paul",
        {"person": "paul", "starts_on": on(day, -365), "days_per_week": 3, "consent": asked_first},
    )


def kind_word(day: date) -> World:
    return World(modules={"goodwill": True}).account(client_since=on(day, -7))


def charges(day: date) -> World:
    world = World(modules={"invoicing": True}).account(client_since=OLD)
    return world.project(mobilised_on=on(day, -7), pricing="time_and_materials")


def charged(world: World, day: date) -> World:
    period = {"starts_on": on(day, -7), "ends_on": on(day, -1)}
    return world.put("acme/invoices/last", {"period": period, "sent_on": on(day)})


def agreement(ends: str, **more: Any) -> World:
    return client(agreements=[care(ends, **more)])


def care(ends: str, **more: Any) -> dict[str, Any]:
    return {"id": "care", "what": "Care", "starts_on": OLD, "ends_on": ends, "notice_days": 60, **more}


def asked_back(day: date) -> World:
    return client().put(
        f"acme/refunds/{dated(working(day, -2), 'fair')}", {"event": "The fair was cancelled"}
    )


def scanned(world: World, day: date) -> World:
    return world.put(f"_scans/{dated(day, 'ann')}", {"seen": ["acme"]})


def excepted(day: date) -> World:
    said = {
        "rule": "support-watch",
        "reason": "They have none",
        "asked_by": "ann",
        "approved_by": "ben",
        "until_on": on(day),
    }
    return client().put(f"acme/waivers/{dated(working(day, -30), 'watch')}", said)


def kept_until(day: date) -> World:
    return client().put("acme/stakeholders/sue", {"name": "Sue Stone", "retain_until_on": on(day)})


CASES = (
    Case(
        "annual-review",
        lambda day: client(client_since=on(day, -365)),
        lambda world, day: reviewed("annual", shared_on=on(day), **REVIEW)(world, day),
        interval=365,
    ),
    Case(
        "annual-review-offered",
        lambda day: client().put(
            f"acme/reviews/{dated(after(day, -14), 'annual')}",
            {"kind": "annual", "shared_on": on(day, -14), **REVIEW},
        ),
        begins=14,
        without=(("future-dated", NO_DATE),),
    ),
    Case("satisfaction-score", lambda day: client(client_since=on(day, -183)), asked, interval=183),
    Case(
        "measurement",
        lambda day: metric(on(day, -31), on(day, 200)),
        on_the("metrics", measurements=measured),
        interval=31,
    ),
    Case(
        "metric-target",
        lambda day: metric(OLD, on(day)),
        on_the("metrics", measurements=measured),
        without=(NOT_BEFORE,),
    ),
    Case(
        "value-shown",
        lambda day: metric(on(day, -92), on(day, 200)),
        on_the("metrics", shown_on=on),
        interval=92,
    ),
    Case("change-told", rate, on_the("changes", told_on=on), without=(NOT_BEFORE,)),
    Case(
        "departure-called",
        leaver,
        rung,
        moves="later",
        begins=1,
        without=(("past", "at a past client no role is open"),),
    ),
    Case(
        "rotation-offer",
        place,
        on_the("assignments", rotation_offered_on=on),
        interval=365,
        without=(("leap day", "twelve months after a day never end on one"),),
    ),
    Case(
        "goodwill",
        kind_word,
        talked(covers=["goodwill"]),
        interval=7,
        booked_by={"covers": ["goodwill"]},
    ),
    Case("invoice", charges, charged, interval=7),
    Case(
        "warranty-told",
        lambda day: client().project(mobilised_on=OLD, pricing="fixed_price", delivered_on=on(day)),
        on_the(
            "projects",
            warranty=lambda day: {"starts_on": on(day), "ends_on": on(day, 90), "told_on": on(day)},
        ),
        without=(NOT_BEFORE,),
    ),
    Case(
        "warranty-after",
        lambda day: client().project(
            mobilised_on=OLD,
            delivered_on=OLD,
            warranty={"starts_on": OLD, "ends_on": on(working(day, 2)), "told_on": OLD},
        ),
        on_the("projects", warranty__after=lambda day: {"decision": "declined", "told_on": on(day)}),
        moves="earlier",
        without=(NOT_BEFORE,),
    ),
    Case(
        "renewal-talk",
        lambda day: agreement(on(day, 120)),
        on_account(agreements__0__renewal=lambda day: {"talked_on": on(day)}),
        without=(NOT_BEFORE,),
    ),
    Case(
        "renewal",
        lambda day: agreement(on(day, 60)),
        on_account(agreements__0__renewal=lambda day: {"decided_on": on(day)}),
        without=(NOT_BEFORE,),
    ),
    Case(
        "refund",
        asked_back,
        on_the("refunds", alternatives=lambda day: [{"what": "Another fair", "offered_on": on(day)}]),
        moves="later",
        begins=2,
    ),
    Case(
        "loss-review",
        lambda day: client(ended={"ended_on": on(working(day, -5))}),
        moves="later",
        begins=5,
        without=(("future-dated", NO_DATE), ("past", "it is for past clients")),
    ),
    Case(
        "support-watch",
        lambda day: client(client_since=on(day, -31)),
        talked(covers=["support_watch"]),
        interval=31,
        booked_by={"covers": ["support_watch"]},
    ),
    Case(
        "portfolio-scan",
        lambda day: client(client_since=on(day, -7)),
        scanned,
        interval=7,
        is_firm=True,
        without=tuple((edge, OF_A_PERSON) for edge in OF_AN_ACCOUNT),
    ),
    Case(
        "health-set",
        lambda day: client(health={"status": "green", "set_on": on(day, -92)}),
        on_account(health__set_on=on),
        interval=92,
        without=(
            ("never happened", "it is for accounts whose health was set once"),
            ("future-dated", "a record holds one word on health: tomorrow's stands in the place of the last"),
        ),
    ),
    Case(
        "waiver-ends",
        excepted,
        without=(
            ("future-dated", NO_DATE),
            NOT_BEFORE,
            NEVER_LATE,
            ("month end", NEVER_LATE[1]),
            ("leap day", NEVER_LATE[1]),
        ),
    ),
    Case("retention", kept_until, without=(("future-dated", NO_DATE), NOT_BEFORE)),
)
