"""A comparison as a FHIR document: valid, closed in itself, one issue a difference with both quotes."""

import json

import invented_comparisons as invented
import pytest
from fhir.resources.R4B.bundle import Bundle

from consilium.report.compared.fhir import bundle, bundle_json

#: Elements that R4 has; a true R4 bundle uses no other.
R4 = {
    "Composition": {"resourceType", "id", "status", "type", "subject", "date", "author", "title", "section"},
    "Patient": {"resourceType", "id", "name", "gender", "birthDate"},
    "Device": {"resourceType", "id", "deviceName", "version"},
    "DocumentReference": {"resourceType", "id", "status", "type", "subject", "description", "content"},
    "DetectedIssue": {
        *("resourceType", "id", "status", "code", "severity", "patient", "identifiedDateTime", "author"),
        *("implicated", "detail", "mitigation"),
    },
}


def resources(name: str, kind: str) -> list[dict]:
    entries = bundle(invented.ALL[name](), invented.TODAY)["entry"]
    return [entry["resource"] for entry in entries if entry["resource"]["resourceType"] == kind]


@pytest.mark.parametrize("name", invented.ALL)
def test_the_oracle_accepts_it_and_it_uses_elements_of_r4_alone(name):
    text = bundle_json(invented.ALL[name](), invented.TODAY)
    Bundle.model_validate_json(text)
    made = json.loads(text)
    assert made["type"] == "document" and made["entry"][0]["resource"]["resourceType"] == "Composition"
    for entry in made["entry"]:
        assert set(entry["resource"]) <= R4[entry["resource"]["resourceType"]]


@pytest.mark.parametrize("name", invented.ALL)
def test_every_reference_points_into_the_bundle_and_every_entry_is_reached(name):
    made = json.loads(bundle_json(invented.ALL[name](), invented.TODAY))
    entries, pointed = [entry["fullUrl"] for entry in made["entry"]], set()

    def walk(value):
        if isinstance(value, dict):
            pointed.update([value["reference"]] if "reference" in value else [])
            value = list(value.values())
        for item in value if isinstance(value, list) else ():
            walk(item)

    walk(made)
    assert len(entries) == len(set(entries))
    assert pointed == set(entries[1:])


def test_a_difference_has_both_quotes_its_cause_and_the_next_step():
    (issue,) = resources("two_fields", "DetectedIssue")
    assert issue["code"]["text"] == "Opinions differ: the treatment" and issue["severity"] == "moderate"
    assert "Opinion 1: removal of the prostate: “radical prostatectomy.”" in issue["detail"]
    assert "I recommend external beam radiotherapy" in issue["detail"] and "weigh" in issue["detail"]
    assert len(issue["implicated"]) == 2
    assert issue["mitigation"][0]["action"]["text"] == "Consultation with a medical oncologist"


def test_where_nothing_differs_there_is_no_issue():
    assert resources("confirmed", "DetectedIssue") == []


def test_the_opinions_are_named_without_the_folders_of_this_machine():
    assert [d["content"][0]["attachment"]["title"] for d in resources("two_fields", "DocumentReference")] == [
        "opinion1.txt",
        "opinion2.txt",
    ]
    assert "/home" not in bundle_json(invented.ALL["form"](), invented.TODAY)


def test_the_person_is_the_one_of_the_letters():
    (patient,) = resources("two_fields", "Patient")
    assert patient["name"] == [{"text": "Synthetic Person"}] and patient["birthDate"] == "1960-02-03"
