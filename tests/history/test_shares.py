"""A long history is compared share by share; what is read does not depend on the shares."""

from pathlib import Path

import pytest
from tests.history.repository import Past

from goodstanding.history import log
from goodstanding.history.log import read_steps
from goodstanding.history.repository import open_repository


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
    monkeypatch.setattr(log, "_SHARE", share)
    assert read_steps(repository) == whole
    assert read_steps(repository, before=whole[1].commit) == whole[2:]
