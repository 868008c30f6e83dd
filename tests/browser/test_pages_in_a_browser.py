"""Each kind of page in a real browser: quiet, readable by everyone, and handy by keyboard."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser
from tests.browser.readable import faults_of
from tests.browser.tabs import opened

pytestmark = pytest.mark.browser

KINDS_OF_PAGE = (
    "",
    "overdue/",
    "accounts/",
    "board/",
    "promises/",
    "pipeline/",
    "transitions/",
    "escalations/",
    "exceptions/",
    "load/",
    "gaps/",
    "problems/",
    "calendar/",
    "people/",
    "people/ines-calloway/",
    "records/",
    "records/contact/",
    "rules/",
    "rules/handoff-incomplete/",
    "clocks/",
    "clocks/check-in/",
    "playbook/rhythm/",
    "playbook/escalation/",
    "playbook/modes/",
    "playbook/modes/transition/",
    "track-record/",
    "history/",
    "commands/",
    "documents/saltmarsh-housing/meeting-brief/",
    "documents/brackwater-ferries/project-close-review/",
    "documents/pennywhistle-toys/new-work-handoff/",
    "write/saltmarsh-housing/",
    "404.html",
)
# Each kind of page once in each, rather than in all four: what differs is the kind, not the pair.
LOOKS = (("desktop", "light"), ("phone", "dark"))


@pytest.mark.parametrize(("screen", "scheme"), LOOKS)
@pytest.mark.parametrize("way", KINDS_OF_PAGE)
def test_a_page_is_quiet_and_readable_by_everyone(
    browser: Browser, address: str, way: str, screen: str, scheme: str
) -> None:
    with opened(browser, address, way, screen, scheme) as (page, wrong):
        assert not faults_of(page)
        assert not wrong
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, "the page scrolls sideways"


SPOILT: tuple[tuple[str, list[str]], ...] = (
    ("<p style='color: #eee'>pale</p>", ["color-contrast"]),
    (
        "<p style='color: #eee'>pale</p><p>black</p><p style='color: #eee'>pale too</p>",
        ["color-contrast"] * 2,
    ),
    ("<p style='color: color-mix(in srgb, grey 20%, white)'>pale</p>", ["color-contrast"]),
    ("<img src=data:,x>", ["image-alt"]),
    ("<input>", ["label"]),
    ("<p>fine</p>", []),
)


@pytest.mark.parametrize(("part", "faults"), SPOILT)
def test_what_is_not_readable_is_noticed(browser: Browser, part: str, faults: list[str]) -> None:
    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>A page</title>"
        f"<body style='background: #fff; color: #000'><main><h1>A page</h1>{part}</main>"
    )
    assert [fault.partition(":")[0] for fault in faults_of(page)] == faults
    page.close()


def test_a_table_is_filtered_and_sorted_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address, "overdue/") as (page, wrong):
        rows = page.locator("#overdue-table tbody tr:visible")
        every = rows.count()
        assert every > 3
        page.get_by_label("Show only rows with").first.focus()
        page.keyboard.type("northgate")
        assert 0 < rows.count() < every
        assert f"{rows.count()} of {every}" in page.locator(".gs-tools output").first.inner_text()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        assert rows.count() == every
        page.keyboard.press("Tab")
        page.keyboard.type("Tom")
        owners = page.locator("#overdue-table tbody tr:visible td[data-label=Owner]")
        assert set(owners.all_inner_texts()) == {"Tom Adeyemi"}
        head = page.locator("#overdue-table th", has_text="Days late")
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        late = page.locator("#overdue-table tbody tr:visible td[data-label='Days late']")
        days = [int(text) for text in late.all_inner_texts()]
        assert days == sorted(days, reverse=True)
        assert not wrong


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("theatre", "accounts/harbour-lights/"),
        ("Ines Calloway", "people/ines-calloway/"),
        ("Farid", "accounts/saltmarsh-housing/"),
        ("counter guide", "accounts/harbour-lights/"),
    ],
)
def test_search_finds_accounts_people_and_promises(
    browser: Browser, address: str, typed: str, way: str
) -> None:
    with opened(browser, address, "") as (page, wrong):
        page.keyboard.press("/")
        page.keyboard.type(typed)
        found = page.locator(f".md-search-result__link[href*='{way}']")
        found.first.wait_for()
        assert not wrong


def test_an_address_may_say_what_to_show(browser: Browser, address: str) -> None:
    with opened(browser, address, "overdue/?Owner=Tom%20Adeyemi") as (page, wrong):
        owners = page.locator("#overdue-table tbody tr:visible td[data-label=Owner]")
        assert set(owners.all_inner_texts()) == {"Tom Adeyemi"}
        assert not wrong


def test_one_of_several_words_is_enough_to_choose_a_row(browser: Browser, address: str) -> None:
    with opened(browser, address, "accounts/") as (page, wrong):
        page.get_by_label("Mode").select_option("Transition")
        rows = page.locator("#accounts-table tbody tr:visible")
        assert rows.count() >= 1
        for text in rows.all_inner_texts():
            assert "Transition" in text
        assert not wrong


def test_every_table_can_be_sorted_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address, "people/") as (page, wrong):
        head = page.locator("#people-table th", has_text="Overdue")
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        cells = page.locator("#people-table tbody td[data-label=Overdue]")
        numbers = [int(text or 0) for text in cells.all_inner_texts()]
        assert len(numbers) > 3
        assert numbers == sorted(numbers)
        assert not wrong


def test_files_beside_the_pages_download(browser: Browser, address: str) -> None:
    with opened(browser, address, "overdue/") as (page, _):
        for word, first in (("as CSV", "account,"), ("as JSON", "{")):
            way = page.get_by_role("link", name=word).get_attribute("href") or ""
            answer = page.request.get(address + "overdue/" + way)
            assert answer.ok, way
            assert answer.text().lstrip("\ufeff").startswith(first)


def test_a_figure_s_numbers_are_one_key_away(browser: Browser, address: str) -> None:
    with opened(browser, address, "accounts/saltmarsh-housing/") as (page, wrong):
        assert page.get_by_role("img", name="Repairs reported online").count() == 1
        page.get_by_text("The figures").first.focus()
        page.keyboard.press("Enter")
        table = page.get_by_role("table", name="Repairs reported online")
        assert table.locator("tbody tr").count() > 1
        assert not wrong


def test_the_reader_s_choice_of_colours_holds(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.get_by_title("Switch to dark colours").click()
    page.goto(address + "overdue/")
    scheme = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert scheme == "slate"
    context.close()


FOCUSABLE = "a[href], button, input, select, textarea, summary"


@pytest.mark.parametrize(
    "way", ["", "accounts/", "accounts/saltmarsh-housing/", "documents/saltmarsh-housing/meeting-brief/"]
)
def test_the_keyboard_reaches_everything(browser: Browser, address: str, way: str) -> None:
    with opened(browser, address, way) as (page, wrong):
        wanted = page.evaluate(MARK_WHAT_IS_SEEN, FOCUSABLE)
        assert wanted > 1
        page.evaluate("document.addEventListener('focusin', one => one.target.dataset.reached = '')")
        for _ in range(wanted + 60):
            page.keyboard.press("Tab")
        left = page.evaluate(
            "[...document.querySelectorAll('[data-wanted]:not([data-reached])')].map(one => one.outerHTML)"
        )
        assert not left
        assert not wrong


MARK_WHAT_IS_SEEN = """what => {
  const seen = [...document.querySelectorAll(".gs")].flatMap(one => [...one.querySelectorAll(what)])
    .filter(one => one.checkVisibility({ visibilityProperty: true }))
  seen.forEach(one => { one.dataset.wanted = "" })
  return seen.length
}"""


def test_a_document_is_printed_without_the_site_around_it(browser: Browser, address: str) -> None:
    with opened(browser, address, "documents/pennywhistle-toys/new-work-handoff/") as (page, wrong):
        assert page.get_by_role("button", name="Print").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".gs-document h1").is_visible()
        for around in (".md-header", ".md-footer", ".md-sidebar", ".gs-doc-tools", ".gs-asof", ".gs-sample"):
            for one in page.locator(around).all():
                assert not one.is_visible(), around
        page.emulate_media(media="screen")
        assert not wrong


def test_paper_is_white_holds_tables_and_folds_nothing(browser: Browser, address: str) -> None:
    with opened(browser, address, "", "phone", "dark") as (page, wrong):
        folded = page.locator(".gs details:not([open]) > ul").first
        assert not folded.is_visible()
        page.emulate_media(media="print")
        assert folded.is_visible()
        cell = page.locator("#desks td").nth(1)
        assert cell.evaluate("one => getComputedStyle(one).display") == "table-cell"
        ink = page.locator(".gs").first.evaluate("one => getComputedStyle(one).color")
        assert sum(map(int, re.findall("[0-9]+", ink))) < 200, "pale words on white paper"
        page.emulate_media(media="screen")
        assert not wrong


def test_whoever_wants_no_motion_gets_none(browser: Browser, address: str) -> None:
    with opened(browser, address, "") as (page, _):
        page.emulate_media(reduced_motion="reduce")
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(one => {"
            " const style = getComputedStyle(one);"
            " return style.transitionDuration !== '0s' || style.animationName !== 'none' }).length"
        )
        page.emulate_media(reduced_motion="no-preference")
        assert moving == 0


MADE_UP = """
<div data-gs-as-of="2026-06-01" data-gs-next="2026-06-03"%s>
<p data-gs-stale hidden></p>
<span class="gs-chip gs-soon" data-gs-due="2026-06-05" data-gs-soon="7">Due soon</span>
<span class="gs-chip gs-booked" data-gs-due="2026-06-20" data-gs-soon="7">Booked</span>
</div><script src="%sassets/standing.js"></script>
"""


@pytest.mark.parametrize(
    ("sample", "band", "told"), [("", "Overdue", True), (" data-gs-sample", "Due soon", False)]
)
def test_an_old_page_says_so_and_bands_anew(
    browser: Browser, address: str, sample: str, band: str, *, told: bool
) -> None:
    context = browser.new_context(timezone_id="Europe/London")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 6, 9, 10, tzinfo=UTC))
    page.goto(address + "robots.txt")
    page.set_content(MADE_UP % (sample, address), wait_until="networkidle")
    chips = page.locator(".gs-chip").all_inner_texts()
    assert chips == [band, "Booked"]
    note = page.locator("[data-gs-stale]")
    assert note.is_visible() is told
    if told:
        assert "8 days ago" in note.inner_text()
        assert "fallen due by itself" in note.inner_text()
    context.close()


def test_pages_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "overdue/")
    assert page.locator("#overdue-table tbody tr").count() > 3
    assert page.locator(".gs-tools").count() == 0
    context.close()
