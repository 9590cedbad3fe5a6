"""Opposite results of a marker that decides a treatment, and silence that must not pass for agreement (synthetic)."""

import pytest
from opinion_pairs import compared


def report(laboratory: str, diagnosis: str, markers: str, note: str = "") -> str:
    """A laboratory's report, invented."""
    head = f"{laboratory}, Department of Pathology\nSURGICAL PATHOLOGY REPORT"
    return f"{head}\n\nDIAGNOSIS\n{diagnosis}\n\n{markers}\n\n{note}\n"


LUNG = "Lung, right upper lobe, needle biopsy: adenocarcinoma."
BREAST = "Right breast, core biopsy: invasive ductal carcinoma, grade 2."
BREAST_OUT = "Right breast, lumpectomy: invasive ductal carcinoma, grade 2, 18 mm."
COLON = "Sigmoid colon, biopsy: adenocarcinoma, moderately differentiated."
MELANOMA = "Skin of the back, excision: melanoma."
BRAIN = "Left frontal lobe, biopsy: diffuse astrocytoma."

OPPOSED = [
    (BREAST, "HER2 IHC 3+, positive.", BREAST_OUT, "HER2 IHC 0, negative.", "HER2"),
    (BREAST, "ER 95 %, PR 60 %.\nHER2 1+.", BREAST_OUT, "ER 0 %, PR 0 %.\nHER2 1+.", "ER"),
    (LUNG, "EGFR: exon 19 deletion detected.\nALK: negative.", LUNG, "EGFR: wild type.\nALK: negative.", "EGFR"),
    (LUNG, "PD-L1 TPS 80 %.\nALK negative.", LUNG, "PD-L1 TPS 0 %.\nALK negative.", "PD-L1"),
    (LUNG, "TTF-1 positive.\nALK rearranged.", LUNG, "TTF-1 positive.\nALK not rearranged.", "ALK"),
    (COLON, "Mismatch repair proteins retained.", COLON, "Mismatch repair deficient: MLH1 and PMS2 lost.", "MMR"),
    (COLON, "KRAS G12D mutation detected.", COLON, "KRAS wild type.", "KRAS"),
    (MELANOMA, "BRAF V600E mutation detected.", MELANOMA, "BRAF not mutated.", "BRAF"),
    (BRAIN, "IDH1 R132H positive.", BRAIN, "IDH1 R132H negative.", "IDH1"),
]


@pytest.mark.parametrize(("what", "markers", "what2", "markers2", "name"), OPPOSED, ids=lambda v: v[:12])
def test_opposite_results_of_a_deciding_marker_come_first(what, markers, what2, markers2, name):
    found = compared(report("Alder Laboratory", what, markers), report("Birch Hospital", what2, markers2))
    axis = found.axis("biomarkers")
    assert (axis.status, axis.matters, axis.cause) == ("differ", True, "data")
    assert all(name in side.value for side in axis.says)
    for side, said in zip(axis.says, (markers, markers2), strict=True):
        assert side.quote in said
        assert name[:3] in side.quote or name == "MMR"
    assert found.verdict == "changed"
    assert found.third.worth_it == "not_yet"
    assert set(found.third.kind) <= {"pathology_review", "molecular_review"}


def test_the_same_slides_read_again_with_another_result_are_read_differently():
    one = report("Alder Laboratory", BREAST, "HER2 IHC 3+, positive.")
    two = report("Birch Hospital", BREAST, "HER2 IHC 1+, negative.", "Outside slides reviewed: six slides received.")
    found = compared(one, two)
    assert found.axis("biomarkers").cause == "interpretation"
    assert found.third.worth_it == "yes"
    assert "pathology_review" in found.third.kind


def test_two_reports_with_the_same_diagnosis_and_markers_agree():
    found = compared(
        report("Alder Laboratory", BREAST, "ER 90 %, PR 40 %.\nHER2 1+."),
        report("Birch Hospital", BREAST_OUT, "ER positive, PR positive.\nHER2 negative."),
    )
    assert found.axis("biomarkers").status == "agree"
    assert (found.verdict, found.third.worth_it, found.third.rule) == ("confirmed", "no", "reports_agree")
    assert "treatment" in found.third.why


def test_the_operation_that_a_specimen_comes_from_is_no_advice():
    found = compared(report("Alder Laboratory", BREAST, ""), report("Birch Hospital", BREAST_OUT, ""))
    assert found.axis("treatment").status == "both_silent"


