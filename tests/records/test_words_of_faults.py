"""The words in which faults of a record are told: what is wrong, and what to write."""

from typing import Any

import pytest
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.kinds import identify
from goodstanding.records.messages import explain_shape
from goodstanding.records.reader import parse_record

PROMISE = {"what": "w", "to": "sue", "owner": "ann", "due_on": "2026-06-01"}
CONTACT = {"summary": "s", "theirs": ["sue"]}
ACCOUNT = {"name": "Acme", "account_manager": "ann"}
A_DAY = "write year, month and day, as in"


def said(kind: str, data: dict[str, Any]) -> list[str]:
    return [one.message for one in explain_shape(kind, data)]


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        ("commitment", {**PROMISE, "due_on": None}, "'due_on' has no day yet: write it as 2026-06-01"),
        ("commitment", {**PROMISE, "due_on": ""}, "'due_on' has no day yet: write it as 2026-06-01"),
        (
            "contact",
            {**CONTACT, "needs_reply_by_on": None},
            "'needs_reply_by_on' has no day yet: write it as 2026-06-01, or delete the line",
        ),
        (
            "contact",
            {**CONTACT, "needs_reply": None},
            "'needs_reply' has no value: write true or false, or delete the line",
        ),
        (
            "contact",
            {**CONTACT, "theirs": None},
            "'theirs' has no value: write a list (each line begins with '- '), or delete the line",
        ),
        ("contact", {**CONTACT, "summary": None}, "'summary' has no value: write text"),
        ("contact", {**CONTACT, "needs_reply": "yes"}, "write true for yes"),
        ("contact", {**CONTACT, "needs_reply": "No"}, "write false for No"),
        ("commitment", {**PROMISE, "due_on": 20260601}, "'due_on' has to be a day: write it as 2026-06-01"),
        ("commitment", {**PROMISE, "due_on": ["x"]}, "'due_on' has to be a day: write it as 2026-06-01"),
        ("commitment", {**PROMISE, "due_on": "10.06.2026"}, f"is written '10.06.2026': {A_DAY} 2026-06-10"),
        ("commitment", {**PROMISE, "due_on": "2026/6/10"}, f"is written '2026/6/10': {A_DAY} 2026-06-10"),
        ("commitment", {**PROMISE, "due_on": "25/06/2026"}, f"is written '25/06/2026': {A_DAY} 2026-06-25"),
        ("commitment", {**PROMISE, "due_on": "10/06/2026"}, f"is written '10/06/2026': {A_DAY} 2026-06-01"),
        ("commitment", {**PROMISE, "due_on": "31.02.2026"}, f"is written '31.02.2026': {A_DAY} 2026-06-01"),
        (
            "commitment",
            {**PROMISE, "due_on": "2026-02-30"},
            "is '2026-02-30', which is no day of the cal",
        ),
        ("commitment", {**PROMISE, "due_on": "soon"}, f"is 'soon', which is no day: {A_DAY} 2026-06-01"),
        ("commitment", {**PROMISE, "owner": "Ana"}, "'owner' cannot be 'Ana': write the id, as in 'ana'"),
        ("contact", {**CONTACT, "theirs": ["Bo Diddley"]}, "write the id, as in 'bo-diddley'"),
        ("account", {**ACCOUNT, "status": "past"}, "a past account needs the day it ended: write ended:"),
        ("account", {**ACCOUNT, "status": "past", "ended": {}}, "a past account needs the day it ended"),
    ],
)
def test_a_fault_of_shape_says_what_to_write(kind: str, data: dict[str, Any], message: str) -> None:
    found = said(kind, data)
    assert len(found) == 1, found
    assert message in found[0]
    assert ("delete the line" in found[0]) == ("delete the line" in message)


def test_an_empty_choice_is_told_once_with_all_that_may_stand_there() -> None:
    (message,) = said("contact", {**CONTACT, "channel": None})
    assert message.startswith("'channel' has no value: write one of call, ")
    assert message.endswith(", or delete the line")


def test_a_block_in_place_of_a_choice_is_named_so() -> None:
    (message,) = said("contact", {**CONTACT, "channel": {"call": "yes"}})
    assert message.startswith("'channel' is a block of fields, but has to be one of call, ")


@pytest.mark.parametrize(
    ("text", "mark", "message"),
    [
        ("a:\n\tb: 1\n", (2, 1), "a tab stands at the beginning of this line: use spaces"),
        ("a: x\n\tb: y\n", (2, 1), "a tab stands at the beginning of this line: use spaces"),
        ("a: @b\n", (1, 4), "a text may not begin with '@': put it in quotes"),
        ("a: `b`\n", (1, 4), "a text may not begin with '`': put it in quotes"),
        ("a: %b\n", (1, 4), "a text may not begin with '%': put it in quotes"),
        ("a: b: c\n", (1, 5), "this text holds ': ': put all of it in quotes"),
        ("- a: b: c\n", (1, 7), "this text holds ': ': put all of it in quotes"),
        ("a: 1\n  b: 2\n", (2, 4), "this line is moved in too far: begin it where the line above begins"),
        ("a: 'it's fine'\n", (1, 8), "the quote ends before 's': put \"...\" around it"),
        ("a: ['it's fine']\n", (1, 9), "the quote ends before 's': put \"...\" around it"),
        ('a: "so "he" said"\n', (1, 9), "the quote ends before 'he': put '...' around it"),
    ],
)
def test_a_fault_of_spelling_has_one_cause(text: str, mark: tuple[int, int], message: str) -> None:
    fault = parse_record(text.encode()).faults[0]
    assert (fault.mark, fault.message) == (mark, message)


@pytest.mark.parametrize("text", ["a: b\nsummary:\u00a0x\ntheirs: y\n", "a: b\nsummary:\u00a0x\n"])
def test_a_space_that_is_none_is_named(text: str) -> None:
    fault = parse_record(text.encode()).faults[0]
    assert fault.mark == (2, 9)
    assert fault.message.startswith("after 'summary:' stands a space that does not break the line")


def test_a_comma_in_an_amount_is_told_as_the_comma_it_is() -> None:
    fault = parse_record(b"value: {amount: 5.000,00}\n").faults[0]
    assert fault.message.startswith(
        "the comma before this begins the next field: write a number with a point"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-02-30", "there is no 30 February 2026: rename the file to the day it happened"),
        ("2026-13-01", "there is no day 2026-13-01: rename the file to the day it happened"),
    ],
)
def test_a_file_named_after_no_day_is_told_so(day: str, words: str) -> None:
    assert identify(f"accounts/acme/contacts/{day}-call.yml") == words


def test_a_record_does_not_name_itself_and_is_never_suggested() -> None:
    own, near = "2026-03-01-audit", "2026-03-01-audits"
    for recovers, words in (
        (own, "'recovers' names this record itself: name another, or delete the line"),
        (near, "add it first"),
    ):
        world = World().account().put(f"acme/commitments/{own}", {**PROMISE, "recovers": recovers})
        findings = load_book(world.source()).account_records["acme"].findings
        assert [one.rule for one in findings] == ["reference-unknown"]
        assert words in findings[0].message


def test_a_book_without_a_policy_is_told_how_to_get_one() -> None:
    source = World().account().source()
    contents = {path: raw for path, raw in source.contents.items() if not path.endswith("_policy.yml")}
    findings = load_book(type(source)(contents)).firm_records.findings
    assert findings[0].message == (
        "there is no accounts/_policy.yml: run standing init, or write book_opened_on, timezone, "
        "currency and tiers into it"
    )
