"""Days, numbers and money are told as the policy's place writes them, on every page."""

import re
from pathlib import Path

import pytest
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen
from tests.worlds import day

from goodstanding.records.source import Folder, Memory
from goodstanding.site.edition import Edition
from goodstanding.writing.spelling import (
    speaking,
    spell_day,
    spell_day_of_year,
    spell_number,
    spell_percent,
    spell_short,
    with_days_spelt,
    with_figures_spelt,
)

SAMPLE = Path(__file__).parents[2]
# In code, the names of files and what somebody is to type a day stands as records write it.
_CODE = re.compile(r"<(code|pre|form|textarea|option)\b.*?</\1>", re.DOTALL)
_DAY = re.compile(r"(?<![\w/'.-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w/'-])")
_ENGLISH = re.compile(r"\b[0-9]{1,2} (?:January|May|June|July|October|December) [0-9]{4}\b")


@pytest.fixture(scope="module")
def german() -> Edition:
    """The sample book of a firm in Germany."""
    source = Folder(SAMPLE)
    files = [entry.path for folder in ["", *source.folders()] for entry in source.files(folder)]
    contents = {path: source.read(path) for path in files}
    policy = contents["accounts/_policy.yml"]
    contents["accounts/_policy.yml"] = policy.replace(b"locale: en-GB", b"locale: de-DE")
    assert contents["accounts/_policy.yml"] != policy
    return edition_of(Memory(contents))


def test_no_page_tells_a_day_as_records_write_it(german: Edition) -> None:
    told = {path: _shown(page.body) for path, page in pages_by_path(german).items()}
    told = {path: text for path, text in told.items() if not path.startswith(("records/", "write"))}
    assert "1. Juni 2026" in told["index.md"]
    faults = {path: found for path, text in told.items() if (found := _DAY.findall(text))}
    assert not faults


def test_every_day_follows_the_policy(german: Edition) -> None:
    for path, page in pages_by_path(german).items():
        # A letter's template is English; its days are the firm's all the same.
        assert not _ENGLISH.findall(_shown(page.body)), path


def test_programs_read_days_as_before(german: Edition) -> None:
    page = pages_by_path(german)["overdue.md"]
    seen = Seen()
    seen.feed(page.body)
    days = [attrs["datetime"] for tag, attrs in seen.tags if tag == "time"]
    assert days
    assert all(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", one) for one in days)
    assert 'data-gs-locale="de-DE"' in page.body


def _shown(html: str) -> str:
    seen = Seen()
    seen.feed(_CODE.sub(" ", html))
    return " ".join(seen.text)


@pytest.mark.parametrize(
    ("place", "full", "short", "head", "number"),
    [
        ("en-GB", "7 June 2026", "7 Jun 2026", "7 Jun", "12,345.5"),
        ("en-US", "June 7, 2026", "Jun 7, 2026", "Jun 7", "12,345.5"),
        ("de-DE", "7. Juni 2026", "07.06.2026", "7. Juni", "12.345,5"),
        ("nowhere", "7 June 2026", "7 Jun 2026", "7 Jun", "12,345.5"),
    ],
)
def test_each_place_has_its_manner(place: str, full: str, short: str, head: str, number: str) -> None:
    one = day("2026-06-07")
    with speaking(place):
        said = (spell_day(one), spell_short(one), spell_day_of_year(one), spell_number(12345.5))
    assert said == (full, short, head, number)
    assert spell_day(one) == "7 June 2026"


def test_days_in_a_sentence_are_spelt_and_those_of_records_are_not() -> None:
    said = with_days_spelt("counted from 2026-05-20 (a call); write 'on: 2026-05-20' in talks/2026-05-20-x")
    assert said == "counted from 20 May 2026 (a call); write 'on: 2026-05-20' in talks/2026-05-20-x"
    assert with_days_spelt("on 2026-13-40") == "on 2026-13-40"
    assert with_days_spelt("write year, month and day, as in 2026-06-01").endswith("as in 2026-06-01")


@pytest.mark.parametrize(("place", "share"), [("en-GB", "75%"), ("de-DE", "75\u00a0%")])
def test_a_share_has_its_sign_where_people_there_put_it(place: str, share: str) -> None:
    with speaking(place):
        assert spell_percent(0.75) == share
        told = with_figures_spelt("75% of the way on 2026-05-01, after 75 % of the time")
        assert told == f"{share} of the way on {spell_short(day('2026-05-01'))}, after {share} of the time"
