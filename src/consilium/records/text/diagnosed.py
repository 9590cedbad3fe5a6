"""When was the cancer found?"""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.dates import dates
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_CUE = loose(
    r"(?:date of diagnosis|diagnosis date|diagnosed(?: on| in)?|initial diagnosis|found (?:on|in))[\s:(]{1,4}$"
)
_MONTH_YEAR = loose(
    r"(?:date of diagnosis|diagnosis date|(?:first |initially )?diagnosed(?: in| on)?|found in)[\s:]{1,3}(?:(?:in )?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? )?(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def find(report: Report) -> Iterator[Fact]:
    """Facts of diagnosis_date: ISO dates, as exact as the text is (``2022``, ``2022-03``, ``2022-03-18``)."""
    if "diagnos" not in report.flat and "found" not in report.flat:
        return
    for found in dates(report.flat):
        if _CUE.search(report.flat, max(0, found.start - 40), found.start) and _own(report, found.start, found.end):
            yield report.fact("diagnosis_date", found.date.isoformat(), found.start, found.end)
            return
    for match in _MONTH_YEAR.finditer(report.flat):
        if _own(report, match.start(), match.end()):
            month = match.group("month")
            value = match.group("year") + (f"-{_MONTHS.index(month) + 1:02}" if month else "")
            yield report.fact("diagnosis_date", value, match.start(), match.end())
            return


def _own(report: Report, start: int, end: int) -> bool:
    context = report.context(start, end)
    return not (context.family or context.other_person) and report.section_at(start).kind != "past_history"
