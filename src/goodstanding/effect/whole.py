"""The effect of a change on the whole book: account by account, and for the firm."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from goodstanding.book import FirmRecords, account_ids, load_account, load_firm
from goodstanding.book.firm import shipped_policy
from goodstanding.building import merge_policy
from goodstanding.dates import days_after
from goodstanding.effect.compare import findings_without, rows_between, shifts_between
from goodstanding.effect.judge import Judge, Reading, judged
from goodstanding.effect.load import HORIZON_DAYS, load_shifts
from goodstanding.effect.result import AccountEffect, Differences, Effect
from goodstanding.effect.touched import Touched
from goodstanding.errors import SourceError
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.immutable import Value, field, names_of
from goodstanding.model.extract import Extract, extract_of
from goodstanding.model.firm import Firm
from goodstanding.records.reader import parse_record
from goodstanding.records.source import POLICY, Source
from goodstanding.standing import finding_order
from goodstanding.standing.firm_check import FirmCheck, firm_check
from goodstanding.standing.sharing import in_shares, workers_for
from goodstanding.standing.whole import without_collecting

# The rows of a policy by which moved, vanished and backdated records are judged.
_OF_THE_PAST = frozenset({"rules", "book_opened_on", "timezone"})
Extracts = tuple[list[Extract], list[Extract]]


class Sides(Value, frozen=True):
    """The book before and after a change, as far as they must be read.

    `before` has what the change touches, `later` gives the book after it with the folders named
    (None: all). `pasts` are the same history for both, the second with the change under review;
    `renamed` leads from a file to the one it was before.
    """

    before: Source
    later: Callable[[frozenset[str] | None], Source]
    touched: Touched
    as_of: date
    pasts: tuple[Pasts, Pasts] = (NO_PASTS, NO_PASTS)
    renamed: Mapping[str, str] = field(default_factory=dict)


def effect_of(sides: Sides) -> Effect:
    """What a change does; only the accounts that it touches are judged, all where the firm changes."""
    after = sides.later(None if sides.touched.firm else sides.touched.folders)
    records = load_firm(sides.before), load_firm(after)
    before_firm, after_firm = records[0].firm, records[1].firm
    rows = tuple(rows_between(_policy(sides.before), _policy(after))) if sides.touched.firm else ()
    if before_firm is None or after_firm is None:
        return Effect(_of_firm(records, (FirmCheck(), FirmCheck())), rows=rows, judged=False)
    judge = _judge(sides, after, records)
    ids = _ids(sides.touched, judge)
    accounts = judged(judge, ids)
    firms = before_firm, after_firm
    extracts = _extracts(sides, accounts, records)
    checks = _checks(extracts, firms, sides.as_of)
    return Effect(
        all=_together([*(one.differences for one in accounts), _of_firm(records, checks)]),
        load=load_shifts(accounts, firms, extracts, sides.as_of),
        rows=rows,
        accounts=tuple(ids),
        horizon_on=judge.horizon_on,
    )


def _judge(sides: Sides, after: Source, records: tuple[FirmRecords, FirmRecords]) -> Judge:
    was, now = (
        Reading(source, records[side], frozenset(account_ids(source.folders())), sides.pasts[side])
        for side, source in enumerate((sides.before, after))
    )
    changed, horizon_on = frozenset(sides.touched.accounts), days_after(sides.as_of, HORIZON_DAYS)
    return Judge(was, now, changed, sides.as_of, horizon_on, sides.renamed)


def _ids(touched: Touched, judge: Judge) -> list[str]:
    there = {*judge.before.ids, *judge.after.ids}
    return sorted(there if touched.firm else there & set(touched.accounts))


def _extracts(
    sides: Sides, accounts: Sequence[AccountEffect], records: tuple[FirmRecords, FirmRecords]
) -> Extracts | None:
    """What the firm must know of every account, on both sides; None where they cannot differ."""
    was, now = ([one.extracts[side] for one in accounts] for side in (0, 1))
    if sides.touched.firm:
        others: list[Extract] = []
    elif was == now:
        return None
    else:
        others = _others(sides.later(None), records[1], sides.touched)
    both = [sorted([*filter(None, own), *others], key=lambda one: one.account) for own in (was, now)]
    return both[0], both[1]


class _LeftAlone(Value, frozen=True):
    """The accounts that a change leaves alone."""

    source: Source
    firm: FirmRecords


def _others(source: Source, firm: FirmRecords, touched: Touched) -> list[Extract]:
    ids = sorted(set(account_ids(source.folders())) - set(touched.accounts))
    with without_collecting():
        shares = in_shares(_share, _LeftAlone(source, firm), ids, workers_for(len(ids)))
        return [extract for share in shares for extract in share]


def _share(left_alone: _LeftAlone, ids: Iterable[str]) -> list[Extract]:
    """What the firm must know of some of them."""
    accounts = (load_account(left_alone.source, left_alone.firm, id_).account for id_ in ids)
    return [extract_of(account) for account in accounts if account]


def _checks(extracts: Extracts | None, firms: tuple[Firm, Firm], as_of: date) -> tuple[FirmCheck, FirmCheck]:
    if extracts is None:
        return FirmCheck(), FirmCheck()
    return firm_check(extracts[0], firms[0], as_of), firm_check(extracts[1], firms[1], as_of)


def _of_firm(records: tuple[FirmRecords, FirmRecords], checks: tuple[FirmCheck, FirmCheck]) -> Differences:
    """What differs in the firm's own records, and in what the firm as a whole owes and should know."""
    was, now = ((*one.findings, *check.notices) for one, check in zip(records, checks, strict=True))
    unread = [one for one in records[1].not_assessed if one not in records[0].not_assessed]
    return Differences(
        shifts=shifts_between(checks[0].duties, checks[1].duties),
        found=findings_without(now, was),
        mended=findings_without(was, now),
        unread=tuple(unread),
    )


def _together(parts: Iterable[Differences]) -> Differences:
    """Several differences as one; each list by account, duties and findings in their own order."""
    every = list(parts)
    found: dict[str, Any] = {
        name: tuple(row for part in every for row in getattr(part, name)) for name in names_of(Differences)
    }
    found["shifts"] = tuple(sorted(found["shifts"], key=lambda one: one.duty.order))
    for name in ("found", "mended"):
        found[name] = tuple(sorted(found[name], key=finding_order))
    return Differences(**found)


def judges_the_past_anew(before: Source, after: Source) -> bool:
    """Whether two policies may judge the same history differently: by other rules, or from another day."""
    rows = rows_between(_policy(before), _policy(after))
    return any(row.path.split(".")[0] in _OF_THE_PAST for row in rows)


def _policy(source: Source) -> Mapping[str, Any]:
    """The policy's rows as they hold; the shipped ones where it cannot be read, which the check says."""
    try:
        own = parse_record(source.read(POLICY)).data
    except SourceError:
        own = None
    return merge_policy(shipped_policy(), own if isinstance(own, dict) else {})
