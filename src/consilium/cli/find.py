"""``consilium find``."""

import click

from consilium.cli.options import JSON


@click.command("find")
@click.option("--cancer", metavar="CODE", help="OncoTree code, such as LIPO.")
@click.option("--near", metavar="POSTAL_CODE", required=True, help="Your postal code.")
@click.option("--not", "exclude", metavar="NAME", multiple=True, help="Your present doctor or hospital: left out.")
@JSON
def command(cancer: str | None, near: str, exclude: tuple[str, ...], as_json: bool) -> None:
    """Find cancer centres near a postal code, and why each is worth asking."""
    from consilium.plan import find_near
    from consilium.report.centres import centres_json, centres_text

    search = find_near(near, cancer=cancer, exclude=exclude)
    click.echo(centres_json(search) if as_json else centres_text(search))
