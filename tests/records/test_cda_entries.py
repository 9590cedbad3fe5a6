"""Entries of C-CDA: problems, results, treatments, relatives. All patients are synthetic."""

import pytest
from cda_builders import (
    BREAST,
    ICD9,
    ICD10,
    LOINC,
    RXNORM,
    SNOMED,
    coded,
    document,
    problem,
    read,
    result,
    said,
    section,
)

PROBLEMS = "11450-4"


def _cancers(value: str, **more: str) -> list[str]:
    found = said(section(PROBLEMS, problem(value, **more)))
    return [kind for field, kind in found if field == "cancer"]


NAMED: list[tuple[str, str, list[str]]] = [
    ("ICD-10-CM", BREAST, ["BRCA"]),
    (
        "ICD-9-CM translation",
        f'<value xsi:type="CD" nullFlavor="OTH"><translation code="185" codeSystem="{ICD9}"/></value>',
        ["PROSTATE"],
    ),
    (
        "SNOMED CT with an ICD-10 translation",
        coded(
            "188161004",
            SNOMED,
            "Malignant neoplasm of female breast NOS",
            f'<translation code="C50" codeSystem="{ICD10}"/>',
        ),
        ["BRCA"],
    ),
    (
        "words that the code points to",
        '<value xsi:type="CD" nullFlavor="UNK"><originalText><reference value="#p1"/></originalText></value>',
        ["UEC"],
    ),
    (
        "words without any code",
        '<value xsi:type="CD" nullFlavor="UNK"><originalText>Mantle cell lymphoma</originalText></value>',
        ["MCL"],
    ),
    ("a code that we do not know", coded("999000001", SNOMED, "Follicular lymphoma"), ["FL"]),
    ("history of", coded("Z85.46", ICD10, "Personal history of malignant neoplasm of prostate"), ["PROSTATE"]),
    ("a relative's", coded("Z80.3", ICD10, "Family history of malignant neoplasm of breast"), []),
    ("screening", coded("Z12.31", ICD10, "Screening mammogram for malignant neoplasm of breast"), []),
    ("nothing known", '<value xsi:type="CD" nullFlavor="UNK"/>', []),
    ("no cancer", coded("E11.9", ICD10, "Type 2 diabetes mellitus"), []),
]


@pytest.mark.parametrize(("why", "value", "kinds"), NAMED, ids=[row[0] for row in NAMED])
def test_names_the_cancer(why: str, value: str, kinds: list[str]) -> None:
    story = '<list><item><content ID="p1">Endometrioid adenocarcinoma of endometrium</content></item></list>'
    found = said(section(PROBLEMS, problem(value), text=story))
    assert [kind for field, kind in found if field == "cancer"] == kinds


def test_what_is_denied_is_left_out() -> None:
    assert _cancers(BREAST, observation='negationInd="true"') == []


def _status(code: str) -> str:
    return (
        f'<entryRelationship typeCode="REFR"><observation><code code="33999-4" codeSystem="{LOINC}"/>'
        f"{coded('1', SNOMED, code)}</observation></entryRelationship>"
    )


STATES: list[tuple[str, dict[str, str], list[str]]] = [
    ("active concern", {}, ["active"]),
    ("completed concern says nothing", {"act": "completed"}, []),
    ("resolved", {"more": _status("Resolved")}, ["past"]),
    ("active", {"act": "completed", "more": _status("Active")}, ["active"]),
    ("an end", {"low": '20200101"/><high value="20210101'}, ["past"]),
]


@pytest.mark.parametrize(("why", "more", "status"), STATES, ids=[row[0] for row in STATES])
def test_state(why: str, more: dict[str, str], status: list[str]) -> None:
    found = said(section(PROBLEMS, problem(BREAST, **more)))
    assert [value for field, value in found if field == "cancer_status"] == status


def test_what_stands_with_it() -> None:
    facts = {f.field: f for f in read(document(section(PROBLEMS, problem(BREAST))))[0].facts}
    assert (facts["site"].value, facts["laterality"].value) == ("C50.4", "left")
    assert (facts["diagnosis_date"].value, str(facts["cancer"].date)) == ("2026-03-02", "2026-03-02")
    assert facts["site"].about == "BRCA" and "observation" in (facts["cancer"].path or "")


def test_the_same_problem_in_many_sections_is_one_with_the_earliest_date() -> None:
    sections = [section(code, problem(BREAST, low=low)) for code, low in ((PROBLEMS, "2026"), ("46240-8", "20251101"))]
    facts = [f for f in read(document(*sections))[0].facts if f.field == "cancer"]
    assert len(facts) == 1 and str(facts[0].date) == "2025-11-01"


