"""Who wrote down that a handoff is accepted: the history proves it, where the receiver did so themselves."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from tests.history.repository import Past

from goodstanding.cli.program import standing

HANDOFF = "handoffs/2026-02-01-to-ben"
Said = Callable[..., str]


def handoff(past: Past, **fields: Any) -> Past:
    parts = ("reason", "people_notes", "commercial", "promises_made", "risks", "avoid", "next_step")
    told = dict.fromkeys(parts, "Nothing that is not in the book")
    days = {"submitted_on": "2026-02-02", "intro_on": "2026-02-10"}
    return past.put(HANDOFF, kind="am_to_am", **{"from": "ann"}, to="ben", **days, **told, **fields)


@pytest.fixture
def given(past: Past) -> Past:
    """Ann hands Acme over to Ben; Ann writes as ann@, Ben as ben@."""
    for id_, name in (("ann", "Ann Archer"), ("ben", "Ben Bishop")):
        text = f"name: {name}\nroles: [account_manager]\nemail: {id_}@firm.example\n"
        past.write(f"accounts/_people/{id_}.yml", text.encode())
    handoff(past).commit("2026-02-02")
    return past


@pytest.fixture
def said(given: Past) -> Said:
    def acceptance() -> str:
        shared = ("--root", str(given.root), "--as-of", "2026-03-01", "--format", "json")
        done = CliRunner().invoke(standing, ["reassign", "ann", "ben", *shared])
        assert done.exit_code == 0, done.output
        (move,) = [one for one in json.loads(done.output)["moves"] if one["account"] == "acme"]
        return str(move["acceptance"])

    return acceptance


def accept(past: Past, author: str, on: str = "2026-02-05") -> str:
    handoff(past, accepted={"accepted_on": "2026-02-05", "by": "ben"})
    past.git("add", "-A")
    who = ("-c", f"user.email={author}@firm.example")
    past.git(*who, "commit", "-q", "-m", "accepted", f"--author={author} <{author}@firm.example>", on=on)
    commit: str = past.git("rev-parse", "HEAD")
    return commit[:10]


def test_nothing_is_said_before_anybody_accepts(said: Said) -> None:
    assert said() == "None"


def test_the_receiver_s_own_commit_proves_it(given: Past, said: Said) -> None:
    commit = accept(given, "ben")
    assert said() == f"accepted on 2026-02-05; ben wrote that down on 2026-02-05 (commit {commit})"


def test_somebody_else_s_commit_is_named_as_such(given: Past, said: Said) -> None:
    commit = accept(given, "ann", "2026-02-07")
    assert said() == (
        f"accepted on 2026-02-05; ann wrote that down on 2026-02-07 (commit {commit}), "
        "and not ben: only their own commit proves it"
    )
    handoff(given, accepted={"accepted_on": "2026-02-05", "by": "ben"}, links=[]).commit("2026-02-08")
    assert commit in said()


def test_an_address_that_is_nobody_s_names_nobody(given: Past, said: Said) -> None:
    accept(given, "zoe")
    assert "somebody who is not among our people wrote that down" in said()
    assert "zoe" not in said()


def test_an_acceptance_that_is_not_committed_proves_nothing_yet(given: Past, said: Said) -> None:
    handoff(given, accepted={"accepted_on": "2026-02-05", "by": "ben"})
    assert said() == "accepted on 2026-02-05, and not committed yet"


def test_what_is_accepted_anew_is_proved_anew(given: Past, said: Said) -> None:
    accept(given, "ben")
    handoff(given).commit("2026-02-09")
    commit = accept(given, "ann", "2026-02-12")
    assert f"ann wrote that down on 2026-02-12 (commit {commit})" in said()


def test_the_history_tells_who_wrote_it_down(given: Past) -> None:
    accept(given, "ann", "2026-02-07")
    shared = ("--root", str(given.root), "--as-of", "2026-03-01")
    done = CliRunner().invoke(standing, ["history", f"acme/{HANDOFF}", *shared])
    text = " ".join(done.output.split())
    assert "Ann Archer wrote down that ben accepted the handoff 2026-02-01-to-ben on 5 February 2026" in text


def test_a_handoff_that_comes_in_accepted_says_so_as_well(given: Past) -> None:
    given.put(
        "handoffs/2026-02-20-shop", kind="new_work", to="new_work", submitted_on="2026-02-20",
        accepted={"accepted_on": "2026-02-21", "by": "nell"},
    ).commit("2026-02-22")  # fmt: skip
    shared = ("--root", str(given.root), "--as-of", "2026-03-01")
    done = CliRunner().invoke(standing, ["history", "acme/handoffs/2026-02-20-shop", *shared])
    text = " ".join(done.output.split())
    assert "wrote down the handoff 2026-02-20-shop of 20 February 2026" in text
    assert "wrote down that nell accepted the handoff 2026-02-20-shop on 21 February 2026" in text
