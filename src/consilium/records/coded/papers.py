"""What kind of document is it, by what its holder calls it?"""

import re
from collections.abc import Iterable

from consilium.case import DocumentKind

_WORDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("tumor_board_note", re.compile(r"tumou?r ?board|tumou?r conference|tumorkonferenz|multidisciplinary", re.I)),
    ("genomics_report", re.compile(r"genom|genetic|molecular|sequenc|next.gen|\bngs\b", re.I)),
    ("pathology_report", re.compile(r"patholog|cytolog|histolog|biops|bone marrow|specimen|flow cytometry", re.I)),
    (
        "imaging_report",
        re.compile(r"imaging|radiolog|mammogra|ultraso|x-?ray|tomogra|\bct\b|\bmri?\b|\bpet\b|\bxr\b|scan", re.I),
    ),
    ("operation_note", re.compile(r"operati(?:ve|on)|surgical (?:operation )?note|procedure note", re.I)),
    ("discharge_summary", re.compile(r"discharge", re.I)),
    ("insurance_letter", re.compile(r"insur|authorization|benefit|coverage|denial|payer", re.I)),
    ("clinic_note", re.compile(r"note|consult|progress|history|visit|h&p|referral|assessment|letter|evaluation", re.I)),
)

#: LOINC document types that often come without words.
_LOINC: dict[str, DocumentKind] = {
    "11526-1": "pathology_report",
    "22637-3": "pathology_report",
    "60568-3": "pathology_report",
    "11529-5": "pathology_report",
    "51969-4": "genomics_report",
    "18748-4": "imaging_report",
    "18842-5": "discharge_summary",
    "11504-8": "operation_note",
    "28570-0": "operation_note",
    "11488-4": "clinic_note",
    "11506-3": "clinic_note",
    "34117-2": "clinic_note",
    "34109-9": "clinic_note",
    "57133-1": "clinic_note",
}
_CATEGORIES: dict[str, DocumentKind] = {
    "SP": "pathology_report",
    "PAT": "pathology_report",
    "CP": "pathology_report",
    "CY": "pathology_report",
    "GE": "genomics_report",
    "RAD": "imaging_report",
    "RX": "imaging_report",
    "CT": "imaging_report",
    "LP7839-6": "pathology_report",
    "LP29684-5": "imaging_report",
}


def paper_kind(texts: Iterable[str | None], codes: Iterable[str | None] = ()) -> DocumentKind | None:
    """The kind, by the document type's code first, its words second; None when neither tells."""
    known = [code for code in codes if code]
    for table in (_LOINC, _CATEGORIES):
        for code in known:
            if code in table:
                return table[code]
    for text in texts:
        for kind, pattern in _WORDS:
            if text and pattern.search(text):
                return kind
    return None
