"""``consilium plan``."""

from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from consilium.cli import folder
from consilium.cli.options import JSON, LANGUAGE, PATHS, TODAY, Folder, now
from consilium.errors import CommandLineError
from consilium.progress import Progress

if TYPE_CHECKING:
    from consilium.plan import Plan


@click.command("plan")
@PATHS
@click.option("--answers", type=click.Path(path_type=Path), help="Your answers (a TOML file).")
@click.option("--near", metavar="POSTAL_CODE", help="Look for centres near this postal code.")
@TODAY
@click.option("--out", type=Folder(), help="Write the plan and its letters into this folder.")
@LANGUAGE
@JSON
def command(
    paths: tuple[str, ...],
    answers: Path | None,
    near: str | None,
    today: Date | None,
    out: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Make a second-opinion plan from your records and answers."""
    from consilium.plan import make_plan

    if not paths and not answers:
        raise CommandLineError("Nothing to read.", "Name a file, folder or zip of your records, or --answers FILE.")
    if out:
        folder.check(out)
    progress = Progress()
    made = make_plan(paths, answers=answers, near=near, today=today or now(), progress=progress)
    if out:
        progress("writing the plan")
        folder.write(made, out, language)
    show(made, as_json, language)
    if out:
        click.echo(
            f"\nThe plan is in {out}: open {out / 'plan.html'}, or print plan.pdf and what is in packet.", err=True
        )


def show(made: "Plan", as_json: bool, language: str = "en") -> None:
    """Prints a plan; its warnings go to standard error. JSON is for programs, and English."""
    from consilium.report import plan_json, plan_text

    for warning in made.case.warnings:
        click.echo(warning, err=True)
    click.echo(plan_json(made) if as_json else plan_text(made, language))
