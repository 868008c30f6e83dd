"""Judges the book: what each account owes on a day, and what is wrong in its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from goodstanding.chapters import CHAPTERS
from goodstanding.dates import days_after, each_day
from goodstanding.duty import Band, Duty, Group, State
from goodstanding.finding import Finding, NotAssessed, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.modes import modes_of
from goodstanding.model.timing import changes_band_on

# How far ahead every single day is tried for the next change; beyond it only bands of known duties count.
LOOK_AHEAD_DAYS = 400
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """One account as of one day. `records` counts the files read; `changes_by` is a day by which something changes."""

    account: str
    name: str
    findings: tuple[Finding, ...] = ()
    duties: tuple[Duty, ...] = ()
    modes: tuple[str, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    records: int = 0
    changes_by: date | None = None


@dataclass(frozen=True)
class Standing:
    """The whole book as of one day.

    `accounts` is by id; `firm_findings` are those on the policy and people; `sample` says that
    the book is fictional; `judged` is False where the policy could not be built.
    """

    as_of: date
    accounts: dict[str, AccountStanding]
    firm_findings: tuple[Finding, ...] = ()
    firm_not_assessed: tuple[NotAssessed, ...] = ()
    firm_records: int = 0
    commit: str | None = None
    next_change_on: date | None = None
    sample: bool = False
    judged: bool = True

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, errors first, then by place."""
        parts = [self.firm_findings, *(one.findings for one in self.accounts.values())]
        return tuple(sorted((finding for part in parts for finding in part), key=finding_order))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty in every band and state, in the order of every list."""
        duties = (duty for one in self.accounts.values() for duty in one.duties)
        return tuple(sorted(duties, key=lambda duty: duty.order))

    @cached_property
    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """Every record that could not be built."""
        parts = [self.firm_not_assessed, *(one.not_assessed for one in self.accounts.values())]
        return tuple(sorted((one for part in parts for one in part), key=lambda one: one.file))

    @property
    def modes(self) -> dict[str, tuple[str, ...]]:
        """The modes of each account that was judged."""
        return {id_: one.modes for id_, one in sorted(self.accounts.items()) if one.modes}

    @property
    def records(self) -> int:
        """How many files were read."""
        return self.firm_records + sum(one.records for one in self.accounts.values())

    def count(self, severity: Severity) -> int:
        """How many findings of that severity stand (waived ones do not count)."""
        return sum(one.severity is severity and not one.waived for one in self.findings)

    def count_band(self, band: Band) -> int:
        """How many open duties lie in that band."""
        return sum(duty.is_open and duty.band is band for duty in self.duties)


def finding_order(finding: Finding) -> tuple[int, str, str, str, str]:
    """The key that sorts findings: worst first, then by file and place."""
    place = finding.place
    mark = f"{place.mark[0]:09}" if place.mark else ""
    path = ".".join(f"{step:06}" if isinstance(step, int) else step for step in place.path)
    return (_SEVERITIES.index(finding.severity), place.file, mark + path, finding.rule, finding.message)


def judge(account: Account, firm: Firm, as_of: date) -> AccountStanding:
    """The standing of one account on one day; depends on nothing else."""
    findings = [*written_findings(account, firm)]
    duties, notices = _of_the_day(account, firm, as_of)
    return AccountStanding(
        account=account.id,
        name=account.profile.name,
        findings=tuple(sorted([*findings, *notices], key=finding_order)),
        duties=duties,
        modes=modes_of(account.as_known(as_of), as_of),
        changes_by=min((day for day in map(_change_of(firm, as_of), duties) if day), default=None),
    )


def written_findings(account: Account, firm: Firm) -> Iterable[Finding]:
    """Errors and lapses: they read facts as written and never depend on the day."""
    rows = firm.policy.rules
    for chapter in CHAPTERS:
        for rule, check in chapter.errors:
            row = rows.get(rule.id)
            # A policy may silence lapses, never errors.
            if rule.severity is Severity.ERROR or row is None or row.enabled:
                yield from check(account, firm)


def _of_the_day(account: Account, firm: Firm, as_of: date) -> tuple[tuple[Duty, ...], list[Finding]]:
    known, known_firm = account.as_known(as_of), firm.as_known(as_of)
    duties = [
        duty
        for chapter in CHAPTERS
        for clock, owed in chapter.clocks
        if clock.always_on or _is_on(firm, clock.id)
        for duty in owed(known, known_firm, as_of)
    ]
    ordered = tuple(sorted(_with_cards(duties), key=lambda duty: duty.order))
    notices = [
        finding
        for chapter in CHAPTERS
        for rule, notice in chapter.notices
        if (row := firm.policy.rules.get(rule.id)) is None or row.enabled
        for finding in notice(known, known_firm, as_of, ordered)
    ]
    return ordered, notices


def _is_on(firm: Firm, clock: str) -> bool:
    row = firm.policy.clocks.get(clock)
    return row is None or row.enabled


def _with_cards(duties: Sequence[Duty]) -> list[Duty]:
    """The duties, open conversations marked with the clock of the account's earliest one."""
    talks = [duty for duty in duties if duty.group is Group.CONVERSATIONS and duty.state is State.OPEN]
    if not talks:
        return list(duties)
    first = min(talks, key=lambda duty: (duty.due_on, duty.order)).clock
    return [replace(duty, card=first) if duty in talks else duty for duty in duties]


def next_change(accounts: Sequence[Account], firm: Firm, as_of: date, before: date | None) -> date | None:
    """The first later day on which a finding, mode or a duty's band or state differs.

    `before` is a day by which something is known to change (None: not known); every day up
    to it is tried, since a fact dated in the future may bring the change forward.
    """
    horizon = days_after(as_of, LOOK_AHEAD_DAYS)
    last = min(before, horizon) if before else horizon
    today = {account.id: _view(account, firm, as_of) for account in accounts}
    for day in each_day(days_after(as_of, 1), last):
        if day == before or any(_view(account, firm, day) != today[account.id] for account in accounts):
            return day
    return before


def _view(account: Account, firm: Firm, day: date) -> object:
    """What a reader would notice of an account: everything but the growing number of days late."""
    duties, notices = _of_the_day(account, firm, day)
    seen = {(d.clock, d.record, d.place, d.due_on, d.band, d.state, d.owner, d.booked_on, d.card) for d in duties}
    return seen, set(notices), modes_of(account.as_known(day), day)


def _change_of(firm: Firm, as_of: date):  # type: ignore[no-untyped-def]  # a closure for map()
    return lambda duty: changes_band_on(duty, firm, as_of)
