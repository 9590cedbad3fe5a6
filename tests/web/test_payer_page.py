"""Who pays: asked once, then the rule, the words for the phone, the numbers, the letter."""

import pytest
from boxes import OTHER_PERSON, SARCOMA, hidden, keep, shown, tell, told

PLAN = {"kind": "medicare", "state": "", "requires": "", "country": ""}


def asked(person, **changes: str):
    mark = hidden(person.get("/payer/plan/"), "mark")
    return person.post("/payer/plan/", PLAN | {"mark": mark} | changes)


def test_it_asks_which_plan_and_then_shows_its_rule(person, box):
    assert "What kind of health insurance do you have?" in shown(person.get("/payer/"))
    assert asked(person).headers["Location"] == "/payer/"
    page = shown(person.get("/payer/"))
    assert "Original Medicare (Part B)" in page and "The deductible of Part B" in page
    assert "When you call, say" in page and "88321" in page and "medicare.gov" in page
    assert told(box, "insurance.kind") == "medicare"


def test_not_to_know_is_an_answer_and_is_not_asked_again(person, box):
    asked(person, kind="unknown")
    assert told(box, "insurance.kind") is None and "insurance.kind" in box.names("answer")
    assert "We do not know your plan" in shown(person.get("/payer/"))


def test_the_state_is_known_from_the_postal_code_and_can_be_changed(person, box):
    tell(box, patient__postal_code="10001")
    assert '<option value="NY" selected>' in shown(person.get("/payer/plan/"))
    asked(person, kind="employer_insured", state="CA")
    assert "California" in shown(person.get("/payer/")) or "CA" in shown(person.get("/payer/"))
    assert told(box, "insurance.state") == "CA"


def test_a_plan_that_requires_one_is_taken_into_the_plan(person, box):
    keep(box, report__txt=SARCOMA)
    asked(person, requires="yes")
    assert "your plan asks for a second opinion before treatment" in shown(person.get("/payer/"))
    assert told(box, "insurance.requires_second_opinion") is True
    assert "Which rule says so" in shown(person.get("/ask/paper/insurer_letter/"))


@pytest.mark.parametrize(("country", "said"), [("Germany", "Germany"), ("Kenya", "We know no rule for your country")])
def test_another_country_has_its_own_rule_or_says_that_none_is_known(person, box, country, said):
    asked(person, kind="unknown", country=country)
    page = shown(person.get("/payer/"))
    assert said in page and "88321" not in page and "insurer_letter" not in page


def test_who_has_no_insurance_gets_no_letter_to_an_insurer(person, box):
    asked(person, kind="none")
    page = shown(person.get("/payer/"))
    assert "insurer_call" in page and "insurer_letter" not in page


def test_nothing_chosen_is_said_and_what_was_chosen_is_kept(person, box):
    answer = asked(person, kind="", state="TX", requires="no")
    assert answer.status_code == 422
    page = shown(answer)
    assert "Choose one." in page and '<option value="TX" selected>' in page
    assert told(box, "insurance.state") is None


def test_two_tabs_cannot_overwrite_each_other(person, box):
    early = hidden(person.get("/payer/plan/"), "mark")
    asked(person, kind="va")
    assert person.post("/payer/plan/", PLAN | {"mark": early}).status_code == 409
    assert told(box, "insurance.kind") == "va"


def test_papers_of_two_people_lead_to_a_clear_page(person, box):
    keep(box, one__txt=SARCOMA, two__txt=OTHER_PERSON)
    assert person.get("/payer/").status_code == 422
    assert person.get("/payer/plan/").status_code == 200


def test_the_letter_names_no_diagnosis(person, box):
    keep(box, report__txt=SARCOMA)
    tell(box, insurance__kind="marketplace", insurance__state="NY")
    letter = shown(person.get("/ask/paper/insurer_letter/")).partition('class="to-send"')[2]
    assert "88321" in letter and "sarcoma" not in letter.lower()


def test_an_empty_country_is_no_answer(person, box):
    asked(person)
    assert set(box.names("answer")) == {"insurance.kind"}
    tell(box, insurance__state=None)
    asked(person, kind="va")
    assert "insurance.state" in box.names("answer") and told(box, "insurance.state") is None
