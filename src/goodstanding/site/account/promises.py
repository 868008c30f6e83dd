"""What we promised them, and what we wait for."""

from markupsafe import Markup

from goodstanding.model.work import Commitment
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import listed, stacked
from goodstanding.site.states import promise_lines, promise_state
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import count, sentence

# Of promises that are over the newest say enough; all are in the account's folder.
_OVER_SHOWN = 15
_COLUMNS = columns("Promise", "To", "Due", "How it stands", "Record", fixed=["Record"])


def promises(sitter: Sitter) -> Section:
    """Open promises first, then the newest of the others."""
    made = sorted(sitter.account.commitments, key=lambda one: one.id, reverse=True)
    is_open = sorted((one for one in made if one.is_open), key=lambda one: (one.due_on, one.id))
    over = [one for one in made if not one.is_open]
    shown = [*is_open, *over[:_OVER_SHOWN]]
    if not shown:
        return Section("promises", "Promises", Markup("<p>No promise is on record.</p>"))
    html = Table("Promises", _COLUMNS, tuple(_row(one, sitter) for one in shown)).__html__()
    if len(over) > _OVER_SHOWN:
        html += Markup("<p>%s on record.</p>") % count(
            len(over) - _OVER_SHOWN, "earlier promise is", "earlier promises are"
        )
    if waiting := _waiting(is_open, sitter):
        html += Markup('<h3 id="waiting">We wait for</h3>%s') % waiting
    return Section("promises", "Promises", html)


def _row(promise: Commitment, sitter: Sitter) -> Row:
    m, account = sitter.m, sitter.account
    said = promise_state(promise, sitter.as_of)
    owner = sitter.ledger.names.person(account.owner_of(promise, promise.owner))
    lines = (m.dim(sentence(one)) for one in promise_lines(promise, sitter.as_of))
    made = m.dim(m.time(promise.dated_on, True))
    cells = (
        stacked(m.said(promise.what, restricted=promise.is_restricted), m.dim(owner) + " " + made),
        "" if promise.is_restricted else sitter.theirs(promise.to),
        by_day(promise.due_on, m.time(promise.due_on, True)),
        stacked(m.chip(said.word, said.tone), *lines),
        m.edit(promise.file, "Edit"),
    )
    return Row(cells, anchor=f"promise-{promise.id}")


def _waiting(promises_open: list[Commitment], sitter: Sitter) -> Markup | None:
    m = sitter.m
    items = []
    for promise in promises_open:
        for one in promise.waiting_on:
            if one.done_on is None:
                by = m.parts(
                    [
                        one.from_ and f"from {sitter.theirs(one.from_)}",
                        one.needed_by_on and "needed by " + m.time(one.needed_by_on),
                        one.chased_on and "last asked " + m.time(one.chased_on),
                    ]
                )
                items.append(stacked(m.said(one.what, restricted=promise.is_restricted), by))
    return listed(items) if items else None
