"""Every promise that was ever on record: first day, moves, how it ended, how early the client knew."""

from collections.abc import Iterable, Sequence
from datetime import date

from goodstanding.history.lives import Life
from goodstanding.history.moves import Telling, View, tellings
from goodstanding.history.outcomes import Course, Moved, Outcome, outcome_of
from goodstanding.history.pasts import COMMITMENTS
from goodstanding.immutable import Value


class Warned(Value, frozen=True):
    """That the client was told of trouble: when that came in, by which commit, and how many days ahead."""

    written_on: date
    commit: str
    days: int


class Promise(Value, frozen=True):
    """One promise as history has it.

    `written_on` is when it came in, `first_on` the first day ever merged, `in_force_on` the day that
    counts, `done_on` when it was kept and `marked_on` when that came in. `what` and `to` are None
    where they may not be shown. `warned` is None where the client was never told of anything.
    """

    account: str
    record: str
    outcome: Outcome
    written_on: date
    first_on: date
    in_force_on: date
    cause: str
    moves: tuple[Moved, ...] = ()
    done_on: date | None = None
    marked_on: date | None = None
    what: str | None = None
    to: str | None = None
    warned: Warned | None = None
    is_gone: bool = False

    @property
    def was_written_before(self) -> bool:
        """Whether it came in before its first day had passed, so that the book bears witness to it."""
        return self.written_on <= self.first_on

    @property
    def was_in_trouble(self) -> bool:
        """Whether the client had reason to be told something."""
        return self.outcome.is_broken or self.warned is not None


def promises_of(
    lives: Iterable[Life],
    view: View,
    as_of: date,
    account: str | None = None,
    hidden: frozenset[str] = frozenset(),
) -> list[Promise]:
    """The promises of the book, or of one account, as of a day; by record.

    Of the files in `hidden`, which are restricted today, no word is given.
    """
    found = (
        _promise(life, view, as_of, is_hidden=life.path in hidden)
        for life in lives
        if life.folder == COMMITMENTS and life.account and account in {None, life.account}
    )
    return sorted((one for one in found if one), key=lambda one: one.record)


def _promise(life: Life, view: View, as_of: date, *, is_hidden: bool) -> Promise | None:
    told = tellings(life, view.facts)
    # What was promised later has not been promised yet.
    if not told or life.id[:10] > as_of.isoformat():
        return None
    course = Course(told, view, as_of)
    gone = life.is_gone and view.days[life.versions[-1].step] <= as_of
    hidden = is_hidden or any(one.said.restricted for one in told)
    said = told[-1].said
    done_on = course.done_on
    return Promise(
        account=life.account or "",
        record=life.record,
        outcome=outcome_of(course, is_gone=gone),
        written_on=view.days[told[0].step],
        first_on=course.first_on,
        in_force_on=course.in_force_on,
        cause=said.cause,
        moves=tuple(course.moves()),
        done_on=done_on,
        marked_on=_marked_on(course) if done_on else None,
        what=None if hidden else said.what,
        to=None if hidden else said.to,
        warned=_warned(told, view, as_of),
        is_gone=gone,
    )


def _marked_on(course: Course) -> date | None:
    first = course.first("done_on")
    return course.view.days[first[0]] if first else None


def _warned(told: Sequence[Telling], view: View, as_of: date) -> Warned | None:
    """When the change that first says that the client was told came in, against the day then in force."""
    for number, telling in enumerate(told):
        if any(day <= as_of for day in telling.said.told):
            day = view.days[telling.step]
            before = Course(told[: max(number, 1)], view, as_of)
            due_on = before.in_force_on if number else before.first_on
            return Warned(day, view.steps[telling.step].commit, (due_on - day).days)
    return None
