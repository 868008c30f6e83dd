"""Exchanges: every dated dealing with the client, in whichever record it stands.

Clocks read exchanges, so one meeting is recorded once and satisfies all that it may.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from goodstanding.immutable import Value
from goodstanding.model.conversations import Review, ReviewMeeting
from goodstanding.model.work import Commitment, Project

if TYPE_CHECKING:
    from goodstanding.model.account import Account


class Exchange(Value, frozen=True):
    """A dealing with the client: its day, who of ours took part, the record that says so, who of theirs."""

    on: date
    by: frozenset[str]
    record: str
    theirs: frozenset[str] = frozenset()


def exchanges_of(account: "Account") -> Iterator[Exchange]:
    """Every exchange of an account as known, in no order."""
    for contact in account.contacts:
        if contact.is_exchange:
            by = frozenset(contact.ours) or frozenset([account.manager_on(contact.dated_on)])
            yield Exchange(contact.dated_on, by, contact.record, frozenset(contact.theirs))
    for commitment in account.commitments:
        owner = frozenset([account.owner_of(commitment, commitment.owner)])
        yield from (Exchange(day, owner, commitment.record) for day in _told(commitment))
    for handoff in account.handoffs:
        if handoff.client_told_on:
            by = frozenset([account.manager_on(handoff.dated_on)])
            yield Exchange(handoff.client_told_on, by, handoff.record)
    for review in account.reviews:
        yield from _of_review(account, review)
    for project in account.projects:
        yield from _of_project(account, project)
    yield from _of_trouble_and_value(account)
    for change in account.changes:
        if change.told_on:
            by = frozenset([account.manager_on(change.dated_on)])
            yield Exchange(change.told_on, by, change.record)


def _of_trouble_and_value(account: "Account") -> Iterator[Exchange]:
    for escalation in account.escalations:
        for day in escalation.client_told_on:
            # Whoever manages the account owns its escalations, so it was the manager of that day.
            yield Exchange(day, frozenset([account.manager_on(day)]), escalation.record)
    for asked in account.satisfaction:
        if asked.is_given:
            by = frozenset([account.owner_of(asked, asked.asked_by)])
            theirs = frozenset([asked.respondent] if asked.respondent else ())
            yield Exchange(asked.dated_on, by, asked.record, theirs)
    for metric in account.metrics:
        if metric.shown_on:
            by = frozenset([metric.owner or account.manager_on(metric.shown_on)])
            yield Exchange(metric.shown_on, by, metric.record)


def _told(commitment: Commitment) -> Iterator[date]:
    days = [commitment.told_on, commitment.withdrawn and commitment.withdrawn.told_on]
    days += [move.told_on for move in commitment.revisions]
    yield from (day for day in days if day)


def _of_review(account: "Account", review: Review) -> Iterator[Exchange]:
    ours = frozenset(review.attendees.ours if review.attendees else ())
    by = ours or frozenset([account.manager_on(review.dated_on)])
    days = [review.shared_on, review.offered_on]
    if review.meeting is ReviewMeeting.HELD or (
        review.meeting is ReviewMeeting.OFFERED and review.offered_on is None
    ):
        # Who of theirs was there is known of a meeting held, not of an offer or of a text that was sent.
        held = review.meeting is ReviewMeeting.HELD and review.attendees
        theirs = frozenset(held.theirs if held else ())
        yield Exchange(review.dated_on, by, review.record, theirs)
    yield from (Exchange(day, by, review.record) for day in days if day)


def _of_project(account: "Account", project: Project) -> Iterator[Exchange]:
    manager = frozenset([project.project_manager])
    for report in project.progress_reports:
        if report.sent_on:
            yield Exchange(report.sent_on, manager, project.record)
    days = [project.kickoff.held_on if project.kickoff else None]
    if project.warranty:
        after = project.warranty.after
        days += [project.warranty.told_on, after.told_on if after else None]
    yield from (Exchange(day, frozenset([account.manager_on(day)]), project.record) for day in days if day)
    review = project.wrap_up.review if project.wrap_up else None
    if review and review.held_on:
        by = frozenset(review.attendees.ours) or frozenset([account.manager_on(review.held_on)])
        yield Exchange(review.held_on, by, project.record, frozenset(review.attendees.theirs))
