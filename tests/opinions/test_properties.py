"""What must hold for any letters: order is only numbering, an opinion agrees with itself, wording is no difference."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opinion_pairs import NAMES, compared, document, letters

from consilium.errors import InputError
from consilium.opinions import read_opinion

# Pairs of words that mean the same to a doctor; replacing one by the other must change nothing.
SAME = [
    ("pembrolizumab", "Keytruda"),
    ("nivolumab", "Opdivo"),
    ("trastuzumab", "Herceptin"),
    ("bevacizumab", "Avastin"),
    ("osimertinib", "Tagrisso"),
    ("letrozole", "Femara"),
    ("anastrozole", "Arimidex"),
    ("imatinib", "Glivec"),
    ("temozolomide", "Temodar"),
    ("acalabrutinib", "Calquence"),
    ("radiotherapy", "radiation therapy"),
    ("poorly differentiated", "grade 3"),
    ("moderately differentiated", "grade 2"),
    ("watch and wait", "watchful waiting"),
    ("Gleason 3+3=6", "Grade Group 1"),
    ("squamous cell carcinoma", "squamous carcinoma"),
    ("active surveillance", "Active Surveillance"),
    ("tumor", "tumour"),
    ("esophag", "oesophag"),
]


def outcome(*texts):
    found = compared(*texts)
    axes = [(a.axis, a.status, a.cause, a.matters) for a in found.axes]
    return axes, found.verdict, found.third


@pytest.mark.parametrize("name", NAMES)
def test_order_changes_nothing_but_numbers(name):
    texts = letters(name)
    assert outcome(*texts) == outcome(*reversed(texts))


@pytest.mark.parametrize("name", NAMES)
def test_an_opinion_agrees_with_itself(name):
    for text in letters(name):
        found = compared(text, text)
        assert [a.axis for a in found.axes if a.status not in ("agree", "both_silent")] == []
        assert found.verdict == "confirmed"
        assert found.third.worth_it == "no"


@pytest.mark.parametrize(("one", "two"), SAME)
def test_another_word_for_the_same_changes_nothing(one, two):
    touched = 0
    for name in NAMES:
        for text in letters(name):
            other = re.sub(rf"(?<!o){re.escape(one)}", two, text)  # "oesophag" holds "esophag" already
            if other != text:
                touched += 1
                assert outcome(text, other)[1] == "confirmed", name
    if touched == 0:
        pytest.skip("no letter uses this word")


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_in_its_letter(name):
    for text in letters(name):
        for said in read_opinion(document(text)).says.values():
            assert text[said.start : said.end] == said.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        read_opinion(document(text))
    except InputError as error:
        assert error.todo


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 2**32))
def test_letters_torn_apart_never_crash(name, seed):
    shuffler = random.Random(seed)  # noqa: S311
    words = letters(name)[0].split(" ")
    shuffler.shuffle(words)
    try:
        read_opinion(document(" ".join(words)))
    except InputError as error:
        assert "opinion.txt" in error.what
