"""What moves in the evidence of an account, and which records move it."""

from collections import defaultdict
from collections.abc import Iterator

from goodstanding.effect.result import EvidenceShift, PartShift, Word
from goodstanding.standing.evidence import Picture, Weighed


def evidence_shift(account: str, before: Picture | None, after: Picture | None) -> tuple[EvidenceShift, ...]:
    """What two pictures of an account say differently; nothing where they say the same."""
    shift = EvidenceShift(
        account,
        before.whole if before else None,
        after.whole if after else None,
        before.colour if before else None,
        after.colour if after else None,
        tuple(_parts(before, after)),
    )
    same = shift.before == shift.after and shift.was is shift.colour
    return () if same and not shift.parts else (shift,)


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
