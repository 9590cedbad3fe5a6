"""The date of a letter, from its head, for documents that carry none."""

import re
from datetime import date as Date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_FORMS = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<year>20\d\d)\b", re.I),
    re.compile(r"\b(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d)\b"),
)
_HEAD = 700
_BORN = re.compile(r"\b(?:DOB|born|birth)\W{0,12}$", re.I)


def letter_date(text: str) -> Date | None:
    """The first full date in the head of a letter that is no date of birth; month before day in ``3/11/2026``."""
    found: list[tuple[int, Date]] = []
    for form in _FORMS:
        for hit in form.finditer(text[:_HEAD]):
            day = _day(hit)
            if day and not _BORN.search(text[: hit.start()]):
                found.append((hit.start(), day))
    return min(found)[1] if found else None


def _day(hit: re.Match[str]) -> Date | None:
    parts = hit.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].lower()) + 1
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    day = int(parts["day"])
    if month > 12 >= day:
        month, day = day, month
    try:
        return Date(year, month, day)
    except ValueError:
        return None
