"""The site's own words."""

import pytest

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Clock
from goodstanding.site.words import next_step, title_of


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda clock: clock.id)
def test_every_clock_has_a_short_title_and_a_next_step(clock: Clock) -> None:
    assert 1 <= len(clock.title.split()) <= 4, clock.title
    assert clock.title[0].isupper()
    assert clock.step.endswith("."), clock.step


def test_a_step_shows_fields_as_they_stand_in_the_record() -> None:
    assert "set `done_on`;" in next_step("commitment")
    assert "in `_scans/` with" in next_step("portfolio-scan")
    assert "set `renewal.talked_on` of" in next_step("renewal-talk")


def test_ids_without_a_title_are_told_in_words() -> None:
    assert title_of("check-in") == "Check-in"
    assert title_of("project_manager") == "Project manager"
