"""What is on record about the client as a whole, and the reviews written for them."""

from collections.abc import Iterator

from markupsafe import Markup

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.text import is_web_address

_REVIEWS_SHOWN = 6


class Told(Value, frozen=True):
    """Something on record about the client."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()


def reviews(sitter: Sitter) -> Section | None:
    """Reviews with what they say, the newest first."""
    newest = sorted(sitter.account.reviews, key=lambda one: one.id, reverse=True)
    if not newest:
        return None
    html = sitter.draw(
        "reviews.html", rows=newest[:_REVIEWS_SHOWN], rest=max(0, len(newest) - _REVIEWS_SHOWN)
    )
    return Section("reviews", "Reviews", html)


def about(sitter: Sitter) -> Section | None:
    """Goals, challenges, what they buy and plan."""
    if sitter.account.profile.is_restricted:
        return None
    parts = [*_about(sitter.account)]
    links = [one for one in sitter.account.profile.links if is_web_address(one.url)]
    if not parts and not links:
        return None
    html: Markup = sitter.draw("about.html", parts=parts, addresses=links)
    return Section("about", "About them", html)


def _about(account: Account) -> Iterator[Told]:
    profile = account.profile
    for title, items in (("Goals", profile.goals), ("Challenges", profile.challenges)):
        if items:
            yield Told(title, items=items)
    if profile.context:
        yield Told("Context", profile.context)
    if profile.services and profile.services.buys:
        yield Told("Buys", ", ".join(profile.services.buys))
    if profile.services and profile.services.could_buy:
        yield Told("Could buy", ", ".join(profile.services.could_buy))
    if profile.roadmap:
        plans = (_plan(one.what, one.when, one.state) for one in profile.roadmap)
        yield Told("Roadmap", items=tuple(plans))


def _plan(what: str, when: str | None, state: object) -> str:
    more = ", ".join(str(part) for part in (when, state) if part)
    return f"{what} ({more})" if more else what
