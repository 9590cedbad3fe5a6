"""Grade, size, margins, markers, treatments and the like, each from small invented sentences."""

import pytest
from text_examples import BREAST, PROSTATE, first, read, values

from consilium.case.model import DocumentKind

GRADES = [
    ("Invasive ductal carcinoma, Nottingham grade 2 of 3.", "2"),
    ("Endometrioid adenocarcinoma, FIGO grade 1.", "1"),
    ("Clear cell renal cell carcinoma, Fuhrman nuclear grade III/IV.", "3"),
    ("Adenocarcinoma, poorly differentiated.", "3"),
    ("Adenocarcinoma, moderately to poorly differentiated.", "3"),
    ("Invasive urothelial carcinoma, high grade.", "high"),
    ("Prostatic adenocarcinoma, Gleason score 3 + 4 = 7.", "GG2"),
    ("Prostatic adenocarcinoma, Gleason 4+5=9.", "GG5"),
    ("Glioblastoma, WHO grade IV.", "4"),
    ("Adenocarcinoma with high-grade dysplasia at the edge.", None),
]


@pytest.mark.parametrize(("words", "grade"), GRADES)
def test_grade(words: str, grade: str | None) -> None:
    assert first(f"DIAGNOSIS:\nSpecimen: {words}\n", "grade") == grade


def test_gleason_keeps_its_pattern() -> None:
    fact = next(f for f in read(PROSTATE).facts if f.field == "grade")
    assert (fact.value, fact.detail) == ("GG3", "Gleason 4+3=7")


SIZES = [
    ("Tumor size: 3.2 x 2.1 x 2.0 cm.", "32"),
    ("Invasive ductal carcinoma, 14 mm, one focus.", "14"),
    ("Greatest dimension of tumor: 1,8 cm.", "18"),
    ("Adenocarcinoma 2 cm from the distal margin.", None),
    ("Lymph node 1.4 cm, bisected.", None),
]


@pytest.mark.parametrize(("words", "size"), SIZES)
def test_tumor_size(words: str, size: str | None) -> None:
    assert first(f"DIAGNOSIS:\n{words}\n", "tumor_size_mm") == size


MARGINS = [
    ("All margins are negative.", "negative"),
    ("Margins of resection free of tumor.", "negative"),
    ("Carcinoma is present at the deep margin.", "positive"),
    ("Resection margins: involved.", "positive"),
    ("No carcinoma at the surgical margins.", "negative"),
]


@pytest.mark.parametrize(("words", "margin"), MARGINS)
def test_margins(words: str, margin: str) -> None:
    assert first(f"DIAGNOSIS:\nBreast, excision: invasive ductal carcinoma.\n{words}\n", "margins") == margin


MARKERS = [
    ("ER positive (95 %), PR negative (0 %).", {"ER=positive", "PR=negative"}),
    ("ER 92 %   PR 35 %", {"ER=positive", "PR=positive"}),
    ("ER and PR negative", {"ER=negative", "PR=negative"}),
    ("HER2 IHC 3+", {"HER2=positive"}),
    ("HER2 IHC 1+ (negative)", {"HER2=negative"}),
    ("HER2 IHC 2+, equivocal", {"HER2=equivocal"}),
    ("HER2 by FISH: not amplified, ratio 1.2", {"HER2=negative"}),
    ("HER2 FISH amplified, HER2/CEP17 ratio 4.1", {"HER2=positive"}),
    ("Ki-67 15-20 %", {"Ki-67=15-20%"}),
    ("PD-L1 TPS 60 %", {"PD-L1=60%"}),
    ("EGFR exon 19 deletion detected", {"EGFR=mutated"}),
    ("KRAS wild type", {"KRAS=wild_type"}),
    ("No BRAF mutation detected", {"BRAF=wild_type"}),
    ("ALK not rearranged", {"ALK=not_rearranged"}),
    ("MSI: stable (MSS)", {"MSI=stable"}),
    ("Mismatch repair proteins: all four retained", {"MMR=proficient"}),
    ("Loss of MLH1 and PMS2", {"MMR=deficient"}),
    ("MGMT promoter methylated", {"MGMT=methylated"}),
    ("IDH1 R132H mutation present", {"IDH1=mutated"}),
    ("MDM2 amplification by FISH - sent out, PENDING", {"MDM2=pending"}),
    ("EGFR, ALK and ROS1 could not be performed; tissue exhausted", {"EGFR=not_done", "ALK=not_done", "ROS1=not_done"}),
    ("PML::RARA fusion present", {"PML::RARA=rearranged"}),
    ("PSA 5.6 ng/mL", {"PSA=5.6 ng/mL"}),
]


