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


SPOKEN = """SYNTHETIC NOTE. All people are invented.
Clinic note, 20 November 2026
Metastatic lung adenocarcinoma. MRI of the spine today: cord compression at T8 with new leg weakness.
"""


def _place(page: str, before: str) -> str:
    """Where the first line after some words of a page is corrected."""
    return page.split(before)[1].split('href="/records/paper/')[1].split('"')[0].removesuffix("#line")


def test_a_cancer_is_corrected_in_words_and_the_plan_is_about_it(give, person):
    place = _place(give(report__txt=REPORT).content.decode(), "Diagnosis: ")
    answer = person.post(f"/records/correct/{place}", {"says": "other", "value": "lobular breast cancer"}, follow=True)
    assert "<strong>Invasive lobular breast cancer</strong>" in answer.content.decode()
    assert 'value="lobular breast cancer"' in person.get(f"/records/correct/{place}").content.decode(), (
        "their own words"
    )
    assert person.get("/need/").status_code == person.get("/trials/").status_code == 200
    assert "lobular" in person.get("/trials/").content.decode()


def test_what_cannot_be_understood_is_asked_again_and_nothing_is_saved(give, person):
    place = _place(give(report__txt=REPORT).content.decode(), "Size: ")
    answer = person.post(f"/records/correct/{place}", {"says": "other", "value": "21 <bananas>"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "as in: 21 mm" in page
    assert 'value="21 &lt;bananas&gt;"' in page
    assert "as you read it" not in person.get("/records/").content.decode()


def test_what_a_paper_does_not_say_is_dropped_and_can_be_taken_back(give, person):
    place = _place(give(report__txt=REPORT).content.decode(), "Margins: ")
    page = person.post(f"/records/correct/{place}", {"says": "nothing"}, follow=True).content.decode()
    assert "<strong>not said</strong>" in page and "we read: negative" in page
    page = person.post(f"/records/correct/{place}", {"says": "ours"}, follow=True).content.decode()
    assert "not said" not in page


def test_a_form_from_before_another_window_saved_is_refused(give, person):
    place = _place(give(report__txt=REPORT).content.decode(), "Margins: ")
    person.post(f"/records/correct/{place}", {"says": "nothing", "version": "0"})
    answer = person.post(f"/records/correct/{place}", {"says": "other", "value": "close", "version": "0"})
    assert answer.status_code == 409


def test_a_misread_emergency_is_taken_back_from_its_line(give, person):
    give(note__txt=SPOKEN)
    clock = person.get("/need/clock/").content.decode()
    place = _place(clock, "cord compression")
    page = person.get(f"/records/paper/{place}").content.decode()
    assert "pressure on the spinal cord" in page and "<mark" in page and "My paper does not say this" in page
    form = person.get(f"/records/correct/{place}").content.decode()
    assert "call your team all the same" in form
    assert 'value="nothing"' in form and 'value="other"' not in form
    assert person.post(f"/records/correct/{place}", {"says": "other", "value": "no"}).status_code == 422
    page = person.post(f"/records/correct/{place}", {"says": "nothing"}, follow=True).content.decode()
    assert "You say that your paper does not say this" in page
    assert 'class="emergency"' not in person.get("/steps/").content.decode()
    person.post(f"/records/correct/{place}", {"says": "ours"})
    assert 'class="emergency"' in person.get("/steps/").content.decode()


def test_each_statement_that_a_rule_rests_on_has_its_sentence():
    from consilium.case import STATEMENT_FIELDS, Fact
    from consilium.web.pages.records.statements import sentence

    for field, values in STATEMENT_FIELDS.items():
        words = values.split(":")[0].split(" | ")
        for value in words:
            assert sentence(Fact(field, value, "note.txt", "as written")), (field, value)


def test_what_may_be_misread_says_so_until_the_person_has_read_it(person, box):
    from consilium.case import Document, Fact
    from consilium.web.jobs import KIND, ReadUpload

    fact = Fact(
        "t", "T1", "scan.png", "pT1", 0, 3, caution="the picture is hard to read here; compare it with the paper"
    )
    paper = Document("scan.png", "pathology_report", (fact,), ("scan.png: page 2 could not be read.",), text="pT1")
    box.put(KIND, ReadUpload((paper,)), "sealed")
    page = person.get("/records/").content.decode()
    assert "the picture is hard to read here" in page
    place = _place(page, "T: <strong>T1")
    page = person.get(f"/records/paper/{place}").content.decode()
    assert "the picture is hard to read here" in page and "page 2 could not be read" in page
    page = person.post(f"/records/correct/{place}", {"says": "other", "value": "T2"}, follow=True).content.decode()
    assert "the picture is hard to read here" not in page


def test_the_cancer_stands_first_and_the_other_lines_are_folded(give, person):
    page = give(report__txt=REPORT).content.decode()
    first, folded = page.split("What your papers say")[1].split("<details", 1)
    assert "Invasive ductal breast cancer" in first and "T1c" not in first
    assert "more lines that we read in it" in folded and "T1c" in folded


def test_what_a_person_changed_is_not_folded_away(give, person):
    page = give(report__txt=REPORT).content.decode()
    assert "<details open" not in page
    place = page.split("T: <strong>T1c")[1].split('href="/records/paper/')[1].split('"')[0]
    person.post(f"/records/correct/{place}", {"says": "other", "value": "T2"})
    assert "<details open" in person.get("/records/").content.decode()
