"""Records: what editors know of them keeps pace with the engine."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm

BEHIND = Rule("schema-behind", Severity.NOTICE)


def behind(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """That the book's copy of the schemas is older than the engine, so that editors warn of what is right."""
    if firm.schema_gap:
        yield BEHIND.at(
            firm.policy,
            (),
            f"the book's own copy of the schemas is older than the program: {firm.schema_gap}. Renew it "
            "with 'standing schema --out schemas', so that editors offer what the check knows",
        )


CHAPTER = Chapter(name="records", page="playbook/records.md", firm_notices=((BEHIND, behind),))
