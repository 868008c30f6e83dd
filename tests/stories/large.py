"""A large client whose project runs and ends: weeks with much to do, then the way home."""

from datetime import timedelta
from typing import Any

from tests.stories.telling import MONDAYS, Story

PROJECT = "projects/shop"
FORGOTTEN = 4


def large() -> Story:
    """Eight weeks of work, reports and talks; one week is forgotten; then review, backlog and rhythm."""
    story = Story("A large client whose project runs and ends")
    _before(story)
    _begin(story)
    _work(story)
    _home(story)
    return story


def _before(story: Story) -> None:
    story.on(
        "2025-01-06",
        "account",
        name="Harbour Foods",
        account_manager="ann",
        deputy="ben",
        tier="key",
        size="enterprise",
        client_since="2022-09-01",
        annual_review_month=11,
    )
    story.on("2025-01-06", "stakeholders/sue", name="Sue Stone", key=True)
    story.on(
        "2025-11-20",
        "reviews/2025-11-20-annual",
        kind="annual",
        shared_on="2025-11-20",
        meeting="held",
        attendees={"ours": ["ann"], "theirs": ["sue"]},
        delivered="A stock list",
        support="Forty questions",
        recommendations=["A shop"],
        plan=["A shop before the summer"],
    )
    story.on("2026-02-02", "satisfaction/2026-02-02-nps", method="nps", score=8, respondent="sue")
    story.on("2026-03-02", "account", health={"status": "green", "set_on": "2026-03-02"})
    _talk(story, "2026-03-30", "They want the shop before the summer", covers=["check_in"])
    for monday in MONDAYS[::4]:
        story.put(monday, f"_scans/{monday}-ann", {"seen": ["acme"]})


def _begin(story: Story) -> None:
    agreed = {"deliverables": ["A shop"], "timeline": "Before the summer", "budget": "80 days"}
    story.on(
        "2026-04-07",
        PROJECT,
        name="The shop",
        project_manager="paul",
        pricing="time_and_materials",
        process="scrum",
        size="large",
        planned_start_on="2026-04-14",
        planned_end_on="2026-06-12",
        roles={"tech_lead": "paul", "product_owner": "sue"},
        expectations={**agreed, "agreed_on": "2026-04-02", "agreed_with": "sue"},
    )
    story.on("2026-04-15", PROJECT, mobilised_on="2026-04-14", terms_signed_on="2026-04-15")
    story.on("2026-04-16", PROJECT, kickoff={"held_on": "2026-04-16", "am_attended": True})


def _work(story: Story) -> None:
    """Every Friday a report, every other Friday a word between the managers; one Friday is forgotten."""
    reports: list[dict[str, Any]] = []
    for week in range(1, 9):
        friday = MONDAYS[week] + timedelta(days=4)
        if week == FORGOTTEN:
            continue
        reports.append({"sent_on": str(friday), "percent_done": 12 * week})
        story.put(friday, f"acme/{PROJECT}", {"progress_reports": [*reports]})
        if week % 2 == 0:
            sync = {"summary": "On course", "internal": True, "covers": ["pm_sync"], "channel": "call"}
            story.put(friday, f"acme/contacts/{friday}-sync", sync)
    _talk(story, "2026-05-20", "Content with the pace", covers=["satisfaction"], feeling="happy")
    _talk(story, "2026-06-04", "Ready to open", covers=["update"])
    opened = {"what": "Open to all", "important": True, "due_on": "2026-06-05", "done_on": "2026-06-05"}
    story.on("2026-06-05", PROJECT, milestones=[opened])
    cake = {"celebrated_on": "2026-06-16", "how": "Cake on the quay", "client_invited": True}
    story.on("2026-06-16", PROJECT, milestones=[{**opened, "celebrated": cake}])


def _home(story: Story) -> None:
    flagged = {"flagged_on": "2026-05-28"}
    story.on("2026-05-28", PROJECT, wrap_up=flagged)
    story.on("2026-06-12", PROJECT, ended_on="2026-06-12")
    story.on("2026-06-09", "account", health={"status": "green", "set_on": "2026-06-09"})
    review = {
        "held_on": "2026-06-24",
        "attendees": {"ours": ["ann", "paul"], "theirs": ["sue"]},
        "learnings": "Show prices on the first day",
    }
    story.on("2026-06-24", PROJECT, wrap_up={**flagged, "review": review})
    backlog = {"reviewed_on": "2026-06-30", "to_tickets": 4, "kept": 2, "dropped": 9}
    whole = {**flagged, "review": review, "backlog": backlog, "rhythm_resumed_on": "2026-07-01"}
    story.on("2026-07-01", PROJECT, wrap_up=whole)
    looked = {"roadmap_reviewed_on": "2026-07-01", "stakeholders_checked_on": "2026-07-01"}
    story.on("2026-07-01", "account", health={"status": "green", "set_on": "2026-07-01"}, **looked)


def _talk(story: Story, on: str, summary: str, **fields: Any) -> None:
    said = {"summary": summary, "theirs": ["sue"], "channel": "meeting", **fields}
    story.on(on, f"contacts/{on}-talk", **said)
