"""What the history tells a brief: the events since the last exchange, in plain words."""

from collections.abc import Iterable, Mapping
from datetime import date

from goodstanding.history.story import Deed, Event
from goodstanding.model.exchanges import Exchange
from goodstanding.reports.story import sentences
from goodstanding.writing.brief import Happening


def happenings(
    events: Iterable[Event], people: Mapping[str, str], last: Exchange | None, until: date
) -> tuple[Happening, ...]:
    """What was done after the day of the last exchange (None: ever) up to a day, oldest first.

    `people` are our names by e-mail address. What is restricted is left out, and so is the record
    that tells of the exchange itself.
    """
    found = []
    for event in sorted(events, key=lambda one: one.at):
        day = event.at.date()
        if event.restricted or day > until or (last and _is_over(event, day, last)):
            continue
        who = people.get(event.email.casefold()) or event.author or event.email
        found += [Happening(day, f"{who} {text}") for text in sentences(event)]
    return tuple(found)


def _is_over(event: Event, day: date, last: Exchange) -> bool:
    """Whether it belongs to the exchange, or came before it."""
    return day <= last.on or (event.deed is Deed.CREATED and event.record == last.record)
