"""From facts of several documents to one case. All patients are synthetic."""

from datetime import date

import pytest
from case_builders import document, resource

from consilium.case import Document, Fact
from consilium.records import assemble


def test_a_finer_name_makes_a_coarser_one_exact() -> None:
    case = assemble((document("path", ("cancer", "IDC")), document("note", ("cancer", "BRCA"), kind="clinic_note")))
    assert case.cancer and case.cancer.oncotree == "IDC"
    assert case.other_cancers == () and case.conflicts == ()


def test_two_kinds_in_one_organ_are_one_cancer_and_a_conflict() -> None:
    case = assemble((document("first", ("cancer", "LMS")), document("second", ("cancer", "MFH"), on="2026-03-20")))
    assert case.cancer and case.other_cancers == ()
    assert [(c.field, {f.value for f in c.facts}) for c in case.conflicts] == [("cancer", {"LMS", "MFH"})]


def test_the_present_cancer_is_the_one_that_the_decision_is_about() -> None:
    old = document("old", ("cancer", "PRAD"), ("cancer_status", "past@PRAD"), on="2014-01-01")
    new = document("new", ("cancer", "COAD"), ("t", "T3"))
    case = assemble((old, new))
    assert case.cancer and case.cancer.oncotree == "COAD" and case.cancer.value("t") == "T3"
    assert [c.oncotree for c in case.other_cancers] == ["PRAD"]


def test_a_word_on_the_past_is_about_the_cancer_that_it_names() -> None:
    named = Fact("cancer", "UCEC", "note", "Endometrial cancer", 10, 28)
    past = Fact("cancer_status", "past", "note", "Endometrial cancer in 2009, no evidence of disease", 10, 60)
    note = Document("note", "clinic_note", (named, past), date=date(2026, 11, 4))
    case = assemble((note, document("path", ("cancer", "LUAD"), on="2026-10-09")))
    assert case.cancer and case.cancer.oncotree == "LUAD"
    assert [c.oncotree for c in case.other_cancers] == ["UCEC"]


def test_a_report_that_holds_both_results_contradicts_nobody() -> None:
    two = document("path", ("cancer", "IDC"), ("biomarker", "HER2=negative"), ("biomarker", "HER2=positive"))
    case = assemble((two, document("note", ("cancer", "IDC"), ("biomarker", "HER2=negative"), kind="clinic_note")))
    assert case.conflicts == ()


def test_facts_stay_with_their_own_cancer() -> None:
    bundle = document(
        "bundle", ("cancer", "COAD"), ("cancer", "PRAD"), ("t", "T3@COAD"), ("t", "T1c@PRAD"), kind="fhir_bundle"
    )
    case = assemble((bundle, document("path", ("cancer", "COAD"))))
    assert case.cancer and [f.value for f in case.cancer.all("t")] == ["T3"]


@pytest.mark.parametrize(
    ("field", "one", "other", "differs"),
    [
        ("laterality", "left", "right", True),
        ("laterality", "left", "left", False),
        ("biomarker", "HER2=positive", "HER2=negative", True),
        ("biomarker", "HER2=equivocal", "HER2=negative", False),
        ("biomarker", "ER=positive", "HER2=negative", False),
        ("biomarker", "EGFR=pending", "EGFR=mutated", False),
        ("biomarker", "MMR=deficient", "MMR=proficient", True),
        ("t", "T2", "T2a", False),
        ("t", "T2", "T4", True),
        ("n", "NX", "N1", False),
        ("stage_group", "II", "IIA", False),
        ("stage_group", "IIA", "IIIB", True),
        ("stage_group", "I", "IIA", True),
    ],
)
def test_what_counts_as_a_conflict(field: str, one: str, other: str, differs: bool) -> None:
    case = assemble((
        document("a", ("cancer", "IDC"), (field, one)),
        document("b", ("cancer", "IDC"), (field, other), on="2026-03-09"),
    ))  # fmt: skip
    assert bool(case.conflicts) is differs


