"""The picture of an account: five weighed parts, their trend, and whether the word agrees with them."""

from collections.abc import Callable
from datetime import date

from goodstanding.dates import days_after
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import HealthStatus, Status
from goodstanding.model.timing import Desk
from goodstanding.standing.evidence.commercial import commercial
from goodstanding.standing.evidence.delivery import delivery
from goodstanding.standing.evidence.engagement import engagement
from goodstanding.standing.evidence.part import Part, shared_out
from goodstanding.standing.evidence.sentiment import sentiment
from goodstanding.standing.evidence.value import value

PARTS: tuple[Callable[[Desk], Part], ...] = (engagement, delivery, value, sentiment, commercial)


class Weighed(Value, frozen=True):
    """A part in the whole: `points` of the whole are its own, `shares` those of each of its lines.

    `shown` is its own number of 100, `trend` how many it gained since `before_on`; None where
    there is nothing to go by, then or now.
    """

    part: Part
    weight: float
    points: int = 0
    shares: tuple[int, ...] = ()
    trend: int | None = None

    @property
    def shown(self) -> int | None:
        """Its number, rounded."""
        return rounded(self.part.score)


class Picture(Value, frozen=True):
    """What the records say of an account on a day, beside the word of its manager.

    `whole` is the sum of the parts' points, None where too little is known, for which `reason`
    says why; `colour` is what the records speak of, `word` what somebody said. Neither replaces
    the other.
    """

    account: str
    as_of: date
    before_on: date
    parts: tuple[Weighed, ...] = ()
    whole: int | None = None
    trend: int | None = None
    colour: HealthStatus | None = None
    word: HealthStatus | None = None
    reason: str = ""

    @property
    def disagrees(self) -> bool:
        """Whether word and records speak of different colours."""
        return self.word is not None and self.colour is not None and self.word is not self.colour

    @property
    def disagreement(self) -> str:
        """What they say, where they do not say the same."""
        if not self.disagrees:
            return ""
        return f"the word is {self.word}, while the records speak of {self.colour} ({self.whole} of 100)"


def picture_of(account: Account, firm: Firm, as_of: date) -> Picture:
    """The picture of an account as written, as of a day."""
    limits = firm.policy.evidence.limits
    before_on = days_after(as_of, -int(limits.get("trend_days", 0)))
    health = account.as_known(as_of).profile.health
    word = health.status if health else None
    parts = _parts(account, firm, as_of)
    if not parts:
        reason = "only of current clients a picture is drawn"
        return Picture(account.id, as_of, before_on, word=word, reason=reason)
    earlier = {part.name: part for part in _before(account, firm, before_on)}
    exact, reason = _whole(firm, parts)
    whole = rounded(exact)
    then, _ = _whole(firm, [*earlier.values()])
    return Picture(
        account.id,
        as_of,
        before_on,
        parts=_weighed(firm, parts, earlier, whole),
        whole=whole,
        trend=_gain(whole, rounded(then)),
        colour=None if whole is None else _colour(firm, whole),
        word=word,
        reason=reason,
    )


def sketch_of(known: Account, firm: Firm, as_of: date) -> Picture:
    """The picture of an account, it and the firm as known on the day, without trend and shares of points.

    That is enough to compare two of them, at a third of the cost.
    """
    if known.status(as_of) is not Status.CURRENT:
        return Picture(known.id, as_of, as_of)
    desk = Desk(known, firm, as_of)
    parts = [part(desk) for part in PARTS]
    exact, reason = _whole(firm, parts)
    whole, weights = rounded(exact), firm.policy.evidence.weights
    return Picture(
        known.id,
        as_of,
        as_of,
        parts=tuple(Weighed(part, weights.get(part.name, 0)) for part in parts),
        whole=whole,
        colour=None if whole is None else _colour(firm, whole),
        reason=reason,
    )


def whole_on(known: Account, firm: Firm, as_of: date) -> int | None:
    """The whole alone of an account on a day, both as known then: what the picture of that day shows."""
    if known.status(as_of) is not Status.CURRENT:
        return None
    desk = Desk(known, firm, as_of)
    return rounded(_whole(firm, [part(desk) for part in PARTS])[0])


def rounded(score: float | None) -> int | None:
    """A score as a whole number, halves upward."""
    return None if score is None else int(score + 0.5)


def _parts(account: Account, firm: Firm, day: date) -> list[Part]:
    known = account.as_known(day)
    if known.status(day) is not Status.CURRENT:
        return []
    desk = Desk(known, firm.as_known(day), day)
    return [part(desk) for part in PARTS]


def _before(account: Account, firm: Firm, day: date) -> list[Part]:
    """The parts as they were; before the book was opened nothing was written, so nothing is known."""
    return _parts(account, firm, day) if day >= firm.policy.book_opened_on else []


def _weight(firm: Firm, part: Part) -> float:
    """What a part weighs in the whole: nothing where there is nothing to go by."""
    return firm.policy.evidence.weights.get(part.name, 0) if part.lines else 0


def _whole(firm: Firm, parts: list[Part]) -> tuple[float | None, str]:
    """The weighed mean of the parts that are known; too few of them are no picture."""
    weights = firm.policy.evidence.weights
    known = scored = all_of_it = 0.0
    for part in parts:
        weight = weights.get(part.name, 0)
        all_of_it += weight
        if part.lines:
            known += weight
            scored += weight * (part.score or 0)
    least = firm.policy.evidence.limits.get("known_percent", 0)
    if not known or 100 * known < least * all_of_it:
        return None, "too little is on record for a whole"
    return scored / known, ""


def _weighed(
    firm: Firm, parts: list[Part], earlier: dict[str, Part], whole: int | None
) -> tuple[Weighed, ...]:
    shares = [_weight(firm, part) * (part.score or 0) for part in parts]
    points = shared_out(whole or 0, shares)
    return tuple(
        Weighed(
            part,
            firm.policy.evidence.weights.get(part.name, 0),
            point,
            tuple(shared_out(point, [line.value for line in part.lines])),
            _gain(rounded(part.score), rounded(_score(earlier.get(part.name)))),
        )
        for part, point in zip(parts, points, strict=True)
    )


def _score(part: Part | None) -> float | None:
    return part.score if part else None


def _gain(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then


def _colour(firm: Firm, whole: int) -> HealthStatus:
    limits = firm.policy.evidence.limits
    if whole >= limits.get("green_from", 100):
        return HealthStatus.GREEN
    return HealthStatus.RED if whole < limits.get("red_below", 0) else HealthStatus.AMBER
