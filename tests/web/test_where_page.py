"""Where: asks from where, shows centers with why each is listed, and never calls one."""

import pytest
from boxes import OTHER_PERSON, SARCOMA, hidden, keep, shown, tell, told

NEAR = {"postal_code": "59715", "country": "", "max_miles": "", "video": "", "institution": ""}

IN_GERMANY = """{"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Patient",
"id": "synthetic", "name": [{"family": "Sample", "given": ["Ada"]}], "address": [{"country": "DE"}]}}]}"""


def asked(person, **changes: str):
    mark = hidden(person.get("/where/near/"), "mark")
    return person.post("/where/near/", NEAR | {"mark": mark} | changes)


def test_it_asks_for_the_postal_code_first_and_then_shows_centers(person, box):
    page = shown(person.get("/where/"))
    assert "What is your postal code?" in page and "<svg" not in page
    assert asked(person).headers["Location"] == "/where/"
    page = shown(person.get("/where/"))
    assert "59715" in page and "<svg" in page and "The same as a table" in page
    assert told(box, "patient.postal_code") == "59715"


def test_each_center_says_why_it_is_listed_and_what_to_say_on_the_phone(person, box):
    keep(box, report__txt=SARCOMA)
    tell(box, patient__postal_code="59715")
    page = shown(person.get("/where/"))
    assert "It is the nearest one." in page and "lists it for sarcoma" in page
    assert "Two things count here" in page and "the center's own site" in page
    assert "My report names this cancer: " in page


def test_links_to_centers_say_nothing_of_where_they_come_from(person, box):
    tell(box, patient__postal_code="59715")
    page = shown(person.get("/where/"))
    links = [link.split(">")[0] for link in page.split("<a ")[1:]]
    outside = [link for link in links if 'href="https://' in link or 'href="http://' in link]
    assert outside
    assert all('rel="noreferrer"' in link for link in outside)
    assert "59715" not in " ".join(outside)


def test_the_house_of_the_first_doctor_is_left_out_and_the_page_says_so(person, box):
    tell(box, patient__postal_code="59715")
    assert "We do not know where your doctor works" in shown(person.get("/where/"))
    asked(person, institution="Huntsman Cancer Institute")
    page = shown(person.get("/where/"))
    assert "so we left it out" in page and "1. Huntsman" not in page
    asked(person, institution="Example County Hospital")
    page = shown(person.get("/where/"))
    assert "Where your doctor works is not on our list" in page and "1. Huntsman" in page


def test_how_far_is_kept_and_held_to(person, box):
    asked(person, postal_code="02906", max_miles="60", video="no")
    assert (told(box, "wishes.max_miles"), told(box, "wishes.video")) == (60, False)
    page = shown(person.get("/where/"))
    assert "60 miles" in page and "you do not want video" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"postal_code": ""}, "Write your postal code, or your country"),
        ({"postal_code": "123"}, "has five digits"),
        ({"postal_code": "00000"}, "does not exist"),
        ({"max_miles": "far"}, "Write a number, such as 20"),
        ({"max_miles": "-5"}, "Write a number, such as 20"),
        ({"video": "perhaps"}, "not one of the available choices"),
        ({"postal_code": "<script>"}, "has five digits"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(person, box, wrong, said):
    answer = asked(person, **({"institution": "My Hospital"} | wrong))
    assert answer.status_code == 422
    page = shown(answer)
    assert "There is a problem" in page and said in page and "<title>Error: " in page
    assert 'value="My Hospital"' in page and "<script>" not in page
    assert told(box, "doctor.institution") is None


def test_outside_the_united_states_it_says_what_is_known_and_what_not(person, box):
    keep(box, report__txt=SARCOMA)
    asked(person, postal_code="10115", country="Germany")
    assert told(box, "patient.country") == "DE"
    page = shown(person.get("/where/"))
    assert "What we know" in page and "What we do not know" in page and "EURACAN" in page
    assert "<svg" not in page


def test_without_papers_it_says_that_the_cancer_is_not_known(person, box):
    tell(box, patient__postal_code="59715")
    assert "We do not know your cancer yet" in shown(person.get("/where/"))


def test_papers_of_two_people_lead_to_a_clear_page_and_the_form_still_opens(person, box):
    keep(box, one__txt=SARCOMA, two__txt=OTHER_PERSON)
    answer = person.get("/where/")
    assert answer.status_code == 422 and "<h1>" in shown(answer)
    assert person.get("/where/near/").status_code == 200


def test_two_tabs_cannot_overwrite_each_other(person, box):
    early = hidden(person.get("/where/near/"), "mark")
    assert asked(person, postal_code="02906").status_code == 302
    answer = person.post("/where/near/", NEAR | {"mark": early, "postal_code": "59715"})
    assert answer.status_code == 409
    page = shown(answer)
    assert "in another window" in page and "02906" in page and 'value="59715"' in page
    assert told(box, "patient.postal_code") == "02906"
    wrong = person.post("/where/near/", NEAR | {"mark": early, "postal_code": "1"})
    assert hidden(wrong, "mark") == early, "what was wrong once is still an old form"
    again = person.post("/where/near/", NEAR | {"mark": hidden(answer, "mark"), "postal_code": "59715"})
    assert again.status_code == 302 and told(box, "patient.postal_code") == "59715"


def test_what_is_taken_back_is_no_answer(person, box):
    asked(person, max_miles="60", video="unknown")
    assert told(box, "wishes.video") is None and "wishes.video" in box.names("answer")
    asked(person, max_miles="")
    assert "wishes.max_miles" not in box.names("answer")


def test_i_do_not_know_stays_where_the_form_is_left_empty(person, box):
    tell(box, wishes__max_miles=None, doctor__institution=None)
    asked(person)
    assert {"wishes.max_miles", "doctor.institution"} <= set(box.names("answer"))
    assert told(box, "wishes.max_miles") is None and told(box, "doctor.institution") is None


def test_an_empty_country_is_no_answer_and_leaves_what_was_said(person, box):
    asked(person)
    assert "patient.country" not in box.names("answer")
    tell(box, patient__country="PR")
    asked(person, postal_code="00901")
    assert told(box, "patient.country") == "PR"
    tell(box, patient__country="DE")
    asked(person)
    assert "patient.country" not in box.names("answer")


def test_a_country_of_the_records_can_be_denied_and_stays_denied(person, box):
    keep(box, record__json=IN_GERMANY)
    assert 'value="DE"' in shown(person.get("/where/near/"))
    asked(person)
    assert told(box, "patient.country") == "US"
    assert 'value="DE"' not in shown(person.get("/where/near/"))


def test_a_number_that_is_free_to_call_can_be_tapped(person, box):
    keep(box, report__txt=SARCOMA)
    tell(box, patient__postal_code="59715")
    assert '<a href="tel:+18004226237">1-800-4-CANCER</a>' in shown(person.get("/where/"))
