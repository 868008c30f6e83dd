"""The pages of the engine, on small books."""

import pytest
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import see
from tests.worlds import World, day

from goodstanding.errors import SourceError
from goodstanding.immutable import replace
from goodstanding.site.edition import PolicyOnly, Profile, load_edition
from goodstanding.site.page import Links, url_of
from goodstanding.site.pages import paths


def words(world: World, path: str, as_of: str = "2026-06-01") -> str:
    """The words of one page."""
    return see(pages_by_path(edition_of(world.source(), as_of))[path].body).words


def test_an_empty_book_says_what_to_do_first() -> None:
    said = words(World(), "index.md")
    assert "Begin here" in said
    assert "account_manager" in said


def test_a_promise_in_danger_is_on_its_owners_desk() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-05-28", owner="ben")
    page = see(pages_by_path(edition_of(world.source()))["index.md"].body)
    assert "of-ben" in page.ids
    assert "Send the figures" in page.words
    assert "4 days late" in page.words


def test_conversations_of_an_account_are_one_card() -> None:
    world = World().account(tier="key", client_since="2025-02-01").project(mobilised_on="2025-02-01")
    body = pages_by_path(edition_of(world.source()))["people/ann.md"].body
    assert body.count("Talk with") == 1
    agenda = body[body.index("gs-agenda") :].split("</ul>")[0]
    assert "Check-in" in agenda
    assert "Contact during the project" in agenda


def test_what_is_late_is_never_folded() -> None:
    world = World().account()
    for number in range(13):
        world.commitment("2026-05-01", f"promise-{number:02}", due_on="2026-05-28")
    for number in range(4):
        world.commitment("2026-05-30", f"soon-{number}", due_on="2026-06-03")
    pages = pages_by_path(edition_of(world.source()))
    week, rest = pages["index.md"].body.split("<details>")
    assert week.count('<li class="gs-card') == 3
    assert see(week).words.count("4 days late") == 13
    assert "more this week" in rest
    assert "days late" not in rest
    desk, rest = pages["people/ann.md"].body.split("<details>")
    assert see(desk).words.count("4 days late") == 13
    assert desk.count("gs-edge-overdue") >= 13
    assert "gs-edge-overdue" not in rest


def test_the_week_begins_with_trouble_and_with_who_has_what() -> None:
    world = World().account(health={"status": "amber", "reason": "Quiet", "set_on": "2026-05-20"})
    told = {"summary": "They doubt us", "next_action": "Ring Dana", "next_action_due_on": "2026-06-03"}
    world.put("acme/escalations/2026-05-29-doubt", {**told, "triggers": ["may_leave"]})
    secret = {**told, "summary": "The secret", "next_action": "Hush", "visibility": "restricted"}
    world.put("acme/escalations/2026-05-28-secret", {**secret, "triggers": ["may_leave"]})
    world.commitment("2026-05-01", due_on="2026-05-28", owner="ben")
    seen = see(pages_by_path(edition_of(world.source()))["index.md"].body)
    words = " ".join(seen.words.split())
    trouble, desks = words.index("In trouble"), words.index("What presses most")
    assert trouble < words.index("They doubt us") < words.index("Ring Dana") < desks
    assert "Restricted record" in words
    assert "The secret" not in words
    assert "Hush" not in words
    assert {"#of-ann", "#of-ben"} <= set(seen.links)


def test_an_account_called_red_is_in_trouble_without_an_escalation() -> None:
    world = World().account(health={"status": "red", "reason": "Nobody rings back", "set_on": "2026-05-20"})
    said = words(world, "index.md")
    assert said.index("In trouble") < said.index("Nobody rings back")
    world = World().account(health={"status": "green", "set_on": "2026-05-20"})
    assert "In trouble" not in words(world, "index.md")


def test_planned_talks_stand_before_the_cards_of_who_goes() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-05-28")
    for when, name, more in (
        ("2026-06-04", "near", {}),
        ("2026-06-20", "far", {}),
        ("2026-06-05", "hush", {"visibility": "restricted"}),
    ):
        planned = {"summary": f"Talk {name}", "outcome": "planned", "ours": ["ann"], **more}
        world.put(f"acme/contacts/{when}-{name}", planned)
    said = words(world, "index.md")
    assert said.index("Talk near") < said.index("4 days late")
    assert "Talk far" not in said.split("days late")[0]
    assert "Talk hush" not in said
    assert "5 Jun 2026" in said


def test_a_record_that_cannot_be_read_is_told_first_on_every_page() -> None:
    world = World().account().raw("accounts/acme/contacts/2026-05-01-talk.yml", b"summary: [\n")
    for path, page in pages_by_path(edition_of(world.source())).items():
        first = see(page.body).words.strip()
        assert first.startswith("1 record could not be read"), path
    said = words(world, "problems.md")
    assert "accounts/acme/contacts/2026-05-01-talk.yml" in said


def test_last_try_and_last_two_way_stand_apart() -> None:
    world = World().account().contact("2026-03-02").contact("2026-05-20", outcome="no_response")
    said = words(world, "accounts/acme.md")
    assert "Last two-way\n2 March 2026" in said.replace("Last two-way2", "Last two-way\n2")
    assert "20 May 2026, no answer" in said


def test_a_dated_fact_after_the_day_has_not_happened() -> None:
    world = World().account().contact("2026-05-20", summary="Spring talk")
    world.contact("2026-07-01", summary="Summer talk")
    said = words(world, "accounts/acme.md")
    assert "Spring talk" in said
    assert "Summer talk" not in said


