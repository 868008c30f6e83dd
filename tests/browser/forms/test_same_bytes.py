"""What the page writes is letter for letter what the engine would write."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.forms.conftest import Opened
from tests.browser.forms.values import text, tidy, value
from tests.edit.styles import texts
from tests.site.building import CHECKOUT
from tests.worlds import day

from goodstanding.kinds import KINDS, identify
from goodstanding.place import KeyPath
from goodstanding.records.edit import CannotEditError, change_record, read_fields
from goodstanding.records.source import Folder, Memory
from goodstanding.records.spelling import spell_field
from goodstanding.site.forms.kinds import checked_by
from goodstanding.site.forms.places import BETWEEN, places_of
from goodstanding.site.forms.recipes import recipes_of
from goodstanding.writing.marks import changes_of, mark_of
from goodstanding.writing.record import new_record, slug_of, text_of

pytestmark = pytest.mark.browser

IN_MODULE = """async ([module, name, rows]) => {
  const found = (await import(`/assets/forms/${module}`))[name];
  return rows.map((row) => found(...row));
}"""
Row = list[Any]


@pytest.fixture(scope="module")
def page(writing: Opened) -> Iterator[Page]:
    with writing("harbour-lights") as opened:
        yield opened


def told(page: Page, module: str, name: str, rows: list[Row]) -> list[Any]:
    """What a function of the page's own gives for each of the rows."""
    given: list[Any] = page.evaluate(IN_MODULE, [module, name, rows])
    return given


def test_values_are_spelt_alike(page: Page) -> None:
    chance = random.Random(5)  # noqa: S311 - the same values every time
    rows = [["summary", value(chance)] for _ in range(2000)]
    for (key, one), lines in zip(rows, told(page, "spelling.js", "spellField", rows), strict=True):
        assert lines == spell_field(key, one)


def test_what_a_page_lets_through_is_nothing_that_a_record_refuses(page: Page) -> None:
    chance = random.Random(6)  # noqa: S311 - the same values every time
    rows = [[text(chance)] for _ in range(2000)]
    for (one,), clean in zip(rows, told(page, "spelling.js", "tidy", rows), strict=True):
        assert clean == "" or read_fields("\n".join(spell_field("x", clean)).encode()) == {"x": clean}, one


