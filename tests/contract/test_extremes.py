"""The first and the last day of time and the longest numbers are valid, and nothing stumbles over them."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from tests.model.full import full_record, identity_of
from tests.restricted.canaries import OUR_PEOPLE
from tests.worlds import World, standing_of

from goodstanding.book import load_book
from goodstanding.kinds import KINDS
from goodstanding.records.schema import shape
from goodstanding.reports.calendar import render_due_calendar
from goodstanding.reports.check_text import render_check
from goodstanding.reports.digest import render_digest
from goodstanding.reports.due_markdown import render_due_markdown
from goodstanding.reports.due_text import Scan, render_due
from goodstanding.reports.github_report import render_github
from goodstanding.reports.gitlab_report import render_gitlab
from goodstanding.reports.json_report import render_json
from goodstanding.reports.lines import to_text
from goodstanding.reports.markdown_report import render_markdown
from goodstanding.reports.report import Report, build_report
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.pages import make_pages

A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TODAY = date(2026, 6, 1)
Change = Callable[[Any], Any]


def every_day(day: str) -> Change:
    return lambda value: day if isinstance(value, str) and A_DAY.fullmatch(value) else value


def every_number(number: float) -> Change:
    return lambda value: number if type(value) in {int, float} else value


EXTREMES: dict[str, Change] = {
    "the first day": every_day("0001-01-01"),
    "the last day": every_day("9999-12-31"),
    "nothing": every_number(0),
    "the longest whole number": every_number(10**15 - 1),
    "the longest number": every_number(10**15 - 0.5),
    "the smallest number": every_number(1e-300),
}


def changed(value: Any, change: Change) -> Any:
    if isinstance(value, dict):
        return {key: changed(one, change) for key, one in value.items()}
    return [changed(one, change) for one in value] if isinstance(value, list) else change(value)


def book_of(change: Change) -> World:
    """A full record of every kind with each value changed for which its schema allows that."""
    world = World().account()
    for id_ in OUR_PEOPLE:
        world.person(id_, roles=["account_manager"])
    for kind in KINDS:
        if kind != "policy":
            whole = full_record(kind)
            each = {name: changed(value, change) for name, value in whole.items()}
            fields = (
                {name: value if shape(kind).is_valid({**whole, name: value}) else whole[name]}
                for name, value in each.items()
            )
            world.put(identity_of(kind).record, {key: one for field in fields for key, one in field.items()})
    return world


def reports(report: Report, as_of: date) -> Iterator[str]:
    for by_week in (False, True):
        scan = Scan(max(as_of, TODAY), by_week=by_week)
        yield to_text(render_due(report, scan))
        yield render_due_markdown(report, scan)
    yield to_text(render_check(report))
    for render in (render_json, render_github, render_gitlab, render_markdown, render_digest):
        yield render(report)


@pytest.mark.parametrize("as_of", [date.min, TODAY, date.max], ids=str)
@pytest.mark.parametrize("extreme", EXTREMES)
def test_whatever_day_or_number_stands_there_it_is_judged_and_shown(extreme: str, as_of: date) -> None:
    source = book_of(EXTREMES[extreme]).source()
    standing = standing_of(load_book(source), as_of)
    assert standing.judged
    assert all(reports(build_report(standing, source), as_of))
    assert render_due_calendar(build_report(standing, source))
    if as_of == TODAY:
        assert [*make_pages(load_edition(source, as_of, Profile.INTERNAL))]
