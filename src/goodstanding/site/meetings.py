"""Talks that are planned for the coming days: what each of us prepares this week."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from goodstanding.immutable import Value
from goodstanding.site.ledger import Ledger

# Whoever looks on a Monday can still prepare what comes in the week after.
_AHEAD = timedelta(days=13)


class Meeting(Value, frozen=True):
    """A planned talk; `about` is what its record says of it, None where nobody else may read that."""

    day: date
    account: str
    about: str | None

    @property
    def brief(self) -> str:
        """The address of the brief, where there is one to read."""
        return f"documents/{self.account}/meeting-brief/"


def meetings(ledger: Ledger) -> Mapping[str, list[Meeting]]:
    """The planned talks of the coming two weeks, by each of us who takes part."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    until = ledger.as_of + _AHEAD
    for account in ledger.by_name:
        for one in account.contacts:
            if one.is_planned and ledger.as_of <= one.dated_on <= until:
                about = None if one.is_restricted else one.summary
                for person in one.ours or (account.profile.account_manager,):
                    found[person].append(Meeting(one.dated_on, account.id, about))
    return {person: sorted(own, key=lambda one: (one.day, one.account)) for person, own in found.items()}
