"""When was the cancer found?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.dates import dates, day_first
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_CUE = loose(
    r"(?:date of diagnosis|diagnosis date|diagnosed(?: on| in)?|initial diagnosis|found (?:on|in))[\s:(]{1,4}$"
)
_MONTH_YEAR = loose(
    r"(?:date of diagnosis|diagnosis date|(?:first |initially )?diagnosed(?: in| on)?|found "
    r"in)[\s:]{1,3}(?:(?:in )?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\.?,? )?(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_NEAR = re.compile(r"diagnos(?:ed|is date)|date of diagnosis|found (?:in|on)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find(report: Report) -> Iterator[Fact]:
    """Facts of diagnosis_date: ISO dates, as exact as the text is (``2022``, ``2022-03``, ``2022-03-18``)."""
    windows = report.around(_NEAR, 60)
    order = report.once(day_first)
    for found in (d for low, high in windows for d in dates(report.flat, low, high, day_first=order)):
        if _CUE.search(report.flat, max(0, found.start - 40), found.start) and _own(report, found.start, found.end):
            yield report.fact("diagnosis_date", found.date.isoformat(), found.start, found.end)
            return
    for match in (m for low, high in windows for m in _MONTH_YEAR.finditer(report.flat, low, high)):
        if _own(report, match.start(), match.end()):
            month = match.group("month")
            value = match.group("year") + (f"-{_MONTHS.index(month) + 1:02}" if month else "")
            yield report.fact("diagnosis_date", value, match.start(), match.end())
            return


def _own(report: Report, start: int, end: int) -> bool:
    context = report.context(start, end)
    return not (context.family or context.other_person) and report.section_at(start).kind != "past_history"
