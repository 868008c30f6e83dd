"""One issue a week with what each of us owes: opened, brought up to date, closed when nothing is owed.

    python scripts/ci/week_issue.py REPORT.json TEXT.md

REPORT.json is what `standing due --format json` writes and says which week it is and whether anything
is owed; TEXT.md is the same as `--format digest`. An issue of an earlier week is closed: what is
still owed stands in this week's. An issue is ours if it has our label, which only colleagues can give.
"""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol

LABEL = "what-we-owe"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Host(Protocol):
    """What is asked of a host."""

    def issues(self, label: str) -> list[dict[str, Any]]:
        """The newest issues with that label: `number`, `title`, `open`."""

    def open_issue(self, title: str, text: str, label: str) -> int:
        """Opens an issue; its number."""

    def change_issue(self, number: int, text: str | None, *, is_open: bool) -> None:
        """Gives an issue its text (None: as it was) and opens or closes it."""


def title_of(day: date) -> str:
    """The title of the issue of that day's week."""
    monday = day - timedelta(days=day.weekday())
    return f"What we owe in the week of {monday.day} {MONTHS[monday.month - 1]} {monday.year}"


def renew(host: Host, title: str, text: str, *, is_owed: bool) -> str:
    """Does what is to be done with this week's issue and those before; what was done, in words."""
    there = host.issues(LABEL)
    for issue in there:
        if issue["open"] and issue["title"] != title:
            host.change_issue(issue["number"], None, is_open=False)
    # The first is the newest, should somebody have copied one.
    ours = next((issue for issue in there if issue["title"] == title), None)
    if ours is None:
        return f"opened #{host.open_issue(title, text, LABEL)}" if is_owed else "nothing is owed this week"
    if is_owed or ours["open"]:
        host.change_issue(ours["number"], text, is_open=is_owed)
    return f"#{ours['number']} is up to date" if is_owed else f"#{ours['number']} is closed: nothing is owed"


def host_of_this_run() -> Host:
    """GitLab where its job says so, else GitHub."""
    if os.environ.get("GITLAB_CI"):
        from gitlab_host import GitLab

        return GitLab()
    from github_host import GitHub

    return GitHub()


def main(report: str, text: str) -> None:
    """Renews the issue from the two files."""
    owed = json.loads(Path(report).read_text(encoding="utf-8"))
    is_owed = any(duty["state"] == "open" for duty in owed["duties"]) or bool(owed["not_assessed"])
    title = title_of(date.fromisoformat(owed["as_of"]))
    print(renew(host_of_this_run(), title, Path(text).read_text(encoding="utf-8"), is_owed=is_owed))


if __name__ == "__main__":
    main(*sys.argv[1:])
