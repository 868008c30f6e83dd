"""Signs of trouble: the manager's own word beside the records, and clients who fall silent."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.engagement import last_two_way_on, tries_in_vain
from goodstanding.model.firm import EscalationTrigger, Firm
from goodstanding.model.origin import Last, Origin
from goodstanding.model.profile import HealthStatus, Status
from goodstanding.model.stretches import holding, last_over, underway
from goodstanding.model.timing import Desk

HEALTH_UNEXPLAINED = Rule("health-unexplained", Severity.ERROR)
HEALTH_DISAGREES = Rule("health-disagrees", Severity.NOTICE)
DISENGAGEMENT = Rule("disengagement", Severity.NOTICE)

# Clocks of another chapter: only the days that they allow are read here.
_WHILE_UNDERWAY = Clock("any-contact", Group.CONVERSATIONS, "", title="Contact during the project")
_OTHERWISE = Clock("steady-contact", Group.CONVERSATIONS, "", title="Steady contact")


def health_unexplained(account: Account, firm: Firm) -> Iterator[Finding]:
    """Amber or red without a word of why."""
    health, profile = account.profile.health, account.profile
    if health is None or health.status is HealthStatus.GREEN or profile.is_restricted:
        return
    if not (health.reason or "").strip():
        yield HEALTH_UNEXPLAINED.at(
            profile,
            ("health", "status"),
            f"health is {health.status} and nothing says why: add 'reason', so that whoever stands in for "
            "you knows what to look after",
        )


def health_disagrees(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Health that the records do not bear out; it is shown and never overwritten."""
    health = account.profile.health
    if health is None or health.status is HealthStatus.RED:
        return
    late = sum(duty.is_overdue for duty in duties)
    escalated = any(one.is_open for one in account.escalations)
    if health.status is HealthStatus.GREEN and (late or escalated):
        says = [f"{late} {'duty is' if late == 1 else 'duties are'} late"] if late else []
        says += ["an escalation is open"] if escalated else []
        message = (
            f"health is green, while {' and '.join(says)}: see to it, or set the colour that you would "
            "give today"
        )
    elif health.status is HealthStatus.AMBER and not late and not escalated:
        message = (
            "health is amber, while nothing is late and no escalation is open: if the reason still holds, "
            "write down what you do about it; if not, set it to green"
        )
    else:
        return
    yield HEALTH_DISAGREES.at(account.profile, ("health", "status"), message)


def disengagement(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Clients who no longer answer, or with whom nobody has really spoken for long."""
    desk = Desk(account, firm, as_of)
    if account.status(as_of) is not Status.CURRENT or desk.is_at_rest or _is_escalated(account):
        return
    advice = (
        "try another way, or another person there, and ask what has changed; if they stay silent, escalate it"
    )
    tries, most = tries_in_vain(account), firm.policy.limit(DISENGAGEMENT.id, "tries")
    if tries and len(tries) >= most:
        message = f"{len(tries)} tries in a row without an answer, the first on {tries[0].dated_on}: {advice}"
        yield DISENGAGEMENT.at(tries[-1], (), message)
    elif quiet := _quiet_since(desk):
        since, allowed = quiet
        # The length of the silence grows by itself; a message that grew would change the book every day.
        message = (
            f"no conversation in which both sides took part since {since.on} ({since.because}), more than "
            f"{allowed} days ago: {advice}"
        )
        yield DISENGAGEMENT.at(account.profile, (), message)


def _is_escalated(account: Account) -> bool:
    return any(one.is_open and EscalationTrigger.DISENGAGEMENT in one.triggers for one in account.escalations)


def _quiet_since(desk: Desk) -> tuple[Origin, int] | None:
    """The beginning of a silence that is too long, and the days that it might have lasted."""
    account, firm = desk.account, desk.firm
    stretches = underway(account)
    stretch = holding(stretches, desk.as_of)
    clock = _WHILE_UNDERWAY if stretch else _OTHERWISE
    interval = desk.interval(clock)
    if interval is None or not desk.row(clock).enabled or desk.is_agreed_off(clock):
        return None
    over_on, since = last_over(stretches, desk.as_of), account.profile.client_since
    began: tuple[date | None, str] = (since, "they became a client")
    if stretch:
        began = (stretch.began_on, "a project was mobilised")
    elif over_on and (since is None or over_on >= since):
        began = (over_on, "the last project was over")
    origin = desk.origin(clock, began, Last(last_two_way_on(account), "the last one"))
    allowed = int(interval[0] * firm.policy.limit(DISENGAGEMENT.id, "intervals"))
    return (origin, allowed) if days_after(origin.on, allowed) < desk.as_of else None
