"""A book in a real folder that things happen to, and what is remembered of it."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from tests.worlds import PEOPLE, POLICY, World, as_text

from goodstanding.book import load_account, load_firm
from goodstanding.records.source import Folder
from goodstanding.standing import AccountStanding, Standing, assess, cache
from goodstanding.standing.places import with_places
from goodstanding.standing.whole import stand_account

START = date(2026, 6, 1)
# What a file may say after an edit: sound, wrong and broken texts of several kinds.
TEXTS: tuple[bytes, ...] = (
    b"what: Send the figures\nto: sue\ndue_on: 2026-05-29\n",
    b"what: Send the figures\nto: sue\ndue_on: 2026-05-29\ndone_on: 2026-06-03\n",
    b"what: Send the figures soon\nto: su\ndue_no: 2026-05-29\n",
    b"summary: We talked\ntheirs: [sue]\n",
    b"summary: We will talk\ntheirs: [sue]\noutcome: planned\n",
    b"name: Another name\naccount_manager: ben\n",
    b"name: Another name\naccount_manager: nobody-known\n",
    b"name: Sue Stone\nleft_on: 2026-05-01\n",
    b"what: [\n",
    b"",
    b"\xff\xfe",
)
FIRMS: tuple[tuple[str, bytes | None], ...] = (
    ("_policy.yml", as_text(POLICY)),
    ("_policy.yml", as_text({**POLICY, "clocks": {"steady-contact": {"every_days": 10}}})),
    ("_policy.yml", as_text({**POLICY, "days_off": ["2026-06-01", "2026-06-02"]})),
    ("_policy.yml", as_text({**POLICY, "rules": {"commitment-vague": {"enabled": False}}})),
    ("_policy.yml", b"currency: GBP\n"),
    ("_policy.yml", None),
    ("_people/ann.yml", as_text({**PEOPLE["ann"], "left_on": "2026-05-01"})),
    ("_people/ann.yml", as_text({**PEOPLE["ann"], "roles": ["developer"]})),
    ("_people/ann.yml", None),
    ("_people/zoe.yml", as_text({"name": "Zoe Zeller", "roles": ["account_manager"]})),
    ("_people/zoe.yml", b"name: [\n"),
    ("_scans/2026-05-29-ann.yml", as_text({"seen": ["acme"]})),
)
KINDS = ("contacts", "commitments", "stakeholders", "nonsense")


def book(promise: str = "Send the figures") -> World:
    """Three accounts that owe something, one of them with a fault."""
    world = World().account(client_since="2024-01-01").contact("2026-02-20")
    world.commitment("2026-05-01", due_on="2026-05-20", what=promise)
    world.account("brook", tier="key").contact("2026-05-20", "brook", needs_reply=True)
    world.commitment("2026-05-02", "reply", "brook", due_on="2026-06-08", what=promise)
    world.account("cedar").commitment("2026-05-03", "list", "cedar", due_on="2026-06-12", to="nobody")
    return world


def lay(root: Path, contents: Mapping[str, bytes]) -> None:
    """Writes these files and no others."""
    shutil.rmtree(root / "accounts", ignore_errors=True)
    (root / "accounts").mkdir(parents=True)
    for path, data in contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


class Desk:
    """The book in its folder, the day, and the folder of what is remembered."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.kept = folder, folder / "book", folder / "kept"
        self.as_of = START
        self.earlier: dict[str, bytes] = {}
        lay(self.root, book().contents)
        self.first = self._files()

    def assess(self, workers: int, kept: Path | None) -> Standing:
        """The standing of the book as it lies there."""
        return assess(Folder(self.root), self.as_of, workers, kept)

    def compare(self, workers: int) -> None:
        """Holds the remembered standing against one that nothing is remembered for."""
        plain = self.assess(1, None)
        assert self.assess(workers, self.kept) == plain
        # What is packed for the way says the same as what never was.
        assert plain.accounts == {id_: self._judged(id_) for id_ in plain.accounts}

    def _judged(self, account: str) -> AccountStanding:
        source = Folder(self.root)
        firm = load_firm(source)
        judged = stand_account(load_account(source, firm, account), firm.firm, self.as_of)
        return with_places(judged, source)

    # What people do to their records.

    def edit(self, pick: int, text: int) -> None:
        """Another text in one of the files."""
        if path := self._pick(pick):
            path.write_bytes(TEXTS[text % len(TEXTS)])

    def edit_same_size(self, pick: int) -> None:
        """Other digits in one of the files, with its size and time as they were."""
        if path := self._pick(pick):
            before, data = path.stat(), path.read_bytes()
            path.write_bytes(data.replace(b"20", b"19") if b"-20" in data else data.replace(b"ann", b"ben"))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def rename(self, pick: int, to: int) -> None:
        """One of the files under another name, in another account or of another kind."""
        if path := self._pick(pick):
            account = ("acme", "brook", "cedar", "delta")[to % 4]
            target = (
                self.root / "accounts" / account / KINDS[to // 4 % 4] / f"2026-05-{1 + to % 28:02}-moved.yml"
            )
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)

    def rename_account(self, pick: int) -> None:
        """A whole account under another name."""
        folders = sorted(path for path in (self.root / "accounts").iterdir() if path.name[0] != "_")
        target = self.root / "accounts" / "elm"
        if folders and not target.exists():
            folders[pick % len(folders)].rename(target)

    def delete(self, pick: int) -> None:
        """One file fewer."""
        if path := self._pick(pick):
            path.unlink()

    def touch(self, pick: int, moment: int) -> None:
        """One of the files with another time."""
        if path := self._pick(pick):
            os.utime(path, (moment, moment))

    def change_firm(self, pick: int) -> None:
        """Another policy, or somebody who comes, goes or does something else."""
        name, data = FIRMS[pick % len(FIRMS)]
        path = self.root / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)

    def turn_to(self, day: date) -> None:
        """Another day."""
        self.as_of = day

    def bring_back_book(self) -> None:
        """The book as it was at first; what is remembered is of a later one."""
        lay(self.root, self.first)

    # What may happen to the remembered files.

    def damage(self, pick: int, change: Callable[[bytes], bytes]) -> None:
        """One of the remembered files with other bytes."""
        files = [path for path in self._remembered() if path.is_file()]
        if files:
            path = files[pick % len(files)]
            path.write_bytes(change(path.read_bytes()))

    def swap_remembered(self) -> None:
        """The remembered files under one another's names; next time the older ones come back."""
        files = [path for path in self._remembered() if path.is_file()]
        texts = [path.read_bytes() for path in files]
        self.earlier = {path.name: text for path, text in zip(files, texts, strict=True)}
        for path, text in zip(files, texts[1:] + texts[:1], strict=True):
            path.write_bytes(text)

    def bring_back_remembered(self) -> None:
        """Files that were remembered some steps ago."""
        for name, text in self.earlier.items():
            if not (self.kept / name).is_dir():
                self.kept.mkdir(exist_ok=True)
                (self.kept / name).write_bytes(text)

    def remember_another_book(self) -> None:
        """What is remembered of a book with the same accounts, people and policy, and other promises."""
        other = self.folder / "other"
        lay(other, book("Send the answers").contents)
        self.forget()
        assess(Folder(other), self.as_of, 1, self.kept)

    def remember_another_engine(self) -> None:
        """What another version remembered of this very book, and it judged otherwise."""
        self.forget()
        wrong = mock.Mock(side_effect=self._judged_wrongly)
        with (
            mock.patch.object(cache, "engine_digest", return_value=b"another version"),
            mock.patch("goodstanding.standing.whole.stand_account", wrong),
        ):
            assess(Folder(self.root), self.as_of, 1, self.kept)

    @staticmethod
    def _judged_wrongly(records: Any, *_: Any) -> Any:
        return AccountStanding(records.id, "Judged wrongly")

    def forget(self) -> None:
        """Nothing is remembered any more."""
        if self.kept.is_dir():
            shutil.rmtree(self.kept)
        self.kept.unlink(missing_ok=True)

    def block_remembering(self) -> None:
        """A folder stands where a remembered file should, and half a file beside it."""
        self.kept.mkdir(exist_ok=True)
        for path in self._remembered()[:1]:
            if path.is_file():
                path.unlink()
                path.mkdir()
        (self.kept / "x.part").write_bytes(b"half")

    def _remembered(self) -> list[Path]:
        return sorted(self.kept.glob("*.standing")) if self.kept.is_dir() else []

    def _files(self) -> dict[str, bytes]:
        files = sorted((self.root / "accounts").rglob("*.yml"))
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}

    def _pick(self, pick: int) -> Path | None:
        """One of the accounts' files."""
        files = [name for name in self._files() if not name.startswith("accounts/_")]
        return self.root / files[pick % len(files)] if files else None
