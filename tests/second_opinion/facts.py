"""The plain facts of an account on a day: what has happened, since when, and who spoke with the client.

Written from the text of the rule book alone, as is all that stands on it; no line is shared with
the engine. A book is `{"policy": {...}, "people": {id: {...}}, "accounts": {id: {"account": {...},
"contacts": {id: {...}}, ...}}}`, at will with `changes` and `scans` of the firm, values as they stand in
the files.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Fields = dict[str, Any]

LONG_AGO = date(1900, 1, 1)
FAR_AWAY = date(9000, 1, 1)


def to_day(text: str | None) -> date | None:
    """The day a text names, if there is a text."""
    return date.fromisoformat(text) if text else None


def filed_on(id_: str) -> date:
    """The day with which a record's id begins."""
    return date.fromisoformat(id_[:10])


def months_after(day: date, count: int) -> date:
    """So many months later (earlier where negative), on the month's last day where it is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Facts:
    """One account of a book on a day."""

    def __init__(self, book: Fields, account_id: str, as_of: date) -> None:
        self.book = book
        self.policy: Fields = book["policy"]
        self.people: dict[str, Fields] = book["people"]
        self.id, self.as_of = account_id, as_of
        self.parts: dict[str, dict[str, Fields]] = {
            folder: records for folder, records in book["accounts"][account_id].items() if folder != "account"
        }
        self.profile: Fields = book["accounts"][account_id]["account"]
        self.opened_on = date.fromisoformat(self.policy["book_opened_on"])

    # -- facts -----------------------------------------------------------------------------------

    def past(self, text: str | None) -> date | None:
        """The day of a fact, if it has happened."""
        found = to_day(text)
        return found if found and found <= self.as_of else None

    def all(self, folder: str) -> dict[str, Fields]:
        """Every record of a folder as written."""
        return self.parts.get(folder, {})

    def made(self, folder: str) -> Iterator[tuple[str, Fields]]:
        """The records of a folder whose own day has come."""
        for id_, record in self.all(folder).items():
            if filed_on(id_) <= self.as_of:
                yield id_, record

    def held(self, record: Fields, block: str, field: str) -> date | None:
        """The day on which a block of a record happened, if it has."""
        return self.past((record.get(block) or {}).get(field))

    # -- the account -----------------------------------------------------------------------------

    def is_past(self) -> bool:
        return self.held(self.profile, "ended", "ended_on") is not None

    def is_prospect(self) -> bool:
        since = to_day(self.profile.get("client_since"))
        return self.profile.get("status") == "prospect" or (since is not None and since > self.as_of)

    def is_current(self) -> bool:
        return not self.is_past() and not self.is_prospect()

    def is_paused(self) -> bool:
        paused = self.profile.get("paused")
        if not paused or date.fromisoformat(paused["since_on"]) > self.as_of:
            return False
        until_on = to_day(paused.get("until_on"))
        return until_on is None or self.as_of <= until_on

    def rested_until(self) -> date | None:
        """The day after the last pause."""
        until_on = self.past((self.profile.get("paused") or {}).get("until_on"))
        return until_on + timedelta(days=1) if until_on and until_on < self.as_of else None

    def tier(self) -> Fields:
        name = self.profile.get("tier") or self.policy.get("default_tier", "standard")
        tier: Fields = self.policy["tiers"].get(name, {})
        return tier

    def manager_on(self, day: date, *, as_written: bool = False) -> str:
        """Who managed the account on a day, by the accepted handoffs between managers."""
        changes = []
        for handoff in self.all("handoffs").values():
            accepted = to_day((handoff.get("accepted") or {}).get("accepted_on"))
            if handoff["kind"] == "am_to_am" and accepted and (as_written or accepted <= self.as_of):
                changes.append((to_day(handoff.get("effective_on")) or accepted, handoff["from"]))
        for took_effect_on, giver in sorted(changes):
            if day < took_effect_on:
                return str(giver)
        return str(self.profile["account_manager"])

    # -- our people --------------------------------------------------------------------------------

    def here(self, id_: str | None) -> str | None:
        """The person, or the cover, if either is active and not away."""
        person = self.people.get(id_ or "")
        if person is None or self.past(person.get("left_on")):
            return None
        for away in person.get("away", []):
            if date.fromisoformat(away["starts_on"]) <= self.as_of <= date.fromisoformat(away["ends_on"]):
                cover = away.get("cover")
                return cover if cover and self.is_free(cover) else None
        return id_

    def is_free(self, id_: str) -> bool:
        person = self.people[id_]
        is_away = any(
            date.fromisoformat(away["starts_on"]) <= self.as_of <= date.fromisoformat(away["ends_on"])
            for away in person.get("away", [])
        )
        return not is_away and not self.past(person.get("left_on"))

    def receivers(self, to: str) -> list[str]:
        """A group's people, else the holders of a role, else the person."""
        groups = self.policy.get("groups", {})
        if to in groups:
            return list(groups[to])
        return sorted(id_ for id_, person in self.people.items() if to in person["roles"]) or [to]

    # -- underway, and the reasons for a check-in --------------------------------------------------

    def underway_stretches(self, pricing: str | None = None) -> list[tuple[date, date]]:
        """From the mobilisation of each project to the day on which it was over (not included)."""
        stretches = []
        for project in self.all("projects").values():
            if pricing and project.get("pricing") != pricing:
                continue
            began = self.past(project.get("mobilised_on"))
            over = [self.past(project.get(field)) for field in ("ended_on", "cancelled_on")]
            if began:
                stretches.append((began, min([day for day in over if day], default=FAR_AWAY)))
        return stretches

    def check_in_stretches(self) -> list[tuple[date, date]]:
        stretches = self.underway_stretches()
        for id_, escalation in self.made("escalations"):
            stretches.append((filed_on(id_), self.past(escalation.get("resolved_on")) or FAR_AWAY))
        health = self.profile.get("health") or {}
        set_on = to_day(health.get("set_on"))
        if health.get("status") in {"amber", "red"} and (set_on is None or set_on <= self.as_of):
            since = to_day(self.profile.get("client_since"))
            stretches.append((set_on or since or LONG_AGO, FAR_AWAY))
        if self.tier().get("high_value"):
            stretches.append((to_day(self.profile.get("client_since")) or LONG_AGO, FAR_AWAY))
        return stretches

    @staticmethod
    def covered_on(stretches: list[tuple[date, date]], day: date) -> bool:
        return any(began <= day < over for began, over in stretches)

    def unbroken_since(self, stretches: list[tuple[date, date]]) -> date | None:
        """The first day of the unbroken stretch that holds now; None where nothing holds."""
        if not self.covered_on(stretches, self.as_of):
            return None
        began = min(one for one, over in stretches if one <= self.as_of < over)
        while earlier := [one for one, over in stretches if one < began <= over]:
            began = min(earlier)
        return began
