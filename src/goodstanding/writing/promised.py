"""A promise as a letter tells it: with how late it is."""

from collections.abc import Mapping
from datetime import date

from goodstanding.model.work import Commitment
from goodstanding.writing.facts import Facts, NoFactError, Reader
from goodstanding.writing.harmless import Said


def promised(reader: Reader, called: str, promise: Commitment, as_of: date) -> Facts:
    """A promise, with how late it is as `late`; that is missing where its day is still to come."""
    days = (as_of - promise.due_in_force_on).days
    late = Said(f"{days} {'day' if days == 1 else 'days'} late") if days > 0 else None
    return with_more(reader.record(called, promise), {"late": late})


def with_more(facts: Facts, more: Mapping[str, object | None]) -> Facts:
    """The same facts, and some more."""

    def look(name: str) -> object:
        if name not in more:
            return facts.look(name)
        if more[name] is None:
            raise NoFactError(name)
        return more[name]

    return Facts(facts.called, facts.spelt, look)
