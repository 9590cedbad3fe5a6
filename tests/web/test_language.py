"""What the rooms say stands on the pages in the reader's language; the person's own words stay as they are."""

import pytest

import consilium.say as language

LETTER = "PATHOLOGY REPORT (synthetic)\n10 November 2026\nDiagnosis: well differentiated liposarcoma, left thigh."


@pytest.fixture
def bracketed(monkeypatch):
    """A language that puts brackets around every sentence of the rooms."""
    monkeypatch.setattr(language, "_catalog", lambda code: lambda text: f"⟦{text}⟧")


def test_blocks_of_a_plan(person, bracketed):
    assert "⟦" not in person.get("/trials/").content.decode()
    person.cookies.load({"consilium_language": "es"})
    page = person.get("/trials/").content.decode()
    assert '<html lang="es"' in page
    assert "⟦We did not look for trials." in page


def test_the_first_screen_and_the_words_of_a_record(person, give, bracketed):
    give(report__txt=LETTER)
    person.cookies.load({"consilium_language": "es"})
    page = person.get("/need/").content.decode()
    assert "⟦Why ask⟧" in page
    page = person.get("/need/reasons/").content.decode()
    assert "well differentiated liposarcoma" in page
    assert "⟦well differentiated" not in page


def test_a_letter_that_somebody_else_reads_is_there_in_english_too(person, give):
    give(report__txt=LETTER)
    person.cookies.load({"consilium_language": "es"})
    page = person.get("/ask/paper/slides_letter/").content.decode()
    assert "/ask/paper/slides_letter.english.pdf" in page
    assert person.get("/ask/paper/slides_letter.english.pdf").content.startswith(b"%PDF")
    assert ".english.pdf" not in person.get("/ask/paper/talk/").content.decode()
    person.cookies.load({"consilium_language": "en"})
    assert ".english.pdf" not in person.get("/ask/paper/slides_letter/").content.decode()
