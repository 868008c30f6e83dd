"""What can be marked on a record with one word, and which facts each word needs."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from goodstanding.dates import parse_day
from goodstanding.errors import UsageError
from goodstanding.immutable import Value, replace
from goodstanding.kinds import Identity
from goodstanding.model.handoff import digest_of
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.edit import Change

CAUSES = ("us", "client", "third_party")
RESULTS = ("won", "lost", "dropped")


class Need(Value, frozen=True):
    """A fact that a word asks for: its flag, the question, and where the answer goes."""

    flag: str
    question: str
    path: KeyPath
    required: bool = True
    choices: tuple[str, ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether the answer is a day."""
        return bool(self.path) and str(self.path[-1]).endswith("_on")

    def fault(self, answer: str) -> str | None:
        """What is wrong with an answer, where its form alone tells."""
        if self.is_day and parse_day(answer) is None:
            return f"'{answer}' is no day: write it as 2026-06-01"
        if self.choices and answer not in self.choices:
            return f"'{answer}' is none of {', '.join(self.choices)}"
        return None


class Mark(Value, frozen=True):
    """What a word writes on one kind of record: the field of its day, and the facts it needs.

    `without` must not stand there; its words say what to do instead. `value` is written in place
    of the day, over what stands there.
    """

    day: KeyPath
    needs: tuple[Need, ...] = ()
    without: str = ""
    value: str = ""


_REFLECTION = (
    Need("why", "What led to it?", ("reflection", "why")),
    Need("change", "What will we do differently?", ("reflection", "change")),
    Need("owner", "Who of us does that?", ("reflection", "owner"), required=False),
    Need("due", "By when?", ("reflection", "due_on"), required=False),
)
_CAUSE = Need(
    "cause", "Whose doing was it (us, client, third_party)?", ("cause",), required=False, choices=CAUSES
)
_TOLD_TO = Need("to", "Who at the client was told?", ("told_to",), required=False)
_REASON = Need("reason", "What is missing?", ("returned", "reason"))
_RESULT = Need("result", "How did it end (won, lost, dropped)?", ("closed", "result"), choices=RESULTS)
_WHY_CLOSED = Need("reason", "Why?", ("closed", "reason"), required=False)

_REVISION = (
    Need("due", "To which day does it move?", ("to_on",)),
    Need("reason", "Why, in words the client would accept?", ("reason",)),
    Need("told", "On which day was the client told (Enter: not yet)?", ("told_on",), required=False),
)
_WHICH = Need("which", "Which of them, by its number?", (), required=False)

