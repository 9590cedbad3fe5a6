"""Opinions: pasted or as a file, kept sealed, held side by side; what cannot be used is refused and nothing is lost."""

import io
import re
from datetime import date

import pytest
from boxes import OTHER_PERSON, SARCOMA, hidden, keep, shown
from django.db import connection

from consilium.case import Document
from consilium.opinions import template
from consilium.packet.blocks import Paragraph, PrintedDocument
from consilium.report.pdf import document_pdf
from consilium.web.letters import Letter, from_text, opinion_of
from consilium.web.pages.opinions import change

SURGEON = """SYNTHETIC LETTER. All people are invented.
UROLOGY CLINIC                                         3 March 2026
Patient: Ben Sample, born 4 May 1951
Impression: adenocarcinoma of the prostate, cT2b N0 M0, Gleason 4+3=7, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""
RADIATION = """SYNTHETIC LETTER. All people are invented.
DEPARTMENT OF RADIATION ONCOLOGY                        17 March 2026
Patient: Ben Sample, born 4 May 1951
Assessment: prostate cancer, T2b N0 M0, Grade Group 3, PSA 11.2.
I recommend external beam radiotherapy with six months of androgen deprivation. The aim is cure.
"""
BOARD = """SYNTHETIC LETTER. All people are invented.
TUMOR BOARD SUMMARY                                      30 March 2026
Diagnosis: adenocarcinoma of the prostate, T2b N0 M0, Gleason 4+3=7.
Recommendation: radical prostatectomy. Goal: cure.
"""
BILL = (
    """Statement of account. Amount due: 120 dollars. Please pay. Copay. Account number 12. CPT code 99204. Invoice."""
)
CORD = """SYNTHETIC LETTER. All people are invented.
RADIATION ONCOLOGY                                       27 February 2026
Diagnosis: metastatic prostate cancer with cord compression. This is an emergency.
Plan: radiotherapy to the spine tonight. Goal is comfort.
"""
CORD_SURGERY = """SYNTHETIC LETTER. All people are invented.
NEUROSURGERY                                             27 February 2026
Diagnosis: metastatic prostate cancer with cord compression.
Plan: decompressive laminectomy tonight, then radiation. Goal is comfort.
"""


def add(person, text: str = "", file: bytes | None = None, name: str = "letter.txt", **more: str):
    data = {"text": text, "who": "", "day": ""} | more
    if file is not None:
        stream = io.BytesIO(file)
        stream.name = name
        data["file"] = stream
    return person.post("/opinions/add/", data)


def names(box) -> tuple[str, ...]:
    return box.names("opinion")


def test_the_first_page_asks_for_a_letter(person):
    page = shown(person.get("/opinions/"))
    assert "Paste the letter here" in page and "side by side" in page


def test_one_opinion_is_shown_as_we_read_it_with_its_words(person, box):
    assert add(person, SURGEON, who="Dr. Example").status_code == 302
    page = shown(person.get("/opinions/"))
    assert "1. Dr. Example" in page and "3 March 2026" in page and "What they agree on" not in page
    page = shown(person.get(f"/opinions/{names(box)[0]}/"))
    assert "“radical prostatectomy.”" in page and "A program has read this letter" in page


def test_two_stand_side_by_side_with_what_they_agree_on_first(person, box):
    add(person, SURGEON, who="The surgeon")
    add(person, RADIATION)
    page = shown(person.get("/opinions/"))
    places = [
        page.index(words) for words in ("What they agree on", "What they differ on", "What now", "Whom to ask what")
    ]
    assert places == sorted(places)
    assert 'class="sides"' in page and "radical prostatectomy" in page and "external beam radiotherapy" in page
    assert "Why do they differ?" in page and "One more look is worth it" in page and "The surgeon" in page


def test_three_can_stand_side_by_side(person, box):
    for letter in (SURGEON, RADIATION, BOARD):
        add(person, letter)
    page = shown(person.get("/opinions/"))
    assert "(3) Opinion 3" in page and "a tumor board" in page


@pytest.mark.parametrize("reader", ["patient", "doctors"])
def test_the_sheets_can_be_kept_as_files(person, box, reader):
    assert person.get(f"/opinions/sheet/{reader}.pdf").status_code == 404
    add(person, SURGEON)
    add(person, RADIATION)
    assert person.get(f"/opinions/sheet/{reader}.pdf").content.startswith(b"%PDF")
    assert person.get("/opinions/sheet/nobody.pdf").status_code == 404


def test_a_file_is_kept_sealed_and_given_back_as_it_was(person, box, folder):
    assert add(person, file=SURGEON.encode(), name="Clinic letter.txt").status_code == 302
    assert "Clinic letter.txt" in shown(person.get("/opinions/"))
    assert [path.name for path in folder.files.iterdir()] == list(names(box)), "found by its name in the box"
    answer = person.get(f"/opinions/{names(box)[0]}/file/")
    assert b"".join(answer.streaming_content) == SURGEON.encode()
    assert answer.headers["Content-Disposition"] == "attachment"
    kept = [path.read_bytes() for path in folder.path.rglob("*") if path.is_file()]
    assert not any(b"prostat" in data or b"Clinic letter" in data for data in kept)


def test_a_pdf_is_read(person, box):
    paragraphs = tuple(Paragraph(line) for line in RADIATION.splitlines())
    made = document_pdf(PrintedDocument("letter", "Letter", "expert", paragraphs), date(2026, 3, 17))
    add(person, SURGEON)
    assert add(person, file=made, name="second.pdf").status_code == 302
    page = shown(person.get("/opinions/"))
    assert "external beam radiotherapy" in page and "second.pdf" in page


def test_a_form_that_an_expert_filled_in_stands_beside_a_letter(person, box):
    form = template()
    for empty, said in (
        ('discipline = ""', 'discipline = "radiation"'),
        ('\ndiagnosis = ""', '\ndiagnosis = "adenocarcinoma of the prostate"'),
        ("\ntreatment = []", '\ntreatment = ["external beam radiotherapy"]'),
        ("signed = false", "signed = true"),
    ):
        form = form.replace(empty, said, 1)
    add(person, SURGEON)
    assert add(person, file=form.encode(), name="opinion.toml").status_code == 302
    page = shown(person.get("/opinions/"))
    assert "What they differ on" in page and "a radiation oncologist" in page


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("", "Paste the letter, or choose its file"),
        ("   \n ", "Paste the letter, or choose its file"),
        (BILL, "looks like a bill"),
        ("The weather was fine and the garden is green.", "says nothing that we can read of a cancer"),
        ("<script>alert(1)</script> ok", "says nothing that we can read of a cancer"),
    ],
)
def test_what_is_no_opinion_is_refused_and_what_was_typed_is_kept(person, box, letter, said):
    answer = add(person, letter, who="Dr. Example")
    assert answer.status_code == 422
    page = shown(answer)
    assert "There is a problem" in page and said in page and 'value="Dr. Example"' in page
    assert letter.strip() == "" or letter[:20].replace("<", "&lt;").replace(">", "&gt;") in page
    assert not names(box)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"ID3\x03\x00" + bytes(2000), "song.mp3"),
        (b"[expert]\nname = 3\n", "opinion.toml"),
        (b"\xff\xfe\x00", "opinion.toml"),
        (BILL.encode(), "bill.txt"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_not_kept(person, box, folder, data, name):
    answer = add(person, file=data, name=name, who="Dr. Example")
    assert answer.status_code == 422
    assert "There is a problem" in shown(answer) and 'value="Dr. Example"' in shown(answer)
    assert not names(box) and not list(folder.files.iterdir())


def test_a_letter_about_another_person_is_refused(person, box):
    add(person, SURGEON)
    answer = add(person, RADIATION.replace("Ben Sample, born 4 May 1951", "Carl Otherman, born 9 June 1940"))
    assert answer.status_code == 422
    assert "Opinion 1 and Opinion 2 seem to be about different people." in shown(answer)
    assert "Carl Otherman" in shown(answer) and len(names(box)) == 1


def test_the_same_letter_is_kept_once(person, box):
    add(person, SURGEON)
    answer = add(person, SURGEON.replace("\n", "\r\n") + " ")
    assert answer.status_code == 422 and "You gave this letter before." in shown(answer)


def test_of_two_equal_letters_that_come_at_the_same_moment_one_is_kept(person, box, monkeypatch):
    """A letter is held beside the others, and kept, in one breath."""
    kept = []

    def check(read=opinion_of):
        return lambda *said: kept.append(connection.in_atomic_block) or read(*said)

    def while_it_is_read(*said, read=from_text):
        letter = read(*said)
        box.put("opinion", letter, "other-window")
        return letter

    monkeypatch.setattr(change, "opinion_of", check())
    add(person, RADIATION)
    monkeypatch.setattr(change, "from_text", while_it_is_read)
    answer = add(person, SURGEON)
    assert "You gave this letter before." in shown(answer) and len(names(box)) == 2
    assert kept == [True]


def test_two_records_without_a_text_are_not_taken_for_one():
    first, second = (Letter("", Document(name, "fhir_bundle")) for name in ("a.json", "b.json"))
    assert not first.same_as(second)


def test_text_and_file_at_once_are_not_taken(person, box, folder):
    answer = add(person, SURGEON, file=RADIATION.encode())
    assert answer.status_code == 422 and "one after the other" in shown(answer)
    assert not list(folder.files.iterdir())


def test_a_letter_that_names_another_person_than_the_papers_is_kept_with_a_word_on_it(person, box):
    keep(box, report__txt=SARCOMA)
    add(person, SURGEON)
    assert "Opinion 1 seems to name another person than your papers do." in shown(person.get("/opinions/"))


def test_papers_of_two_people_do_not_close_the_opinions(person, box):
    keep(box, one__txt=SARCOMA, two__txt=OTHER_PERSON)
    add(person, SURGEON)
    add(person, RADIATION)
    assert "What they differ on" in shown(person.get("/opinions/"))


def test_an_opinion_is_corrected_and_read_again(person, box):
    add(person, SURGEON)
    name = names(box)[0]
    page = person.get(f"/opinions/{name}/change/")
    changed = {
        "text": SURGEON.replace("radical prostatectomy", "active surveillance"),
        "who": "Dr. B",
        "day": "2026-03-04",
        "version": hidden(page, "version"),
    }
    assert person.post(f"/opinions/{name}/change/", changed).status_code == 302
    page = shown(person.get(f"/opinions/{name}/"))
    assert "1. Dr. B" in page and "active surveillance" in page and "prostatectomy" not in page
    assert "4 March 2026" in shown(person.get("/opinions/"))
    late = person.post(f"/opinions/{name}/change/", changed | {"who": "Dr. Late"})
    assert late.status_code == 409 and 'value="Dr. Late"' in shown(late) and "in another window" in shown(late)
    assert "1. Dr. B" in shown(person.get("/opinions/"))
    worse = person.post(f"/opinions/{name}/change/", changed | {"text": "Nothing.", "version": "2"})
    assert worse.status_code == 422 and "Nothing." in shown(worse) and hidden(worse, "version") == "2"
    stale = person.post(f"/opinions/{name}/change/", changed | {"text": "Nothing."})
    assert hidden(stale, "version") == changed["version"], "what was wrong once is still an old form"


def test_what_is_taken_away_is_gone_with_its_file(person, box, folder):
    add(person, file=SURGEON.encode())
    name = names(box)[0]
    assert "Take this opinion away?" in shown(person.get(f"/opinions/{name}/remove/"))
    assert person.post(f"/opinions/{name}/remove/").headers["Location"] == "/opinions/"
    assert not names(box) and not list(folder.files.iterdir())
    for page in ("", "change/", "remove/", "file/"):
        assert person.get(f"/opinions/{name}/{page}").status_code == 404


@pytest.mark.parametrize("wrong", [{"day": "2999-01-01"}, {"day": "March"}, {"who": "x" * 100}])
def test_wrong_days_and_names_keep_the_letter(person, box, wrong):
    answer = add(person, SURGEON, **wrong)
    assert answer.status_code == 422
    assert "UROLOGY CLINIC" in shown(answer) and not names(box)


def test_an_emergency_in_the_letters_comes_first(person, box):
    add(person, CORD)
    assert "This letter speaks of an emergency." in shown(person.get(f"/opinions/{names(box)[0]}/"))
    add(person, CORD_SURGERY)
    page = shown(person.get("/opinions/"))
    assert 'class="emergency"' in page.partition("What they agree on")[0]
    assert "no time for one more opinion" in page


def test_the_letters_are_nobody_elses(person, box):
    add(person, SURGEON)
    name = names(box)[0]
    person.post("/people/new/", {"name": "Someone else", "passphrase": "", "again": ""})
    assert person.get(f"/opinions/{name}/").status_code == 404
    assert "Paste the letter here" in shown(person.get("/opinions/"))


def test_no_address_and_no_name_in_the_box_tells_of_the_letter(person, box):
    add(person, SURGEON, who="Dr. Example")
    assert re.fullmatch(r"[0-9a-f]{16}", names(box)[0])


def test_doctors_who_agree_do_not_settle_what_the_plan_still_waits_for(person, box):
    keep(box, report__txt=SARCOMA)
    letter = (
        "SYNTHETIC LETTER. All people are invented.\nDiagnosis: undifferentiated pleomorphic sarcoma of the thigh.\n"
    )
    for who in ("One", "Two"):
        add(person, f"{letter}Plan: wide excision by Dr. {who}.", who=who)
    page = shown(person.get("/opinions/"))
    assert "A further opinion would add little." in page and "Go on with the plan" not in page
    still = page[page.index("Still open in your plan") :]
    assert "not final" in still and 'href="/need/reasons/"' in still


def test_nothing_is_open_where_there_is_no_plan(person):
    for who in ("One", "Two"):
        add(person, SURGEON, who=who) if who == "One" else add(person, BOARD, who=who)
    assert "Still open in your plan" not in shown(person.get("/opinions/"))
