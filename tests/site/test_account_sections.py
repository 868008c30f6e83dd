"""The parts of an account's page, one by one."""

from typing import Any

from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen, see
from tests.worlds import World

METRIC: dict[str, Any] = {
    "name": "Orders online",
    "unit": "orders a day",
    "baseline": {"date_on": "2026-01-01", "value": 10},
    "target": {"value": 40, "by_on": "2026-12-31"},
    "measurements": [{"date_on": "2026-03-31", "value": 18, "source": "The shop"}],
}


def account(world: World) -> Seen:
    """The account's page."""
    return see(pages_by_path(edition_of(world.source()))["accounts/acme.md"].body)


def section(seen: Seen, title: str, until: str) -> str:
    """The words between two headings."""
    return seen.words.split(f"\n{title}\n")[1].split(f"\n{until}\n")[0]


def test_a_metric_is_drawn_told_and_listed() -> None:
    seen = account(World().account().put("acme/metrics/orders", METRIC))
    (drawing,) = [attributes for tag, attributes in seen.tags if tag == "svg"]
    assert drawing["role"] == "img"
    assert set(drawing["aria-labelledby"].split()) <= seen.ids
    assert "orders a day: 10 on 1 January 2026, 18 on 31 March 2026" in seen.words
    assert "the target is 40 by 31 December 2026" in seen.words
    assert [attributes for tag, attributes in seen.tags if attributes.get("aria-label") == "Orders online"]


def test_a_target_in_percent_is_told_as_a_value() -> None:
    metric = {**METRIC, "target": {"change_percent": 50, "by_on": "2026-12-31"}}
    assert "the target is 15 by" in account(World().account().put("acme/metrics/orders", metric)).words


def test_a_restricted_metric_is_neither_drawn_nor_told() -> None:
    seen = account(World().account().put("acme/metrics/orders", {**METRIC, "visibility": "restricted"}))
    assert not [tag for tag, _ in seen.tags if tag == "svg"]
    assert "Orders online" not in seen.words
    assert "orders a day" not in seen.words


def test_satisfaction_over_time() -> None:
    world = World().account()
    for day, score in (("2025-11-20", 9), ("2026-02-19", 6)):
        world.put(f"acme/satisfaction/{day}-sue", {"score": score, "scale_max": 10, "respondent": "sue"})
    world.put("acme/satisfaction/2026-05-01-sue", {"feeling": "mixed", "comment": "It got slower"})
    seen = account(world)
    assert "From 90% on 20 November 2025 to 60% on 19 February 2026." in seen.words
    assert "6 of 10" in seen.words
    assert "It got slower" in seen.words


def test_agreements_tell_how_far_the_renewal_is() -> None:
    agreements = [
        {
            "id": "care",
            "what": "Yearly care",
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
            "notice_days": 60,
            "value_per_year": {"amount": 18000},
            "rates": [{"what": "An hour", "rate": 95, "from_on": "2026-01-01"}],
            "renewal": {"talked_on": "2026-05-20"},
        }
    ]
    said = account(World().account(agreements=agreements)).words
    for word in ("talked about 20 May 2026", "decide by 1 November 2026", "£18,000 a year", "An hour: £95"):
        assert word in said, word


def test_people_and_changes() -> None:
    world = World().account().project(mobilised_on="2026-05-01")
    consent = {"called_on": "2026-04-20"}
    fields = {"person": "paul", "starts_on": "2026-05-01", "days_per_week": 2.5, "project": "shop"}
    world.put("acme/assignments/paul", {**fields, "consent": consent})
    world.put(
        "acme/changes/2026-05-20-rate",
        {
            "kind": "rate",
            "effective_on": "2026-07-01",
            "old_rate": {"amount": 90},
            "new_rate": {"amount": 95},
        },
    )
    said = account(world).words
    for word in ("Paul Price", "2.5", "asked 20 Apr 2026", "£90 to £95", "not yet"):
        assert word in said, word


def test_how_they_like_to_hear_from_us() -> None:
    talk = {
        "detail": "summary",
        "channels": ["phone"],
        "meetings": [{"id": "weekly", "what": "The weekly call", "every_days": 7}],
        "access": {"code": True, "chat": False},
        "agreed_on": "2026-02-01",
        "agreed_with": "sue",
    }
    said = account(World().account(communication=talk)).words
    for word in (
        "The short of it",
        "phone",
        "The weekly call, every 7 days",
        "code",
        "1 February 2026 with Sue",
    ):
        assert word in said, word


def test_refunds_and_invoices_tell_how_they_stand() -> None:
    world = World(modules={"invoicing": True}).account()
    world.put("acme/invoices/may", {"period": {"starts_on": "2026-05-01", "ends_on": "2026-05-31"}})
    world.put(
        "acme/refunds/2026-05-10-course",
        {
            "event": "The course was cancelled",
            "alternatives": [{"what": "A later course", "offered_on": "2026-05-11"}],
            "declined_on": "2026-05-12",
        },
    )
    said = account(world).words
    for word in ("not sent yet", "The course was cancelled", "offered instead: A later course", "to pay"):
        assert word in said, word


