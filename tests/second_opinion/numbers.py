"""The numbers with which every clock is shipped, as the rule book's tables say them."""

from dataclasses import dataclass

# clock: number and unit (d days, w working days, e every so many days, x exact), owners, days of
# warning. What is left out: exact, the account manager, seven days.
TABLE = """
escalations
  escalation-acknowledged w | escalation-contact w2 | escalation-update e | escalation-action x
  complaint-answered w2 | concern-update e14 | concern-action x | stakeholder-successor w10
promises
  commitment x record | commitment-check x record | commitment-told w2 record | reflection w5 record
  reflection-change x record | waiting-on x record | reply w2 record | follow-up x record
handoffs
  signal-assessed w3 | opportunity-routed d7 | handoff-submitted d14 | handoff-accepted w5 record
  new-work-news e14 new_work | opportunity-follow-up x
projects
  kickoff x | terms-signed x | pm-sync e14 | progress-report e7 project_manager
  mini-review e7 project_manager | wrap-up-flagged x project_manager
  project-end-passed x project_manager | project-review d28 - 14 | wrap-up d42
  go-live-audit x cloud_architect | milestone-celebrated d14
conversations
  any-contact e7 | meeting e | check-in e92 | satisfaction-talk e61 | steady-contact e92
  free-review e31 | software-review e31 | key-stakeholder-contact e183 | past-client-call e92
  meeting-prep x | contact-outcome w2 record
reviews
  annual-review e365 | annual-review-offered d14 | satisfaction-score e183 | measurement e31 record
  metric-target x record | value-shown e92
people
  change-told x | departure-called w1 | rotation-offer x | goodwill e7
money
  invoice e7 | warranty-told x | warranty-after x | renewal-talk x | renewal x | refund w
  loss-review w5
upkeep
  support-watch e31 | portfolio-scan e7 record | health-set e92 | waiver-ends x | retention x
"""


@dataclass(frozen=True)
class Row:
    """What the rule book says of one clock."""

    group: str
    unit: str
    number: int
    owners: tuple[str, ...]
    soon_days: int


def _rows() -> dict[str, Row]:
    rows, group = {}, ""
    for line in TABLE.strip().splitlines():
        if not line.startswith(" "):
            group = line
            continue
        for entry in line.split("|"):
            clock, number, owner, soon, *_ = [*entry.split(), "-", "7"]
            owners = () if owner == "-" else (owner,)
            soon = soon if soon.isdigit() else "7"
            rows[clock] = Row(group, number[0], int(number[1:] or 0), owners, int(soon))
    return rows


ROWS = _rows()
CLOCKS = set(ROWS)
RHYTHM = {clock for clock, row in ROWS.items() if row.group in {"conversations", "reviews", "upkeep"}}
# What belongs to the rhythm and goes on nevertheless while an account is paused or past.
GOES_ON = {
    "meeting-prep", "contact-outcome", "metric-target", "retention", "waiver-ends", "past-client-call",
}  # fmt: skip
RESTS = (RHYTHM - GOES_ON) | {"goodwill"}
NEVER_OFF = {"annual-review", "commitment"} | {one for one in CLOCKS if one.startswith("escalation-")}
MODULE_OF = {
    "go-live-audit": "cloud",
    "satisfaction-score": "satisfaction",
    "measurement": "value",
    "metric-target": "value",
    "value-shown": "value",
    "rotation-offer": "staffing",
    "goodwill": "goodwill",
    "invoice": "invoicing",
    "refund": "refunds",
}
OFF_AS_SHIPPED = {"invoicing", "goodwill"}
QUIET = [
    "free-review", "software-review", "satisfaction-score", "milestone-celebrated", "goodwill",
    "value-shown", "renewal-talk",
]  # fmt: skip
LIMITS: dict[str, dict[str, float]] = {
    "commitment-check": {"longer_than_days": 21, "before_working_days": 5},
    "pm-sync": {"longer_than_days": 42},
    "opportunity-follow-up": {"review_days": 30},
    "software-review": {"billed_at_least": 10000},
    "past-client-call": {"until_months": 24},
    "renewal-talk": {"before_notice_days": 60},
    "refund": {"offer_working_days": 2, "pay_working_days": 1},
    "rotation-offer": {"months": 12},
    "complaint-answered": {"low_percent": 60},
    "wrap-up-flagged": {"before_days": 14},
    "meeting-prep": {"before_working_days": 2},
    "warranty-after": {"before_working_days": 2},
    "disengagement": {"tries": 3, "intervals": 2},
    "repeated-trouble": {"count": 3, "days": 92},
    "added-value-none": {"months": 12},
    "escalation-without-concern": {"percent": 50, "months": 6},
    "opportunity-route-too-small": {"over_hours": 10},
    "assignment-under-a-day": {"days": 1},
    "assignment-overbooked": {"days_per_week": 5},
    "assignment-office-days": {"onsite_days": 28, "office_days_per_week": 1},
    "architect-no-float": {"days_per_week": 4},
    "waiver-renewed": {"times": 3},
    "account-on-too-few": {"contacts": 3, "months": 12},
}
# Reason: acknowledged within, client contacted within (None: not owed), updated every so many days.
SHIPPED_ESCALATION = [
    {
        "trigger": trigger,
        "acknowledge_within_working_days": 1,
        "client_contact_within_working_days": contact,
        "update_every_days": update,
    }
    for trigger, contact, update in (
        ("complaint", 2, 7),
        ("stakeholder_leaving", 2, 7),
        ("disengagement", 2, 7),
        ("may_leave", 1, 3),
        ("harmful_behaviour", None, 3),
    )
]
PLACEHOLDERS = ["tbc", "tbd", "todo", "to be confirmed", "to be decided", "???"]
VAGUE = ["asap", "soon", "try to", "end of month"]
NEGATIVE = ["problem", "failed"]
