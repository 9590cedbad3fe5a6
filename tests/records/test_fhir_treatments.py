"""Procedures, drugs and plans in FHIR. All patients are synthetic."""

from typing import Any

import pytest
from fhir_builders import ICD10, RXNORM, SNOMED, Json, bundle, concept, condition, documents, said

COLON = condition("colon", {"text": "Adenocarcinoma of sigmoid colon"})
ASTHMA = condition("asthma", {"text": "Asthma"})
FOR_COLON = {"reasonReference": [{"reference": "Condition/colon"}]}


def _procedure(code: Json, **more: Any) -> Json:
    return {"resourceType": "Procedure", "id": "x", "status": "completed", "code": code} | more


def _order(drug: str, **more: Any) -> Json:
    what = concept((RXNORM, "1", drug))
    return (
        {"resourceType": "MedicationRequest", "id": "x", "status": "active", "intent": "order"}
        | {"medicationCodeableConcept": what}
        | more
    )


TREATMENTS: list[tuple[str, list[Json], list[tuple[str, str | None]]]] = [
    (
        "operation for the cancer",
        [COLON, _procedure({"text": "Laparoscopic sigmoid colectomy"}, **FOR_COLON)],
        [("colectomy", "given")],
    ),
    ("code without words", [COLON, _procedure(concept((SNOMED, "1217123003", None)))], [("radiation", "given")]),
    (
        "planned operation",
        [COLON, _procedure({"text": "Hemicolectomy"}, status="preparation")],
        [("colectomy", "planned")],
    ),
    ("operation that was not done", [COLON, _procedure({"text": "Hemicolectomy"}, status="not-done")], []),
    ("gall bladder, no reason", [COLON, _procedure({"text": "Laparoscopic cholecystectomy"})], []),
    ("colectomy without a cancer", [_procedure({"text": "Hemicolectomy"})], []),
    ("a biopsy is no treatment", [COLON, _procedure({"text": "Core needle biopsy of breast"}, **FOR_COLON)], []),
    (
        "German procedure code",
        [_procedure(concept(("http://fhir.de/CodeSystem/bfarm/ops", "8-542.1", "Chemotherapie")))],
        [("chemotherapy", "given")],
    ),
    ("drug on order", [_order("anastrozole 1 MG Oral Tablet [Arimidex]")], [("anastrozole", "ongoing")]),
    ("drug planned", [_order("capecitabine", intent="plan")], [("capecitabine", "planned")]),
    ("drug stopped", [_order("Cisplatin 50 MG Injection", status="stopped")], [("cisplatin", "given")]),
    ("drug cancelled", [_order("Cisplatin 50 MG Injection", status="cancelled")], []),
    (
        "steroid for asthma",
        [COLON, ASTHMA, _order("predniSONE", reasonReference=[{"reference": "Condition/asthma"}])],
        [],
    ),
    ("methotrexate with no cancer in the record", [_order("methotrexate 2.5 MG Oral Tablet")], []),
    (
        "methotrexate for a cancer",
        [_order("methotrexate", reasonCode=[concept((ICD10, "C91.00", None))])],
        [("methotrexate", "ongoing")],
    ),
    ("German generic name", [_order("Gemcitabin")], [("gemcitabine", "ongoing")]),
    (
        "regimen in a remark",
        [COLON, _order("oxaliplatin", note=[{"text": "CAPOX, four cycles"}])],
        [("oxaliplatin", "ongoing"), ("CAPOX", "ongoing")],
    ),
    ("no cancer drug", [COLON, _order("Amoxicillin 250 MG Oral Tablet")], []),
]


@pytest.mark.parametrize(("why", "resources", "expected"), TREATMENTS, ids=[row[0] for row in TREATMENTS])
def test_treatments(why: str, resources: list[Json], expected: list[tuple[str, str | None]]) -> None:
    facts = documents(bundle(*resources))[0].facts
    assert [(f.value, f.detail) for f in facts if f.field == "treatment"] == expected


def test_an_operation_for_a_lump_counts_beside_a_cancer() -> None:
    lump = _procedure({"text": "Lumpectomy"}, reasonCode=[{"text": "Lump in left breast"}])
    bones = _procedure({"text": "Lumpectomy"}, reasonCode=[{"text": "Osteoarthritis"}])
    assert ("treatment", "lumpectomy") in said(condition(), lump)
    assert ("treatment", "lumpectomy") not in said(condition(), bones)


def test_forty_infusions_are_one_treatment_with_the_last_date() -> None:
    given = [_order("Cisplatin", id=f"x{n}", status="completed", authoredOn=f"2026-0{n}-01") for n in (3, 5, 4)]
    found = [f for f in documents(bundle(*given))[0].facts if f.field == "treatment"]
    assert len(found) == 1 and str(found[0].date) == "2026-05-01"


def test_a_treatment_belongs_to_the_cancer_that_it_is_for() -> None:
    lung = condition("lung", {"text": "Lung adenocarcinoma"})
    colectomy = _procedure({"text": "Hemicolectomy"}, **FOR_COLON)
    facts = documents(bundle(COLON, lung, colectomy))[0].facts
    assert [f.about for f in facts if f.field == "treatment"] == ["COAD"]


def test_an_order_of_an_operation_is_the_plan_with_its_day() -> None:
    order = {
        "resourceType": "ServiceRequest",
        "id": "x",
        "status": "active",
        "intent": "order",
        "code": {"text": "Total mastectomy"},
        "occurrenceDateTime": "2026-12-08",
    }
    found = said(condition(), order)
    assert ("planned_treatment", "mastectomy") in found and ("planned_start", "2026-12-08") in found


def test_a_drug_that_did_not_work_is_progression() -> None:
    reason = concept((SNOMED, "266721009", "Absent response to treatment (situation)"))
    assert ("progression", "yes") in said(_order("cisplatin", status="stopped", statusReason=reason))


def test_a_drug_that_lies_in_the_order_or_beside_it() -> None:
    drug = {"resourceType": "Medication", "id": "m", "code": {"text": "paclitaxel"}}
    inside = _order("", medicationCodeableConcept=None, medicationReference={"reference": "#m"}, contained=[drug])
    beside = _order("", medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"})
    assert ("treatment", "paclitaxel") in said(inside)
    assert ("treatment", "paclitaxel") in said(drug, beside)


def test_a_tumor_board_stands_behind_a_plan() -> None:
    plan = {
        "resourceType": "CarePlan",
        "status": "active",
        "intent": "plan",
        "created": "2026-11-01",
        "category": [{"text": "Tumor board recommendation"}],
        "activity": [{"detail": {"code": {"text": "Adjuvant chemotherapy"}, "status": "not-started"}}],
    }
    found = said(COLON, plan)
    assert ("tumor_board", "yes") in found and ("treatment", "chemotherapy") in found


def test_a_plan_that_was_revoked_plans_nothing() -> None:
    plan = {"resourceType": "CarePlan", "status": "revoked", "category": [{"text": "Tumor board"}]}
    assert said(plan) == []
