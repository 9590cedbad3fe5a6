"""FHIR files of every form: bundles, lines, lists, notes inside, several people, and what is odd. All synthetic."""

import base64
import json
from typing import Any

import pytest
from fhir_builders import LOINC, SNOMED, Json, bundle, concept, condition, documents, observation

from consilium.records.formats import fhir
from consilium.records.item import Item
from consilium.records.refusal import Refused

PATIENT: Json = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"use": "old", "family": "Before"}, {"use": "official", "family": "Person", "given": ["Synthetic", "A."]}],
    "gender": "female",
    "birthDate": "1961-12-05",
    "address": [{"state": "RI", "postalCode": "02906", "country": "US"}],
}
NOTE = "FINAL DIAGNOSIS:\nLeft breast, core biopsy: Invasive ductal carcinoma, grade 2.\n"


def _cancers(content: Json | list[Json] | bytes) -> list[str]:
    return [fact.value for fact in documents(content)[0].facts if fact.field == "cancer"]


FORMS: list[tuple[str, Json | list[Json] | bytes]] = [
    ("bundle", bundle(PATIENT, condition())),
    ("search result", bundle(PATIENT, condition(), type="searchset", total=2)),
    ("one resource", condition()),
    ("list of resources", [PATIENT, condition()]),
    ("lines", json.dumps(PATIENT).encode() + b"\n" + json.dumps(condition()).encode() + b"\n"),
    ("bundle in a bundle", bundle(bundle(condition()))),
    ("contained", observation(concept((LOINC, "89247-1", None)), contained=[condition("inner")])),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + json.dumps(bundle(condition())).encode()),
    ("UTF-16", json.dumps(bundle(condition())).encode("utf-16")),
]


@pytest.mark.parametrize(("form", "content"), FORMS, ids=[row[0] for row in FORMS])
def test_forms(form: str, content: Json | list[Json] | bytes) -> None:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    item = Item.of("record.json", data)
    assert fhir.recognises(item.head())
    assert [f.value for f in fhir.read(item)[0].facts if f.field == "cancer"] == ["BRCA"]


def test_the_record_knows_its_person_and_its_date() -> None:
    record = documents(bundle(PATIENT, condition()))[0]
    assert (record.person.name, record.person.sex, record.person.postal_code) == (
        "Synthetic A. Person",
        "female",
        "02906",
    )
    assert str(record.person.birth_date) == "1961-12-05" and str(record.date) == "2026-03-02"
    assert record.kind == "fhir_bundle"


STU3 = condition(clinicalStatus="active", verificationStatus="confirmed", assertedDate="2026-03-02")


def test_stu3_is_read() -> None:
    assert _cancers(bundle(STU3)) == ["BRCA"]


DSTU2: list[Json] = [
    bundle(condition(), {"resourceType": "MedicationOrder", "id": "m"}),
    {
        "resourceType": "Condition",
        "patient": {"reference": "Patient/p1"},
        "code": {"text": "Breast cancer"},
        "clinicalStatus": "active",
        "verificationStatus": "confirmed",
        "dateRecorded": "2016-01-01",
    },
]


@pytest.mark.parametrize("content", DSTU2)
def test_dstu2_is_refused_with_a_sentence(content: Json) -> None:
    with pytest.raises(Refused, match="old form of FHIR") as refused:
        documents(content)
    assert "R4" in refused.value.todo


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(bundle(condition())).encode()[:-20],
        b'{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Cond',
        b'[{"resourceType": "Condition"},',
        b'{"resourceType": 5}',
        b'[null, 1, "resourceType", [null]]',
        b'[null]\n{"x": "resourceType"}',
        b'{"resourceType": null, "x": [1, 2]}',
    ],
)
def test_what_is_cut_off_or_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        fhir.read(Item.of("record.json", data))


def test_a_broken_line_is_a_warning() -> None:
    lines = b"\n".join([json.dumps(PATIENT).encode(), b'{"resourceType": "Cond', json.dumps(condition()).encode()])
    record = documents(lines)[0]
    assert [f.value for f in record.facts if f.field == "cancer"] == ["BRCA"]
    assert any("line 2" in warning for warning in record.warnings)


def _deep(levels: int) -> Json:
    inner: Json = condition("inner")
    for level in range(levels):
        inner = {"resourceType": "Basic", "id": f"b{level}", "contained": [inner]}
    return observation(concept((LOINC, "89247-1", None)), contained=[inner])


