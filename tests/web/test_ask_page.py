"""Ask and send: every paper to read, print and keep; the list with ticks; how the doctor took it."""

import re

import pytest
from boxes import EMERGENCY, OTHER_PERSON, SARCOMA, hidden, keep, shown, tell, told


def papers(person) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/ask/paper/([a-z_]+)/", shown(person.get("/ask/")))))


def test_every_paper_opens_and_can_be_kept_as_a_file(person, box):
    keep(box, report__txt=SARCOMA)
    names = papers(person)
    assert {"talk", "referral_letter", "slides_letter", "summary", "questions", "first_opinion"} <= set(names)
    for name in names:
        page = person.get(f"/ask/paper/{name}/")
        assert page.status_code == 200 and shown(page).count("<h1") == 1
    file = person.get("/ask/paper/talk.pdf")
    assert file.content.startswith(b"%PDF") and "sample" not in file.headers["Content-Disposition"].lower()
    assert file.headers["Cache-Control"] == "no-store"


def test_the_sealed_first_opinion_stands_apart(person, box):
    keep(box, report__txt=SARCOMA)
    page = shown(person.get("/ask/"))
    before, _, sealed = page.partition("Sealed: the expert opens it last")
    assert "first_opinion" not in before and "first_opinion" in sealed


def test_the_sheet_for_the_visit_has_words_and_questions(person, box):
    keep(box, report__txt=SARCOMA)
    page = shown(person.get("/ask/paper/talk/"))
    assert "You can say" in page and "Questions for your doctor" in page and page.count('class="say"') == 3


def test_a_paper_that_is_not_there_is_not_found(person, box):
    assert person.get("/ask/paper/nonsense/").status_code == 404
    assert person.get("/ask/paper/nonsense.pdf").status_code == 404


def test_ticks_are_kept_and_can_be_taken_off(person, box):
    keep(box, report__txt=SARCOMA)
    page = person.get("/ask/checklist/")
    things = re.findall(r'name="ready" value="([^"]+)"( checked)?', shown(page))
    assert ("pathology_report" in " ".join(name for name, ticked in things if ticked)) and len(things) > 3
    first = next(name for name, ticked in things if not ticked)
    person.post("/ask/checklist/", {"ready": [first], "mark": hidden(page, "mark")})
    again = re.findall(r'name="ready" value="([^"]+)" checked', shown(person.get("/ask/checklist/")))
    assert again == [first]
    assert f"1 of {len(things)} things are ready" in shown(person.get("/ask/"))


def test_ticks_say_nothing_by_their_names(person, box):
    """The database holds kinds and names in clear."""
    keep(box, report__txt=SARCOMA)
    person.post("/ask/checklist/", {"ready": ["slides"], "mark": "0"})
    assert box.names("tick") == ("",)


@pytest.mark.parametrize("mark", ["7", "", "-1", "x"])
def test_a_stale_list_is_not_saved(person, box, mark):
    keep(box, report__txt=SARCOMA)
    answer = person.post("/ask/checklist/", {"ready": ["slides"], "mark": mark})
    assert answer.status_code == 409 and not box.names("tick")


VISIT = {"reaction": "bothered", "day": "2026-03-05", "note": "She sighed.\nThen <b>said</b> no.", "version": "0"}


def test_a_bothered_doctor_changes_the_plan_and_the_page_stays_calm(person, box):
    keep(box, report__txt=SARCOMA)
    assert person.post("/ask/after/new/", VISIT).headers["Location"] == "/ask/after/"
    page = shown(person.get("/ask/after/"))
    assert told(box, "doctor.reaction_to_second_opinion") == "bothered"
    assert "You did nothing wrong." in page and "A second opinion is important for you" in page
    assert "Visit of 5 March 2026" in page and "She sighed." in page and "<b>said" not in page


@pytest.mark.parametrize(
    ("reaction", "kept"), [("supportive", "supportive"), ("unknown", None), ("not_asked", "not_asked")]
)
def test_other_reactions_are_answers_too(person, box, reaction, kept):
    person.post("/ask/after/new/", VISIT | {"reaction": reaction})
    assert told(box, "doctor.reaction_to_second_opinion") == kept
    assert "You did nothing wrong" not in shown(person.get("/ask/after/"))


