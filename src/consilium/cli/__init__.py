"""The command line: reads arguments, calls the rooms, prints. One file a command; the contract fixes their names."""

import os
import sys
import traceback
from pathlib import Path

import click

from consilium import __version__
from consilium.cli import compare, demo, find, opinion, plan, read, serve
from consilium.errors import ConsiliumError

COMMANDS = (serve, read, plan, compare, opinion, find, demo)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90})
@click.version_option(__version__, prog_name="consilium")
def cli() -> None:
    """Helps a person with cancer decide on, get, and use a second opinion.

    Everything stays on this computer. It explains and prepares; it does not replace your doctor.
    """


for _module in COMMANDS:
    cli.add_command(_module.command)


def main() -> None:
    """Runs the command line; every problem ends in one sentence and an exit code of the contract."""
    try:
        cli(standalone_mode=False)
    except ConsiliumError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(3)
    except BrokenPipeError:
        # The reader of a pipe went away (| head): quiet, as other tools are.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        _own_fault(error)
        sys.exit(3)


def _own_fault(error: Exception) -> None:
    """A fault of ours: where it is, but never the message, which may hold a person's data."""
    if os.environ.get("CONSILIUM_DEBUG"):
        traceback.print_exc()
        return
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}, line {last.lineno}"
    click.echo(
        f"Consilium stopped at a fault of its own ({type(error).__name__} in {place}). "
        "Please report it; the documents are not needed.",
        err=True,
    )