CLINIC = """Dr. A. Sandoval-Reyes, medical oncology (synthetic)

Diagnosis: adenocarcinoma of the sigmoid colon, stage III.
I recommend FOLFOX for three months. The aim is cure.
"""
HOSPICE = """Dr. B. Winterbourne, medical oncology (synthetic)

Diagnosis: adenocarcinoma of the sigmoid colon, with liver metastases.
In my view chemotherapy would cost him more than it brings. I recommend hospice care at home.
"""
SILENT = [
    (CLINIC, report("Birch Hospital", COLON, "MMR proficient.")),
    (HOSPICE, report("Birch Hospital", COLON, "")),
    (HOSPICE, "Radiology report\n\nImpression: adenocarcinoma of the sigmoid colon, liver metastases.\n"),
]


@pytest.mark.parametrize(("one", "two"), SILENT)
def test_silence_on_treatment_is_no_agreement(one, two):
    for pair in ((one, two), (two, one)):
        found = compared(*pair)
        assert found.verdict != "confirmed"
        assert found.third.worth_it == "not_yet"
        assert found.third.why == "One of the two says nothing on treatment, so they cannot be compared on it."
        assert "Go on with the plan" not in found.third.do


def test_a_treatment_said_to_cost_more_than_it_brings_is_not_advised():
    assert "class:chemotherapy" not in _treatment(HOSPICE)
    assert "comfort" in _treatment(HOSPICE)


def _treatment(text: str) -> frozenset[str]:
    return compared(text, text).opinions[0].says["treatment"].terms


def test_in_an_emergency_silence_does_not_ask_for_more():
    urgent = CLINIC + "The bowel is perforated: this is an emergency. Operate tonight.\n"
    assert compared(urgent, SILENT[0][1]).third.worth_it == "no_time"


def test_two_plans_that_agree_need_no_third():
    found = compared(CLINIC, CLINIC.replace("FOLFOX", "mFOLFOX6").replace("Sandoval-Reyes", "Okonkwo-Lind"))
    assert (found.verdict, found.third.worth_it) == ("confirmed", "no")


MARKERS_IN_BLOOD = [
    ("CEA 2.4, liver negative on CT.", "CEA=2.4"),
    ("PSA 5.6 ng/mL, bone scan negative.", "PSA=5.6"),
    ("CA 19-9: 37, nodes positive.", "CA 19-9=37"),
    ("AFP has fallen to normal.", "AFP=normal"),
    ("ER, PR and HER2 as before (positive, positive, negative).", "HER2=negative"),
    ("No ALK fusion was found.", "ALK=negative"),
    ("HER2 2+, which I read as not positive.", "HER2=negative"),
]


@pytest.mark.parametrize(("text", "term"), MARKERS_IN_BLOOD)
def test_a_number_is_a_number_and_a_list_is_read_in_turn(text, term):
    said = compared(CLINIC + text, CLINIC).opinions[0].says["biomarkers"]
    assert term in said.terms
    name = term.partition("=")[0]
    assert [t for t in said.terms if t.startswith(f"{name}=")] == [term]


def test_agreement_with_a_test_that_one_wants_tells_of_the_test():
    asks = CLINIC + "RAS was never tested; please send sequencing of the tumor now.\n"
    third = compared(CLINIC, asks).third
    assert third.rule == "agree_but_a_test"
    assert "test" in third.do


DRUGS_NOW = """Date: March 3, 2026
Dear colleague,
This woman has stage IV adenocarcinoma of the descending colon, mismatch repair proficient. The goal is control.
Plan: FOLFOX with bevacizumab, from next week. {tests}
Ada Elm, MD, medical oncology
"""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("RAS and BRAF will be sent at progression.", "Please send RAS and BRAF today."),
        ("KRAS: for second-line treatment, not now.", "KRAS should be tested before the first dose."),
    ],
)
def test_a_deciding_test_put_off_by_one_and_wanted_now_by_the_other_is_missing_data(one, two):
    found = compared(DRUGS_NOW.format(tests=one), DRUGS_NOW.format(tests=two))
    assert (found.axis("tests").status, found.axis("tests").cause) == ("differ", "data")
    assert (found.third.worth_it, found.third.rule) == ("not_yet", "marker_missing")


def test_a_test_that_both_put_off_is_no_difference():
    text = DRUGS_NOW.format(tests="RAS and BRAF will be sent at progression.")
    assert compared(text, text.replace("March 3", "March 9")).axis("tests").status == "agree"
