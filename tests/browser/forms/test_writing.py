"""From a form to a record that the check accepts, as an account manager does it."""

import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page
from tests.browser.forms.conftest import GITHUB, GITLAB, Opened
from tests.browser.readable import faults_of
from tests.site.building import CHECKOUT
from tests.worlds import day

from goodstanding.book import load_account, load_firm
from goodstanding.finding import Severity
from goodstanding.kinds import identify
from goodstanding.records.edit import change_record, read_fields
from goodstanding.records.source import Folder
from goodstanding.standing import stand_account
from goodstanding.writing.marks import changes_of, mark_of
from goodstanding.writing.proposal import Proposed

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"}
HOSTILE = 'They said: "no" - it\'s #1\n- and </textarea><script>alert(1)</script>'
ME = ("-c", "user.name=x", "-c", "user.email=x@x.example")
AS_OF = day("2026-06-01")


def written(page: Page) -> dict[str, str]:
    """The files that the page has written, by path, letter for letter."""
    page.locator(".gf-outcome").wait_for()
    boxes = page.locator(".gf-text").all()
    return {box.get_attribute("aria-label") or "": box.get_attribute("data-text") or "" for box in boxes}


def accepted(files: dict[str, str]) -> bool:
    """Whether the check has nothing against these files in the sample book."""
    source = Folder(CHECKOUT)
    contents = {file: text.encode() for file, text in files.items()}
    account = next(iter(files)).split("/")[1]
    firm = load_firm(source)
    assert firm.firm is not None
    for_ = load_account(Proposed(source, contents), firm, account)
    found = stand_account(for_, firm.firm, AS_OF).findings
    assert not [one.message for one in found if one.severity is Severity.ERROR]
    assert not for_.not_assessed
    return True


def field(page: Page | Locator, title: str) -> Locator:
    return page.get_by_label(title, exact=False).first


def test_a_talk_is_logged_by_keyboard_alone(writing: Opened) -> None:
    with writing("harbour-lights", "", GITHUB) as page:
        page.get_by_role("link", name="Log a contact").focus()
        page.keyboard.press("Enter")
        page.locator("#gf h3").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.insert_text("Went through the seat plan.")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        files = written(page)
        file = "accounts/harbour-lights/contacts/2026-06-01-went-through-the-seat-plan.yml"
        assert list(files) == [file]
        assert files[file].endswith("summary: Went through the seat plan.\ntheirs: [bea-fontaine]\n")
        assert accepted(files)
        assert page.evaluate("document.activeElement.textContent") == "The record is ready"


def test_github_is_handed_the_text_where_it_fits(writing: Opened) -> None:
    with writing("harbour-lights", "#commitment", GITHUB) as page:
        field(page, "What we promised").fill(HOSTILE)
        field(page, "Promised to whom").select_option("Bea Fontaine")
        field(page, "Due on").fill("2026-06-12")
        page.get_by_role("button", name="Write it").click()
        files = written(page)
        address = page.get_by_role("link", name="Open it at GitHub").get_attribute("href") or ""
        asked = parse_qs(urlsplit(address).query)
        assert urlsplit(address)._replace(query="").geturl() == "https://github.com/quill/book/new/main"
        assert {asked["filename"][0]: asked["value"][0]} == files
        assert read_fields(asked["value"][0].encode())["what"] == HOSTILE
        assert accepted(files)
        assert page.locator(".gf-outcome script").count() == 0