def test_the_newest_visit_counts_and_what_is_taken_away_does_not(person, box):
    person.post("/ask/after/new/", VISIT)
    person.post("/ask/after/new/", VISIT | {"reaction": "supportive", "day": "2026-03-01"})
    assert told(box, "doctor.reaction_to_second_opinion") == "bothered"
    newest = re.search(r"/ask/after/(\w+)/remove/", shown(person.get("/ask/after/")))[1]
    assert "Take this visit away?" in shown(person.get(f"/ask/after/{newest}/remove/"))
    person.post(f"/ask/after/{newest}/remove/")
    assert told(box, "doctor.reaction_to_second_opinion") == "supportive"
    person.post(f"/ask/after/{box.names('visit')[0]}/remove/")
    assert not box.names("visit") and "doctor.reaction_to_second_opinion" not in box.names("answer")
    assert person.get(f"/ask/after/{newest}/change/").status_code == 404


REACTION = "doctor.reaction_to_second_opinion"


def test_a_visit_that_does_not_know_leaves_the_answer_as_it_is(person, box):
    tell(box, doctor__reaction_to_second_opinion="bothered")
    person.post("/ask/after/new/", VISIT | {"reaction": "unknown"})
    assert told(box, REACTION) == "bothered"
    person.post(f"/ask/after/{box.names('visit')[0]}/remove/")
    assert told(box, REACTION) == "bothered"


def test_the_answer_before_a_visit_comes_back_when_the_visit_goes(person, box):
    tell(box, doctor__reaction_to_second_opinion="bothered")
    person.post("/ask/after/new/", VISIT | {"reaction": "supportive"})
    assert told(box, REACTION) == "supportive"
    person.post("/ask/after/new/", VISIT | {"reaction": "neutral", "day": "2026-03-06"})
    assert told(box, REACTION) == "neutral"
    for name in box.names("visit"):
        person.post(f"/ask/after/{name}/remove/")
    assert told(box, REACTION) == "bothered" and not box.names("visit_answer")


def test_what_is_answered_after_a_visit_stays_until_a_newer_visit(person, box):
    person.post("/ask/after/new/", VISIT | {"reaction": "supportive"})
    name = box.names("visit")[0]
    seen = hidden(person.get(f"/ask/after/{name}/change/"), "version")
    tell(box, doctor__reaction_to_second_opinion="bothered")
    person.post(f"/ask/after/{name}/change/", VISIT | {"reaction": "supportive", "note": "More.", "version": seen})
    person.post("/ask/after/new/", VISIT | {"reaction": "neutral", "day": "2026-01-01"})
    assert told(box, REACTION) == "bothered"
    person.post(f"/ask/after/{name}/remove/")
    assert told(box, REACTION) == "bothered"
    person.post("/ask/after/new/", VISIT | {"reaction": "neutral", "day": "2026-03-06"})
    assert told(box, REACTION) == "neutral"


def test_a_visit_can_be_changed_in_one_tab_at_a_time(person, box):
    person.post("/ask/after/new/", VISIT)
    name = box.names("visit")[0]
    version = hidden(person.get(f"/ask/after/{name}/change/"), "version")
    change = VISIT | {"version": version, "reaction": "neutral"}
    assert person.post(f"/ask/after/{name}/change/", change).status_code == 302
    wrong = person.post(f"/ask/after/{name}/change/", change | {"day": "x"})
    assert hidden(wrong, "version") == version, "what was wrong once is still an old form"
    late = person.post(f"/ask/after/{name}/change/", change | {"note": "Another note."})
    assert late.status_code == 409 and "Another note." in shown(late) and "She sighed." in shown(late)
    assert told(box, "doctor.reaction_to_second_opinion") == "neutral"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reaction": ""}, "Choose one."),
        ({"day": "2999-01-01"}, "still to come"),
        ({"day": "tomorrow"}, "Write the day as year, month, day"),
    ],
)
def test_what_is_wrong_with_a_visit_is_said_and_the_note_is_kept(person, box, wrong, said):
    answer = person.post("/ask/after/new/", VISIT | wrong)
    assert answer.status_code == 422
    assert said in shown(answer) and "She sighed." in shown(answer)
    assert not box.names("visit")


def test_an_empty_box_has_letters_too(person, box):
    assert {"talk", "referral_letter", "records_letter"} <= set(papers(person))
    assert person.get("/ask/checklist/").status_code == 200


def test_in_an_emergency_every_page_says_first_what_to_do(person, box):
    keep(box, note__txt=EMERGENCY)
    for page in ("/ask/", "/ask/checklist/", "/ask/after/new/", "/payer/", "/where/", "/trials/"):
        text = shown(person.get(page))
        assert 'class="emergency"' in text.partition("<h1")[0], page


def test_papers_of_two_people_lead_to_a_clear_page(person, box):
    keep(box, one__txt=SARCOMA, two__txt=OTHER_PERSON)
    for page in ("/ask/", "/ask/checklist/", "/ask/paper/talk/"):
        assert person.get(page).status_code == 422
    assert person.post("/ask/after/new/", VISIT).status_code == 302
    assert person.get("/ask/after/").status_code == 200
