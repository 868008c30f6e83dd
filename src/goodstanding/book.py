"""Reads a book: source to records, findings, and what could not be assessed.

Never stops at the first bad record: one fault does not hide another.
"""

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from goodstanding import resources
from goodstanding.building import CannotBuild, build_record, merge_policy
from goodstanding.dates import parse_day
from goodstanding.errors import SourceError
from goodstanding.finding import Finding, NotAssessed, Rule
from goodstanding.kinds import (
    ACCOUNT_FOLDERS,
    FIRM_FOLDERS,
    KINDS,
    ROOT,
    TEMPLATES,
    Identity,
    identify,
)
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm, Person, Policy, working_week
from goodstanding.model.profile import Profile, Status
from goodstanding.model.record import Record
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.place import KeyPath, Place
from goodstanding.records.date_order import date_order_faults
from goodstanding.records.messages import ShapeFault, explain_shape
from goodstanding.records.personal_data import personal_data
from goodstanding.records.reader import parse_record
from goodstanding.records.references import Known, inactive_references, unknown_references
from goodstanding.records.rules import (
    BY_ID,
    DATES_OUT_OF_ORDER,
    PERSONAL_DATA_OUTSIDE,
    POLICY_UNKNOWN_ID,
    RECORD_MISPLACED,
    REFERENCE_INACTIVE,
    SCHEMA,
)
from goodstanding.records.schema import shape
from goodstanding.records.source import POLICY, Entry, Source

FIRM_FOLDER_NAMES = frozenset([*FIRM_FOLDERS, TEMPLATES])
UNREADABLE = "it could not be read"


@dataclass(frozen=True)
class RawRecord:
    """A file that is a record by name: its data where it has the right shape, else None."""

    identity: Identity
    data: dict[str, Any] | None