def test_restricted_records_show_their_dates_only() -> None:
    world = World().account()
    world.contact("2026-05-20", summary="Told in secret", visibility="restricted")
    world.commitment("2026-05-10", what="Hidden promise", due_on="2026-06-20", visibility="restricted")
    for path, page in pages_by_path(edition_of(world.source())).items():
        assert "Told in secret" not in page.body + page.search, path
        assert "Hidden promise" not in page.body + page.search, path
    said = words(world, "accounts/acme.md")
    assert "Restricted record" in said
    assert "20 May 2026" in said


def test_a_handoff_shows_what_is_missing() -> None:
    world = World().account().handoff("2026-05-10", timeline="TBC", submitted_on="2026-05-12")
    assert "Still missing: timeline" in words(world, "accounts/acme.md")


def test_a_promise_tells_how_it_went() -> None:
    world = World().account()
    world.commitment("2026-04-01", due_on="2026-04-20", done_on="2026-04-23", told_on="2026-04-19")
    said = words(world, "accounts/acme.md")
    assert "kept late" in said
    assert "3 days late" in said
    assert "Client told 19 April 2026" in said


def test_edit_links_lead_to_the_record_where_a_forge_is_known() -> None:
    world = World().account()
    edition = replace(edition_of(world.source()), edit_base="https://forge.example/edit/main/")
    body = pages_by_path(edition)["accounts/acme.md"].body
    assert 'href="https://forge.example/edit/main/accounts/acme/account.yml"' in body


def test_every_page_says_its_day_and_when_it_changes() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-06-05")
    for path, page in pages_by_path(edition_of(world.source())).items():
        seen = see(page.body)
        assert "As of 1 June 2026" in seen.words, path
        assert "changes next on" in seen.words, path


def test_a_sample_book_says_so_on_every_page() -> None:
    world = World(sample_as_of_on="2026-06-01").account()
    for path, page in pages_by_path(edition_of(world.source())).items():
        assert "data-gs-sample" in page.body, path
        assert "A sample book of a fictional firm" in page.body, path


def test_a_public_edition_reads_nothing_but_the_policy() -> None:
    class Watched:
        commit = None

        def __init__(self) -> None:
            self.whole = World().account().source()
            self.seen: list[str] = []

        def folders(self) -> list[str]:
            self.seen.append("folders")
            return self.whole.folders()

        def files(self, folder: str) -> list[object]:
            self.seen.append(f"files {folder}")
            return list(self.whole.files(folder))

        def read(self, path: str) -> bytes:
            self.seen.append(path)
            return self.whole.read(path)

    watched = Watched()
    edition = load_edition(watched, day("2026-06-01"), Profile.PUBLIC)  # type: ignore[arg-type]  # a spy
    assert edition.ledger is None
    assert edition.numbers is not None
    assert set(watched.seen) == {"files ", "accounts/_policy.yml"}
    assert not [path for path in paths(edition) if path.startswith(("accounts/", "overdue"))]


def test_the_policy_alone_never_gives_another_file() -> None:
    alone = PolicyOnly(World().account().raw("schemas/person.schema.json", b"{}").source())
    assert alone.folders() == []
    assert [entry.path for entry in alone.files("")] == ["accounts/_policy.yml"]
    assert alone.files("acme") == []
    assert alone.read("accounts/_policy.yml").startswith(b"book_opened_on")
    for other in ("accounts/acme/account.yml", "schemas/person.schema.json"):
        with pytest.raises(SourceError):
            alone.read(other)


def test_a_public_edition_names_no_person_as_owner() -> None:
    world = World(clocks={"check-in": {"owner_roles": ["ann", "project_manager"]}})
    edition = edition_of(world.source(), profile="public")
    assert edition.numbers is not None
    assert edition.numbers.clocks["check-in"].owner_roles == ("project_manager",)


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("overdue.md", "overdue/"), ("a/index.md", "a/"), ("a/b.md", "a/b/")],
)
def test_addresses_of_pages(path: str, url: str) -> None:
    assert url_of(path) == url


def test_links_are_relative_and_only_to_what_is_there() -> None:
    links = Links("accounts/acme/", frozenset({"", "clocks/check-in/", "accounts/acme/"}))
    assert links.to("clocks/check-in/") == "../../clocks/check-in/"
    assert links.to("") == "../../"
    assert links.to("accounts/acme/#duties") == "#duties"
    assert links.to("rules/nothing/") is None
    assert Links("", links.known, "index.html").to("clocks/check-in/#row") == (
        "clocks/check-in/index.html#row"
    )


def test_the_same_book_makes_the_same_pages() -> None:
    world = World().account().contact("2026-05-20").commitment("2026-05-01", due_on="2026-06-05")
    one = pages_by_path(edition_of(world.source()))
    assert one == pages_by_path(edition_of(world.source()))


def test_other_kinds_of_record_are_told_and_restricted_ones_are_not() -> None:
    world = World().account()
    world.put("acme/concerns/2026-05-10-slow", {"what": "Answers take a week"})
    world.put("acme/signals/2026-05-11-sign", {"kind": "need", "note": "Asked about a shop"})
    world.put(
        "acme/signals/2026-05-12-sign",
        {"kind": "need", "note": "Hush", "visibility": "restricted"},
    )
    said = words(world, "accounts/acme.md")
    assert "Answers take a week" in said
    assert "Asked about a shop" in said
    assert "Hush" not in said
