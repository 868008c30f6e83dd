"""Advice on an account as a whole."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, months_after, to_day
from tests.second_opinion.rules_promises_handoffs import Found


class Whole(Desk):
    """What one could think of, looking at all of it."""

    def of_the_whole(self, duties: set[Owed]) -> Iterator[Found]:
        health = self.profile.get("health") or {}
        set_on = to_day(health.get("set_on"))
        is_bad = self.is_escalated() or any(d.band == "overdue" and d.state == "open" for d in duties)
        is_set = not (set_on and set_on > self.as_of)
        if is_set and health.get("status") == ("green" if is_bad else "amber"):
            yield "health-disagrees", "account"
        if not self.is_past() and not self.is_prospect() and not self.is_paused():
            yield from self.silence()
        if self.is_current():
            keys = [id_ for id_, one in self.all("stakeholders").items() if self.is_key(one)]
            if len(keys) == 1:
                yield "stakeholder-single", f"stakeholders/{keys[0]}"
            if self.known() < 9 and not self.is_paused():
                yield "context-missing", "account"
            if self.has_no_idea() and not self.is_paused():
                yield "added-value-none", "account"
            if self.is_on_too_few():
                yield "account-on-too-few", "account"

    def is_key(self, person: Fields) -> bool:
        since_on = to_day(person.get("since_on"))
        has_begun = since_on is None or since_on <= self.as_of
        return bool(person.get("key")) and has_begun and not self.past(person.get("left_on"))

    def known(self) -> int:
        services = self.profile.get("services") or {}
        parts = [
            self.profile.get(name) for name in ("goals", "challenges", "context", "communication", "roadmap")
        ]
        parts += [
            services.get("buys"),
            services.get("could_buy"),
            self.past(self.profile.get("client_since")),
        ]
        parts.append(any(map(self.is_key, self.all("stakeholders").values())))
        return sum(map(bool, parts))

    def has_no_idea(self) -> bool:
        since = months_after(self.as_of, -self.limit("added-value-none", "months"))
        client_since = self.past(self.profile.get("client_since"))
        is_young = self.opened_on >= since or (client_since is not None and client_since >= since)
        has_one = any(filed_on(id_) >= since for id_, _ in self.made("opportunities"))
        unreflected = any(
            self.past(one.get("missed_on"))
            and one.get("cause", "us") == "us"
            and not (self.held(one, "reflection", "reflected_on") and one["reflection"].get("change"))
            for _, one in self.made("commitments")
        )
        return not (is_young or has_one or unreflected or self.is_escalated())

    def is_on_too_few(self) -> bool:
        since = months_after(self.as_of, -self.limit("account-on-too-few", "months"))
        # A talk among ourselves counts: whoever took part knows the client.
        reached = [
            set(self.ours(id_, one))
            for id_, one in self.made("contacts")
            if one.get("outcome", "reached") == "reached" and filed_on(id_) > since
        ]
        others = [id_ for id_, one in self.people.items() if not self.past(one.get("left_on"))]
        alone = (
            len(reached) >= self.limit("account-on-too-few", "contacts") and len(set().union(*reached)) == 1
        )
        return alone and len(others) > 1

    def silence(self) -> Iterator[Found]:
        """Tries that nobody answered, or nothing that both sides took part in for long."""
        rule = "disengagement"
        is_open = any(
            "disengagement" in one["triggers"] and not self.past(one.get("resolved_on"))
            for _, one in self.made("escalations")
        )
        met = [day for day, _ in self.two_way()]
        last_on = max(met, default=None)
        tries = [
            id_
            for id_, one in self.made("contacts")
            if one.get("outcome") == "no_response"
            and not one.get("internal")
            and (last_on is None or filed_on(id_) > last_on)
        ]
        underway = self.unbroken_since(self.underway_stretches())
        clock = "any-contact" if underway else "steady-contact"
        over = max((over for _, over in self.underway_stretches() if over <= self.as_of), default=None)
        since = [over, self.past(self.profile.get("client_since"))]
        origin = self.origin(clock, last_on, *([underway] if underway else since))
        limit = timedelta(days=self.interval(clock) * self.limit(rule, "intervals"))
        if is_open:
            return
        if len(tries) >= self.limit(rule, "tries"):
            yield rule, f"contacts/{max(tries)}"
        elif self.row(clock).get("enabled", True) and not self.agreed(clock).get("off"):
            if self.as_of <= origin + limit:
                return
            yield rule, "account"

    def two_way(self) -> Iterator[tuple[date, str]]:
        for id_, one in self.made("contacts"):
            if one.get("outcome", "reached") == "reached" and not one.get("internal"):
                yield filed_on(id_), "contact"
        for id_, one in self.made("reviews"):
            if one.get("meeting") == "held":
                yield filed_on(id_), "review"
        for id_, _ in self.made("satisfaction"):
            yield filed_on(id_), "answer"
        for project in self.all("projects").values():
            if day := self.held(project, "kickoff", "held_on"):
                yield day, "kickoff"
            if day := self.held(project.get("wrap_up") or {}, "review", "held_on"):
                yield day, "wrap-up"
