"""Which cancer a fact belongs to, and which cancers there are. All patients are synthetic."""

import pytest
from case_builders import document, resource, text, told

from consilium.case import Document
from consilium.records import assemble

_COLON = "Colon cancer progressed on FOLFOX. Stage IV. There is no curative treatment. Not discussed clinical trials."


def test_what_was_said_of_an_old_cancer_is_not_said_of_the_new_one() -> None:
    old = text("old", _COLON, "2018-05-01", "clinic_note")
    new = text("new", "papillary thyroid carcinoma, pT1N0M0", "2026-10-01")
    case = assemble((old, new))
    assert case.cancer and case.cancer.oncotree == "THPA"
    assert {name for name, _ in told(case)}.isdisjoint(
        {"progression", "stage_group", "extent", "no_lifesaving_therapy", "trial_discussed", "treatment"}
    )
    assert case.other_cancers[0].value("progression") == "yes"


@pytest.mark.parametrize(
    ("fact", "counts"),
    [
        (("progression", "yes"), False),
        (("no_lifesaving_therapy", "yes"), False),
        (("doctor_reaction", "bothered"), False),  # of the doctor who treated the other cancer
        (("doctor_cases_per_year", "3"), False),
        (("report_status", "preliminary"), False),
        (("stage_group", "IV"), False),
        (("ecog", "2"), True),
        (("insurer_requires", "yes"), True),
    ],
)
def test_what_is_of_the_cancer_and_what_of_the_person(fact: tuple[str, str], counts: bool) -> None:
    other = document("other", ("cancer", "COAD"), fact, kind="clinic_note", on="2018-05-01")
    new = document("new", ("cancer", "THPA"))
    assert (fact in told(assemble((other, new)))) is counts
    nameless = document("letter", fact, kind="insurance_letter", on="2026-05-01")
    assert fact in told(assemble((nameless, new)))


_TWO = "1. Colon adenocarcinoma, cT3N1M0, stage IIIB. 2. Renal cell carcinoma, clear cell, cT1aN0M0, stage I."


def test_two_cancers_of_one_note_keep_their_own_stage() -> None:
    case = assemble((text("note", _TWO),))
    cancers = {c.oncotree: c for c in (case.cancer, *case.other_cancers) if c}
    found = {code: [c.value(name) for name in ("t", "n", "stage_group")] for code, c in cancers.items()}
    assert found == {"COAD": ["T3", "N1", "IIIB"], "CCRCC": ["T1a", "N0", "I"]}
    assert case.conflicts == ()


def test_the_stage_of_a_former_cancer_is_not_that_of_the_new_one() -> None:
    words = "Lung adenocarcinoma, newly diagnosed. History of prostate cancer 2012, stage IV."
    assert ("stage_group", "IV") not in told(assemble((text("note", words),)))


def test_a_note_that_names_only_a_former_cancer_tells_of_the_present_one() -> None:
    words = "Lobectomy went well. Stage IB.\nEndometrial cancer in 2009, treated, no evidence of disease for 17 years."
    former = text("note", words, "2026-03-09", "clinic_note")
    case = assemble((document("path", ("cancer", "LUAD")), former))
    assert case.cancer and (case.cancer.oncotree, case.cancer.value("stage_group")) == ("LUAD", "IB")


def test_a_name_without_a_place_glues_no_cancers_together() -> None:
    breast = document("a", ("cancer", "IDC"), on="2026-01-01")
    liver = document("b", ("cancer", "ADNOS"), on="2026-02-01")
    prostate = document("c", ("cancer", "PRAD"), on="2026-03-01")
    for documents in ((breast, liver, prostate), (liver, prostate, breast), (prostate, breast, liver)):
        case = assemble(documents)
        assert case.cancer and {case.cancer.oncotree, *(c.oncotree for c in case.other_cancers)} == {"IDC", "PRAD"}
    assert assemble((breast, liver)).other_cancers == ()


@pytest.mark.parametrize(
    ("exact", "short", "one"),
    [
        ("OS", "SARCNOS", True),
        ("ULMS", "LMS", True),
        ("UM", "MEL", True),
        ("IHCH", "LIVER", True),
        ("UM", "SKCM", False),
        ("OS", "MFH", False),
        ("LUAD", "IDC", False),
    ],
)
def test_a_short_name_is_no_second_cancer(exact: str, short: str, one: bool) -> None:
    note = document("note", ("cancer", short), ("no_lifesaving_therapy", "yes"), kind="clinic_note", on="2026-03-20")
    case = assemble((document("path", ("cancer", exact)), note))
    assert case.cancer and (case.cancer.oncotree, case.other_cancers == ()) == (exact, one)
    assert case.conflicts == () and (("no_lifesaving_therapy", "yes") in told(case)) is one


@pytest.mark.parametrize(
    ("first", "second", "cancers"),
    [
        (("IDC", "right", "2017-03-02"), ("ILC", "left", "2026-03-02"), ["ILC", "IDC"]),
        (("IDC", "right", "2017-03-02"), ("IDC", "left", "2026-03-02"), ["IDC", "IDC"]),
        (("IDC", "right", "2017-03-02"), ("IDC", "right", "2026-03-02"), ["IDC"]),  # it came back
        (("IDC", "right", "2026-02-02"), ("IDC", "left", "2026-03-02"), ["IDC"]),  # a slip, or both: a conflict
        (("LUAD", "right", "2026-01-10"), ("SCLC", "left", "2026-11-10"), ["SCLC", "LUAD"]),
        (("LUAD", "right", "2023-01-10"), ("LUAD", "left", "2026-11-10"), ["LUAD"]),  # spread, more likely
        (("LUAD", "right", "2026-10-10"), ("SCLC", "right", "2026-11-10"), ["SCLC"]),
        (("LMS", "left", "2026-01-10"), ("MFH", "left", "2026-03-10"), ["MFH"]),
    ],
)
def test_a_second_cancer_of_one_organ(
    first: tuple[str, str, str], second: tuple[str, str, str], cancers: list[str]
) -> None:
    reports = [
        document(name, ("cancer", code), ("laterality", side), on=day)
        for name, (code, side, day) in (("a", first), ("b", second))
    ]
    case = assemble(tuple(reports))
    assert case.cancer and [c.oncotree for c in (case.cancer, *case.other_cancers)] == cancers
    assert case.cancer.all("laterality")[0].document == "b"
    within = len(cancers) == 1 and (first[0] != second[0] or (first[1] != second[1] and first[2] > "2026"))
    assert bool(case.conflicts) is within


def test_two_cancers_of_one_organ_in_one_record_go_by_their_resources() -> None:
    facts = (
        resource(1, "cancer", "IDC", "2017-03-01"), resource(1, "laterality", "right", "2017-03-01", "IDC"),
        resource(2, "cancer", "ILC", "2026-03-01"), resource(2, "laterality", "left", "2026-03-01", "ILC"),
    )  # fmt: skip
    case = assemble((Document("bundle", "fhir_bundle", facts),))
    assert case.cancer and case.cancer.value("laterality") == "left"
    assert [(c.oncotree, c.value("laterality")) for c in case.other_cancers] == [("IDC", "right")]
