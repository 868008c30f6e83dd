"""The options that every command takes, and the occasion they describe."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from goodstanding.occasion import Occasion

DEBUG = "goodstanding.debug"
PROFILES = ("internal", "public")


def _remember_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[DEBUG] = True


_SHARED = (
    click.option(
        "--root",
        metavar="FOLDER",
        help="The book's folder; else the nearest one upward that has accounts/_policy.yml.",
    ),
    click.option(
        "--as-of",
        metavar="DAY",
        help="The day to judge for, as 2026-06-01 or 'today'; "
        "else STANDING_AS_OF, else today (in a sample book the day it names).",
    ),
    click.option("--at", metavar="REV", help="The records of that commit, not those on disk."),
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        help="For whose eyes pages are; else STANDING_PROFILE, else internal.",
    ),
    click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_remember_debug,
        help="Show where in the program something went wrong.",
    ),
)
_NAMES = ("root", "as_of", "at", "profile")


def with_occasion(command: Callable[..., None]) -> Callable[..., None]:
    """The shared options; the command is given a function that loads their occasion."""

    @wraps(command)
    def run(**given: Any) -> None:
        shared = {name: given.pop(name) for name in _NAMES}

        def load() -> "Occasion":
            from goodstanding.occasion import Asked, load_occasion

            return load_occasion(Asked(**shared))

        command(load, **given)

    for option in reversed(_SHARED):
        run = option(run)
    return run


def out_option(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option `--out DIR`."""
    return click.option("--out", metavar="DIR", help=text)


def end_with(code: int) -> NoReturn:
    """Ends the command with that exit code, at once: nothing that it holds is given back one by one."""
    # click's own way of leaving would let go of every frame first.
    sys.exit(code)
