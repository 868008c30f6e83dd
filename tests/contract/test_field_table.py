"""Every field earns its keep: a clock, a rule, a page or a report reads it."""

import re
from pathlib import Path

from tests.contract.unread_fields import UNREAD

from goodstanding.kinds import KINDS
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


def test_a_field_that_nothing_reads_is_on_the_list_which_only_shrinks() -> None:
    nothing = {name for name, readers in table().items() if readers == "*nothing yet*"}

    assert nothing - UNREAD == set(), "a field that nothing reads: let a clock, rule or page read it"
    assert UNREAD - nothing == set(), "read by now: take it off the list in unread_fields.py"


def test_the_table_knows_what_it_speaks_of() -> None:
    """A few rows that a person can check by hand."""
    rows = table()

    assert "`commitment-check`" in rows["commitment.checked[].checked_on"]
    assert "`handoff-incomplete`" in rows["handoff.constraints.technical"]
    assert rows["policy.clocks.<id>.soon_days"].startswith("every clock")
    assert "`commitment-vague`" in rows["commitment.done_when"]
    assert "`commitment-told`" not in rows["commitment.due_on"]
