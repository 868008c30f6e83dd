"""Every field earns its keep: a clock, a rule, a page or a report reads it."""

import re
from pathlib import Path

from field_readers.templates import asked_for, reads_along
from goodstanding.kinds import KINDS
from goodstanding.model.work import Project
from goodstanding.records.schema import load_schema, shape

PAGE = Path(__file__).parents[2] / "docs" / "records" / "fields.md"
ROW = re.compile(r"\| `([^`]+)` \| [^|]+ \| (.+) \|")
REMAKE = "python scripts/make_field_table.py"


def table() -> dict[str, str]:
    """Who reads each field, by `kind.field`, as the generated page says."""
    kinds = {load_schema(kind)["title"]: kind for kind in KINDS}
    found, kind = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
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
