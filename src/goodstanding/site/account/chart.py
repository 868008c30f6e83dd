"""A figure over time as a small drawing that can also be read: title, description, lines and dots."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from goodstanding.immutable import Value
from goodstanding.site.words import spell_number, spell_short

_WIDE, _HIGH = 600, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 16, 14, 30


class Dot(Value, frozen=True):
    """A value on a day."""

    day: date
    value: float
    note: str = ""


class Chart(Value, frozen=True):
    """Values over time with the line they are to follow.

    `bounds` are the lowest and highest shown, `span` the first and last day, where they are not those of
    the values.
    """

    id: str
    title: str
    said: str
    dots: tuple[Dot, ...]
    target: tuple[Dot, ...] = ()
    bounds: tuple[float, float] | None = None
    span: tuple[date, date] | None = None


class _Scale(Value, frozen=True):
    first: date
    days: int
    low: float
    high: float

    def x(self, day: date) -> float:
        return round(_LEFT + (_WIDE - _LEFT - _RIGHT) * (day - self.first).days / self.days, 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_HIGH - _BOTTOM - (_HIGH - _TOP - _BOTTOM) * share, 1)

    def path(self, dots: Sequence[Dot]) -> str:
        return " ".join(f"{self.x(one.day)},{self.y(one.value)}" for one in dots)


def draw_chart(chart: Chart) -> Markup:
    """The drawing; its colours are the stylesheet's, so that it is legible in the dark and on paper."""
    scale = _scale(chart)
    parts = [_grid(scale), *_target(chart, scale)]
    if len(chart.dots) > 1:
        parts.append(Markup('<polyline class="gs-line" points="%s"/>') % scale.path(chart.dots))
    parts += [
        Markup('<circle class="gs-dot" cx="%s" cy="%s" r="4"/>') % (scale.x(one.day), scale.y(one.value))
        for one in chart.dots
    ]
    return _SVG % (
        _WIDE,
        _HIGH,
        chart.id,
        chart.id,
        chart.id,
        chart.title,
        chart.id,
        chart.said,
        Markup("").join(parts),
    )


_GRID = Markup(
    '<line class="gs-grid" x1="%s" x2="%s" y1="%s" y2="%s"/><text x="%s" y="%s" text-anchor="end">%s</text>'
)
_SVG = Markup(
    '<svg class="gs-chart" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-title %s-said">'
    '<title id="%s-title">%s</title><desc id="%s-said">%s</desc>%s</svg>'
)


def _scale(chart: Chart) -> _Scale:
    every = [*chart.dots, *chart.target]
    first, last = chart.span or (min(one.day for one in every), max(one.day for one in every))
    low, high = min(one.value for one in every), max(one.value for one in every)
    if chart.bounds:
        low, high = min(low, chart.bounds[0]), max(high, chart.bounds[1])
    elif low == high:
        low, high = low - 1, high + 1
    else:
        room = (high - low) * 0.1
        low, high = (low if low == 0 else low - room), high + room
    return _Scale(first, max(1, (last - first).days), low, high)


def _grid(scale: _Scale) -> Markup:
    rows = [scale.low + (scale.high - scale.low) * part / 2 for part in range(3)]
    lines = Markup("").join(
        _GRID
        % (
            _LEFT,
            _WIDE - _RIGHT,
            scale.y(row),
            scale.y(row),
            _LEFT - 8,
            scale.y(row) + 4,
            _figure(row, scale),
        )
        for row in rows
    )
    last = date.fromordinal(scale.first.toordinal() + scale.days)
    foot = _HIGH - 8
    return lines + (
        Markup('<text x="%s" y="%s">%s</text><text x="%s" y="%s" text-anchor="end">%s</text>')
        % (_LEFT, foot, spell_short(scale.first), _WIDE - _RIGHT, foot, spell_short(last))
    )


def _figure(value: float, scale: _Scale) -> str:
    # Labels of a grid need no more digits than tell its lines apart.
    return f"{value:,.0f}" if scale.high - scale.low >= 4 else spell_number(round(value, 2))


def _target(chart: Chart, scale: _Scale) -> list[Markup]:
    if not chart.target:
        return []
    goal = chart.target[-1]
    line = Markup('<polyline class="gs-goal" points="%s"/>') % scale.path(chart.target)
    x, y = scale.x(goal.day), scale.y(goal.value)
    mark = Markup('<path class="gs-goal-mark" d="M%s %s l6 6 l-6 6 l-6 -6 z"/>') % (x, y - 6)
    return [line, mark]
