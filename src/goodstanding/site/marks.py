"""The small marks that every page is written with: links, days, chips, places to edit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from goodstanding.duty import Duty
from goodstanding.immutable import Value
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.site.edition import Edition
from goodstanding.site.page import Links
from goodstanding.site.text import Form, escape, is_web_address, joined, render_line
from goodstanding.site.words import BANDS, STATES, count, spell_day, spell_short, title_of, told
from goodstanding.writing.spelling import spoken

_EMPTY = Markup("")
# As many names as can be taken in at once.
_IN_A_LINE = 8
_DIM = Form("<small>%s</small>")
_CHIP = Form('<b class="gs-%s">%s</b>')
_BAND = Form('<b class="gs-%s" data-gs-due="%s"%s>%s</b>')
_SOON = Form(' data-gs-soon="%s"')
# What the script takes where nothing is said.
_USUALLY_SOON = 7
_TIME = Form('<time datetime="%s">%s</time>')
_LINK = Form('<a href="%s">%s</a>')
_MAIL = Form('<a href="mailto:%s">%s</a>')
_OUT = Form('<a href="%s" rel="noopener noreferrer nofollow">%s</a>')
# Read aloud, a link says which record it edits; the account is that of the page or of the row. A page
# holds dozens of them, so each is as short as can be: the style sheet knows them by their address.
_EDIT = Form('<a href="%s">%s<i> %s</i></a>')
_FILE = Form('<code class="gs-file">%s</code>')
_LIST = Form("<ul>%s</ul>")
_ITEM = Form("<li>%s</li>")
_RESTRICTED = Markup('<span class="gs-restricted">Restricted record</span>')
# The record of an account as a whole.
_OWN = "account"
_SEVERITY_TONES = {"error": "overdue", "lapse": "soon", "notice": "quiet"}


class Marks(Value, frozen=True):
    """Writes marks as seen from one page: every text is escaped here, or was Markdown cut down."""

    edition: Edition
    links: Links
    soon_days: Mapping[str, int]

    def a(self, url: str, label: object) -> Markup:
        """A link to a page of the site, or the label alone where there is no such page."""
        to = self.links.to(url)
        return escape(label) if to is None else _LINK(to, label)

    def out(self, url: str, label: object) -> Markup:
        """A link away from the site, or the label alone where the address is none."""
        return _OUT(url, label) if is_web_address(url) else escape(label)

    def mail(self, address: str) -> Markup:
        """An e-mail address that can be written to."""
        return _MAIL(address, address)

    def asset(self, path: str, label: object) -> Markup:
        """A link to a file that comes with the site."""
        return _LINK(self.links.asset(path), label)

    def edit(self, file: str, what: str = "Edit the record", line: int | None = None) -> Markup:
        """Where that file can be edited, or its path where no forge is known."""
        to = self.edition.edit_url(file)
        if to is None:
            return self.short(file, line)
        name = _name(file)
        return _EDIT(to, what, name if line is None else f"{name}, line {line}")

    def edit_link(self, file: str) -> Markup:
        """Only where it leads somewhere: in long lists a path beside every line is noise."""
        return self.edit(file, "Edit") if self.edition.edit_url(file) is not None else _EMPTY

    def short(self, file: str, line: int | None = None) -> Markup:
        """The path without what the reader sees beside it anyway: accounts/<account>/."""
        near = _near(file)
        return _FILE(near if line is None else f"{near}:{line}")

    def record(self, shown: ShownDuty, what: str = "Edit") -> Markup:
        """Where to edit what a duty stands on, with the line where one record holds several."""
        return self.edit(shown.duty.file, what, shown.span.line if shown.duty.place else None)

    def place(self, shown: ShownFinding) -> Markup:
        """Where a finding stands: its file and line, leading to where it can be edited."""
        return self.edit(shown.finding.place.file, "Edit", shown.span.line)

    def time(self, day: date, short: bool = False) -> Markup:
        """A day, for people and for programs: where it dates a row or is what one looks for."""
        return _spelt(day, short, spoken())

    def day(self, day: date, short: bool = False) -> Markup:
        """A day among other words."""
        return escape(spell_short(day) if short else spell_day(day))

    def band(self, duty: Duty) -> Markup:
        """How near a duty is; script may renew it by the reader's own day."""
        if not duty.is_open:
            return self.chip(STATES[duty.state])
        days = self.soon_days.get(duty.clock, _USUALLY_SOON)
        soon = _EMPTY if days == _USUALLY_SOON else _SOON(days)
        return _BAND(duty.band.value, duty.due_on.isoformat(), soon, BANDS[duty.band])

    def late(self, duty: Duty) -> str:
        """How late a duty is, if it is."""
        return f"{count(duty.days_late, 'day')} late" if duty.is_overdue else ""

    def clock(self, duty: Duty) -> Markup:
        """The name of what is owed, leading to the page of its clock."""
        return self.a(duty.url, title_of(duty.clock))

    def chip(self, word: object, tone: str = "quiet") -> Markup:
        """A word with a tone."""
        return _CHIP(tone, word)

    def severity(self, shown: ShownFinding) -> Markup:
        """How much a finding weighs."""
        finding = shown.finding
        if finding.waived:
            return self.chip("waived")
        return self.chip(finding.severity.value, _SEVERITY_TONES[finding.severity.value])

    def dim(self, text: object) -> Markup:
        """A text that may be passed over."""
        return _DIM(text) if text else _EMPTY

    def said(self, text: str | None, *, restricted: bool = False) -> Markup:
        """A record's own words in a line; that there are some, where nobody else may read them."""
        if restricted:
            return _RESTRICTED
        return render_line(text) if text else _EMPTY

    def parts(self, parts: Iterable[object]) -> Markup:
        """Short facts in one dim line."""
        kept = [part for part in parts if part]
        return self.dim(joined(" \u00b7 ", kept)) if kept else _EMPTY

    def account(self, id_: str | None) -> Markup:
        """An account by its name, leading to its page; the firm where there is none."""
        if id_ is None or self.edition.ledger is None:
            return escape("The firm")
        return self.a(f"accounts/{id_}/", self.edition.ledger.names.account(id_))

    def person(self, id_: str | None) -> Markup:
        """One of us by name, leading to their page."""
        if not id_ or self.edition.ledger is None:
            return escape("nobody")
        return self.a(f"people/{id_}/", self.edition.ledger.names.person(id_))

    def why(self, duty: Duty) -> str:
        """The reason of a duty as a sentence."""
        return told(duty.why)


