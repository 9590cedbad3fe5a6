"""What an expert needs for this cancer, held against what was found. All people and documents are invented."""

from dataclasses import replace
from datetime import date

import pytest

from consilium.case import Case, Document, Fact
from consilium.case.model import Cancer
from consilium.packet.checklist import checklist
from consilium.packet.letters import records_release
from consilium.packet.stated import record_number, sample_days, sample_numbers

DAY = date(2026, 3, 1)


def case(code: str | None, *facts: Fact, kinds: tuple[str, ...] = ()) -> Case:
    documents = tuple(Document(f"{kind}.txt", kind, date=DAY) for kind in kinds)  # type: ignore[arg-type]
    return Case(cancer=Cancer(code, "invented", facts) if code else None, documents=documents)


def treated(code: str, how: str) -> Fact:
    return Fact("treatment", code, "note.txt", code, detail=how)


def states(made: Case) -> dict[str, str]:
    return {piece.id: piece.state for piece in checklist(made)}


@pytest.mark.parametrize(
    ("code", "asked", "not_asked"),
    [
        ("IDC", {"slides_and_blocks", "breast_markers", "breast_images"}, {"marrow_slides", "psa_history"}),
        ("PRAD", {"psa_history", "imaging_disc"}, {"breast_markers", "mismatch_repair"}),
        ("COAD", {"colonoscopy_report", "mismatch_repair"}, {"psa_history"}),
        ("AML", {"marrow_slides", "blood_counts", "chromosomes_and_flow"}, {"slides_and_blocks", "imaging_disc"}),
        ("GB", {"brain_molecular", "brain_scans"}, {"genomics_report"}),
        ("DDLS", {"slides_and_blocks", "imaging_disc", "pathology_report"}, {"marrow_slides"}),
        (None, {"pathology_report", "clinic_notes"}, {"breast_markers", "marrow_slides"}),
    ],
)
def test_each_cancer_has_its_own_list(code, asked, not_asked):
    found = set(states(case(code)))
    assert asked <= found
    assert not found & not_asked


def test_a_document_of_the_kind_counts_as_found_and_is_named():
    made = case("DDLS", kinds=("pathology_report",))
    piece = next(p for p in checklist(made) if p.id == "pathology_report")
    assert (piece.state, piece.documents) == ("found", ("pathology_report.txt",))


def test_what_no_record_can_hold_is_to_be_asked_for_and_never_missing():
    found = states(case("DDLS"))
    assert found["slides_and_blocks"] == "ask_for"
    assert found["pathology_report"] == "missing"


def test_a_disc_that_was_given_is_found():
    assert states(case("DDLS", kinds=("imaging_disc",)))["imaging_disc"] == "found"


def test_what_we_cannot_recognise_is_not_called_missing():
    assert states(case("DDLS"))["medicines"] == "ask_for"
    assert states(case("DDLS"))["genomics_report"] == "ask_for", "not everyone has had one"


@pytest.mark.parametrize(("result", "state"), [("positive", "found"), ("pending", "missing"), ("not_done", "missing")])
def test_a_marker_counts_only_with_a_result(result, state):
    marker = Fact("biomarker", f"HER2={result}", "path.txt", f"HER2 {result}")
    assert states(case("IDC", marker))["breast_markers"] == state


def test_a_pending_test_is_a_gap_of_its_own_that_can_change_the_plan():
    marker = Fact("biomarker", "MDM2=pending", "path.txt", "MDM2 pending")
    piece = next(p for p in checklist(case("DDLS", marker)) if p.id == "test_MDM2")
    assert (piece.state, piece.decides, piece.short) == ("missing", True, "the MDM2 test result")


@pytest.mark.parametrize(
    ("fact", "operated"),
    [
        (treated("mastectomy", "given"), True),
        (treated("mastectomy", "planned"), False),
        (treated("chemotherapy", "given"), False),
        (None, False),
    ],
)
def test_the_operation_note_is_asked_for_after_an_operation(fact, operated):
    made = case("IDC", *([fact] if fact else []))
    assert ("operation_note" in states(made)) is operated


def test_a_treatment_summary_is_asked_for_once_treatment_was_given():
    assert "treatment_summary" in states(case("IDC", treated("chemotherapy", "ongoing")))
    assert "treatment_summary" not in states(case("IDC", treated("chemotherapy", "planned")))


def test_stains_of_one_panel_that_wait_are_one_line_that_says_when_to_ask():
    stains = [Fact("biomarker", f"{name}=pending", "path.txt", "pending") for name in ("MLH1", "PMS2", "MSH2", "MSH6")]
    made = replace(case("READ", *stains), facts=(Fact("planned_start", "2026-12-07", "note.txt", "to start 12/07"),))
    waiting = [piece for piece in checklist(made) if piece.pending]
    assert [piece.id for piece in waiting] == ["mismatch_repair"]
    assert waiting[0].state == "missing"
    assert "Treatment is planned for 7 December" in waiting[0].how
    assert not any(piece.id.startswith("test_") for piece in checklist(made))


def test_a_sample_that_was_taken_is_no_operation_and_no_treatment():
    found = states(case("READ", treated("polypectomy", "given"), treated("biopsy", "given")))
    assert not {"operation_note", "discharge_summary", "treatment_summary"} & set(found)


def test_the_letter_asks_for_each_paper_that_was_not_found_but_for_no_result_that_waits():
    made = case("READ", Fact("biomarker", "MSI=pending", "path.txt", "MSI pending"))
    letter = str(records_release(made, checklist(made), DAY))
    assert "Colonoscopy report" in letter
    assert "MSI" not in letter


@pytest.mark.parametrize(
    ("text", "number", "taken", "record"),
    [
        ("MRN: 4471203   Accession: RS26-88102\nCollected: 11/05/2026", "RS26-88102", "11/05/2026", "4471203"),
        ("MRN: 000000\nCase #: S26-1204  Date collected: May 3, 2026", "S26-1204", "May 3, 2026", ""),
        ("Case discussed. Accessory spleen 12345. Specimen received fresh.", "", "", ""),
    ],
)
def test_the_letters_hold_the_numbers_that_a_report_states(text, number, taken, record):
    made = Case(None, documents=(Document("path.txt", "pathology_report", text=text),))
    assert (sample_numbers(made), sample_days(made), record_number(made)) == (number, taken, record)


def test_two_record_numbers_leave_the_line_blank():
    texts = ("MRN: 4471203", "MRN: 9982310")
    made = Case(None, documents=tuple(Document(t, "clinic_note", text=t) for t in texts))
    assert record_number(made) == ""
