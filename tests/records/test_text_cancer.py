"""Which cancer a text supports: the most specific kind, from the specimen that decides, and nobody else's."""

import pytest
from text_examples import BENIGN, BREAST, COLON, PROSTATE, read, values

from consilium.case import Answers
from consilium.records import assemble
from consilium.records.text import read_text

PATHOLOGY = [
    (BREAST, ["ILC"]),
    (COLON, ["COAD"]),
    (PROSTATE, ["PRAD"]),
    (BENIGN, []),
    # a metastasis is no primary of the place where it was found
    ("DIAGNOSIS:\nLiver, segment 5, biopsy:\n- Metastatic adenocarcinoma, consistent with colonic primary.", ["COAD"]),
    ("DIAGNOSIS:\nBrain, left frontal, resection:\n- Metastatic melanoma.", ["MEL"]),
    (
        (
            "DIAGNOSIS:\nLiver, core biopsy:\n- Metastatic adenocarcinoma.\nComment: the primary "
            "site cannot be determined."
        ),
        ["ADNOS"],
    ),
    # the site decides what a general word means
    ("DIAGNOSIS:\nLung, right upper lobe, lobectomy: Adenocarcinoma, 2 cm.", ["LUAD"]),
    ("DIAGNOSIS:\nLung, left lower lobe, biopsy: Squamous cell carcinoma.", ["LUSC"]),
    ("DIAGNOSIS:\nUterine cervix, biopsy: Squamous cell carcinoma, keratinizing.", ["CESC"]),
    ("DIAGNOSIS:\nPancreas, head, Whipple resection: Ductal adenocarcinoma.", ["PAAD"]),
    ("DIAGNOSIS:\nKidney, right, nephrectomy: Renal cell carcinoma, clear cell type.", ["CCRCC"]),
    ("DIAGNOSIS:\nLeft kidney, nephrectomy: Renal cell carcinoma (4.1 cm), papillary type.", ["PRCC"]),
    ("DIAGNOSIS:\nThyroid, total thyroidectomy: Papillary thyroid carcinoma.", ["THPA"]),
    ("DIAGNOSIS:\nRight eye, enucleation: Melanoma of the choroid.", ["UM"]),
    ("DIAGNOSIS:\nStomach, gastrectomy: Adenocarcinoma, intestinal type.", ["ISTAD"]),
    # denied, doubted, past, a relative's
    ("DIAGNOSIS:\nBreast, left, biopsy: Fibroadenoma. Negative for carcinoma.", []),
    ("DIAGNOSIS:\nLung, biopsy: Granuloma. No evidence of adenocarcinoma.", []),
    ("CLINICAL HISTORY: Father had colon cancer.\nDIAGNOSIS:\nColon, biopsy: Tubular adenoma.", []),
    ("DIAGNOSIS:\nProstate, biopsy: Benign prostatic tissue. Adenocarcinoma is not identified.", []),
    # scanned text
    ("DIAGNOSIS:\nLung, right, lobectomy:\nSQUAMOUS CELL CARC1NOMA, 3 cm", ["LUSC"]),
    ("FINAL DIAGNOSIS. LEFT BREAST, MASTECTOMY: INVASIVE DUCTAL. CARCINOMA, 2 CM.", ["IDC"]),
    # two cancers
    (
        "DIAGNOSIS:\nA. Bladder and prostate, cystoprostatectomy: Invasive urothelial carcinoma, "
        "high grade, of the bladder.\n"
        "B. Prostate: Prostatic adenocarcinoma, Gleason 3+3=6, incidental.",
        ["BLCA", "PRAD"],
    ),
]


@pytest.mark.parametrize(("text", "codes"), PATHOLOGY)
def test_cancer_in_a_pathology_report(text: str, codes: list[str]) -> None:
    found = values(text, "cancer")
    assert found[: len(codes)] == codes
    assert bool(found) == bool(codes)