def test_an_escalation_shows_its_updates_the_newest_first() -> None:
    world = World().account()
    updates = [
        {"date_on": "2026-05-21", "note": "Rang them", "client_told": True},
        {"date_on": "2026-05-25", "note": "Found the cause"},
    ]
    world.put(
        "acme/escalations/2026-05-20-angry",
        {
            "triggers": ["complaint"],
            "summary": "They are angry",
            "next_action": "Visit them",
            "next_action_due_on": "2026-06-03",
            "updates": updates,
        },
    )
    said = account(world).words
    assert said.index("Found the cause") < said.index("Rang them")
    assert "Next action by 3 June 2026: Visit them" in " ".join(said.split())


def test_restricted_records_of_the_newer_kinds_say_nothing() -> None:
    world = World().account()
    hush = {"visibility": "restricted"}
    world.put(
        "acme/escalations/2026-05-20-hush",
        {
            "triggers": ["harmful_behaviour"],
            "summary": "Secret summary",
            "next_action": "Secret action",
            "next_action_due_on": "2026-06-03",
        },
    )
    world.put("acme/concerns/2026-05-10-hush", {"what": "Secret concern", **hush})
    world.put("acme/refunds/2026-05-10-hush", {"event": "Secret event", **hush})
    world.put(
        "acme/changes/2026-05-20-hush",
        {"kind": "scope", "what": "Secret scope", "effective_on": "2026-07-01", **hush},
    )
    for path, page in pages_by_path(edition_of(world.source())).items():
        assert "Secret" not in page.body + page.search, path


def test_only_the_newest_of_many_are_shown() -> None:
    world = World().account()
    for number in range(10, 31):
        world.commitment(f"2026-01-{number}", due_on="2026-02-20", done_on="2026-02-01")
        world.contact(f"2026-01-{number}", summary=f"Talk {number}")
    for number in range(20, 31):
        world.put(f"acme/contacts/2026-03-{number}-talk", {"summary": f"Later talk {number}"})
    said = account(world).words
    assert "6 earlier promises are on record." in said
    assert "12 still earlier contacts are on record" in said
    assert "Later talk 30" in said
    assert "Talk 10" not in said


def test_the_reason_for_silence_closes_the_page() -> None:
    world = World().account(rhythm={"support-watch": {"off": True, "reason": "They have none"}})
    seen = account(world)
    silence = seen.words.split("The reason for silence")[1]
    assert "Support watch" in silence
    assert "They have none" in silence
    assert "Warranty to explain" in silence


def test_the_records_speak_beside_the_word() -> None:
    world = World().account(client_since="2025-03-01", health={"status": "red", "reason": "A feeling"})
    for day in ("2026-05-04", "2026-05-12", "2026-05-20"):
        world.contact(day, feeling="happy")
    world.commitment("2026-04-01", due_on="2026-05-20", done_on="2026-05-18")
    edition = edition_of(world.source())
    assert edition.ledger is not None
    picture = edition.ledger.picture("acme")
    assert picture is not None
    said = " ".join(account(world).words.split())
    assert f"The records speak of {picture.colour}, {picture.whole} of 100" in said
    assert "Word and records disagree" in said
    portfolio = see(pages_by_path(edition)["accounts/index.md"].body).words
    assert f"records: {picture.colour}, {picture.whole}" in portfolio


def head(world: World) -> str:
    """The words above the first part."""
    return " ".join(account(world).words.partition("Write:")[0].split())


WORD = {"status": "green", "set_on": "2026-05-20", "set_by": "ann"}


def test_what_the_records_say_stands_beside_the_word() -> None:
    world = World().account(health={**WORD, "status": "amber"})
    assert "Health: amber Records: not known " in head(world)
    for day in ("2026-04-01", "2026-05-20"):
        world.put(f"acme/satisfaction/{day}-sue", {"score": 2, "scale_max": 10, "respondent": "sue"})
        world.put(f"acme/contacts/{day}-call", {"summary": "We talked", "theirs": ["sue"], "channel": "call"})
    assert "Health: amber Records: amber, 64 " in head(world)
    assert "#evidence" in account(world).links


def test_a_word_that_differs_from_the_records_is_marked() -> None:
    world = World().account(health=WORD)
    assert "disagree" not in head(world)
    for day in ("2026-04-01", "2026-05-20"):
        world.put(f"acme/satisfaction/{day}-sue", {"score": 2, "scale_max": 10, "respondent": "sue"})
        world.put(f"acme/contacts/{day}-call", {"summary": "We talked", "theirs": ["sue"], "channel": "call"})
    assert "Health: green Records: amber, 64 Word and records disagree" in head(world)


def test_of_a_client_that_left_nothing_is_said_by_the_records() -> None:
    seen = account(World().account(ended={"ended_on": "2026-02-01", "why": "They closed"}))
    assert "Health: not set Records: not known" in " ".join(seen.words.split())
    assert "#evidence" not in seen.links
