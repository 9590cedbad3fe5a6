"""What a person is shown: no machine words, no name twice, no order that the letter turns round (synthetic)."""

import pytest
from opinion_pairs import compared, document

from consilium.opinions import read_opinion
from consilium.opinions.axes import diagnosis, sequence
from consilium.opinions.letter import read_letter
from consilium.opinions.named import MOST

ORDERS = [
    (
        "Plan: FLOT for four cycles, then gastrectomy. Radiotherapy comes after the gastrectomy, and after that "
        "nivolumab.",
        ["surgery before nivolumab", "radiation before nivolumab", "chemotherapy before surgery"],
        ["nivolumab before", "drug:"],
    ),
    (
        "I recommend docetaxel, and after that letrozole for five years.",
        ["chemotherapy before treatment against hormones"],
        ["treatment against hormones before"],
    ),
    (
        "Plan\n- AC then paclitaxel\n- radiation after chemotherapy\n- letrozole for five years\n- echo before C1\n"
        "- chemotherapy to start in two weeks",
        ["chemotherapy before radiation"],
        ["hormones before"],
    ),
]


@pytest.mark.parametrize(("text", "told", "not_told"), ORDERS)
def test_the_order_is_told_in_plain_words_and_one_way_round(text, told, not_told):
    said = sequence.read(read_letter(text))
    assert said is not None
    assert [words for words in told if words not in said.value] == []
    assert [words for words in not_told if words in said.value] == []


NAMES = [
    ("Diagnosis: NSCLC, adenocarcinoma. The adenocarcinoma is a cancer of the lung.", ["adenocarcinoma"]),
    ("Impression: rectal adenocarcinoma. This cancer can be treated. Rectal adenocarcinoma is slow.", ["rectal"]),
]


@pytest.mark.parametrize(("text", "once"), NAMES)
def test_a_name_is_shown_once(text, once):
    value = diagnosis.read(read_letter(text)).value.lower()
    assert all(value.count(name) == 1 for name in once)
    assert "cancer" not in value.split(", ")


def test_agreement_shows_no_time_of_zero():
    letter = "Diagnosis: rectal adenocarcinoma, T2 N0 M0. I recommend anterior resection. The aim is cure."
    assert compared(letter, letter).third.days is None


@pytest.mark.parametrize("words", ["osimertinib ", "radiation, surgery, ", "carboplatin then lobectomy\n"])
def test_a_document_of_treatment_words_only_is_bounded(words):
    opinion = read_opinion(document("Diagnosis: lung adenocarcinoma.\n" + words * (32_000 // len(words))))
    assert any(f"more than {MOST} times" in warning for warning in opinion.warnings)
    assert len(read_letter(words * 4000).treatments) < MOST + 50


def test_an_emergency_is_said_before_any_agreement():
    now = "Diagnosis: diffuse large B-cell lymphoma with cord compression. Start dexamethasone and R-CHOP tonight."
    later = "Diagnosis: diffuse large B-cell lymphoma. I recommend R-CHOP. There is no hurry; start in two months."
    third = compared(now, later).third
    assert third.worth_it == "no_time"
    assert "emergency" in third.heading
