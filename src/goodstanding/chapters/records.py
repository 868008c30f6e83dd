"""Records: what was written is what is read, and what editors know of it keeps pace with the engine."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Duty
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm
from goodstanding.place import Place, spell_path

BEHIND = Rule("schema-behind", Severity.NOTICE)
CUT_SHORT = Rule("text-cut-short", Severity.NOTICE)


def behind(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """That the book's copy of the schemas is older than the engine, so that editors warn of what is right."""
    if firm.schema_gap:
        yield BEHIND.at(
            firm.policy,
            (),
            f"the book's own copy of the schemas is older than the program: {firm.schema_gap}. Renew it "
            "with 'standing schema --out schemas', so that editors offer what the check knows",
        )


def cut_short(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Where a text of an account ends at a '#' that was meant as part of it."""
    return _at(account.cut_short, account.id)


def cut_short_in_firm(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """The same in the firm's own records."""
    return _at(firm.cut_short, None)


def _at(places: Iterable[Place], account: str | None) -> Iterator[Finding]:
    for place in places:
        message = (
            f"'{spell_path(place.path)}' ends before the '#', as what follows is taken for a remark and is "
            "lost: put the whole text in quotes; if a remark is meant, write a space after the '#'"
        )
        yield Finding(CUT_SHORT.id, CUT_SHORT.severity, account, place, message)


CHAPTER = Chapter(
    name="records",
    page="playbook/records.md",
    notices=((CUT_SHORT, cut_short),),
    firm_notices=((BEHIND, behind), (CUT_SHORT, cut_short_in_firm)),
)
