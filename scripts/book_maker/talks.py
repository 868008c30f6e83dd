"""The contacts of a made-up account: talks, tries, plans and looks at the tickets."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from book_maker.life import TODAY, Life, ago
from book_maker.scene import Scene, Situation
from book_maker.words import CHECK_INS, PLANS, SYNCS, TALKS, TRIES, WATCHES

TALKS_A_YEAR = 6


def contact_lives(scene: Scene) -> Iterator[Life]:
    """All contacts of the account."""
    yield from _talks(scene)
    if not scene.is_prospect:
        yield from _watches(scene)
    if scene.situation is Situation.UNDERWAY:
        yield from _syncs(scene)
    if scene.dice.once_in(15):
        fields = {
            "summary": scene.say(TRIES),
            "theirs": [scene.main],
            "channel": "call",
            "outcome": "no_response",
        }
        yield _contact(scene, scene.dice.between(1, 20), "try", fields)
    if scene.dice.once_in(25):
        yield _plan(scene)


def _contact(scene: Scene, days_ago: int, word: str, fields: Mapping[str, object]) -> Life:
    day = ago(days_ago)
    return scene.record("contacts", f"{day.isoformat()}-{word}", (day, fields))


def _last_talk(scene: Scene) -> int:
    if scene.situation is Situation.UNDERWAY:
        return scene.dice.between(0, 6) if scene.dice.once_in(80) else scene.dice.between(8, 16)
    return scene.dice.between(4, 78) if scene.dice.once_in(85) else scene.dice.between(93, 130)


def _talks(scene: Scene) -> Iterator[Life]:
    days_ago = _last_talk(scene)
    checks_in = scene.dice.between(0, 1)
    for number in range(TALKS_A_YEAR):
        is_check_in = number % 2 == checks_in
        fields: dict[str, object] = {"summary": scene.say(CHECK_INS if is_check_in else TALKS)}
        fields["theirs"] = scene.theirs()
        fields["channel"] = scene.dice.one_of(("call", "call", "meeting", "visit", "email"))
        if is_check_in:
            fields["covers"] = ["check_in", "satisfaction"]
            fields["feeling"] = scene.dice.one_of(("happy", "happy", "mixed"))
        elif scene.dice.once_in(25):
            fields["started_by"] = "client"
        yield _contact(scene, days_ago, "check-in" if is_check_in else "talk", fields)
        days_ago += scene.dice.between(28, 50)


def _watches(scene: Scene) -> Iterator[Life]:
    days_ago = scene.dice.between(2, 30) if scene.dice.once_in(82) else scene.dice.between(33, 45)
    for _ in range(3):
        yield _contact(
            scene,
            days_ago,
            "support-watch",
            _inside(scene, WATCHES, "support_watch", scene.team.support),
        )
        days_ago += scene.dice.between(24, 34)


def _syncs(scene: Scene) -> Iterator[Life]:
    days_ago = scene.dice.between(1, 13) if scene.dice.once_in(80) else scene.dice.between(16, 22)
    for _ in range(2):
        yield _contact(scene, days_ago, "sync", _inside(scene, SYNCS, "pm_sync", scene.team.manager))
        days_ago += scene.dice.between(10, 15)


def _inside(scene: Scene, texts: tuple[str, ...], covers: str, person: str) -> dict[str, object]:
    return {"summary": scene.say(texts), "internal": True, "ours": [person], "covers": [covers]}


def _plan(scene: Scene) -> Life:
    # A planned talk is written down some days before it is to happen.
    day = TODAY + timedelta(days=scene.dice.between(1, 14))
    if scene.dice.once_in(20):
        day = ago(scene.dice.between(2, 9))
    fields = {
        "summary": scene.say(PLANS),
        "outcome": "planned",
        "theirs": [scene.main],
        "channel": "visit",
    }
    written_on = min(day, TODAY) - timedelta(days=scene.dice.between(1, 9))
    return scene.record("contacts", f"{day.isoformat()}-planned", (written_on, fields))
