"""Arguments and options that several commands share."""

from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from typing import TypeVar

import click

from consilium.say import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., object])


class Day(click.ParamType[Date]):
    """A day as 2026-12-01."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | Date, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        if isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no date. Write it as 2026-12-01.", param, ctx)


class Folder(click.ParamType[Path]):
    """A folder to write into; it needs a name."""

    name = "FOLDER"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value).strip():
            self.fail("The folder needs a name.", param, ctx)
        return Path(value)


# Paths are checked by the readers, whose sentences say what to do; click's own check would end with exit 2.
PATHS = click.argument("paths", nargs=-1, type=click.Path())
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")

LANGUAGE = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help="The language of what is for people."
)


def day_option(words: str) -> Callable[[Command], Command]:
    """``--today``, with what it is for."""
    return click.option("--today", type=Day(), help=words)


TODAY = day_option("Make the plan as of this day.")


def now() -> Date:
    """The day on this computer."""
    return datetime.now(UTC).astimezone().date()
