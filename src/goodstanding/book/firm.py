"""The firm's own records: the policy over the shipped one, and the people."""

import zoneinfo
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from typing import Any

from goodstanding import resources
from goodstanding.book.cross_check import cross_check
from goodstanding.book.schema_copy import missing_from_copy
from goodstanding.book.shelf import (
    Shelf,
    account_ids,
    build_all,
    explain_misshapen,
    firm_folders,
    placed,
    read_folder,
    report_missing,
)
from goodstanding.building import merge_policy
from goodstanding.dates import parse_day
from goodstanding.errors import SourceError
from goodstanding.finding import Finding, NotAssessed
from goodstanding.immutable import Value, replace
from goodstanding.kinds import KINDS, Identity
from goodstanding.model.firm import Firm, Person, Policy, working_week
from goodstanding.model.oversight import Scan
from goodstanding.model.record import Record
from goodstanding.model.staffing import Change
from goodstanding.records.messages import ShapeFault
from goodstanding.records.naming import Register
from goodstanding.records.reader import parse_record
from goodstanding.records.references import Known
from goodstanding.records.rules import NEVER_WAIVED, POLICY_UNKNOWN_ID, REFERENCE_UNKNOWN
from goodstanding.records.source import POLICY, Source
from goodstanding.records.values import guess


class FirmRecords(Value, frozen=True):
    """The firm's own records; `firm` is None where the policy could not be built."""

    firm: Firm | None
    known: Known
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    files: int = 0


class PolicyFacts(Value, frozen=True):
    """What choosing the day needs to know before the book is read."""

    timezone: str | None = None
    sample_as_of_on: date | None = None


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
    shelf, folders = Shelf(), source.folders()
    for folder in ("", *firm_folders(folders)):
        read_folder(source, folder, shelf)
    register = Register(shelf.names())
    explain_misshapen(shelf, register)
    raw_policy = next((one for one in shelf.records if one.identity.kind.name == "policy"), None)
    if raw_policy is None:
        report_missing(
            shelf,
            Identity(KINDS["policy"], None, "policy"),
            "there is no accounts/_policy.yml: run standing init, or write book_opened_on, timezone, "
            "currency and tiers into it",
        )
    built = dict(build_all(shelf, shipped_policy()))
    people = {record.id: record for record in built.values() if isinstance(record, Person)}
    policy = built.get(POLICY)
    merged = merge_policy(shipped_policy(), (raw_policy.data or {}) if raw_policy else {})
    known = _known(shelf, merged, people, account_ids(folders), register)
    for raw in shelf.records:
        shelf.findings += cross_check(raw, built.get(raw.file), known)
    shelf.findings += _check_scans(shelf, known)
    firm = _assemble(policy, [*built.values()]) if isinstance(policy, Policy) else None
    if firm:
        firm = replace(firm, schema_gap=missing_from_copy(source), cut_short=shelf.cut_short())
        shelf.findings += _check_policy(firm)
    return FirmRecords(firm, known, tuple(shelf.findings), tuple(shelf.not_assessed), shelf.files)


def _assemble(policy: Policy, records: list[Record]) -> Firm:
    records = sorted(records, key=lambda one: one.id)
    return Firm(
        policy=policy,
        people={one.id: one for one in records if isinstance(one, Person)},
        week=working_week(policy),
        changes=tuple(one for one in records if isinstance(one, Change)),
        scans=tuple(one for one in records if isinstance(one, Scan)),
    )


def _check_scans(shelf: Shelf, known: Known) -> Iterator[Finding]:
    """A scan's name ends in who looked."""
    for raw in shelf.records:
        person = raw.identity.id[len("YYYY-MM-DD-") :]
        if raw.identity.kind.name == "scan" and person not in known.ids["person"]:
            choices = sorted(known.ids["person"])
            message = (
                f"the name of a scan ends in who looked, but there is no '{person}' in accounts/_people/"
                + guess(person, choices, choices)
            )
            yield placed(REFERENCE_UNKNOWN, raw.identity, ShapeFault((), message))


def _known(
    shelf: Shelf, policy: dict[str, Any], people: dict[str, Person], accounts: list[str], register: Register
) -> Known:
    ids = {
        "person": shelf.ids([KINDS["person"]])["person"],
        "clock": frozenset(policy.get("clocks", ())),
        "rule": frozenset(shipped_policy().get("rules", ())),
        "module": frozenset(shipped_policy().get("modules", ())),
        "tier": frozenset(policy.get("tiers", ())),
        "account": frozenset(accounts),
    }
    ids["clock"] = frozenset(shipped_policy().get("clocks", ()))
    ids["waivable"] = ids["clock"] | (ids["rule"] - NEVER_WAIVED)
    roles = frozenset(role for person in people.values() for role in person.roles)
    groups = frozenset(policy.get("groups", ()))
    left = frozenset(id_ for id_, person in people.items() if person.left_on)
    return Known(
        ids,
        holders=ids["person"] | roles | groups,
        left={"person": left},
        register=partial(Register, register.names),
    )


def _check_policy(firm: Firm) -> Iterator[Finding]:
    policy = firm.policy
    try:
        zoneinfo.ZoneInfo(policy.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        message = (
            f"'timezone' is '{policy.timezone}', which is no known time zone: write one such as Europe/London"
        )
        yield POLICY_UNKNOWN_ID.at(policy, ("timezone",), message)
