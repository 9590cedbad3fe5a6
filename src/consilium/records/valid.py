"""Which values a fact of each field can take: what a person types never gets past this into a case."""

import re
from datetime import date as Date

from consilium.oncology import kind
from consilium.oncology.drugs import drug, regimen
from consilium.oncology.markers import markers
from consilium.oncology.treatments import treatments

#: Results of a marker in words; a number with its unit is one as well.
RESULTS = frozenset((
    "positive", "negative", "equivocal", "low", "mutated", "wild_type", "amplified", "not_amplified", "rearranged",
    "not_rearranged", "stable", "high", "proficient", "deficient", "methylated", "unmethylated", "codeleted", "intact",
    "pending", "not_done",
))  # fmt: skip
_NUMBER = re.compile(r"[<>]?\d{1,6}(?:\.\d{1,3})?(?:-\d{1,6})? ?(?:%|[A-Za-zµ]{1,8}(?:/[A-Za-zµ]{1,4})?)?")

_FORMS = {
    "laterality": r"left|right|bilateral|midline",
    "grade": r"[1-4]|GG[1-5]|low|high|undifferentiated|1-2|3[ab]",
    "t": r"T(?:0|a|is|1mi|[1-4][a-d]?[1-3]?)",
    "n": r"N(?:0|1mi|[1-3][a-d]?)",
    "m": r"M(?:0|1[a-e]?)",
    "stage_basis": r"clinical|pathologic|post_therapy",
    "stage_group": r"0(?:A|IS)?|(?:I{1,3}|IV)(?:[A-E][1-3]?)?[SEX]?",
    "tumor_size_mm": r"(?!0+(?:\.0+)?$)[0-5]?\d{1,2}(?:\.\d{1,2})?",
    "margins": r"negative|positive|close",
    "nodes_examined": r"\d{1,3}",
    "nodes_positive": r"\d{1,3}",
    "ecog": r"[0-4]",
    "report_status": r"preliminary|final|addended",
    "diagnosis_date": r"\d{4}(?:-\d\d(?:-\d\d)?)?",
    "site": r"C\d\d(?:\.\d)?",
    "histology": r"\d{4}/\d",
}
_PATTERNS = {field: re.compile(form) for field, form in _FORMS.items()}


def is_valid(field: str, value: str) -> bool:
    """Whether a fact of a field can have a value; never for a statement, which is there or not."""
    match field:
        case "cancer":
            return kind(value) is not None
        case "treatment":
            return value in treatments() or any(known(value) for known in (drug, regimen))
        case "biomarker":
            name, _, result = value.partition("=")
            return name in markers() and (result in RESULTS or _NUMBER.fullmatch(result) is not None)
        case "diagnosis_date":
            return bool(_PATTERNS[field].fullmatch(value)) and _is_day(value)
    return field in _PATTERNS and _PATTERNS[field].fullmatch(value) is not None


def _is_day(value: str) -> bool:
    """Whether a year, a month or a day is one of the calendar."""
    try:
        Date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
