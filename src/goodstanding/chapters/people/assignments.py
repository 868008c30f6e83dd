"""Assignments: whole days, asked beforehand, not for ever at one client, and never out of sight."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.dates import days_after, months_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.origin import last_of
from goodstanding.model.staffing import Assignment
from goodstanding.model.timing import Desk
from goodstanding.model.weeks import first_over

MODULE = "staffing"
ARCHITECTS = frozenset({"solution_architect", "cloud_architect"})

ROTATION = Clock(
    "rotation-offer",
    Group.PEOPLE,
    "Ask them whether they would like to work elsewhere for a while, and set rotation_offered_on.",
    title="Rotation to offer",
    module=MODULE,
    applies="people of ours with a confirmed assignment here that is under way",
)
UNDER_A_DAY = Rule("assignment-under-a-day", Severity.ERROR, module=MODULE)
NO_CONSENT = Rule("assignment-no-consent", Severity.NOTICE, module=MODULE)
NO_FLOAT = Rule("architect-no-float", Severity.NOTICE, module=MODULE)
OFFICE_DAYS = Rule("assignment-office-days", Severity.NOTICE, module=MODULE)


def rotation_offer(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """People who have been with one client for long are asked whether they would like a change."""
    desk = Desk(account, firm, as_of)
    for one in account.assignments:
        if not one.is_confirmed or not one.holds_on(as_of):
            continue
        last = last_of([(one.rotation_offered_on, one.record)], "the last offer")
        origin = desk.origin(
            ROTATION,
            (one.starts_on, "the assignment began"),
            last,
        )
        due_on, every = _after(desk, origin.on)
        why = f"every {every}, counted from {origin.on} ({origin.because})"
        yield from desk.exact(ROTATION, one, due_on, why, last=last)


def _after(desk: Desk, day: date) -> tuple[date, str]:
    """When an offer is due that runs from a day: by days where the client or tier has its own interval."""
    if interval := desk.interval(ROTATION):
        return days_after(day, interval[0]), f"{interval[0]} days ({interval[1]})"
    months = int(desk.limit(ROTATION, "months"))
    return months_after(day, months), f"{months} months (the policy)"


def under_a_day(account: Account, firm: Firm) -> Iterator[Finding]:
    """Paid bookings too short to settle into the work."""
    least = firm.policy.limit(UNDER_A_DAY.id, "days")
    for assignment in account.assignments:
        if not assignment.billable or assignment.exception_reason:
            continue
        for place, booking in enumerate(assignment.bookings):
            if booking.days is None or booking.days >= least or booking.exception_reason:
                continue
            yield UNDER_A_DAY.at(
                assignment,
                ("bookings", place, "days"),
                f"booked for {booking.days:g} days, and work is booked by at least {least:g} at a time: "
                "book more, or add 'exception_reason'",
            )


def no_consent(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """People who were not asked before their work was promised to a client."""
    for one in _confirmed(account, as_of):
        called_on = one.consent.called_on if one.consent else None
        if called_on is None:
            yield NO_CONSENT.at(
                one,
                ("consent",),
                f"nobody has asked {one.person} whether work and weeks suit: "
                "ring them, and write down 'consent' with 'called_on'",
            )
        elif called_on > one.starts_on:
            yield NO_CONSENT.at(
                one,
                ("consent", "called_on"),
                f"{one.person} was asked on {called_on}, after the work began on {one.starts_on}: "
                "ask before you promise them to a client",
            )


def no_float(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Architects whom one project takes for the whole week, so that no other can ask them."""
    most = firm.policy.limit(NO_FLOAT.id, "days_per_week")
    booked = _confirmed(account, as_of)
    for key in sorted({(one.person, one.project or "") for one in booked}):
        person = firm.people.get(key[0])
        if person is None or ARCHITECTS.isdisjoint(person.roles):
            continue
        same = [one for one in booked if (one.person, one.project or "") == key]
        if full := first_over(same, most, as_of):
            yield NO_FLOAT.at(
                full.by[-1],
                ("days_per_week",),
                f"{person.id} is booked here for {full.days_per_week:g} days a week from {full.from_on}; "
                f"architects give one project at most {most:g}, so that others can ask them too: book fewer",
            )


def office_days(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """People who are at the client's for so long that their colleagues lose sight of them."""
    long = int(firm.policy.limit(OFFICE_DAYS.id, "onsite_days"))
    least = firm.policy.limit(OFFICE_DAYS.id, "office_days_per_week")
    for one in _confirmed(account, as_of):
        if not one.onsite_days_per_week or (one.office_days_per_week or 0) >= least:
            continue
        # Where no end is agreed only the days so far can be counted.
        if ((one.ends_on or as_of) - one.starts_on).days + 1 >= long:
            yield OFFICE_DAYS.at(
                one,
                ("office_days_per_week",),
                f"{one.person} works at the client's for {long} days or longer without "
                f"{least:g} {'day' if least == 1 else 'days'} a week among colleagues: "
                "agree it with the client, and set 'office_days_per_week'",
            )


def _confirmed(account: Account, day: date) -> list[Assignment]:
    """The assignments that are certain and not over."""
    return [one for one in account.assignments if one.is_confirmed and not one.is_over(day)]
