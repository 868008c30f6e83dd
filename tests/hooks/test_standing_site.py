"""The hook: strict about markers, and alive in a preview whatever happens."""

import shutil
from pathlib import Path

import pytest
from tests.site.building import CHECKOUT, FORGE, build
from tests.site.html import pages_of
from tests.site.test_finished_site import files_of


def copied(tmp_path: Path, **pages: str) -> Path:
    """Settings of a small site of our own pages, with the product's hook; gives the settings' file."""
    root = tmp_path / "book"
    (root / "docs").mkdir(parents=True)
    shutil.copytree(CHECKOUT / "docs/assets", root / "docs/assets")
    (root / "accounts").mkdir()
    (root / "accounts/_policy.yml").write_text(
        "book_opened_on: 2026-01-01\ntimezone: Europe/London\ncurrency: EUR\n"
        "tiers: {standard: {label: Client}}\ndefault_tier: standard\n",
        encoding="utf-8",
    )
    for name, text in pages.items():
        (root / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {CHECKOUT / 'mkdocs.yml'}\nhooks: [{CHECKOUT / 'hooks/standing_site.py'}]\n",
        encoding="utf-8",
    )
    return config


@pytest.mark.slow
def test_an_unknown_marker_fails_a_strict_build(tmp_path: Path) -> None:
    config = copied(tmp_path, index="# Here\n\nEvery <!-- standing: nonsense --> day.\n")
    done = build(tmp_path / "site", "public", root=config.parent, config=config)
    assert done.returncode != 0
    assert "index.md: the marker 'standing: nonsense' is not known; there are: authority," in done.stderr


@pytest.mark.slow
def test_markers_are_filled_in_lines_and_in_blocks(tmp_path: Path) -> None:
    text = (
        "# Here\n\nTalk every <!-- standing: clock check-in every_days --> days.\n\n"
        "<!-- standing: rhythm conversations -->\n\nNot <!-- standing: words vague -->.\n"
    )
    config = copied(tmp_path, index=text)
    done = build(tmp_path / "site", "public", root=config.parent, config=config)
    assert done.returncode == 0, done.stderr
    words = pages_of(tmp_path / "site")["index.html"].words
    assert "Talk every 92 days." in words
    assert "Conversations" in words
    assert "as soon as possible" in words


@pytest.mark.slow
def test_a_forge_gives_links_to_edit_and_none_to_count_stars(forge_site: Path) -> None:
    pages = pages_of(forge_site)
    base = f"{FORGE}/edit/main/"
    links = pages["accounts/harbour-lights/index.html"].links
    assert f"{base}accounts/harbour-lights/account.yml" in links
    assert f"{base}docs/playbook/rhythm.md" in pages["playbook/rhythm/index.html"].links
    for page in pages.values():
        assert not [1 for _, attrs in page.tags if attrs.get("data-md-component") == "source"]


@pytest.mark.slow
def test_templates_are_compiled_once_on_a_machine(tmp_path: Path) -> None:
    config = copied(tmp_path, index="# Here\n\nNot much.\n")
    environ = {"XDG_CACHE_HOME": str(tmp_path / "kept"), "CI": ""}
    sites = [tmp_path / name for name in ("first", "second")]
    for site in sites:
        done = build(site, "internal", root=config.parent, config=config, environ=environ)
        assert done.returncode == 0, done.stderr
    kept = tmp_path / "kept/goodstanding/templates"
    assert len([*kept.iterdir()]) > 20
    assert files_of(sites[0]) == files_of(sites[1])
