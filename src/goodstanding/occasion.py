"""The occasion: which book, as of which day, from which commit, for whose eyes.

The only reader of the clock and of the environment. What a person asks for goes before what the
environment says, and that before what the book or the machine says.
"""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodstanding.dates import parse_day
from goodstanding.errors import SourceError, UsageError
from goodstanding.immutable import Value, field
from goodstanding.records.source import POLICY, Folder, Source
from goodstanding.records.stored import Commit, unknown_commit

if TYPE_CHECKING:
    from goodstanding.history import Looked, Pasts

PROFILES = ("internal", "public")
ROOT_NAME = "STANDING_ROOT"
AS_OF_NAME = "STANDING_AS_OF"
AT_NAME = "STANDING_AT"
PROFILE_NAME = "STANDING_PROFILE"
TODAY = "today"
# What pipelines say of the branch they run for: whether the host lets nobody write to it as they like.
_PROTECTED_NAMES = ("GITHUB_REF_PROTECTED", "CI_COMMIT_REF_PROTECTED")
_NAMES = ("diff", "--name-only", "--relative", "--no-renames", "-z")


class Asked(Value, frozen=True):
    """What a person asked for; None where nothing was said."""

    root: str | None = None
    as_of: str | None = None
    at: str | None = None
    profile: str | None = None


class Occasion(Value, frozen=True):
    """One run over one book.

    `at` names the commit the records were asked of (None: the files as they lie), `prefix` leads
    from the top of the git repository to the root, `cache_folder` is where accounts judged before
    are remembered. `is_protected` says that the host, in whose pipeline this runs, protects the branch.
    """

    root: Path
    source: Source
    as_of: date
    profile: str
    at: str | None = None
    prefix: str = ""
    cache_folder: Path | None = None
    is_protected: bool = False

    def environ(self) -> dict[str, str]:
        """The environment for a program that is to see the same occasion."""
        own = {
            ROOT_NAME: str(self.root),
            AS_OF_NAME: self.as_of.isoformat(),
            PROFILE_NAME: self.profile,
        }
        kept = {key: value for key, value in os.environ.items() if key != AT_NAME}
        return {**kept, **own, **({AT_NAME: self.at} if self.at else {})}


class Machine(Value, frozen=True):
    """What the machine says: its environment, where the command was started, and the moment."""

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    folder: Path = field(default_factory=Path.cwd)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))


def load_occasion(asked: Asked, machine: Machine | None = None) -> Occasion:
    """The occasion of this run; raises UsageError or SourceError, which say how to go on."""
    machine = machine or Machine()
    said = machine.environ
    at = asked.at or said.get(AT_NAME) or None
    profile = _profile(asked.profile or said.get(PROFILE_NAME) or PROFILES[0])
    root = find_root(asked.root or said.get(ROOT_NAME) or None, machine.folder, in_commit=bool(at))
    prefix, head = _place_in_git(root)
    source: Source = Commit(root, at) if at else Folder(root, head)
    as_of = _as_of(asked.as_of or said.get(AS_OF_NAME) or None, source, machine.now)
    is_protected = any(said.get(name) == "true" for name in _PROTECTED_NAMES)
    return Occasion(root, source, as_of, profile, at, prefix, _cache_folder(said, root), is_protected)


def _cache_folder(said: Mapping[str, str], root: Path) -> Path | None:
    """The machine's own place for what was judged before; none in CI, which judges everything.

    Never within the book: a cache that came along with a change could hide what is wrong in it.
    """
    if said.get("CI"):
        return None
    base = said.get("XDG_CACHE_HOME") or said.get("LOCALAPPDATA")
    home = said.get("HOME") or said.get("USERPROFILE")
    if not base and not home:
        return None
    folder = Path(base) if base else Path(home or "") / ".cache"
    name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return folder / "goodstanding" / name


def find_root(given: str | None, folder: Path, *, in_commit: bool = False) -> Path:
    """The book's root: the given one, else the nearest folder upward that has a policy."""
    if given:
        root = (folder / given).resolve()
        if not root.is_dir():
            raise UsageError(f"--root {given}: there is no such folder")
        if not in_commit and not (root / "accounts").is_dir():
            raise UsageError(f"--root {given}: there is no folder 'accounts' in it")
        return root
    for root in (folder.resolve(), *folder.resolve().parents):
        if (root / POLICY).is_file():
            return root
    raise SourceError(
        f"no book here: looked for {POLICY} in {folder} and every folder above it; "
        "go to the book's folder or say --root FOLDER"
    )


