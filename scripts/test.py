"""Everything that is checked and tested, in one command, here as in CI.

    python3 scripts/test.py [--quick] [-k WORDS] [-- PYTEST ARGUMENTS]

Sets up first, then runs every step, stops at none, and ends with a line that counts them.
An older Python can still read this file, and is told what it lacks.
"""

import argparse
import sys

import needs


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Run every check and every test.")
    parser.add_argument("--quick", action="store_true", help="leave out slow and browser tests")
    parser.add_argument("-k", metavar="WORDS", default="", help="only tests whose name matches")
    parser.add_argument("pytest", nargs="*", help="after --: arguments for pytest")
    return parser.parse_args()


def main() -> int:
    """Sets up and runs the steps; 1 if any of them failed."""
    asked = options()
    needs.insist()
    # Only now: an older Python would trip over the newer forms in there.
    import setup_venv
    import steps

    environment = setup_venv.ready("test")
    chosen = ["-k", asked.k] if asked.k else []
    chosen += ["-m", "not slow and not browser"] if asked.quick else []
    return steps.run_all(environment, [*chosen, *asked.pytest])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
