"""Checks that what a record cites exists, and that who is responsible now is still here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goodstanding.kinds import ACCOUNT_FOLDERS, KINDS
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.messages import ShapeFault
from goodstanding.records.naming import Register
from goodstanding.records.rules import NEVER_WAIVED
from goodstanding.records.schema import shape
from goodstanding.records.values import guess, quote

_RULED = {
    "clock": "clock",
    "rule": "rule",
    "tier": "tier",
    "module": "module",
    "waivable": "clock or notice",
}


_OF_ACCOUNTS = frozenset(kind.name for kind in ACCOUNT_FOLDERS.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What can be cited: ids by what they name.

    `ids` maps person, tier, clock, rule, module, waivable (clocks and notices), for the firm's own records
    also account, and for an account's also meeting and each kind of record, to the ids there are;
    what is not among its keys cannot be cited from there at all;
    `left` holds the people and stakeholders who are no longer there; `holders` what can take a handoff;
    `register` tells which of them was meant, and is made only where somebody asks.
    """

    ids: Mapping[str, frozenset[str]]
    holders: frozenset[str] = frozenset()
    left: Mapping[str, frozenset[str]] = field(default_factory=dict)
    register: Callable[[], Register] = field(default=Register, compare=False)

    @property
    def has_leavers(self) -> bool:
        """Whether anybody is no longer there."""
        return any(self.left.values())


def unknown_references(
    kind: str, data: Any, known: Known, own_id: str = ""
) -> Iterator[tuple[str, ShapeFault]]:
    """Citations of what is not there, or of the record itself: the rule's id and the fault."""
    for path, value, is_key, node in shape(kind).marked_values("x-ref", data):
        target = node["x-ref"]
        # Most cite what is there, and only few of those could be the record itself.
        if isinstance(value, str) and value != own_id and value in known.ids.get(target, ()):
            continue
        own = _own(kind, target, own_id)
        if isinstance(value, str) and not _exists(target, value, known):
            rule = "policy-unknown-id" if target in _RULED else "reference-unknown"
            yield rule, ShapeFault(path, _sentence(target, path, value, known, own), on_key=is_key)
        elif own and value == own:
            yield (
                "reference-unknown",
                ShapeFault(
                    path, f"'{spell_path(path)}' names this record itself: name another, or delete the line"
                ),
            )


def _own(kind: str, target: str, own_id: str) -> str:
    """How a record would name itself in such a field; empty where it cannot."""
    if target == "record" and own_id and KINDS[kind].folder:
        return f"{KINDS[kind].folder}/{own_id}"
    return own_id if target == kind and kind in _OF_ACCOUNTS else ""


def _exists(target: str, value: str, known: Known) -> bool:
    if target == "record":
        folder, _, id_ = value.partition("/")
        kind = ACCOUNT_FOLDERS.get(folder)
        return kind is not None and id_ in known.ids.get(kind.name, ())
    if target == "holder":
        return value in known.holders
    if target == "role":
        return True
    return value in known.ids.get(target, ())


def _sentence(target: str, path: KeyPath, value: str, known: Known, own: str) -> str:
    if target == "waivable" and value in NEVER_WAIVED:
        return f"'{value}' cannot be waived: errors are mended, and lapses stay on record"
    if target in _RULED:
        choices = sorted(known.ids.get(target, ()))
        return f"the policy knows no {_RULED[target]} '{quote(value)}'{guess(value, choices, choices)}"
    where = f"'{spell_path(path)}' names '{quote(value)}'"
    if target not in known.ids and target not in {"record", "holder"}:
        return f"{where}, but {_out_of_reach(target)}"
    meant = known.register().meant(target, value)
    if meant and meant != own:
        return f"{where}, but {_missing(target)}: did you mean '{meant}'?"
    choices = [one for one in _choices(target, value, known) if one != own]
    return f"{where}, but {_missing(target)}{guess(value, choices, choices)}"


def _choices(target: str, value: str, known: Known) -> list[str]:
    if target == "record":
        folder = value.partition("/")[0]
        kind = ACCOUNT_FOLDERS.get(folder)
        return (
            [f"{folder}/{id_}" for id_ in sorted(known.ids.get(kind.name, ()))]
            if kind
            else sorted(f"{f}/" for f in ACCOUNT_FOLDERS)
        )
    return sorted(known.holders if target == "holder" else known.ids.get(target, ()))


def _out_of_reach(target: str) -> str:
    if target == "account":
        return "only the firm's own records name accounts: delete it, or move the record to _changes/"
    return f"a record of the whole firm cannot name a {target} of one account: delete the line"


def _missing(target: str) -> str:
    if target == "person":
        return "there is no such person in accounts/_people/"
    if target == "holder":
        return "there is no such person, role that somebody has, or group"
    if target == "record":
        return "this account has no such record"
    if target == "account":
        return "there is no such account in accounts/"
    if target in KINDS and KINDS[target].folder:
        return f"this account has no such {target} in {KINDS[target].folder}/"
    return f"this account has no such {target}"


def inactive_references(kind: str, data: Any, known: Known) -> Iterator[ShapeFault]:
    """Fields that say who is responsible now, and name somebody who has left."""
    for path, value, _, node in shape(kind).marked_values("x-active", data):
        gone = known.left.get("person" if node["x-ref"] == "holder" else node["x-ref"], frozenset())
        if value in gone and not _is_done(data, path):
            yield ShapeFault(
                path,
                f"'{spell_path(path)}' names '{quote(value)}', who has left: name who does it now",
            )


def _is_done(data: Any, path: KeyPath) -> bool:
    """Whether the block that names the person is itself done, as a follow-up is once it has its day."""
    block = data
    for step in path[:-1]:
        block = block[step]
    return block is not data and isinstance(block, dict) and bool(block.get("done_on"))
