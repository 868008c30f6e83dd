"""Reviews: once a year firm and client look back and ahead together."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import days_after, first_month_end
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import ReviewKind
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk

ANNUAL = Clock(
    "annual-review", Group.REVIEWS, "Write the annual review, share it, and set shared_on.", always_on=True
)


def annual_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Every current account: the annual review, by the end of its month where it has one."""
    if account.status(as_of) is not Status.CURRENT:
        return
    shared = [one.shared_on for one in account.reviews if one.kind is ReviewKind.ANNUAL and one.shared_on]
    began = (account.profile.client_since, "they became a client")
    last = (max(shared, default=None), "the last annual review was shared")
    desk = Desk(account, firm, as_of)
    month = account.profile.annual_review_month
    if month is None:
        yield from desk.recurring(ANNUAL, account.profile, began=began, last=last)
    elif not desk.rests(ANNUAL):
        yield _by_month(desk, month, began, last)


def _by_month(desk: Desk, month: int, began: tuple[date | None, str], last: tuple[date | None, str]) -> Duty:
    origin = desk.origin(ANNUAL, began, last)
    not_before = days_after(origin.on, int(desk.limit(ANNUAL, "not_before_days")))
    due_on = first_month_end(month, not_before)
    days, _ = desk.interval(ANNUAL) or (1, "")
    why = f"the review month ends on {due_on}, counted from {origin.on} ({origin.because})"
    return desk.owe(ANNUAL, desk.account.profile, due_on, why, days, last_on=origin.last_on)


CHAPTER = Chapter(name="reviews", page="playbook/reviews.md", clocks=((ANNUAL, annual_review),))
