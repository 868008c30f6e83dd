"""When the conditions of an account held: stretches of days."""

from collections.abc import Sequence
from datetime import date

from goodstanding.dates import Stretch, join_stretches
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.profile import HealthStatus


@once
def underway(account: Account) -> tuple[Stretch, ...]:
    """The unbroken stretches in which any project was underway."""
    return join_stretches(
        Stretch(one.mobilised_on, one.over_on) for one in account.projects if one.mobilised_on
    )


def needs_check_ins(account: Account, firm: Firm) -> tuple[Stretch, ...]:
    """The unbroken stretches with a reason for check-ins: high-value tier, health, escalation or project.

    Only amber or red health begins one; setting green begins nothing.
    """
    reasons = _in_need(account)
    if account.tier(firm).high_value:
        return join_stretches([*reasons, Stretch(account.profile.client_since or date.min)])
    return reasons


@once
def _in_need(account: Account) -> tuple[Stretch, ...]:
    reasons = [*underway(account)]
    health = account.profile.health
    if health and health.status is not HealthStatus.GREEN:
        reasons.append(Stretch(health.set_on or account.profile.client_since or date.min))
    reasons += [Stretch(one.dated_on, one.resolved_on) for one in account.escalations]
    return join_stretches(reasons)


def holding(stretches: Sequence[Stretch], day: date) -> Stretch | None:
    """The stretch that holds on that day."""
    return next((one for one in stretches if one.holds_on(day)), None)


def last_over(stretches: Sequence[Stretch], day: date) -> date | None:
    """The day on which the last stretch before that day was over."""
    return max((one.over_on for one in stretches if one.over_on and one.over_on <= day), default=None)
