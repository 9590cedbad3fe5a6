"""How the statement tests read a sentence: as a note (or another kind of document) that holds nothing else."""

from datetime import date
from importlib import import_module

from consilium.case.model import DocumentKind, Fact
from consilium.records.text.report import Report


def said(
    module: str, text: str, kind: DocumentKind = "clinic_note", day: date | None = date(2026, 11, 20)
) -> list[Fact]:
    """What one finder of statements finds in a text; every quote is checked to stand at its offsets."""
    report = Report(text, "note.txt", kind, day)
    facts = list(import_module(f"consilium.records.text.statements.{module}").find(report))
    for fact in facts:
        assert fact.quote
        assert fact.start is not None and fact.end is not None
        assert text[fact.start : fact.end] == fact.quote
    return facts


def values(module: str, field: str, text: str, kind: DocumentKind = "clinic_note") -> set[str]:
    """The values that a finder gives a field in a text."""
    return {fact.value for fact in said(module, text, kind) if fact.field == field and fact.status != "absent"}


#: Kinds of documents, and modules of finders, by the short names of the tables.
KINDS: dict[str, DocumentKind] = {
    "note": "clinic_note",
    "pathology": "pathology_report",
    "imaging": "imaging_report",
    "letter": "insurance_letter",
    "board": "tumor_board_note",
}
MODULES = {
    "trial_discussed": "trial",
    "doctor_cases_per_year": "doctor_cases",
    "no_lifesaving_therapy": "no_lifesaving",
    "insurer_requires": "insurer",
}
