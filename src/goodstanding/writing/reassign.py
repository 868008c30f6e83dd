"""One account manager follows another: what can be written, and what a person has to see to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.kinds import KINDS, Identity, file_of, identify
from goodstanding.place import KeyPath
from goodstanding.records.edit import REMOVED, CannotEditError, Change, change_record, read_fields
from goodstanding.records.source import Source
from goodstanding.standing.portfolio import Holding, Move, Reassignment
from goodstanding.writing.proposal import Proposal
from goodstanding.writing.record import new_record, path_of

# What moves with the management of an account, by kind of record; what is not named here is another
# role of the person's, such as managing a project, and is for somebody to settle.
_MOVES = {
    "account": (
        ("account_manager",), ("deputy",), ("team", "support_contact"), ("team", "solution_architect"),
    ),
    "stakeholder": (("our_contact",),),
    "commitment": (("owner",), ("waiting_on", "chased_by"), ("reflection", "owner")),
    "handoff": (("from",), ("to",)),
    "opportunity": (("routed", "who"), ("proposal", "owner")),
    "contact": (("follow_ups", "owner"), ("ours",)),
    "metric": (("owner",),),
    "policy": (("default_owner",), ("groups",)),
    "person": (("away", "cover"),),
}  # fmt: skip


class Handover(Value, frozen=True):
    """The records as they are to be, and by account (or `firm`) what is left for a person to do."""

    proposals: tuple[Proposal, ...]
    left: tuple[tuple[str, str], ...]


def hand_over(source: Source, found: Reassignment, on: date, *, everything: bool) -> Handover:
    """What moves from one of us to another, written; `everything` takes along what rests elsewhere."""
    work = _Work(source, found.from_, found.to, on)
    for move in found.moves:
        work.account(move)
    for holding in found.elsewhere if everything else ():
        work.holding(holding)
    return Handover(tuple(work.proposals()), tuple(work.left))


class _Work:
    """Gathers the changes file by file."""

    def __init__(self, source: Source, from_: str, to: str, on: date) -> None:
        self.source, self.from_, self.to, self.on = source, from_, to, on
        self.data: dict[str, dict[str, Any]] = {}
        self.changes: dict[str, list[Change]] = {}
        self.new: list[Proposal] = []
        self.left: list[tuple[str, str]] = []

    def account(self, move: Move) -> None:
        """Everything of one account, and the handoff that tells the next manager about it."""
        for holding in move.holdings:
            self.holding(holding)
        file = f"accounts/{move.account}/account.yml"
        if self._fields(file).get("deputy") == self.to:
            self._change(file, ("deputy",), REMOVED)
        if move.handoff is None:
            facts = {
                "kind": "am_to_am",
                "from": self.from_,
                "to": self.to,
                "effective_on": self.on.isoformat(),
            }
            made = new_record(
                self.source, KINDS["handoff"], move.account, facts, self.on, f"manager-{self.to}"
            )
            self.new.append(made)
            self.left.append((move.account, f"fill in {made.identity.id}, and submit it to {self.to}"))
        else:
            self._name_sender(file_of(move.handoff))
        self.left += [(move.account, one) for one in self._still_missing(move)]

    def _name_sender(self, file: str) -> None:
        """A handoff that names nobody is the manager's, who is another now."""
        data = self._fields(file)
        if "from" not in data and not data.get("accepted"):
            self._change(file, ("from",), self.from_)

    def _still_missing(self, move: Move) -> Iterator[str]:
        for one in move.missing:
            if one.startswith("name another deputy"):
                yield f"name a deputy: {self.to} was it until now"
            elif not one.startswith(("set account_manager", "write a handoff")):
                yield one

    def holding(self, one: Holding) -> None:
        """One thing that rests with them: written where it moves, else left for a person."""
        if not one.named:
            return  # goes to whoever manages the account
        identity = identify(one.file)
        if not isinstance(identity, Identity):
            raise SourceError(f"{one.file}: {identity}")
        path, data = path_of(one.place), self._fields(one.file)
        if self._is_own_handoff(identity, data):
            return
        if not self._moves(identity, path, data):
            self.left.append((one.account or "firm", f"{one.what}: settle who does it now ({one.record})"))
        elif path == ("deputy",) and data.get("account_manager") == self.to:
            self._change(one.file, path, REMOVED)
            self.left.append((one.account or "firm", f"name a deputy: {self.from_} was it until now"))
        else:
            self._put(one.file, path, data)

    def _is_own_handoff(self, identity: Identity, data: dict[str, Any]) -> bool:
        """Whether it is the handoff between the two, which keeps its sender."""
        return identity.kind.name == "handoff" and data.get("kind") == "am_to_am" and data["to"] == self.to

    def _moves(self, identity: Identity, path: KeyPath, data: dict[str, Any]) -> bool:
        """Whether a place goes to the next manager; who spoke with the client on a day gone by stays."""
        fields = tuple(step for step in path if isinstance(step, str))
        if fields[:1] == ("groups",):
            fields = ("groups",)
        if identity.kind.name == "contact" and fields == ("ours",) and data.get("outcome") != "planned":
            return False
        if identity.kind.name == "handoff" and data.get("kind") == "am_to_am":
            return fields == ("to",)
        return fields in _MOVES.get(identity.kind.name, ())

    def _put(self, file: str, path: KeyPath, data: dict[str, Any]) -> None:
        there = _value_at(data, path)
        if not isinstance(there, list):
            self._change(file, path, self.to)
        elif self.from_ in there:
            number = there.index(self.from_)
            if self.to not in there:
                self._change(file, (*path, number), self.to)
            elif path[0] == "groups":
                self._change(file, (*path, number), REMOVED)
            # A talk that both go to is how the client meets the next one: it stays.

    def _change(self, file: str, path: KeyPath, value: Any) -> None:
        change = (path, value)
        if change not in self.changes.setdefault(file, []):
            self.changes[file].append(change)

    def _fields(self, file: str) -> dict[str, Any]:
        if file not in self.data:
            self.data[file] = read_fields(self.source.read(file))
        return self.data[file]

    def proposals(self) -> Iterator[Proposal]:
        """Every file that changes, then the new handoffs."""
        for file, changes in sorted(self.changes.items()):
            identity, before = identify(file), self.source.read(file)
            assert isinstance(identity, Identity)  # noqa: S101 - asked when it was gathered
            try:
                # From the back, so that taking out one item does not move the next.
                after = change_record(before, _from_the_back(changes))
            except CannotEditError as fault:
                raise CannotEditError(f"nothing written: {file}: {fault}") from fault
            yield Proposal(identity, before, after)
        yield from self.new


def _from_the_back(changes: Sequence[Change]) -> Iterable[Change]:
    return sorted(changes, key=lambda one: one[1] is REMOVED)


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