@dataclass
class Shelf:
    """The files of one folder, read: records, findings and what could not be read."""

    records: list[RawRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_assessed: list[NotAssessed] = field(default_factory=list)
    files: int = 0

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of that kind, broken records included, so that one fault does not make others."""
        return frozenset(one.identity.id for one in self.records if one.identity.kind.name == kind)


@dataclass(frozen=True)
class FirmRecords:
    """The firm's own records; `firm` is None where the policy could not be built."""

    firm: Firm | None
    known: Known
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    files: int = 0


@dataclass(frozen=True)
class AccountRecords:
    """One account's records; `account` is None where account.yml could not be built."""

    id: str
    account: Account | None
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    files: int = 0


@dataclass(frozen=True)
class Book:
    """The whole book as read."""

    firm_records: FirmRecords
    account_records: dict[str, AccountRecords]
    commit: str | None = None

    @property
    def firm(self) -> Firm | None:
        """The firm, or None where its policy could not be built."""
        return self.firm_records.firm

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The accounts that could be built, by id."""
        return {id_: one.account for id_, one in self.account_records.items() if one.account}


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """What choosing the day needs to know before the book is read."""

    timezone: str | None = None
    sample_as_of_on: date | None = None


def load_book(source: Source) -> Book:
    """Everything that the source holds."""
    firm = load_firm(source)
    accounts = {id_: load_account(source, firm, id_) for id_ in account_ids(source)}
    return Book(firm, accounts, source.commit)


def account_ids(source: Source) -> list[str]:
    """The folders that stand for accounts."""
    return [name for name in source.folders() if name not in FIRM_FOLDER_NAMES]


def read_policy_facts(source: Source) -> PolicyFacts:
    """Time zone and sample day of the policy; empty where they cannot be read, which the check reports."""
    try:
        data = parse_record(source.read(POLICY)).data
    except SourceError:
        return PolicyFacts()
    if not isinstance(data, dict):
        return PolicyFacts()
    zone, day = data.get("timezone"), data.get("sample_as_of_on")
    return PolicyFacts(
        zone if isinstance(zone, str) else None, parse_day(day) if isinstance(day, str) else None
    )


@cache
def shipped_policy() -> dict[str, Any]:
    """The rows of the shipped policy."""
    data: dict[str, Any] = parse_record(resources.default_policy().read_bytes()).data
    return data


def load_firm(source: Source) -> FirmRecords:
    """The policy and the people, with their findings."""
    shelf = Shelf()
    for folder in ("", *FIRM_FOLDERS):
        if not folder or folder in source.folders():
            _read_folder(source, folder, shelf)
    raw_policy = next((one for one in shelf.records if one.identity.kind.name == "policy"), None)
    if raw_policy is None:
        _report_missing(
            shelf,
            Identity(KINDS["policy"], None, "policy"),
            "the firm has no policy: add _policy.yml",
        )
    built = dict(_build_all(shelf))
    people = {record.id: record for record in built.values() if isinstance(record, Person)}
    policy = built.get(POLICY)
    merged = merge_policy(shipped_policy(), (raw_policy.data or {}) if raw_policy else {})
    known = _known_of_firm(shelf, merged, people)
    for raw in shelf.records:
        shelf.findings += _cross_check(raw, built.get(raw.identity.file), known)
    firm = (
        Firm(policy=policy, people=people, week=working_week(policy))
        if isinstance(policy, Policy)
        else None
    )
    if firm:
        shelf.findings += _check_policy(firm)
    return FirmRecords(firm, known, tuple(shelf.findings), tuple(shelf.not_assessed), shelf.files)


def load_account(source: Source, firm: FirmRecords, account_id: str) -> AccountRecords:
    """One account's records, with their findings."""
    shelf = Shelf()
    _read_folder(source, account_id, shelf)
    if not any(one.identity.kind.name == "account" for one in shelf.records):
        identity = Identity(KINDS["account"], account_id, "account")
        _report_missing(
            shelf,
            identity,
            "this account has no account.yml: add one with its name and account_manager",
        )
    built = dict(_build_all(shelf))
    account = _assemble(account_id, [*built.values()])
    known = _known_of_account(firm.known, shelf, account)
    silent = account is not None and _is_past_as_written(account)
    for raw in shelf.records:
        shelf.findings += _cross_check(raw, built.get(raw.identity.file), known, silent=silent)
    return AccountRecords(
        account_id, account, tuple(shelf.findings), tuple(shelf.not_assessed), shelf.files
    )


def _read_folder(source: Source, folder: str, shelf: Shelf) -> None:
    for entry in source.files(folder):
        if folder == TEMPLATES:
            continue
        shelf.files += 1
        _read_file(source, entry, shelf)


def _read_file(source: Source, entry: Entry, shelf: Shelf) -> None:
    identity = identify(entry.path)
    fault = identity if isinstance(identity, str) else entry.problem
    if isinstance(identity, str) or fault:
        record = entry.path.removeprefix(f"{ROOT}/").removesuffix(".yml")
        _refuse(shelf, record, entry.path, RECORD_MISPLACED, f"{fault}", (1, 1))
        return
    raw = RawRecord(identity, _read_data(source, identity, shelf))
    shelf.records.append(raw)


def _read_data(source: Source, identity: Identity, shelf: Shelf) -> dict[str, Any] | None:
    try:
        text = parse_record(source.read(identity.file))
    except SourceError as error:
        _refuse(shelf, identity.record, identity.file, RECORD_MISPLACED, str(error), (1, 1))
        return None
    for fault in text.faults:
        place = Place(identity.record, identity.file, mark=fault.mark)
        shelf.findings.append(_finding(BY_ID[fault.rule], identity.account, place, fault.message))
    if text.faults:
        shelf.not_assessed.append(
            NotAssessed(identity.record, identity.file, text.faults[0].message)
        )
        return None
    if shape(identity.kind.name).is_valid(text.data):
        data: dict[str, Any] = text.data
        return data
    faults = explain_shape(identity.kind.name, text.data)
    for shape_fault in faults:
        shelf.findings.append(_placed(SCHEMA, identity, shape_fault))
    shelf.not_assessed.append(NotAssessed(identity.record, identity.file, faults[0].message))
    return None


def _refuse(
    shelf: Shelf, record: str, file: str, rule: Rule, message: str, mark: tuple[int, int]
) -> None:
    account = (
        file.split("/")[1] if file.count("/") > 1 and not file.startswith(f"{ROOT}/_") else None
    )
    shelf.findings.append(_finding(rule, account, Place(record, file, mark=mark), message))
    shelf.not_assessed.append(NotAssessed(record, file, message))


def _report_missing(shelf: Shelf, identity: Identity, message: str) -> None:
    _refuse(shelf, identity.record, identity.file, RECORD_MISPLACED, message, (1, 1))


def _finding(rule: Rule, account: str | None, place: Place, message: str) -> Finding:
    return Finding(rule.id, rule.severity, account, place, message)


def _placed(rule: Rule, identity: Identity, fault: ShapeFault) -> Finding:
    place = Place(identity.record, identity.file, fault.path, fault.on_key)
    return _finding(rule, identity.account, place, fault.message)


def _build_all(shelf: Shelf) -> Iterator[tuple[str, Record]]:
    """The records of the shelf by file; what cannot be built is reported."""
    for raw in shelf.records:
        if raw.data is None:
            continue
        identity, data = raw.identity, raw.data
        if identity.kind.name == "policy":
            data = merge_policy(shipped_policy(), data)
        try:
            yield identity.file, build_record(identity, data)
        except CannotBuild as error:
            message = f"the values do not fit together ({error}): compare with the page of this kind of record"
            _refuse(shelf, identity.record, identity.file, SCHEMA, message, (1, 1))


def _assemble(account_id: str, records: list[Record]) -> Account | None:
    profile = next((one for one in records if isinstance(one, Profile)), None)
    if profile is None:
        return None
    parts = {
        folder: tuple(
            sorted((one for one in records if kind.name == one.KIND), key=lambda one: one.id)
        )
        for folder, kind in ACCOUNT_FOLDERS.items()
    }
    return Account(id=account_id, profile=profile, **parts)  # type: ignore[arg-type]  # folders name the fields


def _is_past_as_written(account: Account) -> bool:
    return account.profile.status is Status.PAST or account.profile.ended is not None


def _known_of_firm(shelf: Shelf, policy: dict[str, Any], people: dict[str, Person]) -> Known:
    ids = {
        "person": shelf.ids("person"),
        "clock": frozenset(policy.get("clocks", ())),
        "rule": frozenset(shipped_policy().get("rules", ())),
        "module": frozenset(shipped_policy().get("modules", ())),
        "tier": frozenset(policy.get("tiers", ())),
    }
    ids["clock"] = frozenset(shipped_policy().get("clocks", ()))
    roles = frozenset(role for person in people.values() for role in person.roles)
    groups = frozenset(policy.get("groups", ()))
    left = frozenset(id_ for id_, person in people.items() if person.left_on)
    return Known(ids, holders=ids["person"] | roles | groups, left={"person": left})


def _known_of_account(firm: Known, shelf: Shelf, account: Account | None) -> Known:
    own = {kind.name: shelf.ids(kind.name) for kind in ACCOUNT_FOLDERS.values()}
    communication = account.profile.communication if account else None
    own["meeting"] = (
        frozenset(one.id for one in communication.meetings) if communication else frozenset()
    )
    return Known({**firm.ids, **own}, firm.holders, firm.left)


def _cross_check(
    raw: RawRecord, built: Record | None, known: Known, *, silent: bool = False
) -> Iterator[Finding]:
    """Findings that need more than the record's own shape."""
    if raw.data is None:
        return
    kind, identity = raw.identity.kind.name, raw.identity
    for rule, fault in unknown_references(kind, raw.data, known):
        yield _placed(BY_ID[rule], identity, fault)
    own_date = identity.id[:10] if identity.kind.dated else None
    for fault in date_order_faults(kind, raw.data, own_date):
        yield _placed(DATES_OUT_OF_ORDER, identity, fault)
    if raw.data.get("visibility") != "restricted":
        for fault in personal_data(kind, raw.data):
            yield _placed(PERSONAL_DATA_OUTSIDE, identity, fault)
    if not silent and built is not None and _is_running(built):
        for fault in inactive_references(kind, raw.data, known):
            yield _placed(REFERENCE_INACTIVE, identity, fault)


def _is_running(record: Record) -> bool:
    """Whether the people it names are responsible now: closed promises and ended projects name the past."""
    if isinstance(record, Commitment):
        return record.is_open
    if isinstance(record, Project):
        return record.over_on is None
    if isinstance(record, Opportunity):
        return record.closed is None
    accepted, dropped = getattr(record, "accepted", None), getattr(record, "dropped_on", None)
    return not accepted and not dropped and not getattr(record, "left_on", None)


def _check_policy(firm: Firm) -> Iterator[Finding]:
    policy = firm.policy
    try:
        zoneinfo.ZoneInfo(policy.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        message = f"'timezone' is '{policy.timezone}', which is no known time zone: write one such as Europe/London"
        yield POLICY_UNKNOWN_ID.at(policy, ("timezone",), message)
    if policy.default_tier not in policy.tiers:
        message = f"'default_tier' is '{policy.default_tier}', which 'tiers' does not list: add it there or name another"
        path: KeyPath = ("default_tier",)
        yield POLICY_UNKNOWN_ID.at(policy, path, message)
