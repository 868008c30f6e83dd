"""A figure over the months as a line in the text, small enough for every account's page."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from goodstanding.site.text import Form
from goodstanding.site.words import spell_number

_WIDE, _HIGH, _EDGE = 180, 40, 4
_SVG = Form(
    '<svg class="gs-spark" viewBox="0 0 180 40" role="img">'
    '<title>%s: %s</title><polyline points="%s"/><circle cx="%s" cy="%s" r="3"/></svg>'
)


def spark(
    values: Sequence[tuple[date, float]],
    *,
    top: float = 100,
    span: tuple[date, date] | None = None,
    said: str = "By month-end",
) -> Markup:
    """The line, with every figure in its title.

    It reaches from none to `top`, and over the days of its own values unless `span` names others: lines
    that are compared share both.
    """
    first, last = span or (values[0][0], values[-1][0])
    days = max(1, (last - first).days)
    points = [
        (
            round(_EDGE + (_WIDE - 2 * _EDGE) * (day - first).days / days),
            round(_HIGH - _EDGE - (_HIGH - 2 * _EDGE) * value / top),
        )
        for day, value in values
    ]
    figures = ", ".join(spell_number(value) for _, value in values)
    return _SVG(said, figures, " ".join(f"{x},{y}" for x, y in points), *points[-1])
