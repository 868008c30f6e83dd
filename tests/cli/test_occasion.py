"""The occasion: which book, which day, from which commit."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Git, Run

from goodstanding.errors import SourceError, UsageError
from goodstanding.occasion import Asked, Machine, load_occasion

NIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def _machine(folder: Path, **environ: str) -> Machine:
    return Machine(environ, folder, NIGHT)


def _policy(book: Path, old: str, new: str) -> None:
    path = book / "accounts/_policy.yml"
    path.write_text(path.read_text().replace(old, new))


def test_root_is_the_nearest_folder_upward(book: Path) -> None:
    deep = book / "accounts/alder-mill/contacts"
    assert load_occasion(Asked(), _machine(deep)).root == book.resolve()
    with pytest.raises(SourceError, match=r"accounts/_policy\.yml"):
        load_occasion(Asked(), _machine(book.parent))


def test_a_sample_book_names_its_day(book: Path) -> None:
    assert load_occasion(Asked(), _machine(book)).as_of == date(2026, 6, 1)
    assert load_occasion(Asked(as_of="2026-07-09"), _machine(book)).as_of == date(2026, 7, 9)
    said = _machine(book, STANDING_AS_OF="2026-05-05")
    assert load_occasion(Asked(), said).as_of == date(2026, 5, 5)
    assert load_occasion(Asked(as_of="today"), _machine(book)).as_of > date(2026, 6, 29)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Auckland", date(2026, 7, 1)),
        ("America/New_York", date(2026, 6, 30)),
        ("Mars/Base", date(2026, 6, 30)),
        ("../../etc/passwd", date(2026, 6, 30)),
        ("Europe", date(2026, 6, 30)),
    ],
)
def test_today_is_the_firm_s_own(book: Path, zone: str, day: date) -> None:
    _policy(book, "sample_as_of_on: 2026-06-01\n", "")
    _policy(book, "Europe/Lisbon", zone)
    assert load_occasion(Asked(), _machine(book)).as_of == day


def test_commit_is_the_one_checked_out(book: Path, git: Git) -> None:
    assert load_occasion(Asked(), _machine(book)).source.commit == git("rev-parse", "HEAD")


def test_a_machine_without_git_judges_all_the_same(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(book))
    assert load_occasion(Asked(), _machine(book)).source.commit is None


def test_another_program_sees_the_same_occasion(book: Path, git: Git) -> None:
    git("status")
    asked = Asked(as_of="2026-02-02", at="HEAD", profile="public")
    first = load_occasion(asked, _machine(book))
    again = load_occasion(Asked(), _machine(book.parent, **first.environ()))
    assert (again.root, again.as_of, again.at, again.profile) == (
        first.root,
        date(2026, 2, 2),
        "HEAD",
        "public",
    )


def test_an_unknown_profile_is_refused(book: Path) -> None:
    with pytest.raises(UsageError, match="internal or public"):
        load_occasion(Asked(profile="secret"), _machine(book))


def test_nothing_is_remembered_in_the_book_or_in_ci(book: Path) -> None:
    folder = load_occasion(Asked(), _machine(book, HOME="/home/ada")).cache_folder
    assert folder
    assert not folder.is_relative_to(book)
    assert load_occasion(Asked(), _machine(book, HOME="/h", CI="true")).cache_folder is None


@pytest.mark.parametrize("rev", ["nowhere", "HEAD~9", "-x"])
@pytest.mark.usefixtures("git")
def test_an_unknown_commit_is_told_in_our_own_words(book: Path, rev: str) -> None:
    with pytest.raises(SourceError) as caught:
        load_occasion(Asked(at=rev), _machine(book))
    assert str(caught.value) == f"'{rev}' is no commit of this book: take one that git log shows"


def test_a_book_without_history_cannot_be_read_at_a_commit(book: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load_occasion(Asked(at="HEAD"), _machine(book))
    assert str(caught.value) == "there is no git history here, so --at has nothing to read: leave --at out"


@pytest.mark.parametrize("words", [("effect", "HEAD"), ("check", "--changed-since", "HEAD")])
def test_other_commands_say_it_alike(run: Run, book: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--root", str(book))
    assert result.exit_code == 3
    assert "there is no git history here, so 'HEAD' cannot be looked up" in result.stderr
