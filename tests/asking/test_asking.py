"""A question is asked when trying its answers changes the plan, and left out when nothing would change."""

from datetime import date

import pytest

from consilium.asking import QUESTIONS, changes, open_questions, said_by_papers
from consilium.case import Answers, parse_answers
from consilium.case.answers import _keys as keys_of
from consilium.plan import case_of
from consilium.records.text import read_text

TODAY = date(2026, 11, 23)

#: Invented papers of invented people.
BREAST = """SYNTHETIC. Surgical pathology report
FINAL DIAGNOSIS
Left breast, lumpectomy: Invasive ductal carcinoma, grade 2. Estrogen receptor positive. HER2 negative.
Pathologic stage: pT1c pN0
"""
NOTE = """SYNTHETIC. Oncology clinic note
Assessment: invasive ductal carcinoma of the left breast.
Plan: mastectomy, scheduled for 12/15/2026. The case was discussed at our tumor board.
I treat about eighty people with this cancer a year.
"""


def case(*texts: str):
    documents = [read_text(text, f"paper{n}.txt", kind=None) for n, text in enumerate(texts)]
    return case_of(documents, Answers())


def asked(papers, told: dict | None = None) -> list[str]:
    sections = told or {}
    given = {f"{section}.{key}" for section, keys in sections.items() for key in keys}
    return list(open_questions(papers, parse_answers(sections), given, TODAY))


def test_every_key_of_the_answers_file_has_its_place():
    assert sorted(QUESTIONS) == sorted(f"{section}.{key}" for section in keys_of("") for key in keys_of(section))


def test_with_nothing_known_much_is_worth_asking():
    found = asked(case())
    assert found[0] == "plan.treatment"
    assert "doctor.trust" in found and "patient.postal_code" in found


def test_what_changes_nothing_is_never_asked():
    for papers in (case(), case(BREAST), case(BREAST, NOTE)):
        assert not {"insurance.payer", "patient.performance_status"} & set(asked(papers))


def test_what_the_papers_say_is_not_asked():
    papers = case(BREAST, NOTE)
    said = said_by_papers(papers, TODAY)
    assert {"plan.treatment", "plan.start_date", "plan.discussed_at_tumor_board"} <= set(said)
    assert "12/15/2026" in said["plan.start_date"][0].quote
    assert not set(said) & set(asked(papers))


def test_a_date_that_has_passed_is_asked_again():
    papers = case(BREAST, NOTE)
    assert "plan.start_date" not in said_by_papers(papers, date(2027, 1, 5))


def test_an_answer_is_not_asked_again_nor_is_i_do_not_know():
    papers = case(BREAST)
    assert "doctor.trust" not in asked(papers, {"doctor": {"trust": 4}})
    assert "doctor.trust" not in asked(papers, {"doctor": {"trust": None}})


@pytest.mark.parametrize(
    ("told", "key", "expected"),
    [
        # The answer to one question can make another one idle, or worth asking.
        ({}, "doctor.relationship", True),
        ({"doctor": {"trust": 1}}, "doctor.relationship", False),
        ({}, "wishes.max_miles", False),
        ({"patient": {"postal_code": "02906"}}, "wishes.max_miles", True),
        ({}, "plan.discussed_at_tumor_board", False),
        ({"plan": {"treatment": "mastectomy"}}, "plan.discussed_at_tumor_board", True),
        ({"plan": {"treatment": "hormone tablets"}}, "plan.discussed_at_tumor_board", False),
        ({}, "insurance.state", True),
        ({"patient": {"postal_code": "02906"}}, "insurance.state", False),
        ({"insurance": {"kind": "medicare"}}, "insurance.state", False),
        ({"insurance": {"kind": "none"}}, "insurance.requires_second_opinion", False),
        ({"patient": {"country": "DE"}}, "insurance.kind", False),
        ({"patient": {"country": "DE"}}, "patient.postal_code", False),
    ],
)
def test_one_answer_decides_about_another_question(told, key, expected):
    assert (key in asked(case(BREAST), told)) is expected


def test_what_an_answer_can_change_is_named():
    assert changes(case(BREAST), Answers(), "doctor.trust", TODAY)[:2] == ("level", "reasons")
    assert changes(case(BREAST), Answers(), "insurance.kind", TODAY) == ("payer",)
    assert changes(case(BREAST), Answers(), "insurance.payer", TODAY) == ()
    assert "time" in changes(case(BREAST), Answers(), "plan.start_date", TODAY)


def test_what_an_answer_can_change_does_not_hang_on_the_answer_that_is_there():
    answered = parse_answers({"doctor": {"trust": 1}})
    assert changes(case(BREAST), answered, "doctor.trust", TODAY)[:2] == ("level", "reasons")


def test_centres_are_searched_by_the_person_the_doctor_and_the_wishes_alone():
    """`asking` shares a search between answers that differ in nothing else."""
    from consilium.asking import _Outcome, _possible, _tried, _with
    from consilium.plan import answered, centres_of, place_of

    papers, told = case(BREAST), parse_answers({"patient": {"postal_code": "02906"}})
    before = _Outcome(answered(papers, told), TODAY)
    for key in (key for key in QUESTIONS if key.startswith(("plan.", "insurance."))):
        for value in _possible(key, before):
            after = answered(papers, _with(told, key, value))
            assert centres_of(after, place_of(after, None), TODAY) == before.centers, key
    assert any(after.centers != before.centers for after in _tried(papers, told, "wishes.max_miles", before))
