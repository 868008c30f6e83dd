"""What was signed with them, and until when."""

from goodstanding.model.profile import Agreement
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.portfolio import notice_by
from goodstanding.site.states import Said, Told
from goodstanding.site.words import spell_day, spell_money


def agreements(sitter: Sitter) -> Section | None:
    """What was signed, until when, and how far the renewal is."""
    profile = sitter.account.profile
    if not profile.agreements or profile.is_restricted:
        return None
    ordered = sorted(profile.agreements, key=lambda one: (one.ends_on is None, one.ends_on, one.id))
    rows = [(one, _renewal(one, sitter), notice_by(one)) for one in ordered]
    html = sitter.draw("agreements.html", rows=rows, money=_money(sitter), figures=profile.commercial)
    return Section("agreements", "Agreements and renewal", html)


def _money(sitter: Sitter) -> object:
    return lambda money: spell_money(money, sitter.ledger.firm)


def _renewal(agreement: Agreement, sitter: Sitter) -> Said:
    renewal = agreement.renewal
    if renewal and renewal.decided_on:
        decision = f": {renewal.decision}" if renewal.decision else ""
        return Said(f"decided {spell_day(renewal.decided_on)}{decision}", Told.GOOD)
    if agreement.ends_on is None:
        return Said("runs until given notice", Told.QUIET)
    if agreement.ends_on < sitter.as_of:
        return Said("has ended", Told.BAD)
    if renewal and renewal.talked_on:
        return Said(f"talked about {spell_day(renewal.talked_on)}", Told.WATCH)
    return Said("not talked about yet", Told.QUIET)
