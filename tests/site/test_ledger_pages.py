"""The pages that look at the whole book, on small books."""

import re

import pytest
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import see
from tests.worlds import World

from goodstanding.site.page import SitePage


def page(world: World, path: str, as_of: str = "2026-06-01") -> SitePage:
    """One page of a book."""
    return pages_by_path(edition_of(world.source(), as_of))[path]


def words(world: World, path: str, as_of: str = "2026-06-01") -> str:
    """The words of one page."""
    return see(page(world, path, as_of).body).words


def lane(body: str, id_: str) -> str:
    """One column of the board."""
    return body.split(f'aria-labelledby="{id_}"')[1].split("</section>", maxsplit=1)[0]


AGREEMENT = {"id": "care", "what": "Yearly care", "ends_on": "2026-12-31", "notice_days": 30}


def test_the_portfolio_shows_each_account_at_a_glance() -> None:
    world = World().account(
        name="Acme", health={"status": "amber", "reason": "Quiet"}, agreements=[AGREEMENT]
    )
    world.contact("2026-05-20").project(mobilised_on="2026-05-01")
    said = words(world, "accounts/index.md")
    for word in ("Acme", "Ann Archer", "Project underway", "amber", "20 May 2026", "decide by 1 Dec 2026"):
        assert word in said, word


def test_a_decided_renewal_is_no_longer_ahead() -> None:
    decided = {**AGREEMENT, "renewal": {"decided_on": "2026-05-01", "decision": "renewed"}}
    said = words(World().account(agreements=[decided]), "accounts/index.md")
    assert "decide by" not in said


def test_the_board_has_an_account_in_every_column_it_is_in() -> None:
    world = World().account("acme", name="Acme").opportunity("2026-05-20").project(mobilised_on="2026-05-01")
    world.account("calm", name="Calm Waters").account("soon", name="Soon", status="prospect")
    body = page(world, "board.md").body
    assert "Acme" in lane(body, "lane-opportunity-in-play")
    assert "Acme" in lane(body, "lane-project-underway")
    assert "Calm Waters" in lane(body, "lane-steady-state")
    assert "Soon" in lane(body, "lane-aside")
    assert "None just now." in lane(body, "lane-with-new-work")


def test_a_person_s_page_shows_accounts_cover_and_the_weeks_ahead() -> None:
    away = [{"starts_on": "2026-06-08", "ends_on": "2026-06-12", "cover": "ann"}]
    world = World().account(name="Acme").account("bell", name="Bell", account_manager="ben", deputy="ann")
    world.person("ben", away=away, booking_url="https://forge.example/ben")
    world.commitment("2026-05-01", due_on="2026-06-17", what="Send the plan")
    ann, ben = words(world, "people/ann.md"), words(world, "people/ben.md")
    assert "Stands in for Ben Bishop 8 June 2026 to 12 June 2026." in ann
    assert "Week of 15 June 2026" in ann
    assert "Send the plan" in ann
    assert "Deputy for" in ann
    assert "Away 8 June 2026 to 12 June 2026; Ann Archer stands in." in ben
    assert "Week of 15 June 2026" not in ben
    assert "https://forge.example/ben" in see(page(world, "people/ben.md").body).links


def test_a_booking_address_that_is_none_is_no_link() -> None:
    world = World().raw("accounts/_people/ann.yml", b'name: Ann Archer\nbooking_url: "javascript:alert(1)"\n')
    edition = edition_of(world.account().source())
    for path, one in pages_by_path(edition).items():
        assert not [link for link in see(one.body).links if link.startswith("javascript:")], path


def test_weeks_end_after_thirteen() -> None:
    world = World().account()
    world.commitment("2026-05-01", "in", due_on="2026-08-30")
    world.commitment("2026-05-01", "out", due_on="2026-08-31")
    said = words(world, "people/ann.md")
    assert "Week of 24 August 2026" in said
    assert "Week of 31 August 2026" not in said


def test_figures_of_the_calendar_lead_to_what_they_count() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-06-17")
    seen = see(page(world, "calendar.md").body)
    (link,) = [one for one in seen.links if one.endswith("people/ann/#week-2026-06-15")]
    target = see(page(world, "people/ann.md").body)
    assert link.split("#")[1] in target.ids


def test_promises_are_listed_with_what_we_wait_for() -> None:
    waiting = [{"what": "The logo", "from": "sue", "needed_by_on": "2026-06-03", "chased_on": "2026-05-30"}]
    world = World().account().commitment("2026-05-01", due_on="2026-06-10", waiting_on=waiting)
    world.commitment("2026-03-01", "old", due_on="2026-03-10", done_on="2026-03-12", what="Old figures")
    said = words(world, "promises.md")
    assert "The logo" in said
    assert "last asked 30 May 2026" in said
    assert "kept late" in said[said.index("The last twelve months") :]


