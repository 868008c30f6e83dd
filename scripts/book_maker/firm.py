"""The firm of a made-up book: its policy, and people in proportion to its accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from book_maker.life import OPENED, TODAY, Life, fact
from book_maker.names import FIRST, LAST

ACCOUNTS_A_MANAGER = 8
MANAGERS_A_TEAM = 3
ACCOUNTS_A_TEAM = ACCOUNTS_A_MANAGER * MANAGERS_A_TEAM
PEOPLE_A_TEAM = MANAGERS_A_TEAM + 3
LEAD = "ondine-ashworth"
BANK_HOLIDAYS = (
    "2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31"
)


@dataclass(frozen=True, slots=True)
class Team:
    """Those of ours who look after an account: person ids."""

    manager: str
    deputy: str
    project_manager: str
    tech_lead: str
    support: str


def _name(number: int) -> tuple[str, str]:
    first = number % len(FIRST)
    lap, last = divmod(number // len(FIRST), len(LAST))
    # Each lap of first names takes other last names, so that neighbours do not share one.
    name = LAST[(last + 7 * first) % len(LAST)]
    return FIRST[first], f"{name} {lap + 1}" if lap else name


def _id(number: int) -> str:
    return "-".join(_name(number)).lower().replace(" ", "-")


def team_of(index: int) -> Team:
    """The team that looks after the account of that number."""
    group, place = divmod(index, ACCOUNTS_A_TEAM)
    start = group * PEOPLE_A_TEAM
    seat = place // ACCOUNTS_A_MANAGER
    manager, deputy = start + seat, start + (seat + 1) % MANAGERS_A_TEAM
    others = [_id(start + MANAGERS_A_TEAM + nth) for nth in range(3)]
    return Team(_id(manager), _id(deputy), *others)


def firm_lives(accounts: int) -> Iterator[Life]:
    """The policy and the people that a book of so many accounts needs."""
    yield fact("_policy.yml", OPENED, _policy())
    yield fact(f"_people/{LEAD}.yml", OPENED, _person("Ondine", "Ashworth", ["delivery_lead"]))
    for group in range(-(-accounts // ACCOUNTS_A_TEAM)):
        for seat in range(PEOPLE_A_TEAM):
            number = group * PEOPLE_A_TEAM + seat
            fields = _person(*_name(number), _roles(seat))
            if seat == 1 and group % 3 == 0:
                fields["away"] = [_holiday(_id(number + 1))]
            yield fact(f"_people/{_id(number)}.yml", OPENED, fields)


def _roles(seat: int) -> list[str]:
    others = (
        ["project_manager", "scrum_master"],
        ["tech_lead", "developer"],
        ["new_work", "support_contact"],
    )
    return ["account_manager"] if seat < MANAGERS_A_TEAM else others[seat - MANAGERS_A_TEAM]


def _person(first: str, last: str, roles: list[str]) -> dict[str, object]:
    address = f"{first}.{last}".lower().replace(" ", "")
    fields: dict[str, object] = {"name": f"{first} {last}", "roles": roles}
    fields["email"] = f"{address}@firm.example"
    if "account_manager" in roles:
        fields["booking_url"] = f"https://book.firm.example/{address}"
    return fields


def _holiday(cover: str) -> dict[str, object]:
    return {"starts_on": date(2026, 6, 8), "ends_on": date(2026, 6, 12), "cover": cover}


def _policy() -> dict[str, object]:
    return {
        "book_opened_on": OPENED,
        "sample_as_of_on": TODAY,
        "timezone": "Europe/London",
        "currency": "GBP",
        "working_days": ["mon", "tue", "wed", "thu", "fri"],
        "days_off": [date.fromisoformat(day) for day in BANK_HOLIDAYS.split()],
        "tiers": {
            "key": {"label": "Key", "high_value": True},
            "standard": {"label": "Standard"},
        },
        "default_tier": "standard",
        "default_owner": LEAD,
    }
