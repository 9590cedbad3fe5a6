"""Conditions in FHIR: which cancer, what stands with it, and what is none. All patients are synthetic."""

from typing import Any

import pytest
from fhir_builders import ICD10, ICDO3, SNOMED, Json, bundle, concept, condition, documents, said, values

NAMED: list[tuple[str, Json, str]] = [
    ("ICD-10-CM", concept((ICD10, "C18.7", None)), "COADREAD"),
    ("words refine the code", concept((ICD10, "C18.7", None), text="Adenocarcinoma of sigmoid colon"), "COAD"),
    ("SNOMED CT", concept((SNOMED, "254637007", "Non-small cell lung cancer")), "NSCLC"),
    ("words alone", {"text": "Mantle cell lymphoma"}, "MCL"),
    ("a code that we do not know, with words that we do", concept((SNOMED, "999000001", "Follicular lymphoma")), "FL"),
    ("a malignant tumor of a place", concept((SNOMED, "999000002", "Malignant neoplasm of kidney")), "KIDNEY"),
    ("low risk is said of the cancer", {"text": "Prostate cancer - low risk"}, "PROSTATE"),
    ("spread is denied", {"text": "Malignant melanoma without metastasis"}, "MEL"),
    ("another lesion is benign", {"text": "Colon cancer s/p resection, benign polyp"}, "COADREAD"),
    ("a gene is told beside it", {"text": "Invasive ductal carcinoma of breast, BRCA1 gene mutation"}, "IDC"),
    ("no system", {"coding": [{"code": "C61"}]}, "PROSTATE"),
]


@pytest.mark.parametrize(("why", "code", "kind"), NAMED, ids=[row[0] for row in NAMED])
def test_names_the_cancer(why: str, code: Json, kind: str) -> None:
    assert values("cancer", condition(code=code)) == [kind]


NOT_THE_PATIENTS_CANCER: list[Json] = [
    concept((SNOMED, "312824007", "Family history of malignant neoplasm of gastrointestinal tract")),
    concept((ICD10, "Z80.3", "Family history of malignant neoplasm of breast")),
    concept((ICD10, "Z12.31", "Encounter for screening mammogram for malignant neoplasm of breast")),
    concept((SNOMED, "999000003", "Benign neoplasm of colon")),
    {"text": "Increased risk of breast cancer"},
    {"text": "Fear of cancer"},
    {"text": "No family history of cancer"},
    {"text": "Mother with breast cancer"},
    {"text": "Malignant hypertension"},
    {"text": "Cancer related fatigue"},
    {"text": "Cervical cancer screening declined"},
    {"text": "Malignant neoplasm"},  # a cancer, but not which
    {"text": "Breast cancer ruled out"},
    {"text": "BRCA1 gene mutation carrier, no cancer"},
    {"text": "Hemorrhage complicating a procedure"},
    {"text": "Cancer antigen 125 above reference range"},
    concept((ICD10, "E11.9", "Type 2 diabetes mellitus")),
    {"text": ""},
]


@pytest.mark.parametrize("code", NOT_THE_PATIENTS_CANCER)
def test_says_no_cancer_where_none_is(code: Json) -> None:
    assert values("cancer", condition(code=code)) == []


@pytest.mark.parametrize("status", ["refuted", "entered-in-error"])
def test_what_was_taken_back_is_left_out(status: str) -> None:
    assert said(condition(verificationStatus={"coding": [{"code": status}]})) == []


@pytest.mark.parametrize(
    "entry",
    [
        condition(verificationStatus={"coding": [{"code": "provisional"}]}),
        condition(code={"text": "Suspected lung cancer (situation)"}),
        condition(code={"text": "Possible ovarian cancer"}),
        condition(code=concept((ICD10, "D40.0", "Neoplasm of uncertain behavior of prostate"))),
        condition(code=concept((ICD10, "C50.919", None), text="Suspected breast cancer")),
    ],
)
def test_a_suspicion_is_not_stated(entry: Json) -> None:
    facts = documents(bundle(entry))[0].facts
    assert [f.status for f in facts if f.field == "cancer"] == ["inferred"]
    assert ("report_uncertain", "yes") in said(entry)


