"""The validator of the forms is the package's own, and evaluates no text."""

import hashlib
import json

from tests.site.building import CHECKOUT

PLACE = CHECKOUT / "docs/assets/forms/json-schema"


def test_its_files_are_those_of_the_package() -> None:
    """The sums are those of the package: `scripts/vendor_validator.py --check` asks it itself."""
    origin = json.loads((PLACE / "origin.json").read_text(encoding="utf-8"))
    assert {path.name for path in PLACE.glob("*.js")} == set(origin["files"])
    for name, digest in origin["files"].items():
        assert hashlib.sha256((PLACE / name).read_bytes()).hexdigest() == digest, name


def test_its_licence_stands_beside_it() -> None:
    origin = json.loads((PLACE / "origin.json").read_text(encoding="utf-8"))
    assert origin["license"] == "MIT"
    assert (PLACE / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_nothing_of_ours_or_theirs_evaluates_text() -> None:
    programs = [*(CHECKOUT / "docs/assets").rglob("*.js")]
    assert len(programs) > 10
    for program in programs:
        text = program.read_text(encoding="utf-8")
        assert "eval(" not in text, program
        assert "Function(" not in text, program
        assert 'setTimeout("' not in text, program