MARKS: Mapping[str, Mapping[str, Mark]] = {
    "done": {
        "commitment": Mark(("done_on",)),
        "concern": Mark(("next_action_done_on",)),
        "escalation": Mark(("next_action_done_on",)),
        "contact": Mark(("follow_ups",), (_WHICH,)),
    },
    "missed": {"commitment": Mark(("missed_on",), (_CAUSE,))},
    "told": {
        "commitment": Mark(("told_on",), (_TOLD_TO,)),
        "handoff": Mark(("client_told_on",)),
        "change": Mark(("told_on",), (_TOLD_TO,)),
    },
    "reflect": {"commitment": Mark(("reflection", "reflected_on"), _REFLECTION)},
    "revise": {"commitment": Mark((), _REVISION)},
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
                Need("by", "Who of us agreed that it can wait?", ("set_by",), required=False),
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


def words_for(identity: Identity) -> tuple[str, ...]:
    """The words that such a record can be marked with."""
    return (*(word for word, kinds in MARKS.items() if identity.kind.name in kinds), "waive")


def mark_of(word: str, identity: Identity, data: Mapping[str, Any]) -> Mark:
    """What a word writes on such a record; raises UsageError where it makes no sense there."""
    if word == "waive":
        return WAIVER
    kinds = MARKS[word]
    if identity.kind.name not in kinds:
        hint = f"; it can be marked {', '.join(words_for(identity))}"
        raise UsageError(
            f"{identity.record} cannot be marked '{word}', which is for: {', '.join(kinds)}{hint}"
        )
    mark = kinds[identity.kind.name]
    moved = data.get("revisions")
    if word == "told" and moved and not moved[-1].get("told_on") and not _is_trouble(data):
        return Mark(("revisions", len(moved) - 1, "told_on"))
    if mark.day == ("follow_ups",) and data.get("outcome") == "planned":
        return Mark(("outcome",), value="reached")
    if mark.day == ("follow_ups",):
        count = sum(not one.get("done_on") for one in data.get("follow_ups") or ())
        return replace(mark, needs=mark.needs if count > 1 else ())
    return mark


def _is_trouble(data: Mapping[str, Any]) -> bool:
    """Whether the client has to hear of a miss or a risk, rather than of a moved day."""
    return bool(data.get("missed_on") or data.get("at_risk"))


def changes_of(
    word: str, mark: Mark, data: Mapping[str, Any], answers: Mapping[str, Any], on: date
) -> list[Change]:
    """The values to write; raises UsageError where the record already says so."""
    if word == "snooze":
        count = len(data.get("snoozes") or ())
        return [(("snoozes", count), facts_of(mark, answers))]
    if word == "revise":
        return [*_revised(mark, data, answers, on)]
    if mark.without and data.get(mark.without):
        raise UsageError(f"this handoff has '{mark.without}' already: look at it first")
    if word == "submit" and data.get("returned"):
        raise UsageError(
            "this handoff was returned: mend what was missing and take 'returned' out, or raise a new one"
        )
    if mark.day == ("follow_ups",):
        return [(_follow_up(data, answers.get("which")), on.isoformat())]
    if mark.value:
        return [(mark.day, mark.value)]
    if (there := _value_at(data, mark.day)) is not None:
        raise UsageError(f"'{spell_path(mark.day)}' is {there} already: change it by hand if that is wrong")
    changes: list[Change] = [(mark.day, on.isoformat())]
    changes += [(need.path, answers[need.flag]) for need in mark.needs if answers.get(need.flag) is not None]
    if word == "accept":
        changes.append((("accepted", "digest"), digest_of(data)))
    return changes


def _revised(mark: Mark, data: Mapping[str, Any], answers: Mapping[str, Any], on: date) -> Iterator[Change]:
    """A promise moved to another day: the old day is kept in its list, the new one holds."""
    for field in ("done_on", "missed_on", "withdrawn"):
        if data.get(field):
            raise UsageError(f"this promise has '{field}' already: only an open one moves to another day")
    facts, old = facts_of(mark, answers), data.get("due_on")
    if facts["to_on"] == old:
        raise UsageError(f"--due {old}: that is its day already")
    row = {"from_on": old, "to_on": facts.pop("to_on"), "revised_on": on.isoformat(), **facts}
    yield ("revisions", len(data.get("revisions") or ())), row
    yield ("due_on",), row["to_on"]


def _follow_up(data: Mapping[str, Any], which: str | None) -> KeyPath:
    rows = data.get("follow_ups") or ()
    still = [number for number, row in enumerate(rows, 1) if not row.get("done_on")]
    if not still:
        raise UsageError("this contact has no follow-up that is still to be done")
    if which is None and len(still) > 1:
        choice = ", ".join(f"{number} ({rows[number - 1].get('what')})" for number in still)
        raise UsageError(f"'done' needs --which, as several are to be done: {choice}")
    if which is not None and which not in {str(number) for number in still}:
        raise UsageError(f"--which {which}: still to be done are {', '.join(map(str, still))}")
    return ("follow_ups", int(which or still[0]) - 1, "done_on")


def facts_of(mark: Mark, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers under the names of their fields."""
    return {
        str(need.path[-1]): answers[need.flag] for need in mark.needs if answers.get(need.flag) is not None
    }


def hint_of(word: str, data: Mapping[str, Any], answers: Mapping[str, Any]) -> str | None:
    """What is still to be done for the word to count."""
    told = answers.get("told")
    if word == "revise" and not (told and told < str(data.get("due_on"))):
        return (
            f"until the client is told, and before {data.get('due_on')}, that day stays the one that counts"
        )
    return None


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        if isinstance(data, list):
            data = data[step] if isinstance(step, int) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
