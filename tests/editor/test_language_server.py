"""In an editor every kind of record completes, explains itself, and marks a misspelt field.

The schemas are those that `standing schema` writes; the server is the one that editors start.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.contract.node import installed
from tests.editor.server import LanguageServer

from goodstanding.cli.program import standing
from goodstanding.cli.schema import schema
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema

pytestmark = pytest.mark.slow
KNOWING = ("account", "commitment", "contact", "handoff", "project", "waiver")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """One server for all kinds, with each kind's schema for the files of its name."""
    modules = installed("yaml-language-server@1")
    folder = tmp_path_factory.mktemp("editor")
    schemas = {}
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        path.write_text(printed_schema(kind), encoding="utf-8")
        schemas[path.as_uri()] = f"*.{kind}.yml"
    for kind in KNOWING:
        path = folder / f"{kind}.known.schema.json"
        path.write_text(printed_schema(kind, "--with-ids"), encoding="utf-8")
        schemas[path.as_uri()] = f"*.{kind}.known.yml"
    program_ = modules / "yaml-language-server" / "bin" / "yaml-language-server"
    with LanguageServer(program_, folder, schemas) as server:
        server.open("file:///book/first.person.yml", "no_such_field: 1\n")
        server.wait_until_marked("file:///book/first.person.yml")
        yield server


def printed_schema(kind: str, *words: str) -> str:
    done = CliRunner().invoke(schema, [kind, *words, "--root", str(Path(__file__).parents[2])])
    assert done.exit_code == 0, done.output
    return done.output


def at(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_line_offers_every_field(editor: LanguageServer, kind: str) -> None:
    uri = f"file:///book/offered.{kind}.yml"
    editor.open(uri, "\n")

    answer = editor.ask("textDocument/completion", at(uri, 0, 0))

    offered = {item["label"] for item in answer["items"]}
    assert set(load_schema(kind)["properties"]) <= offered


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_explains_itself(editor: LanguageServer, kind: str) -> None:
    fields = load_schema(kind)["properties"]
    uri = f"file:///book/explained.{kind}.yml"
    rows = (
        f"{name}: {json.dumps(node['examples'][0], ensure_ascii=False)}\n" for name, node in fields.items()
    )
    editor.open(uri, "".join(rows))

    for line, node in enumerate(fields.values()):
        answer = editor.ask("textDocument/hover", at(uri, line, 1))
        said = answer["contents"]["value"].replace("\\", "").replace("&nbsp;", " ")
        assert plain(node["description"]) in plain(said)


def plain(text: str) -> str:
    """The letters and digits of a text; the server marks up some of the others."""
    return "".join(one for one in text if one.isalnum())


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_example_is_right_and_a_misspelt_field_is_marked(editor: LanguageServer, kind: str) -> None:
    example = load_schema(kind)["examples"][0]
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in example.items())
    right, wrong = (f"file:///book/{word}.{kind}.yml" for word in ("right", "wrong"))
    editor.open(right, text)
    assert editor.diagnostics(right) == []

    editor.open(wrong, f"{text}no_such_field: 1\n")
    (fault,) = editor.diagnostics(wrong)

    assert "no_such_field" in fault["message"]
    assert fault["range"]["start"] == {"line": len(example), "character": 0}


@pytest.mark.parametrize(
    ("kind", "row", "known"),
    [
        ("commitment", "to: ", "helena-voss"),
        ("commitment", "owner: ", "ines-calloway"),
        ("commitment", "recovers: ", "2026-05-12-a-month-beside"),
        ("contact", "theirs: [", "helena-voss"),
        ("contact", "about: [", "commitments/2026-05-12-a-month-beside"),
        ("contact", "meeting: ", "partners-lunch"),
        ("handoff", "to: ", "new_work"),
        ("project", "opportunity: ", "2026-05-21-conflict-checks"),
        ("waiver", "rule: ", "goodwill"),
        ("account", "tier: ", "key"),
    ],
)
def test_what_is_on_record_is_offered_by_its_id(
    editor: LanguageServer, kind: str, row: str, known: str
) -> None:
    uri = f"file:///book/{plain(row)}.{kind}.known.yml"
    editor.open(uri, f"{row}]\n" if row.endswith("[") else f"{row}\n")

    answer = editor.ask("textDocument/completion", at(uri, 0, len(row)))

    assert known in {item["label"].strip() for item in answer["items"]}


@pytest.mark.parametrize("kind", KNOWING)
def test_what_is_not_on_record_yet_is_no_fault_in_the_editor(editor: LanguageServer, kind: str) -> None:
    example = load_schema(kind)["examples"][0]
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in example.items())
    uri = f"file:///book/new.{kind}.known.yml"
    editor.open(uri, text)
    assert editor.diagnostics(uri) == []


def test_a_word_that_cannot_be_an_id_is_marked_and_its_field_explains_itself(editor: LanguageServer) -> None:
    uri = "file:///book/odd.commitment.known.yml"
    editor.open(uri, "what: x\nto: Helena Voss\ndue_on: 2026-06-12\n")
    (fault,) = editor.diagnostics(uri)
    assert fault["range"]["start"]["line"] == 1
    said = editor.ask("textDocument/hover", at(uri, 1, 1))["contents"]["value"]
    assert "stakeholder to whom it was promised" in plain_words(said)


def plain_words(text: str) -> str:
    """The words of a text without the server's marks."""
    return text.replace("\\", "").replace("&nbsp;", " ")


def test_in_a_new_book_the_line_at_the_top_leads_to_the_ids_on_record(
    editor: LanguageServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    book = tmp_path / "book"
    facts = ("--manager", "Nora Quill", "--timezone", "Europe/London", "--currency", "GBP")
    here = ("--root", str(book))
    for words in (
        ("init", str(book), *facts, "--account", "Acme"),
        ("new", "stakeholder", "acme", "--set", "name=Dana Whitlock", *here),
        ("schema", "--with-ids", "--out", str(book / "schemas"), *here),
        ("new", "contact", "acme", "--set", "summary=We talked", "--id", "talk", "--on", "2026-06-01", *here),
    ):
        done = CliRunner().invoke(standing, words)
        assert done.exit_code == 0, done.output
    path = book / "accounts/acme/contacts/2026-06-01-talk.yml"
    rows = [*path.read_text(encoding="utf-8").splitlines(), "theirs: []"]
    editor.open(path.as_uri(), "\n".join(rows))

    answer = editor.ask("textDocument/completion", at(path.as_uri(), len(rows) - 1, len("theirs: [")))

    assert "dana-whitlock" in {item["label"].strip() for item in answer["items"]}