@pytest.mark.parametrize("host", [GITLAB, GITHUB, ""], ids=["gitlab", "too long for github", "no host"])
def test_elsewhere_the_text_is_copied(writing: Opened, host: str) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with writing("harbour-lights", "#contact", host, permissions=rights) as page:
        field(page, "What was said").fill("A long talk. " * (600 if host == GITHUB else 2))
        page.get_by_role("button", name="Write it").click()
        files = written(page)
        assert page.get_by_role("link", name="Open it at").count() == 0
        page.get_by_role("button", name="Copy the text").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == next(iter(files.values()))
        leads = page.locator(".gf-outcome .gf-ways-out a").all()
        wanted = {
            GITLAB: "https://gitlab.com/quill/book/-/new/main?file_name=accounts/harbour-lights/contacts/2026",
            GITHUB: "https://github.com/quill/book/new/main?filename=accounts/harbour-lights/contacts/2026",
        }
        assert [(one.get_attribute("href") or "")[: len(wanted[host])] for one in leads] == (
            [wanted[host]] if host else []
        )
        assert "new file" in page.locator(".gf-outcome ol").inner_text()


def test_where_copying_is_refused_the_text_is_selected(writing: Opened) -> None:
    with writing("harbour-lights", "#contact") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
        field(page, "What was said").fill("A word")
        page.get_by_role("button", name="Write it").click()
        text = next(iter(written(page).values()))
        page.get_by_role("button", name="Copy the text").click()
        page.get_by_text("press Ctrl+C").wait_for()
        assert page.evaluate("getSelection().toString() || document.activeElement.value") == text


def test_what_is_missing_is_said_beside_its_field(writing: Opened) -> None:
    with writing("harbour-lights", "#commitment") as page:
        page.get_by_role("button", name="Write it").click()
        told = page.get_by_role("alert")
        told.wait_for()
        assert told.locator("li").count() == 3
        assert page.locator(".gf-outcome").count() == 0
        told.get_by_role("link", name="Due on").click()
        assert page.evaluate("document.activeElement.type") == "date"
        assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
        assert not faults_of(page)
        field(page, "What we promised").fill("Ring bea@lights.example")
        page.get_by_role("button", name="Write it").click()
        assert "e-mail address" in page.get_by_role("alert").inner_text()


def test_a_day_to_come_is_planned(writing: Opened) -> None:
    with writing("harbour-lights", "#contact") as page:
        field(page, "What was said").fill("Lunch")
        page.locator('[data-path="@day"] input').fill("2026-06-09")
        page.get_by_role("button", name="Write it").click()
        assert "Planned" in page.get_by_role("alert").inner_text()
        field(page, "What became of it").select_option("Planned")
        page.get_by_role("button", name="Write it").click()
        assert accepted(written(page))


def test_a_handoff_asks_for_what_its_receiver_needs(writing: Opened) -> None:
    with writing("harbour-lights", "#handoff", **PHONE) as page:
        assert not field(page, "Client's aims").is_visible()
        field(page, "Kind of handoff").select_option("New Work")
        field(page, "Who receives it").select_option("new_work")
        field(page, "Client's aims").fill("Sell in the foyer")
        field(page, "How well known").select_option("Rough")
        field(page, "At least").fill("20000.50")
        field(page, "Technical constraints").fill("None known")
        assert not field(page, "Open work").is_visible()
        page.get_by_role("button", name="Write it").tap()
        files = written(page)
        said = read_fields(next(iter(files.values())).encode())
        assert said == {
            "kind": "new_work",
            "to": "new_work",
            "aims": "Sell in the foyer",
            "budget": {"known": "rough", "amount_min": 20000.5},
            "constraints": {"technical": "None known"},
        }
        assert accepted(files)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert not faults_of(page)


def test_a_handoff_is_not_submitted_with_a_gap(writing: Opened) -> None:
    with writing("harbour-lights", "#handoff") as page:
        field(page, "Kind of handoff").select_option("Account manager to project manager")
        field(page, "Who receives it").select_option("project_manager")
        field(page, "Project background").fill("They sell at the door")
        field(page, "Promises made").fill("None")
        page.get_by_text("More", exact=True).click()
        field(page, "Submitted on").fill("2026-06-01")
        page.get_by_role("button", name="Write it").click()
        assert "Client's preferences: This is needed" in page.get_by_role("alert").inner_text()
        field(page, "Client's preferences").fill("Calls in the morning")
        page.get_by_role("button", name="Write it").click()
        assert accepted(written(page))


