"""The commitments of a made-up account: kept, moved, missed and open."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from book_maker.life import TODAY, Life, ago
from book_maker.scene import Scene
from book_maker.words import CHANGES, DONE_WHENS, PROMISES, WHYS

Fields = Mapping[str, object]
Stages = list[tuple[date, Fields]]

# No promise may follow a miss that nobody has learned from: the unreflected miss is younger than
# every other promise of the account, and the reflected one is old and was reflected within days.
YOUNGEST_OTHER = 15
# A promise longer than this is looked at halfway, and once more in the week before its day.
LONG = 21
WEEK_BEFORE = 7


def commitment_lives(scene: Scene) -> Iterator[Life]:
    """All commitments of the account."""
    yield from _kept(scene)
    yield _open(scene)
    if scene.dice.once_in(30):
        yield _missed(scene, made_ago=scene.dice.between(300, 330), reflects=True)
    elif scene.dice.once_in(12):
        yield _missed(scene, made_ago=scene.dice.between(10, 14), reflects=False)


def _promise(scene: Scene, due_on: date) -> dict[str, object]:
    fields: dict[str, object] = {"what": scene.say(PROMISES), "to": scene.main}
    if scene.dice.once_in(35):
        fields["owner"] = scene.dice.one_of((scene.team.support, scene.team.tech_lead))
    fields["due_on"] = due_on
    if scene.dice.once_in(40):
        fields["done_when"] = scene.dice.one_of(DONE_WHENS)
    return fields


def _record(scene: Scene, made_on: date, word: str, *stages: tuple[date, Fields]) -> Life:
    return scene.record("commitments", f"{made_on.isoformat()}-{word}", *stages)


def _kept(scene: Scene) -> Iterator[Life]:
    for number in range(2):
        made_on = ago(scene.dice.between(150, 270) - 90 * number)
        due_on = made_on + timedelta(days=scene.dice.between(10, 40))
        stages = [(made_on, _promise(scene, due_on))]
        if scene.dice.once_in(20):
            moved_on = due_on - timedelta(days=scene.dice.between(2, 6))
            stages.append((moved_on, _moved(due_on, moved_on)))
            due_on += timedelta(days=7)
        late = scene.dice.between(1, 5) if scene.dice.once_in(8) else -scene.dice.between(0, 2)
        done_on = due_on + timedelta(days=late)
        told: dict[str, object] = {"told_on": due_on} if late > 0 else {}
        stages.append((done_on, told | {"done_on": done_on}))
        yield _record(scene, made_on, "promise", *stages)


def _moved(due_on: date, moved_on: date) -> dict[str, object]:
    later = due_on + timedelta(days=7)
    revision = {"from_on": due_on, "to_on": later, "revised_on": moved_on}
    reason = {"reason": "They asked for one more week to try it", "told_on": moved_on}
    return {"due_on": later, "revisions": [revision | reason]}


def _open(scene: Scene) -> Life:
    made_on = ago(scene.dice.between(YOUNGEST_OTHER, 28))
    due_on = TODAY + timedelta(days=scene.dice.between(0, 40))
    if scene.dice.once_in(16):
        due_on = ago(scene.dice.between(1, 9))
    stages = [(made_on, _promise(scene, due_on))]
    if checked := _checked(made_on, due_on) if scene.dice.once_in(88) else []:
        stages.append((checked[-1], {"checked": [{"checked_on": day, "on_track": True} for day in checked]}))
    if scene.dice.once_in(6):
        noticed_on = ago(scene.dice.between(0, 6))
        stages.append(
            (
                noticed_on,
                {"at_risk": {"noticed_on": noticed_on, "mitigation": "Half of it on the day"}},
            )
        )
    return _record(scene, made_on, "open", *stages)


def _checked(made_on: date, due_on: date) -> list[date]:
    """The days up to today on which somebody looked whether a long promise is on its way."""
    days = (due_on - made_on).days
    if days <= LONG:
        return []
    looks = (made_on + timedelta(days=days // 2), due_on - timedelta(days=WEEK_BEFORE))
    return [day for day in sorted(set(looks)) if day <= TODAY]


def _missed(scene: Scene, made_ago: int, *, reflects: bool) -> Life:
    made_on = ago(made_ago)
    days = scene.dice.between(14, 20) if reflects else scene.dice.between(1, 3)
    missed_on = made_on + timedelta(days=days)
    stages: Stages = [(made_on, _promise(scene, missed_on))]
    missed: dict[str, object] = {"missed_on": missed_on, "cause": "us"}
    if reflects:
        stages += [_warned(missed_on - timedelta(days=3)), (missed_on, missed)]
        stages.append(_reflected(scene, missed_on))
    else:
        stages.append((missed_on, {"told_on": missed_on} | missed))
    return _record(scene, made_on, "missed", *stages)


def _warned(noticed_on: date) -> tuple[date, Fields]:
    risk = {"noticed_on": noticed_on, "mitigation": "Half of it on the day, the rest a week later"}
    return noticed_on, {"at_risk": risk, "told_on": noticed_on}


def _reflected(scene: Scene, missed_on: date) -> tuple[date, Fields]:
    reflected_on = missed_on + timedelta(days=scene.dice.between(1, 4))
    why, change = scene.dice.one_of(WHYS), scene.dice.one_of(CHANGES)
    reflection = {"reflected_on": reflected_on, "why": why, "change": change}
    return reflected_on, {"apologised_on": missed_on, "reflection": reflection}
