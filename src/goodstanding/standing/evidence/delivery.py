"""Delivery: whether what was promised came on its day."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import months_after
from goodstanding.model.timing import Desk
from goodstanding.model.work import Cause, Commitment, Milestone, Project, WithdrawnBy
from goodstanding.standing.evidence.part import Line, Part

NAME = "delivery"


def delivery(desk: Desk) -> Part:
    """Promises and milestones that fell due within the months that count."""
    months = int(desk.firm.policy.evidence.limits.get("months", 0))
    since = months_after(desk.as_of, -months)
    lines = [*_promises(desk, since), *_milestones(desk, since)]
    return Part(NAME, tuple(lines), "" if lines else f"nothing fell due in {months} months")


def _promises(desk: Desk, since: date) -> Iterator[Line]:
    for promise in desk.account.commitments:
        if since < promise.due_in_force_on <= desk.as_of and (said := _said(desk, promise)):
            yield Line(promise.record, *said)


def _late(desk: Desk) -> float:
    return desk.firm.policy.evidence.limits.get("kept_late", 0)


def _said(desk: Desk, promise: Commitment) -> tuple[float, str, date] | None:
    """What a promise is worth and why; None where it does not count."""
    due_on = promise.due_in_force_on
    if promise.withdrawn:
        told = promise.withdrawn.told_on or promise.told_on
        by_us = promise.withdrawn.by is WithdrawnBy.US
        return (
            (0, f"due on {due_on}, withdrawn without a word to the client", due_on)
            if by_us and not told
            else None
        )
    if promise.done_on:
        if promise.done_on <= due_on:
            return 100, f"due on {due_on}, kept on {promise.done_on}", due_on
        return _late(desk), f"due on {due_on}, kept late on {promise.done_on}", due_on
    if promise.missed_on:
        return (0, f"due on {due_on}, missed", due_on) if promise.cause is Cause.US else None
    return (0, f"due on {due_on}, still open", due_on) if due_on < desk.as_of else None


def _milestones(desk: Desk, since: date) -> Iterator[Line]:
    for project in desk.account.projects:
        for milestone in project.milestones:
            if milestone.due_on and since < milestone.due_on <= desk.as_of and not project.cancelled_on:
                yield from _milestone(desk, project, milestone, milestone.due_on)


def _milestone(desk: Desk, project: Project, milestone: Milestone, due_on: date) -> Iterator[Line]:
    if milestone.done_on and milestone.done_on <= due_on:
        yield Line(project.record, 100, f"milestone of {due_on}, reached on {milestone.done_on}", due_on)
    elif milestone.done_on:
        yield Line(
            project.record, _late(desk), f"milestone of {due_on}, reached late on {milestone.done_on}", due_on
        )
    elif due_on < desk.as_of:
        yield Line(project.record, 0, f"milestone of {due_on}, not reached yet", due_on)
