"""All promises: what we owe whom, what we wait for, how the last ones went."""

from datetime import timedelta

from goodstanding.model.account import Account
from goodstanding.model.work import Commitment
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.promised import to_promise
from goodstanding.site.states import promise_lines, promise_state
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import sentence, spell_short

SHEET = Sheet(
    "promises.md",
    "Promises",
    "Every promise that is open, what we wait for, and how the promises of the last twelve months went.",
    "promises commitments open waiting kept missed",
)
_YEAR = timedelta(days=365)
# A page of thousands of rows opens slowly; older ones stand on the accounts' own pages.
_OVER_SHOWN = 300
_COLUMNS = columns("Promise", "Account", "To", "Owner", "Due", "How it stands", "Record")
_FACETS = ("Owner", "How it stands")

Made = tuple[Account, Commitment]


def promises_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The page of all promises."""
    m = marks_for(edition, "promises/")
    made = [(account, one) for account in ledger.by_name for one in account.commitments]
    is_open = [pair for pair in made if pair[1].is_open]
    is_open.sort(key=lambda pair: (pair[1].due_on, pair[0].id, pair[1].id))
    since = ledger.as_of - _YEAR
    over = [pair for pair in made if not pair[1].is_open and pair[1].due_in_force_on >= since]
    over.sort(key=lambda pair: (pair[1].due_in_force_on, pair[0].id, pair[1].id), reverse=True)
    parts = (
        Part("open", "Open", _table("Open promises", is_open, ledger, m), "No promise is open."),
        Part("waiting", "We wait for", _waiting(is_open, ledger, m), "We wait for nobody.", good=True),
        Part(
            "over",
            "The last twelve months",
            _table("Promises that are over", over[:_OVER_SHOWN], ledger, m),
            "None yet.",
            f"The newest {_OVER_SHOWN} of {len(over)}." if len(over) > _OVER_SHOWN else "",
        ),
    )
    return sheet_page(edition, SHEET, parts)


def _table(label: str, made: list[Made], ledger: Ledger, m: Marks) -> Table:
    return Table(label, _COLUMNS, tuple(_row(*pair, ledger, m) for pair in made), facets=_FACETS)


def _row(account: Account, promise: Commitment, ledger: Ledger, m: Marks) -> Row:
    said = promise_state(promise, ledger.as_of)
    owner = account.owner_of(promise, promise.owner)
    lines = (m.dim(sentence(one)) for one in promise_lines(promise, ledger.as_of))
    to = "" if promise.is_restricted else ledger.names.stakeholder(account, promise.to)
    cells = (
        to_promise(account, promise, m),
        m.account(account.id),
        to,
        m.person(owner),
        by_day(promise.due_on, m.time(promise.due_on, True)),
        stacked(m.chip(said.word, said.tone), *lines),
        m.edit(promise.file, "Edit"),
    )
    return Row(cells, ((ledger.names.person(owner),), (said.word,)))


def _waiting(made: list[Made], ledger: Ledger, m: Marks) -> Table:
    rows = []
    for account, promise in made:
        for one in promise.waiting_on:
            if one.done_on is None:
                chased = (
                    f"last asked {spell_short(one.chased_on)}" if one.chased_on else "not asked again yet"
                )
                cells = (
                    m.said(one.what, restricted=promise.is_restricted),
                    m.account(account.id),
                    ledger.names.stakeholder(account, one.from_) if one.from_ else "",
                    by_day(one.needed_by_on, m.time(one.needed_by_on, True) if one.needed_by_on else ""),
                    stacked(to_promise(account, promise, m), m.dim(chased)),
                    m.edit(promise.file, "Edit"),
                )
                rows.append(Row(cells))
    titles = columns("What", "Account", "From", "Needed by", "For the promise", "Record")
    return Table("What we wait for", titles, tuple(rows))
