"""The page of messages: every part of the engine that speaks is on it, and nothing twice."""

from collections import Counter
from pathlib import Path

import pytest

import make_messages

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "messages.md"
PACKAGE = ROOT / "src" / "goodstanding"


def sentences() -> list[str]:
    """Every sentence of the page."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("- `").removesuffix("`") for line in lines if line.startswith("- `")]


def test_no_part_of_the_engine_is_left_out_silently() -> None:
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    listed = [name for names, _ in make_messages.SHOWN for name in names]

    assert parts == {*listed, *make_messages.SAY_NOTHING}, "a new part: give it a heading, or say why not"
    assert all(make_messages.SAY_NOTHING.values())


def test_every_sentence_stands_there_once() -> None:
    assert [one for one, count in Counter(sentences()).items() if count > 1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "{block} needs '{name}'{hint}",
        "{amount} could not be assessed; nothing was judged on:",
        "Nothing was judged: the policy (accounts/_policy.yml) could not be read. Mend it first.",
        "nothing overdue{where}",
        "they began to look after accounts",
        "git was not found: install it, open a new terminal and start again.",
        "{venv} is damaged and cannot be removed: close what uses it, delete it and start again.",
        "there is no git history here, so --at has nothing to read: leave --at out",
        "Nothing is said of the past: %s.",
        "No escalation is open.",
    ],
)
def test_what_is_said_is_on_the_page(sentence: str) -> None:
    assert sentence in sentences()


def test_a_sentence_of_a_page_is_listed_without_its_markup() -> None:
    assert make_messages._plain("<p class='a'>Nothing is due in the <b>coming</b> days.</p>") == (
        "Nothing is due in the coming days."
    )
    assert make_messages._plain("<tr><td>%s</td></tr>") == ""
    assert not [one for one in sentences() if "</" in one or "class=" in one]
