"""What the forms of one account have to know: its people, its ids, and the records that are open."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from goodstanding.duty import Band
from goodstanding.errors import SourceError, UsageError
from goodstanding.finding import Severity
from goodstanding.kinds import Identity, identify
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff
from goodstanding.model.record import DatedRecord, Record
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.model.work import Commitment, Opportunity
from goodstanding.records.reader import parse_record
from goodstanding.records.rules import NEVER_WAIVED
from goodstanding.records.schema import is_restricted, shape
from goodstanding.records.source import Source, hold
from goodstanding.site.edition import Edition
from goodstanding.site.forms.host import host_of
from goodstanding.site.forms.kinds import NEW, has_form
from goodstanding.site.forms.places import BETWEEN, places_of
from goodstanding.site.forms.recipes import recipes_of
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import SiteFile
from goodstanding.site.words import title_of
from goodstanding.writing.record import text_of

# A choice of more is no choice; whoever needs an older one writes it in the file.
_MOST = 40
# Two records of one day may want one name; whoever writes of an earlier day is told by the host.
_NAMES_KEPT = timedelta(days=92)
# What is booked or lies further off needs nobody's word today.
_NEAR = frozenset([Band.OVERDUE, Band.TODAY, Band.SOON])
_TITLES = ("what", "title", "name", "summary", "note", "event", "rule", "person")
# What a choice of ids offers, by what its field cites.
_OFFERED = {
    "stakeholder": "stakeholders",
    "project": "projects",
    "opportunity": "opportunities",
    "handoff": "handoffs",
    "concern": "concerns",
    "commitment": "commitments",
}


def open_records(ledger: Ledger, account: str) -> list[Record]:
    """What is still to be dealt with: records that are open by themselves or that owe something."""
    owing = {one.duty.record for one in ledger.duties_of(account) if one.duty.band in _NEAR}
    records = ledger.accounts[account].records()
    return [one for one in records if has_form(one.KIND) and (one.record in owing or _is_open(one))]


def _is_open(record: Record) -> bool:
    if isinstance(record, (Commitment, Concern, Escalation)):
        return record.is_open
    if isinstance(record, Handoff):
        return record.accepted is None and record.dropped_on is None
    if isinstance(record, Opportunity):
        return record.closed is None
    if isinstance(record, Signal):
        return not record.is_assessed
    return isinstance(record, Contact) and record.is_planned


def title_of_record(record: Record) -> str:
    """What a record is about in its own words; its id where nobody else may read them."""
    if not record.is_restricted:
        for name in _TITLES:
            if isinstance(text := getattr(record, name, None), str) and text:
                return text.splitlines()[0]
    return record.id


def key_of(record: Record) -> str:
    """What a record is called within its account, such as `commitments/2026-04-01-audit`."""
    return record.record.partition("/")[2]


def first_line(edition: Edition, id_: str) -> str:
    """What a new record begins with, as the account's others do; with "" for the account, the firm's."""
    source = edition.source
    assert source is not None  # noqa: S101 - an internal edition has one
    looked = hold(source, id_) if id_ else source
    return text_of(looked, _of_kind(id_ or "a", "contact"), {}).decode()


def account_file(edition: Edition, ledger: Ledger, id_: str, head: Callable[[], str]) -> SiteFile:
    """The file from which the forms of an account take what they know; `head` gives the firm's first line."""
    account, source = ledger.accounts[id_], edition.source
    assert source is not None  # noqa: S101 - an internal edition has one
    host = host_of(edition.edit_base)
    known = {
        "account": id_,
        "name": ledger.names.account(id_),
        "manager": [account.profile.account_manager, ledger.names.person(account.profile.account_manager)],
        "host": host and {"name": host.name, "new": host.new, "takes": host.takes_text},
        "edit": edition.edit_base,
        "prefix": edition.prefix,
        "head": first_line(edition, id_) or head(),
        "offered": dict(_offers(ledger, account)),
        "unreflected": _unreflected(account),
        "taken": _taken(ledger, id_),
        "records": dict(_records(source, ledger, id_)),
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(f"write/{id_}.json", text.encode("utf-8", "surrogatepass"))


def _of_kind(account: str, kind: str) -> Identity:
    found = identify(f"accounts/{account}/{kind}s/2026-01-01-x.yml")
    assert isinstance(found, Identity)  # noqa: S101 - the name is our own
    return found


def _offers(ledger: Ledger, account: Account) -> Iterator[tuple[str, list[list[str]]]]:
    """The choices of ids, each with what people call it; the newest where there are many."""
    for cited, part in _OFFERED.items():
        records: Iterable[Record] = getattr(account, part)
        here = [one for one in records if not getattr(one, "left_on", None)]
        yield cited, [[one.id, title_of_record(one)] for one in here[-_MOST:]]
    agreed = account.profile.communication
    meetings = agreed.meetings if agreed and not account.profile.is_restricted else ()
    yield "meeting", [[one.id, one.what or one.id] for one in meetings if one.id]
    if waivable := _waivable(ledger, account.id):
        yield "waivable", [[id_, title_of(id_)] for id_ in waivable]
    about = [one for one in open_records(ledger, account.id) if BETWEEN in key_of(one)]
    yield "record", [[key_of(one), title_of_record(one)] for one in about[-_MOST:]]


def _waivable(ledger: Ledger, id_: str) -> list[str]:
    """What an exception may be wanted from: the clocks that run here, and the notices that stand."""
    clocks = {shown.duty.clock for shown in ledger.duties_of(id_)}
    standing = (shown.finding for shown in ledger.findings_of(id_))
    notices = {one.rule for one in standing if one.severity is Severity.NOTICE and not one.waived}
    return [*sorted(clocks, key=title_of), *sorted(notices - NEVER_WAIVED, key=title_of)]


def _unreflected(account: Account) -> list[list[str]]:
    """Our misses from which nothing was learned yet: the next promise has to wait for that, or mend them."""
    misses = (one for one in account.commitments if one.is_our_miss and not one.is_reflected)
    return [[key_of(one), title_of_record(one)] for one in misses]


def _taken(ledger: Ledger, id_: str) -> list[str]:
    """The names of the newest records of the kinds that a form begins."""
    since = ledger.as_of - _NAMES_KEPT
    records = ledger.book.accounts[id_].records()
    dated = (one for one in records if isinstance(one, DatedRecord) and one.KIND in NEW)
    return [key_of(one) for one in dated if one.dated_on >= since]


def _records(source: Source, ledger: Ledger, id_: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in open_records(ledger, id_):
        if record.is_restricted or (told := _told(source, record)) is None:
            continue
        if ledger.firm and isinstance(record, Handoff) and _lacks(record, ledger.firm):
            told["marks"] = [one for one in told.get("marks", ()) if one["word"] != "submit"]
        yield key_of(record), told


def _lacks(handoff: Handoff, firm: Firm) -> bool:
    """Whether its receiver would miss something, so that it cannot be given over yet."""
    return any(handoff.missing(frozenset(word.casefold() for word in firm.policy.words.placeholder)))


def _told(source: Source, record: Record) -> dict[str, Any] | None:
    """A record's text and where a form may write in it; None where nobody else may read all of it."""
    try:
        raw = source.read(record.file)
    except SourceError:
        return None
    data, identity = parse_record(raw).data, identify(record.file)
    if not isinstance(data, dict) or isinstance(identity, str) or is_restricted(data):
        return None
    if any(name in data for name in shape(record.KIND).always_restricted):
        return None
    places = places_of(raw, data)
    told = {"kind": record.KIND, "file": record.file, "title": title_of_record(record)}
    if places is None:
        return told
    try:
        recipes = recipes_of(identity, data)
    except UsageError:
        recipes = []
    return {**told, "text": raw.decode(), "data": data, "places": places, "marks": recipes}
