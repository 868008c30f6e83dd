"""Nothing that a restricted record says is ever seen; only that it is there, its dates and its duties."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.model.full import built, full_record, identity_of
from tests.restricted.canaries import HIDEABLE, Birdcage, aviary, is_whole, leaves, seen_in
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.finding import Finding
from goodstanding.kinds import KINDS
from goodstanding.records.schema import shape, values_at
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.pages import make_pages
from goodstanding.standing import stand
from goodstanding.standing.places import spots_of

DAYS = [date(2026, 2, 1), date(2026, 5, 10), date(2026, 11, 30)]


# The policy holds the firm's own rules and nothing of a client; without its numbers nothing is judged.
OF_CLIENTS = [kind for kind in KINDS if kind != "policy"]


@pytest.mark.parametrize("kind", OF_CLIENTS)
def test_no_text_survives_building(kind: str) -> None:
    cage = Birdcage()
    data = cage.hide_in(kind)
    assert is_whole(kind, data) == []
    assert cage.canaries
    record = built(kind, {**data, "visibility": "restricted"})
    assert record.is_restricted
    assert seen_in(record, cage.canaries) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_canary_would_be_seen_were_the_record_open(kind: str) -> None:
    cage = Birdcage()
    data = cage.hide_in(kind)
    # The figures of the contract are hidden even where the account is open.
    secret = seen_in(data["commercial"], cage.canaries) if kind == "account" else []
    record = built(kind, data)
    assert seen_in(record, cage.canaries) == [one for one in cage.canaries if one not in secret]
    assert bool(secret) is (kind == "account")


@pytest.mark.parametrize("visibility", ["internal", None])
def test_harmful_behaviour_is_hidden_whatever_the_mark(visibility: str | None) -> None:
    cage = Birdcage()
    data = {**cage.hide_in("escalation"), "triggers": ["complaint", "harmful_behaviour"]}
    data = {key: value for key, value in {**data, "visibility": visibility}.items() if value}
    record = built("escalation", data)
    assert record.is_restricted
    assert seen_in(record, cage.canaries) == []


@pytest.mark.parametrize("kind", HIDEABLE)
def test_dates_and_ids_are_kept(kind: str) -> None:
    data = full_record(kind)
    kept = [
        value
        for path, node in shape(kind).nodes
        if node.get("x-restricted") == "keep" and node.get("type") == "string"
        for _, value, _ in values_at(data, path)
        if path[-1] not in {"visibility", "?"}
    ]
    record = built(kind, {**data, "visibility": "restricted"})
    found = {one.isoformat() if isinstance(one, date) else one for one in _all(record)}
    assert kept
    assert set(kept) <= found


def _all(record: object) -> list[Any]:
    from tests.model.test_day_rule import block_of, dates_in

    ways = dates_in(record)
    days = []
    for way in ways:
        block = block_of(record, way)  # type: ignore[arg-type]  # any dataclass will do
        step: Any = way[-1]
        days.append(getattr(block, step) if hasattr(block, str(step)) else block[step])
    return [*leaves(record), *days]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_text_reaches_a_finding_or_a_duty(day: date) -> None:
    world, canaries = aviary()
    book = load_book(world.source())
    assert not [one for records in book.account_records.values() for one in records.not_assessed]
    assert seen_in(book.accounts, canaries) == []
    assert seen_in(book.firm, canaries) == []
    standing = stand(book, day)
    assert standing.duties
    assert standing.findings
    assert seen_in(standing, canaries) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_text_reaches_a_page(day: date) -> None:
    world, canaries = aviary()
    pages = [*make_pages(load_edition(world.source(), day, Profile.INTERNAL))]
    assert any(page.path == "accounts/acme.md" for page in pages)
    for page in pages:
        assert seen_in([page.title, str(page.body), page.search], canaries) == []


@pytest.mark.parametrize("visibility", ["internal", "restricted"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_figure_that_a_clock_reads_is_still_never_shown(day: date, visibility: str) -> None:
    figures = {"hours_used": 70999.25, "hours_budget": 70888.25, "margin_percent": 66.25}
    asked = {"free-review": {"every_days": 31, "limits": {"hours_used_at_least": 100}}}
    world = World(clocks=asked).account(tier="key", commercial=figures, visibility=visibility)
    standing = stand(load_book(world.source()), day)
    pages = [*make_pages(load_edition(world.source(), day, Profile.INTERNAL))]
    assert "free-review" in {duty.clock for duty in standing.duties}
    shown = "\n".join([repr(standing), *(f"{page.title} {page.body} {page.search}" for page in pages)])
    assert [one for one in ("70999", "70,999", "70888", "70,888", "66.25") if one in shown] == []


LOUD = "Canary 9999 sings\nloudly"


def wrong(kind: str) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Restricted records that break their schema, with the secrets that a message could give away."""
    cage = Birdcage()
    data = {**cage.hide_in(kind), "visibility": "restricted"}
    texts = [str(one) for one in cage.canaries]
    rows = [{**data, LOUD: 1}, {**data, "visibility": "restrcted", LOUD: LOUD}]
    for name in sorted(data.keys() - {"visibility"}):
        rows += [{**data, name: {LOUD: LOUD}}, {**data, name: [LOUD]}, {**data, name: LOUD}]
    yield from ((row, [*texts, "Canary 9999"]) for row in rows if not shape(kind).is_valid(row))


@pytest.mark.parametrize("kind", HIDEABLE)
def test_a_message_on_a_restricted_record_never_quotes(kind: str) -> None:
    for data, secrets in wrong(kind):
        world = World().account()
        world.put(identity_of(kind).record, data)
        found = _messages(world, identity_of(kind).file)
        assert found, data
        text = json.dumps([[one.message, one.place.path] for one in found])
        assert [one for one in secrets if one in text] == []


@pytest.mark.parametrize(
    "mark",
    [
        "visibility: restricted",
        "visibility: restrcted",
        "visibility: Restricted",
        '"visibility": "re\\u0073tricted"',
        '"vi\\x73ibility": "re\\x73tricted"',
        "visiblity: restricted",
    ],
)
def test_no_line_of_what_is_meant_to_be_hidden_is_quoted(mark: str) -> None:
    world = World().account()
    text = f"summary: Canary 9999 sings\nfeeling: Canary [9999 sings\n{mark}\n"
    world.raw("accounts/acme/contacts/2026-01-01-talk.yml", text.encode())
    source = world.source()
    spots = spots_of(load_book(source).account_records["acme"].findings, source)
    assert spots
    assert [one.source_line for one in spots if one.source_line] == []
    open_ = world.raw("accounts/acme/contacts/2026-01-01-talk.yml", text.replace(mark, "").encode()).source()
    spots = spots_of(load_book(open_).account_records["acme"].findings, open_)
    assert any("Canary" in (one.source_line or "") for one in spots)


def test_a_misspelt_mark_is_named_and_still_hides() -> None:
    world = World().account()
    world.contact("2026-01-01", visibility="restrcted", channel="Canary 9999 sings")
    said = {one.message for one in _messages(world, "accounts/acme/contacts/2026-01-01-talk.yml")}
    assert any("did you mean 'restricted'?" in one for one in said)
    assert not any("Canary" in one for one in said)


def _messages(world: World, file: str) -> list[Finding]:
    book = load_book(world.source())
    found = [*book.firm_records.findings]
    for records in book.account_records.values():
        found += records.findings
    return [one for one in found if one.place.file == file]
