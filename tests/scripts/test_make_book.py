"""Made-up books: the same every time, valid, and of a realistic shape."""

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from book_maker.book import KINDS, account_lives, book_lives, kind_of
from book_maker.life import TODAY
from book_maker.names import COLOURS, PLACES, TRADES
from book_maker.scene import scene_of
from book_maker.yaml_text import render_record
from make_book import main

SCHEMAS = Path(__file__).parents[2] / "schemas"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the book, by its path."""
    accounts = folder / "accounts"
    return {
        path.relative_to(accounts).as_posix(): path.read_bytes()
        for path in sorted(accounts.rglob("*"))
        if path.is_file()
    }


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def make(folder: Path, *words: str) -> dict[str, bytes]:
    assert main([words[0], str(folder), *words[1:]]) == 0
    return contents(folder)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    first = make(tmp_path / "first", "20")
    assert first == make(tmp_path / "second", "20")
    assert len(first) > 300


def test_an_account_is_the_same_in_a_book_of_any_size(tmp_path: Path) -> None:
    account = scene_of(3).account + "/"
    small, large = make(tmp_path / "small", "5"), make(tmp_path / "large", "20")
    of_small = {path: text for path, text in small.items() if path.startswith(account)}
    assert len(of_small) > 10
    assert of_small == {path: text for path, text in large.items() if path.startswith(account)}
    # The people who look after it are there too, and the same.
    assert {p: t for p, t in small.items() if p.startswith("_people/")}.items() <= large.items()


def test_no_two_accounts_share_a_name() -> None:
    count = len(COLOURS) * len(PLACES) * len(TRADES) + 100
    assert len({scene_of(index).account for index in range(0, count, 7)}) == len(range(0, count, 7))
    assert scene_of(count).account.endswith("-2")


def test_no_two_records_share_a_file() -> None:
    paths = [life.path for life in book_lives(100)]
    assert len(paths) == len(set(paths))


def test_about_nineteen_records_an_account_of_every_kind() -> None:
    kinds = Counter(life.path.split("/")[1] for index in range(200) for life in account_lives(index))
    assert 17 * 200 <= kinds.total() <= 21 * 200
    assert set(kinds) == {*KINDS, "account.yml"} - {"_people"}


def test_nothing_was_written_after_the_day_the_book_is_for() -> None:
    days = [day for life in book_lives(200) for day, _ in life.versions()]
    assert max(days) <= TODAY


class TextDates(yaml.CSafeLoader):
    """Reads dates as the text they are."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def validators() -> dict[str, jsonschema.Draft202012Validator]:
    schemas = {path.name: json.loads(path.read_bytes()) for path in SCHEMAS.glob("*.schema.json")}
    resources = [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return {
        name.removesuffix(".schema.json"): jsonschema.Draft202012Validator(schema, registry=registry)
        for name, schema in schemas.items()
    }


def test_every_version_of_every_record_obeys_its_schema() -> None:
    by_kind = validators()
    faults = [
        f"{life.path} of {day}: {error.message}"
        for life in book_lives(30)
        for day, text in life.versions()
        for error in by_kind[kind_of(Path(life.path))].iter_errors(
            yaml.load(text, Loader=TextDates)  # noqa: S506 -- a safe loader
        )
    ]
    assert faults == []


def test_history_is_the_same_twice_and_ends_in_the_same_book(tmp_path: Path) -> None:
    plain = make(tmp_path / "plain", "8")
    first = make(tmp_path / "first", "8", "--history", "90")
    make(tmp_path / "second", "8", "--history", "90")
    heads = {git(tmp_path / name, "rev-parse", "HEAD") for name in ("first", "second")}
    assert len(heads) == 1
    assert first == plain
    assert git(tmp_path / "first", "rev-list", "--count", "HEAD") == "90\n"
    assert git(tmp_path / "first", "status", "--porcelain") == ""


def test_a_long_history_has_as_many_commits_as_asked_for(tmp_path: Path) -> None:
    make(tmp_path / "book", "4", "--history", "400")
    assert git(tmp_path / "book", "rev-list", "--count", "HEAD") == "400\n"


def test_history_moves_promises_and_keeps_time(tmp_path: Path) -> None:
    make(tmp_path / "book", "20", "--history", "200")
    moved = git(tmp_path / "book", "log", "--format=%h", "-G", "^revisions:", "--diff-filter=M")
    assert moved
    times = [int(line) for line in git(tmp_path / "book", "log", "--format=%ct").split()]
    assert times == sorted(times, reverse=True)


def test_more_commits_than_there_are_days_for_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["1", str(tmp_path / "book"), "--history", "5000"]) == 2
    assert "ask for fewer" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["1", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "text",
    ["no", "2026-06-01", "12:30", "a: b", "- a", "# a", "'a'", "a #b", "1.10", "", " a", "a:", "é"],
)
def test_text_stays_text(text: str) -> None:
    data = {"one": text, "many": [text, "b"], "items": [{"what": text}]}
    assert yaml.safe_load(render_record(data)) == data
