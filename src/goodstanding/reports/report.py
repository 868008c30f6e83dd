"""What one run shows: the part of a standing in scope, with its places and its counts."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter

from goodstanding.duty import BANDS, Band, State
from goodstanding.finding import Finding, NotAssessed, Severity
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT
from goodstanding.records.source import Source
from goodstanding.reports.scope import EVERYTHING, Scope
from goodstanding.reports.shown import ShownDuty, ShownFinding, Texts
from goodstanding.standing import Standing
from goodstanding.standing.places import known_spans, known_spots


class Report(Value, frozen=True, dict=True):
    """A standing as it is shown.

    `hidden_errors` and `hidden_overdue` count what the scope left out; `prefix` leads from the
    top of the git repository to the book's root, as annotations need it.
    """

    standing: Standing
    findings: tuple[ShownFinding, ...]
    duties: tuple[ShownDuty, ...]
    hidden_errors: int = 0
    hidden_overdue: int = 0
    prefix: str = ""

    @property
    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """What could not be judged at all; no scope hides it."""
        return self.standing.not_assessed

    @cached_property
    def left_aside(self) -> tuple[tuple[str, str], ...]:
        """What was not judged and why."""
        return left_aside(self.not_assessed)

    @cached_property
    def unjudged_accounts(self) -> frozenset[str]:
        """The accounts that owe nothing here only because their account.yml is missing or unreadable."""
        files = {one.file for one in self.not_assessed}
        return frozenset(
            id_
            for id_, one in self.standing.accounts.items()
            if f"{ROOT}/{id_}/account.yml" in files or len(one.not_assessed) == one.records
        )

    @cached_property
    def unread(self) -> dict[str, int]:
        """How many records of an account could not be read, where any could not."""
        parts = self.standing.accounts.items()
        return {id_: len(one.not_assessed) for id_, one in parts if one.not_assessed}

    @cached_property
    def severities(self) -> dict[Severity, int]:
        """How many findings of each severity are shown; waived ones do not count."""
        counts = Counter(map(attrgetter("finding.severity", "finding.waived"), self.findings))
        return {severity: counts[severity, False] for severity in Severity}

    @cached_property
    def bands(self) -> dict[Band, int]:
        """How many open duties of each band are shown."""
        return {band: self._counts[band, State.OPEN] for band in BANDS}

    @cached_property
    def apart(self) -> dict[State, int]:
        """How many duties are shown that do not count now: snoozed, waived, held back."""
        apart = (state for state in State if state is not State.OPEN)
        return {state: sum(self._counts[band, state] for band in BANDS) for state in apart}

    @cached_property
    def _counts(self) -> Counter[tuple[Band, State]]:
        return Counter(map(attrgetter("duty.band", "duty.state"), self.duties))

    @property
    def waived_findings(self) -> int:
        """How many findings are shown that an agreed exception covers."""
        return sum(shown.finding.waived for shown in self.findings)

    @cached_property
    def overdue(self) -> tuple[ShownDuty, ...]:
        """The shown duties that are late and count."""
        return tuple(shown for shown in self.duties if shown.duty.is_overdue)


def left_aside(not_assessed: Iterable[NotAssessed]) -> tuple[tuple[str, str], ...]:
    """What was not judged and why; what was not for want of its account.yml is one row for an account."""
    rows = dict[tuple[str, str], list[str]]()
    for one in not_assessed:
        folder = one.file.removeprefix(f"{ROOT}/").partition("/")[0]
        is_for_account = one.because.startswith(f"{ROOT}/{folder}/account.yml ")
        rows.setdefault((folder if is_for_account else one.file, one.because), []).append(one.file)
    return tuple(
        (files[0] if len(files) == 1 else f"{ROOT}/{named}/: {len(files)} other records", because)
        for (named, because), files in rows.items()
    )


def build_report(
    standing: Standing, source: Source, scope: Scope = EVERYTHING, *, prefix: str = ""
) -> Report:
    """The part of a standing in scope, its places looked up in the source it was judged from."""
    accounts = standing.accounts.values()
    texts = Texts(source, known_spots(accounts), known_spans(accounts))
    if scope == EVERYTHING:
        shown = texts.show_findings(standing.findings), texts.show_duties(standing.duties)
        return Report(standing, *shown, prefix=prefix)
    findings = tuple(filter(scope.shows_finding, standing.findings))
    duties = tuple(filter(scope.shows_duty, standing.duties))
    return Report(
        standing,
        texts.show_findings(findings),
        texts.show_duties(duties),
        hidden_errors=standing.count(Severity.ERROR) - sum(_is_error(one) for one in findings),
        hidden_overdue=standing.count_band(Band.OVERDUE) - sum(one.is_overdue for one in duties),
        prefix=prefix,
    )


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.waived
