"""The project's own list of what account management asks for, and what in the product carries it.

Each entry names its place in the playbook, the kinds of record that hold it, the clocks and rules
that watch over it, and what is left to a person, with the reason where nothing watches at all.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One thing that is asked for; lists are words with blanks between them."""

    name: str
    place: str
    records: str
    carried_by: str
    judgement: str

    @property
    def ids(self) -> list[str]:
        """The clocks and rules that carry it."""
        return self.carried_by.split()


RULES = (
    Entry(
        "Inform of resource or rate changes",
        "money#inform-of-resource-or-rate-changes",
        "change",
        "change-told change-told-late change-written-before-called invoice-rate-differs",
        "the right moment in their year",
    ),
    Entry(
        "Inform when a developer leaves",
        "people#inform-when-a-developer-leaves",
        "change",
        "departure-called change-told change-told-late",
        "how much of the reason belongs to the client",
    ),
    Entry(
        "Check up on clients",
        "communication#check-up-on-clients",
        "contact",
        "check-in steady-contact key-stakeholder-contact",
        "what to ask, and whether 'fine' meant fine",
    ),
    Entry(
        "High-level progress report",
        "projects#high-level-progress-report",
        "project",
        "progress-report wording-negative",
        "whether somebody who was not there would understand it",
    ),
    Entry(
        "Use solution architects",
        "opportunities#use-solution-architects",
        "account opportunity",
        "opportunity-routed architect-no-float",
        "when to ask one: a question that was not asked leaves no trace to check",
    ),
    Entry(
        "At least one day at a time",
        "people#at-least-one-day-at-a-time",
        "assignment",
        "assignment-under-a-day",
        "whether the reason for an exception is one",
    ),
    Entry(
        "Developers see each other",
        "people#developers-see-each-other",
        "assignment",
        "assignment-office-days",
        "what the day in the office is used for",
    ),
    Entry(
        "Maximum periods at a client",
        "people#maximum-periods-at-a-client",
        "assignment account",
        "rotation-offer",
        "how to offer it so that both answers are easy",
    ),
    Entry(
        "Avoid negative terms",
        "words#avoid-negative-terms",
        "review project change",
        "wording-negative",
        "the tone of a sentence: a list of words knows nothing of it",
    ),
    Entry(
        "Meeting bookings",
        "words#meeting-bookings",
        "person contact",
        "manager-no-booking-link meeting-prep",
        "who gets a link and who gets a call",
    ),
    Entry(
        "Reward developers",
        "people#reward-developers",
        "project",
        "milestone-celebrated",
        "everything else: pay and bonus never stand in these records, so nothing can watch them",
    ),
    Entry(
        "Client love",
        "people#client-love",
        "contact",
        "goodwill",
        "what would really please them; the clock is off unless the firm wants it",
    ),
    Entry(
        "Most appropriate people",
        "people#most-appropriate-people",
        "project assignment person",
        "project-skills-unmet",
        "who suits whom",
    ),
    Entry(
        "Developers comfortable with assignments",
        "people#developers-comfortable-with-assignments",
        "assignment",
        "assignment-no-consent",
        "whether you heard a yes or a sigh",
    ),
    Entry(
        "Client follow-ups",
        "communication#client-follow-ups",
        "contact",
        "follow-up reply contact-outcome",
        "which of them is a promise and deserves a record of its own",
    ),
    Entry(
        "Invoice in time",
        "money#invoice-in-time",
        "invoice account",
        "invoice invoice-overlap invoice-rate-differs",
        "which invoice needs a call first",
    ),
    Entry(
        "Value of existing clients",
        "opportunities#value-of-existing-clients",
        "opportunity account",
        "added-value-none past-client-call",
        "whether an idea serves them or only us; that existing clients stand first in every list is built in",
    ),
    Entry(
        "Non-Scrum roles",
        "projects#non-scrum-roles",
        "project",
        "project-roles-missing",
        "whether those named have the time to be it",
    ),
    Entry(
        "Nurture with software reviews",
        "reviews#nurture-with-software-reviews",
        "review account",
        "software-review free-review",
        "that it serves them, and sells nothing",
    ),
    Entry(
        "Event refunds",
        "money#event-refunds",
        "refund",
        "refund refund-no-alternative",
        "what is as good as what was cancelled",
    ),
    Entry(
        "Mini-review",
        "projects#mini-review",
        "review",
        "mini-review review-one-sided review-section-empty",
        "whether the days left are really enough",
    ),
    Entry(
        "Cloud architect",
        "projects#cloud-architect",
        "project",
        "project-no-cloud-architect go-live-audit",
        "nothing technical: ask until you understand the answer",
    ),
    Entry(
        "Fixed price and warranty",
        "money#fixed-price-and-warranty",
        "project",
        "fixed-price-without-warranty warranty-told",
        "what is a fault and what is a wish",
    ),
    Entry(
        "Back to time and materials",
        "money#back-to-time-and-materials",
        "project",
        "warranty-after",
        "which of the ways that follow serves them",
    ),
    Entry(
        "Review and update the CRM",
        "opportunities#review-and-update-the-crm",
        "opportunity account",
        "opportunity-follow-up health-set context-missing",
        "whether what is written there is still true",
    ),
)

