"""Escalation: what bothers a client is heard early, taken up, and taken further where it must be."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.escalation import concerns, escalations, signs

CHAPTER = Chapter(
    name="escalation",
    page="playbook/escalation.md",
    errors=(
        (escalations.NO_ROW, escalations.no_row),
        (signs.HEALTH_UNEXPLAINED, signs.health_unexplained),
    ),
    clocks=(
        (escalations.ACKNOWLEDGED, escalations.acknowledged),
        (escalations.CONTACT, escalations.contact),
        (escalations.UPDATE, escalations.update),
        (escalations.ACTION, escalations.action),
        (concerns.ANSWERED, concerns.complaint_answered),
        (concerns.UPDATE, concerns.concern_update),
        (concerns.ACTION, concerns.concern_action),
        (concerns.SUCCESSOR, concerns.stakeholder_successor),
    ),
    notices=(
        (signs.HEALTH_DISAGREES, signs.health_disagrees),
        (signs.DISENGAGEMENT, signs.disengagement),
        (concerns.REPEATED, concerns.repeated_trouble),
        (escalations.WITHOUT_CONCERN, escalations.without_concern),
    ),
)
