"""A made-up book with a past: one commit after another, as its keepers would have written it."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from book_maker.book import book_lives
from book_maker.chance import Chance
from book_maker.life import OPENED, TODAY, Life, fact
from book_maker.scene import Scene, scene_of
from book_maker.words import WATCHES

AUTHOR = "Book Maker <book@firm.example>"
# Noon of the book's first day, as git counts: seconds since 1970.
_NOON = 12 * 3600
_EPOCH = date(1970, 1, 1)
# No look younger than this is added, so that a longer history leaves today's duties as they are.
_QUIET_DAYS = 60


@dataclass(frozen=True, slots=True)
class Event:
    """One version of one file, on the day it was written."""

    day: date
    path: str
    text: str
    is_new: bool


def write_history(accounts: int, folder: Path, commits: int) -> str:
    """Makes `folder` a git repository with that many commits; gives the id of the last."""
    _git(folder, "init", "--quiet", "--object-format=sha1", "--initial-branch=main")
    _git(
        folder,
        "fast-import",
        "--quiet",
        "--date-format=raw",
        stdin="".join(_stream(accounts, commits)).encode(),
    )
    _git(folder, "checkout", "--quiet", "--force", "main")
    return _git(folder, "rev-parse", "HEAD").strip()


def _git(folder: Path, *words: str, stdin: bytes = b"") -> str:
    # Nobody's own settings may change what is written.
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    settings = ("-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *settings, *words],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | quiet,
        input=stdin,
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout.decode()


def _stream(accounts: int, commits: int) -> Iterator[str]:
    """The commits, in the language of `git fast-import`."""
    second = 0
    for group in _groups(_events(accounts, commits), commits):
        second = max(second + 1, _seconds(group[-1].day))
        yield f"commit refs/heads/main\ncommitter {AUTHOR} {second} +0000\n"
        yield _data(_message(group))
        for event in group:
            yield f"M 100644 inline accounts/{event.path}\n{_data(event.text)}"


def _seconds(day: date) -> int:
    return (day - _EPOCH).days * 86400 + _NOON


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def _message(group: list[Event]) -> str:
    first = group[0]
    verb = "add" if first.is_new else "bring up to date"
    more = f", and {len(group) - 1} more" if len(group) > 1 else ""
    return f"{verb} {first.path.removesuffix('.yml')}{more}\n"


def _groups(events: list[Event], commits: int) -> Iterator[list[Event]]:
    """The events in so many commits, as even as can be."""
    for number in range(commits):
        first, last = (len(events) * place // commits for place in (number, number + 1))
        yield events[first:last]


def _events(accounts: int, commits: int) -> list[Event]:
    lives = list(book_lives(accounts))
    events = [event for life in lives for event in _versions(life)]
    taken = {event.path for event in events}
    for life in _looks(accounts) if len(events) < commits else ():
        if life.path not in taken:
            taken.add(life.path)
            events += _versions(life)
        if len(events) == commits:
            break
    if len(events) < commits:
        raise ValueError(f"{accounts} accounts have a past of at most {len(events)} commits: ask for fewer")
    # Sorting keeps versions of one file in their order: they were made in it.
    return sorted(events, key=lambda event: event.day)


def _versions(life: Life) -> Iterator[Event]:
    for number, (day, text) in enumerate(life.versions()):
        yield Event(max(day, OPENED), life.path, text, is_new=number == 0)


def _looks(accounts: int) -> Iterator[Life]:
    """More looks at the tickets, for histories longer than the book's own."""
    scenes = [scene_of(index) for index in range(accounts)]
    for days in range((TODAY - OPENED).days - _QUIET_DAYS):
        day = OPENED + timedelta(days=days)
        for scene in scenes:
            yield _look(scene, day)


def _look(scene: Scene, day: date) -> Life:
    dice = Chance(f"{scene.account} on {day.isoformat()}")
    text = dice.one_of(WATCHES).replace("{n}", str(dice.between(2, 19))).replace("{thing}", "small things")
    fields = {
        "summary": text,
        "internal": True,
        "ours": [scene.team.support],
        "covers": ["support_watch"],
    }
    return fact(f"{scene.account}/contacts/{day.isoformat()}-look.yml", day, fields)
