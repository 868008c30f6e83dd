"""What we give without being asked: reviews for clients for whom we work a great deal."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Covers, Review, ReviewKind, ReviewMeeting
from goodstanding.model.firm import Firm
from goodstanding.model.origin import last_of
from goodstanding.model.profile import Billed
from goodstanding.model.stretches import holding, underway
from goodstanding.model.timing import Desk

FREE_REVIEW = Clock(
    "free-review",
    Group.CONVERSATIONS,
    "Give them an hour's review of their own, and write it as a review of kind free.",
    title="Free review",
    applies="high-value clients with as many hours used as the policy names under hours_used_at_least; "
    "it is off without that number",
)
SOFTWARE_REVIEW = Clock(
    "software-review",
    Group.CONVERSATIONS,
    "Offer to look at the software they run, and write a review of kind software.",
    title="Software review",
    covers=("software_review_offer",),
    applies="clients to whom as much was billed in a month as the policy names under billed_at_least",
)


def free_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """High-value clients for whom we work a great deal: a look at their affairs that costs them nothing."""
    desk, figures = Desk(account, firm, as_of), account.profile.commercial
    hours = figures.hours_used if figures else None
    least = desk.limit(FREE_REVIEW, "hours_used_at_least")
    if not least or hours is None or hours < least or not account.tier(firm).high_value:
        return
    given = [(_offered_on(one), one.record) for one in account.reviews if _is_given(one)]
    stretch = holding(underway(account), as_of)
    began = (account.profile.client_since, "they became a client")
    if stretch and (began[0] is None or began[0] > as_of or stretch.began_on > began[0]):
        began = (stretch.began_on, "a project was mobilised")
    last = last_of(given, "the last one")
    yield from desk.recurring(FREE_REVIEW, account.profile, began=began, last=last)


def _is_given(review: Review) -> bool:
    """Whether a free review was held or shared, or the client would rather not."""
    declined = review.meeting is ReviewMeeting.DECLINED
    return review.kind is ReviewKind.FREE and bool(review.given_on or declined)


def _offered_on(review: Review) -> date:
    """The last day on which a review was offered, held, declined or shared."""
    own = review.dated_on if review.meeting or not (review.offered_on or review.shared_on) else None
    return max(day for day in (own, review.offered_on, review.shared_on, review.given_on) if day)


def software_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Clients to whom much was billed: an offer to look at the software they run."""
    desk, billing = Desk(account, firm, as_of), account.profile.billing
    billed = billing.billed if billing else None
    if billed is None or not _is_much(desk, billed):
        return
    if billed.over_on > as_of:
        return
    offered = [
        (one.dated_on, one.record)
        for one in account.contacts
        if one.is_reached and Covers.SOFTWARE_REVIEW_OFFER in one.covers
    ]
    offered += [(_offered_on(one), one.record) for one in account.reviews if _is_software_offer(one)]
    yield from desk.recurring(
        SOFTWARE_REVIEW,
        account.profile,
        began=(billed.over_on, f"{billed.month} was billed"),
        last=last_of(offered, "the last offer"),
        fits=lambda contact: Covers.SOFTWARE_REVIEW_OFFER in contact.covers,
    )


def _is_software_offer(review: Review) -> bool:
    known = review.meeting or review.offered_on or review.shared_on
    return review.kind is ReviewKind.SOFTWARE and bool(known)


def _is_much(desk: Desk, billed: Billed) -> bool:
    """Whether the amount reaches the policy's, in the policy's currency; others cannot be compared."""
    amount, currency = billed.amount, desk.firm.policy.currency
    if amount is None or amount.currency not in {None, currency}:
        return False
    least = desk.limit(SOFTWARE_REVIEW, "billed_at_least")
    return bool(least) and amount.amount >= least
