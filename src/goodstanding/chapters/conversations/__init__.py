"""Conversations of a kind: agreed meetings, satisfaction, reviews we give, people we must not lose."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.conversations import faults, gifts, talks

CHAPTER = Chapter(
    name="conversations",
    page="playbook/communication.md",
    clocks=(
        (talks.SATISFACTION, talks.satisfaction_talk),
        (talks.MEETING, talks.meeting),
        (talks.PREPARATION, talks.meeting_prep),
        (talks.KEY_STAKEHOLDER, talks.key_stakeholder_contact),
        (talks.PAST_CLIENT, talks.past_client_call),
        (gifts.FREE_REVIEW, gifts.free_review),
        (gifts.SOFTWARE_REVIEW, gifts.software_review),
    ),
    notices=((faults.SINGLE, faults.stakeholder_single), (faults.TOO_FEW, faults.account_on_too_few)),
)
