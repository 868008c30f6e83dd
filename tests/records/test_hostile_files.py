"""Broken and hostile files in a real folder: each is a finding with a way out, and hides no other record."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.worlds import World, day, duties_of

from goodstanding.finding import Severity
from goodstanding.records.locate import locate
from goodstanding.records.source import LARGEST_FILE, Folder
from goodstanding.standing import Standing, assess

PROMISE = "accounts/acme/commitments/2026-05-01-broken.yml"
GOOD = "what: Send the figures\nto: sue\ndue_on: 2026-05-20\n"


@dataclass(frozen=True)
class Hostile:
    """A file's bytes, and what is said of it: rule, line, column, and words of the sentence."""

    what: str
    data: bytes
    rule: str
    mark: tuple[int, int]
    words: tuple[str, ...]
    assessed: bool = False


FILES = [
    Hostile(
        "a misspelt field",
        GOOD.replace("due_on", "due_no").encode(),
        "schema",
        (3, 1),
        ("due_no", "did you mean", "due_on"),
    ),
    Hostile("an unknown field", (GOOD + "zzz: 1\n").encode(), "schema", (4, 1), ("zzz",)),
    Hostile("a wrong word", (GOOD + "cause: uss\n").encode(), "schema", (4, 8), ("uss", "did you mean 'us'")),
    Hostile(
        "a word far off",
        (GOOD + "cause: nobody\n").encode(),
        "schema",
        (4, 8),
        ("nobody", "us", "client", "third_party"),
    ),
    Hostile("a missing field", b"what: Send\nto: sue\n", "schema", (1, 1), ("due_on",)),
    Hostile(
        "an unknown person",
        (GOOD + "owner: anne\n").encode(),
        "reference-unknown",
        (4, 8),
        ("anne", "did you mean", "ann"),
        True,
    ),
    Hostile(
        "an unknown stakeholder",
        GOOD.replace("sue", "su").encode(),
        "reference-unknown",
        (2, 5),
        ("su", "did you mean", "sue"),
        True,
    ),
    Hostile(
        "a key twice",
        (GOOD + "to: sue\n").encode(),
        "yaml-duplicate-key",
        (4, 1),
        ("to", "second time", "keep one"),
    ),
    Hostile("a tab", b"what: Send\n\tto: sue\n", "yaml-syntax", (2, 1), ("tab", "spaces")),
    Hostile("no such day", GOOD.replace("05-20", "02-30").encode(), "schema", (3, 9), ("2026-02-30", "day")),
    Hostile(
        "a number for a text", GOOD.replace("Send the figures", "12").encode(), "schema", (1, 7), ("text",)
    ),
    Hostile(
        "a list for a text", GOOD.replace("Send the figures", "[a]").encode(), "schema", (1, 7), ("text",)
    ),
    Hostile("nothing", b"", "schema", (1, 1), ("due_on",)),
    Hostile("a list", b"- a\n", "schema", (1, 1), ()),
    Hostile("a sentence", b"just words\n", "schema", (1, 1), ()),
    Hostile(
        "text twice in one file", (GOOD + "---\n" + GOOD).encode(), "yaml-not-allowed", (4, 1), ("one file",)
    ),
    Hostile(
        "an alias bomb",
        b"a0: &a0 [x, x]\n"
        + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40)),
        "yaml-not-allowed",
        (1, 5),
        ("delete it",),
    ),
    Hostile("100,000 open brackets", b"[" * 100_000, "yaml-not-allowed", (1, 33), ("deeper", "simplify")),
    Hostile("UTF-16", GOOD.encode("utf-16"), "yaml-not-allowed", (1, 1), ("UTF-16", "save it as UTF-8")),
    Hostile("latin-1", "what: Café\n".encode("latin-1"), "yaml-not-allowed", (1, 10), ("UTF-8",)),
    Hostile(
        "NUL",
        GOOD.replace("figures", "fig\0ures").encode(),
        "yaml-not-allowed",
        (1, 19),
        ("invisible", "delete"),
    ),
    Hostile(
        "right to left",
        GOOD.replace("figures", "fig\u202eures").encode(),
        "yaml-not-allowed",
        (1, 19),
        ("U+202E",),
    ),
    Hostile("10 MB", b"#" * 10_000_000, "yaml-not-allowed", (1, 1), ("larger", "KiB")),
    Hostile("just too large", b"#" * (LARGEST_FILE + 1), "yaml-not-allowed", (1, 1), ("larger", "KiB")),
]


def book() -> World:
    """An account whose other records owe something: a promise and a talk."""
    world = World().account(client_since="2024-01-01").contact("2026-02-20")
    return world.commitment("2026-05-01", "good", due_on="2026-05-20")


def write(root: Path, world: World) -> None:
    for path, data in world.contents.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def judged(root: Path) -> Standing:
    began = time.process_time()
    standing = assess(Folder(root), day("2026-06-01"), workers=1)
    assert time.process_time() - began < 2
    return standing


def assert_the_rest_is_judged(standing: Standing) -> None:
    (promise,) = duties_of(standing, "commitment", "acme/commitments/2026-05-01-good")
    assert promise.days_late == 12
    (talk,) = duties_of(standing, "steady-contact")
    assert talk.days_late == 9


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.what)
def test_a_hostile_file_is_a_finding_and_hides_nothing_else(hostile: Hostile, tmp_path: Path) -> None:
    write(tmp_path, book().raw(PROMISE, hostile.data))

    standing = judged(tmp_path)

    found = [one for one in standing.findings if one.place.file == PROMISE]
    finding = found[0]
    assert (finding.rule, finding.severity, finding.account) == (hostile.rule, Severity.ERROR, "acme")
    place = finding.place
    span = locate(Folder(tmp_path).read(PROMISE), place.path, place.on_key)
    assert (place.mark or (span.line, span.column)) == hostile.mark
    for word in hostile.words:
        assert word in finding.message
    assert "\n" not in finding.message
    assert [one.file for one in standing.not_assessed] == ([] if hostile.assessed else [PROMISE])
    assert_the_rest_is_judged(standing)


