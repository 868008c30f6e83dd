"""Reads and judges both sides of a change; only the accounts it touches, unless the firm itself changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from goodstanding.book import FirmRecords, account_ids, load_account, load_firm
from goodstanding.book.firm import shipped_policy
from goodstanding.building import merge_policy
from goodstanding.effect.compare import Side
from goodstanding.errors import SourceError
from goodstanding.kinds import FIRM_FOLDERS, TEMPLATES
from goodstanding.model.account import Account
from goodstanding.model.extract import Extract, extract_of
from goodstanding.records.reader import parse_record
from goodstanding.records.source import POLICY, Source
from goodstanding.standing import Standing, assess, stand_account
from goodstanding.standing.firm_check import firm_check


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touches: accounts by id, and whether the firm's own records are among it."""

    accounts: tuple[str, ...]
    firm: bool

    @property
    def folders(self) -> frozenset[str] | None:
        """The folders to read; None for all."""
        return None if self.firm else frozenset({*self.accounts, *FIRM_FOLDERS})


def touched_by(files: Iterable[str]) -> Touched:
    """What a change to these files touches; templates say nothing about anybody."""
    accounts, firm = set(), False
    for path in files:
        parts = path.split("/")
        if len(parts) == 2 or (parts[1].startswith("_") and parts[1] != TEMPLATES):
            firm = True
        elif parts[1] != TEMPLATES:
            accounts.add(parts[1])
    return Touched(tuple(sorted(accounts)), firm)


def load_sides(
    before: Source,
    after: Callable[[frozenset[str] | None], Source],
    touched: Touched,
    as_of: date,
    cache_folder: Path | None = None,
) -> tuple[Side, Side]:
    """Both sides of a change; `after` gives the later source with the folders named (None: all) read."""
    later = after(touched.folders)
    sides = [_Reading(source, load_firm(source), touched.accounts, as_of) for source in (before, later)]
    if touched.firm:
        caches = (None, cache_folder)
        standings = [
            assess(one.source, as_of, cache_folder=cache) for one, cache in zip(sides, caches, strict=True)
        ]
    else:
        standings = [one.standing() for one in sides]
        if _extracts(standings[0]) != _extracts(standings[1]):
            others = _others(after(None), sides[1].firm, touched.accounts)
            standings = [
                _with_firm(one, side.firm, others) for one, side in zip(standings, sides, strict=True)
            ]
    return (
        Side(standings[0], sides[0].accounts(), _policy(before)),
        Side(standings[1], sides[1].accounts(), _policy(later)),
    )


@dataclass(frozen=True)
class _Reading:
    """One side, as far as the change touches it."""

    source: Source
    firm: FirmRecords
    ids: tuple[str, ...]
    as_of: date

    def _present(self) -> list[str]:
        here = set(account_ids(self.source))
        return [id_ for id_ in self.ids if id_ in here]

    def accounts(self) -> dict[str, Account]:
        """The touched accounts that could be built."""
        found = {id_: load_account(self.source, self.firm, id_).account for id_ in self._present()}
        return {id_: account for id_, account in found.items() if account}

    def standing(self) -> Standing:
        """The standing of the touched accounts alone."""
        firm = self.firm.firm
        accounts = {
            id_: stand_account(load_account(self.source, self.firm, id_), firm, self.as_of)
            for id_ in self._present()
        }
        return Standing(self.as_of, accounts, self.firm.findings, commit=self.source.commit)


def _extracts(standing: Standing) -> dict[str, Extract | None]:
    return {id_: one.extract for id_, one in standing.accounts.items()}


def _others(source: Source, firm: FirmRecords, touched: Iterable[str]) -> list[Extract]:
    """What the firm must know of the accounts that the change leaves alone."""
    left_out = set(touched)
    accounts = (load_account(source, firm, id_).account for id_ in account_ids(source) if id_ not in left_out)
    return [extract_of(account) for account in accounts if account]


def _with_firm(standing: Standing, firm: FirmRecords, others: list[Extract]) -> Standing:
    """The standing with what the firm as a whole owes and should know."""
    if firm.firm is None:
        return standing
    own = [one for one in _extracts(standing).values() if one]
    extracts = sorted([*own, *others], key=lambda one: one.account)
    check = firm_check(extracts, firm.firm, standing.as_of)
    findings = (*standing.firm_findings, *check.notices)
    return replace(standing, firm_findings=findings, firm_duties=check.duties)


def _policy(source: Source) -> Mapping[str, Any]:
    """The policy's rows as they hold; the shipped ones where it cannot be read, which the check says."""
    try:
        own = parse_record(source.read(POLICY)).data
    except SourceError:
        own = None
    return merge_policy(shipped_policy(), own if isinstance(own, dict) else {})
