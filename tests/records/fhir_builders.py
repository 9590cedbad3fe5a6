"""Small synthetic FHIR resources. All patients are invented; nothing is copied from records."""

import json
from typing import Any

from consilium.case import Document, Fact
from consilium.records.formats import fhir
from consilium.records.item import Item

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
ICDO3 = "http://terminology.hl7.org/CodeSystem/icd-o-3"
NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"

Json = dict[str, Any]


def concept(*codings: tuple[str, str, str | None], text: str | None = None) -> Json:
    """A CodeableConcept of (system, code, display)."""
    made: Json = {"coding": [{"system": s, "code": c, **({"display": d} if d else {})} for s, c, d in codings]}
    return made | ({"text": text} if text else {})


def condition(id_: str = "c1", code: Json | None = None, **more: Any) -> Json:
    """A confirmed, active condition of the synthetic patient."""
    return {
        "resourceType": "Condition",
        "id": id_,
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "verificationStatus": {"coding": [{"code": "confirmed"}]},
        "code": code or concept((ICD10, "C50.412", "Malignant neoplasm of upper-outer quadrant of left female breast")),
        "subject": {"reference": "Patient/p1"},
        "onsetDateTime": "2026-03-02",
    } | more


def observation(code: Json, **more: Any) -> Json:
    """A final observation of the synthetic patient."""
    return {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": code,
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-03-10",
    } | more


def bundle(*resources: Json, **more: Any) -> Json:
    """A collection of resources."""
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]} | more


def documents(content: Json | list[Json] | bytes, name: str = "record.json") -> list[Document]:
    """What the reader makes of a file."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    item = Item.of(name, data)
    assert fhir.recognises(item.head())
    found = fhir.read(item)
    for fact in found[0].facts:
        stands_in(fact, data)
    return found


def stands_in(fact: Fact, data: bytes) -> None:
    """Every quote stands word for word in the file, and every fact names its place."""
    assert fact.quote and fact.path
    written = json.dumps(fact.quote, ensure_ascii=False)[1:-1]
    assert written in data.decode() or json.dumps(fact.quote)[1:-1] in data.decode(), fact


def said(*resources: Json) -> list[tuple[str, str]]:
    """Field and value of every fact of a bundle of these resources."""
    return [(fact.field, fact.value) for fact in documents(bundle(*resources))[0].facts]


def values(field: str, *resources: Json) -> list[str]:
    """The values of one field."""
    return [value for name, value in said(*resources) if name == field]
