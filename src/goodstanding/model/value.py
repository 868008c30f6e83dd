"""Metrics and satisfaction: what the client gains from our work, and how content they are."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from goodstanding.model.conversations import Feeling
from goodstanding.model.day_rule import Part
from goodstanding.model.record import DatedRecord, Record

# The net promoter question is always asked on a scale that ends at ten.
_NPS_SCALE_MAX = 10.0


class SatisfactionMethod(StrEnum):
    """How a client was asked."""

    NPS = "nps"
    CSAT = "csat"
    INFORMAL = "informal"


class Baseline(Part, frozen=True, kw_only=True):
    """The value before our work; a restricted record keeps only its day."""

    happens_on: ClassVar[str] = "date_on"

    date_on: date
    value: float | None = None


class Target(Part, frozen=True, kw_only=True):
    """What is to be reached, as a value or as a change in percent, and by when."""

    by_on: date
    value: float | None = None
    change_percent: float | None = None


class Measurement(Part, frozen=True, kw_only=True):
    """The value on one day."""

    happens_on: ClassVar[str] = "date_on"

    date_on: date
    value: float | None = None
    source: str | None = None


class Metric(Record, frozen=True, kw_only=True):
    """A number that shows what the client gains. As known before its baseline's day it has none."""

    KIND: ClassVar[str] = "metric"

    name: str
    unit: str
    baseline: Baseline | None
    target: Target
    goal: str | None = None
    project: str | None = None
    owner: str | None = None
    agreed_with: str | None = None
    measure_every_days: int | None = None
    measurements: tuple[Measurement, ...] = ()
    shown_on: date | None = None

    @property
    def target_value(self) -> float | None:
        """The value to be reached, in the metric's unit."""
        if self.target.value is not None:
            return self.target.value
        start = self.baseline.value if self.baseline else None
        change = self.target.change_percent
        return None if start is None or change is None else start * (1 + change / 100)

    @property
    def latest(self) -> Measurement | None:
        """The latest measurement."""
        return max(self.measurements, key=lambda one: one.date_on, default=None)

    @property
    def is_open(self) -> bool:
        """Whether it is still measured: no measurement yet on or after the day of the target."""
        return self.latest is None or self.latest.date_on < self.target.by_on

    @property
    def is_to_be_shown(self) -> bool:
        """Whether there is, or will be, something that the client has not seen."""
        return self.is_open or (
            self.latest is not None and (self.shown_on is None or self.shown_on < self.latest.date_on)
        )


class ScoreFollowUp(Part, frozen=True, kw_only=True):
    """What we do about the client's answer; owed by whoever asked."""

    what: str = ""
    due_on: date | None = None
    done_on: date | None = None


class Satisfaction(DatedRecord, frozen=True, kw_only=True):
    """How content the client is: a score or a feeling, asked on the record's day."""

    KIND: ClassVar[str] = "satisfaction"

    method: SatisfactionMethod | None = None
    score: float | None = None
    scale_max: float | None = None
    feeling: Feeling | None = None
    respondent: str | None = None
    asked_by: str | None = None
    comment: str | None = None
    follow_up: ScoreFollowUp | None = None
    leads_to: str | None = None

    @property
    def is_given(self) -> bool:
        """Whether the client answered; a score in confidence is not known here, only that it was given."""
        return self.score is not None or self.feeling is not None or self.is_restricted

    @property
    def scale(self) -> float | None:
        """The top of the scale, as written or as the method has it."""
        if self.scale_max is None and self.method is SatisfactionMethod.NPS:
            return _NPS_SCALE_MAX
        return self.scale_max

    def is_low(self, low_percent: float) -> bool:
        """Whether the client is unhappy, or gave at most so many percent of the scale."""
        return is_low_mark(self.feeling, self.score, self.scale, low_percent)


def is_low_mark(
    feeling: Feeling | None, score: float | None, scale: float | None, low_percent: float
) -> bool:
    """Whether an answer speaks of a client who is not content; a score without a scale says nothing."""
    if feeling is Feeling.UNHAPPY:
        return True
    return score is not None and scale is not None and score * 100 <= low_percent * scale
