"""Days, numbers and amounts as people write them where the firm is.

The policy's `locale` says where that is. Whoever begins a page or a letter says it once with
`speaking`; every day and number within it follows.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Context, localcontext
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

DEFAULT = "en-GB"
_SPOKEN: ContextVar[str] = ContextVar("spoken", default=DEFAULT)
# A day within a sentence; within a path, an id, a quotation or an example it stays as records write it.
_DAY = re.compile(r"(?<!as in )(?<![\w/'\"`.:-])([0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w/'\"`-])")
_SHARE = re.compile(r"([0-9]+) ?%")

# A figure worked out from others may be as long as any.
_WIDE = Context(prec=400)
_PENNIES = re.compile(r"[.][0#]+")


@contextmanager
def speaking(locale: str | None) -> Iterator[None]:
    """Spells everything within as people in that place do; ours where there is none."""
    before = _SPOKEN.set(locale or DEFAULT)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """The place whose people we write for just now, as `en-GB`."""
    return _SPOKEN.get()


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT, sep="-")


@lru_cache(maxsize=16384)
def _day(day: date, form: str, locale: str) -> str:
    return format_date(day, form, _locale(locale))


def spell_day(day: date) -> str:
    """A day in full: 1 June 2026."""
    return _day(day, "long", spoken())


def spell_weekday(day: date) -> str:
    """A day with its weekday: Monday, 1 June 2026."""
    return _day(day, "full", spoken())


def spell_short(day: date) -> str:
    """A day for narrow columns: 1 Jun 2026."""
    return _day(day, "medium", spoken())


def spell_day_of_year(day: date) -> str:
    """A day without its year, for the heads of columns: 1 Jun."""
    return _day_of_year(day, spoken())


@lru_cache(maxsize=1024)
def _day_of_year(day: date, locale: str) -> str:
    place = _locale(locale)
    skeleton = place.datetime_skeletons.get("MMMd")
    return str(skeleton.apply(day, place)) if skeleton is not None else _day(day, "medium", locale)


def with_days_spelt(text: str) -> str:
    """A sentence in which days stand as in records, with these in words."""
    return _DAY.sub(_respelt, text)


def _respelt(found: re.Match[str]) -> str:
    try:
        return spell_short(date.fromisoformat(found[1]))
    except ValueError:
        return found[1]


def spell_number(value: float) -> str:
    """A figure without needless zeros: 4, 4.5, 12,000."""
    return _number(value, spoken())


@lru_cache(maxsize=4096)
def _number(value: float, locale: str) -> str:
    with localcontext(_WIDE):
        return format_decimal(value, "#,##0.##", _locale(locale))


def spell_percent(share: float) -> str:
    """A share in hundredths, with the sign as people there write it: 75%, or 75 % elsewhere."""
    return _percent(share, spoken())


@lru_cache(maxsize=1024)
def _percent(share: float, locale: str) -> str:
    with localcontext(_WIDE):
        return format_percent(share, locale=_locale(locale))


def with_figures_spelt(text: str) -> str:
    """A sentence of ours with its days and shares as people there write them."""
    return _SHARE.sub(lambda found: spell_percent(int(found[1]) / 100), with_days_spelt(text))


def spell_money(amount: float, currency: str) -> str:
    """An amount; whole amounts are read without their pennies."""
    return _money(amount, currency, spoken())


@lru_cache(maxsize=1024)
def _money(amount: float, currency: str, locale: str) -> str:
    place = _locale(locale)
    whole = amount == int(amount)
    # The sign stays where people there put it.
    form = _PENNIES.sub("", place.currency_formats["standard"].pattern) if whole else None
    with localcontext(_WIDE):
        try:
            return format_currency(amount, currency, form, place, currency_digits=not whole).strip()
        except ValueError:
            return f"{format_decimal(amount, '#,##0.00', place)} {currency}".strip()
