"""Sentiment: what the client says of us, in answers, concerns and escalations."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import months_after
from goodstanding.model.conversations import Feeling
from goodstanding.model.timing import Desk
from goodstanding.standing.evidence.part import Line, Part

NAME = "sentiment"
# Who answered, when, and the record's word.
Answer = tuple[str, date, Line]


def sentiment(desk: Desk) -> Part:
    """The latest answer of each person within the months that count, and what they complain of now."""
    limits = desk.firm.policy.evidence.limits
    months = int(limits.get("months", 0))
    since = months_after(desk.as_of, -months)
    in_order = sorted(_answers(desk, since), key=lambda one: (one[1], one[2].record))
    lines = [*{who: line for who, _, line in in_order}.values()]
    concern = limits.get("open_concern", 0)
    lines += [Line(one.record, concern, "an open concern") for one in desk.account.concerns if one.is_open]
    lines += [Line(one.record, 0, "an open escalation") for one in desk.account.escalations if one.is_open]
    lines.sort(key=lambda line: line.record)
    return Part(NAME, tuple(lines), "" if lines else f"nobody there was asked in {months} months")


def _answers(desk: Desk, since: date) -> Iterator[Answer]:
    mixed = desk.firm.policy.evidence.limits.get("mixed", 0)
    if desk.firm.policy.modules.get("satisfaction", True):
        for asked in desk.account.satisfaction:
            if asked.dated_on > since and (said := _said(asked.score, asked.scale, asked.feeling, mixed)):
                line = Line(asked.record, said[0], f"{said[1]} on {asked.dated_on}")
                yield asked.respondent or "", asked.dated_on, line
    for contact in desk.account.answers:
        if contact.dated_on > since and (
            said := _said(contact.score, contact.scale_max, contact.feeling, mixed)
        ):
            line = Line(contact.record, said[0], f"{said[1]} on {contact.dated_on}")
            yield " ".join(contact.theirs), contact.dated_on, line


def _said(
    score: float | None, scale: float | None, feeling: Feeling | None, mixed: float
) -> tuple[float, str] | None:
    """An answer as a number of 100; a score without its scale says nothing."""
    if score is not None and scale:
        return min(100.0, 100 * score / scale), f"{score:g} of {scale:g}"
    if feeling is None:
        return None
    return {Feeling.HAPPY: 100.0, Feeling.MIXED: mixed, Feeling.UNHAPPY: 0.0}[feeling], feeling.value
