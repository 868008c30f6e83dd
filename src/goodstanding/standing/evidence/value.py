"""Value: whether the numbers that show the client's gain are on their way to the target."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.timing import Desk
from goodstanding.model.value import Metric
from goodstanding.standing.evidence.part import Line, Part

NAME = "value"


def value(desk: Desk) -> Part:
    """Each measured metric: the way that it has gone beside the time that it has had."""
    if not desk.firm.policy.modules.get(NAME, True):
        return Part(NAME, reason="the firm leaves metrics aside")
    lines = tuple(line for metric in desk.account.metrics for line in _line(metric))
    return Part(NAME, lines, "" if lines else "no metric has been measured since its starting value")


def _line(metric: Metric) -> Iterator[Line]:
    start, latest, aim = metric.baseline, metric.latest, metric.target_value
    # Of what is written in confidence no value is known here.
    if start is None or start.value is None or latest is None or latest.value is None or aim is None:
        return
    if aim == start.value or latest.date_on <= start.date_on:
        return
    gone = (latest.value - start.value) / (aim - start.value)
    passed = _passed(start.date_on, latest.date_on, metric.target.by_on)
    share = min(1.0, max(0.0, gone / passed))
    because = (
        f"{gone:.0%} of the way to the target on {latest.date_on}, after {passed:.0%} of the time"
        if gone < 1
        else f"target reached, measured on {latest.date_on}"
    )
    yield Line(metric.record, 100 * share, because, latest.date_on)


def _passed(began_on: date, day: date, by_on: date) -> float:
    """The share of the time that had passed on a day, all of it from the target's day on."""
    whole = (by_on - began_on).days
    return min(1.0, (day - began_on).days / whole) if whole > 0 else 1.0
