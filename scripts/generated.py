"""The files that programs write for us: remakes them, or tells whether they are up to date.

    python scripts/generated.py [--check]

To add a generator, add its command to GENERATORS. It writes its files, or with `--check` writes
nothing and ends with 1 if they differ from what it would write.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# what follows `python` on the command line
GENERATORS: tuple[tuple[str, ...], ...] = (
    ("scripts/make_pages_of_code.py",),
    ("scripts/make_coverage.py",),
    ("scripts/make_commands.py",),
    ("scripts/make_editor_files.py",),
)


def main(arguments: list[str]) -> int:
    """Runs every generator; 1 if any of them complains."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    behind = []
    for generator in GENERATORS:
        done = subprocess.run([sys.executable, *generator, *arguments], cwd=ROOT, check=False)
        if done.returncode:
            behind.append(" ".join(generator))
    for name in behind:
        print(f"not up to date: run python scripts/generated.py ({name})", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
