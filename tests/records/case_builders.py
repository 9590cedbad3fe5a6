"""Documents with facts, built by hand or read from text. All patients are synthetic."""

from datetime import date

from consilium.case import Case, Document, DocumentKind, Fact, Person
from consilium.records.text import read_text


def document(source: str, *facts: tuple[str, str], kind: DocumentKind = "pathology_report", on: str = "2026-03-02",
             person: Person | None = None) -> Document:  # fmt: skip
    """A document whose facts are given as (field, value) or (field, value@about)."""
    found = []
    for field, value in facts:
        value, _, about = value.partition("@")
        found.append(Fact(field, value, source, quote=value, start=0, end=len(value), about=about or None))
    return Document(source, kind, tuple(found), date=date.fromisoformat(on), person=person or Person())


def text(source: str, words: str, on: str | None = None, kind: DocumentKind = "pathology_report") -> Document:
    """A document read from its words."""
    return read_text(words, source, kind=kind, date=date.fromisoformat(on) if on else None)


def signed(source: str, name: str | None, born: str | None = None, *, on: str = "2026-03-02") -> Document:
    """A report about somebody."""
    return document(source, ("cancer", "IDC"), on=on, person=Person(name, date.fromisoformat(born) if born else None))


def resource(number: int, field: str, value: str, on: str, about: str | None = None) -> Fact:
    """A fact of one resource of a structured record."""
    path = f"entry[{number}].resource.code"
    return Fact(field, value, "bundle", value, path=path, date=date.fromisoformat(on), about=about)


def told(case: Case) -> set[tuple[str, str]]:
    """Everything that counts for the decision, as (field, value)."""
    facts = (*case.facts, *(case.cancer.facts if case.cancer else ()))
    return {(f.field, f.value) for f in facts if f.status != "absent"}
