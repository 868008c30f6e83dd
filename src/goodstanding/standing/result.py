"""What judging gives: one account's standing, and the whole book's."""

from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter

from goodstanding.duty import Band, Duty
from goodstanding.finding import Finding, NotAssessed, Severity
from goodstanding.immutable import Value
from goodstanding.model.extract import Extract
from goodstanding.records.locate import Span
from goodstanding.records.quotation import Spot

_SEVERITIES = tuple(Severity)


class AccountStanding(Value, frozen=True, array_like=True):
    """One account as of one day.

    `records` counts the files read; `changes_by` is a day by which something is sure to change;
    `extract` is what the firm as a whole must know of it, None where account.yml could not be built.
    `spots` say where its findings stand in the texts, `spans` where the duties that are owed for a part
    of a record do; both are empty where nobody looked.
    """

    account: str
    name: str
    findings: tuple[Finding, ...] = ()
    duties: tuple[Duty, ...] = ()
    modes: tuple[str, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    records: int = 0
    changes_by: date | None = None
    extract: Extract | None = None
    spots: tuple[Spot, ...] = ()
    spans: tuple[Span, ...] = ()


class Standing(Value, frozen=True, dict=True):
    """The whole book as of one day.

    `accounts` is by id; `firm_findings` are those on the policy, the people and the firm as a whole,
    `firm_duties` what is owed for no single account; `sample` says that the book is fictional;
    `judged` is False where the policy could not be built.
    """

    as_of: date
    accounts: dict[str, AccountStanding]
    firm_findings: tuple[Finding, ...] = ()
    firm_duties: tuple[Duty, ...] = ()
    firm_not_assessed: tuple[NotAssessed, ...] = ()
    firm_records: int = 0
    commit: str | None = None
    next_change_on: date | None = None
    sample: bool = False
    judged: bool = True

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, errors first, then by place."""
        parts = [self.firm_findings, *(one.findings for one in self.accounts.values())]
        return tuple(sorted((finding for part in parts for finding in part), key=finding_order))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty in every band and state, in the order of every list."""
        # Each part is in order: what has the same rank stays as it stands, account by account.
        parts = [self.firm_duties, *(one.duties for _, one in sorted(self.accounts.items()))]
        return tuple(sorted(chain.from_iterable(parts), key=attrgetter("rank")))

    @cached_property
    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """Every record that could not be built."""
        parts = [self.firm_not_assessed, *(one.not_assessed for one in self.accounts.values())]
        return tuple(sorted((one for part in parts for one in part), key=lambda one: one.file))

    @property
    def modes(self) -> dict[str, tuple[str, ...]]:
        """The modes of each account that was judged."""
        return {id_: one.modes for id_, one in sorted(self.accounts.items()) if one.modes}

    @property
    def records(self) -> int:
        """How many files were read."""
        return self.firm_records + sum(one.records for one in self.accounts.values())

    def count(self, severity: Severity) -> int:
        """How many findings of that severity stand (waived ones do not count)."""
        return sum(one.severity is severity and not one.waived for one in self.findings)

    def count_band(self, band: Band) -> int:
        """How many open duties lie in that band."""
        return sum(duty.is_open and duty.band is band for duty in self.duties)


def finding_order(finding: Finding) -> tuple[int, str, str, str, str]:
    """The key that sorts findings: worst first, then by file and place."""
    place = finding.place
    mark = f"{place.mark[0]:09}" if place.mark else ""
    path = ".".join(f"{step:06}" if isinstance(step, int) else step for step in place.path)
    return (
        _SEVERITIES.index(finding.severity),
        place.file,
        mark + path,
        finding.rule,
        finding.message,
    )
