"""``consilium read``."""

from typing import TYPE_CHECKING

import click

from consilium.cli.options import JSON, PATHS
from consilium.errors import CommandLineError
from consilium.progress import Progress

if TYPE_CHECKING:
    from consilium.case import Document


@click.command("read")
@PATHS
@JSON
def command(paths: tuple[str, ...], as_json: bool) -> None:
    """Read documents and show what they say, with the line that says it."""
    from consilium.report.reading import document_lines, document_text

    for document in _read(paths):
        click.echo(document_lines(document) if as_json else document_text(document))


def _read(paths: tuple[str, ...]) -> "tuple[Document, ...]":
    from consilium.records import read

    if not paths:
        raise CommandLineError("Nothing to read.", "Name a file, folder or zip of your records.")
    reading = read(paths, Progress())
    for warning in reading.warnings:
        click.echo(warning, err=True)
    return reading.documents
