"""The finished site: whole, quiet towards other hosts, and the same every time."""

import base64
import hashlib
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from tests.site.building import CHECKOUT, build
from tests.site.html import Seen, page_of, pages_of

pytestmark = pytest.mark.slow

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_A_WORD_OF_OURS = re.compile(r"[a-z]+(?:_[a-z]+)+")
_STYLE_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)")


def target_of(page: str, link: str) -> tuple[str, str]:
    """The file and anchor that a link of a page leads to."""
    parts = urlsplit(link)
    here = posixpath.dirname(page)
    way = unquote(parts.path)
    if not way:
        return page, parts.fragment
    path = way.lstrip("/") if way.startswith("/") else posixpath.normpath(posixpath.join(here, way))
    if way.endswith("/") or path in {"", "."}:
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, parts.fragment


def test_every_link_and_anchor_resolves(any_site: Path) -> None:
    pages = pages_of(any_site)
    dead = [
        f"{page}: {link}"
        for page, seen in pages.items()
        for link in [*seen.links, *seen.loads]
        if not urlsplit(link).scheme and not resolves(any_site, pages, page, link)
    ]
    assert not dead


def resolves(site: Path, pages: dict[str, Seen], page: str, link: str) -> bool:
    """Whether the file is there, and the anchor in it."""
    path, anchor = target_of(page, link)
    if path in pages:
        return not anchor or anchor in pages[path].ids or anchor.startswith("__")
    return (site / path).is_file()


def test_no_page_loads_anything_from_another_host(any_site: Path) -> None:
    for page, seen in pages_of(any_site).items():
        foreign = [way for way in seen.loads if urlsplit(way).netloc or way.startswith("//")]
        assert not foreign, page
        assert not [tag for tag, attrs in seen.tags if "style" in attrs and tag != "svg"], page
    for sheet in any_site.rglob("*.css"):
        ways = _STYLE_URL.findall(sheet.read_text(encoding="utf-8"))
        assert not [way for way in ways if urlsplit(way).netloc], sheet


