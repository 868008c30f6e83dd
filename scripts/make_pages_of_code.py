"""Writes the two pages that are worked out from the engine's own code, which is read once for both.

    python scripts/make_pages_of_code.py [--check]

They are docs/records/fields.md and docs/messages.md. With `--check` nothing is written; it ends with
1 if either is not what it would write.
"""

from __future__ import annotations

import sys

import make_field_table
import make_messages


def main(arguments: list[str]) -> int:
    """Writes both pages, or says which is not up to date."""
    return max(make_field_table.main(arguments), make_messages.main(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
