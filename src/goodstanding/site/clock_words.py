"""What the pages call each clock's duty, and what to do about it in one line.

The page of the clock says the rest. Fields stand in `code`, the lines are Markdown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClockWords:
    """The name of a clock's duty, and the next step."""

    title: str
    step: str


_WORDS = {
    # escalations
    "escalation-acknowledged": ("Escalation to acknowledge", "Tell them you have it: set `acknowledged_on`."),
    "escalation-contact": (
        "Client to hear about the escalation",
        "Talk with the client, and add an update with `client_told`.",
    ),
    "escalation-update": ("Update on the escalation", "Find out where it stands, and add it to `updates`."),
    "escalation-action": (
        "Next action of the escalation",
        "Take the next action: set `next_action_done_on`, and name the next one.",
    ),
    "complaint-answered": (
        "Unhappy client to answer",
        "Ring them, and open a concern or an escalation that names this record.",
    ),
    "concern-update": ("Update on the concern", "Find out where it stands, and add it to `updates`."),
    "concern-action": (
        "Next action of the concern",
        "Take the next action: set `next_action_done_on`, and name the next one.",
    ),
    "stakeholder-successor": ("Successor to find", "Ask who takes over, and set `successor`."),
    # promises
    "commitment": ("Promise", "Keep it and set `done_on`; if it cannot be kept, tell them and say so there."),
    "commitment-check": (
        "Promise to check on",
        "Ask whether it is on track, and add the answer to `checked`.",
    ),
    "commitment-told": ("Client to be told", "Tell the client, then set `told_on`."),
    "reflection": (
        "Reflection on a miss",
        "Write down why it was missed and what changes: fill `reflection`.",
    ),
    "reflection-change": (
        "Change after a miss",
        "Make the change that was decided: set `done_on` under `reflection`.",
    ),
    "waiting-on": (
        "Waiting for the client",
        "Ask for it again and set `chased_on`, or `done_on` once it is here.",
    ),
    "reply": ("Answer owed", "Answer them, then set `replied_on`."),
    "follow-up": ("Follow-up", "Do what was agreed: set `done_on` of the follow-up."),
    # handoffs
    "signal-assessed": ("Signal to assess", "Decide what it means: set `assessed_on` and `outcome`."),
    "opportunity-routed": ("Opportunity to route", "Decide who takes it on: fill `routed`, or close it."),
    "handoff-submitted": (
        "Handoff to submit",
        "Gather the five fields and hand it to New Work: set `submitted_on`.",
    ),
    "handoff-accepted": (
        "Handoff to accept",
        "Read it, and accept it or send it back: fill `accepted` or `returned`.",
    ),
    "new-work-news": ("News from New Work", "Say where the proposal stands: add to `news`."),
    "opportunity-follow-up": (
        "Opportunity to follow up",
        "Ask where it stands, and set `last_reviewed_on` or add to `news`.",
    ),
    # projects
    "kickoff": ("Kick-off", "Attend it, or brief the project manager: fill `kickoff` or `am_briefed_pm_on`."),
    "terms-signed": ("Terms to sign", "Get the terms signed before work begins: set `terms_signed_on`."),
    "pm-sync": ("PM sync", "Sit down with the project manager; record a contact that covers `pm_sync`."),
    "progress-report": ("Progress report", "Send the report, and add it to `progress_reports`."),
    "mini-review": ("Mini-review", "Write what is done and what comes next as a review of kind `mini`."),
    "wrap-up-flagged": (
        "End of project to announce",
        "Tell the account manager that the end is near: set `wrap_up.flagged_on`.",
    ),
    "project-end-passed": ("Planned end has passed", "Set `ended_on`, or plan a new end with the client."),
    "project-review": (
        "Project review",
        "Look back with the client, and write down what was learned under `wrap_up.review`.",
    ),
    "wrap-up": (
        "Wrap-up",
        "Finish the review, the backlog and the way back to the usual rhythm: fill `wrap_up`.",
    ),
    "go-live-audit": (
        "Audit before going live",
        "Look at load, security and cost, and sign: fill `go_live_audit`.",
    ),
    "milestone-celebrated": ("Milestone to celebrate", "Celebrate it, and say how: fill `celebrated`."),
    # conversations
    "any-contact": (
        "Contact during the project",
        "Let one of us get in touch about the work, and record the contact.",
    ),
    "meeting": ("Agreed meeting", "Hold it, and record a contact that names it under `meeting`."),
    "check-in": ("Check-in", "Hold a check-in, and record it as a contact that covers `check_in`."),
    "satisfaction-talk": (
        "Talk about satisfaction",
        "Ask how they find working with us; record a contact that covers `satisfaction`.",
    ),
    "steady-contact": ("Steady contact", "Talk with them, and record it as a contact of yours."),
    "free-review": ("Free review", "Offer a look at their software at no charge: a review of kind `free`."),
    "software-review": ("Software review", "Offer it, and record a review of kind `software`."),
    "key-stakeholder-contact": (
        "Key person to talk with",
        "Talk with them in person, and name them under `theirs`.",
    ),
    "past-client-call": ("Call to a past client", "Ring them without an aim, and record the contact."),
    "meeting-prep": ("Meeting to prepare", "Write the brief: set `prepared_on` in the planned contact."),
    "contact-outcome": ("Outcome to record", "Say what became of the planned contact: set its `outcome`."),
    # reviews
    "annual-review": ("Annual review", "Write the review and share it: set `shared_on` in the review."),
    "annual-review-offered": (
        "Talk about the annual review",
        "Offer to talk it through: set `meeting` in the review.",
    ),
    "satisfaction-score": ("Satisfaction to ask", "Ask for a score or a feeling, and record it."),
    "measurement": ("Figure to measure", "Measure it, and add it to `measurements`."),
    "metric-target": ("Target day of a metric", "Measure it once more, and say whether the target was met."),
    "value-shown": ("Value to show", "Show them what the work brought, and set `shown_on`."),
    # people
    "change-told": ("Change to tell", "Tell the client before it takes effect: set `told_on`."),
    "departure-called": (
        "Departure to tell by phone",
        "Ring those who work with the person: set `called_on`.",
    ),
    "rotation-offer": ("Rotation to offer", "Offer a change of place, and set `rotation_offered_on`."),
    "goodwill": ("A kind gesture", "Do something kind for them; record a contact that covers `goodwill`."),
    # money
    "invoice": ("Invoice", "Send it: set `sent_on` in the invoice."),
    "warranty-told": (
        "Warranty to explain",
        "Tell them when the warranty begins and ends: set `told_on` under `warranty`.",
    ),
    "warranty-after": ("After the warranty", "Agree what comes next: fill `after` under `warranty`."),
    "renewal-talk": ("Renewal to talk about", "Talk about the renewal: set `talked_on` under `renewal`."),
    "renewal": ("Renewal to decide", "Settle it: set `decided_on` and `decision` under `renewal`."),
    "refund": ("Refund", "Offer something else first, then pay: set `refunded_on`."),
    "loss-review": ("Lessons of a loss", "Write down why it ended and what we learned: fill `ended`."),
    # upkeep
    "support-watch": (
        "Support watch",
        "Look through their support requests; record a contact that covers `support_watch`.",
    ),
    "portfolio-scan": ("Weekly scan", "Look at all your accounts, and record the scan."),
    "health-set": ("Health to renew", "Say how the account stands: set `health` with its day."),
    "waiver-ends": ("Waiver about to end", "Let it end, or agree on a new one with a reason."),
    "retention": ("Record to erase", "Erase what must not be kept longer."),
}

CLOCK_WORDS = {id_: ClockWords(title, step) for id_, (title, step) in _WORDS.items()}
