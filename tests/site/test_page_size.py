"""An account's page is small, its links to edit at a forge included."""

from pathlib import Path

import pytest
from tests.site.building import AS_OF, FORGE
from tests.site.html import see

from book_maker.book import write_book
from goodstanding.immutable import replace
from goodstanding.records.source import Folder
from goodstanding.site.account.page import account_page
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.pages import urls

MOST = 60_000
EDIT = f"{FORGE}/edit/main/"
OF_A_MADE_BOOK = 30


@pytest.mark.slow
def test_every_account_s_page_of_the_sample_is_small(forge_site: Path) -> None:
    sizes = {page.parent.name: page.stat().st_size for page in forge_site.glob("accounts/*/index.html")}
    assert len(sizes) > 10
    assert {name: size for name, size in sizes.items() if size > MOST} == {}


@pytest.mark.slow
def test_every_account_s_page_of_a_made_book_is_small(forge_site: Path, tmp_path: Path) -> None:
    write_book(OF_A_MADE_BOOK, tmp_path)
    edition = load_edition(Folder(tmp_path), AS_OF, Profile.INTERNAL)
    edition = replace(edition, known=frozenset(urls(edition)), edit_base=EDIT)
    ledger = edition.ledger
    assert ledger is not None
    bodies = (str(account_page(edition, ledger, id_).body) for id_ in ledger.accounts)
    largest = max(bodies, key=len)
    assert largest.count(EDIT) > 10
    assert len(largest.encode()) + size_of_theme(forge_site) <= MOST


def size_of_theme(site: Path) -> int:
    """How many bytes of an account's page are none of ours, where its table of contents is longest."""
    sizes = []
    for page in site.glob("accounts/*/index.html"):
        html = page.read_text(encoding="utf-8")
        body = html[html.index('<div class="gs"') : html.index("</article>")]
        sizes.append(len(html.encode()) - len(body.encode()))
    return max(sizes)


@pytest.mark.slow
def test_a_link_to_edit_says_which_record_it_edits(forge_site: Path) -> None:
    seen = see((forge_site / "accounts/saltmarsh-housing/index.html").read_text(encoding="utf-8"))
    ways = [link for link in seen.links if link.startswith(EDIT)]
    assert len(ways) > 40
    names = seen.words
    assert "Edit 2026-05-15-hours-table" in " ".join(names.split())
    assert "Edit the account saltmarsh-housing" in " ".join(names.split())
