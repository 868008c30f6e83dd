"""What a change does to evidence, load and clocks, in sentences."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from goodstanding.effect import Effect
from goodstanding.effect.result import Carried, LoadShift
from goodstanding.reports.words import counted
from goodstanding.standing.evidence import EvidenceShift, PartShift

# Of what moves a part people want to see the first few records.
MOST_WORDS = 3


def evidence(shift: EvidenceShift) -> str:
    """`acme: 71 -> 78 of 100, amber -> green; delivery 60 -> 80 (...)`."""
    text = f"{shift.account}: {shift.numbers}"
    if not shift.parts:
        return f"{text}, by the firm's own weights and limits"
    return "; ".join([text, *map(part, shift.parts)])


def part(shift: PartShift) -> str:
    """A part of the evidence, with the records that move it."""
    text = f"{shift.name} {shift.numbers}"
    said = [one.said for one in shift.words[:MOST_WORDS]]
    if len(shift.words) > MOST_WORDS:
        said.append(f"and {len(shift.words) - MOST_WORDS} more")
    return f"{text} ({'; '.join(said)})" if said else text


def load(shift: LoadShift, horizon_on: date) -> str:
    """`ann: carries 8 -> 9 of 10 (4 -> 5 accounts); 2 more duties due by 2026-03-29`."""
    parts = [*_weight(shift.before, shift.after)]
    more = shift.after.due - shift.before.due
    if more:
        which = "more" if more > 0 else "fewer"
        duties = "duty" if abs(more) == 1 else "duties"
        parts.append(f"{abs(more)} {which} {duties} due by {horizon_on}")
    return f"{shift.person}: {'; '.join(parts)}"


def _weight(before: Carried, after: Carried) -> Iterator[str]:
    if before.weight is None or after.weight is None:
        return
    facts = ((one.weight, one.accounts, one.cap) for one in (before, after))
    was, now = facts
    if was == now:
        return
    over = after.cap is not None and after.weight > after.cap
    cap = (
        "" if after.cap is None else f", where one person carries {after.cap}" if over else f" of {after.cap}"
    )
    accounts = f"{before.accounts} -> {counted(after.accounts or 0, 'account')}"
    yield f"carries {before.weight:g} -> {after.weight:g}{cap} ({accounts})"


def by_clock(effect: Effect) -> Iterator[str]:
    """What a change does to each clock: how many duties enter or leave the overdue list, or move."""
    enters, leaves, others = (
        Counter(one.duty.clock for one in shifts) for shifts in (effect.enters, effect.leaves, effect.shifts)
    )
    every = enters + leaves + others
    for clock in sorted(every, key=lambda one: (-enters[one], -every[one], one)):
        said = [
            f"{counts[clock]} {words}"
            for counts, words in (
                (enters, "onto the overdue list"),
                (leaves, "off it"),
                (others, "due otherwise"),
            )
            if counts[clock]
        ]
        yield f"{clock}: {', '.join(said)}"
