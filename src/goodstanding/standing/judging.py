"""Judges one account on one day. Depends on the account, the firm and the day, on nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from goodstanding.chapters import CHAPTERS, CLOCKS
from goodstanding.chapters.chapter import Check, Duties, Notices
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.immutable import Value, replace
from goodstanding.model.account import Account
from goodstanding.model.extract import extract_of
from goodstanding.model.firm import Firm, Silent
from goodstanding.model.modes import modes_of
from goodstanding.model.states import is_waived
from goodstanding.model.timing import changes_band_on
from goodstanding.standing.result import AccountStanding, finding_order


def judge(account: Account, firm: Firm, as_of: date, known: Account | None = None) -> AccountStanding:
    """The standing of one account on one day; depends on nothing else.

    `known` is the account as known on the day, for whoever has it already.
    """
    known = known or account.as_known(as_of)
    findings = [*written_findings(account, firm)]
    duties, notices = _of_the_day(known, firm.as_known(as_of), as_of)
    standing = standing_of(account, known, as_of, [*findings, *notices], duties)
    changes = [day for day in (_changes_on(duty, firm, as_of) for duty in duties) if day]
    return replace(standing, changes_by=min(changes)) if changes else standing


def standing_of(
    account: Account, known: Account, as_of: date, findings: Iterable[Finding], duties: tuple[Duty, ...]
) -> AccountStanding:
    """The standing that these findings and duties make, but for the day on which it changes."""
    return AccountStanding(
        account=account.id,
        name=account.profile.name,
        findings=tuple(sorted(findings, key=finding_order)),
        duties=duties,
        modes=modes_of(known, as_of),
        extract=extract_of(account),
    )


def _changes_on(duty: Duty, firm: Firm, as_of: date) -> date | None:
    return changes_band_on(duty, CLOCKS[duty.clock], firm, as_of)


def written_findings(account: Account, firm: Firm) -> Iterable[Finding]:
    """Errors and lapses: they read facts as written and never depend on the day."""
    for check in speaking(firm.silent).errors:
        yield from check(account, firm)


def of_the_day(account: Account, firm: Firm, as_of: date) -> tuple[tuple[Duty, ...], list[Finding]]:
    """Duties in order and notices: all that depends on the day."""
    return _of_the_day(account.as_known(as_of), firm.as_known(as_of), as_of)


def _of_the_day(known: Account, firm: Firm, as_of: date) -> tuple[tuple[Duty, ...], list[Finding]]:
    ordered = in_order([*all_owed(known, firm, as_of)])
    return ordered, _notices_of(known, firm, as_of, ordered)


def in_order(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """An account's duties as every list has them."""
    return tuple(sorted(_with_cards(duties), key=lambda duty: duty.order))


def count_overdue(known: Account, firm: Firm, as_of: date) -> int:
    """How much of an account is overdue on a day, both as known then: its clocks alone are asked."""
    clocks = speaking(firm.silent).clocks
    return sum(duty.is_overdue for owed in clocks for duty in owed(known, firm, as_of))


def all_owed(known: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """What an account owes on a day, both as known then, in no order."""
    for owed in speaking(firm.silent).clocks:
        yield from owed(known, firm, as_of)


def notices_of(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> list[Finding]:
    """The advice of the day, given its duties."""
    return _notices_of(account.as_known(as_of), firm.as_known(as_of), as_of, duties)


def _notices_of(known: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> list[Finding]:
    return [
        as_waived(finding, known, as_of)
        for notice in speaking(firm.silent).notices
        for finding in notice(known, firm, as_of, duties)
    ]


def as_waived(finding: Finding, known: Account, as_of: date) -> Finding:
    """The advice, with whether an exception covers it on the day."""
    waived = is_waived(finding.rule, known, as_of, finding.place.record)
    return finding if finding.waived == waived else replace(finding, waived=waived)


class Speaking(Value, frozen=True):
    """The part of the rule book that a firm's policy lets speak, of each account."""

    errors: tuple[Check, ...]
    clocks: tuple[Duties, ...]
    notices: tuple[Notices, ...]


# Asked anew for each account and day, it would cost as much as several clocks.
@lru_cache(maxsize=8)
def speaking(silent: Silent) -> Speaking:
    """The part that speaks in a firm which does without so much."""
    return Speaking(
        errors=tuple(one for part in CHAPTERS for rule, one in part.errors if _speaks(silent, rule)),
        clocks=tuple(one for part in CHAPTERS for clock, one in part.clocks if _runs(silent, clock)),
        notices=tuple(one for part in CHAPTERS for rule, one in part.notices if _speaks(silent, rule)),
    )


def is_running(firm: Firm, clock: Clock) -> bool:
    """Whether the firm's policy lets a clock run."""
    return _runs(firm.silent, clock)


def _runs(silent: Silent, clock: Clock) -> bool:
    return clock.module not in silent.modules and (clock.always_on or clock.id not in silent.clocks)


def is_module_off(firm: Firm, module: str) -> bool:
    """Whether the firm leaves a part of the rule book aside; "" is no part."""
    return bool(module) and module in firm.silent.modules


def is_judged(firm: Firm, rule: Rule) -> bool:
    """Whether a rule speaks: a policy may silence lapses and notices, never errors."""
    return _speaks(firm.silent, rule)


def _speaks(silent: Silent, rule: Rule) -> bool:
    is_off = rule.severity is not Severity.ERROR and rule.id in silent.rules
    return rule.module not in silent.modules and not is_off


def _with_cards(duties: Sequence[Duty]) -> list[Duty]:
    """The duties, open conversations marked with the clock of the account's earliest one."""
    talks = [duty for duty in duties if _is_talk(duty)]
    if not talks:
        return list(duties)
    first = min(talks, key=lambda duty: (duty.due_on, duty.order)).clock
    return [replace(duty, card=first) if _is_talk(duty) else duty for duty in duties]


def _is_talk(duty: Duty) -> bool:
    return duty.group is Group.CONVERSATIONS and duty.is_open
