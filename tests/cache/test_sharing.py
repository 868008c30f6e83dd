"""Work dealt out to a second process gives what it gives in one, and its end is never silent."""

import multiprocessing
import os
import signal
from collections.abc import Iterable
from datetime import date

import pytest

from goodstanding.errors import SourceError
from goodstanding.standing.sharing import in_shares

IDS = [f"account-{number}" for number in range(40)]
Told = tuple[list[str], date]


def _told(job: date, ids: Iterable[str]) -> Told:
    return [*ids], job


def _says_where(_job: int, _ids: Iterable[str]) -> int:
    return os.getpid()


def _cannot_elsewhere(here: int, _ids: Iterable[str]) -> int:
    if os.getpid() != here:
        raise SourceError("accounts/acme: cannot be read")
    return here


def _dies_elsewhere(here: int, _ids: Iterable[str]) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


def test_every_account_is_in_one_share() -> None:
    shares = [*in_shares(_told, date(2026, 6, 1), IDS, 2)]
    assert len(shares) == 2
    assert all(day == date(2026, 6, 1) for _, day in shares)
    assert sorted(id_ for ids, _ in shares for id_ in ids) == sorted(IDS)


def test_where_no_process_can_be_forked_each_is_sent_its_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    (here, _), (there, _) = in_shares(_told, date(2026, 6, 1), IDS, 2)
    assert here
    assert there
    assert sorted([*here, *there]) == sorted(IDS)


def test_what_else_is_to_do_is_done_before_the_own_share() -> None:
    done: list[str] = []
    for workers in (1, 2):
        [*in_shares(_told, date(2026, 6, 1), IDS, workers, meanwhile=lambda: done.append("it"))]
    assert done == ["it", "it"]


def test_two_shares_are_done_by_two_processes() -> None:
    here, elsewhere = in_shares(_says_where, 0, IDS, 2)
    assert here == os.getpid() != elsewhere


def test_a_fault_there_is_a_fault_here() -> None:
    with pytest.raises(SourceError, match=r"^accounts/acme: cannot be read$"):
        [*in_shares(_cannot_elsewhere, os.getpid(), IDS, 2)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends processes in another way")
def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(SourceError, match=r"ended from outside .*nothing was judged"):
        [*in_shares(_dies_elsewhere, os.getpid(), IDS, 2)]
