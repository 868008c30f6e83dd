"""The command line: carries words in and text out; everything between is the engine's."""

import gc
import os
import sys


def main() -> None:
    """Runs `standing` with the words it was started with."""
    # A command lives for a second and its records hold no cycles: looking for them costs a tenth of it.
    gc.disable()
    from goodstanding.cli.program import standing

    for stream in (sys.stdout, sys.stderr):
        # Reports hold names from anywhere; a narrow console shows what it lacks as a question mark.
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="\n")
    try:
        standing.main(prog_name="standing")
    except SystemExit as end:
        _leave(end.code)
        raise


def _leave(code: object) -> None:
    """Ends at once: giving back every record one by one takes as long as reading a small book.

    Where something is left to say or to write, the ordinary end says it.
    """
    if not isinstance(code, int):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
