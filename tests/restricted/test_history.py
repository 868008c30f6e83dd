"""What is restricted now, or was once, is not told by the history either."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.history.repository import Past
from tests.model.full import full_record, identity_of
from tests.restricted.canaries import HIDEABLE, Canary, aviary, seen_in
from tests.worlds import World

from goodstanding.history import Looked
from goodstanding.history.lives import lives_of
from goodstanding.history.reading import open_history
from goodstanding.history.story import load_story
from goodstanding.records.source import Folder
from goodstanding.reports.story import sentences
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.pages import make_pages

DAY = date(2026, 11, 30)


def lay(past: Past, contents: Mapping[str, bytes]) -> None:
    """Makes the book hold these files and no others."""
    shutil.rmtree(past.root / "accounts")
    for path, data in contents.items():
        past.write(path, data)


def opened(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same book with nothing marked as restricted."""
    return {
        path: b"".join(line for line in data.splitlines(True) if not line.startswith(b"visibility:"))
        for path, data in contents.items()
    }


def harmless() -> World:
    """A book of the same records that holds nothing secret."""
    world, _ = aviary()
    for kind in HIDEABLE:
        world.put(identity_of(kind).record, full_record(kind))
    return world


def seen_on_pages(past: Past, canaries: list[Canary]) -> list[Canary]:
    edition = load_edition(Folder(past.root), DAY, Profile.INTERNAL, Looked(past.root, None, "Europe/London"))
    assert edition.ledger
    assert edition.ledger.past.history
    pages = [*make_pages(edition)]
    assert any("gs-course" in page.body for page in pages)
    return [one for page in pages for one in seen_in([page.title, str(page.body), page.search], canaries)]


def seen_in_stories(past: Past, canaries: list[Canary]) -> list[Canary]:
    """What `standing history` would say of every record, the whole of its life."""
    history = open_history(Looked(past.root, None, "Europe/London"))
    edition = load_edition(Folder(past.root), DAY, Profile.INTERNAL, history.looked)
    assert edition.ledger
    lives = [life for life in lives_of(history.log.steps) if life.account]
    events = load_story(history.log, lives, history.looked.zone, edition.ledger.past.hidden)
    assert len(events) > len(HIDEABLE) / 2
    return seen_in([text for event in events for text in sentences(event)], canaries)


def test_what_is_restricted_today_was_never_said(tmp_path: Path) -> None:
    world, canaries = aviary()
    past = Past(tmp_path / "book")
    lay(past, opened(world.contents))
    past.commit("2026-11-02")
    lay(past, world.contents)
    # Not committed yet, and hidden all the same.
    assert seen_on_pages(past, canaries) == []
    assert seen_in_stories(past, canaries) == []
    past.commit("2026-11-03")
    assert seen_in_stories(past, canaries) == []


def test_what_was_restricted_once_stays_unsaid(tmp_path: Path) -> None:
    world, canaries = aviary()
    past = Past(tmp_path / "book")
    lay(past, world.contents)
    past.commit("2026-11-02")
    lay(past, harmless().contents)
    past.commit("2026-11-03")
    assert seen_on_pages(past, canaries) == []
    assert seen_in_stories(past, canaries) == []


def test_an_open_history_would_be_seen(tmp_path: Path) -> None:
    world, canaries = aviary()
    past = Past(tmp_path / "book")
    lay(past, opened(world.contents))
    past.commit("2026-11-02")
    assert len(seen_in_stories(past, canaries)) > 5
