"""What was agreed to be otherwise for this account: waivers, snoozes."""

from markupsafe import Markup

from goodstanding.model.profile import Snooze
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import count, title_of


def exceptions(sitter: Sitter) -> Section | None:
    """Waivers and snoozes, those that still hold first."""
    m, account, as_of = sitter.m, sitter.account, sitter.as_of
    rows = []
    for one in sorted(account.waivers, key=lambda one: (one.until_on < as_of, one.until_on, one.id)):
        age = (as_of - one.dated_on).days
        by = m.dim("approved by " + m.person(one.approved_by) + f", {count(age, 'day')} ago")
        cells = (
            stacked("Waiver: " + title_of(one.rule), by),
            m.said(one.reason, restricted=one.is_restricted),
            by_day(one.until_on, stacked(m.time(one.until_on, True), _over(one.until_on < as_of))),
            m.edit(one.file, "Edit"),
        )
        rows.append(Row(cells))
    for snooze in sorted(
        account.profile.snoozes, key=lambda one: (one.until_on < as_of, one.until_on, one.clock)
    ):
        cells = (
            stacked("Put off: " + title_of(snooze.clock), *_put_off_by(snooze, sitter)),
            m.said(snooze.reason),
            by_day(snooze.until_on, stacked(m.time(snooze.until_on, True), _over(snooze.until_on < as_of))),
            m.edit(account.profile.file, "Edit"),
        )
        rows.append(Row(cells))
    if not rows:
        return None
    titles = columns("What", "Why", "Until", "Record", fixed=["Record"])
    html = Table("Waivers and snoozes", titles, tuple(rows)).__html__()
    return Section("exceptions", "Waivers and snoozes", html)


def _put_off_by(snooze: Snooze, sitter: Sitter) -> list[Markup]:
    """Who asked for the delay, and who agreed that it can wait."""
    parts = (("asked for by ", snooze.asked_by), ("agreed by ", snooze.set_by))
    return [sitter.m.dim(said + sitter.m.person(who)) for said, who in parts if who]


def _over(is_over: bool) -> str | None:
    return "over" if is_over else None
