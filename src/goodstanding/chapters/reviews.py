"""Reviews: once a year firm and client look back and ahead together, and every review says something."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import days_after, first_month_end
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.conversations import Review, ReviewKind, ReviewMeeting
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.origin import Last, last_of
from goodstanding.model.profile import Status
from goodstanding.model.record import Attendees, Record
from goodstanding.model.timing import Desk
from goodstanding.place import KeyPath

SECTION_EMPTY = Rule("review-section-empty", Severity.ERROR)
ONE_SIDED = Rule("review-one-sided", Severity.ERROR)

ANNUAL = Clock(
    "annual-review",
    Group.REVIEWS,
    "Write the annual review, share it, and set shared_on.",
    title="Annual review",
    always_on=True,
    applies="current clients",
)
OFFERED = Clock(
    "annual-review-offered",
    Group.REVIEWS,
    "Offer to talk the review over, and set meeting to offered, held or declined.",
    title="Annual review talk",
    applies="an annual review that was shared and that nobody has offered to talk over",
)

# What a review of each kind has to say once the client has it.
_SECTIONS: dict[ReviewKind, dict[str, str]] = {
    ReviewKind.ANNUAL: {
        "delivered": "what was delivered",
        "support": "what was asked of support",
        "recommendations": "what we recommend",
        "plan": "what comes in the year ahead",
    },
    ReviewKind.MINI: {
        "done": "what was done",
        "next": "what comes next",
        "booking_days_left": "how many booked days are left",
        "booking_enough": "whether the booked days are enough",
    },
    ReviewKind.SOFTWARE: {"reviewer": "who looked", "findings": "what was found"},
    ReviewKind.FREE: {},
}


def annual_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Every current account: the annual review, by the end of its month where it has one."""
    if account.status(as_of) is not Status.CURRENT:
        return
    began = (account.profile.client_since, "they became a client")
    last = _last_shared(account)
    desk = Desk(account, firm, as_of)
    month = account.profile.annual_review_month
    if month is None:
        yield from desk.recurring(ANNUAL, account.profile, began=began, last=last)
    elif not desk.rests(ANNUAL):
        yield _by_month(desk, month, began, last)


def _by_month(desk: Desk, month: int, began: tuple[date | None, str], last: Last) -> Duty:
    origin = desk.origin(ANNUAL, began, last)
    not_before = days_after(origin.on, int(desk.limit(ANNUAL, "not_before_days")))
    due_on = first_month_end(month, not_before)
    days, _ = desk.interval(ANNUAL) or (1, "")
    why = f"the review month ends on {due_on}, counted from {origin.on} ({origin.because})"
    return desk.owe(ANNUAL, desk.account.profile, due_on, why, days, last=last)


@once
def _last_shared(account: Account) -> Last:
    shared = ((one.shared_on, one.record) for one in _annual(account))
    return last_of(shared, "the last annual review was shared")


def _annual(account: Account) -> list[Review]:
    return [one for one in account.reviews if one.kind is ReviewKind.ANNUAL]


def annual_review_offered(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The latest annual review, while nobody has offered to talk it over."""
    shared = [(one.shared_on, one.id, one) for one in _annual(account) if one.shared_on]
    if not shared:
        return
    shared_on, _, review = max(shared, key=lambda row: row[:2])
    if review.meeting is None:
        yield from Desk(account, firm, as_of).deadline(OFFERED, review, shared_on, "the review was shared")


def section_empty(account: Account, firm: Firm) -> Iterator[Finding]:
    """Reviews that the client has, or talked over, with a part left empty."""
    for review in account.reviews:
        if review.given_on is None or review.is_restricted:
            continue
        for name, words in _SECTIONS[review.kind].items():
            # Nought days and "no" are answers.
            if getattr(review, name) in (None, "", ()):
                yield SECTION_EMPTY.at(
                    review,
                    (name,),
                    f"this {review.kind} review has reached the client and does not say {words}: fill {name}",
                )


def one_sided(account: Account, firm: Firm) -> Iterator[Finding]:
    """Reviews that were held, with people named on one side only."""
    for review in account.reviews:
        if review.meeting is ReviewMeeting.HELD and review.attendees:
            yield from _one_sided(review, review.attendees, ("attendees",))
    for project in account.projects:
        looked_back = project.wrap_up.review if project.wrap_up else None
        if looked_back and looked_back.held_on:
            yield from _one_sided(project, looked_back.attendees, ("wrap_up", "review", "attendees"))


def _one_sided(record: Record, attendees: Attendees, path: KeyPath) -> Iterator[Finding]:
    if bool(attendees.ours) == bool(attendees.theirs):
        return
    side, words = ("theirs", "of the client") if attendees.ours else ("ours", "of ours")
    yield ONE_SIDED.at(
        record,
        (*path, side),
        f"the review was held and nobody {words} is named: add them to attendees.{side}, "
        "or hold it again with both sides",
    )


CHAPTER = Chapter(
    name="reviews",
    page="playbook/reviews.md",
    errors=((SECTION_EMPTY, section_empty), (ONE_SIDED, one_sided)),
    clocks=((ANNUAL, annual_review), (OFFERED, annual_review_offered)),
)
