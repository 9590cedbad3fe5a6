"""The structured opinion: checked, in order (blind first), and compared as every other opinion."""

import pytest
from opinion_pairs import document

from consilium.errors import InputError
from consilium.opinions import as_document, check, compare, read_opinion, template

FILLED = """
[expert]
name = "Dr. Invented Example"
discipline = "radiation"
date = 2026-05-01
[basis]
read_myself = ["images"]
not_seen = ["slides"]
[blind]
diagnosis = "adenocarcinoma of the prostate"
grade = "Gleason 4+3=7"
stage = "T2b N0 M0"
biomarkers = ["PSA 11.2"]
goal = "cure"
treatment = ["external beam radiotherapy with six months of androgen deprivation"]
against = ["radical prostatectomy"]
when = "within three months, no hurry"
signed = true
[after]
opened_first_opinion = true
changed_my_view = "no"
"""
SURGEON = """UROLOGY CLINIC
Impression: prostate cancer, cT2b N0 M0, Gleason 4+3, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""


def test_the_empty_form_is_valid():
    assert check(template()).blind.signed is False


def test_a_filled_form_is_compared_with_a_letter():
    form = read_opinion(as_document(check(FILLED), "form.toml"))
    assert form.discipline == "radiation"
    found = compare([read_opinion(document(SURGEON)), form])
    assert found.axis("grade").status == "agree"
    assert found.axis("goal").status == "agree"
    assert found.axis("treatment").status == "differ"
    assert found.third.kind == ("medical_oncologist", "tumor_board")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("signed = true", "signed = false", "opened before"),
        ("opened_first_opinion = true", "opened_first_opinion = false", "not opened"),
        ('changed_my_view = "no"', 'changed_my_view = "yes"', "not how"),
        ('goal = "cure"', 'goal = "hope"', "blind.goal"),
        ("[expert]", "[expert]\nfax = 1", "expert.fax"),
        ('diagnosis = "adenocarcinoma of the prostate"', 'diagnosis = ""', "no diagnosis"),
        ("[basis]", "[basis", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(old, new, sentence):
    assert old in FILLED
    with pytest.raises(InputError, match=sentence):
        check(FILLED.replace(old, new))
