"""What the machine must have before anything else: a Python that is new enough, git, and venv.

Old Pythons read this file too, as they read start.py and test.py, so that they can say what is
amiss: it stays within what Python 3.6 understands.
"""

import importlib.util
import shutil
import sys

OLDEST = (3, 11)
CANNOT_RUN = 3


def missing() -> str:
    """One sentence on what this machine lacks and what to do about it; empty if nothing."""
    if sys.version_info[:2] < OLDEST:
        return (
            "Python %d.%d or newer is needed, this is Python %d.%d: install a newer one and"
            " start again with it, for example as python%d.%d."
            % (OLDEST + tuple(sys.version_info[:2]) + OLDEST)
        )
    if shutil.which("git") is None:
        return "git was not found: install it, open a new terminal and start again."
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            return (
                "This Python lacks its %s module: install it (on Debian and Ubuntu the package"
                " is python3-venv) and start again." % module
            )
    return ""


def insist() -> None:
    """Ends the program with one line if the machine lacks something."""
    sentence = missing()
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(CANNOT_RUN)
