"""How sure, before and after; what matters where the choice hangs on it; every way with the same room."""

import re

import pytest
from boxes import hidden

from consilium.outcomes import Confidence, Weighing

PROSTATE = """SYNTHETIC. All people are invented.
Urology clinic note
Assessment: prostate adenocarcinoma, Gleason 3+4=7, cT1c N0 M0, localized.
Plan: options of active surveillance, radical prostatectomy and radiation therapy were discussed. No decision yet.
"""
ALL_YES = dict.fromkeys(("sure", "informed", "values", "support"), "yes")


def text(answer) -> str:
    return answer.content.decode()


def seen(person, page: str) -> str:
    """The version that a form shows."""
    return hidden(person.get(page), "version")


def test_before_anything_the_page_asks_how_sure(person):
    page = text(person.get("/decide/"))
    assert "Answer now, before the second opinion" in page and "What matters to you" not in page


def test_before_and_after_stand_side_by_side(person, box):
    before = ALL_YES | {"sure": "no", "informed": "no", "version": "0"}
    assert person.post("/decide/sure/before/", before).url == "/decide/"
    page = text(person.get("/decide/"))
    assert "A no means that something is still open" in page and "Give it a day" in page
    person.post("/decide/sure/after/", ALL_YES | {"version": "0"})
    page = text(person.get("/decide/"))
    assert page.count("<strong>Now yes</strong>") == 2
    assert "Four times yes" in page and "Give it a day" not in page
    assert "not a tested form" in page and "Legare" in page
    assert box.get("sure", Confidence, "before").yes == ("values", "support")


def test_a_yes_that_became_a_no_is_shown_too(person):
    person.post("/decide/sure/before/", ALL_YES | {"version": "0"})
    person.post("/decide/sure/after/", ALL_YES | {"values": "no", "version": "0"})
    page = text(person.get("/decide/"))
    assert "<strong>Now no</strong>" in page and "Write what you hope for" in page


def test_what_was_said_is_changed(person, box):
    person.post("/decide/sure/before/", ALL_YES | {"version": "0"})
    assert text(person.get("/decide/sure/before/")).count("checked") == 4
    person.post("/decide/sure/before/", ALL_YES | {"sure": "no", "version": seen(person, "/decide/sure/before/")})
    assert box.get("sure", Confidence, "before").open == ("sure",)


@pytest.mark.parametrize("sent", [{}, {"sure": "yes"}, ALL_YES | {"support": "perhaps"}])
def test_each_question_needs_its_yes_or_no(person, box, sent):
    answer = person.post("/decide/sure/before/", {**sent, "version": "0"})
    page = text(answer)
    assert answer.status_code == 422 and "Choose yes or no" in page and "<title>Error: " in page
    assert page.count(" checked") == sum(value == "yes" for value in sent.values())
    assert box.names("sure") == ()


def test_two_windows_the_later_one_sees_both(person, box):
    person.post("/decide/sure/before/", ALL_YES | {"version": "0"})
    late = person.post("/decide/sure/before/", ALL_YES | {"sure": "no", "version": "0"})
    page = text(late)
    assert late.status_code == 409
    assert "Do I know which way I want to go? Yes" in page and 'id="sure-2" name="sure" value="no" checked' in page
    assert box.get("sure", Confidence, "before").ready
    assert (
        person.post(
            "/decide/sure/before/", ALL_YES | {"sure": "no", "version": seen(person, "/decide/sure/before/")}
        ).status_code
        == 302
    )


def test_no_such_time(person):
    assert person.get("/decide/sure/tomorrow/").status_code == 404


def test_where_preference_decides_the_page_asks_what_matters(give, person):
    give(note__txt=PROSTATE)
    page = text(person.get("/decide/"))
    assert "There is more than one good way for you" in page and "/decide/matters/" in page


