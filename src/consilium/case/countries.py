"""Countries as people and records write them (``USA``, ``United States of America``, ``uk``), as ISO 3166-1 codes."""

from functools import cache

from consilium.case.model import Case
from consilium.tables import csv_rows

#: The country and its territories: its centres, its payers and its law.
_UNITED_STATES = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})


def country_code(written: str | None) -> str | None:
    """The two-letter code of a country; None for nothing written, the words themselves for a country not known here."""
    words = " ".join((written or "").split())
    if not words:
        return None
    known = _codes().get(words.lower())
    return known or (words.upper() if len(words) == 2 else words)


def in_united_states(written: str | None) -> bool:
    """Whether this is the United States or a territory of theirs; so it is taken to be when nothing is written."""
    return (country_code(written) or "US") in _UNITED_STATES


def home_country(case: Case) -> str:
    """Where the person lives: as they answered, else as the records say, else the United States."""
    return country_code(case.answers.patient.country) or country_code(case.person.country) or "US"


@cache
def _codes() -> dict[str, str]:
    rows = csv_rows("consilium.case", "countries.csv")
    written = ((row, (row["code"], row["alpha3"], *row["names"].split(";"))) for row in rows)
    return {name.lower(): row["code"] for row, names in written for name in names}