def test_findings_years_apart_are_no_conflict() -> None:
    case = assemble((
        document("then", ("cancer", "PRAD"), ("stage_group", "II"), on="2022-03-18"),
        document("now", ("cancer", "PRAD"), ("stage_group", "IVB")),
    ))  # fmt: skip
    assert case.conflicts == () and case.cancer and case.cancer.value("stage_group") == "IVB"


def test_what_surgery_found_stands_before_what_was_seen_before_it() -> None:
    seen = Fact("t", "T1c", "note", "cT1c", 0, 4, detail="cT1c", date=date(2026, 4, 1))
    found = Fact("t", "T2", "path", "pT2", 0, 3, detail="pT2", date=date(2026, 3, 1))
    named = Fact("cancer", "IDC", "path", "IDC", 0, 3)
    case = assemble((Document("path", "pathology_report", (named, found)), Document("note", "clinic_note", (seen,))))
    assert case.cancer and case.cancer.value("t") == "T2" and case.conflicts == ()


def test_inflammatory_breast_cancer_goes_by_its_clinical_name() -> None:
    case = assemble((
        document("path", ("cancer", "IDC")),
        document("note", ("cancer", "IDC"), ("t", "T4d"), kind="clinic_note"),
    ))  # fmt: skip
    assert case.cancer and case.cancer.oncotree == "IBC" and case.conflicts == ()


def test_no_cancer_is_a_finding_not_an_error() -> None:
    case = assemble((document("path", ("report_status", "final")),))
    assert case.cancer is None and case.other_cancers == ()


def test_a_new_result_stands_before_an_old_one_and_contradicts_nothing() -> None:
    case = assemble((
        document("path", ("cancer", "IDC"), ("biomarker", "HER2=negative"), on="2026-01-05"),
        document("note", ("cancer", "IDC"), ("biomarker", "HER2=positive"), kind="clinic_note", on="2026-11-10"),
    ))  # fmt: skip
    assert case.cancer and [f.value for f in case.cancer.all("biomarker")] == ["HER2=positive", "HER2=negative"]
    assert case.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (("cancer", "IDC", "2026-03-01"), ("cancer", "ILC", "2026-03-20"), True),
        (("stage_group", "IIA", "2026-03-01"), ("stage_group", "IIIB", "2026-03-20"), True),
        (("stage_group", "IIA", "2024-03-01"), ("stage_group", "IIIB", "2026-03-20"), False),
        (("laterality", "left", "2026-03-01"), ("laterality", "right", "2026-03-01"), False),  # both breasts
    ],
)
def test_two_resources_of_one_record_can_contradict(
    one: tuple[str, str, str], other: tuple[str, str, str], differs: bool
) -> None:
    named = resource(0, "cancer", "IDC", "2026-03-01")
    record = Document("bundle", "fhir_bundle", (named, resource(1, *one), resource(2, *other)))
    assert bool(assemble((record,)).conflicts) is differs


def test_one_resource_never_contradicts_itself() -> None:
    named, *stages = (resource(1, "cancer", "IDC", "2026-03-01"), resource(1, "stage_group", "IIA", "2026-03-01"))
    stages.append(resource(1, "stage_group", "IIIB", "2026-03-01"))
    assert assemble((Document("bundle", "fhir_bundle", (named, *stages)),)).conflicts == ()


def test_growth_of_another_cancer_explains_no_difference_of_stage() -> None:
    other = document("old", ("cancer", "PRAD"), ("progression", "yes"), on="2026-02-01", kind="clinic_note")
    one = document("path", ("cancer", "COAD"), ("stage_group", "IIA"))
    two = document("note", ("cancer", "COAD"), ("stage_group", "IIIB"), on="2026-03-20")
    assert [c.field for c in assemble((other, one, two)).conflicts] == ["stage_group"]
    grown = document("grown", ("cancer", "COAD"), ("progression", "yes"), on="2026-03-20")
    assert assemble((other, one, two, grown)).conflicts == ()


def test_treatments_given_are_among_the_facts_of_the_case() -> None:
    case = assemble((document("note", ("cancer", "COAD"), ("treatment", "FOLFOX"), kind="clinic_note"),))
    assert [f.value for f in case.all("treatment")] == ["FOLFOX"]
