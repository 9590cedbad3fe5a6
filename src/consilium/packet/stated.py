"""What an office files a person by, as documents state it: record number, number and day of a sample; else blank."""

import re
from collections.abc import Iterable

from consilium.case import Case, Document
from consilium.say import Verbatim, joined

_RECORD = re.compile(
    r"\b(?:MRN|medical record (?:number|no\.?|#)|record (?:number|no\.))[ \t]*[:#][ \t]*([A-Z0-9-]{4,15})\b", re.I
)
_SAMPLE = re.compile(
    r"\b(?:accession|(?:case|specimen|pathology|path)(?= ?(?:number|no\b|#)))[ \t]*"
    r"(?:number|no\.?|#|id)?[ \t]*[:#]?[ \t]*"
    r"([A-Z]{0,4}-?\d[A-Z0-9:-]{3,16})(?![\w/])",
    re.I,
)
_TAKEN = re.compile(
    r"\b(?:date )?(?:collected|of collection|collection date|taken)[ \t]*:[ \t]*"
    r"(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})(?![\w/])",
    re.I,
)


def record_number(case: Case) -> Verbatim:
    """The record number, where the documents state one and the same; another hospital's is of no use to an office."""
    found = _stated(_RECORD, case.documents)
    return Verbatim(found[0]) if len(found) == 1 else Verbatim("")


def sample_numbers(case: Case) -> str:
    """Numbers of the samples of the pathology reports, as written."""
    return joined("; ", [Verbatim(number) for number in _stated(_SAMPLE, _reports(case))])


def sample_days(case: Case) -> str:
    """Days on which these samples were taken, as written."""
    return joined("; ", [Verbatim(day) for day in _stated(_TAKEN, _reports(case))])


def _reports(case: Case) -> list[Document]:
    return [d for d in case.documents if d.kind == "pathology_report"]


def _stated(pattern: re.Pattern[str], documents: Iterable[Document]) -> list[str]:
    """Each value once, in the words of the document; a row of zeros is a blank that somebody filled in."""
    found = [m.group(1) for d in documents for m in pattern.finditer(d.text)]
    return [value for value in dict.fromkeys(found) if re.search("[1-9]", value)]