def test_a_confirmed_cancer_answers_the_suspicion() -> None:
    suspected = condition("c0", {"text": "Suspected lung cancer (situation)"})
    confirmed = condition("c1", concept((SNOMED, "254637007", "Non-small cell lung cancer")))
    assert values("cancer", suspected, confirmed) == ["NSCLC"]
    assert values("report_uncertain", suspected, confirmed) == []


STATES = [
    ("active", [("cancer_status", "active")]),
    ("recurrence", [("cancer_status", "recurrent"), ("progression", "yes")]),
    ("relapse", [("cancer_status", "recurrent"), ("progression", "yes")]),
    ("remission", []),  # often kept up by treatment: neither past nor active
    ("resolved", [("cancer_status", "past")]),
    ("inactive", [("cancer_status", "past")]),
]


@pytest.mark.parametrize(("state", "expected"), STATES)
def test_clinical_status(state: str, expected: list[tuple[str, str]]) -> None:
    found = said(condition(clinicalStatus={"coding": [{"code": state}]}))
    assert [pair for pair in found if pair[0] in ("cancer_status", "progression")] == expected


def test_history_of_is_past() -> None:
    found = said(condition(code=concept((ICD10, "Z85.3", "Personal history of malignant neoplasm of breast"))))
    assert ("cancer_status", "past") in found and ("cancer", "BRCA") in found


def test_an_active_entry_decides_over_a_history_entry() -> None:
    past = condition("c2", concept((ICD10, "Z85.3", "Personal history of malignant neoplasm of breast")))
    assert values("cancer_status", condition(), past) == ["active"]


SPREAD: list[tuple[Json, list[str], list[str]]] = [
    (concept((ICD10, "C79.31", "Secondary malignant neoplasm of brain")), ["CUP"], ["metastatic"]),
    (concept((ICD10, "C79.31", None)), ["CUP"], ["metastatic"]),
    ({"text": "Metastasis from malignant tumor of prostate"}, ["PROSTATE"], ["metastatic"]),
    ({"text": "Metastatic breast cancer"}, ["BRCA"], ["metastatic"]),
    ({"text": "Metastatic colon cancer to liver"}, ["COADREAD"], ["metastatic"]),
    ({"text": "Liver metastases"}, ["CUP"], ["metastatic"]),
    ({"text": "Secondary malignant neoplasm of axillary lymph nodes"}, ["CUP"], ["regional"]),
]


@pytest.mark.parametrize(("code", "kinds", "extent"), SPREAD)
def test_spread(code: Json, kinds: list[str], extent: list[str]) -> None:
    assert values("cancer", condition(code=code)) == kinds
    assert values("extent", condition(code=code)) == extent


def test_spread_beside_a_named_primary_names_no_second_cancer() -> None:
    brain = condition("c2", concept((SNOMED, "94225005", "Secondary malignant neoplasm of brain")))
    lung = condition("c1", concept((SNOMED, "254637007", "Non-small cell lung cancer")))
    assert values("cancer", lung, brain) == ["NSCLC"]
    assert values("extent", lung, brain) == ["metastatic"]


def _histology(code: Json) -> list[Json]:
    url = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior"
    return [{"url": url, "valueCodeableConcept": code}]


def test_histology_refines_the_kind() -> None:
    histology = concept((ICDO3, "8520/3", "Lobular carcinoma"))
    entry = condition(extension=_histology(histology))
    assert values("cancer", entry) == ["ILC"] and values("histology", entry) == ["8520/3"]


def test_a_generic_code_takes_its_place_and_histology() -> None:
    entry = condition(
        code=concept((SNOMED, "363346000", "Malignant neoplastic disease (disorder)")),
        bodySite=[concept((ICDO3, "C50.4", "Upper-outer quadrant of breast"))],
        extension=_histology(concept((SNOMED, "82711006", "Infiltrating duct carcinoma (morphologic abnormality)"))),
    )
    assert values("cancer", entry) == ["IDC"] and values("site", entry) == ["C50.4"]


