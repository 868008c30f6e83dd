"""A quiet steady client: a nursery that rings when it needs something, and is looked after."""

from datetime import date

from tests.stories.telling import MONDAYS, Story


def quiet() -> Story:
    """Two talks, one review, one promise, and a look at support every fourth Monday."""
    story = Story("A quiet steady client")
    story.on(
        "2025-01-06",
        "account",
        name="Fern Nursery",
        account_manager="ann",
        deputy="ben",
        client_since="2023-03-01",
        annual_review_month=6,
    )
    story.on("2025-01-06", "stakeholders/sue", name="Sue Stone", key=True)
    _review(story, 2025)
    story.on(
        "2026-01-20", "satisfaction/2026-01-20-call", method="csat", score=5, scale_max=5, respondent="sue"
    )
    story.on("2026-02-02", "account", health={"status": "green", "set_on": "2026-02-02"})
    _talk(story, "2026-02-16", "Sue likes the new order page")
    for monday in (date(2026, 3, 9), *MONDAYS[::4]):
        story.put(monday, f"_scans/{monday}-ann", {"seen": ["acme"]})
    story.on("2026-05-05", "account", health={"status": "green", "set_on": "2026-05-05"})
    _talk(story, "2026-05-14", "A good spring; they want prices on labels")
    labels = "commitments/2026-05-14-labels"
    story.on(
        "2026-05-14", labels, what="Send three labels with prices on them", to="sue", due_on="2026-06-04"
    )
    story.on("2026-06-03", labels, done_on="2026-06-03")
    _review(story, 2026)
    return story


def _review(story: Story, year: int) -> None:
    path = f"reviews/{year}-06-18-annual"
    story.on(
        f"{year}-06-18",
        path,
        kind="annual",
        shared_on=f"{year}-06-18",
        delivered="An order page that takes two thirds of the orders",
        support="Nine questions, all answered the same day",
        recommendations=["Prices on labels from the same list"],
        plan=["Labels in autumn"],
    )
    both = {"ours": ["ann"], "theirs": ["sue"]}
    story.on(f"{year}-06-25", path, meeting="held", attendees=both)


def _talk(story: Story, on: str, summary: str) -> None:
    story.on(on, f"contacts/{on}-talk", summary=summary, theirs=["sue"], channel="call")
