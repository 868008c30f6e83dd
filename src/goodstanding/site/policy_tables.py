"""What the policy says beside its clocks: tiers, load, an account manager's own authority, limits of rules.

Tiers, load and authority are the firm's own words and sums. A page for anyone shows those that come
with the product in their place, and says so.
"""

from collections.abc import Iterable

from markupsafe import Markup

from goodstanding.book.firm import shipped_policy
from goodstanding.chapters import CHAPTERS
from goodstanding.model.firm import EscalationRow, EscalationTrigger, RuleRow
from goodstanding.site.edition import Edition
from goodstanding.site.limits import numbers_of_rule
from goodstanding.site.numbers import Numbers, shipped_load
from goodstanding.site.press import render
from goodstanding.site.words import spell_money

OUR_DEFAULT, OWN_POLICY = "our default", "the firm's own policy"


def tiers(numbers: Numbers, edition: Edition, url: str) -> Markup:
    """The classes of accounts: what they are called, and which clocks run differently in them."""
    return render("tiers.html", edition, url, {"numbers": numbers})


def load(numbers: Numbers, edition: Edition, url: str) -> Markup:
    """How much accounts of each size weigh, and how much one account manager can carry."""
    is_shipped = not numbers.is_own or numbers.load == shipped_load()
    rule = numbers.rules.get("manager-overloaded", RuleRow())
    source = rule.source if is_shipped and rule.source else OWN_POLICY
    return render("load.html", edition, url, {"numbers": numbers, "source": source})


def escalation(numbers: Numbers, edition: Edition, url: str) -> Markup:
    """Who is told when a matter goes further up, and how soon."""
    source = OUR_DEFAULT if _is_shipped(numbers) else OWN_POLICY
    return render("escalation.html", edition, url, {"rows": numbers.escalation, "source": source})


def _is_shipped(numbers: Numbers) -> bool:
    """Whether the firm has left the table as the product brings it."""
    shipped = (dict(row, trigger=EscalationTrigger(row["trigger"])) for row in shipped_policy()["escalation"])
    return numbers.escalation == tuple(EscalationRow(**row) for row in shipped)


def authority(numbers: Numbers, edition: Edition, url: str) -> Markup:
    """What an account manager may decide alone; nothing for anyone outside."""
    if not numbers.is_own or edition.ledger is None:
        return Markup("")
    said = numbers.authority
    up_to = spell_money(said.up_to, edition.ledger.firm) if said else ""
    return render("authority.html", edition, url, {"said": said, "up_to": up_to})


def limits(ids: Iterable[str], numbers: Numbers, edition: Edition, url: str) -> Markup:
    """The numbers of those rules, else of the rules whose text this page is, each with its source."""
    page = url.removesuffix("/") + ".md"
    own = (rule.id for chapter in CHAPTERS if chapter.page == page for rule in chapter.rules)
    chosen = [*ids] or [*dict.fromkeys(own)]
    rows = [(id_, numbers.rules[id_]) for id_ in sorted(chosen) if id_ in numbers.rules]
    return render(
        "limits.html", edition, url, {"rows": [*map(_spelt, (one for one in rows if one[1].limits))]}
    )


def _spelt(one: tuple[str, RuleRow]) -> tuple[str, str, str]:
    id_, row = one
    return id_, numbers_of_rule(id_, row), row.source
