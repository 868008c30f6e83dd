"""A text that ends at a '#' without anybody having meant it is told, and an ordinary remark is not."""

import pytest
from tests.worlds import World

from goodstanding.finding import Finding

DAY = "2026-06-01"
NAME = "accounts/acme/contacts/2026-05-20-talk.yml"


def told(text: str) -> list[Finding]:
    """What is said of a contact with that text."""
    world = World().account().raw(NAME, text.encode())
    return [one for one in world.told(DAY).findings if one.rule == "text-cut-short"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("summary: Talked #about the fair\n", ("summary",)),
        ("summary:   Talked   #42\n", ("summary",)),
        ("summary: Täglich 🙂 gesprochen #über alles\n", ("summary",)),
        (
            "summary: Talked\nfollow_ups:\n  - what: Send #12\n    due_on: 2026-07-01\n",
            ("follow_ups", 0, "what"),
        ),
        ("# first line\r\nsummary: Talked #about\r\n", ("summary",)),
    ],
)
def test_a_word_with_the_sign_before_it_cuts_a_text(text: str, place: tuple[str | int, ...]) -> None:
    (finding,) = told(text)
    assert finding.place.path == place
    assert finding.place.file == NAME
    assert finding.message.startswith(
        f"'{'.'.join(map(str, place))}'".replace(".0.", "[1].") + " ends before the '#'"
    )
    assert "put the whole text in quotes" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "summary: Talked # about\n",
        "summary: Talked #\n",
        "summary: Talked #---- the fair\n",
        "summary: Talked#about\n",
        "summary: 'Talked #about'\n",
        "summary: 'Talked' #about\n",
        "summary: |\n  Talked #about\n",
        "#about\nsummary: Talked\n",
        "summary: Talked\n#about\n",
        # Not free text: there is nothing to be lost.
        "summary: Talked\nchannel: call #about\n",
        "summary: Talked\ntopics: [roadmap]  #about\n",
    ],
)
def test_an_ordinary_remark_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_restricted_record_says_no_word_of_its_own() -> None:
    (finding,) = told("summary: Canary #about\nvisibility: restricted\n")
    assert "Canary" not in finding.message
    assert "about" not in finding.message


def test_the_firms_own_records_are_told_too() -> None:
    world = (
        World()
        .account()
        .raw(
            "accounts/_changes/2026-05-01-news.yml",
            b"kind: scope\nwhat: New #terms\neffective_on: 2026-06-01\n",
        )
    )
    found = [one for one in world.told(DAY).firm_findings if one.rule == "text-cut-short"]
    assert [one.place.path for one in found] == [("what",)]


def test_it_can_be_waived_and_silenced() -> None:
    text = b"summary: Talked #about\n"
    waiver = {"rule": "text-cut-short", "reason": "as it is", "approved_by": "dora", "until_on": "2026-12-01"}
    world = World().account().raw(NAME, text).put("acme/waivers/2026-05-20-cut", waiver)
    (finding,) = [one for one in world.told(DAY).findings if one.rule == "text-cut-short"]
    assert finding.waived
    silent = World(rules={"text-cut-short": {"enabled": False}}).account().raw(NAME, text)
    assert [one for one in silent.told(DAY).findings if one.rule == "text-cut-short"] == []
