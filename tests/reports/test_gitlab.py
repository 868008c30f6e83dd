"""The code quality report: in the form that GitLab reads, with fingerprints that outlive the day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema

from goodstanding.records.source import Folder, Memory
from goodstanding.reports.gitlab_report import render_gitlab
from goodstanding.reports.report import Report, build_report
from goodstanding.standing import assess

SMALL = Path(__file__).parents[1] / "books" / "small"
TEXT = {"type": "string", "minLength": 1}
# What GitLab asks of an entry before it shows one, with its list of severities.
FORM = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./][^\\\\]*$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
Book = dict[str, bytes]
ACME: Book = {
    "accounts/_policy.yml": b"book_opened_on: 2026-01-01\ntimezone: UTC\ncurrency: EUR\n"
    b"tiers: {standard: {label: Client}}\n",
    "accounts/_people/ann.yml": b"name: Ann Archer\nroles: [account_manager]\n",
    "accounts/acme/account.yml": b"name: Acme\naccount_manager: ann\n",
    "accounts/acme/commitments/2026-05-01-x.yml": b"what: the report\nto: nobody-known\ndue_on: 2026-05-20\n",
}


def remarks(source: Folder | Memory, day: date, prefix: str = "") -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(
        render_gitlab(build_report(assess(source, day), source, prefix=prefix))
    )
    return loaded


def prints(found: list[dict[str, Any]]) -> set[str]:
    return {one["fingerprint"] for one in found}


def test_it_has_the_form_that_gitlab_reads(small: Report) -> None:
    found = json.loads(render_gitlab(small))
    jsonschema.validate(found, FORM)
    assert {one["severity"] for one in found} >= {"critical", "major", "info"}
    order = ["blocker", "critical", "major", "minor", "info"]
    ranks = [order.index(one["severity"]) for one in found]
    assert ranks == sorted(ranks)


def test_no_two_remarks_share_a_fingerprint(small: Report) -> None:
    found = json.loads(render_gitlab(small))
    assert len(prints(found)) == len(found) > 10


def test_a_fingerprint_stays_while_the_days_go_by() -> None:
    before, after = (remarks(Memory(ACME), date(2026, 6, day)) for day in (1, 9))
    assert prints(before) <= prints(after)
    late = [one["description"] for one in (*before, *after) if one["check_name"] == "commitment"]
    assert len(late) == 2
    assert late[0] != late[1]


def test_a_fingerprint_stays_when_its_line_moves() -> None:
    file = "accounts/acme/commitments/2026-05-01-x.yml"
    moved = {**ACME, file: b"# agreed by phone\n\n" + ACME[file]}
    day = date(2026, 6, 1)
    before, after = remarks(Memory(ACME), day), remarks(Memory(moved), day)
    assert prints(before) == prints(after)
    assert before != after


def test_mending_one_of_two_faults_leaves_the_other() -> None:
    two = {**ACME, "accounts/acme/account.yml": b"name: Acme\naccount_manager: ann\nfoo: 1\nbar: 2\n"}
    one = {**ACME, "accounts/acme/account.yml": b"name: Acme\naccount_manager: ann\nbar: 2\n"}
    day = date(2026, 6, 1)
    faults = [
        prints([x for x in remarks(Memory(book), day) if x["check_name"] == "schema"]) for book in (two, one)
    ]
    assert len(faults[0] - faults[1]) == 1
    assert faults[1] <= faults[0]


def test_a_record_that_could_not_be_read_has_a_remark() -> None:
    for text in (b"name: [", b"\x00", b"name: Acme\nname: Acme\n"):
        found = remarks(Memory({**ACME, "accounts/acme/account.yml": text}), date(2026, 6, 1))
        assert [one for one in found if one["severity"] in {"critical", "blocker"}]
        assert found[0]["location"]["path"] == "accounts/acme/account.yml"


def test_paths_begin_at_the_top_of_the_repository() -> None:
    found = remarks(Memory(ACME), date(2026, 6, 1), prefix="books/ours/")
    assert {one["location"]["path"].split("/accounts/")[0] for one in found} == {"books/ours"}


def test_all_well_is_an_empty_list() -> None:
    book = {name: text for name, text in ACME.items() if "commitments" not in name}
    report = build_report(assess(Memory(book), date(2026, 1, 2)), Memory(book))
    errors = [one for one in json.loads(render_gitlab(report)) if one["severity"] != "info"]
    assert errors == []
