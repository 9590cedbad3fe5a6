"""``consilium opinion``: for an expert, who writes an opinion in structure."""

import os
from pathlib import Path

import click

from consilium.cli.options import JSON
from consilium.errors import CommandLineError, InputError
from consilium.progress import Progress

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group("opinion")
def command() -> None:
    """For doctors: write an opinion in structure, blind first.

    The form is a TOML file that takes about ten minutes. `compare` takes it as it takes a letter.
    """


@command.command("new")
@FILE
@click.option(
    "--from", "letter", type=click.Path(), metavar="LETTER", help="Fill in what your own letter says, to be checked."
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
def new(file: Path, letter: str | None, force: bool) -> None:
    """Write an empty form (FILE.toml), or one filled in from your own letter."""
    if file.suffix.lower() != ".toml":
        raise CommandLineError(f"{file} needs a name that ends in .toml.", f"Name it {file.stem or 'opinion'}.toml.")
    there = os.path.lexists(file)
    if there and not force:
        raise InputError(f"{file} is there already.", "Name another file, or add --force to replace it.")
    text = _text(letter)
    _write(file, text, replace=there)
    if there:
        click.echo(f"{file} was there and is replaced.", err=True)
    click.echo(
        f"{file} is ready to fill in, in any editor. First [blind], with the first opinion still sealed.\n"
        f"Then look it over: consilium opinion check {file}"
    )


@command.command("check")
@FILE
@JSON
def check(file: Path, as_json: bool) -> None:
    """Check a form: is it done, in order, and how is each line read?"""
    from consilium.opinions import read_file, still_open
    from consilium.report.form import form_json, form_text

    form = read_file(file)
    click.echo(form_json(form) if as_json else form_text(form, file.name))
    if todo := still_open(form):
        raise InputError(f"{file} is not done yet.", " ".join(todo))


def _text(letter: str | None) -> str:
    from consilium.opinions import draft, template
    from consilium.plan import read_one_opinion

    return draft(read_one_opinion(letter, Progress())) if letter else template()


def _write(file: Path, text: str, *, replace: bool) -> None:
    """Whole or not at all, and for its owner alone: it is about a person's health."""
    if replace and not file.is_file():
        raise InputError(f"{file} is no file that can be replaced.", "Name another file.")
    making = file.with_name(f".{file.name}.making")
    try:
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
        making.replace(file)
    except OSError as error:
        making.unlink(missing_ok=True)
        raise InputError(f"{file} cannot be written ({error.strerror}).", "Name a file in a folder of yours.") from None
