"""Whatever is written into records, nothing of it runs, loads or leads astray in a real browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page
from tests.browser.hostile.book import ATTACKS, RAW
from tests.browser.hostile.conftest import Look, Watched, watched

pytestmark = pytest.mark.browser
LISTS = (
    *(
        "",
        "overdue/",
        "accounts/",
        "board/",
        "calendar/",
        "promises/",
        "pipeline/",
        "transitions/",
        "people/",
    ),
    *("escalations/", "exceptions/", "load/", "gaps/", "problems/", "track-record/", "history/"),
    *(
        "records/contact/",
        "playbook/rhythm/",
        "playbook/escalation/",
        "clocks/check-in/",
        "playbook/modes/steady/",
    ),
)
# What an attack would have left behind on the page: something that acts, loads, leads to a script, or
# lies over the page.
TRACES = """() => {
  const acts = [...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some((fact) => /^on|^autofocus$/.test(fact.name)))
  const loads = document.querySelectorAll(`
    iframe, object, embed, base, video, audio, math, body meta, body style,
    body link:not([href$="assets/forms/forms.css"]), .gs script, .gs img, .gs [style],
    .gs svg:not(.gs-chart, .gs-spark, .gs-modes)`)
  const harmless = ["http:", "https:", "mailto:", "tel:", "blob:"]
  const leads = [...document.querySelectorAll("a[href], form[action]")].filter((one) =>
    !harmless.includes(new URL(one.href?.baseVal ?? one.href ?? one.action, location).protocol))
  const computed = document.body.textContent.match(/(?<![0-9])1337(?![0-9])/)
  return [...acts, ...loads, ...leads].map((one) => one.outerHTML.slice(0, 200)).concat(computed ?? [])
}"""


def untouched(seen: Watched) -> None:
    """Nothing ran, and nothing is left that could."""
    assert not seen.happened(), seen.page.url
    assert not seen.page.evaluate(TRACES), seen.page.url
    assert seen.page.url.startswith(seen.address)


def pages_below(site: Path, *folders: str) -> list[str]:
    """The addresses of all pages in these folders of the site."""
    return sorted(
        f"{index.parent.relative_to(site).as_posix()}/"
        for folder in folders
        for index in (site / folder).glob("*/**/index.html")
    )


def open_all(page: Page) -> None:
    """Everything that is folded is unfolded, and the pointer goes over every link."""
    page.evaluate(
        """document.querySelectorAll("details").forEach((one) => { one.open = true });
        for (const one of document.querySelectorAll(".gs :is(a, td)"))
          for (const what of ["mouseover", "mouseenter", "focus"])
            one.dispatchEvent(new MouseEvent(what, { bubbles: true }))"""
    )


@pytest.mark.parametrize("way", ["elements", "words"])
def test_the_watch_sees_what_runs(browser: Browser, hostile_address: str, way: str) -> None:
    """With the escaping undone an attack leaves a trace; else the other tests prove nothing."""
    seen = watched(browser, hostile_address)
    seen.page.goto(hostile_address + "404.html")
    seen.page.evaluate(
        "(html) => document.querySelector('article').append("
        "document.createRange().createContextualFragment(html))",
        ATTACKS[way],
    )
    seen.page.wait_for_timeout(50)
    assert seen.happened() or seen.page.evaluate(TRACES)
    seen.page.context.close()


@pytest.mark.parametrize("way", LISTS)
def test_nothing_runs_on_a_list(look: Look, way: str) -> None:
    with look(way) as seen:
        open_all(seen.page)
        for field in seen.page.locator(".gs-tools select").all():
            field.select_option(index=field.locator("option").count() - 1)
        for field in seen.page.locator(".gs-tools input").all():
            field.fill("<img src=x onerror=gsRan(40)>")
        for head in seen.page.locator(".gs-sort").all()[:4]:
            head.click()
        untouched(seen)


@pytest.mark.parametrize("folder", ["accounts", "people", "documents"])
def test_nothing_runs_on_the_pages_of(look: Look, hostile_site: Path, folder: str) -> None:
    ways = pages_below(hostile_site, folder)[:8]
    assert len(ways) >= len(ATTACKS)
    for way in ways:
        with look(way) as seen:
            open_all(seen.page)
            untouched(seen)


def test_every_kind_of_document_is_among_them(hostile_site: Path) -> None:
    kinds = {way.split("/")[2] for way in pages_below(hostile_site, "documents")}
    assert kinds == {"meeting-brief", "annual-review", "project-close-review", "new-work-handoff"}


def test_nothing_runs_in_what_the_search_finds(look: Look) -> None:
    with look("") as seen:
        seen.page.keyboard.press("/")
        for typed in ("press", "script", "gsRan", "onerror", "<svg onload=gsRan(41)>", "7*191"):
            seen.page.fill(".md-search__input", typed)
            # The search listens for a key that was let go.
            seen.page.keyboard.press("Shift")
            seen.page.wait_for_timeout(250)
            untouched(seen)
        seen.page.fill(".md-search__input", "script")
        seen.page.keyboard.press("Shift")
        found = seen.page.locator(".md-search-result__link")
        found.first.wait_for()
        found.first.click()
        seen.page.wait_for_load_state("load")
        untouched(seen)


@pytest.mark.parametrize("way", [*ATTACKS])
def test_nothing_runs_in_a_form(look: Look, way: str) -> None:
    with look(f"write/acme-{way}/") as seen:
        untouched(seen)
        keys = seen.page.evaluate(
            "[...document.querySelectorAll('[data-gf-new], [data-gf-open]')].map((one) => one.hash)"
        )
        assert len(keys) > 6
        # All are opened; to write with all of them would only take longer.
        written = 0
        for number, key in enumerate(keys):
            seen.page.evaluate("(key) => { location.hash = key }", key)
            seen.page.locator(f"a[aria-current][href='{key}']").wait_for()
            untouched(seen)
            if number < 3:
                written += write(seen.page.locator("#gf"), ATTACKS[way])
                untouched(seen)
        assert written


def write(form: Locator, attack: str) -> int:
    """Puts the attack into whatever takes a text, writes, and tells how many records came of it."""
    for field in form.locator("input[type=text]:visible, textarea:not([readonly]):visible").all():
        field.fill(attack)
    for field in form.locator("select:visible").all():
        field.select_option(index=field.locator("option").count() - 1)
    for field in form.locator("input[type=date]:visible").all():
        field.fill("2026-06-01")
    form.get_by_role("button", name="Write it").first.click()
    return form.locator(".gf-outcome").count()


def test_the_finished_site_and_its_search_hold_only_words(hostile_site: Path) -> None:
    pages = [*hostile_site.rglob("*.html")]
    assert len(pages) > 200
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert not [attack for attack in RAW if attack in text], path
    index = json.loads((hostile_site / "search/search_index.json").read_text(encoding="utf-8"))
    for one in index["docs"]:
        assert not [attack for attack in RAW if attack in one["title"] + one["text"]], one["location"]