def test_an_exception_is_agreed_by_somebody_else(writing: Opened) -> None:
    with writing("harbour-lights", "#waiver", GITHUB, **PHONE) as page:
        choice = field(page, "What is waived")
        # Only what runs or stands here is offered, by its name.
        offered = choice.locator("option").all_inner_texts()
        assert "Check-in" in offered
        assert "Commitment kept late" not in offered
        choice.select_option("Check-in")
        field(page, "Reason for it").fill("The house is closed until autumn")
        field(page, "Approved by").select_option("Ines Calloway")
        field(page, "Holds until").fill("2026-05-31")
        page.get_by_role("button", name="Write it").tap()
        told = page.get_by_role("alert").inner_text()
        assert "Somebody other than the one who asks" in told
        assert "before the day from which it holds" in told
        field(page, "Approved by").select_option("Ruth Lindqvist")
        field(page, "Holds until").fill("2026-08-31")
        page.get_by_role("button", name="Write it").tap()
        files = written(page)
        file = "accounts/harbour-lights/waivers/2026-06-01-check-in.yml"
        assert list(files) == [file]
        assert read_fields(files[file].encode()) == {
            "rule": "check-in",
            "reason": "The house is closed until autumn",
            "approved_by": "ruth-lindqvist",
            "until_on": "2026-08-31",
        }
        assert accepted(files)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert not faults_of(page)


def test_a_follow_up_is_marked_done_where_it_stands(writing: Opened) -> None:
    with writing("lindenrow-legal", "#contacts/2026-04-17-lunch", GITHUB) as page:
        assert page.locator("#gf").get_by_role("radio").first.is_checked()
        page.get_by_role("button", name="Write it").click()
        files = written(page)
        said = read_fields(next(iter(files.values())).encode())
        assert [row.get("done_on") for row in said["follow_ups"]].count("2026-06-01") == 1
        assert accepted(files)


PROMISE = "commitments/2026-05-13-volunteer-sheet"


@pytest.mark.parametrize("word", ["done", "revise"])
def test_a_promise_is_marked_as_the_command_marks_it(writing: Opened, word: str) -> None:
    file = f"accounts/harbour-lights/{PROMISE}.yml"
    raw = Folder(CHECKOUT).read(file)
    identity = identify(file)
    assert not isinstance(identity, str)
    data, answers = read_fields(raw), {}
    with writing("harbour-lights", f"#{PROMISE}", GITHUB, **PHONE) as page:
        if word == "revise":
            answers = {"due": "2026-06-20", "reason": "They: asked"}
            page.get_by_role("radio", name="Moved to another day").check()
            asked = page.locator("[data-mark=revise]")
            field(asked, "New date").fill(answers["due"])
            field(asked, "Reason for change").fill(answers["reason"])
        page.get_by_role("button", name="Write it").tap()
        files = written(page)
        changes = changes_of(word, mark_of(word, identity, data), data, answers, AS_OF)
        assert files == {file: change_record(raw, changes).decode()}
        assert accepted(files)
        assert page.get_by_role("link", name="Open it at GitHub").get_attribute("href") == GITHUB + file
        assert page.locator(".gf-diff ins").count() >= 1
        if word == "done":
            assert not faults_of(page)


def test_any_field_of_an_open_record_is_changed_in_its_place(writing: Opened) -> None:
    file = f"accounts/harbour-lights/{PROMISE}.yml"
    raw = Folder(CHECKOUT).read(file)
    with writing("harbour-lights", f"#{PROMISE}") as page:
        page.get_by_role("radio", name="Something else in it").check()
        other = page.locator("[data-mark=other]")
        what = field(other, "What we promised")
        assert what.input_value() == read_fields(raw)["what"]
        page.get_by_role("button", name="Write it").click()
        assert "Nothing differs" in page.get_by_role("alert").inner_text()
        what.fill("One page: for the volunteers")
        other.get_by_text("What is not there yet").click()
        field(other, "How we limit it").fill("Marek helps")
        page.get_by_role("button", name="Write it").click()
        wanted = change_record(
            raw,
            [(("what",), "One page: for the volunteers"), (("at_risk", "mitigation"), "Marek helps")],
        )
        assert written(page) == {file: wanted.decode()}
        what.fill("")
        page.get_by_role("button", name="Write it").click()
        assert "in the file itself" in page.get_by_role("alert").inner_text()


