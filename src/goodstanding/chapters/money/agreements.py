"""Agreements: talked about and decided before the notice runs out; and what we learn from a client lost."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Agreement, Renewal
from goodstanding.model.timing import Desk
from goodstanding.place import spell_path

TALK = Clock(
    "renewal-talk",
    Group.MONEY,
    "Talk with the client about going on, and set renewal.talked_on of the agreement.",
    title="Renewal to talk about",
    applies="agreements with an end about which nobody has talked with the client",
)
RENEWAL = Clock(
    "renewal",
    Group.MONEY,
    "Decide with the client, and set renewal.decided_on of the agreement.",
    title="Renewal to decide",
    applies="agreements with an end that are not decided",
)
LOSS = Clock(
    "loss-review",
    Group.MONEY,
    "Write down why they left and what we learned: ended.why and ended.learned.",
    title="Lessons of a loss",
    applies="clients that have gone without a word on why and what we learned",
)


def renewal_talk(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Agreements that near their notice while nobody has asked whether to go on."""
    desk = Desk(account, firm, as_of)
    before = int(desk.limit(TALK, "before_notice_days"))
    for position, agreement in enumerate(account.profile.agreements):
        said = agreement.renewal or Renewal()
        if not said.talked_on and not said.decided_on:
            yield from _before_end(desk, TALK, position, agreement, before)


def renewal(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Agreements whose notice runs out undecided."""
    desk = Desk(account, firm, as_of)
    for position, agreement in enumerate(account.profile.agreements):
        if not (agreement.renewal and agreement.renewal.decided_on):
            yield from _before_end(desk, RENEWAL, position, agreement, 0)


def _before_end(desk: Desk, clock: Clock, position: int, agreement: Agreement, days: int) -> Iterator[Duty]:
    if agreement.ends_on is None:
        return
    days += agreement.notice_days or 0
    due_on, why = days_after(agreement.ends_on, -days), f"{days} days before the agreement ends"
    if agreement.starts_on and due_on < agreement.starts_on:
        due_on, why = agreement.starts_on, f"it began within {days} days of its end"
    place = spell_path(("agreements", position))
    yield from desk.exact(clock, desk.account.profile, due_on, f"{why} ({agreement.ends_on})", place=place)


def loss_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Clients that have gone without anybody writing down why, and what we learned."""
    profile = account.profile
    ended = profile.ended
    if ended is None or ended.ended_on is None or (ended.why and ended.learned):
        return
    desk = Desk(account, firm, as_of)
    yield from desk.deadline(LOSS, profile, ended.ended_on, "the relationship ended")
