"""Facts and documents in plain words: what a field is called, what its value says, where it stands."""

from datetime import date as Date

from consilium.case import Case, Document, Fact
from consilium.oncology import kind
from consilium.oncology.treatments import treatments
from consilium.say import Verbatim, joined, say

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: What a field is called on paper.
LABELS = {
    "cancer": "Diagnosis",
    "site": "Site (ICD-O-3)",
    "histology": "Histology (ICD-O-3)",
    "laterality": "Side",
    "grade": "Grade",
    "t": "T",
    "n": "N",
    "m": "M",
    "stage_basis": "Basis of the stage",
    "stage_group": "Stage",
    "biomarker": "Marker",
    "tumor_size_mm": "Size",
    "margins": "Margins",
    "nodes_examined": "Lymph nodes examined",
    "nodes_positive": "Lymph nodes with cancer",
    "ecog": "ECOG performance status",
    "treatment": "Treatment",
    "report_status": "Status of the report",
    "diagnosis_date": "Date of diagnosis",
    "extent": "Extent",
    "cancer_status": "Course",
    "progression": "Growth or return under or after treatment",
    "planned_treatment": "Planned treatment",
    "planned_start": "Planned start",
    "no_lifesaving_therapy": "No lifesaving therapy",
    "several_options": "Several options",
}

KINDS = {
    "pathology_report": "pathology report",
    "imaging_report": "scan report",
    "genomics_report": "gene test report",
    "clinic_note": "clinic note",
    "operation_note": "operation note",
    "tumor_board_note": "tumor board note",
    "discharge_summary": "discharge summary",
    "insurance_letter": "insurance letter",
    "clinical_summary": "summary of your records",
    "fhir_bundle": "export of your records",
    "imaging_disc": "disc of scans",
    "other": "document",
}

#: The same at the beginning of a line.
TITLES = {kind: words.capitalize() for kind, words in KINDS.items()}

#: The document that facts from the answers file name; `need` writes it.
ANSWERS = "your answers"

#: What a review is called between clinicians; on the person's page it has the words of `need`.
REVIEWS = {
    "pathology_review": "Second reading of the pathology slides",
    "imaging_review": "Second reading of the imaging studies",
    "molecular_review": "Molecular testing, or a review of it",
    "medical_oncologist": "Consultation with a medical oncologist",
    "surgeon": "Consultation with a surgeon experienced in this operation",
    "radiation_oncologist": "Consultation with a radiation oncologist",
    "hematologist": "Consultation with a hematologist",
    "tumor_board": "Presentation to a multidisciplinary tumor board",
    "palliative_care": "Consultation with palliative care",
    "genetics": "Genetic counseling",
}

#: Values of facts in words, as `value` says them.
VALUES = frozenset(
    {
        *("left", "right", "bilateral", "midline", "low", "high", "undifferentiated"),
        *(
            "clinical",
            "pathologic",
            "post therapy",
            "positive",
            "negative",
            "close",
            "equivocal",
            "mutated",
            "wild type",
        ),
        *("amplified", "not amplified", "rearranged", "not rearranged", "stable", "proficient", "deficient"),
        *("methylated", "unmethylated", "codeleted", "intact", "pending", "not done"),
        *("preliminary", "final", "addended", "active", "past", "recurrent", "localized", "regional", "metastatic"),
        *("female", "male", "intersex"),
        *("given", "ongoing", "planned", "considered", "declined", "advised against", "yes", "no"),
    }
)

#: Marker results that mean that there is none.
NO_RESULT = ("pending", "not_done")


def day(when: Date) -> str:
    """A date in words: 8 December 2026."""
    return say("{day} {month} {year}", day=when.day, month=MONTHS[when.month - 1], year=when.year)


def day_and_month(when: Date) -> str:
    """A date of this year in words: 8 December."""
    return say("{day} {month}", day=when.day, month=MONTHS[when.month - 1])


def iso_day(text: str) -> Date | None:
    """The day that a text such as 2026-12-08 names; None for a year or a month alone, and for no date."""
    try:
        return Date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def value(fact: Fact) -> str:
    """A fact's value in words, for any reader."""
    match fact.field:
        case "cancer":
            known = kind(fact.value)
            return known.name if known else Verbatim(fact.value)
        case "tumor_size_mm":
            return say("{size} mm", size=fact.value)
        case "biomarker":
            name, _, result = fact.value.partition("=")
            return joined(": ", (Verbatim(name), _word(result)))
        case "diagnosis_date" | "planned_start":
            when = iso_day(fact.value)
            return day(when) if when else Verbatim(fact.value)
        case "treatment" | "planned_treatment":
            spelled = fact.value.replace("_", " ")
            words = spelled if fact.value in treatments() else Verbatim(spelled)
            return say("{treatment} ({state})", treatment=words, state=_word(fact.detail)) if fact.detail else words
        case _:
            return _word(fact.value)


def _word(code: str) -> str:
    """A value in words; one that we have no words for stays as it is in every language."""
    words = code.replace("_", " ")
    return words if words in VALUES else Verbatim(words)


def quoted(fact: Fact) -> str:
    """A record's words in quotation marks."""
    return Verbatim(f"“{fact.quote}”" if fact.quote else "—")


def label(fact: Fact) -> str:
    """What the fact's field is called."""
    return LABELS.get(fact.field, fact.field.replace("_", " ").capitalize())


def from_answers(fact: Fact) -> bool:
    """True for what the person told us, as against what a record says."""
    return fact.document == ANSWERS


def document_of(fact: Fact, case: Case) -> Document | None:
    """The document that a fact comes from, by its source or the source of a copy."""
    return document_of_source(fact.document, case)


def document_of_source(source: str, case: Case) -> Document | None:
    """The document with this source, or one of whose copies has it."""
    return next((d for d in case.documents if source in (d.source, *d.copies)), None)


def where(fact: Fact, case: Case, year: int | None = None) -> str:
    """Where a fact stands, in a few words: "pathology report of 10 November 2026"; and when it is hard to read.

    A date of the year ``year`` is said without it.
    """
    found = document_of(fact, case)
    place = called(found, year) if found else ANSWERS if from_answers(fact) else Verbatim(fact.document)
    return say("{document}, a picture that is hard to read: check it", document=place) if fact.caution else place


def called(document: Document, year: int | None = None) -> str:
    """A document in a few words: what it is, and of when; without the year when it is ``year``."""
    words, when = KINDS[document.kind], document.date
    if when is None:
        return joined(" ", (words, Verbatim(document.source.rsplit("/", 1)[-1])))
    return say("{document} of {day}", document=words, day=day_and_month(when) if when.year == year else day(when))
