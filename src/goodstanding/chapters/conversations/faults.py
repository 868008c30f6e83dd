"""Relationships that hang on one person, theirs or ours."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.dates import months_after
from goodstanding.duty import Duty
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Status

SINGLE = Rule("stakeholder-single", Severity.NOTICE)
TOO_FEW = Rule("account-on-too-few", Severity.NOTICE)


def stakeholder_single(
    account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]
) -> Iterator[Finding]:
    """Clients of whom everything hangs on one person."""
    if account.status(as_of) is not Status.CURRENT:
        return
    there = [one for one in account.stakeholders if one.key and not one.left_on]
    there = [one for one in there if not one.since_on or one.since_on <= as_of]
    if len(there) == 1:
        yield SINGLE.at(
            there[0],
            ("key",),
            "they are the only key stakeholder: get to know one more person who decides, "
            "and mark them with 'key: true', so that the relationship outlives a change of job",
        )


def account_on_too_few(
    account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]
) -> Iterator[Finding]:
    """Accounts of which only one of us knows anything."""
    limits = firm.policy.rules[TOO_FEW.id].limits if TOO_FEW.id in firm.policy.rules else {}
    if account.status(as_of) is not Status.CURRENT:
        return
    months = int(limits.get("months", 0))
    since = months_after(as_of, -months)
    talks = [one for one in account.contacts if one.is_reached and one.dated_on > since]
    if not talks or len(talks) < limits.get("contacts", 0):
        return
    ours = {person for one in talks for person in one.ours or (account.manager_on(one.dated_on),)}
    if len(ours) == 1 and _has_colleagues(firm):
        yield TOO_FEW.at(
            account.profile,
            ("account_manager",),
            f"all {len(talks)} talks of the last {months} months were held by {min(ours)} alone: "
            "take a colleague along to the next one, and name both in ours",
        )


def _has_colleagues(firm: Firm) -> bool:
    return sum(person.is_active for person in firm.people.values()) > 1
