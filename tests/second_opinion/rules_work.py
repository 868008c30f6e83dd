"""Rules on projects, reviews, value, health and escalations."""

from collections.abc import Iterator
from datetime import timedelta

from tests.second_opinion.clocks_escalations import Escalations
from tests.second_opinion.desk import Fields, filed_on, months_after, to_day
from tests.second_opinion.numbers import NEGATIVE, PLACEHOLDERS, ROWS
from tests.second_opinion.rules_promises_handoffs import Found, has_word, is_one_of, is_sealed

SECTIONS = {
    "annual": ["delivered", "support", "recommendations", "plan"],
    "mini": ["done", "next", "booking_days_left", "booking_enough"],
    "software": ["reviewer", "findings"],
    "free": [],
}
TEXTS = ["delivered", "support", "recommendations", "plan", "done", "next", "findings"]


class WorkRules(Escalations):
    """What is wrong with the work and with how the client takes it."""

    def work_errors(self) -> Iterator[Found]:
        for id_, project in self.all("projects").items():
            for rule in self.project_errors(project):
                yield rule, f"projects/{id_}"
        for id_, review in self.all("reviews").items():
            is_held = review.get("meeting") == "held"
            if is_held and self.is_one_sided(review):
                yield "review-one-sided", f"reviews/{id_}"
            empty = [name for name in SECTIONS[review["kind"]] if review.get(name) in (None, "", [])]
            if (review.get("shared_on") or is_held) and empty and not is_sealed(review):
                yield "review-section-empty", f"reviews/{id_}"
        for id_, escalation in self.all("escalations").items():
            if not all(self.table_for(escalation).values()):
                yield "escalation-no-row", f"escalations/{id_}"
        health = self.profile.get("health") or {}
        if health.get("status") in {"amber", "red"} and not health.get("reason"):
            yield "health-unexplained", "account"
        yield from self.value_errors()

    def project_errors(self, project: Fields) -> Iterator[str]:
        is_cancelled = project.get("cancelled_on")
        underway = project.get("mobilised_on") and not project.get("ended_on") and not is_cancelled
        words = self.policy.get("words", {}).get("placeholder", PLACEHOLDERS)
        expected = project.get("expectations") or {}
        if underway and not is_sealed(project):
            texts = [expected.get("timeline", ""), expected.get("budget", "")]
            texts.append(
                next((one for one in expected.get("deliverables", []) if not is_one_of(one, words)), "")
            )
            if not all(one and not is_one_of(one, words) for one in texts):
                yield "project-expectations-missing"
        is_led = (project.get("roles") or {}).get("tech_lead")
        if underway and project.get("size") in {"medium", "large"} and not is_led:
            yield "project-roles-missing"
        warranty = project.get("warranty") or {}
        is_delivered = project.get("pricing") == "fixed_price" and project.get("delivered_on")
        has_days = warranty.get("starts_on") and warranty.get("ends_on")
        if is_delivered and not has_days and not is_cancelled:
            yield "fixed-price-without-warranty"
        review = (project.get("wrap_up") or {}).get("review") or {}
        if review.get("held_on") and self.is_one_sided(review):
            yield "review-one-sided"
        ended_on, held_on = to_day(project.get("ended_on")), to_day(review.get("held_on"))
        is_done = (review.get("attendees") or {}).get("theirs") and review.get("learnings")
        if ended_on and held_on and is_done and not is_cancelled:
            # Where nobody asks for the review, it is not late; nor for days before the book.
            row, agreed = self.row("project-review"), self.profile.get("rhythm", {}).get("project-review", {})
            opening = to_day(self.profile.get("opening", {}).get("project-review")) or ended_on
            days = row.get("within_days", ROWS["project-review"].number)
            is_asked = row.get("enabled", True) and not agreed.get("off")
            if is_asked and held_on > max(ended_on, self.opened_on, opening) + timedelta(days=days):
                yield "project-review-late"

    @staticmethod
    def is_one_sided(review: Fields) -> bool:
        attendees = review.get("attendees") or {}
        return bool(attendees.get("ours")) != bool(attendees.get("theirs"))

    def value_errors(self) -> Iterator[Found]:
        for id_, metric in self.all("metrics").items():
            days = [one["date_on"] for one in metric.get("measurements", [])]
            start, target = metric["baseline"]["value"], metric["target"]
            percent = target.get("change_percent")
            is_odd = (percent is not None and (start == 0 or percent == 0)) or target.get("value") == start
            if self.has_module("value") and (
                (is_odd and not is_sealed(metric)) or len(set(days)) < len(days)
            ):
                yield "metric-impossible", f"metrics/{id_}"
        for folder in ("satisfaction", "contacts"):
            for id_, answer in self.all(folder).items():
                scale = answer.get("scale_max", 10 if answer.get("method") == "nps" else None)
                score = answer.get("score")
                if score is None or scale is None or is_sealed(answer) or not self.has_module("satisfaction"):
                    continue
                if not 0 <= score <= scale:
                    yield "satisfaction-off-scale", f"{folder}/{id_}"

    # -- advice ------------------------------------------------------------------------------------

    def work_notices(self) -> Iterator[Found]:
        yield from self.negative_words()
        yield from self.signs()
        for id_, project in self.all("projects").items():
            is_over = self.past(project.get("ended_on")) or self.past(project.get("cancelled_on"))
            if is_over:
                continue
            roles = project.get("roles") or {}
            if self.has_module("cloud") and project.get("uses_cloud") and not roles.get("cloud_architect"):
                yield "project-no-cloud-architect", f"projects/{id_}"
            if self.lacks_skills(id_, project):
                yield "project-skills-unmet", f"projects/{id_}"

    def lacks_skills(self, id_: str, project: Fields) -> bool:
        roles = project.get("roles") or {}
        team = [project["project_manager"], *(who for role, who in roles.items() if role != "product_owner")]
        for one in self.all("assignments").values():
            ends_on = to_day(one.get("ends_on"))
            if one.get("project") == id_ and not (ends_on and ends_on < self.as_of):
                team.append(one["person"])
        here = [self.people[who] for who in team if not self.past(self.people[who].get("left_on"))]
        known = {skill.lower() for one in here for skill in one.get("skills", [])}
        needed = {skill.lower() for skill in (project.get("needs") or {}).get("skills", [])}
        return not is_sealed(project) and not needed <= known

    def negative_words(self) -> Iterator[Found]:
        words = self.policy.get("words", {}).get("negative", NEGATIVE)
        read: list[tuple[str, list[str | list[str]]]] = []
        for kind in SECTIONS:
            latest = [(id_, one) for id_, one in self.made("reviews") if one["kind"] == kind]
            if latest:
                id_, review = max(latest, key=lambda one: one[0])
                if not is_sealed(review):
                    read.append((f"reviews/{id_}", [review.get(name, "") for name in TEXTS]))
        for id_, project in self.all("projects").items():
            is_over = self.past(project.get("ended_on")) or self.past(project.get("cancelled_on"))
            sent = [one for one in project.get("progress_reports", []) if self.past(one.get("sent_on"))]
            if sent and not is_over and not is_sealed(project):
                report = max(sent, key=lambda one: one["sent_on"])
                read.append((f"projects/{id_}", [report.get("challenges", []), report.get("next", [])]))
        changes = [(f"changes/{id_}", one) for id_, one in self.made("changes")]
        for record, change in changes:
            if to_day(change["effective_on"]) >= self.as_of and not is_sealed(change):  # type: ignore[operator]
                read.append((record, [change.get("plan", ""), change.get("options", [])]))
        for record, texts in read:
            whole = " | ".join(one if isinstance(one, str) else " | ".join(one) for one in texts)
            if has_word(whole, words):
                yield "wording-negative", record

    def signs(self) -> Iterator[Found]:
        found = [
            (id_, "concerns") for id_, _ in self.made("concerns")
        ]  # fmt: skip
        counted = {f"concerns/{id_}" for id_, _ in self.made("concerns") if self.is_recent(id_)}
        about = {
            ref
            for id_, concern in self.made("concerns")
            if self.is_recent(id_)
            for ref in concern.get("about", [])
        }
        for id_, signal in self.made("signals"):
            is_counted = signal.get("leads_to") in counted or f"signals/{id_}" in about
            if signal["kind"] in {"dissatisfaction", "pattern"} and not is_counted:
                found.append((id_, "signals"))
        found = [one for one in found if self.is_recent(one[0])]
        # Of the same day a signal comes after a concern.
        recent = sorted(found, key=lambda one: (filed_on(one[0]), one[1], one[0]))
        if len(recent) >= self.limit("repeated-trouble", "count"):
            id_, folder = recent[-1]
            yield "repeated-trouble", f"{folder}/{id_}"
        yield from self.unforeseen()

    def is_recent(self, id_: str) -> bool:
        return bool((self.as_of - filed_on(id_)).days <= self.limit("repeated-trouble", "days"))

    def unforeseen(self) -> Iterator[Found]:
        """Escalations without a concern before them, where they are more than half."""
        clock = "escalation-without-concern"
        since = months_after(self.as_of, -self.limit(clock, "months"))
        counted, without = [], []
        for id_, one in self.made("escalations"):
            if filed_on(id_) < since or set(one["triggers"]) <= {"stakeholder_leaving", "harmful_behaviour"}:
                continue
            counted.append(id_)
            cited = [
                ref.removeprefix("concerns/") for ref in one.get("about", []) if ref.startswith("concerns/")
            ]
            foreseen = any(
                concern_id in cited
                or concern.get("leads_to") == f"escalations/{id_}"
                or f"escalations/{id_}" in concern.get("about", [])
                for concern_id, concern in self.made("concerns")
                if filed_on(concern_id) <= filed_on(id_)
            )
            if not foreseen:
                without.append(id_)
        if counted and 100 * len(without) > self.limit(clock, "percent") * len(counted):
            yield clock, f"escalations/{max(without)}"
