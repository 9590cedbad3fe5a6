"""What a person was told, in their own words, is a paper of theirs: read, changed, taken away."""

import pytest
from boxes import hidden, shown, told

from consilium.web.journey import journey_of
from reading_grade import grades, too_hard

WORDS = "I have stage 2 lobular breast cancer. Surgery is planned for December 9"
WRITE = "/records/write/"


def write(person, text=WORDS, day="", **more):
    return person.post(WRITE, {"text": text, "day": day, **more}, follow=True)


def test_who_has_only_words_is_led_here_first_and_then_to_the_questions(visitor):
    answer = visitor.post("/begin/", {"have": "told"}, follow=True)
    assert answer.request["PATH_INFO"] == WRITE
    page = shown(answer)
    assert "the name of the cancer" in page and 'href="/questions/"' in page
    for other in ("/records/", "/questions/"):
        assert f'href="{WRITE}"' in shown(visitor.get(other))


def test_the_plan_learns_the_name_of_the_cancer_in_the_persons_own_words(person, box):
    page = shown(write(person, day="18 March 2026"))
    assert "Invasive lobular breast cancer" in page and "Go on to the questions" in page
    journey = journey_of(box)
    (paper,) = journey.as_read
    assert paper.kind == "other" and paper.date.isoformat() == "2026-03-18"
    assert all(fact.quote in WORDS for fact in paper.facts if fact.status != "absent")
    assert journey.plan.case.cancer.oncotree == "ILC"
    assert "what I was told.txt" in shown(person.get("/records/"))


def test_it_lies_sealed_and_comes_along_in_the_download(person, folder):
    from io import BytesIO
    from zipfile import ZipFile

    write(person)
    (file,) = folder.files.iterdir()
    assert b"lobular" not in file.read_bytes()
    assert not any(b"lobular" in path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    whole = b"".join(person.get("/keep/everything.zip").streaming_content)
    assert ZipFile(BytesIO(whole)).read("papers/what I was told.txt").decode() == WORDS
    page = shown(person.get("/keep/delete/"))
    assert "1 paper" in page and "1 note" not in page


def test_it_can_be_changed_and_is_there_once(person, box, folder):
    write(person)
    page = person.get(WRITE)
    assert WORDS in shown(page)
    write(person, "I have melanoma.", version=hidden(page, "version"))
    assert [paper.text for paper in journey_of(box).as_read] == ["I have melanoma."]
    assert len(list(folder.files.iterdir())) == 1


def test_it_can_be_taken_away_and_written_anew(person, box, folder):
    page = shown(write(person))
    sealed = page.split('href="/records/remove/')[1].split("/")[0]
    person.post(f"/records/remove/{sealed}/")
    assert list(folder.files.iterdir()) == [] and journey_of(box).as_read == ()
    page = person.get(WRITE)
    assert "lobular breast cancer</textarea>" not in shown(page)
    assert "Melanoma" in shown(write(person, "I have melanoma.", version=hidden(page, "version")))


def test_another_window_is_told_and_nothing_typed_is_lost(person, box, folder):
    old = hidden(person.get(WRITE), "version")
    write(person, version=old)
    answer = write(person, "I have melanoma.", version=old)
    assert answer.status_code == 409
    assert "I have melanoma." in shown(answer) and "another window" in shown(answer)
    assert journey_of(box).as_read[0].text == WORDS and len(list(folder.files.iterdir())) == 1
    assert write(person, "I have melanoma.", version=hidden(answer, "version")).status_code == 200
    assert journey_of(box).as_read[0].text == "I have melanoma."


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"text": " "}, "Write what you were told"),
        ({"day": "the other day"}, "the month as a word"),
        ({"day": "3/4/2026"}, "the month as a word"),
        ({"day": "March 2026"}, "the month as a word"),
        ({"day": "1 January 2999"}, "yet to come"),
        ({"text": "a" * 20_001}, "Write less"),
    ],
)
def test_what_cannot_be_used_is_said_and_kept(person, box, typed, why):
    answer = write(person, **typed)
    assert answer.status_code == 422 and why in shown(answer)
    assert typed.get("day", "") in shown(answer)
    assert told(box, "told") is None and journey_of(box).as_read == ()


def test_words_without_a_cancer_ask_for_its_name(person):
    assert "did not find the name of a cancer" in shown(write(person, "I will have an operation soon."))


def test_a_line_of_ones_own_words_is_corrected_as_any_other(person, box):
    page = shown(write(person))
    place = page.split('href="/records/correct/')[1].split('"')[0]
    person.post(f"/records/correct/{place}", {"says": "other", "value": "melanoma of the skin"})
    assert journey_of(box).plan.case.cancer.oncotree == "SKCM"
    assert "we read: Invasive lobular breast cancer" in shown(person.get(WRITE))


def test_words_cannot_become_markup(person):
    page = shown(write(person, "<b>I have melanoma</b></textarea><script>"))
    assert "<script>" not in page and "<b>I have" not in page


@pytest.mark.parametrize("saved", [False, True])
def test_the_page_reads_plainly(person, saved):
    from test_words_of_pages import NAMES, said

    page = shown(write(person) if saved else person.get(WRITE))
    lists = page.split('<ul class="facts">')  # names of cancers and treatments
    text = said("".join([lists[0], *(part.split("</ul>", 1)[1] for part in lists[1:])]).replace(WORDS, "a word"))
    assert not too_hard(text, NAMES) and max(grades(text, NAMES)) <= 8
