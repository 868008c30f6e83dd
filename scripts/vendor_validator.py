#!/usr/bin/env python3
"""Brings the JSON Schema validator of the forms from its npm package, or looks whether it is still the same.

`vendor_validator.py` packs the version below with npm and lays its files into docs/assets/forms/json-schema;
`--check` only compares. Both need npm and a network; the tests compare with the sums noted beside the files.
The package brings no licence text, so LICENSE is kept by hand: MIT, as the package says.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "@cfworker/json-schema", "4.1.6"
PLACE = Path(__file__).resolve().parent.parent / "docs" / "assets" / "forms" / "json-schema"
# The validator and what it is made of; nothing of it evaluates text.
FILES = (
    *("deep-compare-strict.js", "dereference.js", "format.js", "pointer.js"),
    *("ucs2-length.js", "validate.js", "validator.js"),
)


def main(words: list[str] | None = None) -> int:
    """Writes the files, or says which of them differ."""
    parser = argparse.ArgumentParser(description="Vendor the validator of the forms.")
    parser.add_argument("--check", action="store_true", help="only compare with the package")
    asked = parser.parse_args(words)
    packed = _packed()
    origin = _origin(packed)
    if asked.check:
        there = {name: (PLACE / name).read_bytes() for name in FILES}
        wrong = [name for name in FILES if there[name] != packed[name]]
        for name in wrong:
            print(f"{name} is not the package's own", file=sys.stderr)
        return 1 if wrong or (PLACE / "origin.json").read_text(encoding="utf-8") != origin else 0
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (PLACE / name).write_bytes(packed[name])
    (PLACE / "origin.json").write_text(origin, encoding="utf-8", newline="\n")
    return 0


def _packed() -> dict[str, bytes]:
    """The files of the package as npm packs it."""
    with tempfile.TemporaryDirectory(prefix="standing-validator-") as place:
        words = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(words, cwd=place, check=True, capture_output=True)
        with tarfile.open(next(Path(place).glob("*.tgz"))) as package:
            named = {name: package.extractfile(f"package/dist/esm/{name}") for name in FILES}
            return {name: one.read() for name, one in named.items() if one is not None}


def _origin(packed: dict[str, bytes]) -> str:
    sums = {name: hashlib.sha256(packed[name]).hexdigest() for name in FILES}
    told = {"package": PACKAGE, "version": VERSION, "license": "MIT", "folder": "dist/esm", "files": sums}
    return json.dumps(told, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
