"""One question on a page: answered, not known, skipped, changed, wrong, and in two windows at once."""

import pytest

from consilium.web.journey import ANSWER, journey_of

NOTE = """SYNTHETIC. All people are invented.
Oncology clinic note
Assessment: invasive ductal carcinoma of the left breast, pT1c pN0.
Plan: mastectomy, scheduled for 12/15/2030. The case was discussed at our tumor board.
"""


def text(answer) -> str:
    return answer.content.decode()


def kept(box, key):
    return box.find(ANSWER, object, key)


def test_an_empty_box_is_asked_and_told_why(person):
    page = text(person.get("/questions/"))
    assert "Start" in page and "/questions/plan.treatment/" in page
    question = text(person.get("/questions/doctor.trust/"))
    assert "How much do you trust this doctor?" in question
    assert "Your answer can change:" in question and "how much a second opinion matters for you" in question
    assert question.count("<h1") == 1


def test_an_answer_is_kept_and_the_next_question_comes(person, box):
    answer = person.post("/questions/doctor.trust/", {"answer": "2", "version": "0"})
    assert answer.status_code == 302 and answer.url == "/questions/doctor.reaction_to_second_opinion/"
    assert kept(box, "doctor.trust").value == 2
    page = text(person.get("/questions/"))
    assert "A little" in page
    assert "/questions/doctor.relationship/" not in page  # it can change nothing any more


@pytest.mark.parametrize(
    ("key", "sent", "value"),
    [
        ("plan.treatment", {"answer": " mastectomy "}, "mastectomy"),
        ("plan.start_date", {"day": "8", "month": "12", "year": "2030"}, "2030-12-08"),
        ("plan.discussed_at_tumor_board", {"answer": "no"}, False),
        ("doctor.cases_like_mine_per_year", {"answer": "4"}, 4),
        ("doctor.relationship", {"answer": "poor"}, "poor"),
        ("patient.country", {"answer": "Germany"}, "DE"),
        ("patient.postal_code", {"answer": "02906"}, "02906"),
        ("patient.birth_year", {"answer": "1957"}, 1957),
        ("insurance.kind", {"answer": "employer_self_funded"}, "employer_self_funded"),
        ("insurance.state", {"answer": "ny"}, "NY"),
        ("wishes.max_miles", {"answer": "100"}, 100),
        ("wishes.video", {"answer": "unknown"}, None),
        ("doctor.trust", {"answer": "unknown"}, None),
        ("patient.birth_year", {"unknown": "yes", "answer": ""}, None),
        ("plan.start_date", {"unknown": "yes"}, None),
    ],
)
def test_each_kind_of_answer_is_kept_as_the_answers_file_takes_it(person, box, key, sent, value):
    assert person.post(f"/questions/{key}/", {**sent, "version": "0"}).status_code == 302
    assert kept(box, key).value == value
    journey = journey_of(box)
    assert journey.trouble is None and key not in journey.open_questions


@pytest.mark.parametrize(
    ("key", "sent", "words"),
    [
        ("doctor.trust", {}, "Choose an answer"),
        ("doctor.trust", {"answer": "9"}, "Choose an answer"),
        ("plan.treatment", {"answer": "  "}, "Write an answer"),
        ("plan.treatment", {"answer": "x" * 201}, "at most 200"),
        ("plan.start_date", {"day": "", "month": "", "year": ""}, "Write the date"),
        ("plan.start_date", {"day": "31", "month": "2", "year": "2030"}, "in numbers, such as"),
        ("plan.start_date", {"day": "soon", "month": "12", "year": "2030"}, "in numbers, such as"),
        ("plan.start_date", {"day": "1", "month": "1", "year": "2020"}, "This day has passed"),
        ("plan.start_date", {"day": "9" * 5000, "month": "1", "year": "2030"}, "in numbers, such as"),
        ("doctor.cases_like_mine_per_year", {"answer": "many"}, "Write a number"),
        ("doctor.cases_like_mine_per_year", {"answer": "-1"}, "Write a number"),
        ("wishes.max_miles", {"answer": "0"}, "Write a number"),
        ("patient.birth_year", {"answer": "57"}, "four digits"),
        ("patient.birth_year", {"answer": "2999"}, "four digits"),
        ("patient.postal_code", {"answer": "00000"}, "do not know this postal code"),
        ("insurance.state", {"answer": "New York"}, "two letters"),
    ],
)
def test_a_wrong_answer_is_told_and_what_was_typed_stays(person, box, key, sent, words):
    answer = person.post(f"/questions/{key}/", {**sent, "version": "0"})
    page = text(answer)
    assert answer.status_code == 422
    assert "There is a problem" in page and words in page and "<title>Error: " in page
    for value in sent.values():
        if value.strip() and key != "doctor.trust":
            assert value.strip() in page
    assert kept(box, key) is None


