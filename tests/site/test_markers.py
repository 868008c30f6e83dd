"""Markers: what they give, and what they say when they cannot."""

import pytest
from tests.site.editions import edition_of
from tests.site.html import see
from tests.worlds import World

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
