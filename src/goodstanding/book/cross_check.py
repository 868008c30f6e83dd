"""Checks that need more than one record's own shape: citations, the order of dates, privacy."""

from collections.abc import Iterator

from goodstanding.book.shelf import RawRecord, placed
from goodstanding.finding import Finding, Rule
from goodstanding.model.record import Record
from goodstanding.model.value import Metric
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.records.date_order import date_order_faults
from goodstanding.records.messages import ShapeFault, first_faults
from goodstanding.records.personal_data import personal_data
from goodstanding.records.references import Known, inactive_references, unknown_references
from goodstanding.records.rules import (
    BY_ID,
    DATES_OUT_OF_ORDER,
    PERSONAL_DATA_OUTSIDE,
    REFERENCE_INACTIVE,
)
from goodstanding.records.schema import is_restricted


def cross_check(
    raw: RawRecord, built: Record | None, known: Known, *, silent: bool = False
) -> Iterator[Finding]:
    """Findings that need more than the record's own shape."""
    for rule, fault in first_faults(_faults(raw, built, known, silent=silent)):
        yield placed(rule, raw.identity, fault)


def _faults(
    raw: RawRecord, built: Record | None, known: Known, *, silent: bool
) -> Iterator[tuple[Rule, ShapeFault]]:
    if raw.data is None:
        return
    kind, identity = raw.identity.kind.name, raw.identity
    for rule, fault in unknown_references(kind, raw.data, known, identity.id):
        yield BY_ID[rule], fault
    own_date = identity.id[:10] if identity.kind.dated else None
    for fault in date_order_faults(kind, raw.data, own_date):
        yield DATES_OUT_OF_ORDER, fault
    if not is_restricted(raw.data):
        for fault in personal_data(kind, raw.data):
            yield PERSONAL_DATA_OUTSIDE, fault
    if known.has_leavers and not silent and built is not None and _is_running(built):
        for fault in inactive_references(kind, raw.data, known):
            yield REFERENCE_INACTIVE, fault


def _is_running(record: Record) -> bool:
    """Whether the people it names are responsible now: closed promises and ended projects name the past."""
    if isinstance(record, Commitment):
        return record.is_open
    if isinstance(record, Project):
        return record.over_on is None
    if isinstance(record, Opportunity):
        return record.closed is None
    if isinstance(record, Metric):
        return record.is_open
    accepted, dropped = getattr(record, "accepted", None), getattr(record, "dropped_on", None)
    return not accepted and not dropped and not getattr(record, "left_on", None)
