"""A second opinion on a book, slow and obvious: what is owed, in which mode, what is wrong."""

from tests.second_opinion.clocks_conversations import Conversations
from tests.second_opinion.clocks_escalations import Escalations
from tests.second_opinion.clocks_handoffs import Handoffs
from tests.second_opinion.clocks_people_money import PeopleAndMoney
from tests.second_opinion.clocks_projects import Projects
from tests.second_opinion.clocks_promises import Promises
from tests.second_opinion.clocks_reviews import Reviews
from tests.second_opinion.desk import Owed
from tests.second_opinion.facts import Fields
from tests.second_opinion.rules_account import AccountRules
from tests.second_opinion.rules_promises_handoffs import PromiseRules
from tests.second_opinion.rules_work import WorkRules

LAPSES = {
    "commitment-kept-late", "commitment-told-late", "commitment-withdrawn-untold", "reflection-after-promise",
    "change-told-late", "change-written-before-called", "refund-no-alternative", "project-review-late",
}  # fmt: skip
NOTICES = {
    "commitment-vague", "wording-negative", "health-disagrees", "disengagement", "repeated-trouble",
    "stakeholder-single", "assignment-no-consent", "architect-no-float", "assignment-office-days",
    "project-skills-unmet", "project-no-cloud-architect", "added-value-none", "escalation-without-concern",
    "context-missing", "waiver-renewed", "account-on-too-few",
}  # fmt: skip
ERRORS = {
    "handoff-incomplete", "handoff-accepted-by-other", "handoff-changed-after-acceptance",
    "opportunity-handoff-missing", "opportunity-route-too-small", "commitment-made-before-reflection",
    "commitment-revision-broken", "commitment-owner-handed-off", "project-expectations-missing",
    "project-roles-missing", "fixed-price-without-warranty", "review-section-empty", "review-one-sided",
    "escalation-no-row", "metric-impossible", "satisfaction-off-scale", "health-unexplained",
    "assignment-under-a-day", "invoice-overlap", "invoice-rate-differs", "waiver-self-approved",
}  # fmt: skip
RULES = ERRORS | LAPSES | NOTICES


class Clocks(Escalations, Promises, Handoffs, Projects, Conversations, Reviews, PeopleAndMoney):
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


class Opinion(PromiseRules, WorkRules, AccountRules, Clocks):
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

    def findings(self) -> set[tuple[str, str, str, bool]]:
        """Rule, severity, record of each fault, lapse and piece of advice, and whether it is waived."""
        written = {
            *self.promise_and_handoff_errors(),
            *self.promise_lapses(),
            *self.work_errors(),
            *self.account_errors(),
            *self.account_lapses(),
        }
        advice = {*self.promise_notices(), *self.work_notices(), *self.account_notices(self.duties())}
        found = set()
        for rule, record in written | advice:
            name = record if record.startswith("_") else f"{self.id}/{record}"
            severity = "error" if rule in ERRORS else "lapse" if rule in LAPSES else "notice"
            is_on = self.policy.get("rules", {}).get(rule, {}).get("enabled", True)
            if severity == "error" or is_on:
                found.add((rule, severity, name, severity == "notice" and self.is_waived(rule, name)))
        return found
