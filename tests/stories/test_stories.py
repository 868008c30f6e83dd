"""Three stories, each followed day by day for a quarter and told week by week."""

from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.stories.large import large
from tests.stories.quiet import quiet
from tests.stories.telling import MONDAYS, Story, cards, stretches, told
from tests.stories.trouble import trouble

STORIES: dict[str, Callable[[], Story]] = {"quiet": quiet, "large": large, "trouble": trouble}

# Worked out by hand from the records: every clock that asks for something, from its first to its last
# evening. A look at support is due 31 days after the last scan, so it comes into view for four days.
SCANS = {
    ("support-watch", "2026-04-30", "2026-05-03"),
    ("support-watch", "2026-05-28", "2026-05-31"),
    ("support-watch", "2026-06-25", "2026-06-28"),
}
SPOKEN: dict[str, set[tuple[str, str, str]]] = {
    "quiet": {
        *SCANS,
        ("health-set", "2026-04-28", "2026-05-04"),  # 92 days after 2 February is 5 May
        ("steady-contact", "2026-05-12", "2026-05-13"),  # 92 days after 16 February is 19 May
        ("commitment", "2026-05-28", "2026-06-02"),  # promised for 4 June, kept on the 3rd
        # The review is shared on the 18th, before its day, 30 June, comes into view on the 23rd; the talk
        # about it is held in time.
    },
    "large": {
        *SCANS,
        ("terms-signed", "2026-04-07", "2026-04-14"),  # the day before 14 April; signed on the 15th
        ("kickoff", "2026-04-15", "2026-04-15"),
        # What comes round every 7 days is always within sight while the project runs.
        ("any-contact", "2026-04-15", "2026-06-11"),
        ("progress-report", "2026-04-15", "2026-06-11"),
        ("pm-sync", "2026-04-21", "2026-04-23"),
        ("pm-sync", "2026-05-01", "2026-05-21"),  # the sync of 8 May is forgotten
        ("pm-sync", "2026-05-29", "2026-06-04"),
        ("wrap-up-flagged", "2026-05-22", "2026-05-27"),  # 14 days before 12 June
        ("health-set", "2026-05-26", "2026-06-08"),  # 92 days after 2 March is 2 June; a week late
        ("project-end-passed", "2026-06-05", "2026-06-11"),
        ("milestone-celebrated", "2026-06-12", "2026-06-15"),  # 14 days after 5 June
        ("check-in", "2026-06-23", "2026-07-05"),  # 92 days after 30 March is 30 June
        # The review with the client is held on the 24th, before its day (10 July) is 14 days away.
    },
    "trouble": {
        *SCANS,
        ("commitment-check", "2026-04-12", "2026-05-03"),  # halfway to 30 April; nobody looks
        ("commitment", "2026-04-23", "2026-05-03"),
        ("commitment-told", "2026-05-04", "2026-05-05"),
        ("reflection", "2026-05-04", "2026-05-21"),
        ("complaint-answered", "2026-05-05", "2026-05-05"),
        ("escalation-acknowledged", "2026-05-06", "2026-05-06"),
        ("escalation-contact", "2026-05-06", "2026-05-06"),
        ("escalation-action", "2026-05-06", "2026-05-06"),
        ("escalation-update", "2026-05-06", "2026-05-26"),  # every 3 days until it is resolved
        ("commitment", "2026-05-13", "2026-05-18"),  # the second one, for 20 May
        ("reflection-change", "2026-05-29", "2026-06-08"),  # for 5 June, made on the 9th
    },
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_reads_as_it_was_read_line_by_line(name: str, golden: SnapshotAssertion) -> None:
    assert told(STORIES[name]()) == golden


@pytest.mark.parametrize("name", STORIES)
def test_every_true_duty_is_said_and_no_other(name: str) -> None:
    assert stretches(STORIES[name]()) == SPOKEN[name]


@pytest.mark.parametrize(("name", "most"), [("quiet", 1), ("large", 4), ("trouble", 3)])
def test_no_monday_is_crowded_by_one_client(name: str, most: int) -> None:
    story = STORIES[name]()

    assert max(len(cards(story.judged(monday).duties)) for monday in MONDAYS) == most
