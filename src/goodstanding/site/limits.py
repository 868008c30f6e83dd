"""The numbers of a clock or a rule in words: how often, from when on, and for what."""

from collections.abc import Mapping
from string import Formatter

from goodstanding.model.firm import ClockRow, RuleRow
from goodstanding.site.words import interval, spell_number

Limits = Mapping[str, float | bool]

# What the named numbers of a row say. Where the firm adds a number of its own, its name says it.
PHRASES: Mapping[str, str] = {
    "escalation-acknowledged": "as the table of escalations says",
    "escalation-update": "as the table of escalations says",
    "complaint-answered": "after a score of {low_percent} per cent or less",
    "commitment-check": "promises of more than {longer_than_days} days: halfway, "
    "and {before_working_days} working days before",
    "opportunity-follow-up": "on the day named, and every {review_days} days",
    "pm-sync": "projects of more than {longer_than_days} days",
    "wrap-up-flagged": "{before_days} days before the planned end",
    "meeting": "as agreed with the client",
    "free-review": "from {hours_used_at_least} hours used",
    "software-review": "after {billed_at_least} or more in a month",
    "past-client-call": "for {until_months} months",
    "meeting-prep": "{before_working_days} working days before",
    "annual-review": "not before {not_before_days} days",
    "rotation-offer": "after {months} months",
    "warranty-after": "{before_working_days} working days before it ends",
    "renewal-talk": "{before_notice_days} days before notice must be given",
    "refund": "offered within {offer_working_days} working days, paid within {pay_working_days}",
    "support-watch": "not where they meet every {monthly_days} days or more often",
    "opportunity-route-too-small": "more than {over_hours} hours",
    "assignment-under-a-day": "less than {days} day",
    "record-backdated": "more than {days} days afterwards",
    "disengagement": "{tries} tries in a row, or no answer for {intervals} times the interval",
    "repeated-trouble": "{count} signs in {days} days",
    "assignment-overbooked": "more than {days_per_week} days a week",
    "architect-no-float": "more than {days_per_week} days a week",
    "assignment-office-days": "{onsite_days} days on site with less than {office_days_per_week} day a week "
    "in the office",
    "added-value-none": "{months} months without one",
    "escalation-without-concern": "more than {percent} per cent in {months} months",
    "waiver-renewed": "{times} times",
    "account-on-too-few": "{contacts} conversations in {months} months, all by one of us",
}
# What a switch says where it is on.
SWITCHES: Mapping[str, str] = {"over_all": "one call over all of them"}


def how_often(id_: str, row: ClockRow) -> str:
    """When a clock makes something due: its interval, and its named numbers."""
    if not row.enabled:
        return "switched off"
    phrase = phrase_of(id_, row.limits)
    if (row.every_days, row.within_days, row.within_working_days) == (None, None, None) and phrase:
        return phrase
    often = interval(row.every_days, row.within_days, row.within_working_days)
    return f"{often}; {phrase}" if phrase else often


def numbers_of_rule(id_: str, row: RuleRow) -> str:
    """The named numbers of a rule; empty where it has none."""
    return phrase_of(id_, row.limits) if row.enabled else "switched off"


def phrase_of(id_: str, limits: Limits) -> str:
    """The named numbers in words; empty where there are none."""
    phrase = PHRASES.get(id_, "")
    asked = {name for _, name, _, _ in Formatter().parse(phrase) if name}
    spelt = {name: spell_number(value) for name, value in limits.items() if not isinstance(value, bool)}
    parts = [phrase.format(**spelt)] if phrase and asked <= set(spelt) else []
    parts += [f"{name.replace('_', ' ')}: {spelt[name]}" for name in sorted(spelt) if name not in asked]
    parts += [SWITCHES.get(name, name) for name, value in sorted(limits.items()) if value is True]
    return "; ".join(parts)