def test_a_talk_and_its_promises_come_as_one_patch(writing: Opened, tmp_path: Path) -> None:
    with writing("harbour-lights", "#contact", GITHUB) as page:
        field(page, "What was said").fill(HOSTILE)
        page.get_by_role("button", name="Add to “Promises made in it”").click()
        row = page.locator("[data-path='@promises'] [data-row]")
        field(row, "What we promised").fill("A grün seat plan")
        field(row, "Promised to whom").select_option("Oskar Thiele")
        field(row, "Due on").fill("2026-06-12")
        page.get_by_role("button", name="Write it").click()
        files = written(page)
        assert len(files) == 2
        with page.expect_download() as found:
            page.get_by_role("link", name="All of it as one patch").click()
        found.value.save_as(tmp_path / "all.patch")
    assert accepted(files)
    for words in (["am", "--quiet"], ["apply", "--whitespace=error"]):
        book = tmp_path / words[0]
        _git(tmp_path, "init", "--quiet", str(book))
        _git(book, *ME, "commit", "--quiet", "--allow-empty", "-m", "x")
        _git(book, *ME, *words, str(tmp_path / "all.patch"))
        there = {
            path.relative_to(book).as_posix(): path.read_bytes().decode() for path in book.rglob("*.yml")
        }
        assert there == files
    said = _git(tmp_path / "am", "log", "-1", "--format=%s|%an")
    assert said.strip().endswith("with 1 promise|Ines Calloway")


def test_a_change_comes_as_a_patch_too(writing: Opened, tmp_path: Path) -> None:
    file = f"accounts/harbour-lights/{PROMISE}.yml"
    with writing("harbour-lights", f"#{PROMISE}") as page:
        page.get_by_role("button", name="Write it").click()
        files = written(page)
        with page.expect_download() as found:
            page.get_by_role("link", name="As a patch").click()
        found.value.save_as(tmp_path / "one.patch")
    book = tmp_path / "book"
    (book / file).parent.mkdir(parents=True)
    (book / file).write_bytes(Folder(CHECKOUT).read(file))
    _git(tmp_path, "init", "--quiet", str(book))
    _git(book, "apply", "--whitespace=error", str(tmp_path / "one.patch"))
    assert (book / file).read_bytes().decode() == files[file]


def _git(where: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_a_script_the_page_says_how_it_is_written(writing: Opened) -> None:
    with writing("harbour-lights", java_script_enabled=False) as page:
        assert page.locator("#gf").is_hidden()
        assert "summary: Went through April" in page.locator("noscript, pre").first.inner_text()
        assert page.get_by_role("heading", name="Log a contact").is_visible()
        assert page.locator(".gf-opened li").count() > 3


def test_nothing_typed_is_lost_by_looking_elsewhere(writing: Opened) -> None:
    with writing("harbour-lights", "#contact") as page:
        field(page, "What was said").fill("Half a sentence")
        page.get_by_role("link", name="Promise something").click()
        page.get_by_role("heading", name="Promise something").wait_for()
        page.get_by_role("link", name="Log a contact").click()
        page.get_by_role("heading", name="Log a contact").wait_for()
        assert field(page, "What was said").input_value() == "Half a sentence"


def test_what_the_check_would_refuse_is_not_taken_for_accepted() -> None:
    file = "accounts/harbour-lights/contacts/2026-06-01-x.yml"
    with pytest.raises(AssertionError, match="nobody-here"):
        accepted({file: "summary: x\ntheirs: [nobody-here]\n"})
