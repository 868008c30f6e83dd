"""Commerce: whether agreements go on and new work is won; figures kept in confidence are left out."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after, months_after
from goodstanding.model.firm import ClockRow
from goodstanding.model.profile import Agreement, Renewal
from goodstanding.model.timing import Desk
from goodstanding.model.work import Result
from goodstanding.standing.evidence.part import Line, Part

NAME = "commercial"


def commercial(desk: Desk) -> Part:
    """Running agreements, and opportunities won or lost within the months that count."""
    months = int(desk.firm.policy.evidence.limits.get("months", 0))
    lines = [*_agreements(desk), *_opportunities(desk, months)]
    return Part(
        NAME, tuple(lines), "" if lines else f"no agreement runs, and nothing was decided in {months} months"
    )


def _agreements(desk: Desk) -> Iterator[Line]:
    profile = desk.account.profile
    for agreement in profile.agreements:
        begun = agreement.starts_on is None or agreement.starts_on <= desk.as_of
        if begun and (agreement.ends_on is None or agreement.ends_on >= desk.as_of):
            for said in _agreement(desk, agreement):
                yield Line(profile.record, *said)


def _agreement(desk: Desk, agreement: Agreement) -> Iterator[tuple[float, str, date | None]]:
    ends_on, said = agreement.ends_on, agreement.renewal or Renewal()
    if ends_on is None:
        yield 100, f"{agreement.id} runs without an end", agreement.starts_on
        return
    # Whether they decided to go on or to leave is written in words, which nobody reads here.
    if said.decided_on:
        return
    row = desk.firm.policy.clocks.get("renewal-talk", ClockRow())
    notice_on = days_after(ends_on, -(agreement.notice_days or 0))
    talk_on = days_after(notice_on, -int(row.limits.get("before_notice_days", 0)))
    if desk.as_of <= talk_on:
        yield 100, f"{agreement.id} runs until {ends_on}", ends_on
    elif desk.as_of <= notice_on:
        undecided = desk.firm.policy.evidence.limits.get("undecided", 0)
        yield undecided, f"{agreement.id} is to be decided by {notice_on}", ends_on
    else:
        yield 0, f"{agreement.id} ends on {ends_on}, and its notice has passed undecided", ends_on


def _opportunities(desk: Desk, months: int) -> Iterator[Line]:
    since = months_after(desk.as_of, -months)
    for one in desk.account.opportunities:
        closed = one.closed
        if closed and closed.closed_on and closed.closed_on > since:
            if closed.result is Result.WON:
                yield Line(one.record, 100, f"won on {closed.closed_on}", closed.closed_on)
            elif closed.result is Result.LOST:
                yield Line(one.record, 0, f"lost on {closed.closed_on}", closed.closed_on)
