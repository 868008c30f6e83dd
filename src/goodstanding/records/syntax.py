"""Says what the YAML parser found wrong in the words of someone who keeps accounts."""

import re
from collections.abc import Callable

import yaml

from goodstanding.records.text import SYNTAX, Fault

# What libyaml says, and what a person should do; the first part found in its words is taken.
_SAID = {
    "could not find expected ':'": "a ':' is missing after the field's name here or on the line before",
    "alphabetic or numeric character": "a text may not begin with '*' or '&': put it in quotes",
    "did not find expected key": "this line does not fit the lines above: mend the indentation or the quotes",
    "did not find expected '-' indicator": "this does not fit the list above: begin it with '- '",
    "did not find expected ',' or ']'": "the list that begins with '[' is not closed: add ']'",
    "did not find expected ',' or '}'": "the block that begins with '{' is not closed: add '}'",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found unknown escape character": "a backslash has a meaning of its own here: use 'single quotes'",
    "block sequence entries are not allowed": "a list may not begin here: put it on a line of its own",
}


_TAB_FIRST = "a tab stands at the beginning of this line: use spaces"
_NAME = re.compile(r"\s*(?:- +)*(?:'[^']*'|\"[^\"]*\"|[\w.-]+)\s*")
_UNBREAKABLE = re.compile("\\s*(?:- +)*([\\w-]+):\u00a0")


def explain_syntax(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The fault that the parser stumbled over, with its place and what to do."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = str(error.problem or "cannot be read")
    rows = text.split("\n")
    # The parser notices a name without a space after its colon only once the next line begins.
    for above in (line, line - 1):
        if 0 <= above < len(rows) and (unbreakable := _UNBREAKABLE.match(rows[above])):
            message = (
                f"after '{unbreakable[1]}:' stands a space that does not break the line, which is none here: "
                "type an ordinary space"
            )
            return Fault(SYNTAX, (above + 1, unbreakable.end()), message)
    row = rows[line] if line < len(rows) else ""
    advice = _of_sign(said, row, column) or next(
        (advice for part, advice in _SAID.items() if part in said),
        f"the text makes no sense from here on ({said}): look for a stray sign here or one line up, "
        "and put text that holds one in quotes",
    )
    return Fault(SYNTAX, (line + 1, column + 1), advice)


def _of_sign(said: str, row: str, column: int) -> str | None:
    """What to do about the sign at which the parser stopped, where the line tells what was meant."""
    before, after = row[:column], row[column:]
    if after.startswith("\t"):
        return "a tab stands here: use spaces" if before.strip() else _TAB_FIRST
    return next((look(before, after) for part, look in _LOOKED_AT.items() if part in said), None)


def _of_start(_before: str, after: str) -> str | None:
    return f"a text may not begin with '{after[0]}': put it in quotes" if after else None


def _of_colon(before: str, _after: str) -> str:
    if _NAME.fullmatch(before):
        return "this line is moved in too far: begin it where the line above begins"
    return "this text holds ': ': put all of it in quotes"


def _of_early_end(before: str, after: str) -> str | None:
    quote, word = before.rstrip()[-1:], re.match(r"\w+", after)
    if word is None or quote not in {"'", '"'}:
        return None
    other = '"' if quote == "'" else "'"
    return f"the quote ends before '{word[0][:20]}': put {other}...{other} around it"


# What libyaml says where only the line itself tells what to do.
_LOOKED_AT: dict[str, Callable[[str, str], str | None]] = {
    "cannot start any token": _of_start,
    "mapping values are not allowed": _of_colon,
    "did not find expected": _of_early_end,
}
