"""Codes with their words, as FHIR and C-CDA both have them, and the place in the record where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import lru_cache
from typing import Any

import msgspec

from consilium.case import Fact


class Extension(msgspec.Struct, frozen=True, gc=False):
    """A FHIR extension, with the kinds of value that we read."""

    url: str | None = None
    valueCodeableConcept: "Concept | None" = None
    valueCoding: "Coding | None" = None
    valueDateTime: str | None = None
    valueReference: "Reference | None" = None
    extension: tuple["Extension", ...] | None = None

    def ends(self, name: str) -> bool:
        """Whether this is the extension of that name, whoever's profile it comes from."""
        return (self.url or "").rstrip("/").lower().endswith(name)


class Coding(msgspec.Struct, frozen=True, gc=False):
    """One code of one system."""

    system: str | None = None
    code: str | None = None
    display: str | None = None
    extension: tuple[Extension, ...] | None = None


class Concept(msgspec.Struct, frozen=True, gc=False):
    """A thing named by codes, words, or both."""

    coding: tuple[Coding, ...] | None = None
    text: str | None = None
    extension: tuple[Extension, ...] | None = None

    @property
    def codings(self) -> tuple[Coding, ...]:
        """The codes; empty when there are only words."""
        return self.coding or ()


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A pointer to another resource, or only its words."""

    reference: str | None = None
    display: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: the document, the path in it, its date, and the cancer that it says it belongs to."""

    document: str
    path: str
    date: Date | None = None
    about: str | None = None

    def below(self, path: str) -> "Place":
        """A place further down."""
        return replace(self, path=f"{self.path}.{path}")

    def fact(self, field: str, value: str, quote: str, **more: Any) -> Fact:
        """A fact that stands here."""
        more.setdefault("about", self.about)
        more.setdefault("date", self.date)
        return Fact(field=field, value=value, document=self.document, quote=quote, path=self.path, **more)


#: Parts of a system's URI or OID, and our name for it.
_SYSTEMS = (
    ("loinc.org", "loinc"),
    ("2.16.840.1.113883.6.1", "loinc"),
    ("snomed.info", "snomed"),
    ("2.16.840.1.113883.6.96", "snomed"),
    ("loinc", "loinc"),
    ("medicare/coding/icd10", "icd10pcs"),
    ("icd-10-pcs", "icd10pcs"),
    ("icd10pcs", "icd10pcs"),
    ("icd-10-process", "icd10pcs"),
    ("2.16.840.1.113883.6.4", "icd10pcs"),
    ("icd-o", "icdo3"),
    ("2.16.840.1.113883.6.43", "icdo3"),
    ("2.16.840.1.113883.6.43.1", "icdo3"),
    ("icd-10", "icd10"),
    ("icd10", "icd10"),
    ("2.16.840.1.113883.6.90", "icd10"),
    ("2.16.840.1.113883.6.3", "icd10"),
    ("icd-9", "icd9"),
    ("icd9", "icd9"),
    ("2.16.840.1.113883.6.103", "icd9"),
    ("2.16.840.1.113883.6.104", "icd9"),
    ("2.16.840.1.113883.6.2", "icd9"),
    ("thesaurus.owl", "ncit"),
    ("ncicb.nci.nih.gov", "ncit"),
    ("2.16.840.1.113883.3.26.1.1", "ncit"),
    ("rxnorm", "rxnorm"),
    ("2.16.840.1.113883.6.88", "rxnorm"),
    ("genenames.org", "hgnc"),
    ("cancerstaging.org", "ajcc"),
    ("uicc.org", "uicc"),
    ("bfarm/ops", "ops"),
    ("2.16.840.1.113883.6.12", "cpt"),
    ("ama-assn.org/go/cpt", "cpt"),
    ("onko-therapie-typ", "mii-therapy"),
    ("onko-therapieplanung-typ", "mii-board"),
    ("data-absent-reason", "absent"),
    ("v3-nullflavor", "absent"),
)
_OID = re.compile(r"(?:urn:oid:)?(\d+(?:\.\d+){3,})$")


@lru_cache(maxsize=4096)
def system_of(system: str | None) -> str:
    """Our short name for a code system's URI, OID or plain name; empty when we do not know it."""
    if not system:
        return ""
    plain = system.strip().lower()
    oid = _OID.match(plain)
    if oid:
        return next((name for part, name in _SYSTEMS if part == oid[1]), "")
    return next((name for part, name in _SYSTEMS if part in plain), "snomed" if plain.startswith("snomed") else "")


def codes_of(concept: Concept | None, system: str) -> Iterator[Coding]:
    """The codes of one system, by our short name; codes without a named system count for none."""
    for coding in concept.codings if concept else ():
        if coding.code and system_of(coding.system) == system:
            yield coding


def words_of(concept: Concept | None) -> list[str]:
    """The words of a concept, without repeats: what the person wrote first, then the names of the codes."""
    if concept is None:
        return []
    found = [concept.text, *(coding.display for coding in concept.codings)]
    return list(dict.fromkeys(text for text in found if text and text.strip()))


def quote_of(concept: Concept | None, fallback: str = "") -> str:
    """Something of the concept that stands word for word in the record: words, else a code."""
    if concept is None:
        return fallback
    words = words_of(concept)
    codes = (coding.code for coding in concept.codings if coding.code)
    return words[0] if words else next(codes, fallback)


def is_absent(concept: Concept | None) -> bool:
    """Whether the value says that there is none: unknown, not applicable, not asked."""
    codings = concept.codings if concept else ()
    return bool(codings) and all(system_of(coding.system) == "absent" for coding in codings)