MODES = (
    Entry(
        "Steady",
        "modes/steady#steady",
        "account",
        "steady-contact check-in health-set",
        "what to make of a quiet year",
    ),
    Entry(
        "An opportunity in play",
        "modes/opportunity-in-play#an-opportunity-in-play",
        "opportunity handoff",
        "opportunity-routed handoff-submitted handoff-accepted opportunity-handoff-missing",
        "how big it is",
    ),
    Entry(
        "With New Work",
        "modes/with-new-work#with-new-work",
        "opportunity",
        "new-work-news opportunity-follow-up",
        "what the client should hear before there is an offer",
    ),
    Entry(
        "A project underway",
        "modes/project-underway#a-project-underway",
        "project contact",
        "kickoff terms-signed any-contact pm-sync satisfaction-talk project-expectations-missing",
        "when to speak up, and when to leave the project manager alone",
    ),
    Entry(
        "Transition",
        "modes/transition#transition",
        "project account",
        "wrap-up-flagged project-end-passed project-review project-review-late wrap-up",
        "what of the open work can be let go",
    ),
)

RHYTHM = (
    Entry(
        "Every year: the review",
        "reviews#the-annual-review",
        "review",
        "annual-review annual-review-offered review-section-empty",
        "what to recommend that we do not sell",
    ),
    Entry(
        "Every quarter: a conversation that is not about a task",
        "rhythm#what-to-do",
        "contact",
        "check-in steady-contact past-client-call value-shown key-stakeholder-contact",
        "the one question you really want answered",
    ),
    Entry(
        "Every month: the support queue as a whole",
        "rhythm#what-to-do",
        "contact scan",
        "support-watch",
        "what the questions have in common",
    ),
    Entry(
        "Every week: a look over all accounts, and the focus account",
        "rhythm#the-weekly-scan-on-record",
        "scan",
        "portfolio-scan",
        "which account gets more attention than it asks for",
    ),
    Entry(
        "As agreed: meetings of their own",
        "communication#what-to-do",
        "account contact",
        "meeting meeting-prep contact-outcome",
        "when a meeting has outlived its use",
    ),
    Entry(
        "In between: when you have something for them",
        "rhythm#what-to-do",
        "contact",
        "",
        "guidance: a call that somebody is reminded to make is no longer one that came to mind",
    ),
    Entry(
        "Putting off, and exceptions",
        "rhythm#when-a-rule-does-not-fit",
        "account waiver",
        "waiver-ends waiver-self-approved waiver-renewed policy-unknown-id",
        "whether the reason is the client's or ours",
    ),
)

TRIGGERS = (
    Entry(
        "A complaint",
        "escalation#concern-or-escalation",
        "escalation concern",
        "escalation-acknowledged escalation-contact escalation-update escalation-action complaint-answered",
        "whether you could still handle it yourself",
    ),
    Entry(
        "A stakeholder is leaving",
        "escalation#concern-or-escalation",
        "stakeholder escalation",
        "stakeholder-successor stakeholder-single",
        "who decides in the meantime",
    ),
    Entry(
        "They may leave",
        "escalation#concern-or-escalation",
        "escalation account",
        "escalation-contact renewal-talk renewal loss-review",
        "what they would stay for",
    ),
    Entry(
        "Harmful behaviour",
        "escalation#concern-or-escalation",
        "escalation",
        "escalation-acknowledged escalation-update",
        "who has to know; its text is shown to nobody",
    ),
    Entry(
        "Disengagement",
        "escalation#concern-or-escalation",
        "contact escalation",
        "disengagement repeated-trouble",
        "another way of reaching them",
    ),
)

