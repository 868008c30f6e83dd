"""A long history is compared share by share; what is read does not depend on the shares."""

import os
from pathlib import Path

import pytest
from tests.history.repository import Past

from goodstanding.history import log
from goodstanding.history.log import read_steps
from goodstanding.history.repository import HistoryUnavailableError, open_repository, read_blobs


@pytest.mark.parametrize("share", [1, 2, 3])
def test_shares_give_what_one_pass_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: int) -> None:
    past = Past(tmp_path / "book")
    for number in range(5):
        past.promise(f"2026-03-1{number}", "2026-01-10-report", what="The report")
        past.commit(f"2026-02-0{number + 1}")
    repository = open_repository(past.root)
    whole = read_steps(repository)
    assert [one.at for one in whole] == sorted(one.at for one in whole)
    assert len(whole) >= 5
    monkeypatch.setattr(log, "_LARGEST_SHARE", share)
    monkeypatch.setattr(log, "_SMALLEST_SHARE", 1)
    assert read_steps(repository) == whole
    assert read_steps(repository, before=whole[1].commit) == whole[2:]


def test_where_there_is_no_file_in_memory_a_pipe_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = Past(tmp_path / "book")
    past.promise("2026-03-10").commit("2026-02-01")
    repository = open_repository(past.root)
    steps = read_steps(repository)
    blobs = [touch.blob for step in steps for touch in step.touches]
    contents = read_blobs(repository, blobs)
    assert len(contents) == len(set(blobs)) > 2
    monkeypatch.delattr(os, "memfd_create", raising=False)
    assert read_steps(repository) == steps
    assert read_blobs(repository, blobs) == contents
    with pytest.raises(HistoryUnavailableError, match="is missing from it"):
        read_blobs(repository, ["0" * 40])
