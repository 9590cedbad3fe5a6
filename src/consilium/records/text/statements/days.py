"""Days that a sentence of a note names, also without a year, by weekday, or counted from the day of the note."""

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from consilium.records.text.dates import dates, day_first
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NUMBER, Sentence, number, rx

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_YEAR_FOLLOWS = r"(?!,? (?:19|20)\d\d)"
_DAY = rx(
    rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR_FOLLOWS}"
    r"(?! ?(?:weeks|months|days|years|cycles|gy|mg))"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{_MONTH})\b{_YEAR_FOLLOWS}"
)
_SLASHED = rx(
    r"\b(?:start\w*|begin\w*|c1 ?d1(?: [a-z/+-]+){0,3}|tci|on|for|date|surgery|operation|scheduled|booked|set|"
    r"tentatively)[: ]+(?P<m>\d{1,2})/(?P<d>\d{1,2})"
    r"(?![\d/%]|\.\d|[ -]?(?:nodes?|positive|mm|cm|cycles?))"
)
_DAY_OF = rx(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? of (?P<m>{_MONTH}),? (?P<y>20\d\d)\b")
_SOON = rx(rf"\bin (?P<n>{NUMBER}) (?P<unit>days?|weeks?)\b|\b(?P<word>tomorrow|next week)\b")
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = rx(rf"\b(?P<next>next |this |on |coming )?(?P<day>{'|'.join(_WEEKDAYS)})\b")
COUNTED = "counted from the date of the note"
_NEAR = "the day of that name nearest to the date of the note"


class Day(NamedTuple):
    """A day that a sentence names, by offsets in it; ``reason`` says how it was worked out if it is not written out."""

    date: Date
    start: int
    end: int
    reason: str | None = None


def days(report: Report, sentence: Sentence) -> Iterator[Day]:
    """Every such day, those written in full first."""
    days_first = report.once(day_first)
    for found in dates(report.low, sentence.start, sentence.end, day_first=days_first):
        start, end = found.start - sentence.start, found.end - sentence.start
        yield Day(_by_weekday(found.date, sentence.words, start, end), start, end)
    for match in _DAY_OF.finditer(sentence.words):
        month, day_of = _MONTHS.index(match.group("m")[:3]) + 1, int(match.group("d"))
        if day := _real_day(int(match.group("y")), month, day_of):
            yield Day(day, match.start(), match.end())
    today = report.date
    if not today:
        return
    for match in _DAY.finditer(sentence.words):
        month = _MONTHS.index((match.group("m") or match.group("m2"))[:3]) + 1
        day = _nearest(today, month, int(match.group("d") or match.group("d2")))
        if day:
            yield Day(day, match.start(), match.end(), _NEAR)
    for match in _SLASHED.finditer(sentence.words):
        month, day_of = int(match.group("m")), int(match.group("d"))
        day = _nearest(today, *((day_of, month) if days_first else (month, day_of)))
        if day:
            yield Day(day, match.start("m"), match.end(), _NEAR)
    for match in _SOON.finditer(sentence.words):
        yield Day(today + _span(match), match.start(), match.end(), COUNTED)
    for match in _WEEKDAY.finditer(sentence.words):
        if match.group("next") or re.search(r"schedul|booked", sentence.words):
            ahead = (_WEEKDAYS.index(match.group("day")) - today.weekday()) % 7 or 7
            reason = "the next such day after the date of the note"
            yield Day(today + timedelta(days=ahead), match.start(), match.end(), reason)


def _by_weekday(day: Date, words: str, start: int, end: int) -> Date:
    """03/04 is read as 4 March, unless the weekday beside it fits only the other way round."""
    before = words[max(0, start - 14) : start]
    named = next((i for i, w in enumerate(_WEEKDAYS) if w in before or f"{w[:3]} " in before), None)
    slashed = re.match(r"\d{1,2}/\d{1,2}/", words[start:end])
    if named is None or day.weekday() == named or day.day > 12 or not slashed:
        return day
    other = Date(day.year, day.day, day.month)
    return other if other.weekday() == named else day


def _nearest(today: Date, month: int, day: int) -> Date | None:
    """The day of that name nearest to the note: within about six months behind it, else ahead."""
    found = [d for year in (today.year - 1, today.year, today.year + 1) if (d := _real_day(year, month, day))]
    return min(found, key=lambda d: abs((d - today).days), default=None)


def _real_day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _span(match: re.Match[str]) -> timedelta:
    if match.group("word"):
        return timedelta(days=1 if match.group("word") == "tomorrow" else 7)
    return timedelta(
        days=round(min(number(match.group("n")), 500) * (7 if match.group("unit").startswith("week") else 1))
    )