PRINCIPLES = (
    Entry(
        "Promises are specific",
        "commitments#what-to-do",
        "commitment",
        "commitment commitment-vague",
        "whether both sides would agree that it is done",
    ),
    Entry(
        "Promises are checked on the way",
        "commitments#what-to-do",
        "commitment",
        "commitment-check waiting-on",
        "whether 'on track' is true",
    ),
    Entry(
        "What will not hold is told early",
        "commitments#what-to-do",
        "commitment",
        "commitment-told commitment-told-late commitment-kept-late commitment-withdrawn-untold",
        "what to propose instead",
    ),
    Entry(
        "Damage is limited, and we say sorry",
        "commitments#what-to-do",
        "commitment",
        "",
        "guidance: the day of the apology is on record; whether it was meant is not for a program to say",
    ),
    Entry(
        "We think before we promise again",
        "commitments#what-to-do",
        "commitment",
        "reflection reflection-change commitment-made-before-reflection reflection-after-promise",
        "whether the change changes anything",
    ),
    Entry(
        "A promise moves openly or not at all",
        "commitments#what-not-to-do",
        "commitment",
        "commitment-revision-broken commitment-moved-silently commitment-vanished record-backdated",
        "whether the client really agreed",
    ),
    Entry(
        "We communicate as the client wants it",
        "communication#what-to-do",
        "account",
        "meeting context-missing",
        "what they said between the lines when you agreed it",
    ),
    Entry(
        "More than one of us, more than one of them",
        "communication#what-to-do",
        "contact stakeholder account",
        "account-on-too-few stakeholder-single key-stakeholder-contact manager-no-deputy",
        "whom to introduce to whom",
    ),
    Entry(
        "What anybody hears reaches the account manager",
        "opportunities#what-to-do",
        "signal",
        "signal-assessed",
        "what it means",
    ),
    Entry(
        "Above the line it is a project",
        "opportunities#what-to-do",
        "opportunity",
        "opportunity-route-too-small opportunity-routed",
        "how many hours it is",
    ),
    Entry(
        "A handoff is complete, accepted, and known to the client",
        "handoffs#what-to-do",
        "handoff",
        "handoff-incomplete handoff-accepted handoff-accepted-by-other handoff-changed-after-acceptance",
        "whether you could make the first call with it",
    ),
    Entry(
        "When an account manager leaves, everything moves",
        "handoffs#when-an-account-manager-leaves",
        "handoff commitment",
        "commitment-owner-handed-off reference-inactive",
        "how the client gets used to the new one",
    ),
    Entry(
        "Concern first, escalation when it is one",
        "escalation#concern-or-escalation",
        "concern",
        "concern-update concern-action escalation-without-concern escalation-no-row",
        "which of the two it is",
    ),
    Entry(
        "Your word and the evidence stand side by side",
        "escalation#your-word-and-the-evidence",
        "account",
        "health-disagrees health-unexplained health-set",
        "the colour: nothing overwrites it",
    ),
    Entry(
        "Value is measured against their goal",
        "value#what-to-do",
        "metric",
        "measurement metric-target value-shown metric-impossible",
        "which number they believe",
    ),
    Entry(
        "Content clients are asked, and unhappy ones answered",
        "value#what-to-do",
        "satisfaction contact",
        "satisfaction-score satisfaction-talk complaint-answered satisfaction-off-scale",
        "what stands behind a seven; satisfaction, staying, growth and margin are read together",
    ),
    Entry(
        "Satisfaction, staying, growth and margin are read together",
        "value#four-things-that-are-read-together",
        "satisfaction account opportunity",
        "health-disagrees satisfaction-score renewal-talk added-value-none",
        "what it means where they disagree",
    ),
    Entry(
        "Accepting a handoff says four things",
        "handoffs#what-you-confirm-by-accepting",
        "handoff",
        "handoff-accepted handoff-accepted-by-other",
        "whether all four are true",
    ),
    Entry(
        "Nobody carries more than they can",
        "load#how-much-one-person-can-carry",
        "account assignment person",
        "manager-overloaded assignment-overbooked manager-no-deputy",
        "who should carry what instead",
    ),
    Entry(
        "What never goes into a record",
        "privacy#what-not-to-do",
        "stakeholder",
        "personal-data-outside retention",
        "every sentence about a person: no program knows gossip when it reads it",
    ),
    Entry(
        "Records can be read, and name what is there",
        "records#what-to-do",
        "account",
        "yaml-syntax yaml-duplicate-key yaml-not-allowed schema record-misplaced reference-unknown "
        "reference-inactive dates-out-of-order schema-behind text-cut-short",
        "nothing: this is for the check alone",
    ),
    Entry(
        "History is the evidence",
        "privacy#what-not-to-do",
        "account",
        "commitment-vanished record-backdated history-unavailable",
        "why something was deleted",
    ),
)

PARTS = (
    ("The twenty-five rules", "Each stands in the playbook under its own name.", RULES),
    ("The modes", "What a relationship is in just now.", MODES),
    ("The rhythm", "What comes round by itself.", RHYTHM),
    ("The five reasons to escalate", "Any one of them is enough.", TRIGGERS),
    ("Principles", "What the chapters come back to.", PRINCIPLES),
)
