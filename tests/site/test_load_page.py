"""Load and forecast: what stands on the page is what the engine reckons, and no more."""

import re
from datetime import date
from typing import Any

from tests.site.editions import edition_of, pages_by_path
from tests.site.html import see
from tests.worlds import World

from goodstanding.reports.forecast import forecast
from goodstanding.site.ledger import Ledger
from goodstanding.standing.portfolio import loads, money_at_risk

_ROW = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def shown(book: World) -> tuple[Ledger, str]:
    """The book of the page, and the page's body."""
    edition = edition_of(book.source())
    assert edition.ledger is not None
    return edition.ledger, pages_by_path(edition)["load.md"].body


def part(body: str, id_: str) -> str:
    """What stands below one heading."""
    return body.split(f'<h2 id="{id_}">')[1].split("<h2 ", maxsplit=1)[0]


def rows(body: str, id_: str) -> list[list[str]]:
    """The words in the cells of the table below one heading."""
    made = part(body, id_).partition("<tbody>")[2]
    return [
        [" ".join(see(cell.replace("<br>", " ")).words.split()) for cell in _CELL.findall(row)]
        for row in _ROW.findall(made)
    ]


def busy() -> World:
    """Two managers, one of whom carries too much and goes away."""
    away = [{"starts_on": "2026-06-15", "ends_on": "2026-06-19", "cover": "ben"}]
    book = World(load={"weights": {"small": 0.5, "mid": 4}, "cap": 4, "due_per_week": 2})
    book.account("ash", name="Ash", size="mid").account("beech", name="Beech", size="small", deputy="ben")
    book.account("cedar", name="Cedar", account_manager="ben", size="small").person("ann", away=away)
    for number, on in enumerate(("2026-06-09", "2026-06-10", "2026-06-11", "2026-06-17")):
        book.commitment("2026-05-20", f"p{number}", "ash", due_on=on, what=f"Send plan {number}")
    return book


def agreement(id_: str, amount: float, ends_on: str = "2026-12-31") -> dict[str, Any]:
    """A contract that ends."""
    return {"id": id_, "what": f"Care {id_}", "ends_on": ends_on, "value_per_year": {"amount": amount}}


def test_each_manager_carries_what_the_engine_weighs() -> None:
    ledger, body = shown(busy())
    assert ledger.firm is not None
    ann, ben = loads(ledger.book.accounts.values(), ledger.firm, ledger.as_of)
    assert (ann.person, ann.weight, ben.person, ben.weight) == ("ann", 4.5, "ben", 0.5)
    first, second = rows(body, "load")
    assert first[:5] == ["Ann Archer", "4.5 of 4 too much", "2 1 small \u00b7 1 mid", "Ash", ""]
    assert first[5] == "15 Jun 2026 to 19 Jun 2026 Ben Bishop stands in"
    assert second == ["Ben Bishop", "0.5 of 4", "1 1 small", "Cedar", "Beech would weigh 0.5 more", ""]
    assert "small 0.5, mid 4, enterprise 10). One of us can carry 4." in see(part(body, "load")).words


def test_the_weeks_hold_what_the_engine_counts() -> None:
    ledger, body = shown(busy())
    seen = forecast(ledger.duties, ledger.as_of, date(2026, 8, 30), 2)
    told = {row[0]: [int(cell or 0) for cell in row[1:]] for row in rows(body, "weeks")}
    assert told == {ledger.names.person(owner): [*counts] for owner, counts in seen.rows}
    assert len(told["Ann Archer"]) == 13
    assert told["Ann Archer"][1] >= 3


def test_a_week_too_full_and_an_absence_with_something_due_are_pointed_out() -> None:
    _, body = shown(busy())
    found = rows(body, "too-much")
    assert ["Ann Archer", "week of 8 Jun 2026"] in [row[:2] for row in found]
    (clash,) = [row for row in found if row[1] == "15 Jun 2026 to 19 Jun 2026"]
    assert clash[2].startswith("Away, with ")
    assert clash[3] == "Do what can be done before, and hand over to Ben Bishop."
    (bold,) = [one for one in re.findall(r"<strong>(.*?)</strong>", body) if "week-2026-06-08" in one]
    assert "people/ann/#week-2026-06-08" in bold


def test_what_hangs_on_one_person_is_what_the_check_finds() -> None:
    ledger, body = shown(busy())
    wanted = {"manager-no-deputy", "stakeholder-single", "account-on-too-few"}
    found = [one.finding for one in ledger.report.findings if one.finding.rule in wanted]
    told = rows(body, "hangs")
    assert len(told) == len(found) > 0
    alone = {row[2]: row[3] for row in told if row[0] == "No deputy"}
    assert {who: words.split(":")[0] for who, words in alone.items()} == {
        "Ann Archer": "Nobody stands in at ash",
        "Ben Bishop": "Nobody stands in at cedar",
    }
    assert {"../accounts/ash/", "../people/ben/#accounts"} <= {*see(part(body, "hangs")).links}


def test_a_project_that_nobody_leads_is_named_unless_it_is_restricted() -> None:
    book = World().account(name="Acme").project("shop", name="A shop", mobilised_on="2026-05-01")
    book.project("led", name="A led one", mobilised_on="2026-05-01", roles={"tech_lead": "paul"})
    book.project("secret", name="Canary", planned_start_on="2026-07-01", visibility="restricted")
    _, body = shown(book)
    first, second = rows(body, "tech-lead")
    assert first[:4] == ["A shop", "Acme", "underway", "1 May 2026"]
    assert second[0] == "Restricted record"
    assert "Canary" not in body
    assert "A led one" not in body


def test_renewals_stand_in_their_quarter_and_those_in_confidence_are_only_counted() -> None:
    book = World().account("ash", name="Ash", agreements=[agreement("a", 500), agreement("b", 700)])
    book.account("beech", name="Beech", agreements=[agreement("c", 31337)], visibility="restricted")
    ledger, body = shown(book)
    assert ledger.firm is not None
    (row,) = money_at_risk(ledger.book.accounts.values(), ledger.firm, ledger.as_of).rows
    assert row.per_year == 1200
    assert rows(body, "renewals") == [
        ["Q4 2026", "not set", "\u00a31,200", "2", "Ash (Care a), Ash (Care b)"]
    ]
    assert "1 client in confidence left out" in part(body, "renewals")
    assert "31,337" not in body
    assert "Care c" not in body


def test_where_much_is_named_the_rest_is_counted() -> None:
    book = World()
    for number in range(12):
        book.account(f"a{number:02}", name=f"Client {number:02}")
    _, body = shown(book)
    (row,) = rows(body, "load")
    assert row[3].startswith("Client 00, Client 01")
    assert row[3].endswith("Client 07, 4 more")
    assert "../people/ann/#accounts" in see(part(body, "load")).links
