"""The page of all commands: every one is on it, in the words that it says of itself."""

import re
import sys
from pathlib import Path

import pytest

from goodstanding.cli.program import standing

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT / "scripts"))
PAGE = (CHECKOUT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(standing.commands))
def test_every_command_has_its_part(name: str) -> None:
    part = re.search(rf"^## standing {name}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert part, name
    said = (standing.commands[name].help or "").strip().split("\n")[0].rstrip(".")
    assert said.split(":")[0][:40] in part[1].replace("\\", "")


def test_the_page_is_what_the_commands_say_today() -> None:
    import make_commands

    assert make_commands.page() == PAGE


def test_words_of_a_command_mean_nothing_to_markdown() -> None:
    import make_commands

    assert make_commands.marked("a_b *c* <d>\n [e]") == r"a\_b \*c\* \<d\> \[e\]"
    assert [*make_commands.paragraphs("\b\n  one\n  two\n\nthree")] == ["```text\n  one\n  two\n```", "three"]
