"""The name that a cancer goes by when documents call it differently."""

from collections.abc import Mapping
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import is_a, kind
from consilium.records.apart import INFLAMMATORY_BREAST
from consilium.records.cancer_group import CancerGroup, depth

#: What a document is worth as a witness of which cancer the decision is about.
WEIGHT = {
    "pathology_report": 5,
    "clinic_note": 4,
    "tumor_board_note": 4,
    "operation_note": 4,
    "genomics_report": 3,
    "imaging_report": 2,
    "discharge_summary": 2,
    "fhir_bundle": 3,
    "clinical_summary": 3,
}


def leading_code(group: CancerGroup, facts: list[Fact], documents: Mapping[str, Document]) -> str:
    """The name to go by: as the newest document nearest to the tissue says, made finer where another agrees with it."""

    def rank(fact: Fact) -> tuple[bool, bool, int, int, int]:
        document = documents.get(fact.document)
        weight = WEIGHT.get(document.kind, 1) if document else 1
        return (
            _coarse(fact.value),
            fact.status != "stated",
            -weight,
            -(fact.date or Date.min).toordinal(),
            -depth(fact.value),
        )

    if _inflammatory(group, facts):
        return INFLAMMATORY_BREAST
    lead = min(group.named, key=rank).value
    finer = [f.value for f in group.named if is_a(f.value, lead)]
    return max(finer, key=depth, default=lead)


def _inflammatory(group: CancerGroup, facts: list[Fact]) -> bool:
    """Breast cancer that a report calls inflammatory and that a T category, or more than one document, bears out."""
    found = kind(group.named[0].value)
    if not found or found.tissue != "BREAST":
        return False
    witnesses = {f.document for f in group.named if f.value == INFLAMMATORY_BREAST}
    category = any(f.field == "t" and f.value.upper() == "T4D" and f.document in group.documents for f in facts)
    return len(witnesses) > 1 or category


def _coarse(code: str) -> bool:
    """A mere place, or a name without one, gives way to any real kind."""
    found = kind(code)
    return found is None or found.parent is None or "unknown_primary" in found.families
