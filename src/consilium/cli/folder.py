"""Folders that commands write into: asked about before the work is done, and any refusal in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

from consilium.errors import InputError

if TYPE_CHECKING:
    from consilium.opinions import Comparison
    from consilium.plan import Plan


def check(out: Path) -> None:
    """Asked before the work is done; writing asks it once more."""
    from consilium.report import check_folder

    with usable(out):
        check_folder(out)


def write(made: "Plan", out: Path, language: str = "en") -> None:
    """The plan and its letters, into the folder."""
    from consilium.report import write_plan

    with usable(out):
        write_plan(made, out, language)


def check_comparison(out: Path) -> None:
    """`check`, for the sheets of a comparison."""
    from consilium.report.compared.write import FILES
    from consilium.report.write import check_folder

    with usable(out):
        check_folder(out, FILES)


def write_comparison(comparison: "Comparison", out: Path, today: Date, language: str = "en") -> None:
    """The sheets of a comparison, into the folder."""
    from consilium.report.compared.write import write_sheets

    with usable(out):
        write_sheets(comparison, out, today, language)


@contextmanager
def usable(out: Path) -> Iterator[None]:
    """Turns what the system says against a folder into an InputError."""
    try:
        yield
    except OSError as error:
        why = error.strerror or "it cannot be written to"
        raise InputError(f"The folder {out} cannot be used: {why}.", "Name another with --out.") from None