def test_a_miss_says_on_which_day_it_was_reflected_on() -> None:
    thought = {"reflected_on": "2026-05-20", "why": "Too much at once", "change": "Plan it"}
    world = World().account()
    world.commitment("2026-04-01", due_on="2026-05-10", missed_on="2026-05-11", reflection=thought)
    assert "Reflected on 20 May 2026" in words(world, "accounts/acme.md")


def test_the_pipeline_says_what_is_missing() -> None:
    world = World().account().opportunity("2026-05-20", title="A shop", value={"amount": 1200})
    world.handoff("2026-05-10", timeline="TBC")
    said = words(world, "pipeline.md")
    assert "A shop" in said
    assert "£1,200" in said
    assert re.search(r"draft.*timeline", said, re.DOTALL)


def test_transitions_say_what_is_left_to_do() -> None:
    world = World().account().project(mobilised_on="2026-01-01", ended_on="2026-05-20")
    world.handoff("2026-05-10", kind="am_to_am", to="ben", **{"from": "ann"})
    world.account("gone", ended={"ended_on": "2026-05-01", "why": "They moved on"})
    said = words(world, "transitions.md")
    assert "go through the backlog" in said
    assert "The account" in said
    assert "They moved on" in said
    assert "not written down yet" in said


def test_escalations_and_concerns_stand_apart() -> None:
    world = World().account()
    world.put(
        "acme/escalations/2026-05-20-angry",
        {
            "triggers": ["complaint"],
            "summary": "They are angry",
            "next_action": "Visit them",
            "next_action_due_on": "2026-06-03",
        },
    )
    world.put("acme/concerns/2026-05-10-slow", {"what": "Answers take a week", "resolved_on": "2026-05-15"})
    said = words(world, "escalations.md")
    assert "not acknowledged yet" in said
    assert "Delivery lead" in said or "Dora Dean" in said
    assert said.index("Resolved concerns") < said.index("Answers take a week")


def test_waivers_and_snoozes_are_not_forgotten() -> None:
    snooze = {"clock": "annual-review", "until_on": "2026-07-01", "reason": "After the fair"}
    world = World().account(snoozes=[snooze], rhythm={"support-watch": {"every_days": 45}})
    world.put(
        "acme/waivers/2026-05-01-calm",
        {
            "rule": "check-in",
            "reason": "They asked for quiet",
            "approved_by": "dora",
            "until_on": "2026-08-01",
        },
    )
    said = words(world, "exceptions.md")
    for word in ("After the fair", "They asked for quiet", "Dora Dean", "every 45 days"):
        assert word in said, word


def test_gaps_say_what_nobody_has_written_down() -> None:
    said = words(World().account(name="Acme"), "gaps.md")
    assert "No conversation on record, its health was never set" in said
    assert "1 of 9 known" in said


def test_findings_show_their_line() -> None:
    world = World().account().handoff("2026-05-10", timeline="TBC", submitted_on="2026-05-12")
    for path in ("problems.md", "accounts/acme.md"):
        assert re.search(r"handoffs/2026-05-10-handoff\.yml:\d+", words(world, path)), path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("overdue.md", "no account in the book yet"),
        ("accounts/index.md", "no account in the book yet"),
        ("board.md", "no account in the book yet"),
        ("promises.md", "No promise is open."),
        ("pipeline.md", "No opportunity is open."),
        ("transitions.md", "Nobody has left us."),
        ("escalations.md", "No escalation is open."),
        ("exceptions.md", "Nothing is put off."),
        ("gaps.md", "Every record was read."),
        ("load.md", "Nobody manages a current account yet."),
        ("load.md", "No client hangs on one person."),
        ("calendar.md", "Everyone's duties"),
    ],
)
def test_empty_pages_say_so_kindly(path: str, kind: str) -> None:
    assert kind in words(World(), path, "2025-01-01")


def test_the_ways_of_looking_link_to_each_other() -> None:
    seen = see(page(World().account(), "promises.md").body)
    assert {"../accounts/", "../board/", "../pipeline/", "../gaps/"} <= set(seen.links)
    current = [attributes for tag, attributes in seen.tags if attributes.get("aria-current") == "page"]
    assert [one["href"] for one in current] == ["../promises/"]


def test_what_is_near_is_told_in_part_where_there_is_too_much() -> None:
    world = World().account()
    for number in range(320):
        world.commitment("2026-05-30", f"promise-{number:03}", due_on="2026-06-03")
    said = words(world, "overdue.md")
    rows = page(world, "overdue.md").body.split('id="soon-table"')[1].split("</table>")[0].count("<tr")
    assert rows == 301
    assert re.search(r"\d+ more: they stand on the pages of those who owe them", said)
