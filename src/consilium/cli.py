"""The command line: reads arguments, calls the rooms, prints. The commands are fixed by the contract."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consilium import __version__
from consilium.errors import CommandLineError, ConsiliumError, InputError
from consilium.progress import Progress

if TYPE_CHECKING:
    from consilium.case import Document
    from consilium.plan import Plan

# Paths are checked by the readers, whose sentences say what to do; click's own check would end with exit 2.
PATHS = click.argument("paths", nargs=-1, type=click.Path())
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


class _Day(click.ParamType[Date]):
    name = "YYYY-MM-DD"

    def convert(self, value: str | Date, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        if isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no date. Write it as 2026-12-01.", param, ctx)


class _Folder(click.ParamType[Path]):
    name = "FOLDER"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value).strip():
            self.fail("The folder needs a name.", param, ctx)
        return Path(value)


TODAY = click.option("--today", type=_Day(), help="Make the plan as of this day.")


def _now() -> Date:
    return datetime.now(UTC).astimezone().date()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90})
@click.version_option(__version__, prog_name="consilium")
def cli() -> None:
    """Helps a person with cancer decide on, get, and use a second opinion.

    Everything stays on this computer. It explains and prepares; it does not replace your doctor.
    """


@cli.command()
@PATHS
@JSON
def read(paths: tuple[str, ...], as_json: bool) -> None:
    """Read documents and show what they say, with the line that says it."""
    from consilium.report.reading import document_lines, document_text

    for document in _read(paths):
        click.echo(document_lines(document) if as_json else document_text(document))


@cli.command()
@PATHS
@click.option("--answers", type=click.Path(path_type=Path), help="Your answers (a TOML file).")
@click.option("--near", metavar="POSTAL_CODE", help="Look for centres near this postal code.")
@TODAY
@click.option("--out", type=_Folder(), help="Write the plan and its letters into this folder.")
@JSON
def plan(
    paths: tuple[str, ...],
    answers: Path | None,
    near: str | None,
    today: Date | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Make a second-opinion plan from your records and answers."""
    from consilium.plan import make_plan

    if not paths and not answers:
        raise CommandLineError("Nothing to read.", "Name a file, folder or zip of your records, or --answers FILE.")
    if out:
        _check(out)
    progress = Progress()
    made = make_plan(paths, answers=answers, near=near, today=today or _now(), progress=progress)
    if out:
        progress("writing the plan")
        _write(made, out)
    _print_plan(made, as_json)
    if out:
        click.echo(
            f"\nThe plan is in {out}: open {out / 'plan.html'}, or print plan.pdf and what is in packet.", err=True
        )


@cli.command()
@click.argument("opinions", nargs=-1, type=click.Path())
@JSON
def compare(opinions: tuple[str, ...], as_json: bool) -> None:
    """Hold opinions side by side; say whether a third is worth it."""
    from consilium.plan import compare_opinions
    from consilium.report.comparison import comparison_json, comparison_text

    if len(opinions) < 2:
        raise CommandLineError("Two opinions are needed to compare.", "Name two files or more.")
    comparison = compare_opinions(opinions, Progress())
    click.echo(comparison_json(comparison) if as_json else comparison_text(comparison))


@cli.command()
@click.option("--cancer", metavar="CODE", help="OncoTree code, such as LIPO.")
@click.option("--near", metavar="POSTAL_CODE", required=True, help="Your postal code.")
@click.option("--not", "exclude", metavar="NAME", multiple=True, help="Your present doctor or hospital: left out.")
@JSON
def find(cancer: str | None, near: str, exclude: tuple[str, ...], as_json: bool) -> None:
    """Find cancer centres near a postal code, and why each is worth asking."""
    from consilium.plan import find_near
    from consilium.report.centres import centres_json, centres_text

    search = find_near(near, cancer=cancer, exclude=exclude)
    click.echo(centres_json(search) if as_json else centres_text(search))


@cli.command()
@click.option("--out", type=_Folder(), default=Path("second-opinion-plan"), show_default=True)
def demo(out: Path) -> None:
    """Make plans for two synthetic patients. No real person, no network."""
    from consilium.demo import demo_plans

    made = list(demo_plans())
    for name, _ in made:
        _check(out / name)
    for name, one in made:
        _write(one, out / name)
        _print_plan(one, as_json=False)
    click.echo(f"\nBoth patients are synthetic. The plans to print are in {out}.", err=True)


def _read(paths: tuple[str, ...]) -> "tuple[Document, ...]":
    from consilium.records import read as read_records

    if not paths:
        raise CommandLineError("Nothing to read.", "Name a file, folder or zip of your records.")
    reading = read_records(paths, Progress())
    for warning in reading.warnings:
        click.echo(warning, err=True)
    return reading.documents


def _print_plan(made: "Plan", as_json: bool) -> None:
    from consilium.report import plan_json, plan_text

    for warning in made.case.warnings:
        click.echo(warning, err=True)
    click.echo(plan_json(made) if as_json else plan_text(made))


def _check(out: Path) -> None:
    """Asked before the work is done; writing asks it once more."""
    from consilium.report import check_folder

    with _usable(out):
        check_folder(out)


def _write(made: "Plan", out: Path) -> None:
    from consilium.report import write_plan

    with _usable(out):
        write_plan(made, out)


@contextmanager
def _usable(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or "it cannot be written to"
        raise InputError(f"The folder {out} cannot be used: {why}.", "Name another with --out.") from None


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
