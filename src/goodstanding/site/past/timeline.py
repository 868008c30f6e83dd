"""The course of an account on its page: how promises ended, and what was written when, newest first."""

from markupsafe import Markup

from goodstanding.history.story import Event, Story
from goodstanding.history.tally import count
from goodstanding.immutable import replace
from goodstanding.reports.story import sentences
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import Marks
from goodstanding.site.past.by_records import story_by_records
from goodstanding.site.past.bygone import EVENTS_SHOWN, Basis
from goodstanding.site.past.commits import commit_link
from goodstanding.site.past.spark import spark
from goodstanding.site.text import Form, escape, joined
from goodstanding.site.words import count as counted
from goodstanding.site.words import spell_percent, spell_short

COMMITS_SHOWN = 3
# Two points are no course.
WORTH_A_LINE = 3
_GAP = Form('<p class="gs-away">Nothing is said of the past: %s.</p>')
_KEPT = Form("<p>%s fell due in the twelve months, %s kept%s. %s</p>")
_TREND = Form("<p>The records said %s of 100 on %s%s%s on %s. %s</p>")
_LIST = Form('<ol class="gs-timeline gs-course">%s</ol>')
_ITEM = Form("<li><i>%s</i> %s</li>")
_BY_RECORDS = Markup('<p class="gs-dim">By the days in the records alone.</p>')
_EARLIER = Form("<p>%s; <code>standing history %s</code> tells all of them.</p>")


def course(sitter: Sitter) -> Section | None:
    """How the account came to where it is; None where there is nothing to tell."""
    past = sitter.ledger.past
    if past.gap is not None:
        return Section("course", "How it came about", _GAP(past.gap))
    html = _kept(sitter) + _trend(sitter) + _story(_told(sitter), sitter)
    return Section("course", "How it came about", html) if html else None


def _kept(sitter: Sitter) -> Markup:
    """How many of the promises due were kept; the share only where there are enough of them."""
    own = sitter.ledger.past.promises_of.get(sitter.account.id, [])
    due = count(own, sitter.as_of, 0).all
    if not due.due:
        return Markup("")
    share = "" if due.share is None else f" ({spell_percent(due.share)})"
    more = sitter.m.a("track-record/", "How promises ended")
    return _KEPT(counted(due.due, "promise"), due.kept, share, more)


def _trend(sitter: Sitter) -> Markup:
    """What the records said at each month-end, as a line; the figures in words for who cannot see it."""
    known = sitter.ledger.past.wholes(sitter.account.id)
    if len(known) < WORTH_A_LINE:
        return Markup("")
    (first, then), (last, now) = known[0], known[-1]
    month_by_month = sitter.m.a("history/", "All month by month")
    return _TREND(then, spell_short(first), spark(known), now, spell_short(last), month_by_month)


def _told(sitter: Sitter) -> Story:
    """What happened, from the history; where there is none the course of the promises by their records."""
    past, account = sitter.ledger.past, sitter.account
    if past.basis is Basis.HISTORY:
        return past.stories.get(account.id, Story())
    name = sitter.ledger.names.person
    keepers = {one.file: name(account.owner_of(one, one.owner)) for one in account.commitments}
    return story_by_records(account.commitments, keepers, past.source, sitter.as_of, EVENTS_SHOWN)


def _story(story: Story, sitter: Sitter) -> Markup:
    if not story.events:
        return Markup("")
    html = _LIST(joined("", (_event(one, sitter) for one in story.events)))
    if sitter.ledger.past.basis is Basis.RECORDS:
        return html + _BY_RECORDS
    if story.earlier:
        earlier = counted(story.earlier, "earlier change is on record", "earlier changes are on record")
        html += _EARLIER(earlier, sitter.account.id)
    return html


def _event(event: Event, sitter: Sitter) -> Markup:
    m, past = sitter.m, sitter.ledger.past
    who = past.people.get(event.email.casefold()) or event.author or event.email
    said = joined("<br>", (escape(f"{who} {text}") for text in sentences(_named(event, sitter))))
    if event.commits:
        said += " " + commits(event.commits, m)
    return _ITEM(spell_short(event.at.date()), said)


def _named(event: Event, sitter: Sitter) -> Event:
    """The event with the names of those at the client to whom something was promised."""
    if event.kind.name != "commitment" or event.restricted:
        return event
    before, after = (
        {**data, "to": sitter.theirs(data["to"])} if isinstance(data.get("to"), str) else data
        for data in (event.before, event.after)
    )
    return replace(event, before=before, after=after)


def commits(found: tuple[str, ...], m: Marks) -> Markup:
    """The commits of one piece of work, the last of them first."""
    shown = [commit_link(m.edition, one) for one in found[::-1][:COMMITS_SHOWN]]
    if len(found) > COMMITS_SHOWN:
        shown.append(escape(f"and {len(found) - COMMITS_SHOWN} more"))
    return m.dim(joined(", ", shown))
