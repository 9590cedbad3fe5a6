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
    r"dysplas|suspicious|suspect|cannot|borderline|uncertain|indetermin|equivocal|pending|deferred|insufficient|"
    r"non-?diagnostic|unsatisfactory|limited"
)


def find(report: Report) -> Iterator[Fact]:
    """One absent fact of cancer, where the diagnosis is plainly benign and names nothing else that is open."""
    if report.kind != "pathology_report" or report.once(cancers):
        return
    said = [m for s in report.within(*_SECTIONS) for m in _NONE.finditer(report.flat, s.start, s.end)]
    if not said or not all(_harmless(m) or _denied(report, m.start, m.end) for m in mentions(report.tokens)):
        return
    for section in report.within(*_SECTIONS):
        for match in _OPEN.finditer(report.flat, section.start, section.end):
            if not _denied(report, *match.span()):
                return
    yield report.fact("cancer", "", said[0].start(), said[0].end(), status="absent")


def _harmless(mention: Mention) -> bool:
    sort = kind(mention.code or "")
    return sort is not None and is_benign(sort, mention)


def _denied(report: Report, start: int, end: int) -> bool:
    """Whether the report denies it, or only asks for it in its history."""
    if report.section_at(start).kind in ("clinical_history", "past_history", "family_history"):
        return True
    return report.context(start, end).negated
