"""What the work is worth to them: figures against their target, and how content they are."""

from markupsafe import Markup

from goodstanding.model.value import Metric, Satisfaction
from goodstanding.site.account.chart import Chart, Dot, draw_chart
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import spell_day, spell_number, spell_percent

_CHARTS = 4
_ASKED_SHOWN = 12


def value(sitter: Sitter) -> Section | None:
    """Each figure from where it began to where it is to go."""
    metrics = sitter.account.metrics
    if not metrics:
        return None
    ordered = sorted(metrics, key=lambda one: (not one.is_open, one.id))
    html = Markup("\n").join(_metric(one, at < _CHARTS, sitter) for at, one in enumerate(ordered))
    return Section("value", "Value", html)


def _metric(metric: Metric, with_chart: bool, sitter: Sitter) -> Markup:
    dots = [] if metric.is_restricted else _dots(metric)
    target = metric.target_value
    chart = None
    if with_chart and dots and target is not None and dots[0].day < metric.target.by_on:
        goal = Dot(metric.target.by_on, target)
        said = f"{_said(metric, dots, target)}"
        chart = draw_chart(Chart(f"metric-{metric.id}", metric.name, said, tuple(dots), (dots[0], goal)))
    return sitter.draw(
        "metric.html", one=metric, dots=dots, target=target, chart=chart, number=spell_number, said=_said
    )


def _dots(metric: Metric) -> list[Dot]:
    start = metric.baseline
    first = [Dot(start.date_on, start.value, "baseline")] if start and start.value is not None else []
    later = [
        Dot(one.date_on, one.value, one.source or "")
        for one in sorted(metric.measurements, key=lambda one: one.date_on)
        if one.value is not None
    ]
    return [*first, *later]


def _said(metric: Metric, dots: list[Dot], target: float) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = dots[0], dots[-1]
    now = f", {spell_number(last.value)} on {spell_day(last.day)}" if len(dots) > 1 else ""
    return (
        f"{metric.unit}: {spell_number(first.value)} on {spell_day(first.day)}{now}; "
        f"the target is {spell_number(target)} by {spell_day(metric.target.by_on)}."
    )


def satisfaction(sitter: Sitter) -> Section | None:
    """How content they said they were, over time."""
    given = [one for one in sitter.account.satisfaction if one.is_given]
    if not sitter.account.satisfaction:
        return None
    chart = _score_chart(given)
    newest = sorted(sitter.account.satisfaction, key=lambda one: one.id, reverse=True)[:_ASKED_SHOWN]
    titles = columns("Asked", "Answer", "Who", "In their words", "What we do", "Record", fixed=["Record"])
    table = Table("Satisfaction", titles, tuple(_asked(one, sitter) for one in newest))
    html = Markup("%s%s") % (chart or "", table)
    return Section("satisfaction", "Satisfaction", html)


def _score_chart(given: list[Satisfaction]) -> Markup | None:
    dots = tuple(
        Dot(one.dated_on, 100 * one.score / one.scale)
        for one in given
        if one.score is not None and one.scale and not one.is_restricted
    )
    if len(dots) < 2:
        return None
    said = f"From {spell_percent(dots[0].value / 100)} on {spell_day(dots[0].day)} to "
    said += f"{spell_percent(dots[-1].value / 100)} on {spell_day(dots[-1].day)}."
    return draw_chart(Chart("satisfaction-chart", "Score in percent of its scale", said, dots, (), (0, 100)))


def _asked(one: Satisfaction, sitter: Sitter) -> Row:
    m = sitter.m
    answer = one.feeling.value if one.feeling else ""
    if one.score is not None:
        answer = spell_number(one.score) + (f" of {spell_number(one.scale)}" if one.scale else "")
    todo = one.follow_up
    step = None
    if todo and not one.is_restricted:
        done = "done " + m.day(todo.done_on, True) if todo.done_on else None
        due = "by " + m.day(todo.due_on, True) if todo.due_on else None
        step = stacked(m.said(todo.what), m.dim(done or due))
    cells = (
        by_day(one.dated_on, m.time(one.dated_on, True)),
        answer or "no answer",
        sitter.theirs(one.respondent) if one.respondent and not one.is_restricted else "",
        m.said(one.comment, restricted=one.is_restricted),
        step or "",
        m.edit(one.file, "Edit"),
    )
    return Row(cells)
