"""Does a pathology report say that it found no cancer? That is a finding too: ``cancer`` is absent, with the words."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import Mention, kind, mentions
from consilium.records.text.cancer import cancers
from consilium.records.text.candidates import is_benign
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_SECTIONS = ("diagnosis", "synoptic", "addendum", "impression", "preamble", "comment", "summary")
_NONE = loose(
    r"(?<![a-z])(?:(?:no|negative for|without) (?:evidence of |definite |residual )*(?:invasive )?(?:malignan\w+|"
    r"carcinoma|cancer|tumou?r|neoplas\w+|lymphoma|melanoma)|benign|fibroadenoma|normal [a-z]+)(?![a-z])"
)
#: Words of what is not harmless, or not settled; where they stand undenied nothing is said.
_OPEN = re.compile(
    r"malignan|carcinoma|cancer|tumou?r|neoplas|sarcoma|lymphoma|melanoma|leuk[ae]|metasta|in[ -]situ|dcis|lcis|atypi|"
    r"dysplas|suspicious|suspect|cannot|borderline|uncertain|indetermin|undetermin|equivocal|pending|deferred|"
    r"insufficient|non-?diagnostic|unsatisfactory|limited|intra-?epithelial|\b(?:cin|vin|vain|ain|pin|panin)\b|"
    r"\b[hl]-?sil\b|\basap\b|\basc-?(?:us|h)\b|\bagc\b|(?<!poly)clonal|proliferation|phyllodes|high[ -]grade|paget|"
    r"discordan|\bblasts?\b"
)
#: What the report leaves to another look; to deny it does not settle it.
_UNSETTLED = loose(
    r"(?:(?:not|un|under|poorly|incompletely) ?-?(?:sampled|represented|included|evaluated|assessed)|to follow|ordered|"
    r"repeat\w*|re-?biops\w+|re-?excis\w+|(?:should|must|to) be (?:excised|repeated|removed)|recommend\w*|"
    r"advis(?:e|ed|able)|suggest\w*|favou?r\w*|levels|in progress|further (?:work|test|stud|section|sampl|tissue)\w*|"
    r"additional (?:work|test|stud|section|sampl|tissue|stain)\w*|(?:see|refer to)(?: the)? (?:note|comment|addendum|"
    r"microscopic|description)|awaited|outstanding|consultation|correlat\w+)(?![a-z])"
)
_HISTORY = ("clinical_history", "past_history", "family_history")


def find(report: Report) -> Iterator[Fact]:
    """One absent fact of cancer, where the diagnosis is plainly benign and names nothing else that is open."""
    if report.kind != "pathology_report" or report.once(cancers):
        return
    said = [m for s in report.within(*_SECTIONS) for m in _NONE.finditer(report.flat, s.start, s.end)]
    if not said or not all(_harmless(m) or _denied(report, m.start, m.end) for m in mentions(report.tokens)):
        return
    if any(not _of_history(report, m.start()) for m in _UNSETTLED.finditer(report.flat)):
        return
    for section in report.within(*_SECTIONS, "microscopic", "ancillary"):
        for match in _OPEN.finditer(report.flat, section.start, section.end):
            if not _denied(report, *match.span()):
                return
    yield report.fact("cancer", "", said[0].start(), said[0].end(), status="absent")


def _harmless(mention: Mention) -> bool:
    sort = kind(mention.code or "")
    return sort is not None and is_benign(sort, mention)


def _denied(report: Report, start: int, end: int) -> bool:
    """Whether the report denies it, or only asks for it in its history."""
    return _of_history(report, start) or report.context(start, end).negated


def _of_history(report: Report, at: int) -> bool:
    return report.section_at(at).kind in _HISTORY