def test_site_and_side_from_the_code_are_worked_out() -> None:
    facts = {f.field: f for f in documents(bundle(condition()))[0].facts}
    assert (facts["site"].value, facts["site"].status) == ("C50.4", "inferred")
    assert facts["laterality"].value == "left"
    assert facts["diagnosis_date"].value == "2026-03-02"
    assert facts["cancer"].path == "entry[0].resource.code"


SIDES: list[tuple[dict[str, Any], str]] = [
    ({"code": concept((ICD10, "C34.11", None))}, "right"),
    ({"code": concept((ICD10, "C50.912", None))}, "left"),
    ({"bodySite": [concept((SNOMED, "80248007", "Left breast structure"))]}, "left"),
    (
        {
            "bodySite": [
                concept((SNOMED, "39607008", "Lung structure"))
                | {
                    "extension": [
                        {
                            "url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
                            "valueCodeableConcept": concept((SNOMED, "24028007", None)),
                        }
                    ]
                }
            ]
        },
        "right",
    ),
    ({"code": {"text": "Bilateral breast cancer"}}, "bilateral"),
]


@pytest.mark.parametrize(("more", "side"), SIDES)
def test_side(more: dict[str, Any], side: str) -> None:
    entry = {"code": {"text": "Cancer of lung"}} | more
    assert values("laterality", condition(**entry)) == [side]


STAGES = [
    ({"text": "Non-small cell carcinoma of lung, TNM stage 1 (disorder)"}, {}, ["I"]),
    ({"text": "Colon cancer stage IIIB"}, {}, ["IIIB"]),
    ({"text": "Breast cancer stage IC-IIIC"}, {}, []),  # a range says no stage
    ({"text": "Breast cancer"}, {"stage": [{"summary": {"text": "Stage IIA"}}]}, ["IIA"]),
    ({"text": "Breast cancer"}, {"stage": {"summary": {"text": "IIA"}}}, ["IIA"]),  # STU3: one, not a list
    (
        {"text": "Chronic lymphocytic leukemia"},
        {"stage": [{"summary": {"text": "Binet Stage B"}, "type": concept((SNOMED, "1149099005", "Binet staging"))}]},
        ["B"],
    ),
]


@pytest.mark.parametrize(("code", "more", "stage"), STAGES)
def test_stage_of_a_condition(code: Json, more: dict[str, Any], stage: list[str]) -> None:
    assert values("stage_group", condition(code=code, **more)) == stage


def test_the_same_condition_in_many_visits_is_one_with_the_earliest_date() -> None:
    visits = [condition(f"c{n}", onsetDateTime=f"2026-0{n}-01") for n in (5, 2, 8)]
    facts = [f for f in documents(bundle(*visits))[0].facts if f.field == "cancer"]
    assert len(facts) == 1 and str(facts[0].date) == "2026-02-01"


def test_bills_tell_the_cancer_when_nothing_else_does() -> None:
    bill = {
        "resourceType": "ExplanationOfBenefit",
        "status": "active",
        "billablePeriod": {"start": "2026-03-02"},
        "diagnosis": [{"diagnosisCodeableConcept": concept((ICD10, "C61", None))}],
    }
    assert values("cancer", bill) == ["PROSTATE"]
    assert values("cancer", bill, condition()) == ["BRCA"]


def test_a_relatives_cancer_is_never_the_patients() -> None:
    aunt = {
        "resourceType": "FamilyMemberHistory",
        "status": "completed",
        "relationship": {"text": "maternal aunt"},
        "condition": [{"code": {"text": "Ovarian cancer"}}, {"code": {"text": "Asthma"}}],
    }
    assert said(aunt) == [("family_cancer", "maternal aunt: Ovarian cancer")]
