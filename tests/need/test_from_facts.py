"""From facts to the answer: what counts, what is too old to count, and what must not be said. Synthetic throughout."""

from datetime import date, timedelta

import pytest

from consilium.case import Answers, Document, DocumentKind, Fact, parse_answers
from consilium.need import Assessment, assess
from consilium.need.assess import full_row
from consilium.records import assemble

TODAY = date(2026, 11, 22)


def note(*facts: tuple[str, str], days_ago: int = 5, kind: DocumentKind = "clinic_note") -> Document:
    """A document of some days ago with facts as (field, value); TNM categories as a pathologist's or a doctor's."""
    day = TODAY - timedelta(days=days_ago)
    source = f"{kind} of {day}"
    found = [Fact(f, v, source, v, n * 10, n * 10 + len(v), detail="planned" if f == "treatment" else None)
             for n, (f, v) in enumerate(facts)]  # fmt: skip
    return Document(source, kind, tuple(found), date=day)


def judged(*documents: Document, answers: Answers | None = None) -> Assessment:
    return assess(assemble(documents, answers), TODAY)


def row_of(*documents: Document, answers: Answers | None = None) -> dict[str, object]:
    return {name: column.value for name, column in full_row(assemble(documents, answers), TODAY).items()}


@pytest.mark.parametrize(
    ("cancer", "facts", "metastatic"),
    [
        ("COAD", [("stage_group", "IVA")], True),
        ("LUAD", [("stage_group", "IV")], True),
        ("LXSC", [("m", "M0"), ("stage_group", "IVA")], False),
        ("LXSC", [("stage_group", "IVA")], None),
        ("LXSC", [("stage_group", "IVC")], True),
        ("PRAD", [("n", "N1"), ("m", "M0"), ("stage_group", "IVA")], False),
        ("PRAD", [("stage_group", "IVB")], True),
        ("CESC", [("stage_group", "IVA")], None),
        ("IDC", [("stage_group", "IIA")], False),
        ("FL", [("stage_group", "IV")], None),
        ("IDC", [("m", "M1")], True),
        ("CUP", [], True),
    ],
)
def test_which_stage_means_distant_spread(cancer: str, facts: list[tuple[str, str]], metastatic: bool | None) -> None:
    assert row_of(note(("cancer", cancer), *facts))["metastatic"] is metastatic


def test_spread_found_after_the_stage_outweighs_it() -> None:
    before = note(("cancer", "COAD"), ("stage_group", "IIIB"), days_ago=20, kind="pathology_report")
    after = note(("extent", "metastatic"), days_ago=2, kind="imaging_report")
    assert row_of(before, after)["metastatic"] is True
    assert row_of(before, note(("extent", "metastatic"), days_ago=40, kind="imaging_report"))["metastatic"] is False


def test_an_old_emergency_is_over() -> None:
    old = note(("cancer", "PRAD"), ("emergency", "spinal_cord_compression"), days_ago=900)
    assert judged(old, note(("cancer", "PRAD"))).clock.class_ == "weeks"
    assert (
        judged(note(("cancer", "PRAD"), ("emergency", "spinal_cord_compression"), days_ago=0)).clock.class_
        == "do_not_wait"
    )


def test_a_board_of_years_ago_does_not_settle_todays_operation() -> None:
    then = note(("cancer", "IDC"), ("tumor_board", "yes"), days_ago=3200)
    now = note(("cancer", "IDC"), ("tumor_board", "no"))
    told = parse_answers({"plan": {"treatment": "mastectomy"}})
    assert "major_surgery_without_board" in {r.id for r in judged(then, now, answers=told).need.reasons}


@pytest.mark.parametrize("plan", [{"start_date": date(2026, 12, 3)}, {"treatment": "prostatectomy"}])
def test_no_hurry_is_not_said_when_something_is_booked(plan: dict[str, object]) -> None:
    slow = note(("cancer", "PRAD"), ("m", "M0"), ("grade", "GG1"), ("t", "T1c"))
    assert judged(slow).clock.class_ == "months"
    assert judged(slow, answers=parse_answers({"plan": plan})).clock.class_ == "weeks"


def test_someone_who_was_not_told_so_is_not_told_so_here() -> None:
    written = note(("cancer", "PAAD"), ("no_lifesaving_therapy", "yes"))
    denied = parse_answers({"doctor": {"said_no_lifesaving_therapy": False}})
    assert "no_lifesaving_therapy" in {r.id for r in judged(written).need.reasons}
    assert "no_lifesaving_therapy" not in {r.id for r in judged(written, answers=denied).need.reasons}


def test_a_reason_that_rests_on_a_no_shows_that_no_first() -> None:
    told = parse_answers({"plan": {"trials_discussed": False}})
    reasons = {r.id: r for r in judged(note(("cancer", "LUAD"), ("m", "M1")), answers=told).need.reasons}
    assert reasons["trials_not_discussed"].facts[0].document == "your answers"


@pytest.mark.parametrize(
    ("cancer", "says"),
    [("GB", "About 3"), ("LMS", "Fewer than 6"), ("PEL", "Fewer than 6"), ("DLBCLNOS", "About 5.6")],
)
def test_a_rate_in_words_says_no_more_than_its_source(cancer: str, says: str) -> None:
    rare = next(r for r in judged(note(("cancer", cancer))).need.reasons if r.id == "rare_cancer")
    assert says in rare.why


def test_without_a_cancer_nothing_is_said_to_be_safe() -> None:
    clock = judged(note(("ecog", "1"))).clock
    assert "cannot say how much time" in clock.why and clock.class_ == "weeks"


def test_the_question_names_the_marker_that_no_document_speaks_of() -> None:
    unknown = {u.id: u for u in judged(note(("cancer", "COAD"), ("stage_group", "II"))).need.unknown}
    assert unknown["incomplete_workup"].question == "Has the tumor been tested for MMR or MSI?"


def test_a_panel_whose_stains_wait_is_to_come_and_not_missing() -> None:
    report = note(("cancer", "READ"), ("biomarker", "MLH1=pending"), kind="pathology_report")
    reason = next(r for r in judged(report).need.reasons if r.id == "incomplete_workup")
    assert "not back yet" in reason.title
    assert "is still to come" in reason.why
    failed = note(("cancer", "READ"), ("biomarker", "MMR=not_done"), kind="pathology_report")
    assert any("is missing" in r.title for r in judged(failed).need.reasons)


def test_the_hardest_question_is_last_and_not_put_to_one_whose_cure_is_planned() -> None:
    early = note(("cancer", "READ"), ("stage_group", "IIIB"))
    asked = [u.id for u in judged(early).need.unknown if u.would_change_level]
    assert asked[-1] == "no_lifesaving_therapy"
    plan = Document(
        "plan.txt", "clinic_note", (Fact("planned_treatment", "capecitabine", "plan.txt", "capecitabine"),), date=TODAY
    )
    assert "no_lifesaving_therapy" not in [u.id for u in judged(early, plan).need.unknown]
