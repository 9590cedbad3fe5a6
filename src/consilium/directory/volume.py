"""How many operations a year some bodies ask for: a question to bring, never a verdict."""

from dataclasses import dataclass
from datetime import date as Date

from consilium.tables import csv_rows

CAUTION = (
    "A number of operations is one sign among several. "
    "Most hospitals below such a line do well too, so use it as a question, not as a verdict."
)


@dataclass(frozen=True, slots=True)
class Volume:
    """A line that a body has drawn: operations a year for a hospital, for a surgeon."""

    operation: str
    body: str
    hospital_min: int | None
    surgeon_min: int | None
    source: str
    checked: Date


def volumes(topography: tuple[str, ...]) -> tuple[Volume, ...]:
    """Lines for cancers of these ICD-O-3 sites (``("C25.0",)``)."""
    heads = {code[:3] for code in topography}
    return tuple(_volume(row) for row in csv_rows(__package__, "volumes.csv") if row["topography"] in heads)


def _volume(row: dict[str, str]) -> Volume:
    return Volume(
        operation=row["operation"],
        body=row["body"],
        hospital_min=int(row["hospital_min"]) if row["hospital_min"] else None,
        surgeon_min=int(row["surgeon_min"]) if row["surgeon_min"] else None,
        source=row["source"],
        checked=Date.fromisoformat(row["checked"]),
    )