def test_every_page_is_closed_by_a_policy_that_fits_it(any_site: Path) -> None:
    for page, seen in pages_of(any_site).items():
        metas = [
            attrs["content"]
            for tag, attrs in seen.tags
            if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(metas) == 1, page
        assert "default-src 'none'" in metas[0]
        assert "unsafe" not in metas[0], page
        for attributes, script in _INLINE.findall((any_site / page).read_text(encoding="utf-8")):
            if "application/json" not in attributes:
                digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in metas[0], page


def secrets_of(book: Path) -> set[str]:
    """Every name, address, id and free text of a book, but for the policy and what anyone may say.

    A text of a word or two ("none known") may well stand on a page of the playbook too.
    """
    found: set[str] = set()
    for path in sorted((book / "accounts").rglob("*.yml")):
        if path.name == "_policy.yml":
            continue
        parts = path.relative_to(book / "accounts").with_suffix("").parts
        found |= {part for part in parts if "-" in part and not part[0].isdigit()}
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {str(record[key]) for key in ("name", "email", "phone") if key in record}
        found |= {text for text in strings(record) if len(text) > 20 and not _A_WORD_OF_OURS.fullmatch(text)}
    return found


def strings(value: object) -> list[str]:
    """All text in a record."""
    if isinstance(value, str):
        return [value.strip()]
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return []


def test_a_public_site_tells_nothing_of_the_book(public_site: Path) -> None:
    secrets = secrets_of(CHECKOUT)
    assert len(secrets) > 200
    spelt = secrets | {json.dumps(one)[1:-1] for one in secrets}
    for path in sorted(public_site.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        told = [one for one in spelt if one in text]
        assert not told, f"{path.relative_to(public_site)} tells {told[:3]}"


def test_the_internal_site_does_tell(internal_site: Path) -> None:
    text = (internal_site / "accounts/harbour-lights/index.html").read_text(encoding="utf-8")
    assert "Harbour Lights Theatre" in text
    assert "Ines Calloway" in text


def test_a_public_site_has_no_pages_of_the_book(public_site: Path) -> None:
    for name in ("overdue", "accounts", "problems", "people", "calendar", "board", "promises"):
        assert not (public_site / name).exists()


def test_restricted_text_is_nowhere(internal_site: Path) -> None:
    for path in internal_site.rglob("*"):
        if path.is_file():
            assert b"possible buyer" not in path.read_bytes(), path


def test_two_builds_of_one_day_are_the_same_bytes(internal_site: Path, tmp_path: Path) -> None:
    assert build(tmp_path / "again", "internal").returncode == 0
    assert files_of(internal_site) == files_of(tmp_path / "again")


def files_of(site: Path) -> dict[str, str]:
    """A digest of every file."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_the_build_writes_nothing_into_docs(internal_site: Path) -> None:
    assert internal_site.is_dir()
    for name in ("overdue.md", "problems.md", "accounts"):
        assert not (CHECKOUT / "docs" / name).exists()


def test_search_finds_accounts_and_no_restricted_ones(internal_site: Path) -> None:
    index = json.loads((internal_site / "search/search_index.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry for entry in index["docs"]}
    assert entries["accounts/harbour-lights/"]["title"] == "Harbour Lights Theatre"
    assert "Oskar Thiele" in entries["accounts/harbour-lights/"]["text"]


def test_files_beside_the_pages_are_there(internal_site: Path) -> None:
    report = json.loads((internal_site / "overdue/overdue.json").read_text(encoding="utf-8"))
    assert report["duties"]
    assert {duty["band"] for duty in report["duties"]} == {"overdue"}
    assert (internal_site / "overdue/overdue.csv").is_file()
    for name in ("all", "people/ines-calloway", "accounts/harbour-lights"):
        feed = internal_site / f"calendar/{name}.ics"
        assert feed.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n"), name


def test_account_pages_are_not_in_the_navigation(internal_site: Path) -> None:
    page = page_of(internal_site, "rules/index.html")
    assert not [link for link in page.links if "accounts/harbour" in link]


@pytest.mark.parametrize(("generator", "theme"), [("properdocs", None), ("mkdocs", "mkdocs")])
def test_other_generators_and_the_plain_theme_carry_it(
    generator: str, theme: str | None, tmp_path: Path
) -> None:
    config = None
    if theme:
        config = tmp_path / "plain.yml"
        config.write_text(
            f"INHERIT: {CHECKOUT / 'mkdocs.yml'}\ndocs_dir: {CHECKOUT / 'docs'}\n"
            f"hooks: [{CHECKOUT / 'hooks/standing_site.py'}]\n"
            f"theme: {{name: {theme}, highlightjs: false}}\n",
            encoding="utf-8",
        )
    done = build(tmp_path / "site", "internal", config=config, generator=generator)
    assert done.returncode == 0, done.stdout + done.stderr
    page = page_of(tmp_path / "site", "accounts/harbour-lights/index.html")
    assert "Harbour Lights Theatre" in page.words
    assert "One-page counter guide for the volunteers" in page.words
    foreign = [way for way in page.loads if urlsplit(way).netloc]
    assert not foreign


def test_a_book_of_one_person_says_what_to_do_first(tmp_path: Path) -> None:
    root = tmp_path / "book"
    (root / "accounts/_people").mkdir(parents=True)
    (root / "accounts/_policy.yml").write_text(
        "book_opened_on: 2026-06-01\ntimezone: Europe/London\ncurrency: EUR\n"
        "tiers: {standard: {label: Client}}\ndefault_tier: standard\n",
        encoding="utf-8",
    )
    person = root / "accounts/_people/nora-quill.yml"
    person.write_text("name: Nora Quill\nroles: [account_manager]\n", encoding="utf-8")
    done = build(tmp_path / "site", "internal", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = pages_of(tmp_path / "site")
    assert "Begin here" in pages["index.html"].words
    assert "nora-quill" in pages["index.html"].words
    assert not [page for page, seen in pages.items() if "Larkfield" in seen.words]
    dead = [
        f"{page}: {link}"
        for page, seen in pages.items()
        for link in seen.links
        if not urlsplit(link).scheme and not resolves(tmp_path / "site", pages, page, link)
    ]
    assert not dead


def test_a_broken_policy_is_the_first_thing_on_every_page(tmp_path: Path) -> None:
    root = tmp_path / "book"
    (root / "accounts").mkdir(parents=True)
    (root / "accounts/_policy.yml").write_text("book_opened_on: soon\n", encoding="utf-8")
    for profile in ("internal", "public"):
        done = build(tmp_path / profile, profile, root=root)
        assert done.returncode == 0, done.stdout + done.stderr
        page = page_of(tmp_path / profile, "clocks/index.html")
        assert page.words.index("Nothing could be judged") < page.words.rindex("A clock makes")
