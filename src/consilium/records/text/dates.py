"""Dates in all common spellings, and which of them is the document's own."""

import re
from collections.abc import Iterator
from datetime import date as Date
from typing import NamedTuple

from consilium.records.text.report import Report

_MONTHS = {
    m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMERIC = re.compile(
    r"\b(?<![./-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<a2>\d{1,2})(?P<sep>[/.-])(?P<b2>\d{1,2})(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format('m3')}\.?,?[ -](?P<y3>(?:19|20)\d\d))(?![\d/-])"
)
_NAMED = re.compile(rf"\b{_MONTH.format('m4')}\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)\d\d)(?![\d/-])")
_ANY = re.compile(r"[0-9](?:[/.-]\d{1,2}[/.-]\d|(?<=1)9\d\d|(?<=2)0\d\d)")


class Dated(NamedTuple):
    """A date in the text."""

    date: Date
    start: int
    end: int


def dates(low: str, start: int = 0, end: int | None = None, *, day_first: bool) -> Iterator[Dated]:
    """All whole dates between two offsets of lower-case text; 3/4/2026 is 4 March, unless the document is day-first."""
    stop = len(low) if end is None else end
    if not _ANY.search(low, start, stop):
        return
    matches = [*_NUMERIC.finditer(low, start, stop), *_NAMED.finditer(low, start, stop)]
    for match in sorted(matches, key=lambda m: m.start()):
        found = _value(match, day_first)
        if found:
            yield Dated(found, match.start(), match.end())


_SLASHED = re.compile(r"[0-9](?<![\d/].)\d?/(\d{1,2})/(?:(?:19|20)\d\d|\d\d)(?![\d/])")
_DOTTED = re.compile(r"[0-9](?<![\d./-].)\d?\.(\d{1,2})\.(?:19|20)\d\d(?![\d.])")


def day_first(report: Report) -> bool:
    """Whether the document writes the day before the month.

    It does if it shows a date that can only be day-first (13/11/2026) or writes dates with points (12.03.2026), and
    none that can only be month-first.
    """
    slashed = [(int(m[0].partition("/")[0]), int(m[1])) for m in _SLASHED.finditer(report.low)]
    dotted = [(int(m[0].partition(".")[0]), int(m[1])) for m in _DOTTED.finditer(report.low)]
    if any(second > 12 for _, second in (*slashed, *dotted)):
        return False
    return any(first <= 31 for first, _ in dotted) or any(12 < first <= 31 for first, _ in slashed)


def _value(match: re.Match[str], day_first: bool) -> Date | None:
    g = match.groupdict()
    if g.get("y4"):
        year, month, day = int(g["y4"]), _MONTHS[g["m4"][:3]], int(g["d4"])
    elif g["y1"]:
        year, month, day = int(g["y1"]), int(g["m1"]), int(g["d1"])
    elif g["y2"]:
        year, first, second = int(g["y2"]), int(g["a2"]), int(g["b2"])
        year += (2000 if year < 70 else 1900) if year < 100 else 0
        month, day = (
            (second, first)
            if first > 12 or (second <= 12 and (g["sep"] == "." or (day_first and g["sep"] == "/")))
            else (first, second)
        )
    else:
        year, month, day = int(g["y3"]), _MONTHS[g["m3"][:3]], int(g["d3"])
    try:
        return Date(year, month, day)
    except ValueError:
        return None


BIRTH = re.compile(r"(?:d\.?o\.?b\.?|(?:date of )?birth(?: ?date)?|born|geb\.?)(?: on)?[\s:.-]{0,6}$")
_OWN = re.compile(
    r"(?:(?:date )?(?:reported|signed(?: out)?|sign-?out|finali[sz]ed|verified|issued|posted|"
    r"dictated)(?: date| on)?|report(?:ed)?(?: date)?|final|"
    r"exam(?:ination)? date|date of (?:exam(?:ination)?|study|service|visit|report|consultation)|"
    r"(?:study|visit|service|encounter|note) date|"
    r"result (?:date|time)|printed[a-z ]{0,20}|(?:office |clinic )?visit|consultation|follow-?up|"
    r"seen(?: on)?)(?: \([a-z.]{1,10}\))?(?:/time)?[\s:.)-]{0,10}$"
)
_TAKEN = re.compile(
    r"(?:collected|received|obtained|taken|drawn|surgery|procedure(?: date)?|biopsy(?: date)?|"
    r"date (?:of )?(?:collect(?:ed|ion)|procedure|surgery|"
    r"received)|specimen date|collection(?: date)?)(?:[ /][a-z]+)?[\s:.-]{0,6}$"
)
_OTHER = re.compile(
    r"(?<![a-z])(?:comparison|compared|prior|previous|since|on|of|in|by|from|before|after|until|"
    r"start(?:ing)?|scheduled|addendum|due|next|"
    r"printed)[ :(]{0,2}(?:the |to |with )?[ :(]{0,2}$"
)


def birth_date(report: Report) -> Date | None:
    """The first date that is labelled as the birth date."""
    head = report.low[:4000]
    found = dates(head, day_first=report.once(day_first))
    return next((d.date for d in found if BIRTH.search(head[max(0, d.start - 30) : d.start])), None)


def document_date(report: Report) -> Date | None:
    """The date of the report or visit: a labelled one, else the latest bare one of the head, else when it was taken."""
    low = report.low
    own: list[Date] = []
    bare: list[Date] = []
    taken: list[Date] = []
    head = _head_end(low)
    for found in dates(low[:20_000], day_first=report.once(day_first)):
        before = low[max(0, found.start - 40) : found.start].replace("\n", " ")
        if BIRTH.search(before):
            continue
        if _OWN.search(before):
            if "printed" not in before[-20:] or not own:
                own.append(found.date)
        elif _TAKEN.search(before):
            taken.append(found.date)
        elif found.start < head and not _OTHER.search(before):
            bare.append(found.date)
    birth = report.once(birth_date)
    for group in (own, bare, taken):
        usable = [d for d in group if d != birth]
        if usable:
            return max(usable) if group is bare else usable[0]
    return None


def _head_end(low: str) -> int:
    """Where the head of a document ends: after its first five lines with words."""
    at = -1
    for _ in range(5):
        while low[at + 1 : at + 2] == "\n":
            at += 1
        following = low.find("\n", at + 1)
        if following < 0:
            return min(len(low), 400)
        at = following
    return min(at, 600)
