"""What is owed to the account, what is wrong in its records, and why the other clocks are silent."""

from collections import defaultdict

from markupsafe import Markup

from goodstanding.duty import BANDS, NOBODY
from goodstanding.model.timing import Desk
from goodstanding.reports.cards import Card, fold
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.silence import silent_clocks
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import listed, stacked
from goodstanding.site.subjects import subject_of
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import sentence, title_of

_COLUMNS = columns("What is owed", "Due", "Owner", "Why", "Record", fixed=["Record"])


def counting(sitter: Sitter) -> list[ShownDuty]:
    """The duties that count, the nearest band first."""
    open_ones = [shown for shown in sitter.ledger.duties_of(sitter.account.id) if shown.duty.is_open]
    return sorted(open_ones, key=lambda one: (BANDS.index(one.duty.band), one.duty.due_on, one.duty.order))


def next_card(sitter: Sitter) -> Card | None:
    """The first thing to take up."""
    return next(iter(fold(counting(sitter))), None)


def duties(sitter: Sitter) -> Section:
    """All duties, those that do not count now apart."""
    owed = counting(sitter)
    apart = [shown for shown in sitter.ledger.duties_of(sitter.account.id) if not shown.duty.is_open]
    html = _table("Duties", owed, sitter).__html__() if owed else Markup("<p>Nothing is owed.</p>")
    if apart:
        html += Markup('<h3 id="put-off">Not counted now</h3>')
        html += _table("Duties that do not count now", apart, sitter).__html__()
    return Section("duties", "Duties", html)


def _table(label: str, owed: list[ShownDuty], sitter: Sitter) -> Table:
    m, book = sitter.m, sitter.ledger.book
    rows = []
    for shown in owed:
        duty = shown.duty
        about = subject_of(duty, book)
        due = m.time(duty.due_on, True) + " " + m.band(duty)
        if duty.is_overdue:
            due += Markup(' <span class="gs-late">%s</span>') % m.late(duty)
        cells = (
            stacked(m.clock(duty), about and m.dim(m.said(about))),
            by_day(duty.due_on, due),
            "Nobody" if duty.owner == NOBODY else m.person(duty.owner),
            m.why(duty),
            m.record(shown),
        )
        rows.append(Row(cells))
    return Table(label, _COLUMNS, tuple(rows))


def findings(sitter: Sitter) -> Section | None:
    """What is wrong in the records, with the line where it stands."""
    m = sitter.m
    shown = sitter.ledger.findings_of(sitter.account.id)
    if not shown:
        return None
    items = (
        Markup("<li>%s %s %s</li>")
        % (
            m.severity(one),
            sentence(one.finding.message),
            m.dim(m.a(one.finding.url, one.finding.rule) + ", " + m.place(one)),
        )
        for one in shown
    )
    html = Markup('<ul class="gs-findings">%s</ul>') % Markup("\n").join(items)
    return Section("findings", "Findings", html)


def silence(sitter: Sitter) -> Section | None:
    """Every clock that asks for nothing now, and why."""
    firm = sitter.ledger.firm
    if firm is None:
        return None
    desk = Desk(sitter.account, firm, sitter.as_of)
    owed = [shown.duty for shown in sitter.ledger.duties_of(sitter.account.id)]
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in silent_clocks(desk, owed, {}):
        by_reason[one.because].append(one.clock)
    items = []
    for because, clocks in sorted(by_reason.items(), key=lambda pair: (len(pair[1]) > 3, pair[1])):
        named = Markup(", ").join(sitter.m.a(f"clocks/{one}/", title_of(one)) for one in clocks)
        items.append(stacked(named, sitter.m.dim(sentence(because))))
    html = Markup("<details><summary>Why nothing else is asked for</summary>%s</details>") % listed(items)
    return Section("silence", "The reason for silence", html)
