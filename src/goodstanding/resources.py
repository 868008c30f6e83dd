"""Finds what the engine brings along: schemas, documentation pages, the shipped policy.

They lie beside the code in an installed package and in the project's folders in a checkout;
nobody else needs to know which.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


@cache
def folder(name: str) -> Path:
    """The folder `schemas`, `hooks`, `docs`, `scripts/ci`, `.github/workflows`, or one below `docs`."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _CHECKOUT / name


def default_policy() -> Path:
    """The shipped policy, whose every row a book's own policy may override."""
    return _PACKAGE / "policy.default.yml"
