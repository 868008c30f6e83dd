"""What carries the pages: navigation, addresses for editing, security, publishing, lone pages."""

import base64
import hashlib
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from tests.site.building import CHECKOUT
from tests.site.editions import edition_of
from tests.site.html import see
from tests.worlds import World

from goodstanding.errors import UsageError
from goodstanding.immutable import replace
from goodstanding.site.carry import (
    edit_base,
    finish,
    menu,
    nav_of,
    placeholder,
    splice,
    title_for,
)
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.publish import build_site, config_of, serve_site
from goodstanding.site.standalone import standalone
from goodstanding.site.theme import mend

PAGE = SitePage(
    "accounts/acme.md",
    "Acme & <b>Sons",
    Markup('<h1 id="account">Acme</h1>'),
    (Heading("duties", "Duties"),),
    "acme <i>figures",
    in_nav=False,
)


def test_the_body_comes_in_the_place_of_its_stand_in() -> None:
    html = f"<main>{placeholder(PAGE)}</main>"
    assert splice(html, PAGE) == '<main><h1 id="account">Acme</h1></main>'


def test_the_stand_in_is_escaped_and_has_the_page_s_first_heading() -> None:
    stand_in = placeholder(PAGE)
    assert '<h1 id="account">Acme &amp; &lt;b&gt;Sons</h1>' in stand_in
    assert "<p>acme &lt;i&gt;figures</p>" in stand_in


def test_a_title_made_by_a_record_comes_in_last_and_escaped() -> None:
    kept = title_for(PAGE)
    assert "Acme" not in kept
    (top,) = menu(PAGE)
    assert top["name"] == kept
    assert [below["id"] for below in top["children"]] == ["duties"]
    assert splice(f"<title>{kept}</title>", PAGE) == "<title>Acme &amp; &lt;b&gt;Sons</title>"


def test_a_script_that_a_record_brought_would_have_no_leave_to_run() -> None:
    page = replace(PAGE, body=Markup("<script>stolen()</script>"))
    html = f"<head></head><script>theme()</script>{placeholder(page)}"
    content = csp_of(finish(html, page))
    assert digest_of("theme()") in content
    assert digest_of("stolen()") not in content


def test_navigation_shows_what_is_there_in_our_order() -> None:
    there = ["rules/b.md", "rules/index.md", "playbook/a.md", "index.md"]
    assert nav_of(there, ["index.md"]) == [
        {"This week": "index.md"},
        {"Playbook": ["playbook/a.md"]},
        {"Rules": ["rules/index.md", "rules/b.md"]},
    ]


@pytest.mark.parametrize(
    ("repo", "uri", "pages", "records"),
    [
        ("https://forge.example/us/book", "edit/main/docs/", ".../edit/main/docs/", ".../edit/main/"),
        ("https://forge.example/us/book/", "edit/main/docs/", ".../edit/main/docs/", ".../edit/main/"),
        ("", "edit/main/docs/", None, None),
        ("javascript:alert(1)", "edit/", None, None),
    ],
)
def test_addresses_for_editing(repo: str, uri: str, pages: str | None, records: str | None) -> None:
    def full(way: str | None) -> str | None:
        return way and way.replace("...", "https://forge.example/us/book")

    assert edit_base(repo, uri) == (full(pages), full(records))


def csp_of(html: str) -> str:
    """The policy of a page."""
    return next(attrs["content"] for _, attrs in see(html).tags if "http-equiv" in attrs)


def digest_of(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_inline_scripts_may_run_by_their_hash_alone() -> None:
    html = finish(
        '<head><meta charset="utf-8"></head><script>go()</script>'
        '<script type="application/json">{"a": 1}</script><script src="a.js"></script>'
    )
    assert csp_of(html).count("'sha256-") == 1
    assert digest_of("go()") in csp_of(html)
    assert "unsafe-inline" not in html
    assert "'unsafe-inline'" in finish("<head></head>", live=True)


def test_the_search_dialog_has_a_name() -> None:
    theme = '<div class="md-search" data-md-component="search" role="dialog">'
    assert 'aria-label="Search"' in mend(theme)


def test_publishing_names_the_settings_and_the_day(tmp_path: Path) -> None:
    made = build_site(CHECKOUT, tmp_path / "site", date(2026, 6, 1))
    assert "--strict" in made.command
    assert str(CHECKOUT / "mkdocs.yml") in made.command
    assert made.environ["SOURCE_DATE_EPOCH"] == "1780272000"
    assert "--no-strict" in serve_site(CHECKOUT, "127.0.0.1:8000", date(2026, 6, 1)).command


def test_a_book_without_settings_is_published_with_the_product_s(tmp_path: Path) -> None:
    assert config_of(tmp_path) == CHECKOUT / "mkdocs.yml"
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\n", encoding="utf-8")
    assert config_of(tmp_path) == tmp_path / "mkdocs.yml"


def test_a_folder_that_holds_something_else_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="would be emptied"):
        build_site(CHECKOUT, tmp_path, date(2026, 6, 1))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/standing.css").write_text("", encoding="utf-8")
    assert build_site(CHECKOUT, tmp_path, date(2026, 6, 1)).command


def test_lone_pages_link_to_each_other_and_load_their_own_files() -> None:
    files = dict(standalone(edition_of(World().account().source())))
    assert {"assets/standing.css", "assets/standing.js", "index.html"} <= set(files)
    page = see(files["accounts/acme/index.html"])
    assert "../../assets/standing.css" in page.loads
    assert "../../accounts/index.html" in page.links
    assert "BEGIN:VCALENDAR" in files["calendar/accounts/acme.ics"]
    for path, text in files.items():
        if path.endswith(".html"):
            assert "Content-Security-Policy" in text, path
