"""One row of a rule's table."""

from dataclasses import dataclass

from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.finding import Finding
from goodstanding.place import KeyPath
from goodstanding.standing.judging import judge

DAY = "2026-06-01"  # a Monday


@dataclass(frozen=True)
class Row:
    """A book, and where the rule finds something in it: key paths, or merely whether it does."""

    what: str
    world: World
    found: list[KeyPath] | bool
    as_of: str = DAY

    def check(self, rule: str) -> None:
        """Fails where the engine says otherwise."""
        places = [one.place.path for one in found(self.world, rule, self.as_of)]
        assert (bool(places) if isinstance(self.found, bool) else places) == self.found


def name(row: Row) -> str:
    """What a row of the table is called."""
    return row.what


def found(world: World, rule: str, as_of: str = DAY) -> list[Finding]:
    """What a rule finds in Acme's records on a day, all of which can be read."""
    book = load_book(world.source())
    records = book.account_records["acme"]
    assert records.not_assessed == ()
    assert records.account is not None
    assert book.firm is not None
    standing = judge(records.account, book.firm, day(as_of))
    findings = [one for one in standing.findings if one.rule == rule]
    return sorted(findings, key=lambda one: (one.place.file, [str(step) for step in one.place.path]))
