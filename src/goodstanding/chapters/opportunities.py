"""Opportunities: work the client may want finds the right people soon."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.timing import Desk

ROUTED = Clock("opportunity-routed", Group.HANDOFFS, "Decide who takes it on: fill routed, or close it.")


def opportunity_routed(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Opportunities that nobody has been asked to take on."""
    desk = Desk(account, firm, as_of)
    for opportunity in account.opportunities:
        if not opportunity.closed and not opportunity.routed:
            yield from desk.deadline(ROUTED, opportunity, opportunity.dated_on, "the opportunity was raised")


CHAPTER = Chapter(
    name="opportunities",
    page="playbook/opportunities.md",
    clocks=((ROUTED, opportunity_routed),),
)
