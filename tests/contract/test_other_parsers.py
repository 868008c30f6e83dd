"""What a record says does not depend on who reads it: two other YAML 1.2 readers agree with ours."""

import json
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml.error import YAMLError
from tests.contract.edge_texts import EDGES
from tests.contract.node import installed
from tests.contract.random_records import TEXTS, UNLIKE_IN_RUAMEL, Chance
from tests.records.test_reader import other_reader, same

from goodstanding.records.reader import parse_record

ACCOUNTS = Path(__file__).parents[2] / "accounts"
SCRIPT = Path(__file__).with_name("read_yaml.cjs")
RECORDS = 2000
SEED = 20260601


@cache
def random_texts(words: tuple[str, ...]) -> list[str]:
    """Texts that we take for records."""
    return list(_texts(words))


def _texts(words: tuple[str, ...]) -> Iterator[str]:
    chance, found = Chance(SEED, words), 0
    for _ in count():
        text = chance.written(chance.record()[1])
        if not parse_record(text.encode()).faults:
            yield text
            found += 1
            if found == RECORDS:
                return


def read_by_node(texts: list[str]) -> list[dict[str, Any]]:
    """What the npm package `yaml` makes of each text, all in one process."""
    modules = installed("yaml@2")
    done = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={"NODE_PATH": str(modules), "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    read: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(read) == len(texts)
    return read


def alike(ours: Any, theirs: Any) -> bool:
    """Equal as JSON, where a whole number has no point and the order of fields says nothing."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(alike(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(alike, ours, theirs))
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    return bool(ours == theirs)


def unlike(texts: list[str]) -> list[Any]:
    """The texts that the package `yaml` reads otherwise than we do, with both readings."""
    readings = (
        (text, parse_record(text.encode()).data, read)
        for text, read in zip(texts, read_by_node(texts), strict=True)
    )
    return [
        (text, ours, read)
        for text, ours, read in readings
        if "refused" in read or not alike(ours, read["value"])
    ]


def test_the_sample_book_reads_the_same_in_node() -> None:
    """In ruamel.yaml as well: that is tested beside the reader."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ACCOUNTS.rglob("*.yml"))]

    assert len(texts) > 90
    assert unlike(texts) == []


def test_what_readers_differ_about_is_refused() -> None:
    """An editor never marks what the check lets pass, and never lets pass what means something else."""
    texts = [text for text in EDGES if not parse_record(text.encode()).faults]

    assert 50 < len(texts) < len(EDGES)
    assert unlike(texts) == []


@pytest.mark.slow
def test_random_records_read_the_same_in_node() -> None:
    assert unlike(random_texts(TEXTS + UNLIKE_IN_RUAMEL)) == []


@pytest.mark.slow
def test_random_records_read_the_same_in_ruamel() -> None:
    different = []
    for text in random_texts(TEXTS):
        ours = parse_record(text.encode()).data
        try:
            theirs = other_reader(text)
        except YAMLError as error:
            theirs = error
        if not same(ours, theirs):
            different.append((text, ours, theirs))
    assert different == []
