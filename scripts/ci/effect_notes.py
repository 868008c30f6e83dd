"""At GitLab: one note on every open merge request that says what it does; each run renews it.

    python scripts/ci/effect_notes.py

Runs in a pipeline of the main branch, which alone is given the token, with the scripts of that branch.
Of a change it fetches the commits and reads the records in them: nothing is checked out, nothing is run.
"""

import os
import subprocess
import sys

from effect_comment import post
from gitlab_host import GitLab


def effect_of(number: int) -> bytes:
    """What a merge request would do to the book as it lies here; raises where that cannot be told."""
    name = f"refs/standing/{number}"
    _run("git", "fetch", "--quiet", "--no-tags", "origin", f"+refs/merge-requests/{number}/head:{name}")
    return _run("standing", "effect", "HEAD", name, "--format", "markdown")


def quoted(text: str) -> str:
    """What others wrote, on one line of a log and without the signs that a log obeys."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split()).replace("##[", "# #[")


def _run(*command: str) -> bytes:
    # What reads the change is not given the token.
    environ = {name: text for name, text in os.environ.items() if name != "STANDING_TOKEN"}
    return subprocess.run(command, check=True, capture_output=True, env=environ).stdout


def main() -> int:
    """Renews every note; 1 if the effect of any change could not be told."""
    host, failed = GitLab(), 0
    for number in host.open_changes(os.environ["CI_DEFAULT_BRANCH"]):
        try:
            said = effect_of(number)
        except subprocess.CalledProcessError as error:
            failed = 1
            why = quoted(error.stderr.decode("utf-8", "replace"))
            print(f"!{number}: not told: {why}")
            continue
        print(f"!{number}: {post(host, number, said)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
