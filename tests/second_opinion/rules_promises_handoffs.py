"""Rules on promises, opportunities and handoffs."""

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.second_opinion.clocks_promises import Promises
from tests.second_opinion.desk import FAR_AWAY, Fields, filed_on
from tests.second_opinion.numbers import PLACEHOLDERS, VAGUE

Found = tuple[str, str]

NEEDED = {
    "new_work": ["aims", "suggested_solution", "timeline"],
    "am_to_am": [
        "reason", "intro_on", "people_notes", "commercial", "promises_made", "risks", "avoid", "next_step",
    ],
    "am_to_pm": ["background", "promises_made", "client_preferences"],
    "project_close": ["learnings", "backlog", "access", "documentation"],
    "team_member": ["checked_by"],
}  # fmt: skip
SIGNED = {**NEEDED, "new_work": [*NEEDED["new_work"], "budget", "constraints"]}


def digest(handoff: Fields) -> str:
    """The fingerprint of what a receiver has accepted."""
    names = ["kind", "to", "from", *(one for one in SIGNED[handoff["kind"]] if one != "intro_on")]
    signed = {name: handoff[name] for name in names if name in handoff}
    data = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()


def is_one_of(text: str, words: list[str]) -> bool:
    """Whether a whole text, without its last punctuation, is one of these words."""
    said = text.strip().lower()
    return said in words or said.rstrip(".,;:!?").strip() in words


def has_word(text: str, words: list[str]) -> bool:
    """Whether one of the words stands in a text as a whole word."""
    said = text.lower()
    return any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", said) for word in words)


def is_sealed(record: Fields) -> bool:
    return record.get("visibility") == "restricted"


