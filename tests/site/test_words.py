"""The site's own words."""

import pytest
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.chapters import CLOCKS
from goodstanding.duty import Clock
from goodstanding.model.record import Money
from goodstanding.site.words import next_step, spell_money, title_of


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


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "said"),
    [
        (24000, None, "en-GB", "£24,000"),
        (24000.5, "EUR", "de-DE", "24.000,50\xa0€"),
        (12, "GBP", "xx-YY", "£12"),
    ],
)
def test_money_is_told_in_the_policy_s_locale(
    amount: float, currency: str | None, locale: str, said: str
) -> None:
    firm = load_book(World(locale=locale, currency="GBP").source()).firm
    assert spell_money(Money(amount=amount, currency=currency), firm) == said
