"""The account of a made-up book and the people at the client."""

from collections.abc import Iterator
from datetime import date

from book_maker.life import OPENED, Life, ago, fact
from book_maker.scene import Scene
from book_maker.words import IDEAS, ROLES


def profile_lives(scene: Scene) -> Iterator[Life]:
    """The account's own record and its stakeholders."""
    yield fact(f"{scene.account}/account.yml", OPENED, _account(scene))
    for number, (first, last) in enumerate(scene.stakeholders):
        fields = _stakeholder(scene, number, f"{first} {last}")
        yield scene.record("stakeholders", f"{first}-{last}".lower(), (OPENED, fields))


def _account(scene: Scene) -> dict[str, object]:
    dice = scene.dice
    fields: dict[str, object] = {"name": scene.name, "account_manager": scene.team.manager}
    if scene.is_prospect:
        return fields | {"status": "prospect"}
    if dice.once_in(95):
        fields["deputy"] = scene.team.deputy
    if scene.is_key:
        fields["tier"] = "key"
    fields["size"] = "mid" if dice.once_in(40) else "small"
    fields["client_since"] = date(dice.between(2017, 2024), dice.between(1, 12), dice.between(1, 28))
    fields["team"] = {"support_contact": scene.team.support}
    if dice.once_in(70):
        fields["goals"] = [scene.say(IDEAS)]
        fields["services"] = {"buys": ["hosting", "support"], "could_buy": ["training"]}
    if dice.once_in(50):
        fields["health"] = _health(scene)
    return fields


def _health(scene: Scene) -> dict[str, object]:
    health: dict[str, object] = {"status": "green"}
    if scene.dice.once_in(12):
        health = {"status": "amber", "reason": "Slower to answer than they used to be"}
    return health | {"set_on": ago(scene.dice.between(5, 80)), "set_by": scene.team.manager}


def _stakeholder(scene: Scene, number: int, name: str) -> dict[str, object]:
    dice = scene.dice
    fields: dict[str, object] = {"name": name, "role": dice.one_of(ROLES)}
    fields["email"] = f"{name.split(maxsplit=1)[0].lower()}@{scene.account}.example"
    if number == 0:
        # A block of numbers that is kept for stories and never rings.
        fields["phone"] = f"+44 1632 960{dice.between(100, 999)}"
        fields["key"] = True
    fields["influence"] = "high" if number == 0 else dice.one_of(("medium", "low"))
    fields["stance"] = dice.one_of(("supporter", "supporter", "neutral", "critic"))
    return fields