class PromiseRules(Promises):
    """What is wrong with promises and with what passes from one to another."""

    def promise_and_handoff_errors(self) -> Iterator[Found]:
        for id_, promise in self.all("commitments").items():
            if self.is_revision_broken(promise):
                yield "commitment-revision-broken", f"commitments/{id_}"
            if self.is_left_behind(id_, promise):
                yield "commitment-owner-handed-off", f"commitments/{id_}"
        for old, new, reflected_on in self.hasty():
            rule = "reflection-after-promise" if reflected_on else "commitment-made-before-reflection"
            yield rule, f"commitments/{old if reflected_on else new}"
        yield from self.handoff_errors()

    def handoff_errors(self) -> Iterator[Found]:
        for id_, handoff in self.all("handoffs").items():
            accepted, record = handoff.get("accepted") or {}, f"handoffs/{id_}"
            if handoff.get("submitted_on") and not self.is_complete(handoff):
                yield "handoff-incomplete", record
            by = accepted.get("by")
            if accepted.get("accepted_on") and by and by not in self.receivers(handoff["to"]):
                yield "handoff-accepted-by-other", record
            written = accepted.get("digest")
            if accepted.get("accepted_on") and written and written != digest(handoff):
                yield "handoff-changed-after-acceptance", record
        for id_, opportunity in self.all("opportunities").items():
            if self.is_handoff_missing(id_, opportunity):
                yield "opportunity-handoff-missing", f"opportunities/{id_}"
            if self.is_too_small(opportunity):
                yield "opportunity-route-too-small", f"opportunities/{id_}"

    def promise_lapses(self) -> Iterator[Found]:
        for id_, promise in self.all("commitments").items():
            record, in_force = f"commitments/{id_}", self.day_in_force(promise, FAR_AWAY).isoformat()
            is_late = promise.get("done_on", "") > in_force
            if is_late:
                yield "commitment-kept-late", record
            in_trouble = promise.get("missed_on") or promise.get("at_risk") or is_late
            if in_trouble and promise.get("told_on", "") > in_force:
                yield "commitment-told-late", record
            withdrawn = promise.get("withdrawn") or {}
            told = promise.get("told_on") or withdrawn.get("told_on")
            if withdrawn and withdrawn.get("by", "us") == "us" and not told:
                yield "commitment-withdrawn-untold", record

    def promise_notices(self) -> Iterator[Found]:
        words = self.policy.get("words", {}).get("vague", VAGUE)
        for id_, promise in self.made("commitments"):
            text = f"{promise['what']} | {promise.get('done_when', '')}"
            if has_word(text, words) and self.is_open_promise(promise) and not is_sealed(promise):
                yield "commitment-vague", f"commitments/{id_}"

    # -- promises ----------------------------------------------------------------------------------

    def is_revision_broken(self, promise: Fields) -> bool:
        moves = promise.get("revisions", [])
        pairs = list(pairwise(moves))
        return bool(moves) and not (
            all(one["to_on"] == other["from_on"] for one, other in pairs)
            and all(one["revised_on"] <= other["revised_on"] for one, other in pairs)
            and moves[-1]["to_on"] == promise["due_on"]
        )

    def owner_as_written(self, id_: str, promise: Fields) -> str:
        return promise.get("owner") or self.manager_on(filed_on(id_), as_written=True)

    def is_left_behind(self, id_: str, promise: Fields) -> bool:
        """Whether an open promise belongs to somebody who has handed over since."""
        if promise.get("done_on") or promise.get("missed_on") or promise.get("withdrawn"):
            return False
        owner = self.owner_as_written(id_, promise)
        given: list[tuple[str, str]] = []
        back: list[tuple[str, str]] = []
        for handoff_id, handoff in self.all("handoffs").items():
            accepted_on = (handoff.get("accepted") or {}).get("accepted_on")
            if handoff["kind"] not in {"am_to_am", "team_member"} or not accepted_on:
                continue
            giver = handoff.get("from") or self.manager_on(filed_on(handoff_id), as_written=True)
            project = handoff.get("project")
            day = (handoff.get("effective_on") or accepted_on, handoff_id)
            if handoff["accepted"].get("by", handoff["to"]) == owner:
                back.append(day)
            elif giver == owner and id_[:10] <= day[0] and project in {None, promise.get("project", project)}:
                given.append(day)
        return any(not any(later > day for later in back) for day in given)

    def hasty(self) -> Iterator[tuple[str, str, str | None]]:
        """Misses of ours and the promises made before they were reflected on: old, new, reflected on."""
        promises = self.all("commitments")
        for old_id, old in promises.items():
            if not old.get("missed_on") or old.get("cause", "us") != "us":
                continue
            reflection = old.get("reflection") or {}
            reflected_on = reflection.get("reflected_on") if reflection.get("change") else None
            for new_id, new in promises.items():
                if new_id == old_id or new.get("recovers") == old_id:
                    continue
                same_owner = self.owner_as_written(old_id, old) == self.owner_as_written(new_id, new)
                same_project = old.get("project") and old.get("project") == new.get("project")
                is_after = new_id[:10] > old["missed_on"]
                is_hasty = is_after and (not reflected_on or reflected_on > new_id[:10])
                if is_hasty and (same_owner or same_project):
                    yield old_id, new_id, reflected_on

    # -- opportunities and handoffs ----------------------------------------------------------------

    def is_complete(self, handoff: Fields) -> bool:
        """Whether everything is there that a handoff of that kind needs; sealed ones are not read."""
        if is_sealed(handoff):
            return True
        words = self.policy.get("words", {}).get("placeholder", PLACEHOLDERS)
        needed = [handoff.get(name) for name in NEEDED[handoff["kind"]]]
        if handoff["kind"] == "new_work":
            constraints, budget = handoff.get("constraints") or {}, handoff.get("budget") or {}
            needed += [constraints.get(name) for name in ("technical", "organisational", "historical")]
            has_amount = "amount_min" in budget or "amount_max" in budget
            needed.append("yes" if budget.get("known") == "asked_not_disclosed" or has_amount else None)
            needed.append(budget.get("known"))
        if handoff["kind"] == "team_member":
            needed += list((handoff.get("checklist") or {"nothing": None}).values())
        return all(one and not (isinstance(one, str) and is_one_of(one, words)) for one in needed)

    def is_handoff_missing(self, id_: str, opportunity: Fields) -> bool:
        citing = [
            one
            for one in self.all("handoffs").values()
            if one["kind"] == "new_work" and one.get("opportunity") == id_ and not one.get("dropped_on")
        ]
        closed = opportunity.get("closed") or {}
        begun = (
            (opportunity.get("proposal") or {}).get("sent_on")
            or opportunity.get("news")
            or (closed.get("closed_on") and closed.get("result") == "won")
            or any((one.get("accepted") or {}).get("accepted_on") for one in citing)
        )
        routed = opportunity.get("routed") or {}
        is_routed = routed.get("route") == "new_work" and routed.get("routed_on")
        submitted = any(one.get("submitted_on") and self.is_complete(one) for one in citing)
        return bool(is_routed and begun and not submitted)

    def is_too_small(self, opportunity: Fields) -> bool:
        routed = opportunity.get("routed") or {}
        over_hours = self.limit("opportunity-route-too-small", "over_hours")
        # Figures of a sealed record are not read.
        hours = 0 if is_sealed(opportunity) else opportunity.get("estimate_hours", 0)
        is_large = hours > over_hours or opportunity.get("needs_design")
        is_theirs = routed.get("route") == "support" and routed.get("routed_on")
        return bool(is_theirs and is_large and not routed.get("exception_reason"))
