"""Every dealing with the client, who of ours had it, and talks that cover something."""

from collections.abc import Iterator
from datetime import date

from tests.second_opinion.facts import Facts, Fields, filed_on


class Exchanges(Facts):
    """What has passed between the client and us."""

    def ours(self, id_: str, contact: Fields) -> list[str]:
        """Who of ours took part, else who managed the account on that day."""
        return list(contact.get("ours") or [self.manager_on(filed_on(id_))])

    def exchanges(self) -> Iterator[tuple[date, set[str]]]:
        """Every dealing with the client that has happened: its day and who of ours had it."""
        for id_, contact in self.made("contacts"):
            if contact.get("outcome", "reached") == "reached" and not contact.get("internal"):
                yield filed_on(id_), set(contact.get("ours") or [self.manager_on(filed_on(id_))])
        for id_, review in self.made("reviews"):
            by = set((review.get("attendees") or {}).get("ours") or [self.manager_on(filed_on(id_))])
            days = [self.past(review.get("shared_on")), self.past(review.get("offered_on"))]
            if review.get("meeting") == "held" or (
                review.get("meeting") == "offered" and not review.get("offered_on")
            ):
                days.append(filed_on(id_))
            yield from ((day, by) for day in days if day)
        for id_, promise in self.made("commitments"):
            by = {promise.get("owner") or self.manager_on(filed_on(id_))}
            days = [self.past(promise.get("told_on"))]
            # What stands in a block counts from the day on which the block itself has happened.
            if self.held(promise, "withdrawn", "withdrawn_on"):
                days.append(self.held(promise, "withdrawn", "told_on"))
            days += [
                self.past(one.get("told_on"))
                for one in promise.get("revisions", [])
                if self.past(one.get("revised_on"))
            ]
            yield from ((day, by) for day in days if day)
        for id_, handoff in self.made("handoffs"):
            if told_on := self.past(handoff.get("client_told_on")):
                yield told_on, {self.manager_on(filed_on(id_))}
        for project in self.all("projects").values():
            yield from self.project_exchanges(project)
        yield from self.other_exchanges()

    def other_exchanges(self) -> Iterator[tuple[date, set[str]]]:
        """Clients asked, told of changes and of what became of an escalation, and shown value."""
        for id_, answer in self.made("satisfaction"):
            yield filed_on(id_), {answer.get("asked_by") or self.manager_on(filed_on(id_))}
        for id_, change in self.made("changes"):
            if told_on := self.past(change.get("told_on")):
                yield told_on, {self.manager_on(filed_on(id_))}
        for _, escalation in self.made("escalations"):
            for update in escalation.get("updates", []):
                if update.get("client_told") and (day := self.past(update["date_on"])):
                    # Whoever manages the account owns its escalations.
                    yield day, {self.manager_on(day)}
        for metric in self.all("metrics").values():
            if day := self.past(metric.get("shown_on")):
                yield day, {metric.get("owner") or self.manager_on(day)}

    def project_exchanges(self, project: Fields) -> Iterator[tuple[date, set[str]]]:
        warranty = project.get("warranty") or {}
        for day in (self.held(project, "kickoff", "held_on"), self.past(warranty.get("told_on"))):
            if day:
                yield day, {self.manager_on(day)}
        if day := self.held(warranty, "after", "told_on"):
            yield day, {self.manager_on(day)}
        for report in project.get("progress_reports", []):
            if day := self.past(report.get("sent_on")):
                yield day, {project["project_manager"]}
        review = (project.get("wrap_up") or {}).get("review") or {}
        if day := self.past(review.get("held_on")):
            yield day, set((review.get("attendees") or {}).get("ours") or [self.manager_on(day)])

    def is_by_manager(self, day: date, by: set[str]) -> bool:
        """By the account manager or deputy of now, or who managed the account on that day."""
        return bool(by & {self.profile["account_manager"], self.profile.get("deputy"), self.manager_on(day)})

    def reached_covering(
        self, cover: str, *, internal: bool, by_manager: bool = False
    ) -> Iterator[tuple[date, Fields]]:
        for id_, contact in self.made("contacts"):
            day = filed_on(id_)
            by = set(contact.get("ours") or [self.manager_on(day)])
            if (
                contact.get("outcome", "reached") == "reached"
                and cover in contact.get("covers", [])
                and (internal or not contact.get("internal"))
                and (not by_manager or self.is_by_manager(day, by))
            ):
                yield day, contact


def is_about(contact: Fields, project: str) -> bool:
    """Whether a contact is about a project: those it names, or all where it names none."""
    named = [one.removeprefix("projects/") for one in contact.get("about", []) if one.startswith("projects/")]
    return project in named or not named
