"""What the engine says, in the words of the second opinion, and where the two differ."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.second_opinion.books import Writer, as_source
from tests.second_opinion.desk import Owed
from tests.second_opinion.firm import FirmOpinion
from tests.second_opinion.naive import RULES, Opinion

from goodstanding.book import load_book
from goodstanding.duty import Band, Duty
from goodstanding.finding import Finding
from goodstanding.model.extract import extract_of
from goodstanding.standing import judge
from goodstanding.standing.firm_check import firm_check

Said = tuple[str, str, str, bool]


def duties_of(duties: Iterable[Duty]) -> set[Owed]:
    """The engine's duties in the words of the second opinion."""
    return {
        Owed(
            duty.clock,
            duty.record,
            duty.place,
            duty.due_on,
            str(duty.band),
            str(duty.state),
            duty.owner,
            duty.last_on,
            # Which talk is booked matters only where it calms a duty.
            duty.booked_on if duty.band is Band.BOOKED else None,
        )
        for duty in duties
    }


def findings_of(findings: Iterable[Finding]) -> set[Said]:
    """The engine's findings in the same way."""
    return {(one.rule, str(one.severity), one.place.record, one.waived) for one in findings}


def apart(as_of: date, engine: set[Owed] | set[Said], naive: set[Owed] | set[Said]) -> list[str]:
    """What only one of the two says."""
    return [
        f"{as_of} only {side}: {one}"
        for side, ones in (("engine", engine - naive), ("naive", naive - engine))
        for one in sorted(map(str, ones))
    ]


def differences(writer: Writer) -> list[str]:
    """What only one of the two says of a random book of one account, on two days."""
    book = writer.book()
    (account_id,) = book["accounts"]
    read = load_book(as_source(book))
    assert read.firm is not None
    assert not read.account_records[account_id].not_assessed, read.account_records[account_id]
    found = []
    for as_of in (writer.as_of, writer.as_of + timedelta(days=9)):
        engine = judge(read.accounts[account_id], read.firm, as_of)
        naive = Opinion(book, account_id, as_of)
        said = {one for one in findings_of(engine.findings) if one[0] in RULES}
        found += apart(as_of, duties_of(engine.duties), naive.duties())
        found += apart(as_of, said, naive.findings())
        if set(engine.modes) != naive.modes():
            found.append(f"{as_of} modes: engine {engine.modes}, naive {sorted(naive.modes())}")
    return found


def firm_differences(writer: Writer) -> list[str]:
    """The same of a firm with several accounts: what no single account shows."""
    book = writer.firm_book()
    read = load_book(as_source(book))
    assert read.firm is not None
    extracts = [extract_of(account) for _, account in sorted(read.accounts.items())]
    assert len(extracts) == len(book["accounts"])
    found = []
    for as_of in (writer.as_of, writer.as_of + timedelta(days=9)):
        engine, naive = firm_check(extracts, read.firm, as_of), FirmOpinion(book, as_of)
        found += apart(as_of, duties_of(engine.duties), naive.duties())
        found += apart(as_of, findings_of(engine.notices), naive.findings())
    return found
