"""What they are not content with: escalations and concerns; signals that may become either."""

from markupsafe import Markup

from goodstanding.model.trouble import Concern, Escalation
from goodstanding.site.account.cited import cited
from goodstanding.site.account.part import Section, Sitter, earlier
from goodstanding.site.marks import stacked
from goodstanding.site.states import concern_state, escalation_state, escalation_to, signal_state
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.text import joined
from goodstanding.site.words import spell_money, title_of

_SIGNALS_SHOWN = 12
_OVER_SHOWN = 6


def trouble(sitter: Sitter) -> Section | None:
    """Escalations before concerns, open ones before those resolved."""
    account = sitter.account
    escalations = sorted(account.escalations, key=lambda one: one.id, reverse=True)
    concerns = sorted(account.concerns, key=lambda one: one.id, reverse=True)
    escalations.sort(key=lambda one: not one.is_open)
    concerns.sort(key=lambda one: not one.is_open)
    if not escalations and not concerns:
        return None
    both: list[Escalation | Concern] = [*escalations, *concerns]
    over = sorted((one for one in both if not one.is_open), key=_newest, reverse=True)
    left_out = {one.record for one in over[_OVER_SHOWN:]}
    shown = [one for one in escalations if one.record not in left_out]
    firm, name = sitter.ledger.firm, sitter.ledger.names.person
    html = sitter.draw(
        "trouble.html",
        escalations=[(one, escalation_state(one), [*map(name, escalation_to(one, firm))]) for one in shown],
        concerns=[(one, concern_state(one)) for one in concerns if one.record not in left_out],
        alone=_authority(sitter) if len(over) < len(both) else None,
    )
    html += earlier(len(left_out), "earlier one is", "earlier ones are")
    return Section("trouble", "Escalations and concerns", html)


def _newest(one: Escalation | Concern) -> str:
    return one.id


def _authority(sitter: Sitter) -> Markup | None:
    """What the account manager may promise without asking, in the policy's words."""
    firm = sitter.ledger.firm
    allowed = firm.policy.am_authority if firm else None
    if allowed is None:
        return None
    up_to = f"Up to {spell_money(allowed.up_to, firm)}." if allowed.up_to else None
    return joined(" ", [part for part in (sitter.m.said(allowed.text), up_to) if part])


def signals(sitter: Sitter) -> Section | None:
    """What reached the account manager, and what became of it; the newest first."""
    m = sitter.m
    newest = sorted(sitter.account.signals, key=lambda one: one.id, reverse=True)[:_SIGNALS_SHOWN]
    rows = []
    for one in newest:
        said = signal_state(one)
        came = [title_of(one.kind.value), one.from_ and "from " + title_of(one.from_.value).lower()]
        cells = (
            stacked(
                m.said(one.note, restricted=one.is_restricted),
                m.parts(came),
                one.about and not one.is_restricted and m.dim("about ") + (cited(one.about, sitter) or ""),
            ),
            by_day(one.dated_on, m.time(one.dated_on, True)),
            m.chip(said.word, said.tone),
            m.edit(one.file, "Edit"),
        )
        rows.append(Row(cells))
    if not rows:
        return None
    titles = columns("Signal", "Came in", "How it stands", "Record", fixed=["Record"])
    return Section("signals", "Signals", Table("Signals", titles, tuple(rows)).__html__())
