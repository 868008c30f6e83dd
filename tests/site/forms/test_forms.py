"""The pages for writing: what they know, what they never tell, and how large they are."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.model.full import full_record
from tests.restricted.canaries import aviary, seen_in
from tests.site.editions import edition_of, pages_by_path
from tests.worlds import World

from goodstanding.finding import Severity
from goodstanding.immutable import replace
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, shape
from goodstanding.site.edition import Edition, Profile, load_edition
from goodstanding.site.files import make_files
from goodstanding.site.forms.fields import field_at, fields_of
from goodstanding.site.forms.host import host_of
from goodstanding.site.forms.kinds import NEW, checked_by, has_form
from goodstanding.site.words import title_of

FIGURES = {"what": "Send figures", "to": "sue", "due_on": "2026-06-03"}
GITHUB = "https://github.com/quill/book/edit/main/"


def files_of(edition: Edition) -> Mapping[str, Any]:
    """The files of the forms by path."""
    return {one.path: json.loads(one.data) for one in make_files(edition) if one.path.startswith("write/")}


def small() -> World:
    return (
        World()
        .account()
        .put("acme/stakeholders/sue", {"name": "Sue Stone"})
        .put("acme/commitments/2026-05-20-figures", FIGURES)
        .put("acme/contacts/2026-05-20-call", {"summary": "A call", "follow_ups": [{"what": "Ring back"}]})
    )


def test_the_page_of_an_account_offers_four_beginnings_and_what_is_open() -> None:
    page = pages_by_path(edition_of(small().source()))["write/acme.md"]
    for way in ("#contact", "#commitment", "#handoff", "#waiver", "#commitments/2026-05-20-figures"):
        assert f'href="{way}"' in page.body
    assert "Send figures" in page.body
    # What to write by hand, for a browser without scripts.
    assert "to: sue\ndue_on: 2026-06-15" in page.body
    assert "accounts/acme/contacts/2026-06-01-a-few-words.yml" in page.body
    account = pages_by_path(edition_of(small().source()))["accounts/acme.md"]
    assert 'href="../../write/acme/#contact"' in account.body


def test_a_form_offers_the_people_and_records_of_its_account() -> None:
    files = files_of(edition_of(small().source()))
    known = files["write/acme.json"]
    assert known["offered"]["stakeholder"] == [["sue", "Sue Stone"]]
    assert known["taken"] == ["contacts/2026-05-20-call", "commitments/2026-05-20-figures"]
    assert ["ann", "Ann Archer"] in files["write/forms/firm.json"]["person"]
    words = [mark["word"] for mark in known["records"]["commitments/2026-05-20-figures"]["marks"]]
    assert words == ["done", "missed", "told", "revise"]


def test_an_exception_is_offered_from_what_runs_or_stands_here() -> None:
    world = small().commitment("2026-05-02", "late", due_on="2026-05-04", done_on="2026-05-08")
    edition = edition_of(world.source())
    offered = dict(files_of(edition)["write/acme.json"]["offered"]["waivable"])
    assert edition.standing is not None
    standing = edition.standing.accounts["acme"]
    assert {duty.clock for duty in standing.duties} <= offered.keys()
    assert offered["commitment"] == title_of("commitment")
    rules = {finding.rule: finding.severity for finding in standing.findings}
    assert Severity.LAPSE in rules.values()
    assert Severity.NOTICE in rules.values()
    for rule, severity in rules.items():
        assert (rule in offered) is (severity is Severity.NOTICE)


def test_fields_are_titled_and_filled_as_the_schema_says() -> None:
    fields = fields_of("contact")
    assert fields["summary"].title == load_schema("contact")["properties"]["summary"]["title"]
    ways = {
        name: fields[name].way
        for name in ("summary", "theirs", "channel", "replied_on", "score", "follow_ups")
    }
    assert ways == {
        "summary": "text",
        "theirs": "checks",
        "channel": "choice",
        "replied_on": "date",
        "score": "number",
        "follow_ups": "rows",
    }
    assert fields["channel"].options == ("call", "meeting", "email", "chat", "visit", "event")
    assert field_at("contact", ("follow_ups", "owner")).ref == "person"


@pytest.mark.parametrize("kind", sorted(name for name in KINDS if has_form(name)))
def test_the_schema_in_one_piece_judges_alike(kind: str) -> None:
    from jsonschema import Draft202012Validator

    whole = Draft202012Validator(checked_by(kind))
    record = full_record(kind)
    assert whole.is_valid(record)
    wrongs: tuple[dict[str, Any], ...] = ({**record, "zzq": 1}, {}, {name: [] for name in record})
    for wrong in wrongs:
        assert whole.is_valid(wrong) == shape(kind).is_valid(wrong)


@pytest.mark.parametrize("kind", NEW)
def test_a_new_form_asks_for_all_that_its_schema_needs(kind: str) -> None:
    first, more = NEW[kind]
    assert set(load_schema(kind)["required"]) <= set(first)
    assert set(first) | set(more) <= set(fields_of(kind))


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 6, 1)], ids=str)
def test_no_restricted_text_reaches_a_form(day: date) -> None:
    world, canaries = aviary()
    edition = load_edition(world.source(), day, Profile.INTERNAL)
    files = files_of(replace(edition, edit_base=GITHUB))
    assert "write/acme.json" in files
    assert seen_in([json.dumps(one, ensure_ascii=False) for one in files.values()], canaries) == []


def test_what_is_never_shown_of_an_account_keeps_its_record_out() -> None:
    figures = {"hours_used": 70999.25, "margin_percent": 66.25}
    assert "account" in files_of(edition_of(small().source()))["write/acme.json"]["records"]
    files = files_of(edition_of(small().account(commercial=figures).source()))
    assert "account" not in files["write/acme.json"]["records"]
    assert "70999" not in json.dumps(files)


def test_a_miss_that_nobody_looked_at_is_told_before_the_next_promise() -> None:
    missed = {**FIGURES, "due_on": "2026-05-25", "missed_on": "2026-05-25"}
    world = small().put("acme/commitments/2026-05-10-list", missed)
    known = files_of(edition_of(world.source()))["write/acme.json"]
    assert known["unreflected"] == [["commitments/2026-05-10-list", "Send figures"]]
    words = [mark["word"] for mark in known["records"]["commitments/2026-05-10-list"]["marks"]]
    assert words == ["told", "reflect"]
    reflection = {"reflected_on": "2026-05-28", "why": "Nobody asked", "change": "We ask"}
    world.put("acme/commitments/2026-05-10-list", {**missed, "reflection": reflection})
    assert files_of(edition_of(world.source()))["write/acme.json"]["unreflected"] == []


@pytest.mark.parametrize(("aims", "offered"), [("Sell more", True), ("tbc", False)])
def test_a_handoff_is_submitted_once_its_receiver_has_all(aims: str, *, offered: bool) -> None:
    files = files_of(edition_of(small().handoff("2026-05-20", aims=aims).source()))
    record = files["write/acme.json"]["records"]["handoffs/2026-05-20-handoff"]
    assert ("submit" in [mark["word"] for mark in record["marks"]]) is offered


def test_nothing_of_it_is_public() -> None:
    edition = edition_of(small().source(), profile="public")
    assert not files_of(edition)
    assert not [path for path in pages_by_path(edition) if path.startswith("write/")]


def test_a_book_that_cannot_be_judged_is_still_written_about() -> None:
    broken = small().raw("accounts/_policy.yml", b"nothing: [")
    edition = edition_of(broken.source())
    assert "write/acme.md" in pages_by_path(edition)
    assert "write/forms/contact.json" in files_of(edition)


def test_a_page_and_what_it_knows_stay_small() -> None:
    world = small()
    for number in range(40):
        world.put(f"acme/contacts/2026-04-{number % 28 + 1:02}-call-{number}", {"summary": "A word " * 30})
    edition = edition_of(world.source())
    page = pages_by_path(edition)["write/acme.md"]
    assert len(page.body) < 8_000
    assert len(json.dumps(files_of(edition)["write/acme.json"])) < 20_000


@pytest.mark.parametrize(
    ("base", "name", "new"),
    [
        (GITHUB, "GitHub", "https://github.com/quill/book/new/main?filename=accounts/a.yml"),
        (
            "https://github.quill.example/q/b/edit/main/books/x/",
            "GitHub",
            "https://github.quill.example/q/b/new/main/books/x?filename=accounts/a.yml",
        ),
        (
            "https://gitlab.com/quill/book/-/edit/main/",
            "GitLab",
            "https://gitlab.com/quill/book/-/new/main?file_name=accounts/a.yml",
        ),
        (
            "https://gitlab.quill.example/quill/book/edit/main/",
            "GitLab",
            "https://gitlab.quill.example/quill/book/-/new/main?file_name=accounts/a.yml",
        ),
        (
            "https://git.quill.example/q/b/_edit/main/",
            "git.quill.example",
            "https://git.quill.example/q/b/_new/main/?filename=accounts/a.yml",
        ),
        ("https://books.example/edit/", "books.example", None),
    ],
)
def test_each_host_is_asked_in_its_own_way(base: str, name: str, new: str | None) -> None:
    host = host_of(base)
    assert host is not None
    assert (host.name, host.new_url("accounts/a.yml")) == (name, new)


def test_no_forge_is_no_host() -> None:
    assert host_of(None) is None
