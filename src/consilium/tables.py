"""Reads the tables of facts (CSV and TOML) that lie beside the code of the room that owns them."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def csv_rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """All rows of a CSV table, in file order; an empty cell is the empty string.

    ``package`` is the dotted name of the room (``consilium.oncology``), ``name`` the file's name.
    """
    text = (files(package) / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def toml_table(package: str, name: str) -> dict[str, Any]:
    """The whole of a TOML table."""
    return tomllib.loads((files(package) / name).read_text(encoding="utf-8"))
