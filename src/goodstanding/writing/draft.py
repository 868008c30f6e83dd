"""Drafts: a text for the client or a colleague, filled from the records of an account."""

from datetime import date
from difflib import get_close_matches

from goodstanding import resources
from goodstanding.errors import SourceError, UsageError
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT, TEMPLATES
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.record import Record
from goodstanding.records.source import Source
from goodstanding.writing.brief import NAMES, NOTHING_KNOWN, Since
from goodstanding.writing.brief_talk import brief
from goodstanding.writing.overview import overview
from goodstanding.writing.spelling import speaking
from goodstanding.writing.subject import choose
from goodstanding.writing.template import LARGEST_TEMPLATE, fill_template

_ENDING = ".md"


class Template(Value, frozen=True):
    """A template: its name, where it stands, and its text."""

    name: str
    file: str
    text: str


def template_names(source: Source) -> list[str]:
    """The templates that there are: the book's own, and those that come with the product."""
    return sorted({*_own(source), *_shipped()})


def load_template(source: Source, name: str) -> Template:
    """The book's own template of that name, else the one that comes with the product."""
    own, shipped = _own(source), _shipped()
    if name in own:
        data, file = source.read(own[name]), own[name]
    elif name in shipped:
        data, file = shipped[name].encode(), f"{name}{_ENDING}"
    else:
        names = sorted({*own, *shipped})
        close = get_close_matches(name, names, n=1)
        hint = f"did you mean '{close[0]}'?" if close else "there are " + ", ".join(names)
        raise UsageError(f"there is no template '{name}': {hint}")
    if len(data) > LARGEST_TEMPLATE:
        raise SourceError(f"{file}: longer than {LARGEST_TEMPLATE // 1024} KiB, which no letter is")
    try:
        return Template(name, file, data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as fault:
        raise SourceError(f"{file}: is not written in UTF-8: save it as UTF-8") from fault


def draft(
    template: Template,
    account: Account,
    firm: Firm,
    as_of: date,
    record: str | None = None,
    since: Since = NOTHING_KNOWN,
) -> str:
    """The template filled for that account; `record` names the record it is about.

    `since` is what the history tells since the last exchange, which only a brief asks for.
    """
    subject = _named(account, firm, record) if record else choose(template.name, account, firm, as_of)
    if subject is not None and subject.is_restricted:
        raise UsageError(f"{subject.record} is restricted: nothing of it goes into a draft")
    if account.profile.is_restricted:
        raise UsageError(f"{account.profile.record} is restricted: nothing of it goes into a draft")
    with speaking(firm.policy.locale):
        facts = overview(account, firm, as_of, subject)
        if asks_for_brief(template):
            facts |= brief(account, firm, as_of, subject, since)
        return fill_template(template.text, template.file, facts)


def asks_for_brief(template: Template) -> bool:
    """Whether a template asks for what only a brief tells, and what needs the history of the book."""
    return any(name in template.text for name in NAMES)


def _own(source: Source) -> dict[str, str]:
    if TEMPLATES not in source.folders():
        return {}
    place = f"{ROOT}/{TEMPLATES}/"
    files = (one for one in source.files(TEMPLATES) if one.problem is None)
    names = {one.path.removeprefix(place).removesuffix(_ENDING): one.path for one in files}
    return {name: path for name, path in names.items() if path == f"{place}{name}{_ENDING}"}


def _shipped() -> dict[str, str]:
    folder = resources.folder(f"{ROOT}/{TEMPLATES}")
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*{_ENDING}"))}


def _named(account: Account, firm: Firm, asked: str) -> Record:
    """The record that a word names: its whole name, its folder and id, or its id alone."""
    known = {one.record: one for one in (*account.records(), *firm.changes)}
    word = asked.strip("/").removeprefix(f"{ROOT}/").removesuffix(".yml")
    found = [one for name, one in known.items() if _may_mean(name, word, account.id)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(sorted(one.record for one in found))
        raise UsageError(f"'{asked}' may mean {names}: say which")
    close = get_close_matches(word, [part for name in known for part in (name, name.rsplit("/", 1)[-1])], n=1)
    hint = f": did you mean '{close[0]}'?" if close else ""
    raise UsageError(f"{account.id} has no record '{asked}'{hint}")


def _may_mean(name: str, word: str, account: str) -> bool:
    return word in {name, name.removeprefix(f"{account}/"), name.rsplit("/", 1)[-1]}
