"""What a brief tells of the time since the last exchange: what changed, and what moved in the evidence."""

from collections.abc import Mapping
from datetime import date

from goodstanding.immutable import Value, names_of, replace
from goodstanding.model.account import Account
from goodstanding.model.exchanges import Exchange
from goodstanding.model.firm import Firm
from goodstanding.standing.evidence import PartShift, Word, evidence_shift, sketch_of
from goodstanding.writing.facts import Facts, NoFactError, Reader
from goodstanding.writing.harmless import Said
from goodstanding.writing.spelling import spell_day, with_days_spelt

# What a template may ask for only where the brief is written; each costs more than a look at a record.
NAMES = frozenset(
    {
        *("exchange", "changes", "changes_left_out", "changes_missing"),
        *("evidence", "evidence_parts", "evidence_by", "next_talk", "promises_due", "promises_later"),
        *("questions", "to_settle", "attending_theirs", "attending_ours", "others_theirs"),
    }
)
NOT_ASKED = "the history of the book is not at hand"
# More lines nobody reads on the way to a meeting; the rest is counted.
MOST_CHANGES = 40
MOST_WORDS = 4
ENGAGEMENT = "engagement"
TITLES = ("name", "title", "what", "summary", "note")


class Happening(Value, frozen=True):
    """One piece of work on a record: its day, and who did what in plain words."""

    on: date
    said: str


class Since(Value, frozen=True):
    """What the history of the book tells since the last exchange.

    `gap` says why it tells nothing. `account` and `firm` are the records as they stood at the end of
    that day, None where they are not known; `is_cut` says that more happened than `happenings` tells.
    """

    happenings: tuple[Happening, ...] = ()
    is_cut: bool = False
    gap: str | None = None
    account: Account | None = None
    firm: Firm | None = None
    commit: str | None = None


NOTHING_KNOWN = Since(gap=NOT_ASKED)


def told_of(account: Account) -> Account:
    """The account without its restricted records: as if there were none."""
    parts = {name: getattr(account, name) for name in names_of(account)}
    open_ones = {
        name: tuple(record for record in part if not record.is_restricted)
        for name, part in parts.items()
        if isinstance(part, tuple)
    }
    return replace(account, **open_ones)


def last_exchange(account: Account, as_of: date) -> Exchange | None:
    """The last dealing with the client up to a day; one that stands on a restricted record is left out."""
    known = told_of(account).as_known(as_of)
    dealings = [one for one in known.exchanges if one.on <= as_of]
    return max(dealings, key=lambda one: (one.on, one.record), default=None)


def since_facts(reader: Reader, known: Account, as_of: date, since: Since) -> Mapping[str, object | None]:
    """The facts of the time since the last exchange, by the names that a template uses."""
    last = last_exchange(reader.account, as_of)
    shown = since.happenings[-MOST_CHANGES:]
    is_cut = since.is_cut or len(shown) < len(since.happenings)
    return {
        "exchange": _exchange(reader, known, last) if last else None,
        "changes": [_happening(one) for one in shown],
        "changes_left_out": True if is_cut else None,
        "changes_missing": Said(since.gap) if since.gap else None,
        **(_evidence(reader, last.on, as_of, since) if last and last.on < as_of else {}),
    }


def simple(called: str, spelt: str, facts: Mapping[str, object | None]) -> Facts:
    """Something with these facts; what is None is not known."""

    def look(name: str) -> object:
        if facts.get(name) is None:
            raise NoFactError(name)
        return facts[name]

    return Facts(called, spelt, look)


def _exchange(reader: Reader, known: Account, last: Exchange) -> Facts:
    theirs = [person for id_ in sorted(last.theirs) if (person := reader.stakeholder("exchange.theirs", id_))]
    record = next((one for one in known.records() if one.record == last.record), None)
    about = reader.record("exchange.about", record).spelt.rstrip(".") if record else ""
    day = Said(spell_day(last.on))
    return simple("exchange", day, {"on": day, "theirs": theirs or None, "about": about or None})


def _happening(one: Happening) -> Facts:
    day, said = Said(spell_day(one.on)), Said(one.said)
    return simple("changes", said, {"on": day, "said": said})


def _evidence(reader: Reader, day: date, as_of: date, since: Since) -> dict[str, object | None]:
    """What the records said on the day of the last exchange, as the book stood then, and say now."""
    then = told_of(since.account) if since.account else reader.account
    firm = since.firm or reader.firm
    before = sketch_of(then.as_known(day), firm.as_known(day), day)
    after = sketch_of(reader.account.as_known(as_of), reader.firm.as_known(as_of), as_of)
    shift = evidence_shift(reader.account.id, before, after)
    titles = _titles(then, reader.account)
    by = (
        f"as the book stood then (commit {since.commit[:10]})"
        if since.account and since.commit
        else "by what is on record today of that day"
    )
    return {
        "evidence": Said(shift.numbers) if shift else None,
        "evidence_parts": [_part(one, titles) for one in shift.parts] if shift else [],
        "evidence_by": Said(by),
    }


def _titles(*accounts: Account) -> Mapping[str, str]:
    """What records are called by people, where they have a title; the last account goes before."""
    return {
        one.record: f"'{title}'"
        for account in accounts
        for one in account.records()
        if (title := next(filter(None, (getattr(one, name, None) for name in TITLES)), None))
    }


def _part(shift: PartShift, titles: Mapping[str, str]) -> Facts:
    words = [with_days_spelt(_word(shift, one, titles.get(one.record, one.record))) for one in shift.words]
    why = [Said(one) for one in words[:MOST_WORDS]]
    if more := len(words) - len(why):
        why.append(Said(f"and {more} more"))
    name = Said(shift.name)
    return simple("evidence_parts", name, {"name": name, "numbers": Said(shift.numbers), "why": why or None})


def _word(shift: PartShift, word: Word, title: str) -> str:
    """What a record says; that more days have passed since a talk needs no comparison."""
    if shift.name == ENGAGEMENT and word.after:
        return f"{title}: {word.after}"
    return word.said.replace(word.record, title, 1)
