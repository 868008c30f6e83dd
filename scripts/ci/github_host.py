"""Issues and comments at GitHub, by its own command `gh`, which the workflow gives a token.

Texts go in as JSON on standard input: nothing that a record says becomes a word of a command.
"""

import json
import os
import subprocess
import sys
from typing import Any
from urllib.parse import urlencode

Row = dict[str, Any]


class GitHub:
    """The repository that the workflow runs for."""

    # Under which name a workflow writes.
    name = "github-actions[bot]"

    def __init__(self) -> None:
        self._repository = os.environ["GITHUB_REPOSITORY"]

    def issues(self, label: str) -> list[Row]:
        """The newest issues with that label, open or closed: `number`, `title`, `open`."""
        asked = urlencode({"labels": label, "state": "all", "sort": "created", "per_page": "100"})
        rows = _lists(self._call("GET", f"issues?{asked}"))
        return [
            {"number": row["number"], "title": row["title"], "open": row["state"] == "open"}
            for row in rows
            if "pull_request" not in row
        ]

    def open_issue(self, title: str, text: str, label: str) -> int:
        """Opens an issue; its number. A label that is not there yet is made."""
        said = self._call("POST", "issues", {"title": title, "body": text, "labels": [label]})
        return int(json.loads(said)["number"])

    def change_issue(self, number: int, text: str | None, *, is_open: bool) -> None:
        """Gives an issue its text (None: as it was) and opens or closes it."""
        fields: Row = {"state": "open" if is_open else "closed"}
        self._call("PATCH", f"issues/{number}", fields | ({} if text is None else {"body": text}))

    def comments(self, number: int) -> list[Row]:
        """Every comment on a pull request: `number`, `author`, `text`."""
        rows = _lists(self._call("GET", f"issues/{number}/comments?per_page=100", every_page=True))
        return [{"number": row["id"], "author": row["user"]["login"], "text": row["body"]} for row in rows]

    def comment(self, number: int, text: str) -> None:
        """Adds a comment to a pull request."""
        self._call("POST", f"issues/{number}/comments", {"body": text})

    def change_comment(self, _number: int, comment: int, text: str) -> None:
        """Gives a comment on a pull request another text."""
        self._call("PATCH", f"issues/comments/{comment}", {"body": text})

    def _call(self, method: str, place: str, fields: Row | None = None, *, every_page: bool = False) -> str:
        command = ["gh", "api", "--method", method, f"repos/{self._repository}/{place}"]
        command += ["--paginate"] if every_page else []
        command += ["--input", "-"] if fields is not None else []
        given = json.dumps(fields) if fields is not None else ""
        done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            # What the host says is quoted in a log: on one line, and never as an order to it.
            shown = "".join(sign if sign.isprintable() else " " for sign in done.stderr)
            said = " ".join(shown.split()).replace("::", ": :").replace("##[", "# #[")
            sys.exit(f"GitHub refused {method} {place.partition('?')[0]}: {said}")
        return done.stdout


def _lists(text: str) -> list[Row]:
    """The rows of one page, or of several pages one after the other."""
    rows: list[Row] = []
    decoder, start = json.JSONDecoder(), 0
    while start < len(text.rstrip()):
        page, start = decoder.raw_decode(text, start)
        rows += page
        start += len(text[start:]) - len(text[start:].lstrip())
    return rows
