"""Everything can be taken along, locked, renamed and deleted."""

import io
import json
import zipfile

import pytest

from consilium.case import read_answers
from consilium.web.journey import ANSWER
from consilium.web.store.people import People, WrongPassphrase

REPORT = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Collected: 11/02/2026
DIAGNOSIS
Right thigh mass, core biopsy: Dedifferentiated liposarcoma, grade 3. Zebrafinch.
"""


def text(answer) -> str:
    return answer.content.decode()


def unzipped(person) -> dict[str, bytes]:
    answer = person.get("/keep/everything.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def every_byte(folder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file())


def test_the_zip_holds_everything(give, person, box, tmp_path):
    give(report__txt=REPORT)
    box.put(ANSWER, 2, "doctor.trust")
    box.put(ANSWER, None, "wishes.video")
    box.put("sure", {"day": "2026-11-23", "yes": ["sure"]}, "before")
    found = unzipped(person)
    assert found["papers/report.txt"] == REPORT.encode()
    assert found["plan/plan.pdf"].startswith(b"%PDF")
    assert found["plan/plan.html"].startswith(b"<!DOCTYPE html>")
    assert json.loads(found["for-programs/plan.json"])["need"]["level"] == "essential"
    assert json.loads(found["for-programs/bundle.json"])["resourceType"] == "Bundle"
    assert sum(name.startswith("plan/packet/") and name.endswith(".pdf") for name in found) > 5
    assert json.loads(found["for-programs/kept/sure.json"])["before"]["day"] == "2026-11-23"
    (tmp_path / "answers.toml").write_bytes(found["for-programs/answers.toml"])
    assert read_answers(tmp_path / "answers.toml").doctor.trust == 2
    assert b"# video: I do not know" in found["for-programs/answers.toml"]


def test_the_command_line_makes_the_same_plan_of_it(give, person, box, tmp_path):
    from consilium.plan import make_plan

    give(report__txt=REPORT)
    box.put(ANSWER, 2, "doctor.trust")
    for name, content in unzipped(person).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    plan = make_plan([tmp_path / "papers"], answers=tmp_path / "for-programs/answers.toml")
    kept = json.loads((tmp_path / "for-programs/plan.json").read_text())
    assert [r["id"] for r in kept["need"]["reasons"]] == [r.id for r in plan.need.reasons]


def test_an_empty_box_can_be_taken_along_too(person):
    assert set(unzipped(person)) == {"READ ME.txt", "for-programs/READ ME.txt", "for-programs/answers.toml"}


def test_papers_of_two_people_are_taken_along_without_a_plan(give, person):
    give(one__txt="SYNTHETIC\nPatient: Ada Example\nDOB: 01/02/1960\nClinic note. Invasive ductal carcinoma.")
    give(two__txt="SYNTHETIC\nPatient: Ben Sample\nDOB: 03/04/1971\nClinic note. Invasive ductal carcinoma.")
    found = unzipped(person)
    assert "papers/one.txt" in found and "plan/plan.pdf" not in found
    assert b"There is no plan in it" in found["READ ME.txt"]


def test_a_damaged_paper_does_not_stop_the_others(give, person, folder):
    give(report__txt=REPORT)
    give(other__txt=REPORT + "Another one.")
    first = sorted(folder.files.iterdir())[0]
    first.write_bytes(b"x" * first.stat().st_size)
    found = unzipped(person)
    assert len(found["NOT WHOLE.txt"].splitlines()) == 2
    assert REPORT.encode() in found["papers/report.txt"] + found["papers/other.txt"]


def test_a_plan_that_cannot_be_made_does_not_stop_the_papers(give, person, monkeypatch):
    def fails(*_):
        raise RuntimeError

    give(report__txt=REPORT)
    monkeypatch.setattr("consilium.web.pages.keep.download.plan_files", fails)
    found = unzipped(person)
    assert found["papers/report.txt"] == REPORT.encode() and b"plan" in found["NOT WHOLE.txt"]


def test_names_are_good_on_every_system(box):
    from consilium.web.journey import journey_of
    from consilium.web.pages.keep.download import _files
    from consilium.web.uploads import Upload

    for number, name in enumerate(("a/b.txt", "a\\b.txt", "..", "con:1?.pdf", "tab\t.txt")):
        box.put("upload", Upload(name, 1, str(number)), f"sealed{number}")
    names = list(_files(journey_of(box)).values())
    assert names == ["papers/a_b.txt", "papers/2-a_b.txt", "papers/paper", "papers/con_1_.pdf", "papers/tab_.txt"]


def test_letters_given_as_files_are_taken_along(person):
    letter = io.BytesIO(
        b"SYNTHETIC. Consultation\nDiagnosis: invasive ductal carcinoma.\nRecommendation: mastectomy.\n"
    )
    letter.name = "second.txt"
    assert person.post("/opinions/add/", {"file": letter, "text": ""}).status_code == 302
    assert unzipped(person)["opinions/second.txt"] == letter.getvalue()


def test_nothing_lies_open_while_the_zip_is_made(give, person, folder):
    give(report__txt=REPORT)
    answer = person.get("/keep/everything.zip")
    for _ in answer.streaming_content:
        assert b"Zebrafinch" not in every_byte(folder)


def test_the_plan_as_pdf(give, person):
    assert person.get("/keep/plan.pdf").status_code == 302  # nothing yet
    give(report__txt=REPORT)
    answer = person.get("/keep/plan.pdf")
    assert answer.content.startswith(b"%PDF") and answer.headers["Content-Type"] == "application/pdf"


def test_the_folder_to_copy_is_named(person, folder):
    page = text(person.get("/keep/copy/"))
    assert str(folder.path) in page and "whoever has the copy can open your things" in page


def test_a_passphrase_is_set_changed_and_taken_away(person, box, folder):
    people = People(folder)
    person.post("/keep/passphrase/", {"passphrase": "three green birds", "again": "three green birds"})
    with pytest.raises(WrongPassphrase):
        people.open(box.person, "wrong")
    assert people.open(box.person, "three green birds").key == box.key
    change = {"current": "three green birds", "passphrase": "four blue whales", "again": "four blue whales"}
    assert person.post("/keep/passphrase/", change).status_code == 302
    with pytest.raises(WrongPassphrase):
        people.open(box.person, "three green birds")
    away = person.post("/keep/passphrase/", {"current": "four blue whales", "away": "yes"}, follow=True)
    assert "The passphrase is taken away" in text(away)
    assert people.open(box.person).key == box.key


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"passphrase": "short", "again": "short"}, "at least 8"),
        ({"passphrase": "three green birds", "again": "three green bird"}, "not the same"),
        ({"passphrase": "", "again": ""}, "Write a passphrase"),
    ],
)
def test_a_wrong_passphrase_form_changes_nothing(person, box, folder, sent, words):
    answer = person.post("/keep/passphrase/", sent)
    assert answer.status_code == 422 and words in text(answer) and "There is a problem" in text(answer)
    assert not People(folder).find(box.person).has_passphrase


@pytest.mark.parametrize(
    "sent",
    [
        {"away": "yes", "current": "wrong one here"},
        {"current": "", "passphrase": "four blue whales", "again": "four blue whales"},
    ],
)
def test_the_passphrase_of_now_is_needed(person, box, folder, sent):
    People(folder).set_passphrase(box, "three green birds")
    answer = person.post("/keep/passphrase/", sent)
    assert answer.status_code == 422 and "wrong one here" not in text(answer)
    assert People(folder).open(box.person, "three green birds").key == box.key


def test_a_new_name_shows_at_once(person):
    person.get("/steps/")
    page = text(person.post("/keep/name/", {"name": "Ada <Example>"}, follow=True))
    assert "Ada &lt;Example&gt;" in page and "The new name is saved" in page
    assert person.post("/keep/name/", {"name": " "}).status_code == 422


def test_deleting_asks_twice_and_says_what_goes(give, person, box):
    give(report__txt=REPORT)
    box.put(ANSWER, 2, "doctor.trust")
    letter = "SYNTHETIC LETTER. All people are invented.\nDiagnosis: prostate cancer, T2b N0 M0.\nI recommend surgery."
    person.post("/opinions/add/", {"text": letter, "who": "One", "day": ""})
    page = text(person.get("/keep/delete/"))
    assert "1 letter with a doctor&#39;s opinion" in page or "1 letter with a doctor's opinion" in page
    assert "1 paper, with all that we read in it" in page and "1 answer" in page and "notes" not in page
    assert "Download everything first" in page
    assert "Are you sure?" in text(person.get("/keep/delete/sure/"))
    assert person.post("/keep/delete/").status_code == 405
    assert People(_folder()).find(box.person)


def _folder():
    from django.conf import settings

    return settings.FOLDER


def test_another_person_stays_whole(give, person, box, folder):
    other = People(folder).add("Ben Sample")
    other.put(ANSWER, 5, "doctor.trust")
    give(report__txt=REPORT)
    person.post("/keep/delete/sure/")
    assert other.get(ANSWER, int, "doctor.trust") == 5
    assert [known.name for known in People(folder).all()] == ["Ben Sample"]


def test_the_page_of_what_is_gone_is_not_shown_by_mistake(person):
    assert person.get("/keep/gone/").url == "/keep/"


@pytest.mark.parametrize(
    "path",
    ["", "copy/", "passphrase/", "name/", "delete/", "delete/sure/", "plan.pdf", "everything.zip"],
)
def test_without_an_open_box_there_is_nothing(visitor, path):
    assert visitor.get(f"/keep/{path}").status_code == 302


def test_what_was_written_down_is_there_to_be_read(person, box):
    letter = "SYNTHETIC LETTER. All people are invented.\nDiagnosis: prostate cancer, T2b N0 M0.\nI recommend "
    for who, way in (("Dr. One", "radical prostatectomy."), ("Dr. Two", "external beam radiotherapy.")):
        person.post("/opinions/add/", {"text": letter + way, "who": who, "day": ""})
    box.put("sure", {"day": "2026-11-23", "yes": ["sure"]}, "before")
    box.put("weighing", {"day": "2026-11-23", "own": "To see my garden", "ways": [{"name": "Wait", "good": "Rest"}]})
    box.put("visit", {"reaction": "supportive", "day": "2026-11-20", "note": "He was kind."}, "one")
    found = unzipped(person)
    notes = found["my notes.txt"].decode()
    for words in ("Do I know which way I want to go? Yes", "To see my garden", "Wait", "Rest", "He was kind."):
        assert words in notes
    assert found["opinions/pasted/1. Dr. One.txt"].decode() == letter + "radical prostatectomy."
    assert found["comparison/patient.pdf"].startswith(b"%PDF")
    assert found["comparison/doctors.pdf"].startswith(b"%PDF")
    assert all(name.startswith("for-programs/") for name in found if name.endswith((".json", ".toml")))
