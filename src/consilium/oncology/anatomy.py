"""Where in the body: ICD-O-3 topographies, their names, and the node of OncoTree that a place alone supports."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consilium.oncology.kinds import PACKAGE
from consilium.tables import csv_rows

_INHERITED = ("tissue", "malignant", "carcinoma", "in_situ")


@dataclass(frozen=True, slots=True)
class Site:
    """A place in the body, by its ICD-O-3 topography.

    ``tissue``, ``malignant``, ``carcinoma`` and ``in_situ`` are OncoTree codes: the organ's node, and what "a malignant
    tumor", "a carcinoma" and "a carcinoma in situ" of this place support (empty where nothing does).
    """

    topography: str
    name: str
    tissue: str
    malignant: str
    carcinoma: str
    in_situ: str
    words: tuple[str, ...]


@cache
def all_sites() -> Mapping[str, Site]:
    """All places by their topography (``C50``, ``C50.4``); a part takes what it does not state from its organ."""
    found: dict[str, Site] = {}
    rows: dict[str, dict[str, str]] = {}
    for row in csv_rows(PACKAGE, "sites.csv"):
        code = row["topography"]
        organ = rows.get(code[:3], row)
        rows[code] = row = row | {key: row[key] or organ[key] for key in _INHERITED}
        tissue, malignant, carcinoma, in_situ = (row[key].replace("-", "") for key in _INHERITED)
        words = tuple(row["words"].split("|")) if row["words"] else ()
        found[code] = Site(code, row["name"], tissue, malignant, carcinoma, in_situ, words)
    return found


def site_at(topography: str) -> Site | None:
    """The place with this topography, or the organ that it belongs to."""
    return all_sites().get(topography) or all_sites().get(topography[:3])
