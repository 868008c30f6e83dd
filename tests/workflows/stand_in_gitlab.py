"""Stands in for GitLab's interface for programs, as far as the scripts use it."""

import json
import re
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

Row = dict[str, Any]
Asked = dict[str, list[str]]
PAGE = 100


class Interface(BaseHTTPRequestHandler):
    """One project: its issues, its open merge requests, and the notes on them."""

    issues: list[Row]
    changes: list[int]
    notes: dict[int, list[Row]]
    refuses = False

    @classmethod
    def clear(cls) -> None:
        """Forgets everything."""
        cls.issues, cls.changes, cls.notes, cls.refuses = [], [], {}, False

    def _answer(self) -> None:
        place = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        given = json.loads(self.rfile.read(length)) if length else None
        if self.headers["PRIVATE-TOKEN"] != "a token" or type(self).refuses:
            self.send_error(403)
            return
        data = json.dumps(self._said(place.path, parse_qs(place.query), given)).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def _said(self, path: str, asked: Asked, given: Any) -> Any:
        if path == "/api/v4/user":
            return {"username": "project_12_bot"}
        place = path.removeprefix("/api/v4/projects/12/")
        if place == "merge_requests":
            assert asked["target_branch"] == ["main"]
            assert asked["state"] == ["opened"]
            return [{"iid": number} for number in self.changes[::-1]]
        if notes := re.fullmatch(r"merge_requests/([0-9]+)/notes(?:/([0-9]+))?", place):
            return self._of_notes(self.notes.setdefault(int(notes[1]), []), notes[2], asked, given)
        return self._of_issues(place.removeprefix("issues").strip("/"), asked, given)

    def _of_notes(self, notes: list[Row], number: str | None, asked: Asked, given: Any) -> Any:
        if self.command == "GET":
            assert asked["sort"] == ["asc"]
            first = PAGE * (int(asked["page"][0]) - 1)
            return notes[first : first + PAGE]
        if self.command == "POST":
            notes.append({"id": len(notes) + 1, "author": {"username": "project_12_bot"}, **given})
            return notes[-1]
        note = next(one for one in notes if one["id"] == int(number or 0))
        note.update(given)
        return note

    def _of_issues(self, number: str, asked: Asked, given: Any) -> Any:
        if self.command == "GET":
            return [one for one in self.issues[::-1] if one["labels"] == asked["labels"][0]]
        if self.command == "POST":
            self.issues.append({"iid": len(self.issues) + 1, "state": "opened", **given})
            return self.issues[-1]
        issue = self.issues[int(number) - 1]
        issue["state"] = {"close": "closed", "reopen": "opened"}[given.pop("state_event")]
        issue.update(given)
        return issue

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 - the names that the server looks for

    def log_message(self, *_: object) -> None:
        """Says nothing."""
