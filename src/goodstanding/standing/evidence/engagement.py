"""Engagement: how lately both sides spoke, with the account as a whole and with each key person."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters import CLOCKS
from goodstanding.dates import days_after
from goodstanding.duty import Clock
from goodstanding.model.engagement import last_two_way, tries_in_vain
from goodstanding.model.stretches import holding, needs_check_ins, underway
from goodstanding.model.timing import Desk
from goodstanding.standing.evidence.part import Line, Part

NAME = "engagement"


def engagement(desk: Desk) -> Part:
    """How lately both sides took part in something, measured by the intervals that hold here."""
    if desk.is_at_rest:
        return Part(NAME, reason="the account rests, so no talks are expected")
    last = last_two_way(desk.account)
    tries = tuple(Line(one.record, 0, "a try that nobody answered") for one in tries_in_vain(desk.account))
    if last is None and not tries:
        return Part(NAME, reason="no conversation is on record")
    interval = desk.interval(_clock(desk))
    if interval is None:
        return Part(NAME, reason="the policy names no interval for talks")
    lines = [*tries, *_key_people(desk)]
    if last:
        days = (desk.as_of - last[0]).days
        because = f"last spoken {days} days ago, every {interval[0]} days is agreed or usual"
        lines.insert(0, Line(last[1], _freshness(desk, days, interval[0]), because, last[0]))
    return Part(NAME, tuple(lines))


def _clock(desk: Desk) -> Clock:
    """The clock whose interval says how often this client is spoken with."""
    if holding(underway(desk.account), desk.as_of):
        return CLOCKS["any-contact"]
    if holding(needs_check_ins(desk.account, desk.firm), desk.as_of):
        return CLOCKS["check-in"]
    return CLOCKS["steady-contact"]


def _freshness(desk: Desk, days: int, interval: int) -> float:
    """All of it within the interval, nothing after so many intervals, evenly between."""
    most = desk.firm.policy.evidence.limits.get("silent_intervals", 1) * interval
    if days <= interval:
        return 100.0
    return max(0.0, 100 * (most - days) / (most - interval)) if most > interval else 0.0


def _key_people(desk: Desk) -> Iterator[Line]:
    interval = desk.interval(CLOCKS["key-stakeholder-contact"])
    for person in desk.account.stakeholders:
        there = not person.left_on and (not person.since_on or person.since_on <= desk.as_of)
        if not (interval and person.key and there):
            continue
        if met := desk.account.last_met.get(person.id):
            days = (desk.as_of - met[0]).days
            because = f"{person.id}, last spoken with {days} days ago, every {interval[0]} days"
            yield Line(person.record, _freshness(desk, days, interval[0]), because)
        elif _is_long_known(desk, person.since_on or desk.account.profile.client_since, interval[0]):
            yield Line(person.record, 0, f"{person.id}, never spoken with on record")


def _is_long_known(desk: Desk, since: date | None, interval: int) -> bool:
    """Whether a first talk could have been expected by now."""
    known_since = max(since or date.min, desk.firm.policy.book_opened_on)
    return days_after(known_since, interval) < desk.as_of
