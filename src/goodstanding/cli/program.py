"""The program `standing`: its commands, and the one place where everything that goes wrong ends."""

import difflib
import sys
from typing import Any, NoReturn

import click

from goodstanding import __version__
from goodstanding.cli.check import check
from goodstanding.cli.codeowners import codeowners
from goodstanding.cli.completion import completion
from goodstanding.cli.draft import draft
from goodstanding.cli.due import due
from goodstanding.cli.effect import effect
from goodstanding.cli.explain import explain
from goodstanding.cli.fmt import fmt
from goodstanding.cli.hindsight import hindsight
from goodstanding.cli.history import history
from goodstanding.cli.init import init
from goodstanding.cli.log import log
from goodstanding.cli.mark import mark
from goodstanding.cli.new import new
from goodstanding.cli.options import DEBUG
from goodstanding.cli.portfolio import portfolio
from goodstanding.cli.promises import promises
from goodstanding.cli.reassign import reassign
from goodstanding.cli.schema import schema
from goodstanding.cli.show import show
from goodstanding.cli.site import build, pages, serve
from goodstanding.errors import StandingError, UsageError

WRONG_USAGE = 2
COULD_NOT_RUN = 3
INTERRUPTED = 130


class Program(click.Group):
    """The commands, with one catch for all of them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what goes wrong is one line and an exit code."""
        try:
            return super().invoke(ctx)
        except StandingError as error:
            _give_up(ctx, str(error), WRONG_USAGE if isinstance(error, UsageError) else COULD_NOT_RUN)
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        # Whatever else happens is our fault, and is said in one line instead of a traceback.
        except Exception as error:  # noqa: BLE001
            said = f"something went wrong inside: {type(error).__name__}: {error}"
            _give_up(ctx, f"{said} (--debug shows where)", COULD_NOT_RUN)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a near miss is asked back."""
        word = args[0]
        if word not in self.commands and (close := difflib.get_close_matches(word, self.commands, 1)):
            ctx.fail(f"there is no command '{word}': did you mean '{close[0]}'?")
        return super().resolve_command(ctx, args)


def _give_up(ctx: click.Context, message: str, code: int) -> NoReturn:
    if ctx.meta.get(DEBUG):
        import traceback

        traceback.print_exc()
    line = " ".join(message.split())
    click.echo(f"standing: {line}", err=True)
    sys.exit(code)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="standing")
def standing() -> None:
    """Every client account in good standing, or you know why not."""


for command in (
    check,
    due,
    show,
    promises,
    history,
    hindsight,
    effect,
    portfolio,
    reassign,
    init,
    new,
    log,
    mark,
    fmt,
    draft,
    codeowners,
    explain,
    schema,
    completion,
    build,
    serve,
    pages,
):
    standing.add_command(command)
