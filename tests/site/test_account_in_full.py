"""What a record says is found on the account's page by whoever has to stand in tomorrow."""

from functools import cache
from typing import Any

from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen, see
from tests.worlds import World

PROJECT: dict[str, Any] = {
    "name": "Ordering portal",
    "project_manager": "paul",
    "mobilised_on": "2026-03-02",
    "roles": {"tech_lead": "ben", "product_owner": "sue"},
    "tech_lead_acknowledged_on": "2026-02-20",
    "needs": {"skills": ["search"], "management": True},
    "board_url": "https://board.example/portal",
    "expectations": {
        "deliverables": ["Basket"],
        "basis": "Offer of January",
        "agreed_on": "2026-02-10",
        "agreed_with": "sue",
    },
    "go_live_audit": {
        "signed_by": "ben",
        "signed_on": "2026-05-20",
        "load": "300 an hour",
        "cost": "60 a month",
    },
    "milestones": [
        {
            "what": "First order",
            "done_on": "2026-05-01",
            "celebrated": {"celebrated_on": "2026-05-04", "how": "Cake in the yard", "client_invited": True},
        }
    ],
    "progress_reports": [
        {"sent_on": "2026-05-14", "percent_done": 30, "told_over_on": "2026-05-14"},
        {
            "sent_on": "2026-05-21",
            "link": "https://files.example/report",
            "percent_done": 41,
            "unit": "hours",
            "estimate": 240,
            "actual": 110,
            "forecast": 260,
            "challenges": ["The till answers slowly"],
            "next": ["Search", "Basket"],
        },
    ],
    "wrap_up": {"backlog": {"reviewed_on": "2026-05-28", "to_tickets": 3, "kept": 2, "dropped": 1}},
}


def begin(**account: Any) -> World:
    return World().account(**account).put("acme/stakeholders/sue", {"name": "Sue"})


def world(**policy: Any) -> World:
    book = World(**policy).account().put("acme/stakeholders/sue", {"name": "Sue"})
    return book.put("acme/projects/portal", PROJECT)


def account(book: World) -> Seen:
    """The account's page."""
    return see(pages_by_path(edition_of(book.source()))["accounts/acme.md"].body)


def said(book: World) -> str:
    """Its words, on one line."""
    return " ".join(account(book).words.split())


@cache
def project() -> str:
    return said(world())


def test_the_last_report_says_how_far_and_how_much() -> None:
    assert "41% done" in project()
    assert "110 of 240 hours used, 260 expected in the end" in project()
    assert "told that it takes more than estimated 14 May 2026" in project()
    assert "Hard at present: The till answers slowly" in project()
    assert "Next: Search; Basket" in project()


def test_an_overrun_that_nobody_was_told_of_stands_out() -> None:
    reports = [one | {"told_over_on": None} for one in PROJECT["progress_reports"]]
    for one in reports:
        del one["told_over_on"]
    book = begin().put("acme/projects/portal", {**PROJECT, "progress_reports": reports})
    assert "not told yet that it takes more than estimated" in said(book)


def test_a_project_tells_people_agreement_and_papers() -> None:
    assert "Ben Bishop" in project()
    assert "agreed 20 Feb 2026" in project()
    assert "search, somebody who leads it day by day" in project()
    assert "Offer of January, 10 February 2026, with Sue" in project()
    assert "300 an hour" in project()
    assert "https://board.example/portal" in {
        attributes.get("href") for _, attributes in account(world()).tags
    }
    assert "gone through 28 May 2026: 3 to support, 2 kept, 1 let go" in project()
    assert "celebrated 4 May 2026 with them: Cake in the yard" in project()


def test_a_promise_tells_why_and_what_changes() -> None:
    book = begin()
    book.commitment(
        "2026-04-01",
        due_on="2026-05-01",
        missed_on="2026-05-01",
        apologised_on="2026-05-02",
        reflection={"reflected_on": "2026-05-04", "why": "Nobody owned it", "change": "One name per promise"},
    )
    book.commitment(
        "2026-05-02",
        due_on="2026-07-01",
        at_risk={"noticed_on": "2026-05-20", "mitigation": "A second pair of hands", "agreed_with": "sue"},
        told_on="2026-05-20",
        checked=[{"checked_on": "2026-05-20", "on_track": False}],
    )
    words = said(book)
    assert "missed because: Nobody owned it" in words
    assert "what changes: One name per promise" in words
    assert "apologised 2 May 2026" in words
    assert "what we do about it: A second pair of hands, agreed with Sue" in words
    assert "not on track on 20 May 2026" in words


def test_trouble_shows_what_may_be_promised_without_asking() -> None:
    allowed = {"text": "May give a day of work.", "up_to": {"amount": 500}}
    book = world(am_authority=allowed).put("acme/concerns/2026-05-20-slow", {"what": "It is slow"})
    assert "You may decide alone: May give a day of work. Up to £500." in said(book)
    book.put("acme/concerns/2026-05-20-slow", {"what": "It is slow", "resolved_on": "2026-05-28"})
    assert "You may decide alone" not in said(book)


