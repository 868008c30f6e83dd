"""What the rules say of a book, for their tables."""

from tests.worlds import World


def said(world: World, rule: str, as_of: str = "2026-06-01") -> list[tuple[str, str]]:
    """The records and key paths at which a rule finds something."""
    found = [one for one in world.judged(as_of).findings if one.rule == rule]
    return [(one.place.record, ".".join(map(str, one.place.path))) for one in found]


def message(world: World, rule: str, as_of: str = "2026-06-01") -> str:
    """The only message of a rule."""
    found = [one.message for one in world.judged(as_of).findings if one.rule == rule]
    assert len(found) == 1, found
    return found[0]
