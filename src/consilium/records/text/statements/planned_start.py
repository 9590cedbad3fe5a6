"""From when is treatment planned? Dates of visits and tests are no start."""

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from consilium.case.model import Fact
from consilium.oncology import treatment_mentions
from consilium.records.text.dates import dates
from consilium.records.text.report import Report
from consilium.records.text.statements.planned_treatment import plans
from consilium.records.text.statements.wording import NOTES, NUMBER, Sentence, fact, number, rx, sentences

_TREATMENT = rx(
    r"\bsurg(?:ery|ical)\b|\boperation\b|\bor date\b|\bchemo\w*|\bcycle\b|\bradiat\w+|\bradioth\w+|\btreatments?\b|"
    r"\btherapy\b|\binfusions?\b|\binduction\b|\bthe or\b|\bprocedure\b|\b[a-z]+ectomy\b|\bresection\b|\bwhipple\b|"
    r"\btransplant\b|\bimmunotherapy\b"
)
_OTHER_VISIT = rx(
    r"\bfollow[- ]?up|\bvisit\b|\bappointment\b|\bclinic\b|\bsaw\b|\bseen\b|\bsee\b|"
    r"\b(?:ct|mri|pet|scan|imaging|x-?ray|mammogram|ultrasound|echo\w*|biops\w+|labs?|blood (?:work|test)|colonoscopy|"
    r"endoscopy|bronchoscopy|simulation|consult\w*|port|teaching|class|dental|counsel\w+|conference|tumou?r board|mdt|"
    r"return)\b"
)
_COMING = rx(
    r"\bschedul\w+|\bbooked\b|\bplan\w*|\bwill\b|\bto (?:start|begin|undergo|proceed|commence)\b|\bstart(?:ing|s)?\b|"
    r"\bbegin(?:s|ning)?\b|\bset for\b|\bor date\b|\bcycle (?:1|one)\b|\bdate of (?:surgery|operation)\b|"
    r"\b(?:surgery|operation|start) date\b"
)
_GONE = rx(
    r"\b(?:was|were|underwent|completed|performed|started|began|received|finished|had|since|done|last|status post|"
    r"s/p)\b"
)
#: A sentence that only says when, after one that says what.
_GOES_ON = rx(
    r"^(?:(?:it|this|that|she|he|tentatively|now) ){0,2}(?:is |was |has been )?(?:scheduled|booked|set|planned|"
    r"starts?|starting|to start|"
    r"date)\b"
)
_BESIDE = rx(
    r"^[\s:,(-]*(?:(?:is|on|for|at|the|date|set|now|:|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?[\s:,.(-]*){0,4}$"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_YEAR_FOLLOWS = r"(?!,? (?:19|20)\d\d)"
_DAY = rx(
    rf"\b(?P<m>{_MONTH})[a-z]*\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR_FOLLOWS}"
    r"(?! ?(?:weeks|months|days|years|cycles|gy|mg))"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{_MONTH})[a-z]*\b{_YEAR_FOLLOWS}"
)
_SLASHED = rx(
    r"\b(?:start\w*|begin\w*|on|for|date|surgery|operation|scheduled|booked|set|"
    r"tentatively)[: ]+(?P<m>\d{1,2})/(?P<d>\d{1,2})"
    r"(?![\d/%]|\.\d|[ -]?(?:nodes?|positive|mm|cm|cycles?))"
)
_DAY_OF = rx(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? of (?P<m>{_MONTH})[a-z]*,? (?P<y>20\d\d)\b")
_SOON = rx(rf"\bin (?P<n>{NUMBER}) (?P<unit>days?|weeks?)\b|\b(?P<word>tomorrow|next week)\b")
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = rx(rf"\b(?P<next>next |this |on |coming )?(?P<day>{'|'.join(_WEEKDAYS)})\b")


class _Day(NamedTuple):
    """A day that a sentence names, by offsets in it; ``reason`` says how it was worked out if it is not written out."""

    date: Date
    start: int
    end: int
    reason: str | None = None


def find(report: Report) -> Iterator[Fact]:
    """The first planned start that a document gives."""
    if report.kind not in NOTES and report.kind != "insurance_letter":
        return
    before = None
    for sentence in sentences(report):
        named = bool(_TREATMENT.search(sentence.words)) or _names(report, sentence)
        goes_on = before is not None and bool(_GOES_ON.match(sentence.words)) and any(plans(report, before))
        before = sentence
        day = _start(report, sentence, goes_on) if named or goes_on else None
        match = day and re.compile(re.escape(sentence.words[day.start : day.end])).search(sentence.words, day.start)
        if day and match:
            yield fact(
                report, "planned_start", day.date.isoformat(), sentence, match,
                status="inferred" if day.reason else "stated", reason=day.reason,
            )  # fmt: skip
            return


def _names(report: Report, sentence: Sentence) -> bool:
    return any(m.code != "biopsy" for m in treatment_mentions(report.text[sentence.start : sentence.end]))


def _start(report: Report, sentence: Sentence, goes_on: bool) -> _Day | None:
    planned: bool | None = goes_on or None
    for day in _days(report, sentence):
        before = sentence.words[: day.start]
        if report.date and day.date < report.date:
            continue
        coming = goes_on or bool(_COMING.search(before))
        if _GONE.search(before) and not re.search(r"\bschedul\w+|\bbooked|\bplan|\bwill\b", before):
            continue
        nearest = _nearest_treatment(report, sentence, before)
        if nearest is None:
            planned = any(plans(report, sentence)) if planned is None else planned
            if not planned or _OTHER_VISIT.search(before):
                continue
        elif any(m.end() > nearest for m in _OTHER_VISIT.finditer(before)):
            continue
        beside = nearest is not None and report.date is not None and bool(_BESIDE.match(before[nearest:]))
        if coming or beside:
            return day
    return None


def _nearest_treatment(report: Report, sentence: Sentence, before: str) -> int | None:
    """Where the last treatment named before the date ends."""
    ends = [m.end() for m in _TREATMENT.finditer(before)]
    mentions = treatment_mentions(report.text[sentence.start : sentence.start + len(before)])
    ends += [m.end for m in mentions if m.code != "biopsy"]
    return max(ends, default=None)


def _days(report: Report, sentence: Sentence) -> Iterator[_Day]:
    for found in dates(report.low, sentence.start, sentence.end):
        start, end = found.start - sentence.start, found.end - sentence.start
        yield _Day(_by_weekday(found.date, sentence.words, start, end), start, end)
    for match in _DAY_OF.finditer(sentence.words):
        month, day_of = _MONTHS.index(match.group("m")) + 1, int(match.group("d"))
        if day := _real_day(int(match.group("y")), month, day_of):
            yield _Day(day, match.start(), match.end())
    today = report.date
    if not today:
        return
    for match in _DAY.finditer(sentence.words):
        month = _MONTHS.index(match.group("m") or match.group("m2")) + 1
        day = _on_or_after(today, month, int(match.group("d") or match.group("d2")))
        if day:
            yield _Day(day, match.start(), match.end(), "the next such day after the date of the note")
    for match in _SLASHED.finditer(sentence.words):
        day = _on_or_after(today, int(match.group("m")), int(match.group("d")))
        if day:
            yield _Day(day, match.start("m"), match.end(), "the next such day after the date of the note")
    for match in _SOON.finditer(sentence.words):
        yield _Day(today + _span(match), match.start(), match.end(), "counted from the date of the note")
    for match in _WEEKDAY.finditer(sentence.words):
        if match.group("next") or re.search(r"schedul|booked", sentence.words):
            ahead = (_WEEKDAYS.index(match.group("day")) - today.weekday()) % 7 or 7
            reason = "the next such day after the date of the note"
            yield _Day(today + timedelta(days=ahead), match.start(), match.end(), reason)


def _by_weekday(day: Date, words: str, start: int, end: int) -> Date:
    """03/04 is read as 4 March, unless the weekday beside it fits only the other way round."""
    before = words[max(0, start - 14) : start]
    named = next((i for i, w in enumerate(_WEEKDAYS) if w in before or f"{w[:3]} " in before), None)
    slashed = re.match(r"\d{1,2}/\d{1,2}/", words[start:end])
    if named is None or day.weekday() == named or day.day > 12 or not slashed:
        return day
    other = Date(day.year, day.day, day.month)
    return other if other.weekday() == named else day


def _on_or_after(today: Date, month: int, day: int) -> Date | None:
    for year in (today.year, today.year + 1):
        found = _real_day(year, month, day)
        if found and found >= today:
            return found
    return None


def _real_day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _span(match: re.Match[str]) -> timedelta:
    if match.group("word"):
        return timedelta(days=1 if match.group("word") == "tomorrow" else 7)
    return timedelta(days=round(number(match.group("n")) * (7 if match.group("unit").startswith("week") else 1)))