def test_every_fault_of_a_record_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, book().raw(PROMISE, b"what: 1\nto: 2\nowner: anne\nowners: x\n"))

    found = {one.place.path for one in judged(tmp_path).findings if one.place.file == PROMISE}

    assert {("what",), ("to",), ("owners",)} <= found


def link_to(target: Path) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("what: The password is swordfish\nto: sue\ndue_on: 2026-05-20\n")
    root = tmp_path / "book"
    write(root, book())
    link_to(secret)(root / PROMISE)

    standing = judged(root)

    (finding,) = [one for one in standing.findings if one.place.file == PROMISE]
    assert finding.severity is Severity.ERROR
    assert "link" in finding.message
    assert "here" in finding.message
    assert [one.file for one in standing.not_assessed] == [PROMISE]
    assert "swordfish" not in repr(standing)
    assert_the_rest_is_judged(standing)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, World().account("evil", name="swordfish"))
    root = tmp_path / "book"
    write(root, book())
    link_to(outside / "accounts" / "evil")(root / "accounts" / "evil")
    link_to(root / "accounts" / "acme")(root / "accounts" / "acme" / "handoffs")
    link_to(tmp_path / "nowhere")(root / "accounts" / "acme" / "commitments" / "2026-05-02-gone.yml")

    standing = judged(root)

    assert "swordfish" not in repr(standing)
    assert set(standing.accounts) == {"acme"}
    assert len([one for one in standing.findings if "link" in one.message]) == 3
    assert_the_rest_is_judged(standing)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    write(tmp_path, book())
    os.mkfifo(tmp_path / PROMISE)

    standing = judged(tmp_path)

    assert [one.place.file for one in standing.findings if one.severity is Severity.ERROR] == [PROMISE]
    assert_the_rest_is_judged(standing)


MISPLACED = [
    ("accounts/acme/commitments/2026-05-01-Broken.yml", ("small letters",)),
    ("accounts/acme/commitments/broken.yml", ("date",)),
    ("accounts/acme/commitments/2026-02-30-broken.yml", ("no 30 February 2026", "rename")),
    ("accounts/acme/commitments/2026-05-01-broken.yaml", (".yml", "rename")),
    ("accounts/acme/commitments/deep/2026-05-01-broken.yml", ("move",)),
    ("accounts/acme/comitments/2026-05-01-broken.yml", ("did you mean", "commitments")),
    ("accounts/acme/stakeholders/con.yml", ("reserved",)),
    ("accounts/acme/stakeholders/index.yml", ("reserved",)),
    (f"accounts/acme/stakeholders/{'a' * 65}.yml", ("longer", "64")),
    ("accounts/acme/notes.txt", ("records",)),
    ("accounts/loose.yml", ("account",)),
    ("accounts/_persons/ann.yml", ("_persons", "_people")),
    ("accounts/Acme-Two/account.yml", ("small letters",)),
]


@pytest.mark.parametrize(
    ("path", "words"), MISPLACED, ids=[path.removeprefix("accounts/")[:60] for path, _ in MISPLACED]
)
def test_a_file_in_the_wrong_place_is_told_where_to_go(
    path: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, book().raw(path, GOOD.encode()))

    standing = judged(tmp_path)

    found = [one for one in standing.findings if one.place.file == path]
    assert [one.rule for one in found] == ["record-misplaced"]
    for word in words:
        assert word in found[0].message
    assert path in [one.file for one in standing.not_assessed]
    assert_the_rest_is_judged(standing)


@pytest.mark.parametrize("data", [b"book_opened_on: [\n", b"", b"[" * 100_000, b"currency: GBP\n"])
def test_without_a_policy_nothing_is_judged_and_it_is_said(data: bytes, tmp_path: Path) -> None:
    write(tmp_path, book().raw("accounts/_policy.yml", data))

    standing = judged(tmp_path)

    assert not standing.judged
    assert standing.duties == ()
    assert [one.file for one in standing.not_assessed][:1] == ["accounts/_policy.yml"]
    assert any(
        one.severity is Severity.ERROR and one.place.file == "accounts/_policy.yml"
        for one in standing.findings
    )


def test_a_broken_account_hides_no_other_account(tmp_path: Path) -> None:
    world = book().account("brook").commitment("2026-05-01", "x", "brook", due_on="2026-05-20")
    write(tmp_path, world.raw("accounts/brook/account.yml", b"name: [\n"))

    standing = judged(tmp_path)

    assert "accounts/brook/account.yml" in [one.file for one in standing.not_assessed]
    assert_the_rest_is_judged(standing)


def test_a_broken_record_makes_no_other_record_wrong(tmp_path: Path) -> None:
    """Who cites a broken record cites it rightly."""
    world = (
        book()
        .raw("accounts/acme/stakeholders/sue.yml", b"name: [\n")
        .raw("accounts/_people/ann.yml", b"name: [\n")
    )
    write(tmp_path, world)

    standing = judged(tmp_path)

    assert {one.rule for one in standing.findings if one.severity is Severity.ERROR} == {"yaml-syntax"}
    assert {one.file for one in standing.not_assessed} == {
        "accounts/acme/stakeholders/sue.yml",
        "accounts/_people/ann.yml",
    }
