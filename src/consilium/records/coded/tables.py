"""What single codes mean to us: the field that they fill, from codes.csv, and the markers in markers.csv."""

from dataclasses import dataclass
from functools import cache, lru_cache

from consilium.records.coded.concepts import Coding, system_of
from consilium.tables import csv_rows

PACKAGE = "consilium.records.coded"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for: a field of ours (or a kind of entry), with a qualifier such as the basis of a stage."""

    field: str
    detail: str


@cache
def _meanings() -> dict[str, tuple[str, Meaning]]:
    rows = [*csv_rows(PACKAGE, "codes.csv")]
    found = {row["code"]: (row["system"], Meaning(row["field"], row["detail"])) for row in rows}
    for row in csv_rows(PACKAGE, "markers.csv"):
        found[row["code"]] = ("loinc", Meaning("marker", f"{row['marker']}|{row['result']}"))
    return found


@lru_cache(maxsize=8192)
def meaning_of(coding: Coding) -> Meaning | None:
    """The meaning of a code that we know; a named system must be the code's own."""
    system, meaning = _meanings().get(coding.code or "", ("", None))
    if meaning is None:
        return None
    named = system_of(coding.system)
    return meaning if named == system or (not named and system in ("loinc", "snomed")) else None