def test_new_records_are_named_and_laid_out_alike(page: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - the same values every time
    source = Memory(
        {"accounts/acme/account.yml": b"# yaml-language-server: $schema=../../schemas/account.schema.json\n"}
    )
    facts = [_facts(kind, chance) for kind in _FIRST for _ in range(25)]
    head = "# yaml-language-server: $schema=../../../schemas/contact.schema.json\n"
    rows: list[Row] = [[kind, said, checked_by(kind), head] for kind, said in facts]
    keys = [[kind, said, "2026-06-01", []] for kind, said in facts]
    spelt = told(page, "record.js", "textOf", rows)
    named = told(page, "record.js", "keyOf", keys)
    for (kind, said), text_, key in zip(facts, spelt, named, strict=True):
        proposal = new_record(source, KINDS[kind], "acme", said, day("2026-06-01"))
        assert proposal.file == f"accounts/acme/{key}.yml"
        assert text_.encode() == proposal.after == text_of(source, proposal.identity, said)


# What a new record is named after.
_FIRST = {"contact": "summary", "commitment": "what", "handoff": "kind", "waiver": "rule"}


def _facts(kind: str, chance: random.Random) -> tuple[str, dict[str, Any]]:
    fields = list(checked_by(kind)["properties"])
    chosen = {name: value(chance) for name in chance.sample(fields, 4) if name != "visibility"}
    return kind, {**chosen, _FIRST[kind]: tidy(text(chance))}


def test_a_second_record_of_one_name_is_counted_on(page: Page) -> None:
    taken = ["contacts/2026-06-01-hello", "contacts/2026-06-01-hello-2"]
    key = told(page, "record.js", "keyOf", [["contact", {"summary": "Hello!"}, "2026-06-01", taken]])
    assert key == ["contacts/2026-06-01-hello-3"]


@pytest.mark.parametrize("said", ["Straße in Łódź", "CON", "it's o'clock", "\u65e5\u672c", "a" * 90, "É-e"])
def test_names_come_out_alike(page: Page, said: str) -> None:
    given = told(page, "record.js", "slugOf", [[{"what": said}, "commitment"]])
    assert given == [slug_of({"what": said}, "commitment")]


def test_a_record_of_few_eyes_is_not_named_after_its_words(page: Page) -> None:
    row = [{"what": "Secret", "visibility": "restricted"}, "commitment"]
    assert told(page, "record.js", "slugOf", [row]) == ["commitment"]


def test_changes_are_written_where_the_engine_writes_them(page: Page) -> None:
    chance = random.Random(8)  # noqa: S311 - the same changes every time
    raws = [raw for _, _, raw in texts(60)]
    raws += [path.read_bytes() for path in sorted((CHECKOUT / "accounts").rglob("*/*/*.yml"))[::5]]
    rows, wants = [], []
    for raw in raws:
        data = read_fields(raw)
        places = places_of(raw, data)
        for _ in range(2 if places else 0):
            changes = _changes(chance, data)
            try:
                after = change_record(raw, changes)
            except CannotEditError:
                continue
            wants.append(after.decode())
            rows.append([{"text": raw.decode(), "data": data, "places": places}, changes])
    assert len(rows) > 160
    for row, given, want in zip(rows, told(page, "changing.js", "changedText", rows), wants, strict=True):
        assert given == want, row[1]


def _changes(chance: random.Random, data: dict[str, Any]) -> list[tuple[KeyPath, Any]]:
    """One value that is there, fields that are not, a block field by field, lines of a list."""
    there = [path for path in _paths(data) if not any(BETWEEN in str(step) for step in path)]
    changes: list[tuple[KeyPath, Any]] = [(chance.choice(there), _said(chance))] if there else []
    changes += [((key,), _said(chance)) for key in ("zz_on", "zz_why") if chance.random() < 0.5]
    if chance.random() < 0.5:
        keys = chance.sample(["closed_on", "result", "reason"], chance.randint(1, 3))
        changes += [(("zz_closed", key), _said(chance)) for key in keys]
    if chance.random() < 0.4 and isinstance(data.get("revisions") or [], list):
        count = len(data.get("revisions") or [])
        rows = range(count, count + chance.randint(1, 2))
        changes += [(("revisions", at), {"from_on": "2026-01-01", "reason": _said(chance)}) for at in rows]
    return changes


def _paths(data: Any, base: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(data, (dict, list)):
        for step, one in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _paths(one, (*base, step))
    elif base:
        yield base


def _said(chance: random.Random) -> Any:
    return chance.choice(["2026-06-01", "two\nlines", 2.5, True, tidy(text(chance)), tidy(text(chance))])


def _open_marks() -> Iterator[tuple[bytes, Any, dict[str, Any], str]]:
    """Every record of the sample book with every word that fits it."""
    for path in sorted((CHECKOUT / "accounts").rglob("*/*/*.yml")):
        file = path.relative_to(CHECKOUT).as_posix()
        identity, raw = identify(file), Folder(CHECKOUT).read(file)
        if not isinstance(identity, str):
            for recipe in recipes_of(identity, read_fields(raw)):
                yield raw, identity, recipe, file


ANSWERS = {
    "cause": "us", "to": "sue", "why": "Nobody asked:\nwe guessed", "change": "We ask", "owner": "ann",
    "due": "2026-07-01", "reason": 'It is "not" ready: #1', "by": "ann", "outcome": "no", "result": "won",
    "told": "2026-06-01", "clock": "check-in", "until": "2026-07-01", "asked-by": "ann",
}  # fmt: skip


@pytest.mark.parametrize("leave_out", [False, True], ids=["all answered", "only the needed"])
def test_marks_write_what_the_command_writes(page: Page, *, leave_out: bool) -> None:
    rows, wants = [], []
    for raw, identity, recipe, _ in _open_marks():
        data = read_fields(raw)
        mark = mark_of(recipe["word"], identity, data)
        which = {"which": str(recipe["writes"][0][0][1] + 1)} if "about" in recipe else {}
        needs = [need for need in mark.needs if need.flag in ANSWERS and (need.required or not leave_out)]
        given = {need.flag: ANSWERS[need.flag] for need in needs}
        changes = changes_of(recipe["word"], mark, data, {**given, **which}, day("2026-06-01"))
        wants.append(change_record(raw, changes).decode())
        answers = {"@on": "2026-06-01"} | {f"@{flag}": one for flag, one in given.items()}
        rows.append([{"text": raw.decode(), "data": data, "places": places_of(raw, data)}, recipe, answers])
    assert {recipe["word"] for _, recipe, _ in rows} >= {
        "done",
        "missed",
        "told",
        "reflect",
        "revise",
        "close",
    }
    writes = told(page, "changing.js", "answered", [row[1:] for row in rows])
    pairs = [[row[0], changes] for row, changes in zip(rows, writes, strict=True)]
    assert told(page, "changing.js", "changedText", pairs) == wants
