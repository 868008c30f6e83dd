"""Writes docs/commands.md: every command with what it does, what it takes and which choices it has.

    python scripts/make_commands.py [--check]

All of it is what the commands say of themselves with --help.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from goodstanding.cli.program import standing

PAGE_FILE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
INTRO = """\
# Commands

<!-- Written by scripts/make_commands.py: change the words where the commands are, not here. -->

Everything is done with `standing` and one word more. `standing COMMAND --help` says the same as this
page, where you work.
"""
SHARED = """
## What every command takes

Nearly all of them, at least; where one of these makes no sense it is refused.

"""
# Choices that every command takes are told once.
SHARED_BY = 10
_BLANKS = re.compile(r"\s+")
_MEANINGFUL = re.compile(r"([\\`*_\[\]<>|#])")


def main(arguments: list[str]) -> int:
    """Writes the page; with --check, 1 if it would come out differently."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    text = page()
    if arguments:
        return int(not PAGE_FILE.is_file() or PAGE_FILE.read_text(encoding="utf-8") != text)
    PAGE_FILE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def page() -> str:
    """The whole page."""
    commands = dict(sorted(standing.commands.items()))
    lists = [list(one.params) for one in commands.values()]
    names = [name_of(one) for params in lists for one in params if isinstance(one, click.Option)]
    shared = {name for name in names if names.count(name) >= SHARED_BY}
    parts = [INTRO, *(section(name, one, shared) for name, one in commands.items())]
    told = {name_of(one): one for params in lists for one in params if name_of(one) in shared}
    parts.append(SHARED)
    parts += [row(one) for _, one in sorted(told.items())]
    return "".join(parts)


def section(name: str, command: click.Command, shared: set[str]) -> str:
    """One command."""
    context = click.Context(command, info_name=f"standing {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    own = [one for one in command.params if isinstance(one, click.Option) and name_of(one) not in shared]
    rows = "".join(row(one) for one in own if not one.hidden)
    text = "\n\n".join(paragraphs(command.help or ""))
    return f"\n## standing {name}\n\n```text\nstanding {name} {usage}\n```\n\n{text}\n" + (
        f"\n{rows}" if rows else ""
    )


def paragraphs(help_text: str) -> Iterator[str]:
    """The paragraphs of a command's help as Markdown; lines that were kept apart stay so."""
    for block in help_text.replace("\f", "").split("\n\n"):
        if block.lstrip().startswith("\b"):
            lines = block.replace("\b", "").strip("\n").splitlines()
            yield "```text\n" + "\n".join(line.rstrip() for line in lines) + "\n```"
        elif block.strip():
            yield marked(block)


def row(option: click.Parameter) -> str:
    """One choice and what it means."""
    said = getattr(option, "help", "") or ""
    record = getattr(option, "get_help_record", lambda _: None)(click.Context(standing))
    form = record[0] if record else name_of(option)
    default = re.search(r"\[default: [^\]]*\]", record[1]) if record else None
    note = f" {marked(default[0])}" if default and default[0] not in said else ""
    return f"- `{form}`: {marked(said)}{note}\n"


def name_of(option: click.Parameter) -> str:
    """The longest way of writing a choice."""
    return max(option.opts, key=len)


def marked(text: str) -> str:
    """A text on one line, in which nothing means anything to Markdown."""
    return _MEANINGFUL.sub(r"\\\1", _BLANKS.sub(" ", text).strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
