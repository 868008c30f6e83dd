"""What a draft may ask of records: their fields by the names they are written under, in words.

A fact that is not on record is not there at all, so that the draft can say that it is missing.
Restricted records have no facts.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from goodstanding.immutable import Value, is_value
from goodstanding.kinds import ACCOUNT_FOLDERS, KINDS
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.record import Money, Record
from goodstanding.model.staffing import Change
from goodstanding.place import KeyPath
from goodstanding.records.schema import EACH, RESTRICTED, shape
from goodstanding.writing.harmless import Said, one_line
from goodstanding.writing.spelling import spell_day, spell_number

# The model's names for fields whose own names Python or the model needs itself.
_OWN_NAMES = {"from": "from_", "record": "record_"}
_TITLES = ("name", "title", "what", "summary", "note", "event")


class NoFactError(LookupError):
    """There is no such fact on record."""


class Choice(str):
    """A word of the product's own, such as `fixed_price`: asked for as it is, shown in plain words."""

    __slots__ = ()


class Facts(Value, frozen=True):
    """Something that has facts; `called` is what a template calls it, `spelt` what it shows of it."""

    called: str
    spelt: str
    look: Callable[[str], object]


class Reader(Value, frozen=True):
    """Reads facts out of the records of one account and its firm."""

    account: Account
    firm: Firm

    def record(self, called: str, record: Record) -> Facts:
        """The facts of a record; a restricted one has none."""
        return self._facts(called, record, record.KIND, ())

    def records(self, called: str, records: Iterable[Record]) -> list[Facts]:
        """The facts of several records, restricted ones left out."""
        return [self.record(called, one) for one in records if not one.is_restricted]

    def person(self, called: str, id_: str | None) -> Facts | None:
        """The facts of one of ours."""
        person = self.firm.people.get(id_ or "")
        return None if person is None or person.is_restricted else self.record(called, person)

    def stakeholder(self, called: str, id_: str | None) -> Facts | None:
        """The facts of a person at the client."""
        found = next((one for one in self.account.stakeholders if one.id == id_), None)
        return None if found is None or found.is_restricted else self.record(called, found)

    def _facts(self, called: str, part: Any, kind: str, path: KeyPath) -> Facts:
        hidden = isinstance(part, Record) and part.is_restricted

        def look(name: str) -> object:
            if hidden or (not path and name in _kept_back(part)):
                raise NoFactError(name)
            value = getattr(part, _OWN_NAMES.get(name, name), None) if name in _fields(kind, path) else None
            return self._spelt(f"{called}.{name}", value, kind, (*path, name))

        return Facts(called, "" if hidden else _title(part), look)

    def _spelt(self, called: str, value: object, kind: str, path: KeyPath) -> object:
        """A value in the words of a draft; raises NoFactError where there is nothing to say."""
        if value is None or value in ("", (), {}, RESTRICTED):
            raise NoFactError(called)
        if isinstance(value, tuple):
            return self._each(called, value, kind, (*path, EACH))
        if isinstance(value, Mapping):
            return [self._entry(called, key, one) for key, one in value.items()]
        if isinstance(value, Money):
            return Said(f"{spell_number(value.amount)} {value.currency or self.firm.policy.currency}")
        if is_value(value):
            return self._facts(called, value, kind, path)
        if isinstance(value, str) and (target := _targets(kind).get(path)):
            return self._cited(called, target, value)
        return _plain(value)

    def _each(self, called: str, values: Iterable[object], kind: str, path: KeyPath) -> list[object]:
        spelt = []
        for value in values:
            try:
                spelt.append(self._spelt(called, value, kind, path))
            except NoFactError:
                continue
        if not spelt:
            raise NoFactError(called)
        return spelt

    @staticmethod
    def _entry(called: str, key: str, value: object) -> Facts:
        facts = {"name": Said(key), "value": _plain(value)}
        return Facts(called, one_line(key), facts.__getitem__)

    def _cited(self, called: str, target: str, id_: str) -> object:
        """What an id names: a person, a stakeholder, a record; never one that is restricted."""
        if target in {"person", "holder"}:
            person = self.firm.people.get(id_)
            found: object = self.person(called, id_) if person else self._role(id_)
        elif target == "stakeholder":
            found = self.stakeholder(called, id_)
        else:
            found = self._record_cited(called, target, id_)
        if found is None:
            raise NoFactError(called)
        return found

    def _role(self, id_: str) -> object:
        """A role or group in the firm's own words, else in ours."""
        label = self.firm.policy.labels.get(id_)
        return Said(label) if label else Choice(id_)

    def _record_cited(self, called: str, target: str, id_: str) -> object:
        folder, _, own = id_.partition("/") if target == "record" else ("", "", id_)
        kind = ACCOUNT_FOLDERS.get(folder) or KINDS.get(target)
        if kind is None or not kind.folder:
            return Said(id_)
        there: Iterable[Record] = getattr(self.account, kind.folder, ())
        found = next((one for one in there if one.id == own), None)
        return None if found is None or found.is_restricted else self.record(called, found)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return Said(spell_day(value))
    if isinstance(value, Enum):
        return Choice(value.value)
    return Said(value) if isinstance(value, str) else value


def _title(part: object) -> str:
    for name in _TITLES:
        if isinstance(text := getattr(part, name, None), str) and text:
            return one_line(text)
    return ""


def _kept_back(part: Record) -> frozenset[str]:
    """The fields that never go into a text that a client may read."""
    # What is planned for the whole firm, and who was told of it, names other clients.
    of_others = {"plan", "told"} if isinstance(part, Change) and part.is_of_firm else set()
    return shape(part.KIND).always_restricted | of_others


@cache
def _targets(kind: str) -> Mapping[KeyPath, str]:
    """What each field of a kind that holds an id cites."""
    return {path: str(node["x-ref"]) for path, node in shape(kind).marked["x-ref"]}


@cache
def _fields(kind: str, path: KeyPath) -> frozenset[str]:
    """The names of the fields at that place, as records write them, and the record's own id and day."""
    below = {str(one[-1]) for one, _ in shape(kind).nodes if one and one[:-1] == path and one[-1] != EACH}
    return frozenset(below | (set() if path else {"id", "dated_on"}))
