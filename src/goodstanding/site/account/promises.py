"""What we promised them, and what we wait for."""

from collections.abc import Iterator

from markupsafe import Markup

from goodstanding.model.work import Commitment
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import listed, stacked
from goodstanding.site.promised import anchor_of, shown_promises
from goodstanding.site.states import promise_lines, promise_state
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import count, sentence

_COLUMNS = columns("Promise", "To", "Due", "How it stands", "Record", fixed=["Record"])


def promises(sitter: Sitter) -> Section:
    """Open promises first, then the newest of the others."""
    shown = shown_promises(sitter.account)
    earlier = len(sitter.account.commitments) - len(shown)
    if not shown:
        return Section("promises", "Promises", Markup("<p>No promise is on record.</p>"))
    html = Table("Promises", _COLUMNS, tuple(_row(one, sitter) for one in shown)).__html__()
    if earlier:
        html += Markup("<p>%s on record.</p>") % count(earlier, "earlier promise is", "earlier promises are")
    if waiting := _waiting([one for one in shown if one.is_open], sitter):
        html += Markup('<h3 id="waiting">We wait for</h3>%s') % waiting
    return Section("promises", "Promises", html)


def _row(promise: Commitment, sitter: Sitter) -> Row:
    m, account = sitter.m, sitter.account
    said = promise_state(promise, sitter.as_of)
    owner = sitter.ledger.names.person(account.owner_of(promise, promise.owner))
    lines = (m.dim(sentence(one)) for one in promise_lines(promise, sitter.as_of))
    made = m.dim(m.day(promise.dated_on, True))
    words = () if promise.is_restricted else _words(promise, sitter)
    cells = (
        stacked(m.said(promise.what, restricted=promise.is_restricted), m.dim(owner) + " " + made),
        "" if promise.is_restricted else sitter.theirs(promise.to),
        by_day(promise.due_on, m.time(promise.due_on, True)),
        stacked(m.chip(said.word, said.tone), *lines, *words),
        m.edit(promise.file, "Edit"),
    )
    return Row(cells, anchor=anchor_of(promise.id))


def _words(promise: Commitment, sitter: Sitter) -> Iterator[Markup]:
    """What was said and done about it, in the record's own words."""
    m = sitter.m
    if promise.checked and promise.is_open:
        last = max(promise.checked, key=lambda one: one.checked_on or promise.dated_on)
        word = {True: "on track", False: "not on track", None: "looked at"}[last.on_track]
        yield m.dim(word + " on " + m.day(last.checked_on, True)) if last.checked_on else m.dim(word)
    if promise.at_risk and promise.at_risk.mitigation:
        who = promise.at_risk.agreed_with
        agreed = m.dim(f", agreed with {sitter.theirs(who)}") if who else ""
        yield m.dim("what we do about it: ") + m.said(promise.at_risk.mitigation) + agreed
    for title, text in _reasons(promise):
        yield m.dim(title) + m.said(text)
    for word, day in (
        ("apologised", promise.apologised_on),
        ("in writing", promise.confirmed_in_writing_on),
    ):
        if day:
            yield m.dim(f"{word} " + m.day(day, True))


def _reasons(promise: Commitment) -> Iterator[tuple[str, str]]:
    """Why it was moved, taken back or missed, and what changes for it."""
    moved, withdrawn, reflection = promise.revisions, promise.withdrawn, promise.reflection
    if moved and moved[-1].reason:
        yield "moved because: ", moved[-1].reason
    if withdrawn and withdrawn.reason:
        yield "taken back because: ", withdrawn.reason
    if reflection and reflection.why:
        yield "missed because: ", reflection.why
    if reflection and reflection.change:
        yield "what changes: ", reflection.change


def _waiting(promises_open: list[Commitment], sitter: Sitter) -> Markup | None:
    m = sitter.m
    items = []
    for promise in promises_open:
        for one in promise.waiting_on:
            if one.done_on is None:
                by = m.parts(
                    [
                        one.from_ and f"from {sitter.theirs(one.from_)}",
                        one.needed_by_on and "needed by " + m.day(one.needed_by_on),
                        one.chased_on and "last asked " + m.day(one.chased_on),
                    ]
                )
                items.append(stacked(m.said(one.what, restricted=promise.is_restricted), by))
    return listed(items) if items else None
