"""What VS Code needs for this book, in .vscode/: settings, and a start for each kind of record.

    python scripts/make_editor_files.py [--check]

With `--check` nothing is written, and the exit code is 1 if a file would differ.
"""

from __future__ import annotations

import sys
from pathlib import Path

from goodstanding.writing.editor import editor_files

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Writes the files, or compares them."""
    behind = 0
    for name, text in sorted(editor_files().items()):
        path = ROOT / name
        if arguments == ["--check"]:
            behind += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
