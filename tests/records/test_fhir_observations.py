"""Observations in FHIR: stage, markers, measures, variants. All patients are synthetic."""

from typing import Any

import pytest
from fhir_builders import (
    ICDO3,
    LOINC,
    NCIT,
    SNOMED,
    Json,
    bundle,
    concept,
    condition,
    documents,
    observation,
    said,
    values,
)


def _coded(*codings: tuple[str, str, str | None], text: str | None = None) -> dict[str, Any]:
    return {"valueCodeableConcept": concept(*codings, text=text)}


STAGING: list[tuple[str, Json, dict[str, Any], list[tuple[str, str]]]] = [
    (
        "SNOMED CT, mCODE STU4",
        concept((SNOMED, "399504009", None)),
        _coded((SNOMED, "1228938002", "American Joint Committee on Cancer cT3 (qualifier value)")),
        [("t", "T3"), ("stage_basis", "clinical")],
    ),
    (
        "LOINC, older mCODE",
        concept((LOINC, "21900-6", None)),
        _coded(("http://cancerstaging.org", "pN1b", None)),
        [("n", "N1b"), ("stage_basis", "pathologic")],
    ),
    (
        "STU2 code after a hash",
        concept((LOINC, "21908-9", None)),
        _coded(("http://cancerstaging.org", "2B", None)),
        [("stage_group", "IIB"), ("stage_basis", "clinical")],
    ),
    (
        "UICC, as in Germany",
        concept((SNOMED, "371497001", None)),
        _coded(("https://www.uicc.org/resources/tnm", "M1b", None)),
        [("m", "M1b"), ("stage_basis", "pathologic")],
    ),
    (
        "after treatment",
        concept((SNOMED, "384625004", None)),
        _coded(text="ypT2"),
        [("t", "T2"), ("stage_basis", "post_therapy")],
    ),
    ("in situ", concept((SNOMED, "399504009", None)), _coded(text="cTis"), [("t", "Tis"), ("stage_basis", "clinical")]),
    (
        "stage group",
        concept((SNOMED, "399588009", None)),
        _coded((SNOMED, "1222769001", "American Joint Committee on Cancer stage IIB (qualifier value)")),
        [("stage_group", "IIB"), ("stage_basis", "pathologic")],
    ),
    (
        "not applicable",
        concept((SNOMED, "371497001", None)),
        _coded(("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-applicable", "Not Applicable")),
        [],
    ),
    (
        "FIGO",
        concept((SNOMED, "385361009", None)),
        _coded((NCIT, "C96256", "FIGO Stage IIIA")),
        [("stage_group", "IIIA")],
    ),
    (
        "Ann Arbor",
        concept((SNOMED, "385388004", None)),
        _coded((SNOMED, "44255004", "Lymphoma stage IIIe (finding)")),
        [("stage_group", "IIIE")],
    ),
    (
        "ISS",
        concept((NCIT, "C139007", None)),
        _coded((NCIT, "C70659", "ISS Stage II Plasma Cell Myeloma")),
        [("stage_group", "II")],
    ),
    ("Binet", concept((NCIT, "C141212", None)), _coded((NCIT, "C80135", "Binet Stage B")), [("stage_group", "B")]),
    (
        "neuroblastoma",
        concept((NCIT, "C133427", None)),
        _coded((NCIT, "C133431", "INRG Stage MS")),
        [("stage_group", "MS")],
    ),
]


