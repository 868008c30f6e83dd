"""The past on the pages: what happened, how promises ended, the book month by month."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from copy import copy
from datetime import date
from pathlib import Path

import pytest
from tests.history.repository import Past, move
from tests.site.building import CHECKOUT
from tests.site.html import see
from tests.worlds import World, as_text

from goodstanding.book import load_book
from goodstanding.duty import Band
from goodstanding.history import Looked
from goodstanding.history.ledger import load_ledger
from goodstanding.history.tally import count
from goodstanding.immutable import replace
from goodstanding.records.source import Folder
from goodstanding.site.edition import Edition, Profile, load_edition
from goodstanding.site.page import SitePage
from goodstanding.site.pages import make_pages, urls
from goodstanding.site.past.bygone import Bygone
from goodstanding.site.past.commits import commit_base
from goodstanding.standing import assess
from goodstanding.standing.evidence import picture_of

FORGE = "https://forge.example/us/book/commit/"
DAY = "2026-08-14"


@pytest.fixture
def past(written: Past, tmp_path: Path) -> Past:
    """A copy of the book with a past, for each test to go on with."""
    shutil.copytree(written.root, tmp_path / "book")
    copied = copy(written)
    copied.root = tmp_path / "book"
    return copied


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A book with promises kept, moved, moved without a word and taken away, and a late record."""
    made = Past(tmp_path_factory.mktemp("written") / "book")
    made.write("accounts/_people/ann.yml", as_text({**ANN, "email": "ann@firm.example"}))
    for number in range(4):
        made.promise("2026-02-20", f"2026-01-10-p{number}", what=f"Promise {number}")
    made.promise("2026-05-10", "2026-04-01-audit", what="Access audit").commit("2026-01-10")
    made.promise("2026-02-20", "2026-01-10-p0", what="Promise 0", done_on="2026-02-19")
    made.promise("2026-02-27", "2026-01-10-p1", what="Promise 1").take("commitments/2026-01-10-p2")
    made.commit("2026-02-19")
    made.put("contacts/2026-02-02-call", summary="We talked", theirs=["sue"]).commit("2026-03-20")
    lines = [move("2026-05-10", "2026-05-17", "2026-05-08", "2026-05-08")]
    made.promise("2026-05-17", "2026-04-01-audit", what="Access audit", revisions=lines).commit("2026-05-08")
    return made


ANN = {"name": "Ann Archer", "roles": ["account_manager"]}


def edition_of(past: Past, as_of: str = DAY, commits: str | None = None) -> Edition:
    looked = Looked(past.root, None, "Europe/London")
    edition = load_edition(Folder(past.root), date.fromisoformat(as_of), Profile.INTERNAL, looked)
    return replace(edition, known=frozenset(urls(edition)), commit_base=commits)


def pages_of(past: Past, as_of: str = DAY, commits: str | None = None) -> Mapping[str, SitePage]:
    return {page.path: page for page in make_pages(edition_of(past, as_of, commits))}


def words_of(page: SitePage) -> str:
    """The page's text on one line."""
    return " ".join(see(str(page.body)).words.split())


def test_an_account_s_page_tells_what_happened_and_links_to_the_commit(past: Past) -> None:
    page = pages_of(past, commits=FORGE)["accounts/acme.md"]
    assert "Ann Archer moved 'Access audit' from 10 to 17 May 2026; the client was told on 8 May" in words_of(
        page
    )
    head = past.git("rev-parse", "HEAD")
    assert f"{FORGE}{head}" in see(str(page.body)).links
    assert any(heading.id == "course" for heading in page.headings)


def test_without_a_place_for_the_book_a_commit_has_no_link(past: Past) -> None:
    page = pages_of(past)["accounts/acme.md"]
    assert past.git("rev-parse", "--short=10", "HEAD") in words_of(page)
    assert not [link for link in see(str(page.body)).links if "commit/" in link]


def test_the_newest_events_are_shown_and_the_rest_is_counted(past: Past) -> None:
    for number in range(12):
        past.put(f"contacts/2026-06-{number + 1:02}-call", summary=f"Talk {number}", theirs=["sue"])
        past.commit(f"2026-06-{number + 1:02}")
    said = words_of(pages_of(past)["accounts/acme.md"]).split("How it came about")[1]
    assert "Talk 11" in said
    assert "Talk 4'" not in said
    assert "earlier changes are on record; standing history acme tells all of them" in said


def test_people_at_the_client_have_their_names(past: Past) -> None:
    past.promise("2026-05-18", "2026-04-01-audit", what="Access audit", to="bob").commit("2026-05-09")
    first = words_of(pages_of(past, "2026-01-31")["accounts/acme.md"])
    assert "promised 'Access audit' to Sue Stone for 10 May 2026" in first
    said = words_of(pages_of(past)["accounts/acme.md"])
    assert "'Promised to whom' 'bob' (was 'Sue Stone')" in said


