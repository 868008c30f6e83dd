"""Markers: what they give, and what they say when they cannot."""

import pytest
from tests.site.editions import edition_of
from tests.site.html import see
from tests.worlds import World

from goodstanding.site.limits import PHRASES, SWITCHES, phrase_of
from goodstanding.site.markers import fill


def filled(text: str, url: str = "playbook/rhythm/", **policy: object) -> tuple[str, list[str]]:
    """The words of a filled page, and its faults."""
    done = fill(text, edition_of(World(**policy).source()), url)
    return see(done.html).words, done.faults


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ("clock check-in every_days", "92"),
        ("clock commitment-told within_working_days", "2"),
        ("clock commitment-told interval", "within 2 working days"),
        ("clock pm-sync longer_than_days", "42"),
        ("rule opportunity-route-too-small over_hours", "10"),
    ],
)
def test_a_number_of_the_policy(marker: str, words: str) -> None:
    assert filled(f"every <!-- standing: {marker} --> days") == (f"every {words} days", [])


def test_the_firms_own_number_goes_before_the_shipped_one() -> None:
    words, faults = filled(
        "<!-- standing: clock check-in every_days -->", clocks={"check-in": {"every_days": 60}}
    )
    assert (words, faults) == ("60", [])


def test_the_row_of_the_page() -> None:
    words, faults = filled("<!-- standing: row -->", "clocks/check-in/")
    assert not faults
    assert "every 92 days" in words


def test_the_rhythm_lists_clocks_with_their_source() -> None:
    words, faults = filled("<!-- standing: rhythm conversations -->")
    assert not faults
    assert "Steady contact" in words
    assert "Promise" not in words


def test_the_escalation_table() -> None:
    words, faults = filled("<!-- standing: escalation -->")
    assert not faults
    assert "Harmful behaviour" in words
    assert "come from: our default" in words


def test_an_escalation_table_of_the_firms_own_says_so() -> None:
    own = [{"trigger": "complaint", "escalated_to": "dora", "acknowledge_within_working_days": 3}]
    words, _ = filled("<!-- standing: escalation -->", escalation=own)
    assert "come from: the firm's own policy" in words


@pytest.mark.parametrize(
    "marker",
    [
        "nonsense",
        "",
        "clock nothing every_days",
        "clock check-in colour",
        "clock check-in",
        "rule nothing tries",
        "words rude",
        "rhythm nowhere",
        "row",
        "limits commitment-vague",
        "counts commitment nothing",
        "mode calm",
        "mode",
    ],
)
def test_a_marker_that_cannot_be_filled_is_a_fault(marker: str) -> None:
    words, faults = filled(f"<!-- standing: {marker} -->")
    assert len(faults) == 1
    assert "unknown marker" in words


def test_what_a_policy_says_is_text_and_no_other_marker() -> None:
    words, faults = filled(
        "<!-- standing: words vague -->",
        words={"vague": ["<script>x</script>", "<!-- standing: nonsense -->"]},
    )
    assert not faults
    assert "<script>x</script>" in words


def test_without_a_policy_the_page_says_so() -> None:
    world = World().raw("accounts/_policy.yml", b"tiers: soon\n")
    done = fill("every <!-- standing: clock check-in every_days --> days", edition_of(world.source()), "")
    assert "the policy could not be read" in done.html
    assert not done.faults


def test_other_comments_stay() -> None:
    assert fill("<!-- a note -->", edition_of(World().source()), "").html == "<!-- a note -->"


TIERS = {"gold": {"label": "Crown clients", "high_value": True, "clocks": {"check-in": {"every_days": 45}}}}


def test_the_tiers_of_the_firm_with_the_intervals_of_their_own() -> None:
    words, faults = filled("<!-- standing: tiers -->", tiers={**TIERS, "standard": {"label": "Client"}})
    assert not faults
    assert "Crown clients" in words
    assert "every 45 days" in words


def test_for_anyone_tiers_and_load_are_those_of_the_product() -> None:
    world = World(
        tiers={**TIERS, "standard": {"label": "Client"}},
        load={"cap": 77},
        am_authority={"text": "Ask Ruth afterwards", "up_to": {"amount": 1500, "currency": "GBP"}},
    )
    edition = edition_of(world.source(), profile="public")
    text = "<!-- standing: tiers --><!-- standing: load --><!-- standing: authority -->"
    words = see(fill(text, edition, "playbook/load/").html).words
    assert "as the product brings them" in words
    assert not any(own in words for own in ("Crown", "77", "Ruth", "1,500"))


def test_what_a_manager_may_decide_alone() -> None:
    words, _ = filled(
        "<!-- standing: authority -->",
        am_authority={"text": "Ask Ruth <afterwards>", "up_to": {"amount": 1500, "currency": "GBP"}},
    )
    assert "£1,500" in words
    assert "Ask Ruth <afterwards>" in words


def test_a_firm_that_has_not_said_is_told_so() -> None:
    words, faults = filled("<!-- standing: authority -->")
    assert not faults
    assert "does not say" in words


def test_the_load_names_its_source() -> None:
    words, _ = filled("<!-- standing: load -->")
    assert "stated: published guidance" in words
    words, _ = filled("<!-- standing: load -->", load={"cap": 12})
    assert "carries up to 12" in words
    assert "the firm's own policy" in words


def test_the_numbers_of_a_chapters_rules_name_their_source() -> None:
    words, faults = filled("<!-- standing: limits -->", "playbook/people/")
    assert not faults
    assert "28 days on site with less than 1 day a week in the office" in words
    assert "stated: published guidance" in words
    assert "Refund" not in words


def test_every_number_that_comes_with_the_product_is_said_in_words() -> None:
    numbers = edition_of(World().source()).numbers
    assert numbers is not None
    limits = {id_: row.limits for id_, row in numbers.clocks.items()}
    limits |= {id_: row.limits for id_, row in numbers.rules.items()}
    named = {id_: set(one) for id_, one in limits.items() if one}
    assert named
    for id_, names in named.items():
        said = PHRASES[id_] + "".join(name for name in SWITCHES if name in names)
        assert all(name in said for name in names), id_


def test_a_number_that_only_the_firm_has_is_said_by_its_name() -> None:
    assert phrase_of("any-contact", {"grace_days": 3, "on_fridays": True}) == "grace days: 3; on_fridays"
    assert phrase_of("free-review", {}) == ""
    assert phrase_of("past-client-call", {"until_months": 24, "over_all": True}) == (
        "for 24 months; one call over all of them"
    )


def test_a_clock_that_is_switched_off_says_so() -> None:
    words, _ = filled("<!-- standing: rhythm people -->", clocks={"rotation-offer": {"enabled": False}})
    assert "switched off" in words
