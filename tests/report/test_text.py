"""The plain page: at most 80 columns, the first screen in a fixed order, nothing that a terminal would obey."""

from dataclasses import replace
from datetime import date

import pytest
import synthetic_plans as plans

from consilium.case import parse_answers
from consilium.coverage import coverage
from consilium.need.model import Review, Unknown
from consilium.packet.blocks import Check, Checks, Pairs, PrintedDocument, Table
from consilium.plan import make_plan
from consilium.report.text import document_text, plan_text


@pytest.mark.parametrize("name", plans.ALL)
def test_never_wider_than_eighty_columns(name):
    assert max(map(len, plan_text(plans.ALL[name]()).splitlines())) < 80


@pytest.mark.parametrize("name", plans.ALL)
def test_no_control_characters_reach_a_terminal(name):
    assert plan_text(plans.ALL[name]()).replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["rare", "emergency", "your_choice"])
def test_the_first_screen_is_short(name):
    screen = plan_text(plans.ALL[name]()).split("\n\n\n")[0]
    assert len(screen.splitlines()) <= 42


def test_the_first_screen_says_level_reasons_time_and_steps_in_this_order():
    screen = plan_text(plans.rare())
    order = [
        "Your second opinion plan",
        "made 22 November 2026",
        "from 3 documents and your answers",
        "A SECOND OPINION IS IMPORTANT FOR YOU",
        "Most second opinions agree with the first. In your case there are six reasons",
        "  1  This cancer is rare.",
        "     About 0.4 in 100,000 people get it each year.",
        "“FINAL PENDING OUTSIDE CONSULTATION” (pathology report of 10 November)",
        "     8 in 100 ",
        "     and 1 more, below",
        "Treatment is planned for 8 December, in 16 days.",
        "A second reading of your slides takes about 5 to 8 days.",
        "DO THESE FIRST",
        "  [ ] Ask the hospital lab to send your slides to an expert.",
    ]
    places = [screen.index(line) for line in order]
    assert places == sorted(places)


def test_the_letter_that_the_step_names_is_that_letter():
    plan = plans.rare()
    number = plan.packet.number("slides_letter")
    assert f"The letter is ready: number {number} of your packet." in plan_text(plan)
    assert plan.packet.documents[number - 1].title == "Letter: please send my slides and blocks"


def test_an_emergency_stands_before_everything_else():
    page = plan_text(plans.emergency())
    now = page.index("DO NOT WAIT FOR A SECOND OPINION. CALL YOUR TEAM NOW")
    assert now < page.index("  1. Call your cancer team now") < page.index("A SECOND OPINION IS IMPORTANT FOR YOU")
    assert "Call your insurer" not in page.split("\n\n\n")[0]


def test_without_reasons_the_page_says_that_it_is_a_right_and_invents_none():
    page = plan_text(plans.your_choice())
    assert "A SECOND OPINION IS YOUR RIGHT. NOTHING IN YOUR RECORDS SAYS THAT YOU NEED ONE" in page
    assert "We found none that apply to" in page


def test_no_reason_found_in_few_papers_is_not_told_as_calm():
    plan = plans.your_choice()
    unsure = Unknown("insurer_requires", "Does your insurer require it?", would_change_level=True, who="your insurer")
    alone = "From these papers alone we cannot say more yet."
    assert alone not in plan_text(plan)
    assert alone in plan_text(replace(plan, need=replace(plan.need, unknown=(unsure,))))


def test_without_papers_a_missing_name_is_never_told_as_no_cancer():
    page = " ".join(plan_text(make_plan((), today=date(2026, 11, 23))).split())
    assert "You have not told us the name of the cancer yet" in page
    assert "there is no cancer" not in page
    assert "in these files" not in page


def test_days_of_a_written_answer_are_not_those_of_a_visit():
    asked = Review("medical_oncologist", "A cancer doctor", "x", (), (5, 9), (), "A written answer from a distance")
    page = " ".join(plan_text(replace(plans.rare(), reviews=(asked,))).split())
    said = (
        "A written answer from a distance takes about 5 to 9 days once all papers are there. For a visit, ask how soon."
    )
    assert said in page
    assert "A cancer doctor takes" not in page and "A cancer doctor: 5" not in page


def test_both_sides_of_a_conflict_are_shown():
    page = plan_text(plans.rare())
    assert "Two documents differ on: diagnosis" in page
    assert "“Dedifferentiated liposarcoma”" in page and "“Well differentiated liposarcoma”" in page


@pytest.mark.parametrize("name", ["rare", "your_choice", "nothing_known"])
def test_every_plan_stands_on_the_same_ground(name):
    page = " ".join(plan_text(plans.ALL[name]()).split())
    assert "never a bad idea" in page
    assert "Most second opinions agree with the first" in page
    assert "If there are two that agree, you need no third." in page
    assert "If your doctor is bothered by your asking, that is itself a reason" in page


def test_a_table_reads_aloud_line_by_line_and_a_blank_can_be_filled_in():
    document = PrintedDocument(
        "x",
        "Title",
        "you",
        (Table("Names", ("Name", "Phone"), (("A", ""),)), Pairs((("To", ""),)), Checks((Check("here", True),))),
    )
    text = document_text(document)
    assert "  - Name: A; Phone: __________" in text
    assert "  To: _____" in text
    assert "  [x] here" in text


def test_an_emergency_has_nothing_else_to_do_first():
    screen = plan_text(plans.emergency()).split("\n\n\n")[0]
    assert "DO THESE FIRST" not in screen and "We did not find" not in screen


def test_an_emergency_without_steps_of_its_own_still_says_to_call():
    plan = plans.emergency()
    bare = replace(plan, clock=replace(plan.clock, do_now=()))
    assert "  1. Call your cancer team now." in plan_text(bare)


def test_hard_news_is_not_quoted_on_the_first_screen():
    plan = plans.rare()
    reason = plans.reason("no_lifesaving_therapy", "You were told this.", "Ask.", "essential", plans.RARELY)
    screen, below = plan_text(replace(plan, need=replace(plan.need, reasons=(reason,)))).split("\n\n\n", 1)
    assert "two years ago" not in screen and "From your clinic note of 13 November 2026." in screen
    assert "two years ago" in below


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (16, "Treatment is planned for 8 December, in 16 days."),
        (1, "Treatment is planned for 8 December, in 1 day."),
        (0, "Treatment is planned to start today."),
        (-3, "Treatment was planned for 8 December. That day has passed."),
    ],
)
def test_the_start_of_treatment(days, line):
    plan = plans.rare()
    assert line in plan_text(replace(plan, clock=replace(plan.clock, days_left=days)))


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({"insurance": {"kind": "medicare"}}, "Call your insurer. The words to say are ready."),
        ({"insurance": {"kind": "none"}}, "Ask the center what it costs, and who can help to pay."),
        ({"patient": {"country": "NL"}}, "Find out who pays. What we know of your country is ready."),
    ],
)
def test_who_is_asked_to_pay_follows_the_insurance(answers, step):
    told = coverage(parse_answers(answers), plans.TODAY)
    assert f"  [ ] {step}" in plan_text(replace(plans.rare(), coverage=told))
