"""Judges an account by two policies; what asks neither for anything that differs is asked once."""

from datetime import date

from goodstanding.chapters.chapter import Check, Duties, Notices
from goodstanding.duty import Duty
from goodstanding.effect.pair import Listed, Pair
from goodstanding.finding import Finding
from goodstanding.model.account import Account
from goodstanding.standing import AccountStanding, judge
from goodstanding.standing.judging import Speaking, as_waived, in_order, speaking, standing_of

Found = tuple[list[Finding], list[Finding]]
Owed = tuple[tuple[Duty, ...], tuple[Duty, ...]]


def judge_twice(
    account: Account, known: Account, pair: Pair, as_of: date
) -> tuple[AccountStanding, AccountStanding]:
    """The standing of one account by both policies, one and the same where nothing differs.

    `known` is the account as known on the day.
    """
    if pair.ear is None:
        was, now = (judge(account, firm, as_of, known) for firm in pair.written)
        return was, now
    # The same rules and clocks speak in both: rows that are switched off are alike.
    heard = speaking(pair.known[1].silent)
    owed = _owed(known, pair, heard, as_of)
    found = _written(account, pair, heard)
    told = _notices(known, pair, heard, owed, as_of)
    before = standing_of(account, known, as_of, [*found[0], *told[0]], owed[0])
    if owed[0] is owed[1] and found[0] is found[1] and told[0] is told[1]:
        return before, before
    return before, standing_of(account, known, as_of, [*found[1], *told[1]], owed[1])


def _written(account: Account, pair: Pair, heard: Speaking) -> Found:
    def both(check: Check) -> Found:
        return pair.both(lambda firm: [*check(account, firm)], pair.written)

    return _joined([both(check) for check in heard.errors])


def _owed(known: Account, pair: Pair, heard: Speaking, as_of: date) -> Owed:
    def both(owed: Duties) -> tuple[list[Duty], list[Duty]]:
        return pair.both(lambda firm: [*owed(known, firm, as_of)])

    every = [both(owed) for owed in heard.clocks]
    was = in_order([duty for own, _ in every for duty in own])
    if all(own is other for own, other in every):
        return was, was
    now = in_order([duty for _, own in every for duty in own])
    return was, was if now == was else now


def _notices(known: Account, pair: Pair, heard: Speaking, owed: Owed, as_of: date) -> Found:
    """The advice of both sides; most of it does not look at the duties, though they differ."""
    first = Listed(owed[0], pair.ear) if pair.ear and owed[0] is not owed[1] else owed[0]

    def both(notice: Notices) -> Found:
        return pair.both(
            lambda firm: [*notice(known, firm, as_of, owed[1] if firm is pair.known[1] else first)]
        )

    was, now = _joined([both(notice) for notice in heard.notices])
    waived = [as_waived(one, known, as_of) for one in was]
    return waived, waived if now is was else [as_waived(one, known, as_of) for one in now]


def _joined(both: list[Found]) -> Found:
    """All that each side found; the same list where that is the same."""
    was = [one for own, _ in both for one in own]
    if all(own is other for own, other in both):
        return was, was
    return was, [one for _, own in both for one in own]