NOTES = [
    ("Assessment: stage II invasive ductal carcinoma of the left breast.", "IDC"),
    ("67-year-old man with prostate adenocarcinoma, on surveillance.", "PRAD"),
    ("Her sister had Hodgkin lymphoma. She has follicular lymphoma, grade 2.", "FL"),
    ("Past: basal cell carcinoma of the nose removed in 2011.\nAssessment: seminoma of the right testis.", "SEM"),
    ("Referred by the Lakeside Cancer Center. No cancer was found.", None),
    ("Seen at our sarcoma center for a lipoma.", None),
    ("Colonoscopy: polyps. Grandfather had lung cancer. There is no other cancer history.", None),
    ("Review: no chest pain. Illnesses asked: cancer, diabetes, heart disease. Colonoscopy next year.", None),
    ("Left neck mass biopsy: squamous cell carcinoma in a cervical lymph node.", None),
    ("Biopsy of the mole to rule out melanoma.", None),
]


@pytest.mark.parametrize(("text", "code"), NOTES)
def test_cancer_in_a_note(text: str, code: str | None) -> None:
    assert next(iter(values(text, "cancer", "clinic_note")), None) == code


def test_a_doubtful_cancer_is_inferred_and_says_so() -> None:
    facts = read("Impression: retroperitoneal mass, suspicious for liposarcoma.", "imaging_report").facts
    fact = next(f for f in facts if f.field == "cancer")
    assert (fact.value, fact.status) == ("LIPO", "inferred")
    assert fact.reason


def test_a_past_cancer_says_so() -> None:
    facts = read("Seen for a hip fracture. She has a history of melanoma, five years ago.", "clinic_note").facts
    assert [(f.value, f.detail) for f in facts if f.field == "cancer"] == [("MEL", "named as history")]


def test_the_deciding_specimen_is_said() -> None:
    fact = next(f for f in read(BREAST).facts if f.field == "cancer")
    assert fact.detail == "specimen B"
    assert fact.quote == "INVASIVE LOBULAR CARCINOMA"


def test_site_and_histology_go_with_the_cancer() -> None:
    facts = {f.field: f for f in read(BREAST).facts}
    assert facts["histology"].value == "8520/3"
    assert facts["site"].value.startswith("C50")
    assert facts["site"].about == "ILC"


TWO_OF_ONE_ORGAN = [
    (
        "RIGHT LUNG, UPPER LOBE",
        "Adenocarcinoma, acinar",
        "LEFT LUNG, LOWER LOBE",
        "Squamous cell carcinoma",
        "LUAD LUSC",
    ),
    ("LEFT LUNG, UPPER LOBE", "Adenocarcinoma", "LEFT LUNG, LOWER LOBE", "Squamous cell carcinoma", "LUAD LUSC"),
    ("LEFT BREAST", "Invasive ductal carcinoma", "RIGHT BREAST", "Invasive lobular carcinoma", "IDC ILC"),
    ("LEFT BREAST", "Invasive ductal carcinoma", "RIGHT BREAST", "Invasive ductal carcinoma", "IDC IDC"),
    ("LEFT BREAST", "Invasive ductal carcinoma", "RIGHT BREAST", "Benign tissue", "IDC"),
    ("LEFT BREAST", "Invasive ductal carcinoma", "LEFT BREAST, DEEP", "Invasive lobular carcinoma", "IDC"),
    ("LEFT LUNG, UPPER LOBE", "Adenocarcinoma", "LEFT LUNG, LOWER LOBE", "Metastatic squamous cell carcinoma", "LUAD"),
    ("LEFT LUNG, UPPER LOBE", "Adenocarcinoma", "RIGHT LUNG, LOWER LOBE", "Adenocarcinoma", "LUAD"),
    ("RIGHT COLON", "Adenocarcinoma", "SIGMOID COLON", "Adenocarcinoma", "COAD"),
]


@pytest.mark.parametrize(("one", "first", "two", "second", "codes"), TWO_OF_ONE_ORGAN)
def test_two_cancers_of_one_organ(one: str, first: str, two: str, second: str, codes: str) -> None:
    text = (
        f"SYNTHETIC PATIENT\nSURGICAL PATHOLOGY REPORT\nFINAL DIAGNOSIS:\nA. {one}, RESECTION:\n - {first}, 2.5 cm.\n"
        f"B. {two}, RESECTION:\n - {second}, 0.9 cm.\n"
    )
    document = read_text(text, "report")
    assert sorted(f.value for f in document.facts if f.field == "cancer") == codes.split()
    case = assemble((document,), Answers())
    assert case.cancer and len(case.other_cancers) == len(codes.split()) - 1
