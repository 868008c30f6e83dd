"""Commitments: specific, kept, the client told early where not, learned from before the next promise."""

from goodstanding.chapters.chapter import Chapter
from goodstanding.chapters.commitments import clocks, faults

CHAPTER = Chapter(
    name="commitments",
    page="playbook/commitments.md",
    errors=(
        (faults.MADE_BEFORE_REFLECTION, faults.made_before_reflection),
        (faults.REVISION_BROKEN, faults.revision_broken),
        (faults.OWNER_HANDED_OFF, faults.owner_handed_off),
        (faults.REFLECTION_AFTER_PROMISE, faults.reflection_after_promise),
        (faults.KEPT_LATE, faults.kept_late),
        (faults.TOLD_LATE, faults.told_late),
        (faults.WITHDRAWN_UNTOLD, faults.withdrawn_untold),
    ),
    clocks=(
        (clocks.COMMITMENT, clocks.commitment),
        (clocks.CHECK, clocks.commitment_check),
        (clocks.TOLD, clocks.commitment_told),
        (clocks.REFLECTION, clocks.reflection),
        (clocks.REFLECTION_CHANGE, clocks.reflection_change),
        (clocks.WAITING_ON, clocks.waiting_on),
    ),
    notices=((faults.VAGUE, faults.vague),),
)