def _relative(value: str) -> str:
    return (
        '<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.45"/>'
        '<subject><relatedSubject classCode="PRS"><code code="MTH" displayName="Mother"/></relatedSubject></subject>'
        f'<component><observation classCode="OBS" moodCode="EVN"><code code="64572001" codeSystem="{SNOMED}"/>'
        f"{value}</observation></component></organizer>"
    )


@pytest.mark.parametrize("code", ["10157-6", PROBLEMS])
def test_a_relatives_cancer_is_never_the_patients(code: str) -> None:
    found = said(section(code, _relative(coded("363443007", SNOMED, "Malignant tumor of ovary"))))
    assert [field for field, _ in found] == ["family_cancer"]
    assert found[0][1].endswith("Malignant tumor of ovary")


RESULTS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("10334-1", '<value xsi:type="PQ" value="14" unit="[arb\'U]/mL"/>', [("biomarker", "CA-125=14 U/mL")]),
    ("2857-1", '<value xsi:type="IVL_PQ"><high value="0.1" unit="ng/mL"/></value>', [("biomarker", "PSA=<0.1 ng/mL")]),
    ("48676-1", '<value xsi:type="ST">Equivocal (IHC 2+)</value>', [("biomarker", "HER2=equivocal")]),
    ("85337-4", coded("10828004", SNOMED), [("biomarker", "ER=positive")]),
    ("89247-1", '<value xsi:type="INT" value="1"/>', [("ecog", "1")]),
    ("21902-2", '<value xsi:type="ST">IIB</value>', [("stage_group", "IIB"), ("stage_basis", "pathologic")]),
    ("4548-4", '<value xsi:type="PQ" value="6.9" unit="%"/>', []),
    ("2857-1", '<value xsi:type="PQ" value="high" unit="ng/mL"/>', []),
]


@pytest.mark.parametrize(("code", "value", "expected"), RESULTS)
def test_results(code: str, value: str, expected: list[tuple[str, str]]) -> None:
    assert said(section("30954-2", result(code, value))) == expected


def _drug(name: str, *, mood: str = "EVN", status: str = "active", more: str = "") -> str:
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="{mood}"><statusCode code="{status}"/>'
        "<consumable><manufacturedProduct><manufacturedMaterial>"
        f'<code code="1" codeSystem="{RXNORM}" displayName="{name}"/>'
        f"</manufacturedMaterial></manufacturedProduct></consumable>{more}</substanceAdministration>"
    )


def _procedure(name: str, *, mood: str = "EVN", status: str = "completed", more: str = "") -> str:
    return (
        f'<procedure classCode="PROC" moodCode="{mood}" {more}>'
        f'<code code="1" codeSystem="{SNOMED}" displayName="{name}"/>'
        f'<statusCode code="{status}"/><effectiveTime value="20260401"/></procedure>'
    )


TREATMENTS: list[tuple[str, str, str, list[tuple[str, str | None]]]] = [
    ("drug going on", "10160-0", _drug("Tamoxifen 20 MG Oral Tablet"), [("tamoxifen", "ongoing")]),
    ("drug done", "10160-0", _drug("Paclitaxel 100 MG Injection", status="completed"), [("paclitaxel", "given")]),
    ("drug in the plan", "18776-5", _drug("Letrozole", mood="INT"), [("letrozole", "planned")]),
    ("drug cancelled", "10160-0", _drug("Letrozole", status="aborted"), []),
    ("no cancer drug", "10160-0", _drug("Lisinopril 10 MG Oral Tablet"), []),
    ("operation", "47519-4", _procedure("Total mastectomy"), [("mastectomy", "given")]),
    ("operation in the plan", "18776-5", _procedure("Total mastectomy", mood="RQO"), [("mastectomy", "planned")]),
    ("operation that was not done", "47519-4", _procedure("Total mastectomy", more='negationInd="true"'), []),
    ("flu vaccine", "11369-6", _drug("Influenza virus vaccine"), []),
]


@pytest.mark.parametrize(("why", "code", "entry", "expected"), TREATMENTS, ids=[row[0] for row in TREATMENTS])
def test_treatments(why: str, code: str, entry: str, expected: list[tuple[str, str | None]]) -> None:
    facts = read(document(section(code, entry), section(PROBLEMS, problem(BREAST))))[0].facts
    assert [(f.value, f.detail) for f in facts if f.field == "treatment"] == expected


def test_an_allergy_is_no_treatment() -> None:
    allergy = _drug("Paclitaxel").replace(
        "<statusCode", '<templateId root="2.16.840.1.113883.10.20.22.4.7"/><statusCode'
    )
    assert said(section("48765-2", allergy)) == []
