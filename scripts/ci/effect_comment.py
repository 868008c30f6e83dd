"""One comment that says what a change does; the next push renews it.

    python scripts/ci/effect_comment.py EFFECT.md

EFFECT.md is what `standing effect --format markdown` wrote in another job, which runs the change's
own code: here it is nothing but text. The number of the pull request stands in PULL_REQUEST. At GitLab
`effect_notes.py` takes the same words.
"""

import os
import re
import sys
from pathlib import Path
from typing import Any, Protocol

MARK = "<!-- standing: effect -->"
# A comment takes 65,536 characters.
LARGEST = 64_000
NOTHING = "**Nothing changes for anybody.**"
FOOT = "This is renewed as the change goes on. It says what happens once the change is merged."


class Host(Protocol):
    """What is asked of a host: the name under which we write there, and the comments on a change."""

    @property
    def name(self) -> str:
        """Under which name we write."""

    def comments(self, number: int) -> list[dict[str, Any]]:
        """Every comment on a change: `number`, `author`, `text`."""

    def comment(self, number: int, text: str) -> None:
        """Adds a comment to a change."""

    def change_comment(self, number: int, comment: int, text: str) -> None:
        """Gives a comment on a change another text."""


def comment_of(said: bytes) -> str:
    """The text of the comment: no longer than it may be, and without a mention of anybody."""
    text = said.decode("utf-8", "replace").replace(MARK, "")
    text = re.sub(r"@(?=\w)", "@\u200b", text)
    if len(text) > LARGEST:
        text = text[:LARGEST].rpartition("\n")[0] + "\n\nThe rest stands where the check ran.\n"
    return f"{MARK}\n{text.rstrip()}\n\n<sub>{FOOT}</sub>\n"


def post(host: Host, number: int, said: bytes) -> str:
    """Adds the comment, or renews the one that is there; what was done, in words."""
    text = comment_of(said)
    # Others may write the mark as well: only our own comment is renewed.
    ours = [one for one in host.comments(number) if one["author"] == host.name and MARK in one["text"]]
    if not ours:
        if NOTHING in text.splitlines():
            return "nothing changes for anybody, so there is nothing to say"
        host.comment(number, text)
        return "the effect is a new comment"
    if ours[0]["text"].strip() == text.strip():
        return "the comment says so already"
    host.change_comment(number, ours[0]["number"], text)
    return "the comment is renewed"


if __name__ == "__main__":
    from github_host import GitHub

    print(post(GitHub(), int(os.environ["PULL_REQUEST"]), Path(sys.argv[1]).read_bytes()))
