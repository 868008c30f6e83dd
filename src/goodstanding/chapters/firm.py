"""The firm: nobody carries too much, everybody has somebody to stand in, and no account is out of sight."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import Stretch, days_after, join_stretches, months_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.immutable import replace
from goodstanding.model.extract import NO_DEPUTY, Booking, Extract
from goodstanding.model.firm import Firm, Person
from goodstanding.model.firm_desk import FirmDesk
from goodstanding.model.origin import Last, last_of
from goodstanding.model.profile import Status
from goodstanding.model.stretches import holding
from goodstanding.model.weeks import first_over

SCAN = Clock(
    "portfolio-scan",
    Group.UPKEEP,
    "Look over all your accounts, and record it in _scans/ with the accounts you have seen.",
    title="Weekly scan",
    applies="people who look after accounts, once for all of them",
)
# The same clock as for each past client, where the firm wants one call for all of them.
PAST_CLIENT = Clock(
    "past-client-call",
    Group.CONVERSATIONS,
    "Ring one of the clients that have gone, and record the contact with them.",
    title="Past client call",
    applies="clients that have gone, for as many months as the policy says, unless they asked to be "
    "left in peace",
)
OVERLOADED = Rule("manager-overloaded", Severity.NOTICE)
WITHOUT_DEPUTY = Rule(NO_DEPUTY, Severity.NOTICE)
NO_BOOKING_LINK = Rule("manager-no-booking-link", Severity.NOTICE)
OVERBOOKED = Rule("assignment-overbooked", Severity.NOTICE, module="staffing")


def _managers(accounts: Sequence[Extract], firm: Firm) -> Iterator[tuple[Person, list[Extract]]]:
    """The people who are here and manage some of the accounts, with these, in order."""
    managed: dict[str, list[Extract]] = defaultdict(list)
    for one in accounts:
        managed[one.manager].append(one)
    for id_ in sorted(managed):
        person = firm.people.get(id_)
        if person and person.is_active:
            yield person, managed[id_]


def _ongoing(accounts: Sequence[Extract], day: date) -> list[Extract]:
    return [one for one in accounts if one.status(day) is not Status.PAST]


def _current(accounts: Sequence[Extract], day: date) -> list[Extract]:
    return [one for one in accounts if one.status(day) is Status.CURRENT]


def portfolio_scan(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Duty]:
    """Everybody who manages accounts looks over all of them regularly."""
    desk = FirmDesk(firm, as_of)
    # Scans stand in order of their day, so the last one of each person is kept.
    scanned = {scan.person: [(scan.dated_on, scan.record)] for scan in firm.scans}
    for person, managed in _managers(_ongoing(accounts, as_of), firm):
        since = [one.managed_since(as_of) or date.min for one in managed]
        duty = desk.recurring(
            SCAN,
            person,
            began=(min(since), "they began to look after accounts"),
            last=last_of(scanned.get(person.id, []), "the last scan"),
            owners=(person.id,),
        )
        if duty:
            yield duty


def past_client_call(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Duty]:
    """One call over all clients that have gone, to the one who has waited longest or to any other."""
    desk = FirmDesk(firm, as_of)
    limits = desk.row(PAST_CLIENT).limits
    months = int(limits.get("until_months", 0))
    gone = [(one, _gone(one, months)) for one in accounts if one.ended_on and not one.do_not_contact]
    stretch = holding(join_stretches([during for _, during in gone]), as_of)
    if stretch is None or not limits.get("over_all"):
        return
    called = [day for one, _ in gone for day in one.called_on if day <= as_of]
    nearest = min((_waits_since(one, as_of), one.account, one) for one, at in gone if at.holds_on(as_of))[2]
    duty = desk.recurring(
        PAST_CLIENT,
        firm.policy,
        began=(stretch.began_on, "the first of them ended"),
        last=Last(max(called, default=None), "the last call to one of them"),
        owners=(nearest.manager, nearest.deputy),
    )
    last_day = days_after(stretch.over_on or date.max, -1)
    if duty and duty.due_on <= last_day:
        why = f"{duty.why}; {nearest.account} has waited longest"
        yield replace(duty, why=why, until_on=last_day)


def _gone(one: Extract, months: int) -> Stretch:
    """The days on which a client that has gone may be rung."""
    ended_on = one.ended_on or date.max
    return Stretch(ended_on, days_after(months_after(ended_on, months), 1))


def _waits_since(one: Extract, as_of: date) -> date:
    return max((day for day in one.called_on if day <= as_of), default=one.ended_on or date.max)


def overloaded(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """People who look after more than one person can."""
    load, default = firm.policy.load, firm.policy.default_size
    if load.cap is None:
        return
    for person, managed in _managers(_current(accounts, as_of), firm):
        sizes = Counter(one.size or default for one in managed)
        weight = sum(load.weights.get(size, 0) * count for size, count in sizes.items())
        if weight > load.cap:
            parts = " and ".join(f"{count} {size.value}" for size, count in sorted(sizes.items()))
            yield OVERLOADED.at(
                person,
                (),
                f"looks after {parts} accounts, which weigh {weight:g} where one person carries "
                f"{load.cap:g}: give some to somebody who has room, before a client notices",
            )


def without_deputy(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """People whose clients would find nobody if they fell ill."""
    if sum(person.is_active for person in firm.people.values()) < 2:
        return
    for person, managed in _managers(_current(accounts, as_of), firm):
        lone = [one for one in managed if one.deputy in {None, one.manager}]
        for agreed in (False, True):
            names = ", ".join(one.account for one in lone if one.may_be_alone(as_of) is agreed)
            if names:
                finding = WITHOUT_DEPUTY.at(
                    person,
                    (),
                    f"nobody stands in at {names}: name a 'deputy' there who could ring them tomorrow",
                )
                yield replace(finding, waived=agreed)


def no_booking_link(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """People whose clients cannot book a talk by themselves."""
    for person, _ in _managers(_ongoing(accounts, as_of), firm):
        if not person.booking_url and not person.is_restricted:
            yield NO_BOOKING_LINK.at(
                person,
                ("booking_url",),
                "clients cannot book a talk by themselves: add 'booking_url', the address of the calendar",
            )


def overbooked(accounts: Sequence[Extract], firm: Firm, as_of: date) -> Iterator[Finding]:
    """People who are promised for more days than their week has, over all accounts."""
    most = firm.policy.limit(OVERBOOKED.id, "days_per_week")
    booked: dict[str, list[Booking]] = defaultdict(list)
    for one in accounts:
        for booking in one.bookings:
            booked[booking.person].append(booking)
    for id_ in sorted(booked):
        person = firm.people.get(id_)
        if person is None or not person.is_active:
            continue
        # Who works four days a week has four to give.
        own = min(most, person.days_per_week or most)
        if full := first_over(sorted(booked[id_], key=lambda one: one.record), own, as_of):
            by = ", ".join(one.record for one in full.by)
            yield OVERBOOKED.at(
                person,
                (),
                f"promised for {full.days_per_week:g} days a week from {full.from_on}, with {own:g} to give "
                f"({by}): book fewer days, or mark what is not certain as 'tentative'",
            )


CHAPTER = Chapter(
    name="firm",
    page="playbook/load.md",
    firm_clocks=((SCAN, portfolio_scan), (PAST_CLIENT, past_client_call)),
    firm_notices=(
        (OVERLOADED, overloaded),
        (WITHOUT_DEPUTY, without_deputy),
        (NO_BOOKING_LINK, no_booking_link),
        (OVERBOOKED, overbooked),
    ),
)