def _profile(name: str) -> str:
    if name not in PROFILES:
        raise UsageError(f"'{name}' is no profile: choose {' or '.join(PROFILES)}")
    return name


def _as_of(given: str | None, source: Source, now: datetime) -> date:
    if given and given != TODAY:
        day = parse_day(given)
        if day is None:
            raise UsageError(f"'{given}' is no day: write it as 2026-06-01, or 'today'")
        return day
    # Imported only where the policy must be asked.
    from goodstanding.book import read_policy_facts

    facts = read_policy_facts(source)
    if facts.sample_as_of_on and given != TODAY:
        return facts.sample_as_of_on
    return now.astimezone(_zone(facts.timezone)).date()


def _zone(name: str | None) -> tzinfo:
    """The policy's time zone; UTC where there is none of that name, which the check then says."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC


def _place_in_git(root: Path) -> tuple[str, str | None]:
    """The way from the top of the repository to the root, and the commit checked out."""
    prefix = _git_says(root, "rev-parse", "--show-prefix")
    if prefix is None:
        return "", None
    return prefix, _git_says(root, "rev-parse", "--verify", "--quiet", "HEAD") or None


def _git_says(root: Path, *words: str) -> str | None:
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:  # git is not installed: the book is judged all the same
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()


def looked_at(occasion: Occasion) -> "Looked | None":
    """The book as history is asked about it; None for a sample book.

    The commits of a sample book tell how it was written, not what happened: nothing is made of them.
    """
    from goodstanding.book import read_policy_facts
    from goodstanding.history import Looked

    facts = read_policy_facts(occasion.source)
    if facts.sample_as_of_on:
        return None
    at, zone = occasion.at, facts.timezone
    # The host speaks of the branch that it checked out, not of any other that is asked for.
    return Looked(occasion.root, at, zone, occasion.cache_folder, occasion.is_protected and not at)


def time_zone_of(occasion: Occasion) -> tzinfo:
    """Where the firm is, by its policy."""
    from goodstanding.book import read_policy_facts

    return _zone(read_policy_facts(occasion.source).timezone)


def pasts_of(occasion: Occasion, since: str | None = None) -> "Pasts":
    """What the book's history says of its accounts, up to where this line of work left `since`."""
    from goodstanding.history import NO_PASTS, load_pasts

    looked = looked_at(occasion)
    return load_pasts(looked, since, occasion.as_of) if looked else NO_PASTS


def branched_from(occasion: Occasion, rev: str) -> str:
    """The commit at which this line of work left `rev`."""
    if rev.startswith("-"):
        raise UsageError(unknown_commit(rev))
    tip = occasion.at or "HEAD"
    if _git_says(occasion.root, "rev-parse", "--git-dir") is None:
        raise SourceError(f"there is no git history here, so '{rev}' cannot be looked up")
    for name in (rev, tip):
        if _git_says(occasion.root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is None:
            raise UsageError(unknown_commit(name))
    base = _git_says(occasion.root, "merge-base", rev, tip)
    if base is None:
        raise SourceError(
            f"'{rev}' and '{tip}' have no common history here: fetch more of it (git fetch --unshallow)"
        )
    return base


def changed_since(occasion: Occasion, rev: str) -> frozenset[str]:
    """The book's files changed since this line of work left `rev`, committed or not."""
    base = branched_from(occasion, rev)
    tip = [occasion.at] if occasion.at else []
    names = _listed(occasion.root, *_NAMES, base, *tip, "--", "accounts")
    if not occasion.at:
        names |= _listed(occasion.root, "ls-files", "--others", "--exclude-standard", "-z", "--", "accounts")
    return frozenset(names)


def _listed(root: Path, *words: str) -> set[str]:
    said = _git_says(root, *words)
    if said is None:
        raise SourceError(f"git {words[0]} failed in {root}")
    return {name for name in said.split("\0") if name}
