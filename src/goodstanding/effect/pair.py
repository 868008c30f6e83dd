"""Two firms that differ in a few rows of the policy or a few people, and what asks for one of those.

Whoever asks the first for nothing that differs finds the same in the second: most clocks and rules do,
so that they need not be asked again. What a firm works out once and remembers must be alike in both.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, overload

from goodstanding.immutable import Value, replace
from goodstanding.model.firm import Firm

Answer = TypeVar("Answer")
Row = TypeVar("Row")
_REMEMBERED = tuple(name for name, one in vars(Firm).items() if isinstance(one, cached_property))


@dataclass
class Ear:
    """Whether something that differs was asked for since it last listened."""

    has_heard: bool = False


class Rows(Mapping[str, Row]):
    """Rows by name, of which an ear hears when one that differs is asked for, or all of them."""

    __slots__ = ("_differing", "_ear", "_rows")

    def __init__(self, rows: Mapping[str, Row], others: Mapping[str, Row], ear: Ear) -> None:
        names = rows.keys() | others.keys()
        self._differing = frozenset(name for name in names if rows.get(name) != others.get(name))
        self._rows, self._ear = rows, ear

    def __getitem__(self, name: str) -> Row:
        """The row of that name."""
        if name in self._differing:
            self._ear.has_heard = True
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all."""
        if self._differing:
            self._ear.has_heard = True
        return iter(self._rows)

    def __len__(self) -> int:
        """How many there are."""
        if self._differing:
            self._ear.has_heard = True
        return len(self._rows)


class Listed(Sequence[Row]):
    """A list of which an ear hears when somebody looks at it."""

    __slots__ = ("_ear", "_rows")

    def __init__(self, rows: Sequence[Row], ear: Ear) -> None:
        self._rows, self._ear = rows, ear

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """The row there."""
        self._ear.has_heard = True
        return self._rows[place]

    def __len__(self) -> int:
        """How many there are."""
        self._ear.has_heard = True
        return len(self._rows)


class Pair(Value, frozen=True):
    """The firm before and after a change, as written and as known on a day.

    The first of each tells an ear what it was asked for; without an ear they differ in too much, so
    that everything is asked of both.
    """

    written: tuple[Firm, Firm]
    known: tuple[Firm, Firm]
    ear: Ear | None = None

    def both(
        self, ask: Callable[[Firm], Answer], firms: tuple[Firm, Firm] | None = None
    ) -> tuple[Answer, Answer]:
        """What both answer, as known on the day where no others are named: the second may not be asked."""
        was, now = firms or self.known
        if self.ear is None:
            return ask(was), ask(now)
        self.ear.has_heard = False
        answer = ask(was)
        return answer, ask(now) if self.ear.has_heard else answer


def pair_of(before: Firm, after: Firm, as_of: date) -> Pair:
    """The pair that two firms make on a day."""
    ear = Ear()
    written = before, after
    known = before.as_known(as_of), after.as_known(as_of)
    listening = _listening(*written, ear), _listening(*known, ear)
    if listening[0] is None or listening[1] is None:
        return Pair(written, known)
    return Pair((listening[0], after), (listening[1], known[1]), ear)


def _listening(before: Firm, after: Firm, ear: Ear) -> Firm | None:
    """The first of two firms, telling an ear; None where they differ in more than rows and people."""
    policy, other = before.policy, after.policy
    if replace(policy, clocks=other.clocks, rules=other.rules) != other:
        return None
    if replace(before, policy=other, people=after.people) != after:
        return None
    if any(getattr(before, name) != getattr(after, name) for name in _REMEMBERED):
        return None
    rows: dict[str, Any] = {
        "clocks": Rows(policy.clocks, other.clocks, ear),
        "rules": Rows(policy.rules, other.rules, ear),
    }
    people = Rows(before.people, after.people, ear)
    listening = replace(before, policy=replace(policy, **rows), people=people)
    for name in _REMEMBERED:
        # Now, for later nobody would hear it; it is alike in both.
        vars(listening)[name] = getattr(before, name)
    return listening
