"""The first page: what each of us should take up this week."""

from goodstanding.duty import Band
from goodstanding.finding import Severity
from goodstanding.model.oversight import Scan
from goodstanding.site.desks import desks
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import marks_for, render
from goodstanding.site.promised import about


def _last_scans(ledger: Ledger) -> dict[str, Scan]:
    """The last look that each of us took over their accounts, where it left a word behind."""
    scans = ledger.firm.scans if ledger.firm else ()
    return {
        one.person: one
        for one in sorted(scans, key=lambda scan: scan.id)
        if not one.is_restricted and one.dated_on <= ledger.as_of
    }


def week_page(edition: Edition, ledger: Ledger) -> SitePage:
    """This week: everyone's cards in the order to take them, and what turns due next."""
    standing, firm = ledger.standing, ledger.firm
    all_desks = desks(ledger)
    tally = {band.value: standing.count_band(band) for band in Band}
    tally |= {"accounts": len(ledger.accounts), "errors": standing.count(Severity.ERROR)}
    people = sorted(firm.people) if firm else []
    view = {
        "first_steps": not standing.accounts,
        "anyone": people[0] if people else None,
        "desks": all_desks,
        "away": {id_: one.absence(ledger.as_of) for id_, one in firm.people.items()} if firm else {},
        "tally": tally,
        "scans": _last_scans(ledger),
        "subject": lambda duty: about(duty, ledger, marks_for(edition, "")),
    }
    headings = tuple(Heading(desk.anchor, desk.name) for desk in all_desks)
    if not standing.accounts:
        headings = (Heading("first-steps", "Begin here"),)
    words = " ".join(["week today due next owner", *(desk.name for desk in all_desks)])
    body = render("week.html", edition, "", view)
    return SitePage("index.md", "This week", body, headings, words, wide=True)
