"""Issues at GitLab, by its interface for programs, with the project's own access token."""

import json
import os
import sys
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Row = dict[str, Any]
SECONDS = 30


class GitLab:
    """The project that the pipeline runs for."""

    def __init__(self) -> None:
        self._project = f"{os.environ['CI_API_V4_URL']}/projects/{os.environ['CI_PROJECT_ID']}"
        self._token = os.environ["STANDING_TOKEN"]

    def issues(self, label: str) -> list[Row]:
        """The newest issues with that label, open or closed: `number`, `title`, `open`."""
        asked = urlencode({"labels": label, "order_by": "created_at", "per_page": "100"})
        rows = self._call("GET", f"issues?{asked}")
        return [
            {"number": row["iid"], "title": row["title"], "open": row["state"] == "opened"} for row in rows
        ]

    def open_issue(self, title: str, text: str, label: str) -> int:
        """Opens an issue; its number. A label that is not there yet is made."""
        said = self._call("POST", "issues", {"title": title, "description": text, "labels": label})
        return int(said["iid"])

    def change_issue(self, number: int, text: str | None, *, is_open: bool) -> None:
        """Gives an issue its text (None: as it was) and opens or closes it."""
        fields: Row = {"state_event": "reopen" if is_open else "close"}
        self._call("PUT", f"issues/{number}", fields | ({} if text is None else {"description": text}))

    def _call(self, method: str, place: str, fields: Row | None = None) -> Any:
        data = json.dumps(fields).encode() if fields is not None else None
        headers = {"PRIVATE-TOKEN": self._token, "Content-Type": "application/json"}
        # The address is the one that GitLab gives to its own job.
        asked = Request(f"{self._project}/{place}", data, headers, method=method)  # noqa: S310
        try:
            with urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as refused:
            sys.exit(f"GitLab refused {method} {place.partition('?')[0]}: {refused.code} {refused.reason}")
        except URLError as fault:
            sys.exit(f"GitLab could not be reached: {fault.reason}")
