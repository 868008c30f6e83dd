"""Reads the files of one folder into raw records, with what is wrong with each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goodstanding.building import CannotBuildError, build_record, merge_policy
from goodstanding.errors import SourceError
from goodstanding.finding import Finding, NotAssessed, Rule
from goodstanding.immutable import Value
from goodstanding.kinds import FIRM_FOLDERS, ROOT, TEMPLATES, Identity, Kind, identify
from goodstanding.model.record import Record
from goodstanding.place import KeyPath, Place
from goodstanding.records.cut_short import cut_short
from goodstanding.records.messages import ShapeFault, explain_shape
from goodstanding.records.naming import Register
from goodstanding.records.reader import parse_record
from goodstanding.records.rules import BY_ID, RECORD_MISPLACED, SCHEMA
from goodstanding.records.schema import is_restricted, shape
from goodstanding.records.source import Entry, Source


class RawRecord(Value, frozen=True):
    """A file that is a record by name: its data where it has the right shape, else None.

    `cut` are its texts that end sooner than was meant.
    """

    identity: Identity
    file: str
    data: dict[str, Any] | None
    cut: tuple[KeyPath, ...] = ()


@dataclass
class Shelf:
    """The files of one folder, read: records, findings and what could not be read."""

    records: list[RawRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_assessed: list[NotAssessed] = field(default_factory=list)
    files: int = 0
    misshapen: list[tuple[Identity, Any]] = field(default_factory=list)

    def ids(self, kinds: Iterable[Kind]) -> dict[str, frozenset[str]]:
        """The ids of each kind, broken records included, so that one fault does not make others."""
        found: dict[str, list[str]] = {kind.name: [] for kind in kinds}
        for one in self.records:
            if one.identity.kind.name in found:
                found[one.identity.kind.name].append(one.identity.id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    def names(self) -> dict[str, dict[str, str]]:
        """The names of the records by kind and id; none of a restricted one, or of one without a name."""
        found: dict[str, dict[str, str]] = {}
        for one in self.records:
            name = "" if one.data is None or is_restricted(one.data) else one.data.get("name", "")
            found.setdefault(one.identity.kind.name, {})[one.identity.id] = name
        return found

    def cut_short(self) -> tuple[Place, ...]:
        """Where a text ends sooner than was meant."""
        return tuple(Place(one.identity.record, one.file, path) for one in self.records for path in one.cut)


def account_ids(folders: Iterable[str]) -> list[str]:
    """Those of a book's folders that stand for accounts."""
    return [name for name in folders if name not in FIRM_FOLDERS and name != TEMPLATES]


def firm_folders(folders: Iterable[str]) -> list[str]:
    """Those of a book's folders that hold the firm's own records."""
    return [name for name in folders if name in FIRM_FOLDERS]


def read_folder(source: Source, folder: str, shelf: Shelf) -> None:
    """Puts every file below a folder on the shelf."""
    for entry in source.files(folder):
        if folder == TEMPLATES:
            continue
        shelf.files += 1
        _read_file(source, entry, shelf)


def _read_file(source: Source, entry: Entry, shelf: Shelf) -> None:
    identity = identify(entry.path)
    fault = entry.problem or (identity if isinstance(identity, str) else None)
    if isinstance(identity, str) or fault:
        record = entry.path.removeprefix(f"{ROOT}/").removesuffix(".yml")
        _refuse(shelf, record, entry.path, RECORD_MISPLACED, f"{fault}", (1, 1))
        return
    try:
        raw = source.read(entry.path)
    except SourceError as error:
        _refuse(shelf, identity.record, identity.file, RECORD_MISPLACED, str(error), (1, 1))
        shelf.records.append(RawRecord(identity, entry.path, None))
        return
    data = _parse_data(raw, identity, shelf)
    cut = () if data is None else cut_short(identity.kind.name, data, raw)
    shelf.records.append(RawRecord(identity, entry.path, data, cut))


def _parse_data(raw: bytes, identity: Identity, shelf: Shelf) -> dict[str, Any] | None:
    text = parse_record(raw)
    for fault in text.faults:
        place = Place(identity.record, identity.file, mark=fault.mark)
        shelf.findings.append(_finding(BY_ID[fault.rule], identity.account, place, fault.message))
    if text.faults:
        shelf.not_assessed.append(NotAssessed(identity.record, identity.file, text.faults[0].message))
        return None
    if shape(identity.kind.name).is_valid(text.data):
        data: dict[str, Any] = text.data
        return data
    shelf.misshapen.append((identity, text.data))
    return None


def explain_misshapen(shelf: Shelf, register: Register) -> None:
    """Says what is wrong with the records of another shape, once it is known who and what there is."""
    for identity, data in shelf.misshapen:
        faults = explain_shape(identity.kind.name, data, register)
        shelf.findings += [placed(SCHEMA, identity, fault) for fault in faults]
        shelf.not_assessed.append(NotAssessed(identity.record, identity.file, faults[0].message))


def _refuse(shelf: Shelf, record: str, file: str, rule: Rule, message: str, mark: tuple[int, int]) -> None:
    account = file.split("/")[1] if file.count("/") > 1 and not file.startswith(f"{ROOT}/_") else None
    shelf.findings.append(_finding(rule, account, Place(record, file, mark=mark), message))
    shelf.not_assessed.append(NotAssessed(record, file, message))


def report_missing(shelf: Shelf, identity: Identity, message: str) -> None:
    """Says that a record is not there which has to be."""
    _refuse(shelf, identity.record, identity.file, RECORD_MISPLACED, message, (1, 1))


def missing(identity: Identity, message: str) -> Finding:
    """The finding, on a record that is there, that another one is not."""
    place = Place(identity.record, identity.file, mark=(1, 1))
    return _finding(RECORD_MISPLACED, identity.account, place, message)


def _finding(rule: Rule, account: str | None, place: Place, message: str) -> Finding:
    return Finding(rule.id, rule.severity, account, place, message)


def placed(rule: Rule, identity: Identity, fault: ShapeFault) -> Finding:
    """A finding at the key of a record that was read."""
    place = Place(identity.record, identity.file, fault.path, fault.on_key)
    return _finding(rule, identity.account, place, fault.message)


def build_all(shelf: Shelf, shipped: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
    """The records of the shelf by file (a policy over the `shipped` one); says what cannot be built."""
    for raw in shelf.records:
        if raw.data is None:
            continue
        identity, data = raw.identity, raw.data
        if shipped is not None and identity.kind.name == "policy":
            data = merge_policy(shipped, data)
        try:
            yield raw.file, build_record(identity, data)
        except CannotBuildError as error:
            message = (
                f"{error} cannot be taken as it is written: compare it with the example of that field "
                "on the page of this kind of record"
            )
            _refuse(shelf, identity.record, identity.file, SCHEMA, message, (1, 1))
