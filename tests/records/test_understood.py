"""What a person types is understood, or it is asked for again; it never gets into a case as it stands."""

from dataclasses import replace

import pytest

from consilium.case import CONTRACT_FIELDS, STATEMENT_FIELDS, Fact
from consilium.records.assembly import assemble
from consilium.records.corrections import Correction, corrected, mark
from consilium.records.text import read_text
from consilium.records.understood import understood
from consilium.records.valid import is_valid

UNDERSTOOD = [
    ("cancer", "IDC", "lobular breast cancer", "ILC"),
    ("cancer", "IDC", "ILC", "ILC"),
    ("cancer", "IDC", "ductal carcinoma of the pancreas", "PAAD"),
    ("cancer", "IDC", "diffuse large B-cell lymphoma, not otherwise specified", "DLBCLNOS"),
    ("laterality", "left", "right breast", "right"),
    ("laterality", "left", "both", "bilateral"),
    ("t", "T1", "pT2a", "T2a"),
    ("t", "T1", "tis", "Tis"),
    ("n", "N0", "1mi", "N1mi"),
    ("n", "N1", "N0(i+)", "N0"),
    ("m", "M0", "m1", "M1"),
    ("stage_basis", "clinical", "post-therapy", "post_therapy"),
    ("stage_group", "II", "stage 2b", "IIB"),
    ("stage_group", "II", "four", "IV"),
    ("grade", "2", "grade III", "3"),
    ("grade", "2", "poorly differentiated", "3"),
    ("grade", "GG1", "3", "GG3"),
    ("grade", "GG1", "Gleason 3 + 4 = 7", "GG2"),
    ("biomarker", "ER=positive", "negative", "ER=negative"),
    ("biomarker", "ER=positive", "90 %", "ER=90%"),
    ("biomarker", "ER=positive", "HER2 2+", "HER2=equivocal"),
    ("biomarker", "ER=positive", "HER2=negative", "HER2=negative"),
    ("biomarker", "MSI=stable", "MSI-H", "MSI=high"),
    ("biomarker", "PSA=5.6 ng/mL", "6,5 ng/ml", "PSA=6.5 ng/mL"),
    ("tumor_size_mm", "18", "2.1 cm", "21"),
    ("tumor_size_mm", "18", "13 x 21 mm", "21"),
    ("margins", "negative", "Margins are clear", "negative"),
    ("margins", "negative", "involved", "positive"),
    ("nodes_positive", "0", "2 of 14", "2"),
    ("nodes_positive", "0", "none", "0"),
    ("nodes_examined", "0", "2 of 14", "14"),
    ("ecog", "0", "ECOG 2", "2"),
    ("treatment", "mastectomy", "lumpectomy", "lumpectomy"),
    ("report_status", "final", "amended", "addended"),
    ("diagnosis_date", "2022", "18 March 2022", "2022-03-18"),
    ("diagnosis_date", "2022", "3/18/2022", "2022-03-18"),
    ("diagnosis_date", "2022", "marzo de 2022", "2022-03"),
]
NOT_SURE = [
    ("cancer", "IDC", "breast cancer and melanoma"),
    ("cancer", "IDC", "not cancer"),
    ("cancer", "IDC", "adenocarcinoma"),
    ("cancer", "IDC", "cancer"),
    ("cancer", "IDC", "the other one"),
    ("laterality", "left", "left or right"),
    ("t", "T1", "TX"),
    ("t", "T1", "T9"),
    ("n", "N0", "two"),
    ("stage_group", "II", "V"),
    ("grade", "2", "Gleason 7"),
    ("grade", "2", "5"),
    ("biomarker", "ER=positive", "ER positive, PR negative"),
    ("biomarker", "ER=positive", "negative?"),
    ("biomarker", "ER=positive", "sort of"),
    ("tumor_size_mm", "18", "21"),
    ("tumor_size_mm", "18", "0 mm"),
    ("margins", "negative", "bad"),
    ("nodes_positive", "0", "many"),
    ("ecog", "0", "7"),
    ("treatment", "mastectomy", "no surgery"),
    ("treatment", "mastectomy", "surgery and radiation"),
    ("report_status", "final", "good"),
    ("diagnosis_date", "2022", "3/4/2022"),
    ("diagnosis_date", "2022", "30 February 2022"),
]
REPORT = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Collected: 03/02/2026
FINAL DIAGNOSIS
Left breast, lumpectomy: Invasive ductal carcinoma, grade 2, 18 mm. Margins negative. ER positive (90%), HER2 negative.
Two sentinel lymph nodes, negative (0/2).
Pathologic stage: pT1c pN0
"""


def a_fact(field: str, value: str) -> Fact:
    return Fact(field, value, "report.txt", "as printed")


@pytest.mark.parametrize(("field", "ours", "typed", "value"), UNDERSTOOD)
def test_what_is_typed_becomes_a_value(field, ours, typed, value):
    found = understood(a_fact(field, ours), typed)
    assert found and found.value == value and is_valid(field, value)


@pytest.mark.parametrize(("field", "ours", "typed"), NOT_SURE)
def test_what_is_not_sure_is_asked_for_again(field, ours, typed):
    assert understood(a_fact(field, ours), typed) is None


@pytest.mark.parametrize("field", CONTRACT_FIELDS)
@pytest.mark.parametrize("typed", ["", "zzz ☺", "a" * 200, "=", "?", "0000", "T" * 50])
def test_nonsense_is_a_value_of_nothing(field, typed):
    assert understood(a_fact(field, "2"), typed) is None


@pytest.mark.parametrize("field", STATEMENT_FIELDS)
def test_a_statement_has_no_other_value(field):
    assert understood(a_fact(field, "yes"), "no") is None and not is_valid(field, "no")


def test_a_treatment_keeps_what_became_of_it_unless_the_words_say_so():
    planned = replace(a_fact("treatment", "mastectomy"), detail="planned")
    assert [understood(planned, typed).detail for typed in ("lumpectomy", "lumpectomy, done")] == ["planned", "given"]


def test_all_that_we_read_ourselves_is_valid():
    facts = [f for f in read_text(REPORT, "report.txt").facts if f.field in CONTRACT_FIELDS and f.status != "absent"]
    assert len(facts) > 8
    assert [f for f in facts if not is_valid(f.field, f.value)] == []


def test_a_value_that_a_field_cannot_have_never_gets_into_a_case():
    document = read_text(REPORT, "report.txt")
    said = [Correction(mark(fact), fact.value, "zzz") for fact in document.facts]
    assert corrected([document], said) == (document,)


def test_a_cancer_in_words_is_the_cancer_of_the_case():
    document = read_text(REPORT, "report.txt")
    ours = next(fact for fact in document.facts if fact.field == "cancer")
    theirs = understood(ours, "invasive lobular carcinoma")
    read = corrected([document], [Correction(mark(ours), ours.value, theirs.value)])
    cancer = assemble(read).cancer
    assert cancer.oncotree == "ILC"
    assert (cancer.value("t"), cancer.value("grade"), cancer.value("laterality")) == ("T1c", "2", "left"), "go with it"
    assert not any(fact.about == ours.value for fact in cancer.facts)
    assert cancer.value("histology") is None, "that of the old name"


def test_what_is_said_twice_is_corrected_at_both_places_and_a_statement_at_its_own():
    size = a_fact("tumor_size_mm", "18")
    alarm = a_fact("emergency", "hypercalcemia")
    facts = (size, replace(size, quote="again"), alarm, replace(alarm, quote="again"))
    document = replace(read_text("", "report.txt"), facts=facts)
    said = [Correction(mark(size), "18", "21"), Correction(mark(alarm), alarm.value, "")]
    (read,) = corrected([document], said)
    assert [(fact.field, fact.value) for fact in read.facts] == [
        ("tumor_size_mm", "21"),
        ("tumor_size_mm", "21"),
        ("emergency", "hypercalcemia"),
    ]


def test_what_the_person_read_themselves_is_no_longer_hard_to_read():
    blurred = replace(a_fact("t", "T1"), caution="the picture is hard to read here")
    document = replace(read_text("", "report.txt"), facts=(blurred,))
    (read,) = corrected([document], [Correction(mark(blurred), "T1", "T2")])
    assert read.facts[0].caution is None
