"""People: the right ones, asked beforehand, and the client told before anything changes."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.people import assignments, changes, goodwill

CHAPTER = Chapter(
    name="people",
    page="playbook/people.md",
    errors=(
        (assignments.UNDER_A_DAY, assignments.under_a_day),
        (changes.TOLD_LATE, changes.told_late),
        (changes.WRITTEN_FIRST, changes.written_before_called),
    ),
    clocks=(
        (changes.TOLD, changes.change_told),
        (changes.CALLED, changes.departure_called),
        (assignments.ROTATION, assignments.rotation_offer),
        (goodwill.GOODWILL, goodwill.goodwill),
    ),
    notices=(
        (assignments.NO_CONSENT, assignments.no_consent),
        (assignments.NO_FLOAT, assignments.no_float),
        (assignments.OFFICE_DAYS, assignments.office_days),
    ),
)