def test_what_came_in_after_the_day_has_not_happened(past: Past) -> None:
    said = words_of(pages_of(past, "2026-03-31")["accounts/acme.md"])
    assert "moved 'Access audit'" not in said
    assert "wrote down the contact 'We talked' of 2 February 2026" in said


@pytest.mark.parametrize("when", ["now and not committed", "now", "then"])
def test_what_is_restricted_now_or_was_then_is_nowhere(past: Past, when: str) -> None:
    secret, plain = "They sell the workshop", "They sell tickets"
    name = "commitments/2026-03-03-secret"
    restricted = {"to": "sue", "due_on": "2026-05-01", "visibility": "restricted"}
    if when == "then":
        past.put(name, what=secret, **restricted).commit("2026-03-03")
        past.put(name, what=plain, to="sue", due_on="2026-05-01").commit("2026-03-04")
    else:
        past.put(name, what=secret, to="sue", due_on="2026-05-01").commit("2026-03-03")
        past.put(name, what=secret, **restricted)
        if when == "now":
            past.commit("2026-03-04")
    shown = "\n".join(f"{page.title} {page.body} {page.search}" for page in pages_of(past).values())
    assert secret not in shown
    assert "restricted commitment 2026-03-03-secret" in shown


def test_lapses_of_the_history_are_those_of_the_check(past: Past) -> None:
    edition = edition_of(past)
    checked = assess(Folder(past.root), date.fromisoformat(DAY), workers=1, pasts=past.pasts(as_of=DAY))
    assert edition.standing is not None
    assert edition.standing.findings == checked.findings
    pages = {page.path: page for page in make_pages(edition)}
    for rule in ("commitment-moved-silently", "commitment-vanished", "record-backdated"):
        (finding,) = [one for one in checked.findings if one.rule == rule]
        for path in ("accounts/acme.md", "problems.md"):
            # Days in a message are spelt as the firm's place writes them.
            assert finding.message.rpartition(". ")[2].casefold() in words_of(pages[path]).casefold()


def test_the_track_record_counts_as_the_command_does(past: Past) -> None:
    page = pages_of(past)["track-record.md"]
    said = words_of(page)
    ledger = load_ledger(Looked(past.root, None, "Europe/London"), date.fromisoformat(DAY))
    counted = count(ledger.promises, ledger.as_of, 0)
    assert (counted.all.due, counted.all.kept) == (5, 1)
    assert "5 fell due" in said
    assert "20% of them kept" in said
    assert "Vanished from the book1" in said
    assert "Ann" not in said
    for heading in ("causes", "accounts", "broken", "others", "why"):
        assert heading in [one.id for one in page.headings]


def test_every_promise_of_the_year_has_its_first_day_and_its_end(past: Past) -> None:
    page = pages_of(past, commits=FORGE)["track-record.md"]
    broken, kept = str(page.body).split('id="others"')
    for number in (1, 2, 3):
        assert f"Promise {number}" in broken.split('id="broken"')[1]
    assert "Promise 0" in kept
    assert "Kept on the first day" in kept
    moved = past.git("log", "-1", "--format=%H", "--", "accounts/acme/commitments/2026-01-10-p1.yml")
    assert f"{FORGE}{moved}" in see(broken).links
    assert "without a line that says so: it does not count" in " ".join(see(broken).words.split())


def test_of_two_promises_no_share_is_told(tmp_path: Path) -> None:
    made = Past(tmp_path / "book")
    made.promise("2026-02-20", "2026-01-10-a").promise("2026-02-20", "2026-01-10-b").commit("2026-01-10")
    said = words_of(pages_of(made)["track-record.md"])
    assert "2 fell due" in said
    assert "%" not in said


def test_a_claim_is_printed_with_its_strength(past: Past) -> None:
    told = {"told_on": "2026-02-18", "missed_on": "2026-02-20", "what": "Promise 3"}
    past.promise("2026-02-20", "2026-01-10-p3", **told).commit("2026-05-09")
    said = words_of(pages_of(past)["track-record.md"])
    assert "The client was told: a commit of 9 May 2026 says so, 78 days after" in said
    assert "Counted from the commit that first says so, of 2: 2 plain." in said
    assert "signed and verified" not in said


