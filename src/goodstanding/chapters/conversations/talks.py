"""What conversations of a kind make due: satisfaction, agreed meetings, key people, past clients."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import months_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.immutable import replace
from goodstanding.model.account import Account
from goodstanding.model.conversations import Channel, Contact, Covers
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.origin import Last, last_of
from goodstanding.model.stretches import holding, underway
from goodstanding.model.timing import Desk
from goodstanding.place import spell_path

SATISFACTION = Clock(
    "satisfaction-talk",
    Group.CONVERSATIONS,
    "Ask how content they are, and record a contact that covers satisfaction.",
    title="Talk about satisfaction",
    covers=("satisfaction",),
    applies="clients with a project underway",
)
MEETING = Clock(
    "meeting",
    Group.CONVERSATIONS,
    "Hold the agreed meeting, and record a contact that names it in meeting.",
    title="Agreed meeting",
    applies="meetings agreed with the client that come round every so many days",
)
PREPARATION = Clock(
    "meeting-prep",
    Group.CONVERSATIONS,
    "Prepare the brief for the meeting, and set prepared_on.",
    title="Meeting to prepare",
    runs_when_paused=True,
    applies="planned meetings and visits whose brief is not prepared yet",
)
KEY_STAKEHOLDER = Clock(
    "key-stakeholder-contact",
    Group.CONVERSATIONS,
    "Talk with this person themselves, and name them in theirs of the contact.",
    title="Key person contact",
    applies="key stakeholders who are in their post",
)
PAST_CLIENT = Clock(
    "past-client-call",
    Group.CONVERSATIONS,
    "Ring and ask how they are, without selling, and record the contact.",
    title="Past client call",
    runs_when_paused=True,
    applies="clients that have gone, for as many months as the policy says, unless they asked to be "
    "left in peace",
)
_MET = frozenset([Channel.MEETING, Channel.VISIT])


def satisfaction_talk(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """While a project is underway somebody asks the client how content they are."""
    stretch = holding(underway(account), as_of)
    if stretch is None:
        return
    yield from Desk(account, firm, as_of).recurring(
        SATISFACTION,
        account.profile,
        began=(stretch.began_on, "a project was mobilised"),
        last=_last_asked(account),
        fits=lambda contact: not contact.internal and (not contact.covers or _asks(contact)),
    )


@once
def _last_asked(account: Account) -> Last:
    asked = [(one.dated_on, one.record) for one in account.talks if _asks(one)]
    asked += [
        (one.dated_on, one.record)
        for one in account.satisfaction
        if account.owner_of(one, one.asked_by) in account.responsible_on(one.dated_on)
    ]
    return last_of(asked, "the last time they were asked")


def _asks(contact: Contact) -> bool:
    return Covers.SATISFACTION in contact.covers


def meeting(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The meetings agreed with the client, each at its own interval."""
    communication = account.profile.communication
    desk = Desk(account, firm, as_of)
    for position, agreed in enumerate(communication.meetings if communication else ()):
        if communication is None or not agreed.every_days:
            continue
        held = [(one.dated_on, one.record) for one in account.talks if one.meeting == agreed.id]
        began_on = communication.agreed_on or account.profile.client_since
        yield from desk.recurring(
            MEETING,
            account.profile,
            began=(began_on, "the meeting was agreed" if communication.agreed_on else "they became a client"),
            last=last_of(held, "the last one"),
            fits=lambda contact, id_=agreed.id: not contact.internal and contact.meeting == id_,  # type: ignore[misc]  # bound per meeting
            place=spell_path(("communication", "meetings", position)),
            every=(agreed.every_days, "agreed with the client"),
        )


def meeting_prep(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Planned meetings that nobody has prepared."""
    desk = Desk(account, firm, as_of)
    for contact in account.contacts:
        planned = contact.is_planned and not contact.internal and not contact.prepared_on
        if planned and contact.dated_on >= as_of and _needs_brief(account, contact):
            days = int(desk.limit(PREPARATION, "before_working_days"))
            due_on = firm.week.before(contact.dated_on, days)
            why = f"{days} working days before the meeting on {contact.dated_on}"
            yield from desk.exact(PREPARATION, contact, due_on, why)


def _needs_brief(account: Account, contact: Contact) -> bool:
    """Whether people sit down together; a call needs no brief, and an informal meeting none either."""
    communication = account.profile.communication
    meetings = communication.meetings if communication else ()
    agreed = next((one for one in meetings if one.id == contact.meeting), None)
    return not agreed.informal if agreed else contact.channel in _MET


def key_stakeholder_contact(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The people who matter most: each is spoken with themselves."""
    desk = Desk(account, firm, as_of)
    for person in account.stakeholders:
        if not person.key or person.left_on or (person.since_on and person.since_on > as_of):
            continue
        met = [account.last_met[person.id]] if person.id in account.last_met else []
        since = account.profile.client_since
        began = (since, "they became a client")
        # A client from next month on is none yet; the person is already in their post.
        if person.since_on and (since is None or since > as_of or person.since_on > since):
            began = (person.since_on, "they took up their post")
        yield from desk.recurring(
            KEY_STAKEHOLDER,
            person,
            began=began,
            last=last_of(met, "the last talk with them"),
            fits=lambda contact, id_=person.id: not contact.internal and id_ in contact.theirs,  # type: ignore[misc]  # bound per person
        )


def past_client_call(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Clients that have gone: somebody rings now and then, for as long as the policy says."""
    ended, desk = account.profile.ended, Desk(account, firm, as_of)
    if ended is None or ended.ended_on is None or account.profile.do_not_contact:
        return
    until_on = months_after(ended.ended_on, int(desk.limit(PAST_CLIENT, "until_months")))
    if as_of > until_on or desk.limit(PAST_CLIENT, "over_all"):
        return
    for duty in desk.recurring(
        PAST_CLIENT,
        account.profile,
        began=(ended.ended_on, "the relationship ended"),
        last=last_of(((one.on, one.record) for one in account.exchanges[-1:]), "the last exchange"),
        fits=lambda contact: not contact.internal,
    ):
        if duty.due_on <= until_on:
            yield replace(duty, until_on=until_on)
