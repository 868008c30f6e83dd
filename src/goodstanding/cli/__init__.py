"""The command line: carries words in and text out; everything between is the engine's."""

import gc
import sys

from goodstanding.cli.program import standing


def main() -> None:
    """Runs `standing` with the words it was started with."""
    for stream in (sys.stdout, sys.stderr):
        # Reports hold names from anywhere; a narrow console shows what it lacks as a question mark.
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="\n")
    # A command lives for a second and its records hold no cycles: looking for them costs a tenth of it.
    gc.disable()
    standing.main(prog_name="standing")
