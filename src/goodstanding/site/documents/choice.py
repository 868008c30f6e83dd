"""Which documents there is something to draft for, account by account."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Duty, State
from goodstanding.errors import SourceError, UsageError
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff
from goodstanding.model.modes import is_in_transition
from goodstanding.model.record import Record
from goodstanding.model.work import Project
from goodstanding.records.source import Source
from goodstanding.writing.draft import Template, load_template
from goodstanding.writing.subject import choose

# A review takes weeks to gather, whenever its clock begins to call it soon.
_AHEAD = 31
# A project is looked back at from shortly before its end until a quarter after it.
_BEFORE_THE_END = 31
_AFTER_THE_END = 92
_TO_DO = (State.OPEN, State.SNOOZED)


class Form(Value, frozen=True):
    """A kind of document: its template, its name, whom it is for, and when there is one to write.

    There is one where its record is there and `is_wanted`, or where a duty of its `clock` is a month away.
    """

    template: str
    title: str
    for_whom: str
    is_wanted: Callable[[Account, Record, date], bool] = lambda *_: True
    clock: str | None = None


class Document(Value, frozen=True):
    """One document of an account: its form, and the record that it is about, where there is one yet."""

    account: str
    form: Form
    subject: Record | None

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"documents/{self.account}/{self.form.template}.md"

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"documents/{self.account}/{self.form.template}/"

    @property
    def text_file(self) -> str:
        """The path of its text, for a letter or a message."""
        return f"documents/{self.account}/{self.form.template}.txt"


def _is_near_its_end(account: Account, subject: Record, as_of: date) -> bool:
    if not isinstance(subject, Project):
        return False
    if subject.ended_on:
        return is_in_transition(account, subject) or subject.ended_on >= days_after(as_of, -_AFTER_THE_END)
    planned = subject.planned_end_on
    return planned is not None and planned <= days_after(as_of, _BEFORE_THE_END)


def _is_open(account: Account, subject: Record, as_of: date) -> bool:  # noqa: ARG001 - as all of them are asked
    return isinstance(subject, Handoff) and subject.accepted is None


CLIENT = "For the client. Read it as they will, and change what you would not say."
US = "For us alone: it names what troubles them in our words."
FORMS = (
    Form("meeting-brief", "Meeting brief", US),
    Form("annual-review", "Annual review", CLIENT, clock="annual-review"),
    Form("project-close-review", "Project-close review", CLIENT, _is_near_its_end),
    Form(
        "new-work-handoff",
        "Handoff pack",
        "For New Work: what is missing here, they would have to ask.",
        _is_open,
    ),
)


def documents_of(
    account: Account, firm: Firm | None, as_of: date, duties: Iterable[Duty]
) -> Iterator[Document]:
    """The documents that this account has something for; `account` is as the book has it."""
    if firm is None or account.profile.is_restricted:
        return
    until = days_after(as_of, _AHEAD)
    # What was put off is written meanwhile.
    near = {duty.clock for duty in duties if duty.state in _TO_DO and duty.due_on <= until}
    for form in FORMS:
        subject = choose(form.template, account, firm, as_of)
        if subject is None:
            if form.clock in near:
                yield Document(account.id, form, None)
        elif not subject.is_restricted and form.is_wanted(account, subject, as_of):
            yield Document(account.id, form, subject)


def load_forms(source: Source) -> Mapping[str, Template | str]:
    """The templates by name, the book's own first; the fault in words where one cannot be read."""
    return {form.template: _load(source, form.template) for form in FORMS}


def _load(source: Source, name: str) -> Template | str:
    try:
        return load_template(source, name)
    except (SourceError, UsageError) as fault:
        return str(fault)
