"""The three feeds of a site, read by two calendar libraries that others wrote."""

from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]  # it brings no types
from icalendar import Calendar
from tests.site.editions import edition_of

from goodstanding.records.source import Folder
from goodstanding.site.edition import Edition
from goodstanding.site.files import make_files

SAMPLE = Path(__file__).parents[2]
FEEDS = ("all", "people/ines-calloway", "accounts/harbour-lights")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files beside the pages of the sample book."""
    edition: Edition = edition_of(Folder(SAMPLE))
    return {file.path: file.data for file in make_files(edition)}


@pytest.mark.parametrize("name", FEEDS)
def test_both_read_the_same_events(files: dict[str, bytes], name: str) -> None:
    data = files[f"calendar/{name}.ics"]
    one = {
        str(event["uid"]): (event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"]))
        for event in Calendar.from_ical(data).walk("VEVENT")
    }
    another = {
        event.uid.value: (event.dtstart.value, event.dtend.value, event.summary.value)
        for event in vobject.readOne(data.decode()).vevent_list
    }
    assert one == another
    assert one


def test_the_feeds_of_all_people_together_are_the_feed_of_everyone(files: dict[str, bytes]) -> None:
    def ids(path: str) -> set[str]:
        return {str(event["uid"]) for event in Calendar.from_ical(files[path]).walk("VEVENT")}

    people = [path for path in files if path.startswith("calendar/people/")]
    accounts = [path for path in files if path.startswith("calendar/accounts/")]
    assert len(people) > 5
    assert len(accounts) > 10
    everyone = ids("calendar/all.ics")
    assert set().union(*map(ids, people)) == everyone
    assert set().union(*map(ids, accounts)) <= everyone
