"""Is what a sentence names over? An old date beside it, "had", or words that it has gone."""

import calendar
import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from itertools import islice

from consilium.records.text.report import Report
from consilium.records.text.statements.days import days
from consilium.records.text.statements.wording import CANCER, Sentence, rx

#: How long ago an event may lie and still be of these days.
RECENT = timedelta(days=21)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rx(
    r"\b(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?<=in )may|may(?= (?:19|20)\d\d)|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?(?! \d{1,2}\b)(?:,? (?P<y>20\d\d|19\d\d))?"
    r"|\b(?:in|since|of|early|late|mid|summer|spring|fall|winter|from|during) (?P<y2>(?:19|20)\d\d)\b|"
    r"\((?P<y3>(?:19|20)\d\d)\)"
)
#: After these words the sentence speaks of now.
_NOW = rx(
    r"\b(?:now|today|tonight|currently|this (?:morning|afternoon|evening|week)|yesterday|overnight|last night|"
    r"presents|presenting|new|acute|hours)\b|;"
)
_HAD = rx(
    r"(?:(?<!has )(?<!have )(?<!'s )(?<!'ve )\bhad (?!been )|\bwas (?:admitted|treated|hospitali[sz]ed) (?:with|for) )"
    r"[^;]{0,40}$"
)
_GONE = rx(
    r"\b(?:has|have|is|are|was|were|had|it|since)? ?(?:gone|settled|subsided|cleared|decompressed|clipped|stented|"
    r"went away|healed|under control)\b|"
    r"\b(?:radiation|radiotherapy) (?:was |is )?(?:finished|completed|done)\b|"
    r"\b(?:months?|years?|yrs) ago\b|\b(?:[4-9]|[1-9]\d|four|five|six|"
    r"eight) weeks ago\b"
)
_NOT_ITS_DATE = rx(
    r"\b(?:scans?|mri|ct|pet|since|compared|unlike|surgery|ectomy|after|following|until|cancer|diagnos\w+|dob|born)\b"
)
_SOMETHING_ELSE = rx(rf"(?:\b{CANCER}|\bdiagnosed|\bdob|\bborn|\bbirth|\bsince|\bcompared (?:with|to))\b[^;]{{0,25}}$")
_MANY = 8
_BEFORE, _AFTER = 70, 45  # characters between a date and what it dates


def is_over(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    """True when the sentence puts what ``match`` names behind the patient."""
    words = sentence.words
    if _GONE.search(words):
        return True
    now = any(m.group() != ";" for m in _NOW.finditer(words))
    if not now and _HAD.search(words[: match.start()]):
        return True
    return _long_ago(report, sentence, match)


def _long_ago(report: Report, sentence: Sentence, match: re.Match[str]) -> bool:
    if report.date is None:
        return False
    words = sentence.words
    for day, start, end in named_days(report, sentence):
        if day >= report.date - RECENT:
            continue
        if end <= match.start():
            between = words[end : match.start()]
            near = start <= 12 or len(between) <= _BEFORE
            if near and not _NOW.search(between) and not _SOMETHING_ELSE.search(words[:start]):
                return True
        elif start >= match.end():
            between = words[match.end() : start]
            if len(between) <= _AFTER and not _NOW.search(between) and not _NOT_ITS_DATE.search(between):
                return True
    return False


def named_days(report: Report, sentence: Sentence) -> Iterator[tuple[Date, int, int]]:
    """Days, months (their last day) and years that a sentence names, with offsets in it."""
    yield from ((day.date, day.start, day.end) for day in islice(days(report, sentence), _MANY))
    for match in islice(_MONTH.finditer(sentence.words), _MANY):
        day = _last_day(match, report.date)
        if day:
            yield day, match.start(), match.end()


def _last_day(match: re.Match[str], today: Date | None) -> Date | None:
    if year_alone := match.group("y2") or match.group("y3"):
        return Date(int(year_alone), 12, 31)
    month = _MONTHS.index(match.group("m")[:3]) + 1
    if match.group("y"):
        year = int(match.group("y"))
    elif today is None:
        return None
    else:  # the last such month
        year = today.year - (month > today.month)
    return Date(year, month, calendar.monthrange(year, month)[1])
