"""What the records say of an account: each part, the whole, the trend, and the word beside it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.standing.evidence import Picture, Weighed, picture_of, shared_out

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2026-06-01"


def picture(world: World, as_of: str = AS_OF) -> Picture:
    book = load_book(world.source())
    assert book.firm is not None
    return picture_of(book.accounts["acme"], book.firm, day(as_of))


def part(world: World, name: str, as_of: str = AS_OF) -> Weighed:
    return next(one for one in picture(world, as_of).parts if one.part.name == name)


def client(**fields: Any) -> World:
    return World(book_opened_on="2024-01-01").account(client_since="2024-01-01", **fields)


def lines(weighed: Weighed) -> list[tuple[str, int]]:
    return [(one.record.removeprefix("acme/"), round(one.value)) for one in weighed.part.lines]


def promise(slug: str, due_on: str, **fields: Any) -> World:
    return client().commitment("2026-01-05", slug, due_on=due_on, **fields)


PROMISES = [
    ("kept", promise("a", "2026-03-02", done_on="2026-03-02"), 100),
    ("kept late", promise("a", "2026-03-02", done_on="2026-03-03"), 50),
    ("missed", promise("a", "2026-03-02", missed_on="2026-03-03"), 0),
    ("missed by the client", promise("a", "2026-03-02", missed_on="2026-03-03", cause="client"), None),
    ("open after its day", promise("a", "2026-05-31"), 0),
    ("open on its day", promise("a", AS_OF), None),
    ("open before its day", promise("a", "2026-06-02"), None),
    ("kept after the day of the picture", promise("a", "2026-05-29", done_on="2026-06-02"), 0),
    (
        "withdrawn with a word",
        promise("a", "2026-03-02", withdrawn={"withdrawn_on": "2026-02-02", "told_on": "2026-02-02"}),
        None,
    ),
    ("withdrawn without", promise("a", "2026-03-02", withdrawn={"withdrawn_on": "2026-02-02"}), 0),
    ("long ago", client().commitment("2025-01-05", "a", due_on="2025-05-30", missed_on="2025-06-01"), None),
]


@pytest.mark.parametrize(("world", "worth"), [case[1:] for case in PROMISES], ids=[c[0] for c in PROMISES])
def test_delivery_of_one_promise(world: World, worth: int | None) -> None:
    said = part(world, "delivery")

    assert said.shown == worth
    assert bool(said.part.reason) is (worth is None)


def test_a_moved_promise_counts_by_the_day_in_force() -> None:
    moved = {
        "from_on": "2026-03-02",
        "to_on": "2026-04-01",
        "revised_on": "2026-02-20",
        "told_on": "2026-02-20",
    }
    world = promise("a", "2026-04-01", revisions=[moved], done_on="2026-03-20")
    untold = promise("a", "2026-04-01", revisions=[moved | {"told_on": "2026-03-05"}], done_on="2026-03-20")

    assert (part(world, "delivery").shown, part(untold, "delivery").shown) == (100, 50)


def test_milestones_count_like_promises() -> None:
    reached = [
        {"what": "Design", "due_on": "2026-04-01", "done_on": "2026-04-01"},
        {"what": "Shop", "due_on": "2026-05-01", "done_on": "2026-05-04"},
        {"what": "Till", "due_on": "2026-05-20"},
        {"what": "Party", "due_on": "2026-07-01"},
    ]
    said = part(client().project(mobilised_on="2026-02-01", milestones=reached), "delivery")

    assert [round(line.value) for line in said.part.lines] == [100, 50, 0]
    assert said.shown == 50


ENGAGEMENT = [
    ("2026-06-01", 100),  # today
    ("2026-03-01", 100),  # 92 days: the interval itself
    ("2025-11-29", 50),  # 184 days: half way to three intervals
    ("2025-08-28", 0),  # 277 days: more than three intervals
]


@pytest.mark.parametrize(("talked_on", "worth"), ENGAGEMENT)
def test_the_last_talk_fades_after_its_interval(talked_on: str, worth: int) -> None:
    said = part(client().contact(talked_on), "engagement")

    assert lines(said)[0] == (f"contacts/{talked_on}-talk", worth)


def test_a_key_person_and_a_try_in_vain_are_lines_of_their_own() -> None:
    world = client().contact("2026-05-04", theirs=[]).contact("2026-05-20", outcome="no_response")
    said = part(world, "engagement")

    assert lines(said) == [
        ("contacts/2026-05-04-talk", 100),
        ("contacts/2026-05-20-talk", 0),
        ("stakeholders/sue", 0),
    ]
    assert said.shown == 33


def test_nothing_is_made_up_where_nothing_is_on_record() -> None:
    said = picture(client())

    assert {one.part.name: one.part.reason for one in said.parts} == {
        "engagement": "no conversation is on record",
        "delivery": "nothing fell due in 12 months",
        "value": "no metric has been measured since its starting value",
        "sentiment": "nobody there was asked in 12 months",
        "commercial": "no agreement runs, and nothing was decided in 12 months",
    }
    assert (said.whole, said.colour, said.trend) == (None, None, None)
    assert said.reason == "too little is on record for a whole"


def test_one_small_part_alone_is_no_picture() -> None:
    said = picture(client().contact("2026-05-04"))

    assert (part(client().contact("2026-05-04"), "engagement").shown, said.whole) == (100, None)


def metric(**fields: Any) -> World:
    said = {
        "name": "Orders by telephone",
        "unit": "a week",
        "baseline": {"date_on": "2026-01-01", "value": 40},
        "target": {"value": 20, "by_on": "2026-07-20"},  # 200 days
        **fields,
    }
    return client().put("acme/metrics/orders", said)


@pytest.mark.parametrize(
    ("measured", "worth"),
    [(30, 100), (35, 50), (40, 0), (50, 0), (15, 100)],
    ids=["on its way", "half as fast", "where it was", "worse", "past the target"],
)
def test_value_is_the_way_gone_beside_the_time_passed(measured: int, worth: int) -> None:
    # 11 April is day 100 of 200.
    said = part(metric(measurements=[{"date_on": "2026-04-11", "value": measured}]), "value")

    assert said.shown == worth


def test_a_metric_in_confidence_is_left_out() -> None:
    world = metric(measurements=[{"date_on": "2026-04-11", "value": 30}], visibility="restricted")

    assert part(world, "value").shown is None


def test_only_the_latest_answer_of_each_person_counts() -> None:
    world = (
        client()
        .contact("2026-02-02", feeling="unhappy")
        .contact("2026-05-04", feeling="happy")
        .put("acme/satisfaction/2026-05-06-ask", {"method": "nps", "score": 6, "respondent": "piet"})
        .put("acme/satisfaction/2026-03-06-ask", {"method": "nps", "score": 1, "respondent": "piet"})
        .put("acme/stakeholders/piet", {"name": "Piet"})
    )

    assert lines(part(world, "sentiment")) == [
        ("contacts/2026-05-04-talk", 100),
        ("satisfaction/2026-05-06-ask", 60),
    ]


def test_open_trouble_stands_among_the_answers_until_it_is_resolved() -> None:
    concern = {"what": "Slow answers"}
    world = client().contact("2026-05-04", feeling="mixed").put("acme/concerns/2026-05-10-slow", concern)
    mended = client().contact("2026-05-04", feeling="mixed")
    mended.put("acme/concerns/2026-05-10-slow", concern | {"resolved_on": "2026-05-20"})

    assert lines(part(world, "sentiment")) == [
        ("concerns/2026-05-10-slow", 25),
        ("contacts/2026-05-04-talk", 50),
    ]
    assert lines(part(mended, "sentiment")) == [("contacts/2026-05-04-talk", 50)]


def agreement(**fields: Any) -> World:
    return client(agreements=[{"id": "care", "what": "Care", "notice_days": 30, **fields}])


@pytest.mark.parametrize(
    ("ends_on", "worth"),
    # Notice 30 days before, talk 60 days before that.
    [("2026-08-30", 100), ("2026-08-29", 50), ("2026-07-01", 50), ("2026-06-30", 0), ("2026-05-31", None)],
)
def test_commerce_of_an_agreement_that_nears_its_end(ends_on: str, worth: int | None) -> None:
    assert part(agreement(ends_on=ends_on), "commercial").shown == worth


def test_a_decided_renewal_is_words_and_says_nothing() -> None:
    world = agreement(ends_on="2026-06-30", renewal={"decided_on": "2026-05-02", "decision": "They leave"})

    assert part(world, "commercial").shown is None


def test_margin_and_hours_change_nothing() -> None:
    bare = agreement(ends_on="2026-12-31")
    told = client(
        agreements=[{"id": "care", "what": "Care", "notice_days": 30, "ends_on": "2026-12-31"}],
        commercial={"margin_percent": -40, "hours_budget": 10, "hours_used": 900, "as_on": "2026-05-01"},
    )

    assert part(told, "commercial") == part(bare, "commercial")


def whole(**fields: Any) -> World:
    """Engagement 100 (25), delivery 50 (30), sentiment 0 (20): 4,000 of 75."""
    world = client(**fields).contact("2026-05-04", feeling="unhappy")
    world.commitment("2026-01-05", "a", due_on="2026-04-02", done_on="2026-04-02")
    return world.commitment("2026-01-05", "b", due_on="2026-05-02", missed_on="2026-05-03")


def test_the_parts_add_up_to_the_whole_and_the_lines_to_the_parts() -> None:
    said = picture(whole())

    assert said.whole == 53  # 4,000 / 75 = 53.3
    assert sum(one.points for one in said.parts) == 53
    assert [one.points for one in said.parts] == [33, 20, 0, 0, 0]
    assert all(sum(one.shares) == one.points for one in said.parts)


def test_word_and_records_stand_beside_each_other() -> None:
    green = picture(whole(health={"status": "green", "set_on": "2026-05-01"}))
    amber = picture(whole(health={"status": "amber", "set_on": "2026-05-01", "reason": "Late"}))

    assert green.disagreement == "the word is green, while the records speak of amber (53 of 100)"
    assert (green.word, green.colour, green.disagrees) == ("green", "amber", True)
    assert (amber.disagrees, amber.disagreement) == (False, "")
    assert picture(whole()).disagreement == ""


def test_the_trend_is_against_the_records_as_known_then() -> None:
    world = client().contact("2026-01-10", feeling="happy").contact("2026-05-04", feeling="mixed")

    assert part(world, "sentiment").trend == -50
    assert part(world, "sentiment", "2026-03-01").trend is None  # 92 days before nobody had been asked


def test_before_the_book_was_opened_nothing_was_known() -> None:
    world = World(book_opened_on="2026-04-01").account(client_since="2024-01-01")
    world.contact("2026-01-10", feeling="happy").contact("2026-05-04", feeling="mixed")

    assert part(world, "sentiment").trend is None


@pytest.mark.parametrize("fields", [{"status": "prospect"}, {"ended": {"ended_on": "2026-05-01"}}])
def test_only_current_clients_have_a_picture(fields: dict[str, Any]) -> None:
    said = picture(World().account(**fields).contact("2026-04-01"))

    assert (said.parts, said.reason) == ((), "only of current clients a picture is drawn")


def test_while_an_account_rests_no_talks_are_expected() -> None:
    said = part(client(paused={"since_on": "2026-05-01"}).contact("2026-01-04"), "engagement")

    assert (said.shown, said.part.reason) == (None, "the account rests, so no talks are expected")


def test_the_firm_weighs_as_it_likes() -> None:
    world = whole()
    policy = yaml.safe_load(world.contents["accounts/_policy.yml"])
    weights = {"engagement": 0, "delivery": 100, "value": 0, "sentiment": 0, "commercial": 0}
    world.put("_policy", policy | {"evidence": {"weights": weights, "limits": {"kept_late": 80}}})

    assert picture(world).whole == 50


@given(st.integers(0, 100), st.lists(st.floats(0, 1e6), max_size=9))
def test_shares_always_add_up(total: int, weights: list[float]) -> None:
    parts = shared_out(total, weights)

    assert len(parts) == len(weights)
    assert sum(parts) == (total if sum(weights) else 0)
    assert all(0 <= one <= total for one in parts)


def test_the_guide_shows_the_numbers_that_come_with_the_product() -> None:
    text = (ROOT / "docs/guide/evidence.md").read_text(encoding="utf-8")
    shown = yaml.safe_load(text.split("```yaml\n")[1].split("```")[0])
    shipped = yaml.safe_load((ROOT / "src/goodstanding/policy.default.yml").read_text(encoding="utf-8"))

    assert shown == {"evidence": shipped["evidence"]}
    assert [name for name in shipped["evidence"]["limits"] if f"`{name}`" not in text] == []