def test_the_months_are_drawn_for_everybody(past: Past) -> None:
    page = pages_of(past, commits=FORGE)["history.md"]
    seen = see(str(page.body))
    drawings = [attrs for tag, attrs in seen.tags if tag == "svg"]
    titles = [heading.id for heading in page.headings]
    assert titles == ["overdue", "evidence", "promises", "load", "late", "figures", "accounts", "loads"]
    large = [attrs for attrs in drawings if attrs["class"] == "gs-chart"]
    assert len(large) == 5
    for attrs in large:
        assert attrs["role"] == "img"
        assert set(attrs["aria-labelledby"].split()) <= seen.ids
    assert "as it was kept then" in seen.words
    assert "31 Jul 2026" in seen.words
    # The contact of February came in on 20 March.
    assert "1 of 1 record" in " ".join(seen.words.split())
    assert len([link for link in seen.links if link.startswith(FORGE)]) == 7
    assert not [link for tag, attrs in seen.tags for link in [attrs.get("style")] if link]


def test_each_account_and_each_manager_has_a_line_of_their_own(past: Past) -> None:
    past.write("accounts/_people/zoe.yml", as_text({"name": "Zoe Zander", "roles": ["account_manager"]}))
    past.write("accounts/birch/account.yml", as_text({"name": "Birch", "account_manager": "zoe"}))
    past.commit("2026-05-20")
    body = str(pages_of(past)["history.md"].body)
    figures = see(body.split("<details ")[1].split("</details>", maxsplit=1)[0]).words
    assert "What the records said by account" in figures
    assert "Birch" in figures
    accounts, loads = body.split('id="account-months"')[1].split('id="load-months"')
    names = re.findall(r"<title>(.*?),", accounts)
    assert names[0] == "Overdue of acme"
    assert "Overdue of Birch" in names
    assert "Percent of promises kept of acme" in names
    assert re.findall(r"<title>Load of (.*?),", loads) == ["Ann Archer", "Zoe Zander"]
    # Who has gone is no part of the plan any more.
    gone = {"name": "Zoe Zander", "roles": ["account_manager"], "left_on": "2026-08-01"}
    past.write("accounts/_people/zoe.yml", as_text(gone))
    past.write("accounts/birch/account.yml", as_text({"name": "Birch", "account_manager": "ann"}))
    past.commit("2026-08-01")
    assert "Load of Zoe" not in str(pages_of(past)["history.md"].body)


def test_the_sample_book_s_months_are_what_the_check_counts_on_those_days() -> None:
    source = Folder(CHECKOUT)
    bygone = Bygone(source, load_book(source), date(2026, 6, 1))
    assert len(bygone.months) == 9
    for month in bygone.months[1::4]:
        assert month.overdue == assess(source, month.day, workers=1).count_band(Band.OVERDUE), month.day
        for id_, one in month.accounts.items():
            assert bygone.book.firm
            picture = picture_of(bygone.book.accounts[id_], bygone.book.firm, month.day)
            assert one.whole == picture.whole, (id_, month.day)


