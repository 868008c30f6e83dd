"""What VS Code is given: a start for each kind that is a right record, and the files in this book."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from goodstanding.kinds import KINDS, identify
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import load_schema, shape
from goodstanding.writing.editor import editor_files, snippets

ROOT = Path(__file__).parents[2]
BY_KIND = {one["prefix"]: one for one in snippets().values()}
_CHOICE = re.compile(r"\$\{[0-9]+\|([^,|]+)[^|]*\|\}")
_PLACE = re.compile(r"\$\{[0-9]+:((?:[^\\}]|\\.)*)\}")


def filled(snippet: dict[str, Any]) -> str:
    """The text as it stands where nobody changes what is offered."""
    text = "\n".join(snippet["body"]).replace("$0", "").replace("\\$", "\0")
    for name, value in (("YEAR", "2026"), ("MONTH", "06"), ("DATE", "01")):
        text = text.replace(f"$CURRENT_{name}", value)
    text = _PLACE.sub(lambda found: re.sub(r"\\(.)", r"\1", found[1]), _CHOICE.sub(r"\1", text))
    return text.replace("\0", "$")


def test_every_kind_has_a_start() -> None:
    assert {*BY_KIND} == {*KINDS} - {"policy"}


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_a_start_is_a_right_record_with_its_schema_line(kind: str) -> None:
    text = filled(BY_KIND[kind])
    read = parse_record(text.encode())
    assert not read.faults, text
    assert shape(kind).is_valid(read.data), text
    assert {*load_schema(kind).get("required", ())} <= {*read.data}
    up = text.splitlines()[0].split("$schema=")[1]
    folder = KINDS[kind].folder or ""
    place = f"accounts/{folder}" if KINDS[kind].of_firm else f"accounts/acme/{folder}"
    assert (ROOT / place / "x.yml").parent.joinpath(up).resolve() == ROOT / f"schemas/{kind}.schema.json"


def test_every_record_of_the_sample_book_has_one_schema() -> None:
    schemas = json.loads(editor_files()[".vscode/settings.json"])["yaml.schemas"]
    for path in sorted((ROOT / "accounts").rglob("*.yml")):
        file = path.relative_to(ROOT)
        identity = identify(file.as_posix())
        assert not isinstance(identity, str)
        found = [name for name, globs in schemas.items() if any(file.match(glob) for glob in globs)]
        assert found == [f"./schemas/{identity.kind.name}.schema.json"], file


@pytest.mark.parametrize("name", sorted(editor_files()))
def test_this_book_has_the_files_as_they_are_written(name: str) -> None:
    told = "make it anew: python scripts/make_editor_files.py"
    assert (ROOT / name).read_text(encoding="utf-8") == editor_files()[name], told
