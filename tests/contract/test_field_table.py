"""Every field earns its keep: a clock, a rule, a page or a report reads it."""

import re
from pathlib import Path

import pytest

from field_readers.templates import asked_for, reads_along
from goodstanding.chapters import CLOCKS, RULES
from goodstanding.kinds import KINDS
from goodstanding.model.work import Project
from goodstanding.records.rules import BY_ID
from goodstanding.records.schema import load_schema, shape

PAGE = Path(__file__).parents[2] / "docs" / "records" / "fields.md"
ROW = re.compile(r"\| `([^`]+)` \| [^|]+ \| (.+) \|")
REMAKE = "python scripts/make_field_table.py"


def table() -> dict[str, str]:
    """Who reads each field, by `kind.field`, as the generated page says."""
    kinds = {load_schema(kind)["title"]: kind for kind in KINDS}
    found, kind = {}, ""
    for line in PAGE.read_text(encoding="utf-8").partition("## What each")[0].splitlines():
        if line.startswith("## "):
            kind = kinds[line.removeprefix("## ")]
        elif row := ROW.fullmatch(line):
            found[f"{kind}.{row[1]}"] = row[2]
    return found


def test_every_field_of_every_schema_has_a_row() -> None:
    said = set()
    for kind in KINDS:
        for path, node in shape(kind).nodes:
            parts = [str(step) for step in path]
            # What money is made of, and what a map is keyed by, has no row of its own.
            if path and path[-1] not in {"*", "?", "amount", "currency"} and "title" in node:
                said.add((kind, ".".join(part for part in parts if part != "*")))
    rows = {(name.partition(".")[0], re.sub(r"\[\]|\.<id>", "", name.partition(".")[2])) for name in table()}

    assert said <= rows, f"{REMAKE}: {sorted(said - rows)}"


def test_a_field_that_nothing_reads_is_not_asked_for() -> None:
    nothing = sorted(name for name, readers in table().items() if readers == "*nothing*")

    assert nothing == [], "a field that nothing reads: let a clock, rule, page or draft read it"


# What no clock, rule, page or draft reads by itself, and what the table says of it instead.
IN_WORDS = {
    "policy.working_days": "which days count as working days",
    "policy.days_off": "which days count as working days",
    "policy.sample_as_of_on": "which day a sample book is shown on",
}
IDS = {*CLOCKS, *RULES, *BY_ID}
NAMED = re.compile(r"(clocks?|rules?) (`[a-z-]+`(, `[a-z-]+`)*)")
ALL_OR_MANY = re.compile(r"every (clock|rule)|[1-9][0-9]* (clocks|rules)")
SHOWN = re.compile(r"pages?: [a-z ]+(, [a-z ]+)*|drafts|reports|modes")


def is_named(reader: str) -> bool:
    """Whether it is a clock or rule of the book by its id, their number, or a page, draft or report."""
    if named := NAMED.fullmatch(reader):
        return set(re.findall(r"`([^`]+)`", named[2])) <= IDS
    return bool(ALL_OR_MANY.fullmatch(reader) or SHOWN.fullmatch(reader))


def test_every_reader_is_a_clock_a_rule_a_page_or_a_draft_by_name() -> None:
    vague = {
        name: readers
        for name, readers in table().items()
        if not readers.startswith("kept in confidence") and not all(map(is_named, readers.split("; ")))
    }

    assert vague == IN_WORDS
    assert not is_named("what is judged at all")
    assert not is_named("rule `no-such-rule`")


@pytest.mark.parametrize(
    ("id_", "field"),
    [
        ("manager-overloaded", "account.size"),
        ("manager-overloaded", "policy.load.weights.mid"),
        ("manager-no-deputy", "account.deputy"),
        ("manager-no-booking-link", "person.booking_url"),
        ("assignment-overbooked", "assignment.days_per_week"),
        ("assignment-overbooked", "policy.modules.staffing"),
        ("commitment-moved-silently", "commitment.revisions[].to_on"),
        ("commitment-vanished", "commitment.due_on"),
    ],
)
def test_what_the_firm_as_a_whole_and_its_history_show_is_followed(id_: str, field: str) -> None:
    assert f"`{id_}`" in table()[field]


def test_every_clock_and_rule_has_a_row_of_its_own() -> None:
    """A field that many read tells only how many: the second table names what each reads."""
    of_each = PAGE.read_text(encoding="utf-8").partition("## What each clock and rule reads")[2]
    rows = dict(re.findall(r"\| `([a-z-]+)` \| (.+) \|", of_each))

    assert {*CLOCKS, *RULES} <= rows.keys()
    assert "account: `account_manager`" in rows["portfolio-scan"]
    assert "`ended`" in rows["past-client-call"]
    assert "`deputy`" in rows["manager-no-deputy"]


def test_whether_a_clock_or_rule_runs_at_all_is_a_field_that_it_reads() -> None:
    rows = table()

    switched = [clock for clock in CLOCKS.values() if not clock.always_on]
    assert rows["policy.clocks.<id>.enabled"].startswith(f"{len(switched)} clocks")
    assert "clock `invoice`" in rows["policy.modules.invoicing"]
    assert not rows["commitment.project"].startswith("every clock")


def test_what_is_kept_in_confidence_is_marked_so_in_its_schema() -> None:
    kept = {name for name, readers in table().items() if readers.startswith("kept in confidence")}

    assert kept == {f"account.commercial.{name}" for name in ("margin_percent", "hours_budget", "link")}
    assert "commercial" in shape("account").always_restricted


def test_the_table_knows_what_it_speaks_of() -> None:
    """A few rows that a person can check by hand."""
    rows = table()

    assert "`commitment-check`" in rows["commitment.checked[].checked_on"]
    assert "`handoff-incomplete`" in rows["handoff.constraints.technical"]
    assert rows["policy.clocks.<id>.soon_days"].startswith("every clock")
    assert "`commitment-vague`" in rows["commitment.done_when"]
    assert "`commitment-told`" not in rows["commitment.due_on"]
    assert rows["escalation.client_impact"] == "page: account"
    assert rows["handoff.budget.note"] == "drafts"


def test_a_template_is_read_step_by_step() -> None:
    """A name in a loop, a macro's word, a name set on the way, and a word from a list."""
    asked, _ = asked_for(
        "{% for one in projects %}{% for part in one.milestones | sort(attribute='due_on') %}{{ part.what }}"
        "{% endfor %}{% set last = (one.progress_reports | sort)[-1] %}{{ last.link }}{% endfor %}"
        "{% macro said(who) %}{{ who.name }}{% endmacro %}{{ said(manager) }}"
        "{% for name in ('code', 'chat') %}{{ talk.access[name] }}{% endfor %}"
    )

    assert asked >= {
        ("projects", ("milestones", "what")),
        ("projects", ("milestones", "due_on")),
        ("projects", ("progress_reports", "link")),
        ("manager", ("name",)),
        ("talk", ("access", "chat")),
    }
    assert ("who", ("name",)) not in asked


def test_a_step_is_taken_only_where_the_record_has_it() -> None:
    after = [*reads_along(Project, ("warranty", "after", "decision", "value"))]

    assert [name for _, name in after] == ["warranty", "after", "decision"]
    assert [*reads_along(Project, ("summary",))] == []