WRONG_CODE = {"coding": [{"system": SNOMED, "code": 254637007, "display": {"odd": 1}}, "odd"], "text": "Breast cancer"}
ODDITIES: list[tuple[str, Json, str | None]] = [
    (
        "empty unit",
        observation(concept((LOINC, "21889-1", None)), valueQuantity={"value": 3, "unit": "", "code": ""}),
        None,
    ),
    ("list where an object is due", observation([concept((LOINC, "89247-1", None))]), None),  # type: ignore[arg-type]
    ("object where a list is due", condition("x", bodySite=concept((SNOMED, "80248007", "Left breast"))), None),
    ("number where words are due", condition("x", WRONG_CODE), "code.coding[0].display"),
    ("words where an object is due", condition("x", "Breast cancer"), None),  # type: ignore[arg-type]
    (
        "true where an object is due",
        observation(concept((LOINC, "89247-1", None)), valueQuantity=True),
        "valueQuantity",
    ),
    ("no code", {"resourceType": "Condition", "id": "x"}, None),
    ("null everywhere", {"resourceType": "Condition", "id": None, "code": None, "stage": None}, None),
    (
        "unknown extension",
        condition("x", extension=[{"url": "https://portal.example/odd", "valueOdd": {"a": [1]}}]),
        None,
    ),
    ("extension with an odd value", condition("x", extension=[{"url": 5, "valueCodeableConcept": 7}]), "extension[0]"),
    ("a date that cannot be", condition("x", onsetDateTime="2026-13-45"), "onsetDateTime"),
    ("a date of no time", condition("x", onsetDateTime="soon"), "onsetDateTime"),
    ("status as a list", observation(concept((LOINC, "89247-1", None)), status=["final"]), None),
    ("unknown resource", {"resourceType": "Portalized", "id": "x"}, None),
    ("ten deep", _deep(10), None),
    (
        "points to itself",
        observation(
            concept((LOINC, "89247-1", None)),
            id="x",
            hasMember=[{"reference": "Observation/x"}],
            focus=[{"reference": "Observation/x"}],
        ),
        None,
    ),
    ("numbers too large", observation(concept((LOINC, "89247-1", None)), valueQuantity={"value": 1e308}), None),
]


@pytest.mark.parametrize(("why", "odd", "place"), ODDITIES, ids=[row[0] for row in ODDITIES])
def test_one_oddity_never_costs_the_bundle(why: str, odd: Any, place: str | None) -> None:
    record = fhir.read(Item.of("record.json", json.dumps(bundle(PATIENT, odd, condition())).encode()))[0]
    assert "BRCA" in [f.value for f in record.facts if f.field == "cancer"]
    warned = [w for w in record.warnings if w.startswith("entry[1].resource")]
    assert bool(warned) == (place is not None), record.warnings
    assert place is None or f"entry[1].resource.{place}" in warned[0]


BUNDLES: list[tuple[str, Json]] = [
    (
        "entry without a resource",
        {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1"}, {"resource": condition()}]},
    ),
    ("entry that is null", {"resourceType": "Bundle", "entry": [None, {"resource": condition()}]}),
    ("resource that is null", {"resourceType": "Bundle", "entry": [{"resource": None}, {"resource": condition()}]}),
    ("resource that is a list", {"resourceType": "Bundle", "entry": [{"resource": [1]}, {"resource": condition()}]}),
    ("one entry, not a list", {"resourceType": "Bundle", "entry": {"resource": condition()}}),
    ("the same id twice", bundle(condition("c1"), condition("c1", onsetDateTime="2025-01-01"))),
    ("an address that is a number", {"resourceType": "Bundle", "entry": [{"fullUrl": 5, "resource": condition()}]}),
    ("type at the end", {"entry": [{"resource": condition()}], "resourceType": "Bundle"}),
]


@pytest.mark.parametrize(("why", "content"), BUNDLES, ids=[row[0] for row in BUNDLES])
def test_odd_bundles(why: str, content: Json) -> None:
    record = fhir.read(Item.of("record.json", json.dumps(content).encode()))[0]
    assert [f.value for f in record.facts if f.field == "cancer"] == ["BRCA"]


def test_deep_nesting_does_not_end_the_program() -> None:
    data = b'{"resourceType":"Condition","code":' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}"
    with pytest.raises(Refused):
        fhir.read(Item.of("record.json", data))


def test_one_page_of_several_says_so() -> None:
    record = documents(bundle(condition(), link=[{"relation": "next", "url": "https://portal.example/2"}]))[0]
    assert any("page" in warning for warning in record.warnings)


def _note(**attachment: Any) -> Json:
    return {
        "resourceType": "DocumentReference",
        "id": "d1",
        "status": "current",
        "date": "2026-03-04T10:00:00Z",
        "type": concept((LOINC, "11526-1", "Pathology study")),
        "content": [{"attachment": attachment}],
    }


def test_a_note_inside_is_read_with_what_its_holder_says() -> None:
    data = base64.b64encode(NOTE.encode()).decode()
    found = documents(bundle(PATIENT, _note(contentType="text/plain", data=data)))
    assert [d.kind for d in found] == ["fhir_bundle", "pathology_report"]
    note = found[1]
    assert (
        str(note.date) == "2026-03-04" and note.title == "Pathology study" and note.person.name == "Synthetic A. Person"
    )
    assert "IDC" in [f.value for f in note.facts if f.field == "cancer"]


