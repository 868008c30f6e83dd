"""What a made-up account hopes for, is building, has built, and how the year was reviewed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from book_maker.life import TODAY, Life, ago
from book_maker.scene import Scene, Situation
from book_maker.words import DELIVERED, IDEAS, PROJECTS, REASONS, RETURNS

Fields = Mapping[str, object]
Stages = list[tuple[date, Fields]]


def work_lives(scene: Scene) -> Iterator[Life]:
    """The opportunities, handoffs, projects and reviews of the account."""
    match scene.situation:
        case Situation.OPPORTUNITY:
            yield from _opportunity(scene)
        case Situation.NEW_WORK:
            yield from _new_work(scene)
        case Situation.UNDERWAY:
            yield _project(scene, ago(scene.dice.between(20, 120)), None)
        case Situation.TRANSITION:
            ended_on = ago(scene.dice.between(3, 31))
            yield _project(scene, ended_on - timedelta(days=scene.dice.between(60, 150)), ended_on)
        case Situation.STEADY:
            pass
    if scene.dice.once_in(60):
        yield _lost(scene)
    if not scene.is_prospect and scene.dice.once_in(92):
        yield _review(scene)


def _raised(scene: Scene) -> dict[str, object]:
    source = scene.dice.one_of(("client", "support", "check_in", "own_idea"))
    return {"title": scene.say(IDEAS), "source": source, "stakeholder": scene.main}


def _routed(scene: Scene, routed_on: date) -> dict[str, object]:
    route = {"route": "new_work", "routed_on": routed_on, "who": scene.team.support}
    return {"assessed_on": routed_on, "routed": route, "needs_design": True, "heat": "warm"}


def _record(scene: Scene, folder: str, day: date, word: str, *stages: tuple[date, Fields]) -> Life:
    return scene.record(folder, f"{day.isoformat()}-{word}", *stages)


def _opportunity(scene: Scene) -> Iterator[Life]:
    if scene.dice.once_in(50):
        raised_on = ago(scene.dice.between(0, 9))
        yield _record(scene, "opportunities", raised_on, "idea", (raised_on, _raised(scene)))
        return
    routed_on = ago(scene.dice.between(8, 17))
    yield _routed_idea(scene, routed_on)
    if scene.dice.once_in(60):
        submitted_on = routed_on + timedelta(days=scene.dice.between(1, 4))
        stages = [(submitted_on, _complete(scene) | {"submitted_on": submitted_on})]
        if scene.dice.once_in(40):
            returned_on = submitted_on + timedelta(days=scene.dice.between(1, 3))
            reason = scene.dice.one_of(RETURNS)
            stages.append((returned_on, {"returned": {"returned_on": returned_on, "reason": reason}}))
        yield _record(scene, "handoffs", submitted_on, "idea", *stages)


def _routed_idea(scene: Scene, routed_on: date) -> Life:
    raised_on = ago(20)
    stages = ((raised_on, _raised(scene)), (routed_on, _routed(scene, routed_on)))
    return _record(scene, "opportunities", raised_on, "idea", *stages)


def _complete(scene: Scene) -> dict[str, object]:
    least = scene.dice.between(8, 60) * 1000
    budget = {
        "known": "rough",
        "amount_min": least,
        "amount_max": least * 3 // 2,
        "currency": "GBP",
    }
    constraints = {
        "technical": "Their own server stays",
        "organisational": "Not in the last week of a month",
    }
    return {
        "kind": "new_work",
        "to": "new_work",
        "opportunity": f"{ago(20).isoformat()}-idea",
        "aims": "Two hours a day less typing, and nobody asks by phone any more.",
        "suggested_solution": scene.say(PROJECTS),
        "budget": budget,
        "timeline": scene.dice.one_of(
            ("In use by October 2026", "Before the winter", "In the first half of 2027")
        ),
        "constraints": constraints | {"historical": "none known"},
    }


def _new_work(scene: Scene) -> Iterator[Life]:
    routed_on = ago(scene.dice.between(14, 17))
    yield _routed_idea(scene, routed_on)
    submitted_on = routed_on + timedelta(days=scene.dice.between(1, 3))
    accepted_on = submitted_on + timedelta(days=scene.dice.between(1, 8))
    accepted = {"accepted": {"accepted_on": accepted_on, "by": scene.team.support}}
    submitted = _complete(scene) | {"submitted_on": submitted_on}
    yield _record(scene, "handoffs", submitted_on, "idea", (submitted_on, submitted), (accepted_on, accepted))


def _project(scene: Scene, mobilised_on: date, ended_on: date | None) -> Life:
    before = mobilised_on - timedelta(days=14)
    planned_end_on = ended_on or TODAY + timedelta(days=scene.dice.between(10, 120))
    planned = _planned(scene, before) | {
        "planned_start_on": mobilised_on,
        "planned_end_on": planned_end_on,
    }
    kickoff = {"held_on": mobilised_on, "am_attended": True}
    stages: Stages = [
        (before, planned),
        (mobilised_on, {"mobilised_on": mobilised_on, "kickoff": kickoff}),
    ]
    if ended_on:
        stages.append((ended_on, {"ended_on": ended_on, "wrap_up": {"flagged_on": ended_on}}))
    return scene.record("projects", "new-version", *stages)


def _planned(scene: Scene, agreed_on: date) -> dict[str, object]:
    name = scene.say(PROJECTS)
    hours = scene.dice.between(8, 60) * 10
    expectations = {
        "deliverables": [f"{name}, in use"],
        "timeline": "Agreed month by month",
        "budget": f"{hours} hours",
        "agreed_on": agreed_on,
        "agreed_with": scene.main,
    }
    return {
        "name": name,
        "project_manager": scene.team.project_manager,
        "pricing": "time_and_materials",
        "process": scene.dice.one_of(("scrum", "kanban")),
        "size": scene.dice.one_of(("small", "medium")),
        "terms_signed_on": agreed_on,
        "roles": {"tech_lead": scene.team.tech_lead, "product_owner": scene.main},
        "expectations": expectations,
    }


def _lost(scene: Scene) -> Life:
    raised_on = ago(scene.dice.between(120, 330))
    closed_on = raised_on + timedelta(days=scene.dice.between(10, 60))
    reason = scene.dice.one_of(REASONS)
    closed = {"closed": {"closed_on": closed_on, "result": "lost", "reason": reason}}
    return _record(
        scene, "opportunities", raised_on, "lost", (raised_on, _raised(scene)), (closed_on, closed)
    )


def _review(scene: Scene) -> Life:
    shared_on = ago(scene.dice.between(20, 350))
    period = {
        "starts_on": shared_on - timedelta(days=380),
        "ends_on": shared_on - timedelta(days=16),
    }
    fields: dict[str, object] = {
        "kind": "annual",
        "period": period,
        "shared_on": shared_on,
        "meeting": "held",
    }
    fields["attendees"] = {"ours": [scene.team.manager], "theirs": [scene.main]}
    fields["delivered"] = scene.say(DELIVERED)
    fields["support"] = f"{scene.dice.between(11, 260)} tickets, nine in ten answered the same day."
    fields["recommendations"] = [scene.say(IDEAS)]
    fields["plan"] = [scene.say(PROJECTS)]
    return _record(scene, "reviews", shared_on, "annual", (shared_on, fields))
