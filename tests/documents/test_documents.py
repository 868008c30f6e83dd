"""Documents as pages: there where there is something to draft, harmless, and the words of the draft."""

from typing import Any

from tests.site.editions import edition_of, pages_by_path
from tests.worlds import World

from goodstanding.records.source import Memory
from goodstanding.site.documents.page import document_files
from goodstanding.site.page import SitePage
from goodstanding.writing.draft import draft, load_template

ANNUAL = "documents/acme/annual-review.md"
BRIEF = "documents/acme/meeting-brief.md"
CLOSE = "documents/acme/project-close-review.md"
PACK = "documents/acme/new-work-handoff.md"
ALL = {ANNUAL, BRIEF, CLOSE, PACK}


def pages(world: World, as_of: str = "2026-06-01") -> dict[str, SitePage]:
    made = pages_by_path(edition_of(world.source(), as_of))
    return {path: page for path, page in made.items() if path.startswith("documents/")}


def full(**review: Any) -> World:
    world = World().account(goals=["Dealers order by themselves"]).opportunity("2026-05-01", "shop")
    world.review(
        "2026-05-20",
        **{
            "delivered": "The shop",
            "support": "Nine calls",
            "recommendations": ["A seat plan"],
            "plan": ["A kiosk"],
            **review,
        },
    )
    world.contact("2026-06-04", outcome="planned")
    world.project(mobilised_on="2026-01-05", planned_end_on="2026-06-20")
    return world.handoff("2026-05-12", opportunity="2026-05-01-shop")


def test_every_document_is_there_where_there_is_something_to_draft() -> None:
    assert {*pages(full())} == ALL


def test_an_account_without_anything_to_draft_has_none() -> None:
    assert not pages(World().account(client_since="2026-05-20").contact("2026-05-20"))


def test_an_annual_review_that_is_due_soon_can_be_begun() -> None:
    made = pages(World().account(opening={"annual-review": "2025-06-10"}))
    assert {*made} == {ANNUAL}
    assert "missing: review.delivered" in made[ANNUAL].body


def test_an_annual_review_that_was_put_off_can_be_begun() -> None:
    put_off = [{"clock": "annual-review", "until_on": "2026-07-10", "reason": "They move house"}]
    made = pages(World().account(opening={"annual-review": "2025-06-10"}, snoozes=put_off))
    assert {*made} == {ANNUAL}


def test_what_is_finished_is_drafted_no_more() -> None:
    world = full(shared_on="2026-05-25")
    world.contact("2026-06-04", outcome="reached")
    world.handoff(
        "2026-05-12", opportunity="2026-05-01-shop", accepted={"accepted_on": "2026-05-14", "by": "nell"}
    )
    assert {*pages(world)} == {CLOSE}


def test_the_annual_review_has_its_four_sections() -> None:
    page = pages(full())[ANNUAL]
    titles = [heading.title for heading in page.headings]
    wanted = ["What was delivered", "Support", "What we recommend", "What we might plan together"]
    assert [title for title in titles if title in wanted] == wanted
    for words in ("The shop", "Nine calls", "A seat plan", "A kiosk"):
        assert words in page.body
    for heading in page.headings:
        assert f'<h2 id="{heading.id}">' in page.body


def test_the_text_beside_the_page_is_what_the_draft_says() -> None:
    edition = edition_of(full().source())
    assert edition.ledger is not None
    files = {file.path: file.data.decode() for file in document_files(edition, edition.ledger)}
    assert {path.removesuffix(".txt") + ".md" for path in files} == ALL
    book = edition.ledger.book
    assert book.firm is not None
    template = load_template(Memory({}), "meeting-brief")
    said = draft(template, book.accounts["acme"], book.firm, edition.as_of)
    assert files["documents/acme/meeting-brief.txt"] == said


def test_the_account_leads_to_its_documents() -> None:
    account = pages_by_path(edition_of(full().source()))["accounts/acme.md"]
    for path in ALL:
        assert f'href="../../{path.removesuffix(".md")}/"' in account.body


def test_only_an_internal_edition_has_documents() -> None:
    made = pages_by_path(edition_of(full().source(), profile="public"))
    assert not [path for path in made if path.startswith("documents/")]


HOSTILE = (
    "<script>alert(1)</script> ![x](https://elsewhere.example/x.png) "
    "<img src=x onerror=alert(1)> [a](javascript:b)"
)


def test_words_of_records_do_nothing_in_a_document() -> None:
    world = full(delivered=HOSTILE, support=HOSTILE, recommendations=[HOSTILE], plan=[HOSTILE])
    world.account(name=HOSTILE, goals=[HOSTILE], challenges=[HOSTILE], context=HOSTILE)
    world.put("acme/stakeholders/sue", {"name": HOSTILE, "key": True, "prefers": HOSTILE})
    world.project(name=HOSTILE, mobilised_on="2026-01-05", planned_end_on="2026-06-20")
    for page in pages(world).values():
        for harm in ("<script", "<img", "<iframe", 'href="javascript', "onerror=alert(1)>"):
            assert harm not in page.body, page.path


def test_a_template_of_the_book_s_own_may_do_no_more() -> None:
    world = full().raw(
        "accounts/_templates/meeting-brief.md",
        b"# Own words\n\n<script>alert(1)</script><iframe src=x></iframe>\n\n## Part\n\n{{ account.name }}\n",
    )
    page = pages(world)[BRIEF]
    assert "Own words" in page.body
    assert "<script" not in page.body
    assert "<iframe" not in page.body


def test_a_template_at_fault_is_told_and_stops_nothing() -> None:
    world = full().raw("accounts/_templates/meeting-brief.md", b"# Own\n\n{{ account.name\n")
    made = pages(world)
    assert {*made} == ALL
    assert "This document cannot be made" in made[BRIEF].body
    assert "meeting-brief.md" in made[BRIEF].body


def test_nothing_restricted_comes_into_a_document() -> None:
    world = full()
    hidden = "The buyer is known"
    world.put("acme/concerns/2026-05-20-hidden", {"what": hidden, "visibility": "restricted"})
    world.contact("2026-06-03", outcome="planned", summary=hidden, visibility="restricted")
    for page in pages(world).values():
        assert hidden not in page.body


def test_titles_of_parts_are_told_apart() -> None:
    world = full().raw("accounts/_templates/meeting-brief.md", b"# Own\n\n## Part\n\na\n\n## Part\n\nb\n")
    assert [one.id for one in pages(world)[BRIEF].headings] == ["doc-part", "doc-part-2"]
