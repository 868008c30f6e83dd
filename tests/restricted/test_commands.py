"""No command prints a word of a restricted record, in any form, whatever it reads the book for."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.history.repository import Past
from tests.restricted.canaries import aviary

from goodstanding import resources
from goodstanding.cli.program import standing

FORMS = {
    "check": ("text", "json", "github", "gitlab", "markdown"),
    "due": ("text", "json", "markdown", "digest", "ics"),
    "effect": ("text", "json", "markdown"),
    "history": ("text", "json", "markdown"),
    "hindsight": ("text", "json", "markdown"),
    "promises": ("text", "json", "markdown"),
}
WORDS = {
    "due": ("--within", "400d"),
    "effect": ("HEAD~1", "HEAD"),
    "history": ("acme",),
    "show": ("acme", "--why"),
    "reassign": ("ann", "mira-holt", "--list"),
    "schema": ("commitment", "--with-ids"),
    "fmt": ("--check",),
}
LETTERS = sorted(path.stem for path in resources.folder("accounts/_templates").glob("*.md"))
TRIED = [
    *((name, *WORDS.get(name, ()), "--format", form) for name, forms in FORMS.items() for form in forms),
    *(
        (name, *WORDS.get(name, ()))
        for name in ("show", "portfolio", "codeowners", "reassign", "schema", "fmt")
    ),
    *(("draft", letter, "acme") for letter in LETTERS),
    ("show", "acme", "--quiet"),
    ("due", "--weeks", "8"),
    ("history", "acme/concerns/2026-01-05-one"),
    ("check", "--for-change", "HEAD~1"),
]
# They write what is given to them, the rule book, or the pages, which have a test of their own.
NOT_TRIED = {"build", "completion", "explain", "init", "log", "mark", "new", "pages", "serve"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A book in git whose account is open, all else of it restricted; and the words that are to be kept."""
    world, canaries = aviary()
    world.account("acme", account_manager="mira-holt")
    past = Past(tmp_path_factory.mktemp("kept") / "book")
    for path, data in world.contents.items():
        past.write(path, data)
    past.commit("2026-02-26", "all of it")
    return past.root, [one for one in canaries if isinstance(one, str)]


def test_every_command_is_tried() -> None:
    assert {words[0] for words in TRIED} | NOT_TRIED == standing.commands.keys()


@pytest.mark.parametrize("words", TRIED, ids=" ".join)
def test_no_command_prints_what_is_kept(words: tuple[str, ...], kept: tuple[Path, list[str]]) -> None:
    root, canaries = kept
    done = CliRunner().invoke(standing, [*words, "--root", str(root), "--as-of", "2026-05-10"])
    assert done.exit_code in {0, 1}, done.output
    assert done.output.strip()
    assert [one for one in canaries if one in done.output] == []


def test_they_would_be_seen(kept: tuple[Path, list[str]]) -> None:
    root, canaries = kept
    written = "".join(path.read_text("utf-8") for path in root.rglob("*.yml"))
    assert len([one for one in canaries if one in written]) > 100
