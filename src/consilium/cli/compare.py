"""``consilium compare``."""

import click

from consilium.cli.options import JSON
from consilium.errors import CommandLineError
from consilium.progress import Progress


@click.command("compare")
@click.argument("opinions", nargs=-1, type=click.Path())
@JSON
def command(opinions: tuple[str, ...], as_json: bool) -> None:
    """Hold opinions side by side; say whether a third is worth it."""
    from consilium.plan import compare_opinions
    from consilium.report.comparison import comparison_json, comparison_text

    if len(opinions) < 2:
        raise CommandLineError("Two opinions are needed to compare.", "Name two files or more.")
    comparison = compare_opinions(opinions, Progress())
    click.echo(comparison_json(comparison) if as_json else comparison_text(comparison))
