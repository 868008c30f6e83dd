"""What can be marked on a record with one word, and which facts each word needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.errors import UsageError
from goodstanding.kinds import Identity
from goodstanding.model.handoff import digest_of
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.edit import Change


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that a word asks for: its flag, the question, and where the answer goes."""

    flag: str
    question: str
    path: KeyPath
    required: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """What a word writes on one kind of record: the field of its day, and the facts it needs.

    `without` must not stand there; its words say what to do instead.
    """

    day: KeyPath
    needs: tuple[Need, ...] = ()
    without: str = ""


_REFLECTION = (
    Need("why", "What led to it?", ("reflection", "why")),
    Need("change", "What will we do differently?", ("reflection", "change")),
    Need("owner", "Who of us does that?", ("reflection", "owner"), required=False),
    Need("due", "By when?", ("reflection", "due_on"), required=False),
)
_CAUSE = Need("cause", "Whose doing was it (us, client, third_party)?", ("cause",), required=False)
_TOLD_TO = Need("to", "Who at the client was told?", ("told_to",), required=False)
_REASON = Need("reason", "What is missing?", ("returned", "reason"))
_RESULT = Need("result", "How did it end (won, lost, dropped)?", ("closed", "result"))
_WHY_CLOSED = Need("reason", "Why?", ("closed", "reason"), required=False)

MARKS: Mapping[str, Mapping[str, Mark]] = {
    "done": {
        "commitment": Mark(("done_on",)),
        "concern": Mark(("next_action_done_on",)),
        "escalation": Mark(("next_action_done_on",)),
    },
    "missed": {"commitment": Mark(("missed_on",), (_CAUSE,))},
    "told": {
        "commitment": Mark(("told_on",), (_TOLD_TO,)),
        "handoff": Mark(("client_told_on",)),
    },
    "reflect": {"commitment": Mark(("reflection", "reflected_on"), _REFLECTION)},
    "accept": {
        "handoff": Mark(
            ("accepted", "accepted_on"),
            (Need("by", "Who of us takes it over?", ("accepted", "by")),),
            "returned",
        )
    },
    "return": {"handoff": Mark(("returned", "returned_on"), (_REASON,), "accepted")},
    "submit": {"handoff": Mark(("submitted_on",))},
    "resolve": {
        "concern": Mark(("resolved_on",), (Need("outcome", "How did it end?", ("outcome",)),)),
        "escalation": Mark(("resolved_on",), (Need("outcome", "How was it resolved?", ("resolution",)),)),
    },
    "close": {"opportunity": Mark(("closed", "closed_on"), (_RESULT, _WHY_CLOSED))},
    "snooze": {
        "account": Mark(
            (),
            (
                Need("clock", "Which clock is put off?", ("clock",)),
                Need("until", "Until which day?", ("until_on",)),
                Need("reason", "Why?", ("reason",)),
                Need("asked-by", "Who of us asked for it?", ("asked_by",), required=False),
                Need("by", "Who of us sets it?", ("set_by",), required=False),
            ),
        )
    },
}
# A waiver is a record of its own, whatever it is about.
WAIVER = Mark(
    (),
    (
        Need("rule", "Which clock or notice is waived?", ("rule",)),
        Need("reason", "Why?", ("reason",)),
        Need("by", "Who of us approved it?", ("approved_by",)),
        Need("until", "Until which day?", ("until_on",)),
        Need("asked-by", "Who of us asked for it?", ("asked_by",), required=False),
    ),
)
WORDS = (*MARKS, "waive")


def mark_of(word: str, identity: Identity) -> Mark:
    """What a word writes on such a record; raises UsageError where it makes no sense there."""
    if word == "waive":
        return WAIVER
    kinds = MARKS[word]
    if identity.kind.name not in kinds:
        fitting = [one for one, on in MARKS.items() if identity.kind.name in on]
        hint = f"; it can be marked {', '.join([*fitting, 'waive'])}"
        raise UsageError(
            f"{identity.record} cannot be marked '{word}', which is for: {', '.join(kinds)}{hint}"
        )
    return kinds[identity.kind.name]


def changes_of(
    word: str, mark: Mark, data: Mapping[str, Any], answers: Mapping[str, Any], on: date
) -> list[Change]:
    """The values to write; raises UsageError where the record already says so."""
    if word == "snooze":
        count = len(data.get("snoozes") or ())
        return [(("snoozes", count), facts_of(mark, answers))]
    if mark.without and data.get(mark.without):
        raise UsageError(f"this handoff has '{mark.without}' already: look at it first")
    if word == "submit" and data.get("returned"):
        raise UsageError(
            "this handoff was returned: mend what was missing and take 'returned' out, or raise a new one"
        )
    if (there := _value_at(data, mark.day)) is not None:
        raise UsageError(f"'{spell_path(mark.day)}' is {there} already: change it by hand if that is wrong")
    changes: list[Change] = [(mark.day, on.isoformat())]
    changes += [(need.path, answers[need.flag]) for need in mark.needs if answers.get(need.flag) is not None]
    if word == "accept":
        changes.append((("accepted", "digest"), digest_of(data)))
    return changes


def facts_of(mark: Mark, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers under the names of their fields."""
    return {
        str(need.path[-1]): answers[need.flag] for need in mark.needs if answers.get(need.flag) is not None
    }


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
