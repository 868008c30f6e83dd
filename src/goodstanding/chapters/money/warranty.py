"""The warranty after a fixed price: that there is one, that the client knows of it and of what follows."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.timing import Desk
from goodstanding.model.work import Pricing, Project, Warranty

MISSING = Rule("fixed-price-without-warranty", Severity.ERROR)

TOLD = Clock(
    "warranty-told",
    Group.MONEY,
    "Tell the client that the warranty has begun and until when it runs, and set warranty.told_on.",
    title="Warranty to explain",
    applies="delivered work with a warranty of which the client has not heard",
)
AFTER = Clock(
    "warranty-after",
    Group.MONEY,
    "Agree with the client what follows the warranty, and fill warranty.after with told_on.",
    title="After the warranty",
    applies="warranties of which nobody has agreed with the client what follows",
)


def fixed_price_without_warranty(account: Account, firm: Firm) -> Iterator[Finding]:
    """Work delivered at a fixed price that does not say how long we mend it for nothing."""
    for project in account.projects:
        if project.pricing is not Pricing.FIXED_PRICE or not project.delivered_on or project.cancelled_on:
            continue
        dates = project.warranty or Warranty()
        missing = [name for name in ("starts_on", "ends_on") if getattr(dates, name) is None]
        if missing:
            fields = " and ".join(f"warranty.{name}" for name in missing)
            yield MISSING.at(
                project,
                ("warranty", missing[0]),
                "delivered at a fixed price, and the record does not say from when until when we mend it "
                f"for nothing: fill {fields}",
            )


def warranty_told(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Delivered work whose client has not heard that the warranty has begun."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.delivered_on and _has_warranty(project) and not _is_told(project):
            why = f"it was delivered on {project.delivered_on}"
            yield from desk.exact(TOLD, project, project.delivered_on, why)


def _has_warranty(project: Project) -> bool:
    dates = project.warranty
    return not project.cancelled_on and (
        project.pricing is Pricing.FIXED_PRICE or bool(dates and (dates.starts_on or dates.ends_on))
    )


def _is_told(project: Project) -> bool:
    """Whether the client heard of the warranty, be it only of its end."""
    return bool(project.warranty and (project.warranty.told_on or _is_settled(project.warranty)))


def _is_settled(warranty: Warranty) -> bool:
    return bool(warranty.after and warranty.after.told_on)


def warranty_after(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Warranties that end before the client knows who mends what from then on."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        warranty = project.warranty
        if warranty is None or warranty.ends_on is None or project.cancelled_on or _is_settled(warranty):
            continue
        days = int(desk.limit(AFTER, "before_working_days"))
        due_on = firm.week.before(warranty.ends_on, days)
        why = f"{days} working days before the warranty ends on {warranty.ends_on}"
        yield from desk.exact(AFTER, project, due_on, why)
