"""Clocks of projects, from the terms to the wrap-up."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, to_day
from tests.second_opinion.exchanges import is_about


class Projects(Desk):
    """What a project asks for."""

    def project_duties(self) -> Iterator[Owed]:
        for id_, project in self.all("projects").items():
            ended_on = self.past(project.get("ended_on"))
            if self.past(project.get("cancelled_on")):
                pass
            elif ended_on:
                yield from self.ending(id_, project, ended_on)
                yield from self.audit(id_, project)
            else:
                yield from self.terms(id_, project)
                yield from self.course(id_, project)
                yield from self.audit(id_, project)
            yield from self.milestones(id_, project)

    def terms(self, id_: str, project: Fields) -> Iterator[Owed]:
        start_on = self.past(project.get("mobilised_on")) or to_day(project.get("planned_start_on"))
        if start_on and not self.past(project.get("terms_signed_on")):
            due_on = start_on - timedelta(days=1)
            yield self.owe("terms-signed", due_on, f"projects/{id_}", fields=project)

    def course(self, id_: str, project: Fields) -> Iterator[Owed]:
        record, mobilised_on = f"projects/{id_}", self.past(project.get("mobilised_on"))
        if not mobilised_on:
            return
        if not self.is_kicked_off(id_, project):
            yield self.owe("kickoff", mobilised_on, record, fields=project)
        if self.is_long(project, mobilised_on):
            synced = [
                day for day, one in self.reached_covering("pm_sync", internal=True) if is_about(one, id_)
            ]
            last_on = max(synced, default=None)
            due_on = self.next_after("pm-sync", last_on, mobilised_on)
            yield self.owe("pm-sync", due_on, record, fields=project, last_on=last_on, subject=id_)
        sent = [self.past(one.get("sent_on")) for one in project.get("progress_reports", [])]
        last_on = max([day for day in sent if day], default=None)
        due_on = self.next_after("progress-report", last_on, mobilised_on)
        yield self.owe("progress-report", due_on, record, fields=project, last_on=last_on)
        if project.get("process") != "scrum":
            last_on = self.last_mini_review(id_)
            due_on = self.next_after("mini-review", last_on, mobilised_on)
            yield self.owe("mini-review", due_on, record, fields=project, last_on=last_on)
        if planned_end_on := to_day(project.get("planned_end_on")):
            yield self.owe("project-end-passed", planned_end_on, record, fields=project)
            before = timedelta(days=self.limit("wrap-up-flagged", "before_days"))
            if not self.held(project, "wrap_up", "flagged_on"):
                due_on = max(planned_end_on - before, mobilised_on)
                yield self.owe("wrap-up-flagged", due_on, record, fields=project)

    def is_kicked_off(self, id_: str, project: Fields) -> bool:
        held_on = self.held(project, "kickoff", "held_on")
        if (held_on and project["kickoff"].get("am_attended")) or self.past(project.get("am_briefed_pm_on")):
            return True
        return any(
            one["kind"] == "am_to_pm"
            and one.get("project") in {None, id_}
            and self.past(one.get("submitted_on"))
            and not self.held(one, "returned", "returned_on")
            and not self.past(one.get("dropped_on"))
            for _, one in self.made("handoffs")
        )

    def last_mini_review(self, id_: str) -> date | None:
        found = []
        for review_id, review in self.made("reviews"):
            if review["kind"] == "mini" and review.get("project") in {None, id_}:
                found.append(self.past(review.get("shared_on")))
                if review.get("meeting") == "held":
                    found.append(filed_on(review_id))
        return max([day for day in found if day], default=None)

    def is_long(self, project: Fields, mobilised_on: date) -> bool:
        planned_end_on = to_day(project.get("planned_end_on"))
        limit = self.limit("pm-sync", "longer_than_days")
        return planned_end_on is None or (planned_end_on - mobilised_on).days > limit

    def ending(self, id_: str, project: Fields, ended_on: date) -> Iterator[Owed]:
        record = f"projects/{id_}"
        if not self.is_reviewed(project):
            due_on = self.within("project-review", self.origin("project-review", ended_on))
            yield self.owe("project-review", due_on, record, fields=project)
        if not self.is_wrapped_up(project):
            due_on = self.within("wrap-up", self.origin("wrap-up", ended_on))
            yield self.owe("wrap-up", due_on, record, fields=project)

    def is_reviewed(self, project: Fields) -> bool:
        """Whether the review with the client was held and something was learned."""
        review = (project.get("wrap_up") or {}).get("review") or {}
        theirs = (review.get("attendees") or {}).get("theirs")
        return bool(self.past(review.get("held_on")) and theirs and review.get("learnings"))

    def is_wrapped_up(self, project: Fields) -> bool:
        """Whether everything of the transition is done, the account looked at since the end."""
        ended_on = self.past(project.get("ended_on"))
        wrap_up = project.get("wrap_up") or {}
        looked_at = [
            self.past(self.profile.get(name)) for name in ("roadmap_reviewed_on", "stakeholders_checked_on")
        ]
        looked_at.append(self.held(self.profile, "health", "set_on"))
        since_the_end = all(day and ended_on and day >= ended_on for day in looked_at)
        done = (
            self.held(wrap_up, "review", "held_on"),
            self.held(wrap_up, "backlog", "reviewed_on"),
            self.past(wrap_up.get("rhythm_resumed_on")),
        )
        return all(done) and since_the_end

    def audit(self, id_: str, project: Fields) -> Iterator[Owed]:
        live_on = to_day(project.get("go_live_on"))
        is_signed = self.held(project, "go_live_audit", "signed_on")
        if live_on and not is_signed and project.get("uses_cloud", True):
            yield self.owe("go-live-audit", live_on, f"projects/{id_}", fields=project)

    def milestones(self, id_: str, project: Fields) -> Iterator[Owed]:
        clock = "milestone-celebrated"
        for number, one in enumerate(project.get("milestones", []), start=1):
            done_on = self.past(one.get("done_on"))
            if one.get("important") and done_on and not self.held(one, "celebrated", "celebrated_on"):
                due_on = self.within(clock, self.origin(clock, done_on))
                place = f"milestones[{number}]"
                yield self.owe(clock, due_on, f"projects/{id_}", fields=project, place=place)
