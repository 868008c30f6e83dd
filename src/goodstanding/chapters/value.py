"""Value and satisfaction: what the client gains, measured and shown, and how content they are."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.origin import Last, last_of
from goodstanding.model.profile import Status
from goodstanding.model.record import DatedRecord
from goodstanding.model.timing import Desk
from goodstanding.model.value import Metric
from goodstanding.place import KeyPath

VALUE = "value"
SATISFACTION = "satisfaction"

METRIC_IMPOSSIBLE = Rule("metric-impossible", Severity.ERROR, module=VALUE)
OFF_SCALE = Rule("satisfaction-off-scale", Severity.ERROR, module=SATISFACTION)

SCORE = Clock(
    "satisfaction-score",
    Group.REVIEWS,
    "Ask how content they are, and record the score or the feeling.",
    title="Satisfaction to ask",
    module=SATISFACTION,
    applies="current clients",
)
MEASUREMENT = Clock(
    "measurement",
    Group.REVIEWS,
    "Measure it, and add the value to measurements.",
    title="Figure to measure",
    module=VALUE,
    applies="metrics with a starting value whose target day has not been measured yet",
)
TARGET = Clock(
    "metric-target",
    Group.REVIEWS,
    "Measure once more, and see with the client whether the target was met.",
    title="Metric target day",
    module=VALUE,
    runs_when_paused=True,
    applies="metrics whose target day has not been measured yet",
)
SHOWN = Clock(
    "value-shown",
    Group.REVIEWS,
    "Show the client how the number moved, and set shown_on.",
    title="Value to show",
    module=VALUE,
    applies="clients with a metric that has something they have not seen yet",
)


def satisfaction_score(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Every current account is asked at intervals how content it is."""
    if account.status(as_of) is not Status.CURRENT:
        return
    yield from Desk(account, firm, as_of).recurring(
        SCORE,
        account.profile,
        began=(account.profile.client_since, "they became a client"),
        last=_last_asked(account),
    )


@once
def _last_asked(account: Account) -> Last:
    given = [(one.dated_on, one.record) for one in (*account.satisfaction, *account.answers)]
    return last_of(given, "they were last asked")


def measurement(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Metrics whose target has not been measured yet: how they move, at intervals."""
    for metric in account.metrics:
        if not metric.baseline or not metric.is_open:
            continue
        own_days = metric.measure_every_days
        yield from Desk(account, firm, as_of).recurring(
            MEASUREMENT,
            metric,
            began=(metric.baseline.date_on, "the starting value was measured"),
            last=last_of(
                ((one.date_on, metric.record) for one in metric.measurements), "the last measurement"
            ),
            own=_owner(metric),
            every=(own_days, "as the metric says") if own_days else None,
        )


def metric_target(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The day by which a target is to be reached asks for a measurement."""
    for metric in account.metrics:
        if metric.is_open:
            by_on = metric.target.by_on
            why = f"the target is to be reached by {by_on}"
            yield from Desk(account, firm, as_of).exact(TARGET, metric, by_on, why, own=_owner(metric))


def value_shown(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Accounts with something to show: the client sees at intervals what moved."""
    begun = [one for one in account.metrics if one.baseline and one.is_to_be_shown]
    if not begun:
        return
    days = [one.baseline.date_on for one in begun if one.baseline]
    shown = [(one.shown_on, one.record) for one in account.metrics]
    # One talk shows all of them; it is noted where the client has waited longest.
    longest = min(begun, key=lambda one: (one.shown_on or date.min, one.id))
    yield from Desk(account, firm, as_of).recurring(
        SHOWN,
        longest,
        began=(min(days), "the starting value was measured"),
        last=last_of(shown, "they were last shown a number"),
    )


def _owner(metric: Metric) -> tuple[str, ...]:
    return (metric.owner,) if metric.owner else ()


def metric_impossible(account: Account, firm: Firm) -> Iterator[Finding]:
    """Metrics that no work of ours could ever move to their target, or that say two things of one day."""
    for metric in account.metrics:
        if fault := _fault_of_target(metric):
            yield METRIC_IMPOSSIBLE.at(metric, *fault)
        seen: set[date] = set()
        for position, one in enumerate(metric.measurements):
            if one.date_on in seen:
                yield METRIC_IMPOSSIBLE.at(
                    metric,
                    ("measurements", position, "date_on"),
                    f"{one.date_on} is measured twice: keep the value that is right",
                )
            seen.add(one.date_on)


def _fault_of_target(metric: Metric) -> tuple[KeyPath, str] | None:
    # The values of a restricted metric are not known here, so nothing is found in them.
    start = metric.baseline.value if metric.baseline else None
    percent, value = metric.target.change_percent, metric.target.value
    if percent is not None and start == 0:
        return ("target", "change_percent"), (
            "the starting value is 0, and no percentage of 0 changes anything: name the value aimed at under "
            "'value' instead"
        )
    if percent == 0 or (value is not None and value == start):
        field = "value" if value is not None else "change_percent"
        return ("target", field), (
            "the target is the starting value, so it is reached before anything is done: name what is "
            "to change, or mend the starting value"
        )
    return None


def off_scale(account: Account, firm: Firm) -> Iterator[Finding]:
    """Scores that their scale does not have."""
    for asked in account.satisfaction:
        yield from _off_scale(asked, asked.score, asked.scale)
    for contact in account.contacts:
        yield from _off_scale(contact, contact.score, contact.scale_max)


def _off_scale(record: DatedRecord, score: float | None, top: float | None) -> Iterator[Finding]:
    # Scores below 0 are no numbers by schema; those of restricted records are not known here.
    if score is not None and top is not None and score > top:
        yield OFF_SCALE.at(
            record,
            ("score",),
            f"a score of {score:g} on a scale that ends at {top:g}: mend the score, or 'scale_max'",
        )


CHAPTER = Chapter(
    name="value",
    page="playbook/value.md",
    errors=((METRIC_IMPOSSIBLE, metric_impossible), (OFF_SCALE, off_scale)),
    clocks=(
        (SCORE, satisfaction_score),
        (MEASUREMENT, measurement),
        (TARGET, metric_target),
        (SHOWN, value_shown),
    ),
)
