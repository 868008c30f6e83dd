"""What the history of the book tells a brief: the events since the last exchange, and the records of then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from goodstanding.history import Looked
    from goodstanding.history.index import Log
    from goodstanding.history.lives import Life
    from goodstanding.model.account import Account
    from goodstanding.model.firm import Firm
    from goodstanding.occasion import Occasion
    from goodstanding.writing.brief import Since

SAMPLE = "the history of a sample book tells only how it was written"


def since_last_exchange(occasion: "Occasion", account: "Account", firm: "Firm") -> "Since":
    """What the history tells; where it cannot be read, why."""
    from goodstanding.errors import SourceError
    from goodstanding.occasion import looked_at
    from goodstanding.writing.brief import Since

    looked = looked_at(occasion)
    if looked is None:
        return Since(gap=SAMPLE)
    try:
        return _told(occasion, looked, account, firm)
    except SourceError as error:
        return Since(gap=str(error))


def _told(occasion: "Occasion", looked: "Looked", account: "Account", firm: "Firm") -> "Since":
    from goodstanding.history.index import load_log
    from goodstanding.history.lives import lives_of
    from goodstanding.history.repository import open_repository
    from goodstanding.history.story import load_story
    from goodstanding.immutable import replace
    from goodstanding.reports.brief import happenings
    from goodstanding.writing.brief import Since, last_exchange

    log = load_log(open_repository(looked.root, looked.at), looked.cache_folder)
    lives = [life for life in lives_of(log.steps) if life.account == account.id]
    last = last_exchange(account, occasion.as_of)
    events = load_story(log, lives, looked.zone, _hidden(account, lives))
    people = {
        one.email.casefold(): one.name for one in firm.people.values() if one.email and not one.is_restricted
    }
    since = Since(happenings(events, people, last, occasion.as_of))
    if last is None:
        return since
    then, of_firm, commit = _as_it_stood(log, looked, account.id, last.on)
    return replace(since, account=then, firm=of_firm, commit=commit)


def _hidden(account: "Account", lives: "list[Life]") -> frozenset[str]:
    """The files of which no word may be shown: restricted today, or there and not to be read."""
    shown = {one.file for one in account.records() if not one.is_restricted}
    return frozenset(life.path for life in lives if not life.is_gone) - shown


def _as_it_stood(
    log: "Log", looked: "Looked", account_id: str, day: "date"
) -> "tuple[Account | None, Firm | None, str | None]":
    """The account, the firm and the commit at the end of a day; None where they were not there yet."""
    from goodstanding.book import load_account, load_firm
    from goodstanding.history.months import months_of
    from goodstanding.kinds import FIRM_FOLDERS
    from goodstanding.records.stored import Commit

    ends = months_of(log.steps, [day], looked.zone).ends
    commit = ends[0].commit if ends else None
    if commit is None:
        return None, None, None
    source = Commit(looked.root, commit, frozenset({account_id, *FIRM_FOLDERS}))
    of_firm = load_firm(source)
    there = account_id in source.folders()
    built = load_account(source, of_firm, account_id).account if there else None
    if built is None or of_firm.firm is None:
        return None, None, None
    return built, of_firm.firm, commit
