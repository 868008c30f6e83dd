"""The page of a rule or clock for the terminal: its text, and its numbers from the policy."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph

_MARKER = re.compile(r"<!-- standing: ([^>]*?) -->")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_FENCE = re.compile(r'```\w*(?: title="([^"]*)")?.*')
_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)")
_ROW = "row"
_ESCALATION = "escalation"

Row = Mapping[str, Any]


def render_page(text: str, id_: str, policy: Mapping[str, Any], columns: int) -> list[Line]:
    """A page's Markdown as lines: links by their words, numbers and the policy's row filled in."""
    lines: list[Line] = []
    title: str | None = None
    for raw in text.splitlines():
        fence = _FENCE.fullmatch(raw)
        if fence and title is None:
            title = fence.group(1) or "example"
            lines.append(line("  ", Piece(title, Tone.FAINT)))
        elif fence:
            title = None
        elif title is not None:
            lines.append(line(f"    {raw}"))
        else:
            lines += _prose(raw, id_, policy, columns)
    return lines


def _prose(raw: str, id_: str, policy: Mapping[str, Any], columns: int) -> Iterator[Line]:
    marker = _MARKER.fullmatch(raw.strip())
    if marker and marker.group(1) == _ROW:
        yield from row_lines(id_, policy)
    elif marker and marker.group(1) == _ESCALATION:
        yield from _escalation_lines(policy)
    elif raw.startswith("#"):
        yield line(Piece(raw.lstrip("# "), Tone.HEADING))
    elif raw.strip():
        filled = _MARKER.sub(lambda found: _filled(found.group(1), policy), raw)
        yield from paragraph(_plain(filled), 0, columns)
    else:
        yield EMPTY


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("**", "")


def _filled(words: str, policy: Mapping[str, Any]) -> str:
    """What a marker within a sentence stands for: a number of a clock or rule, or a list of words."""
    kind, *rest = words.split()
    if kind == "clock" and len(rest) == 2:
        row: Row = policy["clocks"].get(rest[0], {})
        return str(row.get(rest[1]) or row.get("limits", {}).get(rest[1], "?"))
    if kind == "rule" and len(rest) == 2:
        return str(policy["rules"].get(rest[0], {}).get("limits", {}).get(rest[1], "?"))
    if kind == "words" and rest:
        return ", ".join(policy["words"][rest[0]])
    return ""


def row_lines(id_: str, policy: Mapping[str, Any]) -> Iterator[Line]:
    """The policy's row of a rule or clock."""
    row: Row = policy["clocks"].get(id_) or policy["rules"].get(id_) or {}
    if not row:
        return
    yield line(Piece("In the policy", Tone.HEADING))
    for key, value in row.items():
        yield line(f"  {key}: {_spelled(value)}")


def _escalation_lines(policy: Mapping[str, Any]) -> Iterator[Line]:
    """The policy's escalation table, a line a row."""
    yield line(Piece("The escalation table", Tone.HEADING))
    for row in policy["escalation"]:
        rest = {key: value for key, value in row.items() if key != "trigger"}
        yield line(f"  {row['trigger']}: {_spelled(rest)}")


def _spelled(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_spelled(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_spelled, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "not owed" if value is None else str(value)


def section(text: str, title: str, policy: Mapping[str, Any]) -> str:
    """The paragraph of a page that begins with that title, as plain words."""
    for raw in text.splitlines():
        if raw.startswith(f"**{title}.**"):
            words = _MARKER.sub(lambda found: _filled(found.group(1), policy), raw)
            return _plain(words).removeprefix(f"{title}.").strip()
    return ""


def pages_in(*folders: Path) -> dict[str, Path]:
    """The pages of rules and clocks by id, in the order of their names."""
    files = (
        path for folder in folders if folder.is_dir() for path in folder.glob("*.md") if path.stem != "index"
    )
    return {path.stem: path for path in sorted(files, key=lambda path: path.stem)}


def first_sentence(text: str) -> str:
    """The first sentence that says why, without markup."""
    for raw in text.splitlines():
        if raw.strip() and not raw.startswith("#"):
            words = _plain(raw).removeprefix("Why.").removeprefix("Why:").strip()
            found = _FIRST_SENTENCE.match(words)
            return found.group() if found else words
    return ""
