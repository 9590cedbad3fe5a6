"""What holds on every page: an emergency is met first, trouble is told, a clock that was set wrong does no harm."""

from datetime import date, timedelta
from io import BytesIO

import pytest

from consilium.web.store.models import Entry
from consilium.web.store.people import People
from consilium.web.uploads import Upload

EMERGENCY = """SYNTHETIC NOTE. All people are invented.
Clinic note, 20 November 2026
Metastatic lung adenocarcinoma. MRI of the spine today: cord compression at T8 with new leg weakness.
"""
ADA = """SYNTHETIC REPORT. Patient: Ada Grünewald-Test   DOB: 01/02/1960
Surgical pathology report. FINAL DIAGNOSIS: Left breast: invasive ductal carcinoma, grade 2.
"""
BERT = ADA.replace("Ada Grünewald-Test", "Bertolt Nordlicht-Test").replace("01/02/1960", "09/09/1941")
PAGES = (
    "/steps/",
    "/records/",
    "/questions/",
    "/where/",
    "/trials/",
    "/payer/",
    "/ask/",
    "/opinions/",
    "/decide/",
    "/keep/",
)


@pytest.mark.parametrize("page", PAGES)
def test_an_emergency_is_met_with_what_to_do_now_on_whatever_page(give, person, page):
    give(note__txt=EMERGENCY)
    shown = person.get(page).content.decode()
    now = shown.index('class="emergency"')
    assert now < shown.index("<h1"), "before anything else"
    assert "Do not wait" in shown[now : now + 400]


def test_papers_of_two_people_are_told_and_every_page_still_opens(give, person):
    give(ada__txt=ADA)
    give(bert__txt=BERT)
    assert "two people" in person.get("/records/").content.decode()
    for page in PAGES:
        shown = person.get(page)
        assert shown.status_code in (200, 422), page
        assert shown.status_code == 200 or (
            "two people" in shown.content.decode() and 'href="/records/"' in shown.content.decode()
        )


@pytest.mark.parametrize("days", [-400, 0, 1, 30, 4000])
def test_a_clock_that_jumps_spoils_nothing(give, person, box, monkeypatch, days):
    give(ada__txt=ADA)
    box.put("answer", "2026-12-08", "plan.start_date")

    class Jumped(date):
        @classmethod
        def today(cls):
            return date(2026, 11, 23) + timedelta(days)

    monkeypatch.setattr("consilium.web.journey.Date", Jumped)
    for page in PAGES:
        assert person.get(page).status_code == 200, page


def test_progress_is_shown_until_the_reading_is_done(give, person):
    give(ada__txt=ADA)
    page = b"".join(person.get("/records/reading/").streaming_content).decode()
    assert "Done." in page and "</html>" in page


def test_a_page_that_is_not_there_is_told_plainly(person):
    answer = person.get("/nothing-here/")
    assert answer.status_code == 404
    assert "We could not find this page" in answer.content.decode()


@pytest.mark.parametrize(
    ("next_", "goes"), [("/records/", "/records/"), ("//evil.example", "/"), ("https://evil.example/", "/")]
)
def test_another_language_keeps_the_page_and_leads_nowhere_else(visitor, next_, goes):
    answer = visitor.post("/language/", {"language": "es", "next": next_})
    assert answer.headers["Location"] == goes
    assert answer.cookies["consilium_language"].value == "es"


def test_a_plan_from_a_part_of_the_papers_says_so(give, person, box):
    give(ada__txt=ADA)
    box.put("upload", Upload("more.zip", 10, "0"), "sealed")
    for page in ("/need/", "/where/", "/ask/"):
        assert "1 file is still being read" in person.get(page).content.decode()


def test_a_damaged_thing_is_told_on_a_page_that_can_be_shown(give, person, box):
    give(ada__txt=ADA)
    row = Entry.objects.get(kind="reading")
    row.sealed = bytes(row.sealed[:-1]) + bytes([row.sealed[-1] ^ 1])
    row.save()
    Entry.objects.filter(pk=row.pk).update(version=row.version + 1)
    answer = person.get("/need/")
    assert answer.status_code == 500
    assert "does not open" in answer.content.decode()


def test_a_file_that_no_page_kept_is_gone_when_the_answer_is_given(person, folder):
    file = BytesIO(b"SYNTHETIC")
    file.name = "report.txt"
    person.post("/questions/doctor.trust/", {"other": file})
    assert list(folder.files.iterdir()) == []


def test_too_many_files_at_once_are_told(person, folder, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = []
    for number in range(4):
        files.append(BytesIO(b"SYNTHETIC"))
        files[-1].name = f"{number}.txt"
    answer = person.post("/records/add/", {"papers": files})
    assert answer.status_code == 413 and "Send fewer files" in answer.content.decode()
    assert list(folder.files.iterdir()) == []


def test_a_browser_that_still_shows_a_deleted_person_is_sent_away(person, box, folder):
    People(folder).delete(box.person)
    assert person.get("/steps/").status_code == 302
    assert "What do you have?" in person.get("/", follow=True).content.decode()


def test_papers_of_two_people_can_be_taken_apart_from_each_page_that_tells_of_them(give, person):
    give(ada__txt=ADA, bert__txt=BERT)
    assert 'href="/records/"' in person.get("/where/").content.decode()
    for page in ("/steps/", "/records/", "/questions/", "/need/"):
        shown = person.get(page).content.decode()
        assert "about two people" in shown and "/people/new/" in shown, page
        assert "Take away ada.txt" in shown and "Take away bert.txt" in shown, page
        assert "Needs papers or answers first" not in shown
    way = shown.split("Take away bert.txt")[0].rsplit('href="', 1)[1].split('"')[0]
    person.post(way)
    assert "two people" not in person.get("/need/").content.decode()
