"""A relative who types: the mother of the text is the patient, and no family history. All people are invented."""

from datetime import date

import pytest

from consilium.records.text import read_text

BY_A_RELATIVE: list[tuple[str, str]] = [
    ("My mother was diagnosed with stage 3 colon cancer last week. Surgery on December 4.", "COADREAD"),
    ("I am writing about my mom Linda. She is 62. My mom Linda has ovarian cancer stage 3C.", "OVARY"),
    ("My dad was just told he has small cell lung cancer. He starts chemo on Monday.", "SCLC"),
    ("My mom has lymphoma. My mom had chemo last Tuesday.", "LNM"),
    ("my husband has multiple myeloma and we do not know what to ask", "PCM"),
    ("My wife has endometrial cancer and had surgery on November 2. Her doctor wants radiation.", "UCEC"),
    ("Our son is 9. My son was diagnosed with Ewing sarcoma on November 10.", "ES"),
    ("My daughter's biopsy came back. It is Hodgkin lymphoma.", "HL"),
]
NOT_BY_A_RELATIVE: list[str] = [
    "My mother was diagnosed with breast cancer in 1998 and died. What is my risk?",
    "My mother had breast cancer at 52 and now I have a lump. My biopsy says invasive ductal carcinoma.",
    "I have prostate cancer. My father had colon cancer.",
    "Patient: Test Person\nMother had colon cancer. Prostate cancer, Gleason 3+4=7.",
    "The patient says: my mother was diagnosed with breast cancer last month. Lung adenocarcinoma.",
    "My mother had breast cancer. I was diagnosed with melanoma in May.",
    'Assessment: lymphoma. "My dad has colon cancer," she adds.',
]


@pytest.mark.parametrize(("text", "cancer"), BY_A_RELATIVE)
def test_the_relative_is_the_patient(text: str, cancer: str) -> None:
    found = [(f.field, f.value) for f in read_text(text, "typed.txt", date=date(2026, 11, 20)).facts if f.value]
    assert [value for field, value in found if field == "family_cancer"] == []
    assert cancer in [value for field, value in found if field == "cancer"]


@pytest.mark.parametrize("text", NOT_BY_A_RELATIVE)
def test_a_clinician_or_a_patient_tells_of_family(text: str) -> None:
    found = read_text(text, "typed.txt", date=date(2026, 11, 20)).facts
    assert any(f.field == "family_cancer" for f in found)


def test_another_relative_stays_family_history() -> None:
    text = "My mother was diagnosed with stage 3 colon cancer last week. Her sister had breast cancer."
    found = read_text(text, "typed.txt", date=date(2026, 11, 20)).facts
    assert [f.value for f in found if f.field == "family_cancer"] == ["sister had breast cancer"]
    assert {f.value for f in found if f.field == "cancer"} == {"COADREAD"}


def test_mom_without_my_is_the_patient() -> None:
    text = "Mom has stomach cancer. Mom has been vomiting blood since last night. Nobody calls back."
    found = {f.field: f.value for f in read_text(text, "typed.txt", date=date(2026, 11, 20)).facts if f.value}
    assert (found["cancer"], found["emergency"]) == ("EGC", "acute_bleeding")


def test_moms_illness_long_ago_is_family_history() -> None:
    text = "I have breast cancer. Mom had breast cancer at 50 and is well."
    found = read_text(text, "typed.txt", date=date(2026, 11, 20)).facts
    assert [f.value for f in found if f.field == "family_cancer"]
