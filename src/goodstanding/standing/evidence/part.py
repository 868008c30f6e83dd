"""Figures made of records: each line with what it counts, and sums that come out as shown."""

from collections.abc import Sequence
from datetime import date

from goodstanding.immutable import Value


class Line(Value, frozen=True):
    """One record's word in a part: `value` is 0 to 100, `because` says how it comes about.

    `on` is the day by which its line in the record is found.
    """

    record: str
    value: float
    because: str
    on: date | None = None


class Part(Value, frozen=True):
    """One part of the picture: the mean of its lines; without lines `reason` says why there is none."""

    name: str
    lines: tuple[Line, ...] = ()
    reason: str = ""

    @property
    def score(self) -> float | None:
        """0 to 100, or None where there is nothing to go by."""
        if not self.lines:
            return None
        return sum([line.value for line in self.lines]) / len(self.lines)

    @property
    def records(self) -> tuple[str, ...]:
        """The records that it is made of, each once, in order."""
        return tuple(sorted({line.record for line in self.lines}))


def shared_out(total: int, shares: Sequence[float]) -> list[int]:
    """A whole number cut into whole parts in proportion; the parts always add up to it.

    What is left over after rounding down goes to the largest remainders, the first of equals before.
    """
    whole = sum(shares)
    if not whole:
        return [0 for _ in shares]
    exact = [total * share / whole for share in shares]
    parts = [int(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts
