"""`standing schema --with-ids` as a person meets it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.conftest import Run

from goodstanding import resources
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema


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


def test_every_schema_stays_one_and_none_is_written_over_the_programs_own(
    run: Run, small: Path, tmp_path: Path
) -> None:
    done = run("schema", "--with-ids", "--out", str(tmp_path), "--root", str(small))
    assert done.exit_code == 0
    for kind in KINDS:
        made = json.loads((tmp_path / f"{kind}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(made)
        for example in load_schema(kind)["examples"]:
            jsonschema.Draft202012Validator(made).validate(example)
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
