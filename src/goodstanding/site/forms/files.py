"""The files from which the forms take what they show: one for each kind, the firm and each account."""

import json
from collections.abc import Iterable, Iterator
from functools import cache, partial

from goodstanding.model.firm import Firm
from goodstanding.site.edition import Edition
from goodstanding.site.forms.account import account_file, first_line
from goodstanding.site.forms.fields import word_of
from goodstanding.site.forms.kinds import form_files
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import SiteFile
from goodstanding.site.words import title_of


def files_of_forms(ledger: Ledger) -> Iterator[SiteFile]:
    """The files that the forms of all accounts share."""
    yield from form_files()
    if ledger.firm:
        yield _firm_file(ledger.firm, ledger.as_of.isoformat())


def write_files(edition: Edition, ledger: Ledger, ids: Iterable[str]) -> Iterator[SiteFile]:
    """The file of each of these accounts."""
    if ledger.firm:
        # The firm's folder is as long as the book: what its records begin with is looked up once.
        head = cache(partial(first_line, edition, ""))
        for id_ in ids:
            yield account_file(edition, ledger, id_, head)


def _firm_file(firm: Firm, as_of: str) -> SiteFile:
    """Our people, groups and roles, and what the policy calls by an id."""
    people = [
        [one.id, one.name]
        for one in sorted(firm.people.values(), key=lambda one: (one.name.casefold(), one.id))
        if one.left_on is None or one.left_on.isoformat() > as_of
    ]
    policy = firm.policy
    roles = sorted({role for one in firm.people.values() for role in one.roles})
    holders = [[id_, word_of(id_)] for id_ in sorted({*policy.groups, *roles})]
    clocks = [[id_, title_of(id_)] for id_ in sorted(policy.clocks)]
    known = {
        "person": people,
        "holder": [*holders, *people],
        "clock": clocks,
        "waivable": clocks,
        "tier": [[id_, tier.label or id_] for id_, tier in policy.tiers.items()],
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return SiteFile("write/forms/firm.json", text.encode("utf-8", "surrogatepass"))
