"""The rest of a project: how it goes, who does what, what was agreed, and how it came home."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from goodstanding.model.work import ProgressReport, Project
from goodstanding.site.account.part import Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.text import Form, joined
from goodstanding.site.words import spell_number, spell_percent

Row = tuple[str, object]

_MORE = Form('<details><summary>%s</summary><dl class="gs-facts">%s</dl></details>')
_ROW = Form("<div><dt>%s</dt><dd>%s</dd></div>")
_WIDE_ROW = Form('<div class="gs-wide"><dt>%s</dt><dd>%s</dd></div>')
_WIDE = ("To be delivered", "Learned", "Agreed")


def report(project: Project, sitter: Sitter) -> Markup | None:
    """The last report the client got: how far, how much of the estimate, what is hard and what comes next."""
    sent = sorted((one for one in project.progress_reports if one.sent_on), key=_sent)
    if not sent or project.over_on:
        return None
    m, last = sitter.m, sent[-1]
    done = None if last.percent_done is None else spell_percent(last.percent_done / 100) + " done"
    link = m.out(last.link, "the report") if last.link else None
    head = m.parts(["last report " + m.day(_sent(last)), done, _used(last), link])
    told_on = max((one.told_over_on for one in sent if one.told_over_on), default=None)
    return stacked(head, *_over(last, told_on, sitter), *_words(last, sitter))


def _sent(one: ProgressReport) -> date:
    return one.sent_on or date.min


def _used(last: ProgressReport) -> str | None:
    """What was used of what was estimated, and what it will take."""
    unit = f" {last.unit}" if last.unit else ""
    parts = []
    if last.actual is not None:
        of = "" if last.estimate is None else f" of {spell_number(last.estimate)}"
        parts.append(f"{spell_number(last.actual)}{of}{unit} used")
    elif last.estimate is not None:
        parts.append(f"estimated at {spell_number(last.estimate)}{unit}")
    if last.forecast is not None:
        parts.append(f"{spell_number(last.forecast)} expected in the end")
    return ", ".join(parts) or None


def _over(last: ProgressReport, told_on: date | None, sitter: Sitter) -> Iterator[object]:
    """Whether they know that it takes more than was estimated."""
    is_over = last.forecast is not None and last.estimate is not None and last.forecast > last.estimate
    if told_on:
        yield sitter.m.dim("told that it takes more than estimated " + sitter.m.day(told_on, True))
    elif is_over:
        yield sitter.m.chip("not told yet that it takes more than estimated", "soon")


def _words(last: ProgressReport, sitter: Sitter) -> Iterator[object]:
    m = sitter.m
    for title, items in (("Hard at present: ", last.challenges), ("Next: ", last.next)):
        if items:
            yield m.dim(title) + joined("; ", map(m.said, items))


def more(project: Project, sitter: Sitter) -> Markup | None:
    """What somebody needs who takes the project over, folded away; nothing of a restricted one."""
    if project.is_restricted:
        return None
    rows = [
        *_people(project, sitter),
        *_agreed(project, sitter),
        *_places(project, sitter),
        *_going_live(project, sitter),
        *_brought_home(project, sitter),
    ]
    filled = ((_WIDE_ROW if title in _WIDE else _ROW)(title, said) for title, said in rows)
    return _MORE("People, agreement and papers", joined("", filled)) if rows else None


def _people(project: Project, sitter: Sitter) -> Iterator[Row]:
    m, roles = sitter.m, project.roles
    agreed_on = project.tech_lead_acknowledged_on
    tech_lead = roles.tech_lead and m.person(roles.tech_lead) + (
        m.dim(", agreed " + m.day(agreed_on, True)) if agreed_on else ""
    )
    ours = (
        ("Tech lead", tech_lead),
        ("Scrum master", roles.scrum_master and m.person(roles.scrum_master)),
        ("Cloud architect", roles.cloud_architect and m.person(roles.cloud_architect)),
        ("Whom they call", roles.main_contact_of_ours and m.person(roles.main_contact_of_ours)),
        ("Product owner", roles.product_owner and sitter.theirs(roles.product_owner)),
    )
    yield from ((title, who) for title, who in ours if who)
    needs = project.needs
    if needs:
        asked = [*needs.skills, *(["somebody who leads it day by day"] if needs.management else [])]
        if asked:
            yield "Needs", joined(", ", map(m.said, asked))


def _agreed(project: Project, sitter: Sitter) -> Iterator[Row]:
    m, agreed = sitter.m, project.expectations
    if agreed is None:
        return
    if agreed.deliverables:
        yield "To be delivered", joined("; ", map(m.said, agreed.deliverables))
    for title, text in (("Timeline", agreed.timeline), ("Budget", agreed.budget)):
        if text:
            yield title, m.said(text)
    how = [
        agreed.basis and m.said(agreed.basis),
        agreed.agreed_on and m.day(agreed.agreed_on),
        agreed.agreed_with and "with " + sitter.theirs(agreed.agreed_with),
    ]
    if kept := [part for part in how if part]:
        yield "Agreed", joined(", ", kept)


def _places(project: Project, sitter: Sitter) -> Iterator[Row]:
    places = (
        ("board", project.board_url),
        ("backlog", project.backlog_url),
        ("specification", project.spec_url),
    )
    if found := [sitter.m.out(url, name) for name, url in places if url]:
        yield "Where to look", joined(", ", found)


def _going_live(project: Project, sitter: Sitter) -> Iterator[Row]:
    m, audit = sitter.m, project.go_live_audit
    if audit is None:
        return
    by = " by " + m.person(audit.signed_by) if audit.signed_by else ""
    if audit.signed_on:
        yield "Looked at before going live", m.day(audit.signed_on) + by
    for title, text in (("Load", audit.load), ("Security", audit.security), ("Running cost", audit.cost)):
        if text:
            yield title, m.said(text)


def _brought_home(project: Project, sitter: Sitter) -> Iterator[Row]:
    m, wrap_up = sitter.m, project.wrap_up
    review = wrap_up.review if wrap_up else None
    if review and review.held_on:
        led = ", led by " + m.person(review.facilitator) if review.facilitator else ""
        yield "Looked back at", m.day(review.held_on) + led
        if review.learnings:
            yield "Learned", m.said(review.learnings)
    backlog = wrap_up.backlog if wrap_up else None
    if backlog:
        said = ((backlog.to_tickets, "to support"), (backlog.kept, "kept"), (backlog.dropped, "let go"))
        counted = ", ".join(f"{spell_number(number)} {word}" for number, word in said if number is not None)
        on = "gone through " + m.day(backlog.reviewed_on) if backlog.reviewed_on else ""
        if counted or on:
            yield "Open work", joined(": ", [part for part in (on, counted) if part])
