"""``consilium compare``."""

from datetime import date as Date
from pathlib import Path

import click

from consilium.cli import folder
from consilium.cli.options import JSON, LANGUAGE, Folder, day_option, now
from consilium.errors import CommandLineError
from consilium.progress import Progress


@click.command("compare")
@click.argument("opinions", nargs=-1, type=click.Path())
@day_option("Date the sheets as of this day.")
@click.option("--out", type=Folder(), help="Write a sheet for you and one for the doctors into this folder.")
@LANGUAGE
@JSON
def command(opinions: tuple[str, ...], today: Date | None, out: Path | None, language: str, as_json: bool) -> None:
    """Hold opinions side by side; say whether a third is worth it."""
    from consilium.plan import compare_opinions
    from consilium.report.comparison import comparison_json, comparison_text

    if len(opinions) < 2:
        raise CommandLineError("Two opinions are needed to compare.", "Name two files or more.")
    if out:
        folder.check_comparison(out)
    progress = Progress()
    comparison = compare_opinions(opinions, progress)
    day = today or now()
    if out:
        progress("writing the sheets")
        folder.write_comparison(comparison, out, day, language)
    click.echo(comparison_json(comparison) if as_json else comparison_text(comparison, day, language))
    if out:
        click.echo(
            f"\nThe sheets are in {out}: comparison-patient.html is for you, comparison-doctors.html for the doctors.",
            err=True,
        )
