"""Where is a United States postal code? Census points first, the post office's own list for codes that have none."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from consilium.case import in_united_states
from consilium.tables import csv_rows

#: ``zcta.txt``: the Census Bureau's 2023 Gazetteer points of ZIP Code Tabulation Areas (public domain), one row of
#: 18 characters a code: code, latitude and longitude in thousandths of a degree. Twenty large areas whose middle lies
#: more than 60 miles from their post office (most of them in Alaska) are left to the post office's point.
CENSUS = "Census Bureau, ZCTA Gazetteer 2023"
POST_OFFICE = "zipcodes 3.0.0 (place of the post office)"
_ROW = 19  # with its line end


@dataclass(frozen=True, slots=True)
class Place:
    """A point that stands for a postal code; latitude and longitude in degrees."""

    postal_code: str  # five digits
    lat: float
    lon: float
    source: str
    city: str | None = None
    state: str | None = None  # two letters


def place(postal_code: str, country: str | None = "US") -> Place | None:
    """The place of a postal code, or None when it has none (see `why_no_place`).

    ZIP+4, spaces and a missing hyphen are accepted: ``"02906-1234"``, ``" 02906 "``, ``"029061234"``.
    """
    code = _five_digits(postal_code)
    if code is None or not in_united_states(country):
        return None
    return _census(code) or _post_office(code)


def why_no_place(postal_code: str, country: str | None = "US") -> str:
    """One sentence for the person on why `place` gave None; empty when there is a place."""
    if not in_united_states(country):
        return "We can measure distances from postal codes of the United States only."
    if _five_digits(postal_code) is None:
        return "A postal code of the United States has five digits, such as 02906."
    if place(postal_code, country):
        return ""
    if _known_to_post_office(_five_digits(postal_code) or ""):
        return "This postal code has no place on the map. Give the code of the town that you will travel from."
    return "This postal code does not exist."


def state_of(postal_code: str) -> str | None:
    """The state (two letters) of a code, by the runs of codes that a state has; None for a code in no run."""
    code = _five_digits(postal_code)
    if code is None:
        return None
    rows = csv_rows(__package__, "zip_states.csv")
    return next((row["state"] for row in rows if row["first"] <= code <= row["last"]), None)


def _five_digits(postal_code: str) -> str | None:
    found = re.fullmatch(r"\s*(\d{5})(?:[\s-]*\d{4})?\s*", postal_code, re.ASCII)
    return found.group(1) if found else None


@cache
def _table() -> bytes:
    return (files(__package__) / "zcta.txt").read_bytes()


def _census(code: str) -> Place | None:
    table, wanted = _table(), code.encode("ascii")
    low, high = 0, len(table) // _ROW
    while low < high:
        middle = (low + high) // 2
        if table[middle * _ROW : middle * _ROW + 5] < wanted:
            low = middle + 1
        else:
            high = middle
    row = table[low * _ROW : low * _ROW + _ROW]
    if row[:5] != wanted:
        return None
    return Place(code, int(row[5:11]) / 1000, int(row[11:18]) / 1000, CENSUS, state=state_of(code))


def _post_office(code: str) -> Place | None:
    for row in _known_to_post_office(code):
        lat, lon = float(row.get("lat") or 0), float(row.get("long") or 0)
        if lat and lon:
            return Place(code, lat, lon, POST_OFFICE, city=row.get("city"), state=row.get("state"))
    return None


def _known_to_post_office(code: str) -> list[dict[str, str]]:
    import zipcodes  # its first look-up takes about half a second, so it is the last resort

    matching: Any = zipcodes.matching
    return list(matching(code))
