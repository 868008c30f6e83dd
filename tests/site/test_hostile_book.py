"""A book whose every text is an attack makes pages that hold nothing but its words."""

import json
from typing import Any

import pytest
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen, see
from tests.worlds import World, as_text

from goodstanding.kinds import KINDS
from goodstanding.site.carry import menu, placeholder
from goodstanding.site.files import make_files
from goodstanding.site.reference import schema_of

PAYLOAD = (
    "\"'></title></h1></a><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)> "
    "[x](javascript:alert(1)) <!-- standing: row --> <!--standing:body--> {{ 7*7 }} </article>"
)
CALENDAR_NAMES = {
    *("BEGIN", "END", "PRODID", "VERSION", "METHOD", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE"),
    *("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP", "CLASS"),
}


def texts_of(kind: str) -> dict[str, Any]:
    """Each field of a kind that holds plain text, at the top of the record, with the attack in it."""
    found: dict[str, Any] = {}
    for name, schema in schema_of(kind)["properties"].items():
        ref = schema.get("$ref", "") + schema.get("items", {}).get("$ref", "")
        if ref.endswith(("/text", "/line")):
            found[name] = [PAYLOAD] if schema.get("type") == "array" else PAYLOAD
    return found


def hostile_book() -> World:
    """One account with one record of each kind, every text of which is the attack."""
    least: dict[str, dict[str, Any]] = {
        "account": {"account_manager": "ann"},
        "stakeholder": {"key": True},
        "contact": {"theirs": ["sue"]},
        "commitment": {"to": "sue", "due_on": "2026-05-20"},
        "handoff": {
            "kind": "new_work",
            "to": "nell",
            "submitted_on": "2026-05-20",
            "returned": {"returned_on": "2026-05-25", "reason": PAYLOAD},
        },
        "opportunity": {"closed": {"closed_on": "2026-05-30", "result": "lost", "reason": PAYLOAD}},
        "project": {"project_manager": "paul", "mobilised_on": "2026-05-10"},
        "review": {"kind": "annual", "shared_on": "2026-05-10"},
        "concern": {
            "next_action_due_on": "2026-06-05",
            "updates": [{"date_on": "2026-05-12", "note": PAYLOAD}],
        },
        "signal": {"kind": "need"},
        "escalation": {
            "triggers": ["complaint"],
            "next_action_due_on": "2026-06-05",
            "updates": [{"date_on": "2026-05-12", "note": PAYLOAD, "client_told": True}],
        },
        "satisfaction": {"score": 3, "scale_max": 10, "follow_up": {"what": PAYLOAD}},
        "refund": {"alternatives": [{"what": PAYLOAD, "offered_on": "2026-05-11"}]},
        "metric": {
            "baseline": {"date_on": "2026-01-10", "value": 3},
            "target": {"value": 9, "by_on": "2026-12-31"},
            "measurements": [{"date_on": "2026-04-10", "value": 5, "source": PAYLOAD}],
        },
        "change": {"kind": "leaves_firm", "person": "paul", "effective_on": "2026-07-01"},
        "assignment": {"person": "paul", "starts_on": "2026-05-01", "days_per_week": 2},
        "invoice": {"period": {"starts_on": "2026-05-01", "ends_on": "2026-05-07"}},
        "waiver": {"rule": "check-in", "approved_by": "dora", "until_on": "2026-08-01"},
    }
    places = {
        "account": "acme/account",
        "stakeholder": "acme/stakeholders/sue",
        "contact": "acme/contacts/2026-05-12-talk",
        "commitment": "acme/commitments/2026-05-10-promise",
        "handoff": "acme/handoffs/2026-05-10-handoff",
        "opportunity": "acme/opportunities/2026-05-10-idea",
        "project": "acme/projects/shop",
        "review": "acme/reviews/2026-05-10-annual",
        "concern": "acme/concerns/2026-05-10-slow",
        "signal": "acme/signals/2026-05-10-sign",
        "escalation": "acme/escalations/2026-05-10-angry",
        "satisfaction": "acme/satisfaction/2026-05-10-score",
        "refund": "acme/refunds/2026-05-10-training",
        "metric": "acme/metrics/sales",
        "change": "acme/changes/2026-05-10-paul",
        "assignment": "acme/assignments/paul",
        "invoice": "acme/invoices/may",
        "waiver": "acme/waivers/2026-05-10-quiet",
    }
    world = World(sample_as_of_on="2026-06-01")
    for id_ in ("ann", "ben", "dora", "nell", "paul"):
        world.person(id_, name=PAYLOAD)
    for kind, place in places.items():
        world.put(place, {**texts_of(kind), **least[kind]})
    more: dict[str, Any] = {
        "services": {"buys": [PAYLOAD], "could_buy": [PAYLOAD]},
        "roadmap": [{"what": PAYLOAD, "when": PAYLOAD}],
        "communication": {"channels": [PAYLOAD]},
        "health": {"status": "red", "reason": PAYLOAD},
        "links": [{"what": PAYLOAD, "url": "https://forge.example/plan"}],
        "agreements": [
            {
                "id": "support",
                "what": PAYLOAD,
                "ends_on": "2026-12-31",
                "rates": [{"what": PAYLOAD, "rate": 90}],
                "renewal": {"talked_on": "2026-05-01", "decided_on": "2026-05-02", "decision": PAYLOAD},
            }
        ],
        "rhythm": {"check-in": {"every_days": 60, "reason": PAYLOAD}},
        "snoozes": [{"clock": "annual-review", "until_on": "2026-08-01", "reason": PAYLOAD}],
    }
    more["communication"]["meetings"] = [{"id": "weekly", "what": PAYLOAD, "channel": PAYLOAD}]
    world.put("acme/account", {**texts_of("account"), **least["account"], **more})
    tiers = {"standard": {"label": PAYLOAD}}
    clocks = {"check-in": {"source": PAYLOAD}}
    policy = {"tiers": tiers, "clocks": clocks, "words": {"vague": [PAYLOAD]}}
    own = {"book_opened_on": "2025-01-01", "timezone": "Europe/London", "currency": "GBP"}
    world.raw("accounts/_policy.yml", as_text({**own, "default_tier": "standard", **policy}))
    return world


def harmless(seen: Seen, where: str, *, of_ours: bool) -> None:
    """Nothing that runs or loads came out of a record."""
    for tag, attributes in seen.tags:
        handlers = [name for name in attributes if name.startswith("on")]
        assert not handlers, f"{where}: <{tag}> has {handlers}"
        assert attributes.get("src") != "x", where
        if of_ours:
            assert tag not in {"script", "img", "iframe", "style"}, f"{where}: <{tag}>"
            assert tag != "svg" or attributes.get("class") in {"gs-chart", "gs-spark"}, where
    assert not [link for link in seen.links if link.startswith("javascript:")], where
    assert "alert(1)" not in [text.strip() for text in seen.text], where


def test_the_book_itself_is_read() -> None:
    edition = edition_of(hostile_book().source())
    assert edition.standing is not None
    assert not edition.not_assessed, edition.not_assessed


def test_every_field_that_a_page_shows_is_attacked() -> None:
    for kind in ("contact", "commitment", "stakeholder", "opportunity", "project"):
        assert texts_of(kind), kind
    assert set(KINDS) >= {"contact", "commitment"}


@pytest.mark.parametrize("profile", ["internal", "public"])
def test_bodies_titles_and_search_hold_only_words(profile: str) -> None:
    for path, page in pages_by_path(edition_of(hostile_book().source(), profile=profile)).items():
        harmless(see(page.body), path, of_ours=True)
        harmless(see(placeholder(page)), path, of_ours=True)
        harmless(see(json.dumps(menu(page))), path, of_ours=True)


def test_every_section_of_an_account_is_attacked() -> None:
    page = pages_by_path(edition_of(hostile_book().source()))["accounts/acme.md"]
    assert {heading.id for heading in page.headings} >= {
        *("trouble", "signals", "value", "satisfaction", "agreements", "assignments", "changes"),
        *("bills", "exceptions", "manner", "about"),
    }


def test_files_beside_the_pages_hold_only_words() -> None:
    for file in make_files(edition_of(hostile_book().source())):
        lines = file.data.decode().replace("\r\n ", "").splitlines()
        assert lines, file.path
        if file.path.endswith(".ics"):
            names = {line.split(":")[0].split(";")[0] for line in lines}
            assert names <= CALENDAR_NAMES, file.path
