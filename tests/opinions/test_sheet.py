"""The sheet: what they agree on first, then where they differ and why, then whom to ask what, in words of grade 8."""

import pytest
from opinion_pairs import NAMES, compared, letters

from consilium.opinions import sheet
from consilium.opinions.third import rows
from consilium.tables import toml_table
from reading_grade import too_hard

# Names that a person meets on paper anyway; each is explained where it stands or is what one asks for.
NAMES_OF_THINGS = ("tumor board", "palliative care team", "medical oncologist", "radiologist")
SURGERY_OR_BLADDER = "01-bladder-cystectomy-or-preservation"


def test_the_sheet_names_the_difference_its_cause_and_whom_to_ask():
    found = sheet(compared(*letters(SURGERY_OR_BLADDER)))
    assert [line.axis for line in found.agree][:2] == ["diagnosis", "grade"]
    assert [line.axis for line in found.differ if line.matters] == ["treatment"]
    assert "weigh" in (found.differ[0].why or "")
    assert any("tumor board" in ask.who for ask in found.ask)
    assert found.preferences


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_asks_somebody_something(name):
    found = sheet(compared(*letters(name)))
    assert found.ask
    assert found.verdict
    assert found.do


def test_every_opinion_has_its_voice():
    voices = sheet(compared(*letters(SURGERY_OR_BLADDER))).voices
    assert [(voice.number, voice.source) for voice in voices] == [(1, "opinion1.txt"), (2, "opinion2.txt")]
    assert "a surgeon" in [voice.who for voice in voices]


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_letters_changes_the_numbers_alone(name):
    texts = letters(name)
    if len(texts) == 2:
        one, other = sheet(compared(*texts)), sheet(compared(*reversed(texts)))
        assert (one.headline, one.verdict, one.answer, one.do) == (
            other.headline,
            other.verdict,
            other.answer,
            other.do,
        )
        assert [line.axis for line in one.differ] == [line.axis for line in other.differ]


def plain_sentences():
    words = toml_table("consilium.opinions", "sheet.toml")
    yield from (row["why"] for row in rows())
    yield from (row["do"] for row in rows())
    yield from words["verdict"].values()
    yield from words["worth_it"].values()
    yield from words["cause"].values()
    yield from (row["words"] for row in words["ask"])
    yield words["preferences"]["intro"]


@pytest.mark.parametrize("text", list(plain_sentences()))
def test_the_words_are_easy_to_read(text):
    assert too_hard(text, NAMES_OF_THINGS) == []
