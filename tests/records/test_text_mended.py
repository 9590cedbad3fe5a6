"""Words that were once misread: a prefix taken for a subcategory, a comma for a decimal one, a mail head for a T."""

import pytest

from consilium.records.text import read_text

HEAD = "SYNTHETIC PATIENT\nCLINIC NOTE\nDate: 11/20/2026\n"


def facts(sentence: str, field: str) -> list[tuple[str, str | None]]:
    return [(f.value, f.detail) for f in read_text(f"{HEAD}{sentence}\n", "note").facts if f.field == field and f.value]


def values(sentence: str, field: str) -> list[str]:
    return [value for value, _ in facts(sentence, field)]


@pytest.mark.parametrize(
    ("sentence", "field", "expected"),
    [
        ("Breast cancer, pT2 pN0 cM0.", "n", ["N0"]),
        ("Breast cancer, cT1c cN1 cM0.", "n", ["N1"]),
        ("Breast cancer, cT1c cN1 cM0.", "tumor_size_mm", []),
        ("Breast cancer, pT1cN1cM0.", "n", ["N1"]),
        ("Breast cancer, pT1cN1cM0.", "t", ["T1c"]),
        ("Breast cancer, pT2 cN0 cM0.", "t", ["T2"]),
        ("Breast cancer, pT1c pN1c M0.", "n", ["N1c"]),
        ("Prostate adenocarcinoma. Pn0, LV1.", "n", []),
        ("Prostate adenocarcinoma. PT2 PN0.", "n", ["N0"]),
        ("Invasive ductal carcinoma, grade 2, 14 mm.", "tumor_size_mm", ["14"]),
        ("Invasive ductal carcinoma, tumor size 2,3 cm.", "tumor_size_mm", ["23"]),
        ("Message sent 4:12 PM\nTo: Rosa\nabout breast cancer", "t", []),
        ("Message sent 4:12 PM To: Rosa about breast cancer", "t", []),
        ("Breast cancer, cT2cN1cM0.", "t", ["T2"]),
        ("Breast cancer, cT2cN1cM0.", "n", ["N1"]),
        ("Breast cancer, cT2cN1cM0.", "m", ["M0"]),
        ("Prostate cancer, cT2cN0M0.", "t", ["T2c"]),
        ("Sigmoid colon ca, liver clear.", "cancer", ["COADREAD"]),
        ("Thyroid CA, resected.", "cancer", ["WDTC"]),
        ("Lung ca. CA 19-9 was 12.", "cancer", ["LUNG"]),
        ("Pancreas normal, CA 19-9 was 12. Lives in Fresno, CA.", "cancer", []),
        ("Ovary normal; ovarian CA-125 was 12.", "cancer", []),
        ("CT had first suspected lymphoma, biopsy: lung adenocarcinoma.", "cancer", ["LUAD"]),
        ("Lung adenocarcinoma, initially thought to be lymphoma.", "cancer", ["LUAD"]),
        ("Misdiagnosed as melanoma; the sarcoma board met. Breast cancer.", "cancer", ["BRCA"]),
        ("Rectum, mass at 7 cm, biopsy: adenocarcinoma.", "tumor_size_mm", []),
        ("Esophageal carcinoma, tumor at 32 cm from the incisors.", "tumor_size_mm", []),
        ("Breast cancer, mass at 2 o'clock, 4 cm FN.", "tumor_size_mm", []),
        ("Rectal cancer, tumor 7 cm from the anal verge.", "tumor_size_mm", []),
        ("Rectal cancer, mass at 7 cm measuring 3 cm.", "tumor_size_mm", ["30"]),
        ("Breast carcinoma, mass stable at 2.1 cm.", "tumor_size_mm", ["21"]),
        ("Melanoma of the back. CT and brain MRI clear.", "cancer", ["MEL"]),
        ("Melanoma of the back. PMH papillary thyroid ca 2016.", "cancer", ["MEL"]),
        (
            "| marker | method | result |\n| ER | IHC | 0 % |\n| PR | IHC | 90 % |",
            "biomarker",
            ["ER=negative", "PR=positive"],
        ),
    ],
)
def test_read_as_meant(sentence: str, field: str, expected: list[str]) -> None:
    assert values(sentence, field) == expected


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Lung cancer, clinical stage IA3.", ("IA3", "clinical")),
        ("Lung adenocarcinoma. Pathologic stage IB (pT2a pN0).", ("IB", "pathologic")),
        ("Lung cancer, pStage IB.", ("IB", "pathologic")),
        ("Lung cancer, stage IB.", ("IB", None)),
    ],
)
def test_a_stage_says_what_it_rests_on(sentence: str, stage: tuple[str, str | None]) -> None:
    assert facts(sentence, "stage_group") == [stage]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "STATE PATHOLOGY - CONSULTATION\nFinal report\nMATERIAL: three slides\nDIAGNOSIS\nSarcoma.",
            "pathology_report",
        ),
        ("CYTOLOGY - thyroid FNA, ultrasound-guided: MALIGNANT. PAPILLARY THYROID CARCINOMA", "pathology_report"),
        ("DISCHARGE INSTRUCTIONS\nYou had a CT scan of the chest. Call us.", "discharge_summary"),
        (
            "DISCHARGE INSTRUCTIONS\nYour scans: CT chest, CT abdomen, MRI brain, PET/CT, bone scan. Call us if "
            "you have a fever.",
            "discharge_summary",
        ),
        (
            "Going home\nYour scans: CT chest, MRI brain, PET/CT, ultrasound. Take your tablets. Do not drive.",
            "discharge_summary",
        ),
        ("CT CHEST\nComparison: CT chest of June.\nFINDINGS: a nodule.\nIMPRESSION: stable.", "imaging_report"),
        ("Hill Hospital - GI TUMOR BOARD SUMMARY\nPresent: surgery, radiology, pathology", "tumor_board_note"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert read_text(text, "document").kind == kind


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("dictated 12/11/2026, typed 13/11/2026", "2026-11-12"),
        ("dictated 12/11/2026, typed 12/12/2026", "2026-12-11"),
        ("seen 12/11/2026, biopsy of 02.03.2026", "2026-11-12"),
        ("seen 12/11/2026, biopsy of 02/23/2026 and 02.03.2026", "2026-12-11"),
    ],
)
def test_day_first_throughout(words: str, day: str) -> None:
    assert str(read_text(f"SYNTHETIC PATIENT\nBreast cancer. {words}\n", "note").date) == day


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Patient asks whether surgery can be avoided.", ("surgery", "considered")),
        ("Can surgery be avoided?", ("surgery", "considered")),
        ("She hopes to avoid chemotherapy.", ("chemotherapy", "considered")),
        ("She wonders about immunotherapy.", ("immunotherapy", "considered")),
        ("Avoid radiation.", ("radiation", "advised_against")),
        ("Surgery on Monday.", ("surgery", "planned")),
    ],
)
def test_a_wish_or_a_question_is_no_plan(sentence: str, said: tuple[str, str]) -> None:
    plan = f"Breast cancer.\nPlan:\n{sentence}"
    assert facts(plan, "treatment") == [said]
    assert values(plan, "planned_treatment") in ([], [said[0]] if said[1] == "planned" else [])
