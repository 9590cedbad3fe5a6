"""The model of a case: facts with their sources, put together for one person.

Every value that a person is shown is a `Fact`: it names the document that it comes from and quotes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from consilium.case.answers import Answers

Status = Literal["stated", "inferred", "absent"]

DocumentKind = Literal[
    "pathology_report",
    "imaging_report",
    "genomics_report",
    "clinic_note",
    "operation_note",
    "tumor_board_note",
    "discharge_summary",
    "insurance_letter",
    "clinical_summary",  # C-CDA, C32, Blue Button: a structured summary
    "fhir_bundle",
    "imaging_disc",
    "other",
]

#: Fields that the contract names for ``read --json``; all others are statements about the journey.
CONTRACT_FIELDS = (
    "cancer",
    "site",
    "histology",
    "laterality",
    "grade",
    "t",
    "n",
    "m",
    "stage_basis",
    "stage_group",
    "biomarker",
    "tumor_size_mm",
    "margins",
    "nodes_examined",
    "nodes_positive",
    "ecog",
    "treatment",
    "report_status",
    "diagnosis_date",
)

#: What notes and letters say about the journey; the rules of `need` rest on these. Each with the values it may take.
STATEMENT_FIELDS: dict[str, str] = {
    "cancer_status": "active | past | recurrent: whether this cancer is the present problem",
    "extent": "localized | regional | metastatic: how far the documents say that it has spread",
    "tumor_board": "yes | no: the case was, or was not, shown to a tumor board",
    "trial_discussed": "yes | no",
    "doctor_cases_per_year": "number: people with this cancer whom the doctor sees in a year, in the doctor's words",
    "doctor_reaction": "supportive | neutral | bothered: how the doctor took the wish for a second opinion",
    "no_lifesaving_therapy": "yes: the doctor said that no treatment can save the life",
    "patient_doubt": "yes: a note says that the patient feels unheard or doubts the doctor",
    "progression": "yes: the cancer grew or came back under or after treatment",
    "never_treated": "yes: a note says that no treatment was given so far",
    "planned_treatment": "code of oncology's treatment table, such as mastectomy",
    "planned_start": "ISO date",
    "several_options": "yes: the doctor names accepted ways that differ, and none is chosen",
    "insurer_requires": "yes | no: a second opinion is required before treatment",
    "outside_review": "pending | advised | done: of the slides, by an expert or another laboratory",
    "report_uncertain": "yes: the report itself is unsure of the diagnosis",
    "missing_test": "name of the marker or test that was not done, is pending or could not be done",
    "emergency": "id of an emergency in need/clock.toml, such as spinal_cord_compression",
    "no_hurry": "yes: the doctor wrote that waiting is safe",
    "family_cancer": "text: a relative's cancer; never the patient's",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, with the document and the words that it comes from.

    ``quote`` stands word for word in the document. In a text document ``start`` and ``end`` are its character offsets
    in ``Document.text``; in a structured one they are None and ``path`` names the place, such as
    ``entry[3].resource.code.coding[0]``.
    """

    field: str
    value: str
    document: str
    quote: str
    start: int | None = None
    end: int | None = None
    path: str | None = None
    status: Status = "stated"
    system: str | None = None  # the code system of the value: oncotree, icd-o-3, ajcc-8, ...
    date: Date | None = None  # when it was found or said; the document's date when the document names no other
    reason: str | None = None  # for an inferred fact: the criterion, in plain words
    about: str | None = None  # OncoTree code of the cancer that it belongs to, where the document says so
    detail: str | None = None  # a qualifier in plain words: "planned", "specimen B", "FISH ratio 1.2"
    caution: str | None = None  # why it may be misread, in plain words: the scan is hard to read there


@dataclass(frozen=True, slots=True)
class Person:
    """Who a document is about; only to tell whether two documents are about the same person, and to fill letters."""

    name: str | None = None
    birth_date: Date | None = None
    sex: str | None = None  # female | male | intersex
    postal_code: str | None = None
    state: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: what it is and what it says."""

    source: str  # path as the person gave it; members of an archive after a slash: export.zip/IHE_XDM/DOC0001.XML
    kind: DocumentKind
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
    date: Date | None = None
    title: str | None = None
    text: str = ""  # what the quotes of a text document stand in; empty for a structured one
    person: Person = Person()
    author: str | None = None
    institution: str | None = None
    report_status: str | None = None  # preliminary | final | addended
    copies: tuple[str, ...] = ()  # further sources that held the same document


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more documents that say different things about one field of one cancer."""

    field: str
    facts: tuple[Fact, ...]
    about: str | None = None  # OncoTree code
    subject: str | None = None  # the marker, for biomarkers


@dataclass(frozen=True, slots=True)
class Cancer:
    """One cancer of the person, with all facts that belong to it."""

    oncotree: str
    name: str  # our plain name
    facts: tuple[Fact, ...] = ()

    def all(self, name: str) -> tuple[Fact, ...]:
        """Facts of one field, the deciding one first; absent ones are left out."""
        return tuple(f for f in self.facts if f.field == name and f.status != "absent")

    def fact(self, name: str) -> Fact | None:
        """The deciding fact of a field, or None when no document says."""
        return next(iter(self.all(name)), None)

    def value(self, name: str) -> str | None:
        """The value of the deciding fact, or None."""
        found = self.fact(name)
        return found.value if found else None

    def biomarkers(self) -> dict[str, Fact]:
        """The deciding fact for each marker, by the marker's name (``HER2``)."""
        found: dict[str, Fact] = {}
        for fact in self.all("biomarker"):
            found.setdefault(fact.value.partition("=")[0], fact)
        return found


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is known about one person's decision."""

    cancer: Cancer | None  # the one that the decision is about
    other_cancers: tuple[Cancer, ...] = ()
    facts: tuple[Fact, ...] = ()  # of the person, not of one cancer: statements, ECOG, answers
    conflicts: tuple[Conflict, ...] = ()
    documents: tuple[Document, ...] = ()
    answers: Answers = field(default_factory=Answers)
    person: Person = Person()
    warnings: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[Fact, ...]:
        """Facts of one field on the person or the deciding cancer, newest first; absent ones are left out."""
        return tuple(f for f in self._pool() if f.field == name and f.status != "absent")

    def fact(self, name: str) -> Fact | None:
        """The newest fact of a field, or None when no document says."""
        return next(iter(self.all(name)), None)

    def _pool(self) -> Iterator[Fact]:
        yield from self.facts
        if self.cancer:
            yield from self.cancer.facts
