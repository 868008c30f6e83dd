"""What is owed to the account, what is wrong in its records, and why the other clocks are silent."""

from collections import defaultdict

from markupsafe import Markup

from goodstanding.duty import BANDS, Band
from goodstanding.reports.cards import Card, fold
from goodstanding.reports.shown import ShownDuty
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import listed, stacked
from goodstanding.site.promised import about
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.text import Form, joined
from goodstanding.site.words import title_of, told
from goodstanding.standing import Silence, silent
from goodstanding.writing.spelling import with_days_spelt

_COLUMNS = columns("What is owed", "Due", "Owner", "Why", "Record", fixed=["Record"])


def counting(sitter: Sitter) -> list[ShownDuty]:
    """The duties that count, the nearest band first."""
    open_ones = [shown for shown in sitter.ledger.duties_of(sitter.account.id) if shown.duty.is_open]
    return sorted(open_ones, key=lambda one: (BANDS.index(one.duty.band), one.duty.due_on, one.duty.order))


def next_card(sitter: Sitter) -> Card | None:
    """The first thing to take up."""
    return next(iter(fold(counting(sitter))), None)


def duties(sitter: Sitter) -> Section:
    """What is near; then, more briefly, what comes later and what does not count now."""
    owed = counting(sitter)
    near = [shown for shown in owed if shown.duty.band in _NEAR]
    booked = [shown for shown in owed if shown.duty.band is Band.BOOKED]
    later = [shown for shown in owed if shown.duty.band is Band.LATER]
    apart = [shown for shown in sitter.ledger.duties_of(sitter.account.id) if not shown.duty.is_open]
    apart.sort(key=lambda one: (one.duty.due_on, one.duty.order))
    html = _table("Duties", near[:_NEAR_SHOWN], sitter).__html__() if near else _NOTHING_NEAR
    # Beyond what one person takes up in a week, a line each is enough.
    if near[_NEAR_SHOWN:]:
        html += _brief(near[_NEAR_SHOWN:], sitter)
    if booked:
        html += Markup('<h3 id="booked">Booked</h3>')
        html += _brief(booked, sitter)
    if apart:
        html += Markup('<h3 id="put-off">Not counted now</h3>')
        html += _brief(apart, sitter)
    if later:
        html += Markup('<h3 id="later">Later</h3>')
        html += _brief(later[:_LATER_SHOWN], sitter)
    if len(later) > _LATER_SHOWN:
        html += _MORE(f"{len(later) - _LATER_SHOWN} more after that.")
    return Section("duties", "Duties", html)


_NOTHING_NEAR = Markup("<p>Nothing is due in the coming days.</p>")
_NEAR = (Band.OVERDUE, Band.TODAY, Band.SOON)
_NEAR_SHOWN = 4
_LATER_SHOWN = 3
_MORE = Form('<p class="gs-dim">%s</p>')
_BRIEF = Form('<ul class="gs-next">%s</ul>')
_LINE = Form("<li>%s %s%s%s</li>")


def _brief(owed: list[ShownDuty], sitter: Sitter) -> Markup:
    """A line for each duty; what is owed by somebody else than the account manager says so."""
    m = sitter.m
    lines = []
    for shown in owed:
        duty = shown.duty
        by = (
            ""
            if duty.owner == sitter.account.profile.account_manager
            else m.dim(f", {_owner(shown, sitter)}")
        )
        state = "" if duty.is_open and duty.band not in _NEAR else " " + m.band(duty)
        detail = m.dim(_detail(shown, sitter))
        said = " \u00b7 " + detail if detail else ""
        lines.append(_LINE(m.day(duty.due_on, True), m.clock(duty), by + state, said))
    return _BRIEF(joined("\n", lines))


def _detail(shown: ShownDuty, sitter: Sitter) -> object:
    """What it is about, or the planned talk that will see to it; else why it is owed."""
    duty, m = shown.duty, sitter.m
    what = about(duty, sitter.ledger, m)
    if duty.booked_on:
        return m.said(what) + (", " if what else "") + "planned for " + m.day(duty.booked_on, True)
    return m.said(what) if what else with_days_spelt(duty.why)


def _owner(shown: ShownDuty, sitter: Sitter) -> str:
    return sitter.ledger.names.person(shown.duty.owner)


def _table(label: str, owed: list[ShownDuty], sitter: Sitter) -> Table:
    m = sitter.m
    rows = []
    for shown in owed:
        duty = shown.duty
        what = about(duty, sitter.ledger, m)
        due = m.time(duty.due_on, True) + " " + m.band(duty)
        if duty.is_overdue:
            due += Markup(' <span class="gs-late">%s</span>') % m.late(duty)
        cells = (
            stacked(m.clock(duty), what and m.dim(m.said(what))),
            by_day(duty.due_on, due),
            _owner(shown, sitter),
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
            told(one.finding.message),
            m.dim(m.a(one.finding.url, one.finding.rule) + ", " + m.place(one)),
        )
        for one in shown
    )
    html = Markup('<ul class="gs-findings">%s</ul>') % Markup("\n").join(items)
    return Section("findings", "Findings", html)


def silence(sitter: Sitter) -> Section | None:
    """Every clock that asks for nothing now and will not by itself, and why."""
    firm = sitter.ledger.book.firm
    account = sitter.ledger.book.accounts[sitter.account.id]
    if firm is None:
        return None
    owed = sitter.ledger.judged(account.id).duties
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in silent(account, firm, sitter.as_of, owed):
        # What comes later or was put off stands among the duties already.
        if one.duty is None:
            because = _NOTHING_TO_DO if one.reason is Silence.NOTHING_TO_DO else one.because
            by_reason[because].append(title_of(one.clock.id))
    widest_last = sorted(by_reason.items(), key=lambda pair: (pair[0] == _NOTHING_TO_DO, pair[1]))
    items = (stacked(", ".join(titles), sitter.m.dim(told(why))) for why, titles in widest_last)
    html = _SILENCE(listed(items))
    return Section("silence", "The reason for silence", html)


_NOTHING_TO_DO = "nothing here calls for these now"
_SILENCE = Form("<details><summary>Why nothing else is asked for</summary>%s</details>")
