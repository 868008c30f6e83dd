"""Clocks of people on the account, of changes and of money."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, months_after, to_day


class PeopleAndMoney(Desk):
    """What the client hears before it happens, and what is paid."""

    def people_and_money_duties(self) -> Iterator[Owed]:
        for id_, change in self.made("changes"):
            yield from self.change_owes(f"changes/{id_}", id_, change, None)
        for id_, change in self.book.get("changes", {}).items():
            if filed_on(id_) <= self.as_of:
                told_on = self.past(change.get("told", {}).get(self.id))
                yield from self.change_owes(f"_changes/{id_}", id_, change, told_on)
        yield from self.rotations()
        yield from self.gifts()
        yield from self.invoices()
        yield from self.warranties()
        yield from self.agreements()
        yield from self.refunds()
        ended = self.profile.get("ended") or {}
        ended_on = self.past(ended.get("ended_on"))
        if ended_on and not (ended.get("why") and ended.get("learned")):
            yield self.owe("loss-review", self.within("loss-review", self.origin("loss-review", ended_on)))

    def change_owes(self, record: str, id_: str, change: Fields, told_on: date | None) -> Iterator[Owed]:
        kind, is_firmwide = change["kind"], record.startswith("_")
        effective_on = date.fromisoformat(change["effective_on"])
        told_on = told_on or self.past(change.get("told_on"))
        if kind == "leaves_firm" and not self.concerns_us(change.get("person"), is_firmwide):
            return
        if is_firmwide and kind == "rate_all" and not self.is_a_client_of(effective_on):
            return
        if is_firmwide and kind not in {"leaves_firm", "rate_all"}:
            return
        if not told_on:
            yield self.owe("change-told", effective_on, record, fields=change)
        if kind == "leaves_firm" and not self.past(change.get("called_on")) and not told_on:
            due_on = self.within("departure-called", self.origin("departure-called", filed_on(id_)))
            yield self.owe("departure-called", due_on, record, fields=change)

    def is_a_client_of(self, day: date) -> bool:
        """A client of today who was one before the change."""
        since = self.past(self.profile.get("client_since"))
        return self.is_current() and not (since and since >= day)

    def concerns_us(self, person: str | None, is_firmwide: bool) -> bool:
        """Whether a departure concerns this client: an open role or assignment names who leaves."""
        if self.is_past():
            return False
        return person in self.named() if person else not is_firmwide

    def named(self) -> list[str | None]:
        """All of ours whom an open role or assignment of the account names."""
        team = self.profile.get("team") or {}
        named = [self.profile["account_manager"], self.profile.get("deputy"), *team.values()]
        for project in self.all("projects").values():
            is_over = self.past(project.get("ended_on")) or self.past(project.get("cancelled_on"))
            if not is_over:
                roles = project.get("roles") or {}
                named.append(project["project_manager"])
                named += [who for role, who in roles.items() if role != "product_owner"]
        for one in self.all("stakeholders").values():
            if not self.past(one.get("left_on")):
                named.append(one.get("our_contact"))
        for one in self.all("assignments").values():
            ends_on = to_day(one.get("ends_on"))
            if not ends_on or ends_on >= self.as_of:
                named.append(one["person"])
        return named

    def rotations(self) -> Iterator[Owed]:
        clock = "rotation-offer"
        for id_, one in self.all("assignments").items():
            starts_on, ends_on = self.past(one["starts_on"]), to_day(one.get("ends_on"))
            if not starts_on or one.get("tentative") or (ends_on and ends_on < self.as_of):
                continue
            offered_on = self.past(one.get("rotation_offered_on"))
            due_on = months_after(self.origin(clock, starts_on, offered_on), self.limit(clock, "months"))
            yield self.owe(clock, due_on, f"assignments/{id_}", fields=one, last_on=offered_on)

    def gifts(self) -> Iterator[Owed]:
        if self.is_current():
            given = [day for day, _ in self.reached_covering("goodwill", internal=False)]
            last_on, since = max(given, default=None), self.past(self.profile.get("client_since"))
            yield self.owe("goodwill", self.next_after("goodwill", last_on, since), last_on=last_on)

    # -- money -------------------------------------------------------------------------------------

    def invoices(self) -> Iterator[Owed]:
        billing = self.profile.get("billing") or {}
        charged = self.underway_stretches(
            None if billing.get("prepaid") else "time_and_materials",
        )
        began = self.unbroken_since(charged)
        if began:
            sent = [self.past(one.get("sent_on")) for one in self.all("invoices").values()]
            last_on = max([day for day in sent if day], default=None)
            due_on = self.next_after("invoice", last_on, began, every=billing.get("every_days"))
            yield self.owe("invoice", due_on, last_on=last_on)

    def warranties(self) -> Iterator[Owed]:
        for id_, project in self.all("projects").items():
            warranty = project.get("warranty") or {}
            delivered_on, ends_on = self.past(project.get("delivered_on")), to_day(warranty.get("ends_on"))
            after_told_on = self.held(warranty, "after", "told_on")
            if self.past(project.get("cancelled_on")):
                continue
            has_warranty = project.get("pricing") == "fixed_price" or bool(
                {"starts_on", "ends_on"} & set(warranty)
            )
            if delivered_on and has_warranty and not (self.past(warranty.get("told_on")) or after_told_on):
                yield self.owe("warranty-told", delivered_on, f"projects/{id_}", fields=project)
            if ends_on and not after_told_on:
                before = self.limit("warranty-after", "before_working_days")
                due_on = self.working_days_after(ends_on, -before)
                yield self.owe("warranty-after", due_on, f"projects/{id_}", fields=project)

    def agreements(self) -> Iterator[Owed]:
        for number, agreement in enumerate(self.profile.get("agreements", []), start=1):
            ends_on, renewal = to_day(agreement.get("ends_on")), agreement.get("renewal") or {}
            if not ends_on or self.past(renewal.get("decided_on")):
                continue
            first_on = to_day(agreement.get("starts_on")) or date.min
            place = f"agreements[{number}]"
            notice_on = ends_on - timedelta(days=agreement.get("notice_days", 0))
            yield self.owe("renewal", max(notice_on, first_on), place=place)
            talk_on = notice_on - timedelta(days=self.limit("renewal-talk", "before_notice_days"))
            if not self.past(renewal.get("talked_on")):
                yield self.owe("renewal-talk", max(talk_on, first_on), place=place)

    def refunds(self) -> Iterator[Owed]:
        for id_, refund in self.made("refunds"):
            if self.past(refund.get("refunded_on")):
                continue
            offered = [self.past(one.get("offered_on")) for one in refund.get("alternatives", [])]
            declined_on = self.past(refund.get("declined_on"))
            if declined_on:
                origin, limit = self.origin("refund", declined_on), "pay_working_days"
            elif any(offered):
                continue
            else:
                origin, limit = self.origin("refund", filed_on(id_)), "offer_working_days"
            due_on = self.working_days_after(origin, self.limit("refund", limit))
            yield self.owe("refund", due_on, f"refunds/{id_}")