def test_what_matters_is_noted_with_what_counts_most_first(person, box):
    sent = {"matters": ["near", "daily"], "own": "My garden", "most": "own", "version": "0"}
    assert person.post("/decide/matters/", sent).url == "/decide/"
    page = text(person.get("/decide/"))
    assert page.index("My garden") < page.index("To feel well enough") < page.index("To be treated near home")
    assert text(person.get("/decide/matters/")).count(" checked") == 2


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Mark what matters to you"),
        ({"matters": ["near"], "most": "daily"}, "Mark above what counts most"),
        ({"matters": ["near"], "most": "own"}, "Mark above what counts most"),
        ({"matters": ["near"], "own": "x" * 301}, "at most 300"),
    ],
)
def test_a_wrong_form_keeps_what_was_typed(person, box, sent, words):
    answer = person.post("/decide/matters/", {**sent, "version": "0"})
    page = text(answer)
    assert answer.status_code == 422 and words in page
    assert ('value="near" checked' in page) is ("matters" in sent)
    assert box.names("weighing") == ()


def test_every_way_gets_the_same_questions(person, box):
    person.post("/decide/matters/", {"matters": ["near"], "version": "0"})
    ways = {
        "name1": "Surgery",
        "good1": "Over at once",
        "hard1": "A scar",
        "name2": "Watching",
        "good2": "",
        "hard2": "",
    }
    person.post("/decide/ways/", {**ways, "version": seen(person, "/decide/ways/")})
    page = text(person.get("/decide/"))
    assert re.findall(r"<th[^>]*>(Surgery|Watching)</th>", page) == ["Surgery", "Watching"]
    assert "Which parts of it can be done near home?" in page and page.count("not written yet") == 2
    assert "You have written less about this than about the others: Watching." in page
    kept = box.get("weighing", Weighing)
    assert kept.matters == ("near",) and [way.name for way in kept.ways] == ["Surgery", "Watching"]


@pytest.mark.parametrize(
    ("sent", "words"), [({}, "at least one way"), ({"good2": "Quick"}, "Write what this way is called")]
)
def test_a_way_needs_its_name(person, sent, words):
    answer = person.post("/decide/ways/", {**sent, "version": "0"})
    assert answer.status_code == 422 and words in text(answer)
    assert sent.get("good2", "") in text(answer)


@pytest.mark.parametrize("path", ["matters/", "ways/"])
def test_two_windows_on_what_matters(person, box, path):
    sent = {"matters": ["near"], "name1": "Surgery"}
    person.post(f"/decide/{path}", {**sent, "version": "0"})
    late = person.post(f"/decide/{path}", {**sent, "name1": "Radiation", "version": "0"})
    assert late.status_code == 409 and "It now says:" in text(late)


def test_words_of_a_person_cannot_become_markup(person):
    person.post("/decide/ways/", {"name1": "<b>Surgery</b>", "version": "0"})
    assert "<b>Surgery" not in text(person.get("/decide/"))


FIRST = """SYNTHETIC. All people are invented.
Urology consultation
Diagnosis: prostate adenocarcinoma, Gleason 3+4=7, cT1c N0 M0.
Recommendation: radical prostatectomy with curative intent.
"""
OTHER = """SYNTHETIC. All people are invented.
Radiation oncology consultation
Diagnosis: prostate adenocarcinoma, Gleason 3+4=7, cT1c N0 M0.
Recommendation: external beam radiation therapy with curative intent.
"""


def test_opinions_that_weigh_in_another_way_leave_the_choice_to_the_person(person):
    for letter in (FIRST, OTHER):
        assert "What matters to you" not in text(person.get("/decide/"))
        assert person.post("/opinions/add/", {"text": letter, "version": "0"}).status_code == 302
    page = text(person.get("/decide/"))
    assert "Your doctors advise different ways." in page and "more than one good way" not in page
    page = text(person.get("/decide/ways/"))
    assert 'value="removal of the prostate"' in page and 'value="radiation"' in page