@pytest.mark.parametrize(("why", "code", "value", "expected"), STAGING, ids=[row[0] for row in STAGING])
def test_staging(why: str, code: Json, value: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert said(observation(code, **value)) == expected


def test_prefix_goes_to_the_detail() -> None:
    code = concept((SNOMED, "384625004", None))
    fact = documents(bundle(observation(code, **_coded(text="pT2a"))))[0].facts[0]
    assert (fact.value, fact.detail) == ("T2a", "pT2a")


def _quantity(value: float, unit: str) -> dict[str, Any]:
    return {"valueQuantity": {"value": value, "unit": unit}}


MARKERS: list[tuple[str, Json, dict[str, Any], list[str]]] = [
    ("receptor", concept((LOINC, "85337-4", None)), _coded((LOINC, "LA6576-8", "Positive")), ["ER=positive"]),
    ("code of the answer alone", concept((LOINC, "85339-0", None)), _coded((LOINC, "LA6577-6", None)), ["PR=negative"]),
    ("share of cells", concept((LOINC, "14228-1", None)), _quantity(95, "%"), ["ER=positive"]),
    ("below one percent", concept((LOINC, "14228-1", None)), _quantity(0, "%"), ["ER=negative"]),
    ("HER2 words", concept((LOINC, "48676-1", None)), {"valueString": "Equivocal (IHC 2+)"}, ["HER2=equivocal"]),
    ("HER2 by FISH", concept((LOINC, "96893-3", None)), {"valueString": "Not amplified"}, ["HER2=negative"]),
    ("named in words", {"text": "Ki-67 proliferation index"}, _quantity(28, "%"), ["Ki-67=28%"]),
    ("PD-L1", concept((LOINC, "83053-9", None)), _quantity(60, "%"), ["PD-L1=60%"]),
    ("gene, found", concept((LOINC, "21702-6", None)), {"valueString": "c.35G>T (p.Gly12Val)"}, ["KRAS=mutated"]),
    ("gene, not found", concept((LOINC, "21702-6", None)), {"valueString": "No mutation detected"}, ["KRAS=wild_type"]),
    ("rearrangement", concept((LOINC, "78205-2", None)), {"valueString": "Not detected"}, ["ALK=not_rearranged"]),
    ("amplification", concept((LOINC, "93808-4", None)), {"valueString": "Amplified, ratio 6.1"}, ["MDM2=amplified"]),
    ("MSI", concept((LOINC, "81695-9", None)), _coded((LOINC, "LA26203-2", "MSI-H")), ["MSI=high"]),
    ("MSI stable", concept((LOINC, "81695-9", None)), {"valueString": "Stable"}, ["MSI=stable"]),
    ("MMR", {"text": "Mismatch repair proteins"}, {"valueString": "Intact nuclear expression"}, ["MMR=proficient"]),
    ("MMR lost", {"text": "Mismatch repair proteins"}, {"valueString": "Loss of MLH1 and PMS2"}, ["MMR=deficient"]),
    ("level", concept((LOINC, "2857-1", None)), _quantity(5.6, "ng/mL"), ["PSA=5.6 ng/mL"]),
    (
        "level with UCUM's own sign",
        concept((LOINC, "10334-1", None)),
        {"valueQuantity": {"value": 14, "unit": "[arb'U]/mL"}},
        ["CA-125=14 U/mL"],
    ),
    ("score", {"text": "Oncotype DX Breast Recurrence Score"}, _quantity(47, "score"), ["Oncotype DX=47"]),
    ("fusion", concept((LOINC, "51867-0", None)), {"valueString": "Positive"}, ["BCR::ABL1=positive"]),
    ("pending", concept((LOINC, "48676-1", None)), {"status": "registered"}, ["HER2=pending"]),
    ("not done", concept((LOINC, "48676-1", None)), {"valueString": "Insufficient tissue"}, ["HER2=not_done"]),
    ("cancelled", concept((LOINC, "48676-1", None)), {"status": "cancelled"}, ["HER2=not_done"]),
    (
        "cancelled, with a result",
        concept((LOINC, "48676-1", None)),
        {"status": "cancelled", "valueString": "Positive", "interpretation": [{"text": "Positive"}]},
        ["HER2=not_done"],
    ),
    (
        "cancelled level",
        concept((LOINC, "2857-1", None)),
        _quantity(5.6, "ng/mL") | {"status": "cancelled"},
        ["PSA=not_done"],
    ),
    ("an interval of the heart", {"text": "PR interval"}, _quantity(160, "ms"), []),
    ("visits", {"text": "ER visits in the last year"}, {"valueInteger": 2}, []),
    ("no tumor marker", concept((LOINC, "718-7", "Hemoglobin [Mass/volume] in Blood")), _quantity(13, "g/dL"), []),
]


@pytest.mark.parametrize(("why", "code", "value", "expected"), MARKERS, ids=[row[0] for row in MARKERS])
def test_markers(why: str, code: Json, value: dict[str, Any], expected: list[str]) -> None:
    assert values("biomarker", observation(code, **value)) == expected


def test_of_a_series_of_levels_the_newest_stays() -> None:
    code = concept((LOINC, "2857-1", None))
    series = [
        observation(code, id=f"o{year}", effectiveDateTime=f"20{year}-01-01", **_quantity(year, "ng/mL"))
        for year in (24, 26, 25)
    ]
    assert values("biomarker", *series) == ["PSA=26 ng/mL"]


def _variant(*genes: str, found: str = "LA9633-4", change: str | None = None) -> Json:
    parts: list[Json] = [
        {"code": concept((LOINC, "48018-6", None)), **_coded(("http://www.genenames.org", "HGNC:1", gene))}
        for gene in genes
    ]
    if change:
        parts.append({"code": concept((LOINC, "48019-4", None)), "valueCodeableConcept": {"text": change}})
    return observation(concept((LOINC, "69548-6", None)), component=parts, **_coded((LOINC, found, None)))


VARIANTS = [
    (_variant("BRAF"), ["BRAF=mutated"]),
    (_variant("NRAS", "KIT", "BRAF", found="LA9634-2"), ["NRAS=wild_type", "KIT=wild_type", "BRAF=wild_type"]),
    (_variant("MYCN", change="copy_number_gain"), ["MYCN=amplified"]),
    (_variant("BCR", "ABL1", change="fusion"), ["BCR::ABL1=positive"]),
    (_variant("EML4", "ALK", change="gene fusion"), ["ALK=rearranged"]),
    (_variant("BRAF", found="LA0-0"), []),  # no call is no result
]


@pytest.mark.parametrize(("entry", "expected"), VARIANTS)
def test_variants(entry: Json, expected: list[str]) -> None:
    assert values("biomarker", entry) == expected


MEASURES: list[tuple[str, Json, dict[str, Any], list[tuple[str, str]]]] = [
    ("ECOG", concept((LOINC, "89247-1", None)), {"valueInteger": 1}, [("ecog", "1")]),
    ("ECOG by answer code", concept((LOINC, "89247-1", None)), _coded((LOINC, "LA9622-7", None)), [("ecog", "0")]),
    ("ECOG, SNOMED CT answer", concept((LOINC, "89247-1", None)), _coded((SNOMED, "422894000", None)), [("ecog", "2")]),
    ("ECOG out of range", concept((LOINC, "89247-1", None)), {"valueInteger": 7}, []),
    ("Karnofsky", concept((LOINC, "89243-0", None)), {"valueInteger": 80}, [("ecog", "1")]),
    (
        "size",
        concept((LOINC, "21889-1", None)),
        {"component": [{"code": concept((LOINC, "33728-7", None)), "valueQuantity": {"value": 2.5, "code": "cm"}}]},
        [("tumor_size_mm", "25")],
    ),
    ("size without a unit", concept((LOINC, "21889-1", None)), {"valueQuantity": {"value": 2.5, "unit": ""}}, []),
    ("nodes", concept((LOINC, "21893-3", None)), _quantity(2, "#"), [("nodes_positive", "2")]),
    ("grade", concept((LOINC, "44648-4", None)), _coded((LOINC, "LA27824-4", "Nottingham grade 2")), [("grade", "2")]),
    ("grade in words", concept((NCIT, "C18000", None)), _coded(text="Poorly differentiated"), [("grade", "3")]),
    ("Gleason", concept((SNOMED, "385377005", None)), _coded(text="Gleason 4 + 3 = 7"), [("grade", "GG3")]),
    ("Gleason sum of 7 alone", concept((SNOMED, "385377005", None)), {"valueInteger": 7}, []),
    (
        "margins",
        concept((LOINC, "44669-0", None)),
        _coded(text="Uninvolved by invasive carcinoma"),
        [("margins", "negative")],
    ),
    ("residual tumor", concept((LOINC, "84892-9", None)), _coded(("x", "R1", None)), [("margins", "positive")]),
    ("worse", concept((LOINC, "97509-4", None)), _coded((SNOMED, "271299001", None)), [("progression", "yes")]),
    ("better", concept((LOINC, "97509-4", None)), _coded((SNOMED, "268910001", None)), []),
    ("no progression", concept((LOINC, "97509-4", None)), _coded(text="No evidence of progression"), []),
    (
        "histology with its place",
        concept((LOINC, "59847-4", None)),
        _coded((ICDO3, "8500/3", None)) | {"bodySite": concept((ICDO3, "C50.4", None))},
        [("histology", "8500/3"), ("cancer", "IDC")],
    ),
    ("never spread", concept((SNOMED, "1287652008", None)), {"valueBoolean": False}, []),
]


BY_WORDS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("ECOG performance status", "1 - restricted in strenuous activity", [("ecog", "1")]),
    ("Pathologic stage", "pT2 pN1a", [("t", "T2"), ("stage_basis", "pathologic"), ("n", "N1a")]),
    ("Cancer stage", "Stage IIIB", [("stage_group", "IIIB")]),
    ("AJCC stage group", "IVA", [("stage_group", "IVA")]),
    ("Gleason score", "3+4=7", [("grade", "GG2")]),
    ("Histologic grade", "G3", [("grade", "3")]),
    ("Pressure ulcer stage", "Stage 3", []),
    ("Chronic kidney disease stage", "Stage 3", []),
]


