"""A second opinion on a book, slow and obvious: what is owed, in which mode, what is wrong."""

import re
from collections.abc import Iterator
from datetime import date

from tests.second_opinion.clocks_conversations import Conversations
from tests.second_opinion.clocks_escalations import Escalations
from tests.second_opinion.clocks_handoffs import Handoffs
from tests.second_opinion.clocks_people_money import PeopleAndMoney
from tests.second_opinion.clocks_projects import Projects
from tests.second_opinion.clocks_promises import Promises
from tests.second_opinion.clocks_reviews import Reviews
from tests.second_opinion.desk import Owed
from tests.second_opinion.facts import FAR_AWAY, Fields, filed_on

PLACEHOLDERS = ["tbc", "tbd", "todo", "to be confirmed", "to be decided", "???"]
VAGUE = ["asap", "soon", "try to", "end of month"]
COMPLETE = {
    "new_work": ["aims", "suggested_solution", "timeline"],
    "am_to_am": [
        "reason", "intro_on", "people_notes", "commercial", "promises_made", "risks", "avoid", "next_step",
    ],
    "am_to_pm": ["background", "promises_made", "client_preferences"],
    "project_close": ["learnings", "backlog", "access", "documentation"],
    "team_member": ["checked_by"],
}  # fmt: skip


class Clocks(
    Escalations, Promises, Handoffs, Projects, Conversations, Reviews, PeopleAndMoney
):
    """What one account owes on a day."""

    def duties(self) -> set[Owed]:
        """Everything that the account owes."""
        found = [
            *self.escalation_duties(),
            *self.promise_duties(),
            *self.handoff_duties(),
            *self.project_duties(),
            *self.conversation_duties(),
            *self.review_duties(),
            *self.people_and_money_duties(),
        ]
        return {duty for duty in found if self.is_on(duty.clock)}


