"""Gaps: what could not be assessed, and what nobody has written down yet."""

from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.problems import not_assessed
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.states import last_two_way
from goodstanding.site.tables import Row, Table, columns
from goodstanding.site.words import sentence, told

SHEET = Sheet(
    "gaps.md",
    "Gaps",
    "What we do not know. Nothing here has to be filled today: add each thing on the day you learn it.",
    "gaps not assessed missing context unknown",
)
_ALL_BEGUN = "Every account has a talk, a word for its health and somebody at the client on record."
# Advice about what is not known, in the order of what it costs not to know it.
_RULES = (
    ("stakeholder-single", "One person at the client"),
    ("account-on-too-few", "Known by one of us"),
    ("manager-no-deputy", "No deputy"),
    ("context-missing", "Context"),
    ("project-skills-unmet", "Skills"),
    ("manager-no-booking-link", "No booking link"),
    ("schema-behind", "Schemas"),
    ("history-unavailable", "History"),
)


def gaps_page(edition: Edition, ledger: Ledger) -> SitePage:
    """What was not assessed, whom we never talked with, and what is not on record."""
    m = marks_for(edition, "gaps/")
    parts = (
        not_assessed(ledger, m),
        Part("silent", "Not yet on record", _silent(ledger, m), _ALL_BEGUN, good=True),
        Part(
            "unknown", "Not known", _unknown(ledger, m), "All that should be known is on record.", good=True
        ),
    )
    return sheet_page(edition, SHEET, parts)


def _silent(ledger: Ledger, m: Marks) -> Table:
    rows = []
    for account in ledger.by_name:
        said = []
        if last_two_way(account) is None:
            said.append("no conversation on record")
        if account.profile.health is None:
            said.append("its health was never set")
        if not account.stakeholders:
            said.append("nobody at the client is on record")
        if said:
            manager = account.profile.account_manager
            cells = (
                m.account(account.id),
                m.person(manager),
                sentence(", ".join(said)),
                m.edit(account.profile.file, "Edit"),
            )
            rows.append(Row(cells, ((ledger.names.person(manager),),)))
    titles = columns("Account", "Manager", "What is missing", "Record")
    return Table("Accounts of which too little is on record", titles, tuple(rows), facets=("Manager",))


def _unknown(ledger: Ledger, m: Marks) -> Table:
    order, titled = [rule for rule, _ in _RULES], dict(_RULES)
    found = [one for one in ledger.report.findings if one.finding.rule in titled and not one.finding.waived]
    found.sort(key=lambda one: (order.index(one.finding.rule), one.finding.place.file))
    rows = tuple(
        Row(
            (
                m.a(one.finding.url, titled[one.finding.rule]),
                m.account(one.finding.account),
                told(one.finding.message),
                m.place(one),
            ),
            ((titled[one.finding.rule],),),
        )
        for one in found
    )
    titles = columns("What", "Account", "In words", "Record")
    return Table("What is not known", titles, rows, facets=("What",))
