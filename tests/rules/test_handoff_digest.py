"""What a digest is of, and when a change shows. The digests are worked out here without the engine."""

import hashlib
import json
from typing import Any

import pytest
from tests.rules.rows import found
from tests.worlds import COMPLETE, World

RULE = "handoff-changed-after-acceptance"
AT = ("accepted", "digest")
OTHER = "0" * 64
NEXT = {
    "reason": "Ann takes over the north",
    "people_notes": "Zoë decides, on the phone",
    "commercial": "Paid by the quarter",
    "promises_made": "None known",
    "risks": "None known",
    "avoid": "The shop of 2021",
    "next_step": "Coffee",
}


def digest(said: dict[str, Any]) -> str:
    """The digest of what is said, by the letter of the rule's page."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


SEALED = digest({"kind": "new_work", "to": "new_work", **COMPLETE})


def accepted(seal: str | None = SEALED, **fields: Any) -> World:
    """A handoff to New Work, accepted with that digest."""
    block = {"accepted_on": "2026-05-18", "by": "nell", **({"digest": seal} if seal else {})}
    return World().account().handoff("2026-05-11", submitted_on="2026-05-12", **{"accepted": block, **fields})


def paths(world: World) -> list[Any]:
    """Where a change shows."""
    return [one.place.path for one in found(world, RULE)]


def test_as_accepted() -> None:
    assert paths(accepted()) == []


def test_the_finding_prints_the_right_digest() -> None:
    [finding] = found(accepted(OTHER), RULE)
    assert finding.place.path == AT
    assert SEALED in finding.message
    assert OTHER not in finding.message


def test_without_a_digest_nothing_is_compared() -> None:
    assert paths(accepted(None, timeline="Changed")) == []


def test_not_accepted_yet() -> None:
    assert paths(accepted(accepted={"by": "nell", "digest": OTHER})) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"timeline": "A week earlier"},
        {"aims": None},
        {"to": "nell"},
        {"from": "ann"},
        {"budget": {"known": "asked_not_disclosed"}},
        {"constraints": {**COMPLETE["constraints"], "historical": "A shop of 2021"}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_the_receiver_read_has_changed(changed: dict[str, Any]) -> None:
    assert paths(accepted(**changed)) == [AT]


@pytest.mark.parametrize(
    "added",
    [
        {"client_told_on": "2026-05-19"},
        {"effective_on": "2026-06-01"},
        {"links": [{"what": "Sketch", "url": "https://files.example/sketch"}]},
        {"opportunity": "2026-05-01-idea"},
        {"background": "Of another kind of handoff"},
    ],
    ids=lambda added: next(iter(added)),
)
def test_what_may_be_added_later(added: dict[str, Any]) -> None:
    world = accepted(**added)
    world.opportunity("2026-05-01", routed={"route": "new_work", "routed_on": "2026-05-02"})
    assert paths(world) == []


def test_letters_beyond_ascii_are_taken_as_written_and_the_introduction_is_left_out() -> None:
    seal = digest({"kind": "am_to_am", "to": "ben", "from": "ann", **NEXT})
    block = {"accepted_on": "2026-05-18", "by": "ben", "digest": seal}
    given: dict[str, Any] = {"kind": "am_to_am", "to": "ben", "from": "ann", "accepted": block, **NEXT}
    world = World().account(account_manager="ben")
    assert paths(world.handoff("2026-05-11", submitted_on="2026-05-12", intro_on="2026-05-20", **given)) == []


def test_ticks_on_a_checklist_are_left_out() -> None:
    seal = digest({"kind": "team_member", "to": "ben", "checked_by": "ann"})
    block = {"accepted_on": "2026-05-18", "by": "ben", "digest": seal}
    given: dict[str, Any] = {"kind": "team_member", "to": "ben", "checked_by": "ann", "accepted": block}
    for state in ("done", "https://files.example/list"):
        world = World().account()
        assert (
            paths(world.handoff("2026-05-11", submitted_on="2026-05-12", checklist={"Keys": state}, **given))
            == []
        )


def test_in_confidence_the_digest_is_of_the_text_that_nobody_sees() -> None:
    assert paths(accepted(visibility="restricted")) == []
    [finding] = found(accepted(visibility="restricted", timeline="A week earlier"), RULE)
    assert "week" not in finding.message