@pytest.mark.parametrize(("words", "expected"), MARKERS)
def test_markers(words: str, expected: set[str]) -> None:
    assert expected <= set(values(f"ANCILLARY STUDIES\n{words}\n", "biomarker"))


#: "positive for A and negative for B": a result stands with what follows it.
SIDES = [
    ("The cells are positive for ER and negative for HER2.", {"ER=positive", "HER2=negative"}),
    ("Negative for ER and PR but positive for HER2.", {"ER=negative", "PR=negative", "HER2=positive"}),
    ("Positive for PAX8, negative for CK20.", {"PAX8=positive", "CK20=negative"}),
    ("Focally positive for CK7, while negative for Ber-EP4.", {"CK7=positive"}),
    ("Expresses CD20 but lacks CD5.", {"CD20=positive", "CD5=negative"}),
    ("ALK, negative for rearrangement.", {"ALK=not_rearranged"}),
    ("ER is positive and HER2 is negative.", {"ER=positive", "HER2=negative"}),
]


@pytest.mark.parametrize(("words", "expected"), SIDES)
def test_a_result_is_given_to_the_marker_that_it_is_said_of(words: str, expected: set[str]) -> None:
    assert set(values(f"ANCILLARY STUDIES\n{words}\n", "biomarker")) == expected


def test_a_settled_marker_is_not_also_pending() -> None:
    text = "DIAGNOSIS: Colon adenocarcinoma. MSI testing is pending.\nADDENDUM 1\nMSI: stable (MSS).\n"
    assert [v for v in values(text, "biomarker") if v.startswith("MSI=")] == ["MSI=stable"]


def test_scores_are_kept_in_the_detail() -> None:
    details = {f.value: f.detail for f in read(BREAST).facts if f.field == "biomarker"}
    assert details["HER2=negative"] == "ISH not amplified, ratio 1.3"
    assert details["ER=positive"] == "90 %"


ECOG = [
    ("ECOG 1.", "1"),
    ("ECOG performance status 0", "0"),
    ("ECOG PS: 2", "2"),
    ("Karnofsky 80", "1"),
    ("Performance status 1-2", "2"),
    ("ECG normal", None),
]


@pytest.mark.parametrize(("words", "value"), ECOG)
def test_ecog(words: str, value: str | None) -> None:
    assert first(f"Exam: {words}", "ecog", "clinic_note") == value


TREATMENTS = [
    ("She received carboplatin and paclitaxel in 2024.", "carboplatin/paclitaxel", "given"),
    ("Plan: start pembrolizumab next week.", "pembrolizumab", "planned"),
    ("He declined radiation.", "radiation", "declined"),
    ("I would not recommend chemotherapy.", "chemotherapy", "advised_against"),
    ("Options are active surveillance or radical prostatectomy.", "prostatectomy", "considered"),
    ("Currently on abiraterone.", "abiraterone", "ongoing"),
]


@pytest.mark.parametrize(("words", "code", "way"), TREATMENTS)
def test_treatments(words: str, code: str, way: str) -> None:
    facts = [(f.value, f.detail) for f in read(words, "clinic_note").facts if f.field == "treatment"]
    assert (code, way) in facts


SIDES: list[tuple[str, DocumentKind, str | None]] = [
    (BREAST, "pathology_report", "left"),
    ("DIAGNOSIS:\nLung, right upper lobe, lobectomy: adenocarcinoma.\n", "pathology_report", "right"),
    ("DIAGNOSIS:\nPancreas, head: adenocarcinoma. Left hepatic artery free.\n", "pathology_report", None),
]


@pytest.mark.parametrize(("text", "kind", "side"), SIDES)
def test_laterality(text: str, kind: DocumentKind, side: str | None) -> None:
    assert first(text, "laterality", kind) == side


def test_diagnosis_date() -> None:
    assert first("Prostate cancer, diagnosed in March 2022.", "diagnosis_date", "clinic_note") == "2022-03"
    assert first("Breast cancer, diagnosed on 03/18/2022.", "diagnosis_date", "clinic_note") == "2022-03-18"
