"""Where a name stands instead of an id, or an id without its folder, the right one is said."""

import pytest
from tests.worlds import World

from goodstanding.records.naming import Register

DAY = "2026-06-01"
CALL = "acme/contacts/2026-05-04-call"


def world() -> World:
    """One client with people on both sides whose ids are not their names."""
    made = World().account().person("ruiz", name="Ana Ruíz", roles=["account_manager"])
    made.put("acme/stakeholders/bo", {"name": "Bo Diddley"})
    return made.put("acme/stakeholders/kin", {"name": "Bea Diddley"})


def told(made: World, name: str) -> str:
    """What is said of that record."""
    (said,) = (
        one.message for one in made.told(DAY).findings if one.place.record == name and one.severity == "error"
    )
    return said


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("Ana Ruiz", "write the id: 'ruiz'"),
        ("ANA RUÍZ", "write the id: 'ruiz'"),
        ("Ana", "write the id: 'ruiz'"),
        ("Anna Ruiz", "write the id: 'ruiz'"),
        ("Zoe Zander", "write the id, as in 'zoe-zander'"),
    ],
)
def test_a_name_of_ours_is_answered_with_the_id(written: str, advice: str) -> None:
    made = world().put("acme/account", {"name": "Acme", "account_manager": written})
    assert told(made, "acme/account") == f"'account_manager' cannot be '{written}': {advice}"


def test_who_takes_over_is_found_by_name_too() -> None:
    made = world().put("acme/handoffs/2026-05-05-on", {"kind": "am_to_am", "to": "Ana Ruíz"})
    assert told(made, "acme/handoffs/2026-05-05-on").endswith("write the id: 'ruiz'")


def test_a_name_of_theirs_is_looked_for_in_that_account_alone() -> None:
    made = world().account("fern").put("fern/stakeholders/bode", {"name": "Bo Diddley"})
    made.put(CALL, {"summary": "s", "theirs": ["Bo Diddley"]})
    assert told(made, CALL) == "'theirs[1]' cannot be 'Bo Diddley': write the id: 'bo'"


def test_where_two_could_be_meant_none_is_named() -> None:
    made = world().put(CALL, {"summary": "s", "theirs": ["Diddley"]})
    assert told(made, CALL).endswith("write the id, as in 'diddley'")


def test_a_name_spelt_as_an_id_is_answered_too() -> None:
    made = world().put("acme/account", {"name": "Acme", "account_manager": "ana-ruiz"})
    said = told(made, "acme/account")
    assert said.endswith("there is no such person in accounts/_people/: did you mean 'ruiz'?")


def test_who_is_restricted_is_not_found_by_name() -> None:
    made = world().put("acme/stakeholders/bo", {"name": "Bo Diddley", "visibility": "restricted"})
    made.put(CALL, {"summary": "s", "theirs": ["Bo Diddley"]})
    assert told(made, CALL).endswith("write the id, as in 'bo-diddley'")


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("2026-05-02-audit", "write its folder before it: 'signals/2026-05-02-audit'"),
        ("contacts/2026-05-02-audit", "no such record: did you mean 'signals/2026-05-02-audit'?"),
        ("2026-05-02-other", "write its folder before it, as in 'commitments/2026-05-02-other'"),
    ],
)
def test_the_folder_is_the_one_in_which_the_record_lies(written: str, advice: str) -> None:
    made = world().put("acme/signals/2026-05-02-audit", {"from": "client", "kind": "need", "note": "n"})
    made.put(CALL, {"summary": "s", "about": [written]})
    assert told(made, CALL).endswith(advice)


def test_the_whole_name_goes_before_a_part_and_the_nearest_before_the_near() -> None:
    names = {"a": "Bo", "b": "Bo Diddley", "c": "Marta Lindqvistsson", "d": "Martha Lindqvistson"}
    register = Register({"person": names})
    assert register.meant("person", "Bo") == "a"
    assert register.meant("person", "Marta Lindqvistsso") == "c"


def test_an_id_in_two_folders_is_not_guessed() -> None:
    both = Register({"signal": {"2026-05-02-a": ""}, "contact": {"2026-05-02-a": ""}})
    assert both.meant("record", "2026-05-02-a") is None
    assert both.meant("person", "中") is None
