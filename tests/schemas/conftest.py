"""The schemas as an editor or the engine would load them: by file name, nothing fetched."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parents[2] / "schemas"
FORMATS = FormatChecker(formats=())


@FORMATS.checks("date", raises=ValueError)
def is_day(value: object) -> bool:
    """Whether a text is a day of the calendar, written year-month-day."""
    if not isinstance(value, str):
        return True
    return bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and date.fromisoformat(value))


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Any]:
    """Every schema by file name."""
    files = sorted(FOLDER.glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture(scope="session")
def judge_of(catalogue: dict[str, Any]) -> Callable[[str], Draft202012Validator]:
    """The validator of a schema or a part, such as `person.schema.json#/properties/name`."""
    resources = [(name, DRAFT202012.create_resource(schema)) for name, schema in catalogue.items()]
    registry: Registry[Any] = Registry().with_resources(resources)

    def judge(reference: str) -> Draft202012Validator:
        return Draft202012Validator({"$ref": reference}, registry=registry, format_checker=FORMATS)

    return judge
