"""What an account of a made-up book is about, decided before its records are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from book_maker.chance import Chance
from book_maker.firm import Team, team_of
from book_maker.life import Life, Stage
from book_maker.names import COLOURS, FIRST, LAST, PLACES, TRADES
from book_maker.words import THINGS, say


class Situation(StrEnum):
    """What the relationship is in today."""

    STEADY = "steady"
    OPPORTUNITY = "opportunity"
    NEW_WORK = "new work"
    UNDERWAY = "underway"
    TRANSITION = "transition"


# So many of a hundred accounts are in each.
SITUATIONS = (
    *[Situation.STEADY] * 38,
    *[Situation.OPPORTUNITY] * 22,
    *[Situation.NEW_WORK] * 10,
    *[Situation.UNDERWAY] * 20,
    *[Situation.TRANSITION] * 10,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One account's name, people, situation and dice."""

    account: str
    name: str
    dice: Chance
    team: Team
    situation: Situation
    is_prospect: bool
    is_key: bool
    stakeholders: tuple[tuple[str, str], ...]

    @property
    def main(self) -> str:
        """The id of the person at the client whom we talk with most."""
        return _id_of(self.stakeholders[0])

    def theirs(self) -> list[str]:
        """One of theirs, more often the main one."""
        return [self.main if self.dice.once_in(60) else _id_of(self.dice.one_of(self.stakeholders))]

    def say(self, texts: tuple[str, ...]) -> str:
        """One of the sentences, about one of the things."""
        text = say(self.dice.one_of(texts), self.dice.one_of(THINGS))
        return text.replace("{n}", str(self.dice.between(2, 19)))

    def record(self, folder: str, record_id: str, *stages: tuple[date, Mapping[str, object]]) -> Life:
        """A record of this account with its stages."""
        path = f"{self.account}/{folder}/{record_id}.yml"
        return Life(path, tuple(Stage(day, fields) for day, fields in stages))


def _id_of(person: tuple[str, str]) -> str:
    return f"{person[0]}-{person[1]}".lower()


def scene_of(index: int) -> Scene:
    """The scene of the account of that number: the same in a book of any size."""
    dice = Chance(f"account {index}")
    name = _name(index)
    situation = dice.one_of(SITUATIONS)
    firsts, lasts = dice.some_of(FIRST, 3), dice.some_of(LAST, 3)
    count = dice.between(2, 3)
    return Scene(
        account=name.lower().replace(" ", "-"),
        name=name,
        dice=dice,
        team=team_of(index),
        situation=situation,
        is_prospect=situation is Situation.OPPORTUNITY and dice.once_in(25),
        is_key=dice.once_in(15),
        stakeholders=tuple(zip(firsts[:count], lasts[:count], strict=True)),
    )


def _name(index: int) -> str:
    names = len(COLOURS) * len(PLACES) * len(TRADES)
    lap, place = divmod(index, names)
    # A prime stride visits every name once a lap and keeps neighbours unlike each other.
    place = place * 7919 % names
    place, trade = divmod(place, len(TRADES))
    colour, ground = divmod(place, len(PLACES))
    name = f"{COLOURS[colour]} {PLACES[ground]} {TRADES[trade]}"
    return f"{name} {lap + 1}" if lap else name