def test_a_shallow_clone_gives_pages_that_say_what_they_do_not_know(past: Past, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", past.root.as_uri(), str(clone)], check=True)
    past.root = clone
    pages = pages_of(past)
    for path in ("track-record.md", "history.md", "accounts/acme.md"):
        assert "git fetch --unshallow" in words_of(pages[path]), path
    assert "<svg" not in pages["history.md"].body
    assert "gs-tally" not in pages["track-record.md"].body
    problems = words_of(pages["problems.md"])
    assert problems.count("history-unavailable") == 1
    assert "None on record." not in problems
    assert "what the history would tell is not known" in problems


def test_a_book_outside_git_is_shown_by_its_records(past: Past) -> None:
    subprocess.run(["rm", "-r", str(past.root / ".git")], check=True)
    pages = pages_of(past)
    assert "by today's records" in words_of(pages["history.md"])
    assert "this book is not kept in git" in words_of(pages["history.md"])
    assert "taken at their word" in words_of(pages["track-record.md"])
    assert "history-unavailable" not in words_of(pages["problems.md"])


def test_without_a_history_the_course_of_promises_is_told_by_their_records(past: Past) -> None:
    subprocess.run(["rm", "-r", str(past.root / ".git")], check=True)
    past.promise("2026-05-01", "2026-04-02-secret", what="A secret plan", visibility="restricted")
    said = words_of(pages_of(past, "2026-05-09")["accounts/acme.md"]).split("How it came about")[1]
    course = said.split("By the days in the records alone.")[0]
    assert course.index("moved 'Access audit' from 10 to 17 May 2026; the client was told on 8 May") < (
        course.index("Ann Archer promised 'Access audit' to Sue Stone for 10 May 2026")
    )
    assert "Ann Archer marked 'Promise 0' as kept on 19 February 2026" in course
    assert "secret" not in course
    # Only the newest: the first promise of all is counted and not told.
    assert "Ann Archer promised 'Promise 0' to Sue Stone" not in course
    early = words_of(pages_of(past, "2026-05-07")["accounts/acme.md"])
    assert "moved 'Access audit'" not in early.split("How it came about")[1]


def test_a_book_of_today_has_no_month_behind_it() -> None:
    source = World(book_opened_on=DAY).account().source()
    edition = load_edition(source, date.fromisoformat(DAY), Profile.INTERNAL)
    pages = {page.path: page for page in make_pages(edition)}
    assert "No month has ended since the book was opened" in words_of(pages["history.md"])


@pytest.mark.parametrize(
    ("repo", "edit", "base"),
    [
        ("https://github.example/us/book/", "edit/main/docs/", "https://github.example/us/book/commit/"),
        ("https://lab.example/us/book", "-/edit/main/docs/", "https://lab.example/us/book/-/commit/"),
        ("https://bitbucket.example/us/book", "src/main/docs/", "https://bitbucket.example/us/book/commits/"),
        ("", "edit/main/docs/", None),
        ("javascript:alert(1)", "", None),
    ],
)
def test_each_host_has_its_own_way_to_a_commit(repo: str, edit: str, base: str | None) -> None:
    assert commit_base(repo, edit) == base


def accepted(past: Past, by: str, **fields: str) -> Past:
    """A handoff to Ben that is accepted, in a commit by that author."""
    past.write("accounts/_people/ben.yml", as_text({"name": "Ben Bold", "roles": ["project_manager"]} | BEN))
    handoff = HANDOFF | fields
    past.put("handoffs/2026-06-02-portal", **handoff).commit("2026-06-02")
    past.put("handoffs/2026-06-02-portal", **handoff, accepted={"accepted_on": "2026-06-04", "by": "ben"})
    past.git("add", "-A")
    past.git("-c", "user.name=x", "commit", "-q", "-m", "Accepted", f"--author={by}", on="2026-06-05")
    return past


BEN = {"email": "ben@firm.example"}
HANDOFF = {"kind": "am_to_pm", "to": "ben", "from": "ann", "submitted_on": "2026-06-02"}
OWN, ANOTHER = "Ben Bold <ben@firm.example>", "Ann Archer <ann@firm.example>"


def test_the_receiver_s_own_change_proves_an_acceptance(past: Past) -> None:
    said = words_of(pages_of(accepted(past, OWN))["accounts/acme.md"])
    commit = past.git("rev-parse", "--short=10", "HEAD")
    assert f"Accepted, proved by the change of Ben Bold on 5 June 2026 (a plain commit {commit})" in said


def test_what_somebody_else_wrote_down_of_an_acceptance_is_in_words_only(past: Past) -> None:
    said = words_of(pages_of(accepted(past, ANOTHER))["accounts/acme.md"])
    assert "Accepted, in words only: recorded by Ann Archer on 5 June 2026 (" in said
    assert "proved" not in said
    said = words_of(pages_of(accepted(past, "X <x@x.example>"))["accounts/acme.md"])
    assert "in words only: recorded by somebody who is not among our people on 5 June 2026" in said
    assert "proved" not in said


def test_a_merge_into_the_protected_branch_says_that_it_is_one(past: Past) -> None:
    accepted(past, OWN)
    past.git("checkout", "-q", "-b", "aside", "HEAD~1")
    past.git("checkout", "-q", "main")
    past.git("reset", "-q", "--hard", "HEAD~1")
    past.git("merge", "-q", "--no-ff", "--no-edit", "HEAD@{1}", on="2026-06-06")
    looked = Looked(past.root, None, "Europe/London", is_protected=True)
    edition = load_edition(Folder(past.root), date.fromisoformat(DAY), Profile.INTERNAL, looked)
    page = {one.path: one for one in make_pages(edition)}["accounts/acme.md"]
    # The merge is the change of whoever merged it.
    assert "in words only: recorded by Ann Archer on 6 June 2026" in words_of(page)


def test_an_acceptance_on_the_list_of_transitions_says_so_too(past: Past) -> None:
    accepted(past, OWN, effective_on="2026-12-01")
    said = words_of(pages_of(past)["transitions.md"])
    assert "proved by the change of Ben Bold on 5 June 2026" in said.split("passes")[-1]


def test_what_is_not_committed_or_has_no_history_proves_nothing(past: Past) -> None:
    accepted(past, OWN)
    past.put("handoffs/2026-06-02-portal", **HANDOFF, accepted={"accepted_on": "2026-06-05", "by": "ben"})
    assert "Accepted, in words only: not committed yet" in words_of(pages_of(past)["accounts/acme.md"])
    shutil.rmtree(past.root / ".git")
    bare = words_of(pages_of(past)["accounts/acme.md"])
    assert "proved" not in bare
    assert "in words only" not in bare