def _name(file: str) -> str:
    """The name of a record; that of the account's own record is the account's."""
    folder, _, name = file.removesuffix(".yml").rpartition("/")
    return folder.rpartition("/")[2] if name == _OWN else name


def _near(file: str) -> str:
    """The path without accounts/<account>/, and that of the account's own record without accounts/."""
    parts = file.split("/")
    return "/".join(parts[2:] if len(parts) > 3 else parts[1:])


@lru_cache(maxsize=8192)
def _spelt(day: date, short: bool, place: str) -> Markup:  # noqa: ARG001 - one entry for each place
    return _TIME(day.isoformat(), spell_short(day) if short else spell_day(day))


def stacked(*parts: object) -> Markup:
    """The parts below each other; empty ones are left out."""
    return joined("<br>", (part for part in parts if part))


def listed(items: Iterable[object]) -> Markup:
    """The items as a list."""
    return _LIST(joined("", map(_ITEM, items)))


def some(items: Sequence[object], m: Marks, more: str) -> Markup:
    """The first of them in a line; the rest are counted, and are at that address."""
    shown = list(items) if len(items) <= _IN_A_LINE + 1 else list(items[:_IN_A_LINE])
    rest = len(items) - len(shown)
    return joined(", ", [*shown, m.a(more, f"{rest} more")] if rest else shown)
