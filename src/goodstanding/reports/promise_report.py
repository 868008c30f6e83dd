"""What `standing promises` shows: the ledger, counted."""

from collections import Counter
from functools import cached_property

from goodstanding.history.ledger import Ledger, Strength
from goodstanding.history.outcomes import Outcome
from goodstanding.history.promises import Promise
from goodstanding.history.tally import Count, count
from goodstanding.immutable import Value

WORDS = {
    Outcome.KEPT_FIRST: "kept on the first day",
    Outcome.KEPT_MOVED: "kept on a later day, agreed in time",
    Outcome.LATE: "late",
    Outcome.MOVED_LATE: "moved after its day had passed",
    Outcome.MISSED: "missed",
    Outcome.VANISHED: "vanished from the book",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.OPEN: "open",
}
STRENGTHS = {
    Strength.PLAIN: "a commit",
    Strength.MERGED: "a merge into the protected branch",
    Strength.SIGNED: "a signed commit",
}
CAUSES = {"us": "our own", "client": "the client's", "third_party": "somebody else's"}
SAMPLE = "Sample book: its commits tell how it was written, so its records are taken at their word."
NO_RANKING = (
    "There is no list by person: whoever is measured by kept promises makes fewer of them, and safer ones."
)


class PromiseReport(Value, frozen=True, dict=True):
    """The ledger as it is shown: of one account, or of the whole book."""

    ledger: Ledger
    account: str | None
    late_days: int

    @cached_property
    def count(self) -> Count:
        """The twelve months, counted."""
        return count(self.ledger.promises, self.ledger.as_of, self.late_days)

    @property
    def listed(self) -> tuple[Promise, ...]:
        """The promises that are listed one by one: all of an account, of the book those that were broken."""
        if self.account:
            return self.ledger.promises
        near = self.count.since_on
        return tuple(one for one in self.ledger.promises if one.outcome.is_broken and one.in_force_on > near)


def strengths(report: PromiseReport) -> str:
    """How strong the evidence is that clients were told, of all promises that say so."""
    ledger = report.ledger
    found = Counter(ledger.strength(one.warned.commit) for one in ledger.promises if one.warned)
    named = [
        (Strength.SIGNED, "signed and verified here"),
        (Strength.MERGED, "merged into a branch that the host protects"),
        (Strength.PLAIN, "plain"),
    ]
    said = ", ".join(f"{found[one]} {words}" for one, words in named if found[one] or one is Strength.PLAIN)
    return f"Counted from the commit that first says so, of {found.total()}: {said}."


def percent(share: float | None) -> str:
    """`86 %`, or a dash where too few fell due to tell a share."""
    return "-" if share is None else f"{round(share * 100)} %"


def days_before(days: int) -> str:
    """`3 days before`, `on the day`, `2 days after`."""
    if days == 0:
        return "on the day"
    unit = "day" if abs(days) == 1 else "days"
    return f"{abs(days)} {unit} {'before' if days > 0 else 'after'}"


def bands(days: tuple[int, ...]) -> list[tuple[str, int]]:
    """How many were told how early, in words."""
    return [
        ("a week or more before", sum(one >= 7 for one in days)),
        ("1 to 6 days before", sum(1 <= one <= 6 for one in days)),
        ("on the day", sum(one == 0 for one in days)),
        ("after the day", sum(one < 0 for one in days)),
    ]


def causes(count: Count) -> str:
    """Whose doing it was that promises were not kept, with the share of those due where it may be told."""
    due = count.all.due if count.all.share is not None else 0
    parts = (
        f"{number} {CAUSES.get(cause, cause)}" + (f" ({percent(number / due)} of those due)" if due else "")
        for cause, number in count.causes.items()
    )
    return ", ".join(parts)
