"""Stands in for GitHub's command: `gh api` on a small host that is kept in one JSON file.

Knows what the scripts ask for, and refuses everything else, so that a wrong word is noticed.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

Row = dict[str, Any]
PAGE = 2


def main(words: list[str]) -> None:
    """Answers as the host would, and keeps what was asked."""
    store = Path(os.environ["STAND_IN_STORE"])
    host: Row = json.loads(store.read_text(encoding="utf-8"))
    if not os.environ.get("GH_TOKEN"):
        sys.exit("gh: set GH_TOKEN to use this command in a workflow")
    assert words[:2] == ["api", "--method"], words
    method, place, *options = words[2:]
    assert set(options) <= {"--paginate", "--input", "-"}, options
    given = json.loads(sys.stdin.read()) if "--input" in options else None
    path = urlsplit(place)
    at = re.sub(r"^repos/[^/]+/[^/]+/", "", path.path)
    host["calls"].append([method, at])
    try:
        said = answer(host, method, at, given, parse_qs(path.query), every_page="--paginate" in options)
        sys.stdout.write(said)
    finally:
        store.write_text(json.dumps(host), encoding="utf-8")


def answer(
    host: Row, method: str, at: str, given: Row | None, asked: dict[str, list[str]], *, every_page: bool
) -> str:
    """What the host prints."""
    if host["refuses"]:
        sys.exit(f"gh: {host['refuses']} (HTTP 403)")
    if method == "GET" and at == "issues":
        label, states = asked["labels"][0], {"all": {"open", "closed"}}
        state = asked.get("state", ["open"])[0]
        shown = states.get(state, {state})
        rows = [one for one in host["issues"][::-1] if one["state"] in shown]
        return json.dumps([one for one in rows if {"name": label} in one["labels"]])
    if method == "GET" and re.fullmatch(r"issues/[0-9]+/comments", at):
        # As the command does it: one list after the other, without anything between.
        pages = [
            host["comments"][start : start + PAGE] for start in range(0, len(host["comments"]), PAGE)
        ] or [[]]
        return "".join(json.dumps(page) for page in (pages if every_page else pages[:1]))
    assert given is not None, (method, at)
    return json.dumps(written(host, method, at, given))


def written(host: Row, method: str, at: str, given: Row) -> Row:
    """The issue or comment that was made or changed."""
    if method == "POST":
        rows = host["issues" if at == "issues" else "comments"]
        number = host["next"]
        host["next"] += 1
        row = {
            "number": number,
            "id": number,
            "state": "open",
            "user": {"login": "github-actions[bot]"},
            **given,
        }
        row["labels"] = [{"name": name} for name in given.get("labels", [])]
        rows.append(row)
        return row
    assert method == "PATCH", method
    kind, number = at.replace("issues/comments", "comments").split("/")
    row = next(one for one in host[kind] if one["number"] == int(number))
    row.update(given)
    return row


if __name__ == "__main__":
    main(sys.argv[1:])
