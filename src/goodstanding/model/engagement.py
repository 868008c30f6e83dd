"""Engagement: when client and firm last took part in something together, and the tries since."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Outcome, ReviewMeeting, StartedBy
from goodstanding.model.once import once


def last_two_way_on(account: Account) -> date | None:
    """The last day on which both sides took part: what we only sent or told does not count."""
    last = last_two_way(account)
    return last[0] if last else None


@once
def last_two_way(account: Account) -> tuple[date, str] | None:
    """The same with the record that says so."""
    return max(_two_way_talks(account), default=None)


def _two_way_talks(account: Account) -> Iterator[tuple[date, str]]:
    # Talks stand in order of time.
    yield from ((one.dated_on, one.record) for one in account.talks[-1:])
    held = (one for one in account.reviews if one.meeting is ReviewMeeting.HELD)
    yield from ((one.dated_on, one.record) for one in held)
    yield from ((one.dated_on, one.record) for one in account.satisfaction if one.is_given)
    for project in account.projects:
        review = project.wrap_up.review if project.wrap_up else None
        met = (project.kickoff.held_on if project.kickoff else None, review.held_on if review else None)
        yield from ((day, project.record) for day in met if day)


@once
def tries_in_vain(account: Account) -> tuple[Contact, ...]:
    """Our tries that nobody answered, since the last day on which both sides took part."""
    tries = [one for one in account.contacts if _is_in_vain(one)]
    since = last_two_way_on(account) or date.min if tries else date.max
    return tuple(one for one in tries if one.dated_on > since)


def _is_in_vain(contact: Contact) -> bool:
    # A talk that did not take place may have been put off by us, so only an unanswered try counts.
    ours = contact.started_by is StartedBy.US and not contact.internal
    return ours and contact.outcome is Outcome.NO_RESPONSE
