"""Issues and notes at GitLab, by its interface for programs, with the project's own access token."""

import json
import os
import sys
from functools import cached_property
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Row = dict[str, Any]
SECONDS = 30
PAGE = 100


class GitLab:
    """The project that the pipeline runs for."""

    def __init__(self) -> None:
        self._address = os.environ["CI_API_V4_URL"]
        self._project = f"projects/{os.environ['CI_PROJECT_ID']}"
        self._token = os.environ["STANDING_TOKEN"]

    def issues(self, label: str) -> list[Row]:
        """The newest issues with that label, open or closed: `number`, `title`, `open`."""
        asked = urlencode({"labels": label, "order_by": "created_at", "per_page": "100"})
        rows = self._own("GET", f"issues?{asked}")
        return [
            {"number": row["iid"], "title": row["title"], "open": row["state"] == "opened"} for row in rows
        ]

    def open_issue(self, title: str, text: str, label: str) -> int:
        """Opens an issue; its number. A label that is not there yet is made."""
        said = self._own("POST", "issues", {"title": title, "description": text, "labels": label})
        return int(said["iid"])

    def change_issue(self, number: int, text: str | None, *, is_open: bool) -> None:
        """Gives an issue its text (None: as it was) and opens or closes it."""
        fields: Row = {"state_event": "reopen" if is_open else "close"}
        self._own("PUT", f"issues/{number}", fields | ({} if text is None else {"description": text}))

    @cached_property
    def name(self) -> str:
        """Under which name the token writes."""
        return str(self._call("GET", "user")["username"])

    def open_changes(self, branch: str) -> list[int]:
        """The numbers of the merge requests that wait to go into a branch, the newest."""
        asked = urlencode({"state": "opened", "target_branch": branch, "per_page": PAGE})
        return sorted(row["iid"] for row in self._own("GET", f"merge_requests?{asked}"))

    def comments(self, number: int) -> list[Row]:
        """Every note on a merge request: `number`, `author`, `text`."""
        rows: list[Row] = []
        # The last page is the first that is not full.
        while len(rows) % PAGE == 0:
            asked = urlencode({"sort": "asc", "per_page": PAGE, "page": len(rows) // PAGE + 1})
            page = self._own("GET", f"merge_requests/{number}/notes?{asked}")
            rows += page
            if not page:
                break
        return [
            {"number": row["id"], "author": row["author"]["username"], "text": row["body"]} for row in rows
        ]

    def comment(self, number: int, text: str) -> None:
        """Adds a note to a merge request."""
        self._own("POST", f"merge_requests/{number}/notes", {"body": text})

    def change_comment(self, number: int, comment: int, text: str) -> None:
        """Gives a note on a merge request another text."""
        self._own("PUT", f"merge_requests/{number}/notes/{comment}", {"body": text})

    def _own(self, method: str, place: str, fields: Row | None = None) -> Any:
        """What the project itself answers."""
        return self._call(method, f"{self._project}/{place}", fields)

    def _call(self, method: str, place: str, fields: Row | None = None) -> Any:
        data = json.dumps(fields).encode() if fields is not None else None
        headers = {"PRIVATE-TOKEN": self._token, "Content-Type": "application/json"}
        # The address is the one that GitLab gives to its own job.
        asked = Request(f"{self._address}/{place}", data, headers, method=method)  # noqa: S310
        try:
            with urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as refused:
            asked_for = place.removeprefix(f"{self._project}/").partition("?")[0]
            sys.exit(f"GitLab refused {method} {asked_for}: {refused.code} {refused.reason}")
        except URLError as fault:
            sys.exit(f"GitLab could not be reached: {fault.reason}")
