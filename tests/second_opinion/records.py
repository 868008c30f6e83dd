"""Random records of one account, in every state they can be in."""

from tests.second_opinion.chance import Fields
from tests.second_opinion.records_handoffs import Handoffs
from tests.second_opinion.records_projects import Projects
from tests.second_opinion.records_promises import Promises
from tests.second_opinion.records_talks import MANAGERS, Talks
from tests.second_opinion.records_terms import Terms, named

__all__ = ["MANAGERS", "Records"]


class Records(Talks, Promises, Projects, Handoffs, Terms):
    """The records below an account's folder."""

    def records(self, meetings: list[str]) -> dict[str, dict[str, Fields]]:
        opportunities: dict[str, Fields] = {self.id(): {} for _ in range(self.random.randrange(3))}
        parts: dict[str, dict[str, Fields]] = {"stakeholders": self.stakeholders()}
        parts["opportunities"] = {id_: self.opportunity(id_) for id_ in opportunities}
        projects = {
            name: self.project(list(opportunities)) for name in ("shop", "app", "till") if self.likely(0.3)
        }
        parts["projects"] = projects
        parts |= self.trouble([f"stakeholders/{id_}" for id_ in parts["stakeholders"]])
        parts["contacts"] = dict(self.contact(parts, meetings) for _ in range(self.random.randrange(9)))
        parts["commitments"] = self.commitments(list(projects))
        parts["handoffs"] = dict(
            self.handoff(list(opportunities), list(projects)) for _ in range(self.random.randrange(4))
        )
        parts["reviews"] = dict(self.review(list(projects)) for _ in range(self.random.randrange(3)))
        parts |= self.terms(list(projects))
        parts["waivers"] = self.waivers(named(parts))
        return parts