def test_a_link_in_the_summary_leads_to_its_field(person):
    page = text(person.post("/questions/plan.start_date/", {"day": "40", "month": "1", "year": "2030", "version": "0"}))
    assert 'href="#day"' in page and 'id="day"' in page


def test_skipping_leads_to_the_next_question_and_leaves_it_open(person, box):
    page = text(person.get("/questions/plan.treatment/"))
    assert 'href="/questions/plan.start_date/">Skip this question' in page
    assert "plan.treatment" in journey_of(box).open_questions


def test_not_knowing_is_an_answer_that_is_not_asked_again_but_can_be_changed(person, box):
    person.post("/questions/doctor.trust/", {"answer": "unknown", "version": "0"})
    page = text(person.get("/questions/"))
    assert "I do not know" in page and "/questions/doctor.trust/?back=list" in page
    assert 'value="unknown" checked' in text(person.get("/questions/doctor.trust/"))


def test_an_answer_is_changed_from_the_list_and_the_list_comes_back(person, box):
    person.post("/questions/doctor.trust/", {"answer": "4", "version": "0"})
    page = text(person.get("/questions/doctor.trust/?back=list"))
    assert 'value="4" checked' in page and "Leave it as it is" in page
    answer = person.post(
        "/questions/doctor.trust/", {"answer": "1", "version": kept(box, "doctor.trust").version, "back": "list"}
    )
    assert answer.url == "/questions/"
    assert kept(box, "doctor.trust").value == 1


def test_two_windows_the_later_one_sees_both_and_can_decide(person, box):
    person.post("/questions/doctor.trust/", {"answer": "4", "version": "0"})
    late = person.post("/questions/doctor.trust/", {"answer": "1", "version": "0"})
    page = text(late)
    assert late.status_code == 409
    assert "It now says: Mostly" in page and 'value="1" checked' in page
    assert kept(box, "doctor.trust").value == 4
    assert (
        person.post(
            "/questions/doctor.trust/", {"answer": "1", "version": kept(box, "doctor.trust").version}
        ).status_code
        == 302
    )
    assert kept(box, "doctor.trust").value == 1


def test_two_windows_and_one_does_not_know(person, box):
    person.post("/questions/patient.birth_year/", {"answer": "1957", "version": "0"})
    late = person.post("/questions/patient.birth_year/", {"answer": "", "unknown": "yes", "version": "0"})
    assert late.status_code == 409 and "It now says: 1957" in text(late) and 'class="wrong"' not in text(late)


@pytest.mark.parametrize("version", ["", "no", "-1", "²"])
def test_a_form_without_its_version_saves_nothing(person, box, version):
    assert person.post("/questions/doctor.trust/", {"answer": "4", "version": version}).status_code == 409
    assert kept(box, "doctor.trust") is None


def test_what_the_papers_say_is_not_asked_but_shown(give, person):
    give(note__txt=NOTE)
    page = text(person.get("/questions/"))
    assert "What your papers tell us" in page and "scheduled for 12/15/2030" in page
    assert "/questions/plan.start_date/?back=list" in page


def test_a_day_that_has_passed_is_asked_again(person, box):
    box.put(ANSWER, "2020-01-01", "plan.start_date")
    assert "plan.start_date" in journey_of(box).open_questions
    assert 'class="button" href="/questions/plan.treatment/"' in text(person.get("/questions/"))
    assert text(person.get("/questions/")).count("/questions/plan.start_date/") == 2  # to change, and open
    assert "The day that you gave has passed" in text(person.get("/questions/plan.start_date/"))


def test_papers_of_two_people_stop_the_asking_with_what_to_do(give, person):
    give(one__txt="SYNTHETIC\nPatient: Ada Example\nDOB: 01/02/1960\nClinic note. Invasive ductal carcinoma.")
    give(two__txt="SYNTHETIC\nPatient: Ben Sample\nDOB: 03/04/1971\nClinic note. Invasive ductal carcinoma.")
    answer = person.get("/questions/")
    assert answer.status_code == 200 and "Start" not in text(answer)
    assert person.get("/questions/doctor.trust/").status_code == 200


def test_no_such_question(person):
    assert person.get("/questions/doctor.shoes/").status_code == 404


@pytest.mark.parametrize("version", ["9" * 5000, "9" * 30, "-1", "x", ""])
def test_a_version_that_nothing_has_is_an_old_form(person, box, version):
    for page, sent in (("/questions/doctor.trust/", {"answer": "2"}), ("/decide/matters/", {"own": "time"})):
        assert person.post(page, {**sent, "version": version}).status_code == 409
    assert not box.names("answer")