@pytest.mark.parametrize(("name", "answer", "expected"), BY_WORDS)
def test_codes_of_one_hospital_are_known_by_their_words(
    name: str, answer: str, expected: list[tuple[str, str]]
) -> None:
    code = {"coding": [{"system": "https://hospital.example/codes", "code": "X1", "display": name}]}
    assert said(observation(code, valueString=answer)) == expected


@pytest.mark.parametrize(("why", "code", "value", "expected"), MEASURES, ids=[row[0] for row in MEASURES])
def test_measures(why: str, code: Json, value: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert said(observation(code, **value)) == expected


def test_sentinel_nodes_give_way_to_all_nodes() -> None:
    whole = observation(concept((LOINC, "21894-1", None)), id="o1", **_quantity(23, "#"))
    sentinel = observation(concept((LOINC, "85347-3", None)), id="o2", **_quantity(2, "#"))
    assert values("nodes_examined", sentinel, whole) == ["23"]
    assert values("nodes_examined", sentinel) == ["2"]


def test_two_cancers_do_not_mix() -> None:
    breast = condition("breast", {"text": "Invasive ductal carcinoma of breast"})
    lung = condition("lung", {"text": "Lung adenocarcinoma"})
    t_of_lung = observation(concept((SNOMED, "399504009", None)), id="t", **_coded(text="cT1"))
    group_of_lung = observation(
        concept((SNOMED, "399537006", None)),
        id="g",
        focus=[{"reference": "Condition/lung"}],
        hasMember=[{"reference": "Observation/t"}],
        **_coded(text="Stage IA"),
    )
    group_of_breast = observation(
        concept((SNOMED, "399588009", None)),
        id="b",
        focus=[{"reference": "https://portal.example/fhir/Condition/breast/_history/2"}],
        **_coded(text="IIA"),
    )
    facts = documents(bundle(breast, lung, t_of_lung, group_of_lung, group_of_breast))[0].facts
    about = {(f.field, f.value): f.about for f in facts}
    assert about["t", "T1"] == about["stage_group", "IA"] == "LUAD"
    assert about["stage_group", "IIA"] == "IDC"


def test_what_was_entered_in_error_is_left_out() -> None:
    assert said(observation(concept((LOINC, "89247-1", None)), valueInteger=1, status="entered-in-error")) == []


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (concept((LOINC, "89247-1", None)), {"valueInteger": 1}),
        (concept((SNOMED, "399588009", None)), _coded(text="IIA")),
        ({"text": "Tumor size"}, _quantity(18, "mm")),
        ({"text": "Panel"}, {"component": [{"code": concept((LOINC, "48676-1", None)), "valueString": "Positive"}]}),
    ],
)
def test_what_was_cancelled_has_no_result(code: Json, value: dict[str, Any]) -> None:
    assert said(observation(code, status="cancelled", **value)) == []