@pytest.mark.parametrize("field", ["data", "content"])
def test_a_note_points_to_its_binary(field: str) -> None:
    binary = {"resourceType": "Binary", "id": "b1", "contentType": "text/plain"}
    binary |= {field: base64.b64encode(NOTE.encode()).decode()}
    found = documents(bundle(_note(url="https://portal.example/fhir/Binary/b1"), binary))
    assert [d.kind for d in found] == ["fhir_bundle", "pathology_report"]


def test_a_report_of_parts_is_put_together() -> None:
    parts = [
        observation({"text": "Gross description"}, id="o1", valueString="Specimen A: core of left breast, 1.2 cm."),
        observation(
            {"text": "Final diagnosis"}, id="o2", valueString="Left breast: Invasive ductal carcinoma, grade 2."
        ),
    ]
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "preliminary",
        "effectiveDateTime": "2026-03-04",
        "code": {"text": "Surgical pathology report"},
        "result": [{"reference": "Observation/o1"}, {"reference": "Observation/o2"}],
    }
    found = documents(bundle(report, *parts))
    assert [d.kind for d in found] == ["fhir_bundle", "pathology_report"]
    assert ("report_status", "preliminary") in [(f.field, f.value) for f in found[0].facts]
    assert "IDC" in [f.value for f in found[1].facts if f.field == "cancer"]


def test_an_attachment_that_cannot_be_read_is_a_warning() -> None:
    found = documents(
        bundle(condition(), _note(contentType="application/pdf", data=base64.b64encode(b"%PDF-1.4 x").decode()))
    )
    assert len(found) == 1 and any("entry[1].resource" in warning for warning in found[0].warnings)


def test_several_named_people_are_kept_apart() -> None:
    other = PATIENT | {"id": "p2", "name": [{"family": "Other", "given": ["Synthetic"]}], "birthDate": "1950-01-01"}
    theirs = condition("c9", {"text": "Lung adenocarcinoma"}, subject={"reference": "Patient/p2"})
    found = documents(bundle(PATIENT, other, condition(), theirs))
    by_name = {d.person.name: [f.value for f in d.facts if f.field == "cancer"] for d in found}
    assert by_name == {"Synthetic A. Person": ["BRCA"], "Synthetic Other": ["LUAD"]}


def _numbered(*numbers: int) -> list[Json]:
    return [condition(f"c{n}", {"text": "Lung adenocarcinoma"}, subject={"reference": f"Patient/{n}"}) for n in numbers]


def test_a_population_is_refused() -> None:
    with pytest.raises(Refused, match="4 people"):
        documents(bundle(*_numbered(1, 2, 3, 4)))


def test_a_population_beside_a_record_costs_the_record_nothing() -> None:
    lines = "\n".join(json.dumps(entry) for entry in _numbered(1, 2, 3, 4)).encode()
    record = json.dumps(bundle(PATIENT, condition())).encode()
    found = fhir.read_together([Item.of("a.ndjson", lines), Item.of("b.json", record)])
    assert [d.source for d in found.documents] == ["b.json"] and len(found.refusals) == 1


def test_one_person_with_a_number_in_each_hospital_is_read_with_a_word_of_care() -> None:
    found = documents(bundle(*_numbered(1, 2)))
    assert len(found) == 2 and "more than one patient number" in found[0].warnings[0]
    files = [
        Item.of(f"export/{n}.json", json.dumps(entry).encode()) for n, entry in enumerate(_numbered(1, 2, 3, 4, 5))
    ]
    assert len(fhir.read_together(files).documents) == 5


def test_loose_files_of_one_place_are_one_record() -> None:
    lung = condition("lung", {"text": "Lung adenocarcinoma"})
    stage = observation(concept((SNOMED, "399537006", None)), focus=[{"reference": "Condition/lung"}])
    stage |= {"valueCodeableConcept": {"text": "Stage IIIA"}}
    files = {"Patient-1.json": PATIENT, "Condition-1.json": lung, "Observation-1.json": stage}
    items = [Item.of(f"export/{name}", json.dumps(content).encode()) for name, content in files.items()]
    for item in items:
        item.place = "export"
    found = fhir.read_together([*items, Item.of("export/bad.json", b'{"resourceType": "Condition", ')])
    assert len(found.documents) == 1 and len(found.refusals) == 1
    record = found.documents[0]
    facts = {f.field: f for f in record.facts}
    assert record.person.name == "Synthetic A. Person" and facts["stage_group"].about == "LUAD"
    assert facts["stage_group"].path == "Observation-1.json.code"


def test_the_same_file_twice_is_read_once() -> None:
    data = json.dumps(bundle(condition())).encode()
    found = fhir.read_together([Item.of("a.json", data), Item.of("b.json", data)])
    assert [d.copies for d in found.documents] == [("b.json",)]
