"""Clocks of reviews, satisfaction, value and upkeep."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, to_day


class Reviews(Desk):
    """What is looked at from time to time."""

    def review_duties(self) -> Iterator[Owed]:
        yield from self.annual()
        yield from self.satisfaction()
        yield from self.metrics()
        yield from self.support()
        yield from self.health()
        yield from self.waivers()
        for id_, person in self.all("stakeholders").items():
            if retain_on := to_day(person.get("retain_until_on")):
                yield self.owe("retention", retain_on, f"stakeholders/{id_}")

    def annual(self) -> Iterator[Owed]:
        shared = []
        for id_, one in self.made("reviews"):
            if one["kind"] == "annual" and (shared_on := self.past(one.get("shared_on"))):
                shared.append((shared_on, id_, one))
        last_on = max((day for day, _, _ in shared), default=None)
        if shared:
            shared_on, id_, review = max(shared, key=lambda one: one[:2])
            if not self.is_offered(review):
                due_on = self.within("annual-review-offered", self.origin("annual-review-offered", shared_on))
                yield self.owe("annual-review-offered", due_on, f"reviews/{id_}")
        if not self.is_current():
            return
        since, month = self.past(self.profile.get("client_since")), self.profile.get("annual_review_month")
        if month:
            earliest = self.origin("annual-review", last_on, since) + timedelta(days=183)
            ends = [
                date(year, month, monthrange(year, month)[1]) for year in (earliest.year, earliest.year + 1)
            ]
            due_on = next(end for end in ends if end >= earliest)
        else:
            due_on = self.next_after("annual-review", last_on, since)
        yield self.owe("annual-review", due_on, last_on=last_on)

    def is_offered(self, review: Fields) -> bool:
        meeting, offered_on = review.get("meeting"), to_day(review.get("offered_on"))
        if meeting == "offered" and offered_on:
            return offered_on <= self.as_of
        return bool(meeting)

    def satisfaction(self) -> Iterator[Owed]:
        if self.is_current():
            asked = [filed_on(id_) for id_, _ in self.made("satisfaction")]
            for id_, contact in self.made("contacts"):
                is_talk = contact.get("outcome", "reached") == "reached" and not contact.get("internal")
                has_score = "score" in contact and contact.get("visibility") != "restricted"
                if is_talk and (has_score or contact.get("feeling")):
                    asked.append(filed_on(id_))
            last_on = max(asked, default=None)
            due_on = self.next_after(
                "satisfaction-score", last_on, self.past(self.profile.get("client_since"))
            )
            yield self.owe("satisfaction-score", due_on, last_on=last_on)

    # -- value -------------------------------------------------------------------------------------

    def measured(self, metric: Fields) -> list[date]:
        days = [self.past(one["date_on"]) for one in metric.get("measurements", [])]
        return [day for day in days if day]

    def metrics(self) -> Iterator[Owed]:
        shown: list[date | None] = []
        still: list[tuple[date, str, date]] = []
        for id_, metric in self.all("metrics").items():
            record, measured = f"metrics/{id_}", self.measured(metric)
            by_on, baseline_on = (
                date.fromisoformat(metric["target"]["by_on"]),
                self.past(metric["baseline"]["date_on"]),
            )
            own = [metric.get("owner") or self.profile["account_manager"]]
            is_over = any(day >= by_on for day in measured)
            if not is_over:
                yield self.owe("metric-target", by_on, record, own=own, fields=metric)
            if not is_over and baseline_on:
                last_on, every = max(measured, default=None), metric.get("measure_every_days")
                due_on = self.next_after("measurement", last_on, baseline_on, every=every)
                yield self.owe("measurement", due_on, record, own=own, fields=metric, last_on=last_on)
            shown_on = self.past(metric.get("shown_on"))
            shown.append(shown_on)
            if baseline_on and not (is_over and shown_on and shown_on >= max(measured)):
                still.append((shown_on or date.min, id_, baseline_on))
        if still:
            last_on = max([day for day in shown if day], default=None)
            due_on = self.next_after("value-shown", last_on, min(day for _, _, day in still))
            # One talk shows all: it is noted with the metric for which they have waited longest.
            yield self.owe("value-shown", due_on, f"metrics/{min(still)[1]}", last_on=last_on)

    # -- upkeep ------------------------------------------------------------------------------------

    def support(self) -> Iterator[Owed]:
        meetings = (self.profile.get("communication") or {}).get("meetings", [])
        if self.is_current() and not any(meeting.get("every_days", 999) <= 31 for meeting in meetings):
            seen = [day for day, _ in self.reached_covering("support_watch", internal=True)]
            for id_, scan in self.book.get("scans", {}).items():
                if filed_on(id_) <= self.as_of and self.id in scan.get("seen", []):
                    seen.append(filed_on(id_))
            last_on, since = max(seen, default=None), self.past(self.profile.get("client_since"))
            yield self.owe("support-watch", self.next_after("support-watch", last_on, since), last_on=last_on)

    def health(self) -> Iterator[Owed]:
        health = self.profile.get("health") or {}
        set_on = self.past(health.get("set_on"))
        if set_on or (health and not health.get("set_on")):
            since = set_on or self.past(self.profile.get("client_since"))
            yield self.owe("health-set", self.next_after("health-set", since), last_on=set_on)

    def waivers(self) -> Iterator[Owed]:
        soon_days = self.row("waiver-ends").get("soon_days", 7)
        for id_, waiver in self.made("waivers"):
            until_on = date.fromisoformat(waiver["until_on"])
            followed = any(
                other_id != id_
                and other["rule"] == waiver["rule"]
                and other.get("record") in {None, waiver.get("record")}
                and date.fromisoformat(other["until_on"]) > until_on
                for other_id, other in self.made("waivers")
            )
            if until_on - timedelta(days=soon_days) <= self.as_of <= until_on and not followed:
                yield self.owe("waiver-ends", until_on, f"waivers/{id_}")
