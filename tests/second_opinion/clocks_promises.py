"""Clocks of promises, of what they wait for, of answers and follow-ups."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, to_day


class Promises(Desk):
    """What was promised and what was asked."""

    def promise_duties(self) -> Iterator[Owed]:
        for id_, promise in self.made("commitments"):
            yield from self.promise_owes(id_, promise)
        for id_, contact in self.all("contacts").items():
            # What a planned talk asks for may be due before it.
            if filed_on(id_) <= self.as_of or contact.get("outcome") == "planned":
                yield from self.contact_owes(id_, contact)
        for id_, answer in self.made("satisfaction"):
            follow_up, own = answer.get("follow_up") or {}, answer.get("asked_by")
            due_on = to_day(follow_up.get("due_on"))
            if due_on and not self.past(follow_up.get("done_on")):
                owner = own or self.manager_on(filed_on(id_))
                yield self.owe("follow-up", due_on, f"satisfaction/{id_}", own=[owner], fields=answer)

    def is_open_promise(self, promise: Fields) -> bool:
        return not (
            self.past(promise.get("done_on"))
            or self.past(promise.get("missed_on"))
            or self.held(promise, "withdrawn", "withdrawn_on")
        )

    def promise_owes(self, id_: str, promise: Fields) -> Iterator[Owed]:
        record = f"commitments/{id_}"
        owner = promise.get("owner") or self.manager_on(filed_on(id_))
        own = [owner]
        done, missed = self.past(promise.get("done_on")), self.past(promise.get("missed_on"))
        withdrawn = self.held(promise, "withdrawn", "withdrawn_on")
        if self.is_open_promise(promise):
            due_on = self.day_in_force(promise, self.as_of)
            yield self.owe("commitment", due_on, record, own=own, fields=promise)
            yield from self.looks(id_, promise, due_on, own)
            yield from self.waits(id_, promise, own)
        noticed = self.held(promise, "at_risk", "noticed_on")
        first = min([day for day in (noticed, missed) if day], default=None)
        told = self.past(promise.get("told_on"))
        is_told = told is not None and first is not None and (told >= first or noticed is not None)
        if first and not is_told and not done and not withdrawn:
            due_on = self.within("commitment-told", self.origin("commitment-told", first))
            yield self.owe("commitment-told", due_on, record, own=own, fields=promise)
        reflection = promise.get("reflection") or {}
        reflected = self.past(reflection.get("reflected_on"))
        if missed and promise.get("cause", "us") == "us" and not (reflected and reflection.get("change")):
            due_on = self.within("reflection", self.origin("reflection", missed))
            yield self.owe("reflection", due_on, record, own=own, fields=promise)
        change_on = to_day(reflection.get("due_on"))
        if reflected and change_on and not self.past(reflection.get("done_on")):
            own = [reflection["owner"], owner] if reflection.get("owner") else own
            yield self.owe("reflection-change", change_on, record, own=own, fields=promise)

    def looks(self, id_: str, promise: Fields, due_on: date, own: list[str]) -> Iterator[Owed]:
        """The first look of two that nobody has taken."""
        clock, made_on = "commitment-check", filed_on(id_)
        if (due_on - made_on).days <= self.limit(clock, "longer_than_days"):
            return
        began_on = self.origin(clock, made_on)
        if due_on <= began_on:
            return
        halfway_on = began_on + timedelta(days=(due_on - began_on).days // 2)
        second_on = self.working_days_after(due_on, -self.limit(clock, "before_working_days"))
        seen = [self.past(one["checked_on"]) for one in promise.get("checked", [])]
        looks = sorted(day for day in seen if day)
        last_on = max(looks, default=None)
        if not looks:
            next_on = halfway_on
        elif looks[-1] <= halfway_on:
            # A look on the halfway day still counts as the first.
            next_on = max(second_on, halfway_on + timedelta(days=1))
        else:
            return
        yield self.owe(clock, next_on, f"commitments/{id_}", own=own, fields=promise, last_on=last_on)

    def waits(self, id_: str, promise: Fields, own: list[str]) -> Iterator[Owed]:
        for number, thing in enumerate(promise.get("waiting_on", []), start=1):
            needed_on, chased_on = to_day(thing.get("needed_by_on")), self.past(thing.get("chased_on"))
            if not needed_on or self.past(thing.get("done_on")) or (chased_on and chased_on >= needed_on):
                continue
            who = [thing["chased_by"], *own] if thing.get("chased_by") else own
            yield self.owe(
                "waiting-on",
                needed_on,
                f"commitments/{id_}",
                own=who,
                fields=promise,
                last_on=chased_on,
                place=f"waiting_on[{number}]",
            )

    @staticmethod
    def day_in_force(promise: Fields, as_of: date) -> date:
        """The day promised, moved only by revisions told before the day that was in force."""
        revisions = promise.get("revisions", [])
        in_force = date.fromisoformat(revisions[0]["from_on"] if revisions else promise["due_on"])
        for revision in revisions:
            revised_on, told_on = to_day(revision["revised_on"]), to_day(revision.get("told_on"))
            if (
                revised_on
                and told_on
                and max(revised_on, told_on) <= as_of
                and max(revised_on, told_on) < in_force
            ):
                in_force = date.fromisoformat(revision["to_on"])
        return in_force

    def contact_owes(self, id_: str, contact: Fields) -> Iterator[Owed]:
        record, own = f"contacts/{id_}", self.ours(id_, contact)
        asked_on = to_day(contact.get("needs_reply_by_on"))
        is_asked = contact.get("needs_reply") or asked_on
        is_theirs = contact.get("outcome") != "planned" and not contact.get("internal")
        if is_asked and is_theirs and not self.past(contact.get("replied_on")):
            due_on = asked_on or self.within("reply", self.origin("reply", filed_on(id_)))
            yield self.owe("reply", due_on, record, own=own, fields=contact)
        for number, line in enumerate(contact.get("follow_ups", []), start=1):
            line_on = to_day(line.get("due_on"))
            if line_on and not self.past(line.get("done_on")):
                who = [line["owner"], *own] if line.get("owner") else own
                place = f"follow_ups[{number}]"
                yield self.owe("follow-up", line_on, record, own=who, fields=contact, place=place)
