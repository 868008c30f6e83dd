"""Rules on people, money and exceptions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.second_opinion.desk import Fields, Owed, filed_on, to_day
from tests.second_opinion.rules_promises_handoffs import Found, is_sealed
from tests.second_opinion.rules_whole import Whole

ARCHITECTS = {"solution_architect", "cloud_architect"}


class AccountRules(Whole):
    """What is wrong with people, money and exceptions."""

    def account_errors(self) -> Iterator[Found]:
        for id_, one in self.all("assignments").items():
            if self.has_module("staffing") and self.is_under_a_day(one):
                yield "assignment-under-a-day", f"assignments/{id_}"
        if self.has_module("invoicing"):
            yield from self.invoice_errors()
        for id_, waiver in self.all("waivers").items():
            asked_by = waiver.get("asked_by") or self.manager_on(filed_on(id_), as_written=True)
            if waiver["approved_by"] == asked_by:
                yield "waiver-self-approved", f"waivers/{id_}"
        for snooze in self.profile.get("snoozes", []):
            if snooze.get("set_by") == (snooze.get("asked_by") or self.profile["account_manager"]):
                yield "waiver-self-approved", "account"

    def is_under_a_day(self, assignment: Fields) -> bool:
        least = self.limit("assignment-under-a-day", "days")
        if is_sealed(assignment) or not assignment.get("billable", True):
            return False
        return any(
            one["days"] < least and not one.get("exception_reason") and not assignment.get("exception_reason")
            for one in assignment.get("bookings", [])
        )

    def invoice_errors(self) -> Iterator[Found]:
        invoices = self.all("invoices")
        for id_, one in invoices.items():
            for other_id, other in invoices.items():
                same = one.get("kind", "invoice") == other.get("kind", "invoice")
                same = same and one.get("project") == other.get("project")
                mine, theirs = one["period"], other["period"]
                shared = mine["starts_on"] <= theirs["ends_on"] and theirs["starts_on"] <= mine["ends_on"]
                is_later = (*mine.values(), id_) > (*theirs.values(), other_id)
                if same and shared and is_later:
                    yield "invoice-overlap", f"invoices/{id_}"
            lines = [] if is_sealed(one) else one.get("rates", [])
            if any(self.differs(line, one["period"]) for line in lines):
                yield "invoice-rate-differs", f"invoices/{id_}"

    def differs(self, line: Fields, period: Fields) -> bool:
        """Whether none of the rates agreed for that work on a day of the period is the one charged."""
        amount, currency = self.money(line["rate"])
        first, last = date.fromisoformat(period["starts_on"]), date.fromisoformat(period["ends_on"])
        agreed = False
        for agreement in self.profile.get("agreements", []):
            rates = []
            for rate in agreement.get("rates", []):
                agreed = agreed or rate["what"].lower() == line["what"].lower()
                if rate["what"].lower() == line["what"].lower() and self.money(rate["rate"])[1] == currency:
                    from_on = rate.get("from_on") or agreement.get("starts_on") or "0001-01-01"
                    rates.append((date.fromisoformat(from_on), self.money(rate["rate"])[0]))
            rates.sort(key=lambda one: one[0])
            over = [day for day, _ in rates[1:]] + [date.max] * bool(rates)
            ends_on = date.fromisoformat(agreement.get("ends_on", "9999-12-31"))
            begins = date.fromisoformat(agreement.get("starts_on", "0001-01-01"))
            for (from_on, figure), over_on in zip(rates, over, strict=True):
                is_in_force = max(from_on, begins) <= min(last, ends_on) and over_on > first <= ends_on
                if is_in_force and figure == amount:
                    return False
        return agreed

    def money(self, value: Any) -> tuple[Any, Any]:
        if isinstance(value, dict):
            return value["amount"], value.get("currency", self.policy["currency"])
        return value, self.policy["currency"]

    def account_lapses(self) -> Iterator[Found]:
        changes = [(f"changes/{id_}", one, one.get("told_on")) for id_, one in self.all("changes").items()]
        for id_, one in self.book.get("changes", {}).items():
            if self.profile.get("client_since", "0") < one["effective_on"]:
                changes.append((f"_changes/{id_}", one, one.get("told", {}).get(self.id)))
        for record, one, told_on in changes:
            if told_on and told_on > one["effective_on"]:
                yield "change-told-late", record
        for id_, one in self.all("changes").items():
            written_on, called_on = one.get("confirmed_in_writing_on", "0"), one.get("called_on")
            # Whoever was told on an earlier day was not told by the letter.
            is_late = called_on > written_on if called_on else one.get("told_on", "9") >= written_on
            if written_on != "0" and is_late:
                yield "change-written-before-called", f"changes/{id_}"
        for id_, refund in self.all("refunds").items():
            paid_on = refund.get("refunded_on")
            offered = [one.get("offered_on") for one in refund.get("alternatives", [])]
            if self.has_module("refunds") and paid_on and not any(day and day <= paid_on for day in offered):
                yield "refund-no-alternative", f"refunds/{id_}"

    # -- advice ------------------------------------------------------------------------------------

    def account_notices(self, duties: set[Owed]) -> Iterator[Found]:
        yield from self.of_the_whole(duties)
        if self.has_module("staffing"):
            yield from self.of_assignments()
        for id_, waiver in self.made("waivers"):
            same = [
                other_id
                for other_id, other in self.made("waivers")
                if (other["rule"], other.get("record")) == (waiver["rule"], waiver.get("record"))
            ]
            holds = self.as_of <= date.fromisoformat(waiver["until_on"])
            if holds and id_ == max(same) and len(same) - 1 >= self.limit("waiver-renewed", "times"):
                yield "waiver-renewed", f"waivers/{id_}"

    def of_assignments(self) -> Iterator[Found]:
        for id_, one in self.all("assignments").items():
            starts_on, ends_on = date.fromisoformat(one["starts_on"]), to_day(one.get("ends_on"))
            if one.get("tentative") or (ends_on and ends_on < self.as_of):
                continue
            called_on = self.held(one, "consent", "called_on")
            if not called_on or called_on > starts_on:
                yield "assignment-no-consent", f"assignments/{id_}"
            until = ends_on or self.as_of
            days = (until - starts_on).days + 1
            least = self.limit("assignment-office-days", "office_days_per_week")
            is_long = days >= self.limit("assignment-office-days", "onsite_days")
            is_away = one.get("onsite_days_per_week") and not is_sealed(one)
            if is_away and is_long and one.get("office_days_per_week", 0) < least:
                yield "assignment-office-days", f"assignments/{id_}"

        yield from self.of_architects()

    def of_architects(self) -> Iterator[Found]:
        """Architects whom one project (or all the rest of the account) takes for too many days a week."""
        booked: dict[tuple[str, str | None], list[tuple[date, date, float, str]]] = {}
        for id_, one in sorted(self.all("assignments").items()):
            ends_on = to_day(one.get("ends_on")) or date.max
            roles = set(self.people[one["person"]]["roles"])
            if not one.get("tentative") and ends_on >= self.as_of and roles & ARCHITECTS:
                days = 0 if is_sealed(one) else one["days_per_week"]
                seat = (date.fromisoformat(one["starts_on"]), ends_on, days, id_)
                booked.setdefault((one["person"], one.get("project")), []).append(seat)
        for seats in booked.values():
            for day in sorted({max(starts_on, self.as_of) for starts_on, _, _, _ in seats}):
                then = [one for one in seats if one[0] <= day <= one[1]]
                if sum(one[2] for one in then) > self.limit("architect-no-float", "days_per_week"):
                    yield "architect-no-float", f"assignments/{then[-1][3]}"
                    break