class Opinion(Clocks):
    """What one account owes on a day, its modes and what is wrong in it."""

    def modes(self) -> set[str]:
        """What the relationship is in."""
        found = set()
        for id_, opportunity in self.made("opportunities"):
            closed = self.held(opportunity, "closed", "closed_on") and opportunity["closed"].get(
                "result", "?"
            )
            routed = self.held(opportunity, "routed", "routed_on") and opportunity["routed"].get("route")
            accepted = any(
                self.held(one, "accepted", "accepted_on")
                for _, one in self.made("handoffs")
                if one["kind"] == "new_work" and one.get("opportunity") == id_
            )
            if not closed and not accepted and routed in {None, "new_work"}:
                found.add("opportunity_in_play")
            begun = any(
                self.past(one.get("mobilised_on"))
                for one in self.all("projects").values()
                if one.get("opportunity") == id_
            )
            if accepted and closed not in {"lost", "dropped"} and not begun:
                found.add("with_new_work")
        if any(self.is_uncited_with_new_work(handoff) for _, handoff in self.made("handoffs")):
            found.add("with_new_work")
        if self.covered_on(self.underway_stretches(), self.as_of):
            found.add("project_underway")
        if any(map(self.is_in_transition, self.all("projects").values())):
            found.add("transition")
        return found or ({"steady_state"} if self.is_current() else set())

    def is_uncited_with_new_work(self, handoff: Fields) -> bool:
        """An accepted handoff that names no opportunity ends with the project it names."""
        begun = self.all("projects").get(handoff.get("project", ""), {}).get("mobilised_on")
        return bool(
            handoff["kind"] == "new_work"
            and not handoff.get("opportunity")
            and self.held(handoff, "accepted", "accepted_on")
            and not self.past(begun)
        )

    def is_in_transition(self, project: Fields) -> bool:
        flagged_on = self.held(project, "wrap_up", "flagged_on")
        is_over = flagged_on or self.past(project.get("ended_on"))
        if not is_over or self.past(project.get("cancelled_on")):
            return False
        return not self.is_wrapped_up(project)

    # -- what is wrong -----------------------------------------------------------------------------

    def findings(self) -> set[tuple[str, str]]:
        """The rule and record of each fault, lapse and piece of advice of six rules."""
        found = {("handoff-incomplete", f"{self.id}/handoffs/{id_}") for id_ in self.incomplete()}
        found |= {
            ("handoff-accepted-by-other", f"{self.id}/handoffs/{id_}") for id_ in self.accepted_by_other()
        }
        for rule, ids in (
            (
                "commitment-made-before-reflection",
                {new for _, new, reflected_on in self.hasty() if not reflected_on},
            ),
            (
                "reflection-after-promise",
                {old for old, _, reflected_on in self.hasty() if reflected_on},
            ),
            ("commitment-vague", self.vague()),
            ("commitment-kept-late", self.kept_late()),
        ):
            found |= {(rule, f"{self.id}/commitments/{id_}") for id_ in ids}
        rows = self.policy.get("rules", {})
        may_be_off = ("reflection-after-promise", "commitment-vague", "commitment-kept-late")
        return {one for one in found if one[0] not in may_be_off or rows.get(one[0], {}).get("enabled", True)}

    def incomplete(self) -> set[str]:
        words = self.policy.get("words", {}).get("placeholder", PLACEHOLDERS)
        found = set()
        for id_, handoff in self.all("handoffs").items():
            if not handoff.get("submitted_on") or handoff.get("visibility") == "restricted":
                continue
            needed = [handoff.get(name) for name in COMPLETE[handoff["kind"]]]
            if handoff["kind"] == "new_work":
                constraints, budget = handoff.get("constraints") or {}, handoff.get("budget") or {}
                needed += [constraints.get(name) for name in ("technical", "organisational", "historical")]
                has_amount = "amount_min" in budget or "amount_max" in budget
                needed.append("yes" if budget.get("known") == "asked_not_disclosed" or has_amount else None)
                needed.append(budget.get("known"))
            if handoff["kind"] == "team_member":
                needed += list((handoff.get("checklist") or {"nothing": None}).values())
            if any(not one or (isinstance(one, str) and is_one_of(one, words)) for one in needed):
                found.add(id_)
        return found

    def accepted_by_other(self) -> set[str]:
        found = set()
        for id_, handoff in self.all("handoffs").items():
            accepted = handoff.get("accepted") or {}
            by = accepted.get("by")
            if accepted.get("accepted_on") and by and by not in self.receivers(handoff["to"]):
                found.add(id_)
        return found

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
                if (
                    is_after
                    and (same_owner or same_project)
                    and (not reflected_on or reflected_on > new_id[:10])
                ):
                    yield old_id, new_id, reflected_on

    def owner_as_written(self, id_: str, promise: Fields) -> str:
        return promise.get("owner") or self.manager_on(filed_on(id_), as_written=True)

    def vague(self) -> set[str]:
        words = self.policy.get("words", {}).get("vague", VAGUE)
        found = set()
        for id_, promise in self.made("commitments"):
            closed = (
                self.past(promise.get("done_on"))
                or self.past(promise.get("missed_on"))
                or self.held(promise, "withdrawn", "withdrawn_on")
            )
            text = f"{promise['what']} | {promise.get('done_when', '')}".lower()
            is_vague = any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) for word in words)
            if is_vague and not closed and promise.get("visibility") != "restricted":
                found.add(id_)
        return found

    def kept_late(self) -> set[str]:
        return {
            id_
            for id_, promise in self.all("commitments").items()
            if promise.get("done_on")
            and date.fromisoformat(promise["done_on"]) > self.day_in_force(promise, FAR_AWAY)
        }


def is_one_of(text: str, words: list[str]) -> bool:
    """Whether a whole text, without its last punctuation, is one of these words."""
    said = text.strip().lower()
    return said in words or said.rstrip(".,;:!?").strip() in words
