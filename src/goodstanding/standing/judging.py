"""Judges one account on one day. Depends on the account, the firm and the day, on nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goodstanding.chapters import CHAPTERS, CLOCKS
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.extract import extract_of
from goodstanding.model.firm import Firm
from goodstanding.model.modes import modes_of
from goodstanding.model.states import is_waived
from goodstanding.model.timing import changes_band_on
from goodstanding.standing.result import AccountStanding, finding_order


def judge(account: Account, firm: Firm, as_of: date) -> AccountStanding:
    """The standing of one account on one day; depends on nothing else."""
    findings = [*written_findings(account, firm)]
    known = account.as_known(as_of)
    duties, notices = _of_the_day(known, firm.as_known(as_of), as_of)
    return AccountStanding(
        account=account.id,
        name=account.profile.name,
        findings=tuple(sorted([*findings, *notices], key=finding_order)),
        duties=duties,
        modes=modes_of(known, as_of),
        extract=extract_of(account),
        changes_by=min(
            (day for day in (_changes_on(duty, firm, as_of) for duty in duties) if day),
            default=None,
        ),
    )


def _changes_on(duty: Duty, firm: Firm, as_of: date) -> date | None:
    return changes_band_on(duty, CLOCKS[duty.clock], firm, as_of)


def written_findings(account: Account, firm: Firm) -> Iterable[Finding]:
    """Errors and lapses: they read facts as written and never depend on the day."""
    for chapter in CHAPTERS:
        for rule, check in chapter.errors:
            if is_judged(firm, rule):
                yield from check(account, firm)


def of_the_day(account: Account, firm: Firm, as_of: date) -> tuple[tuple[Duty, ...], list[Finding]]:
    """Duties in order and notices: all that depends on the day."""
    return _of_the_day(account.as_known(as_of), firm.as_known(as_of), as_of)


def _of_the_day(known: Account, firm: Firm, as_of: date) -> tuple[tuple[Duty, ...], list[Finding]]:
    duties = [
        duty
        for chapter in CHAPTERS
        for clock, owed in chapter.clocks
        if is_running(firm, clock)
        for duty in owed(known, firm, as_of)
    ]
    ordered = tuple(sorted(_with_cards(duties), key=lambda duty: duty.order))
    return ordered, _notices_of(known, firm, as_of, ordered)


def notices_of(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> list[Finding]:
    """The advice of the day, given its duties."""
    return _notices_of(account.as_known(as_of), firm.as_known(as_of), as_of, duties)


def _notices_of(known: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> list[Finding]:
    return [
        _as_waived(finding, known, as_of)
        for chapter in CHAPTERS
        for rule, notice in chapter.notices
        if is_judged(firm, rule)
        for finding in notice(known, firm, as_of, duties)
    ]


def _as_waived(finding: Finding, known: Account, as_of: date) -> Finding:
    waived = is_waived(finding.rule, known, as_of, finding.place.record)
    return finding if finding.waived == waived else replace(finding, waived=waived)


def is_running(firm: Firm, clock: Clock) -> bool:
    """Whether the firm's policy lets a clock run."""
    if is_module_off(firm, clock.module):
        return False
    row = firm.policy.clocks.get(clock.id)
    return clock.always_on or row is None or row.enabled


def is_module_off(firm: Firm, module: str) -> bool:
    """Whether the firm leaves a part of the rule book aside; "" is no part."""
    return bool(module) and not firm.policy.modules.get(module, True)


def is_judged(firm: Firm, rule: Rule) -> bool:
    """Whether a rule speaks: a policy may silence lapses and notices, never errors."""
    if is_module_off(firm, rule.module):
        return False
    row = firm.policy.rules.get(rule.id)
    return rule.severity is Severity.ERROR or row is None or row.enabled


def _with_cards(duties: Sequence[Duty]) -> list[Duty]:
    """The duties, open conversations marked with the clock of the account's earliest one."""
    talks = [duty for duty in duties if _is_talk(duty)]
    if not talks:
        return list(duties)
    first = min(talks, key=lambda duty: (duty.due_on, duty.order)).clock
    return [replace(duty, card=first) if _is_talk(duty) else duty for duty in duties]


def _is_talk(duty: Duty) -> bool:
    return duty.group is Group.CONVERSATIONS and duty.is_open
