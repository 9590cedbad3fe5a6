"""``consilium serve``."""

from pathlib import Path

import click

from consilium.errors import CommandLineError


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on; the first free one if left out.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--service", is_flag=True, help="For many users (not there yet).")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to keep things, if not in the usual place.")
def command(port: int | None, no_browser: bool, service: bool, folder: Path | None) -> None:
    """Open the whole journey in your browser, on this computer alone."""
    if service:
        raise CommandLineError("The service for many users is not there yet.", "Leave out --service.")
    from consilium.web.serve import serve

    serve(port=port, browser=not no_browser, folder=folder)
