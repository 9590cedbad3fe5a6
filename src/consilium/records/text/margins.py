"""Was the cancer cut out whole? Margins of the specimen."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_NEGATIVE = loose(
    r"margins?(?: status)?[^\n]{0,70}?(?<![a-z])(?:negative|free|clear|uninvolved|unremarkable|"
    r"not involved|no (?:evidence of )?(?:tumou?r|carcinoma|malignancy|involvement))(?! \w+ is)"
    r"|(?<![a-z])(?:negative|free|clear|uninvolved|tumou?r-free)\s?(?:surgical |resection |all |"
    r"inked |of )*margins?|(?:no (?:tumou?r|carcinoma|malignancy|evidence of (?:tumou?r|"
    r"malignancy))[^\n]{0,25}|free of tumou?r )(?:at|in|on) (?:the )?[^\n]{0,20}margins?"
    r"|(?<![a-z])r0(?= resection|[\s,.;)]|$)|completely (?:excised|resected)|margins?[\s:.]*\(?r0"
)
_POSITIVE = loose(
    r"margins?(?: status)?[^\n]{0,60}?(?<![a-z])(?<!no )(?<!not )(?:positive|involved(?! by in "
    r"situ)|not free|transected|extends? to)|(?:positive|involved) (?:surgical |resection |inked "
    r")?margins?"
    r"|(?:tumou?r|carcinoma|melanoma|sarcoma)[^\n]{0,30}(?:present at|extends to|involves|is at|"
    r"at|reaches|transected at|focally involves)\s(?:the )?[^\n]{0,30}?margins?(?! of (?:normal|"
    r"uninvolved))"
    r"|(?<![a-z])r[12](?= resection|[\s,.;)]|$)|incompletely excised"
)
_CLOSE = loose(
    r"(?<![a-z])close (?:surgical |resection )?margins?|margins?[^\n]{0,40}?(?:are|is|:)\s(?:very "
    r")?close(?![a-z])|margins?[^\n]{0,60}?(?:<|less than) ?1 ?mm"
)
_NEAR = re.compile(r"margin|r(?<![a-z]r)[012](?![a-z0-9])|excised|resected")
_SECTIONS = ("gross", "intraoperative", "clinical_history", "past_history", "specimen", "family_history")


def find(report: Report) -> Iterator[Fact]:
    """One fact of margins: positive if the summary or diagnosis says so anywhere, else close, else negative."""
    if report.kind not in (
        "pathology_report",
        "operation_note",
        "clinic_note",
        "tumor_board_note",
        "discharge_summary",
    ):
        return
    windows = report.around(_NEAR, 110)
    for value, pattern in (("positive", _POSITIVE), ("close", _CLOSE), ("negative", _NEGATIVE)):
        for match in (m for low, high in windows for m in pattern.finditer(report.flat, low, high)):
            if _usable(report, match, value):
                yield report.fact("margins", value, match.start(), match.end())
                return
    if report.kind == "pathology_report" and re.search(r"resect|ectomy|excis", report.flat):
        yield report.absent("margins")


def _usable(report: Report, match: re.Match[str], value: str) -> bool:
    start, end = match.span()
    if report.section_at(start).kind in _SECTIONS:
        return False
    words = match.group()
    if value == "positive" and re.search(
        r"(?<![a-z])(?:no|not|free|negative|uninvolved|without|in situ|dcis|dysplasia|clear|absent|cannot)(?![a-z])",
        words,
    ):
        return False
    context = report.context(start, start + 1 if value == "negative" else end)
    return not (context.hypothetical or context.family or (context.negated and value != "negative"))
