"""`standing schema --with-ids` as a person meets it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.conftest import Run

from goodstanding import resources
from goodstanding.kinds import KINDS


def printed(run: Run, small: Path, *words: str) -> dict[str, Any]:
    done = run("schema", *words, "--with-ids", "--root", str(small))
    assert done.exit_code == 0, done.output
    made: dict[str, Any] = json.loads(done.output)
    return made


def test_the_ids_of_the_book_stand_beside_what_may_be_written(run: Run, small: Path) -> None:
    made = printed(run, small, "commitment")
    assert made["$defs"]["known_stakeholder"] == {"enum": ["rye-miller"]}
    assert "finn-moor" in made["$defs"]["known_person"]["enum"]
    assert made["properties"]["to"]["anyOf"][0] == {"$ref": "#/$defs/known_stakeholder"}
    judge = jsonschema.Draft202012Validator(made)
    assert judge.is_valid({"what": "x", "to": "somebody-new", "due_on": "2026-06-12"})
    assert not judge.is_valid({"what": "x", "to": "Somebody New", "due_on": "2026-06-12"})


def test_one_account_alone(run: Run, small: Path) -> None:
    made = printed(run, small, "contact", "--account", "birch-yard")
    assert "known_stakeholder" not in made["$defs"]
    assert all("/2026" in one for one in made["$defs"]["known_record"]["enum"])
    assert not any("sieve" in one for one in made["$defs"]["known_record"]["enum"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_stays_one(run: Run, small: Path, kind: str) -> None:
    made = printed(run, small, kind)
    jsonschema.Draft202012Validator.check_schema(made)
    plain = json.loads(run("schema", kind).output)
    for example in plain["examples"]:
        jsonschema.Draft202012Validator(made).validate(example)


def test_all_of_them_into_a_folder_but_never_over_the_programs_own(
    run: Run, small: Path, tmp_path: Path
) -> None:
    done = run("schema", "--with-ids", "--out", str(tmp_path / "made"), "--root", str(small))
    assert done.exit_code == 0
    assert "rye-miller" in (tmp_path / "made/contact.schema.json").read_text()
    refused = run("schema", "--with-ids", "--out", str(resources.folder("schemas")), "--root", str(small))
    assert refused.exit_code == 2
    assert "the program's own schemas" in refused.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--with-ids",), "say for which"),
        (("contact", "--account", "birch-yard"), "goes with --with-ids"),
        (("contact", "--with-ids", "--account", "brich-yard"), "did you mean 'birch-yard'"),
    ],
)
def test_wrong_usage_says_how_to_go_on(run: Run, small: Path, words: tuple[str, ...], told: str) -> None:
    done = run("schema", *words, "--root", str(small))
    assert done.exit_code == 2
    assert told in done.stderr