def test_a_no_without_reasons_stands_out_until_they_are_given() -> None:
    concern = {"what": "It is slow", "our_no": "No second server"}
    assert "reasons not given yet" in said(begin().put("acme/concerns/2026-05-20-slow", concern))
    told = {**concern, "reasons_told_on": "2026-05-21"}
    assert "reasons given 21 May 2026" in said(begin().put("acme/concerns/2026-05-20-slow", told))


def test_changes_people_and_bills_in_full() -> None:
    book = begin(billing={"every_days": 30, "stakeholder": "sue"})
    book.put(
        "acme/changes/2026-05-20-search",
        {
            "kind": "scope",
            "what": "Search as well",
            "effort": "Three days",
            "price": {"amount": 1800},
            "options": ["Now", "In autumn"],
            "agreed_with": "sue",
            "agreed_on": "2026-05-22",
            "effective_on": "2026-07-01",
        },
    )
    book.put(
        "acme/assignments/ben",
        {
            "person": "ben",
            "starts_on": "2026-05-01",
            "days_per_week": 2,
            "consent": {"called_on": "2026-04-20", "tech_ok": True, "time_ok": False},
            "bookings": [{"starts_on": "2026-06-10", "days": 2}, {"starts_on": "2026-05-02", "days": 1}],
        },
    )
    book.put(
        "acme/invoices/may",
        {
            "period": {"starts_on": "2026-05-01", "ends_on": "2026-05-31"},
            "sent_on": "2026-05-31",
            "called_on": "2026-05-30",
            "rates_checked": False,
        },
    )
    words = said(book)
    assert "effort: Three days · costs £1,800" in words
    assert "They may choose: Now; In autumn" in words
    assert "agreed 22 May 2026 with Sue" in words
    assert "the days do not suit" in words
    assert "booked 10 Jun 2026 (2 days)" in words
    assert "Invoices go out every 30 days, to Sue." in words
    assert "spoken about 30 May 2026" in words
    assert "rates not compared" in words


def test_figures_kept_in_confidence_are_named_and_not_told() -> None:
    figures = {"margin_percent": 31.25, "hours_budget": 417, "link": "https://secret.example/"}
    book = begin(agreements=[{"id": "care", "what": "Care"}], commercial={**figures, "as_on": "2026-03-31"})
    words = said(book)
    assert "Margin and hours are on record" in words
    assert not [one for one in ("31.25", "417", "secret.example") if one in words]


def test_a_pause_a_scan_and_where_we_know_people_from() -> None:
    book = begin(paused={"since_on": "2026-05-01", "until_on": "2026-08-31", "reason": "They move"})
    book.put("_scans/2026-05-29-ann", {"seen": ["acme"], "notes": {"acme": "Ask about the move"}})
    book.put("acme/stakeholders/sue", {"name": "Sue", "source": "The fair", "lawful_basis": "Their contract"})
    words = said(book)
    assert "Paused since 1 May 2026, until 31 August 2026They move" in words
    assert "From the look over all accounts on 29 May 2026: Ask about the move" in words
    assert "we know them from: The fair · kept because: Their contract" in words


def test_a_restricted_project_and_scan_say_nothing_more() -> None:
    hush = {"visibility": "restricted"}
    book = begin().put("acme/projects/portal", {**PROJECT, **hush})
    book.put("_scans/2026-05-29-ann", {"seen": ["acme"], "notes": {"acme": "Ask about the move"}, **hush})
    pages = pages_by_path(edition_of(book.source()))
    for path, page in pages.items():
        for secret in (
            "till answers",
            "Cake in",
            "Offer of January",
            "about the move",
            "board.example",
        ):
            assert secret not in page.body + page.search, path


def test_a_long_life_is_told_by_what_goes_on_and_what_was_last() -> None:
    book = begin()
    for number in range(10, 30):
        day = f"2025-01-{number}"
        book.opportunity(day, title=f"Wish {number}", closed={"closed_on": "2025-03-01", "result": "lost"})
        book.handoff(day, dropped_on="2025-03-01")
        book.put(f"acme/concerns/{day}-slow", {"what": f"Slow {number}", "resolved_on": "2025-03-01"})
        book.put(f"acme/changes/{day}-rate", {"kind": "scope", "effective_on": "2025-03-01"})
        book.project(f"shop-{number}", mobilised_on="2024-01-01", cancelled_on=f"2025-03-{number}")
    book.opportunity("2025-01-09", title="The oldest wish")
    book.put("acme/concerns/2025-01-09-slow", {"what": "The oldest trouble"})
    words = said(book)
    for shown in ("The oldest wish", "The oldest trouble", "Wish 29", "Slow 29", "shop-29"):
        assert shown in words, shown
    assert "Wish 10" not in words
    for kind, rest in (
        ("opportunities", 13),
        ("handoffs", 12),
        ("ones", 14),
        ("changes", 12),
        ("projects", 16),
    ):
        assert f"{rest} earlier {kind} are on record." in words, kind
