"""What moves in the evidence of an account between two pictures, and which records move it."""

from collections import defaultdict
from collections.abc import Iterator

from goodstanding.immutable import Value
from goodstanding.model.profile import HealthStatus
from goodstanding.standing.evidence.picture import Picture, Weighed

UNKNOWN = "too little known"


class Word(Value, frozen=True):
    """What one record says in a part of the evidence before and after; None where it says nothing."""

    record: str
    before: str | None
    after: str | None

    @property
    def said(self) -> str:
        """What it says now, and what it said."""
        if self.after is None:
            return f"{self.record} no longer counts: {self.before}"
        return f"{self.record}: {self.after}" + (f", so far {self.before}" if self.before else "")


class PartShift(Value, frozen=True):
    """A part of the evidence whose number changes, 0 to 100 (None: nothing to go by), and why."""

    name: str
    before: int | None
    after: int | None
    words: tuple[Word, ...]

    @property
    def numbers(self) -> str:
        """`60 -> 80`."""
        return f"{number(self.before)} -> {number(self.after)}"


class EvidenceShift(Value, frozen=True):
    """An account of which the records say something else: the whole, its colour, and the parts that differ.

    Without a part that differs it is the firm's own weights and limits that do.
    """

    account: str
    before: int | None
    after: int | None
    was: HealthStatus | None
    colour: HealthStatus | None
    parts: tuple[PartShift, ...]

    @property
    def numbers(self) -> str:
        """`71 -> 78 of 100, amber -> green`; `still 71 of 100` where only parts differ."""
        after = number(self.after) + ("" if self.after is None else " of 100")
        text = f"still {after}" if self.before == self.after else f"{number(self.before)} -> {after}"
        if self.was is self.colour:
            return text
        return f"{text}, {self.was or 'no colour'} -> {self.colour or 'no colour'}"


def number(value: int | None) -> str:
    """A number of 100, or that too little is known for one."""
    return UNKNOWN if value is None else str(value)


def evidence_shift(account: str, before: Picture | None, after: Picture | None) -> EvidenceShift | None:
    """What two pictures of an account say differently; None where they say the same."""
    shift = EvidenceShift(
        account,
        before.whole if before else None,
        after.whole if after else None,
        before.colour if before else None,
        after.colour if after else None,
        tuple(_parts(before, after)),
    )
    same = shift.before == shift.after and shift.was is shift.colour
    return None if same and not shift.parts else shift


def _parts(before: Picture | None, after: Picture | None) -> Iterator[PartShift]:
    old, new = (_by_name(picture) for picture in (before, after))
    for name in dict.fromkeys([*new, *old]):
        was, now = old.get(name), new.get(name)
        numbers = (was.shown if was else None, now.shown if now else None)
        if numbers[0] != numbers[1]:
            yield PartShift(name, *numbers, tuple(_words(was, now)))


def _by_name(picture: Picture | None) -> dict[str, Weighed]:
    return {one.part.name: one for one in picture.parts} if picture else {}


def _words(before: Weighed | None, after: Weighed | None) -> Iterator[Word]:
    """What each record says otherwise, by record; one that says several things is compared as a whole."""
    old, new = (_said(weighed) for weighed in (before, after))
    for record in sorted(old.keys() | new.keys()):
        was, now = "; ".join(old.get(record, ())), "; ".join(new.get(record, ()))
        if was != now:
            yield Word(record, was or None, now or None)


def _said(weighed: Weighed | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in weighed.part.lines if weighed else ():
        found[line.record].append(line.because)
    return found
