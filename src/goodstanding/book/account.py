"""One account's records."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from operator import attrgetter

from goodstanding.book.cross_check import cross_check
from goodstanding.book.firm import FirmRecords
from goodstanding.book.shelf import Shelf, build_all, explain_misshapen, missing, read_folder
from goodstanding.finding import Finding, NotAssessed
from goodstanding.immutable import Value, replace
from goodstanding.kinds import ACCOUNT_FOLDERS, KINDS, Identity, fault_of_slug
from goodstanding.model.account import Account
from goodstanding.model.profile import Profile, Status
from goodstanding.model.record import Record
from goodstanding.records.naming import Register
from goodstanding.records.references import Known
from goodstanding.records.source import Source

_BY_ID = attrgetter("id")


class AccountRecords(Value, frozen=True):
    """One account's records; `account` is None where account.yml could not be built."""

    id: str
    account: Account | None
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    files: int = 0


def load_account(source: Source, firm: FirmRecords, account_id: str) -> AccountRecords:
    """One account's records, with their findings."""
    return load_account_by(source, (firm,), account_id)[0]


def load_account_by(
    source: Source, firms: Sequence[FirmRecords], account_id: str, *, only_differing: bool = False
) -> tuple[AccountRecords, ...]:
    """One account's records as each of several firms finds them; they are read once.

    With `only_differing`, what all of them find alike in the reading is not looked for.
    """
    shelf = Shelf()
    read_folder(source, account_id, shelf)
    if shelf.misshapen:
        explain_misshapen(shelf, _register(firms[0].known, shelf))
    # A folder whose own name is wrong is told that already, once for every file in it.
    misnamed = fault_of_slug(account_id) is not None
    is_headless = not misnamed and not any(one.identity.kind.name == "account" for one in shelf.records)
    built = dict(build_all(shelf))
    own = Identity(KINDS["account"], account_id, "account")
    if is_headless:
        _say_headless(shelf, own)
    account = assemble(account_id, [*built.values()])
    if account and (cut := shelf.cut_short()):
        account = replace(account, cut_short=cut)
    if account is None and not is_headless and not misnamed:
        _leave_aside(shelf, f"{own.file} cannot be read")
    known = [_known(firm.known, shelf, account) for firm in firms]
    only = _told_apart_by(known) if only_differing else None
    found = [tuple(_cited(shelf, built, account, one, only)) for one in known[:1]]
    for before, one in pairwise(known):
        # Most often the firms know the same people and clocks, and find the same.
        found.append(found[-1] if one == before else tuple(_cited(shelf, built, account, one, only)))
    not_assessed = tuple(shelf.not_assessed)
    return tuple(
        AccountRecords(account_id, account, (*shelf.findings, *cited), not_assessed, shelf.files)
        for cited in found
    )


def _say_headless(shelf: Shelf, own: Identity) -> None:
    """Says of a folder without account.yml that none of its records can be judged."""
    message = f"{own.file} is missing, so nothing here can be judged: add it with name and account_manager"
    # A finding has to stand on a file that is there; only an empty folder has none.
    first = min(shelf.records, key=lambda one: one.file).identity if shelf.records else own
    shelf.findings.append(missing(first, message))
    _leave_aside(shelf, f"{own.file} is missing")


def _leave_aside(shelf: Shelf, because: str) -> None:
    """Says of every record beside an account.yml that gives no account that it was not judged."""
    told = {one.file for one in shelf.not_assessed}
    shelf.not_assessed += [
        NotAssessed(one.identity.record, one.file, because) for one in shelf.records if one.file not in told
    ]


def _told_apart_by(known: Sequence[Known]) -> frozenset[str]:
    """The ids of which several firms do not know the same: only who cites one of them reads differently."""
    first, differing = known[0], set[str]()
    for one in known[1:]:
        for target in first.ids.keys() | one.ids.keys():
            differing |= first.ids.get(target, frozenset()) ^ one.ids.get(target, frozenset())
            differing |= first.left.get(target, frozenset()) ^ one.left.get(target, frozenset())
        differing |= first.holders ^ one.holders
    return frozenset(differing)


def _cited(
    shelf: Shelf,
    built: Mapping[str, Record],
    account: Account | None,
    known: Known,
    only: frozenset[str] | None,
) -> Iterator[Finding]:
    """What the citations of these records are at fault; with `only`, of those that name one of these ids."""
    silent = account is not None and _is_past_as_written(account)
    for raw in shelf.records:
        if only is None or (only and _names(raw.data, only)):
            yield from cross_check(raw, built.get(raw.file), known, silent=silent)


def _names(data: object, ids: frozenset[str]) -> bool:
    """Whether a record's data hold one of these ids, as a value or as a key."""
    if isinstance(data, str):
        return data in ids
    if isinstance(data, Mapping):
        return any(key in ids or _names(value, ids) for key, value in data.items())
    return isinstance(data, list) and any(_names(one, ids) for one in data)


def assemble(account_id: str, records: list[Record]) -> Account | None:
    """The account that these records make; None without the one of account.yml."""
    profile = next((one for one in records if isinstance(one, Profile)), None)
    if profile is None:
        return None
    parts: dict[str, list[Record]] = {}
    for record in sorted(records, key=_BY_ID):
        if folder := KINDS[record.KIND].folder:
            parts.setdefault(folder, []).append(record)
    of_folders = {folder: tuple(part) for folder, part in parts.items()}
    return Account(id=account_id, profile=profile, **of_folders)  # type: ignore[arg-type]  # folders name the fields


def _is_past_as_written(account: Account) -> bool:
    return account.profile.status is Status.PAST or account.profile.ended is not None


def _known(firm: Known, shelf: Shelf, account: Account | None) -> Known:
    own = shelf.ids(ACCOUNT_FOLDERS.values())
    communication = account.profile.communication if account else None
    own["meeting"] = frozenset(one.id for one in communication.meetings) if communication else frozenset()
    # Only the firm's own records may cite accounts.
    of_firm = {target: ids for target, ids in firm.ids.items() if target != "account"}
    return Known({**of_firm, **own}, firm.holders, firm.left, partial(_register, firm, shelf))


def _register(firm: Known, shelf: Shelf) -> Register:
    """Whom and what an account's records can cite."""
    return Register({**firm.register().names, **shelf.names()})
