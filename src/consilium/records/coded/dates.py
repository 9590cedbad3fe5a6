"""Dates as records write them: `2018-03-16T09:00:00Z`, `2018-03`, `20180316093000-0600`, `2018`."""

import re
from datetime import date as Date
from functools import lru_cache

_PARTS = re.compile(r"\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=$|[T\s+\-]|\d)")


@lru_cache(maxsize=4096)
def iso_of(text: str | None) -> str | None:
    """The date in ISO form, as exact as the record has it (`2018`, `2018-03`, `2018-03-16`); None when it is none."""
    found = _PARTS.match(text) if text else None
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        Date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


@lru_cache(maxsize=4096)
def day_of(text: str | None) -> Date | None:
    """The first day that the date can mean; None when it is no date or not one of our time."""
    iso = iso_of(text)
    if iso is None:
        return None
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return Date(year, month, day) if 1880 <= year <= 2200 else None
