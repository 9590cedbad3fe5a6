"""The sheets: one page for the patient and one for the doctors, the same on every face; grade 8; nothing run."""

import sys
from pathlib import Path

import invented_comparisons as invented
import pypdfium2
import pytest
from test_html import _FETCHES, _Page
from test_pdf import tags, words

from consilium.evidence import source
from consilium.packet.blocks import Sides, Table
from consilium.report.compared.doctors import doctors_page
from consilium.report.compared.faces import DOCTORS, PATIENT, sheet_html, sheet_pdf
from consilium.report.compared.model import SheetPage
from consilium.report.compared.patient import patient_page
from reading_grade import PART, grades, too_hard

sys.path.append(str(Path(__file__).parents[1] / "opinions"))

import opinion_pairs

MAKERS = {"patient": (patient_page, PATIENT), "doctors": (doctors_page, DOCTORS)}
WHO = tuple(MAKERS)


def page(name: str, who: str = "patient") -> SheetPage:
    return MAKERS[who][0](invented.ALL[name](), invented.TODAY)


def pdf(name: str, who: str = "patient", paper: str = "us-letter") -> bytes:
    return sheet_pdf(page(name, who), invented.TODAY, MAKERS[who][1], paper)


def pages_of(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", invented.ALL)
def test_the_page_is_well_formed_and_fetches_nothing(name, who):
    html = sheet_html(page(name, who))
    found = _Page(html)
    assert found.open == []
    assert not {"script", "link", "iframe", "object", "form", "img"} & {tag for tag, _ in found.tags}
    assert not [a for _, attributes in found.tags for a in attributes if a in _FETCHES or a.startswith(("on", "style"))]
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", [name for name in invented.ALL if name != "hostile"])
def test_each_sheet_prints_on_one_page(name, who, paper):
    """The exercise on what matters to the person is for the back of the patient's."""
    data = pdf(name, who, paper)
    assert pages_of(data) == 1 + bool(page(name, who).overleaf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert {"H1", "H2", "P"} <= set(tags(data))


def test_most_sheets_of_real_length_fit_too():
    chosen = opinion_pairs.NAMES[::9]
    made = [patient_page(opinion_pairs.compared(*opinion_pairs.letters(n)), invented.TODAY) for n in chosen]
    fit = [
        pages_of(sheet_pdf(one, invented.TODAY, PATIENT[-1:], "us-letter")) <= 1 + bool(one.overleaf) for one in made
    ]
    assert sum(fit) >= 0.7 * len(fit)


@pytest.mark.parametrize("name", opinion_pairs.NAMES)
def test_the_patients_page_reads_at_grade_8(name):
    prose = list(patient_page(opinion_pairs.compared(*opinion_pairs.letters(name)), invented.TODAY).prose())
    assert [hard for text in prose for hard in too_hard(text)] == []
    assert max(grades("\n".join(prose))) <= PART


@pytest.mark.parametrize("name", invented.ALL)
def test_html_and_pdf_say_the_same(name):
    shown = page(name)
    html, printed = sheet_html(shown), words(pdf(name))
    for section in shown.sections:
        assert section.title in html and section.title in printed


def test_nothing_of_a_letter_is_run():
    html = sheet_html(page("hostile"))
    assert "<script>alert" not in html and "&lt;script&gt;" in html
    assert "#panic()" in words(pdf("hostile"))


def test_it_opens_with_what_they_agree_on():
    shown = page("two_fields")
    assert shown.heading.startswith("They agree on what it is")
    assert [section.id for section in shown.sections][:2] == ["agree", "differ"]


def test_of_three_it_is_counted_and_the_odd_one_out_is_named():
    told = " ".join(page("three").prose())
    assert "2 of 3 say alike. Opinion 2 sees it in another way." in told
    assert "not opinion 2" in sheet_html(page("three", "doctors"))


def test_the_advice_comes_with_the_days_and_with_what_one_more_adds():
    told = " ".join(page("two_fields").prose())
    assert "This takes one to two weeks." in told and "the third added less" in told
    assert "medical oncologist" in told


def test_of_many_those_who_say_the_same_stand_together_and_are_counted():
    many = invented.compared(*[invented.SURGEON, invented.RADIATION, invented.BOARD] * 2)
    (differ,) = [s for s in patient_page(many, invented.TODAY).sections if s.id == "differ"]
    (sides,) = [block for block in differ.blocks if isinstance(block, Sides)]
    assert [side.who for side in sides.items] == ["Opinions 1, 3, 4 and 6 (4 of 6)", "Opinions 2 and 5 (2 of 6)"]
    tables = [block for block in doctors_page(many, invented.TODAY).sections[0].blocks if isinstance(block, Table)]
    assert [len(table.head) for table in tables] == [4, 4]


def test_outlooks_are_shown_and_never_called_alike():
    both = invented.compared(
        invented.SURGEON + "The outlook is good: 95 in 100 are alive after ten years.\n", invented.RADIATION
    )
    shown = patient_page(both, invented.TODAY)
    sections = {section.id: str(section.blocks) for section in shown.sections}
    assert "95 in 100" in sections["outlook"] and "9 in 10" in sections["outlook"]
    assert "outlook" not in shown.heading and "outlook" not in sections["agree"].lower()
    assert "Prognosis: shown, not compared" in sheet_html(doctors_page(both, invented.TODAY))


def test_an_emergency_says_first_what_to_do_and_offers_no_exercise():
    shown = page("emergency")
    assert shown.emergency[1].startswith("Call your treating team now.")
    assert not shown.overleaf and "now" not in [section.id for section in shown.sections]
    assert page("emergency", "doctors").emergency


def test_the_cause_of_a_gap_is_the_missing_test():
    told = " ".join(page("gap").prose())
    assert "They did not have the same facts, or a test is missing." in told and "Who orders the missing test" in told


@pytest.mark.parametrize("name", ["preference", "two_fields"])
def test_where_weighing_decides_both_ways_stand_in_equal_detail(name):
    (exercise,) = page(name).overleaf
    table = exercise.blocks[0]
    assert len(table.head) == 3 and all(len(row) == 3 for row in table.rows)
    told = [row for row in table.rows if any(row[1:])]
    assert all(row[1] and row[2] for row in told), "what one letter is silent on is said, not left out"
    assert table.rows[len(told) - 1][:2] == ("The outlook", "The letter does not say. Ask.")
    assert [row[1:] for row in table.rows[len(told) :]] == [("", "")] * 3


@pytest.mark.parametrize("name", ["gap", "diagnosis", "confirmed"])
def test_there_is_no_exercise_where_facts_decide(name):
    assert not page(name).overleaf


def test_the_doctors_page_shows_what_a_form_says_beside_the_axes():
    told = words(pdf("form", "doctors"))
    assert "Did the first opinion change this view?: In part" in told
    assert "the PSA rose fast" in told and "Before the first opinion was opened: treatment: active surveillance" in told


@pytest.mark.parametrize("name", invented.ALL)
def test_the_doctors_page_names_the_row_and_the_limit_of_each_study(name):
    shown, third = page(name, "doctors"), invented.ALL[name]().third
    ground = " ".join(shown.sections[-1].prose())
    assert f"Row “{third.rule}”" in ground and "reference/" not in ground
    assert all(source(study).harms in ground for study in third.evidence)


def test_the_doctors_page_says_a_quote_once():
    html = sheet_html(page("two_fields", "doctors"))
    assert html.count("adenocarcinoma of the prostate, cT2b N0 M0") == 1 and "(words as above)" in html


def test_the_same_comparison_gives_the_same_bytes():
    assert pdf("two_fields") == pdf("two_fields")
