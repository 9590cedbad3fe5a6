"""Papers are kept sealed, read once, shown with their lines, and corrected by the person."""

import io
import zipfile

REPORT = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Collected: 03/02/2026
FINAL DIAGNOSIS
Left breast, lumpectomy: Invasive ductal carcinoma, grade 2, 18 mm. Margins negative.
Two sentinel lymph nodes, negative (0/2).
Pathologic stage: pT1c pN0
"""


def test_a_report_is_read_and_each_line_can_be_seen(give, person):
    page = give(report__txt=REPORT).content.decode()
    assert "Your papers" in page and "report.txt" in page
    assert "T1c" in page
    link = page.split('href="/records/paper/')[1].split('"')[0]
    paper = person.get(f"/records/paper/{link}").content.decode()
    assert "<mark" in paper


def test_a_wrong_reading_is_corrected_and_ours_kept_beside(give, person):
    page = give(report__txt=REPORT).content.decode()
    place = page.split("T: <strong>T1c")[1].split('href="/records/paper/')[1].split('"')[0]
    answer = person.post(f"/records/correct/{place}", {"says": "other", "value": "T2"}, follow=True)
    assert "T2" in answer.content.decode()
    assert "we read: T1c" in person.get("/records/").content.decode()


def test_something_else_must_be_said(give, person):
    page = give(report__txt=REPORT).content.decode()
    place = page.split('href="/records/paper/')[1].split('"')[0]
    answer = person.post(f"/records/correct/{place}", {"says": "other", "value": ""})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_the_same_file_twice_is_kept_once(give, person, folder):
    give(report__txt=REPORT)
    page = give(again__txt=REPORT).content.decode()
    assert "You gave this before" in page
    assert len(list(folder.files.iterdir())) == 1


def test_two_files_of_one_name_are_told_apart(give):
    give(report__txt=REPORT)
    page = give(report__txt=REPORT.replace("grade 2", "grade 3")).content.decode()
    assert "report (2).txt" in page


def test_a_zip_is_read_and_a_wrong_file_is_named(give):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("export/report.txt", REPORT)
    assert "export.zip/export/report.txt" in give(export__zip=packed.getvalue()).content.decode()
    page = give(song__mp3=b"ID3\x03\x00" + bytes(2000)).content.decode()
    assert "We could not use this" in page


def test_a_zip_bomb_is_refused_with_a_clear_page(give):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(64 * 1024 * 1024))
    assert "zip bomb" in give(export__zip=packed.getvalue()).content.decode()


def test_an_empty_form_says_what_to_do(person):
    answer = person.post("/records/add/", {})
    assert answer.status_code == 422
    assert "Choose at least one file" in answer.content.decode()


def test_what_is_taken_away_is_gone(give, person, folder):
    page = give(report__txt=REPORT).content.decode()
    sealed = page.split("/records/remove/")[1].split("/")[0]
    assert "Take away" in person.get(f"/records/remove/{sealed}/").content.decode()
    person.post(f"/records/remove/{sealed}/")
    assert "report.txt" not in person.get("/records/").content.decode()
    assert not list(folder.files.iterdir())
    assert not any(b"ductal" in path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
