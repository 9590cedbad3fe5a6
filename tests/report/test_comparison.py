"""Opinions side by side, as a page. Opinions and doctors are invented."""

import json

import pytest

from consilium.opinions.model import AxisResult, Comparison, Side, Third
from consilium.report.comparison import AXES, CAUSES, VERDICTS, WORTH, comparison_json, comparison_text

DIFFER = AxisResult(
    "grade",
    "differ",
    cause="interpretation",
    matters=True,
    says=(Side(1, "grade 2", "It is grade 2."), Side(2, "grade 3", "I read this as grade 3.")),
)
AGREE = AxisResult("diagnosis", "agree", says=(Side(1, "sarcoma", "Sarcoma."), Side(2, "sarcoma", "A sarcoma.")))
MADE = Comparison(
    (AGREE, DIFFER), "changed", Third("yes", ("tumor_board",), "They read the same slides in another way.", "r1")
)


def test_the_verdict_and_the_advice_stand_first():
    lines = comparison_text(MADE).splitlines()
    assert lines[2] == VERDICTS["changed"].upper()
    assert WORTH["yes"].upper() in lines


def test_a_difference_shows_both_sides_and_its_cause():
    text = comparison_text(MADE)
    assert "“It is grade 2.”" in text and "(opinion 2: grade 3)" in text
    assert CAUSES["interpretation"] in text


def test_the_json_is_that_of_the_contract():
    record = json.loads(comparison_json(MADE))
    assert record["verdict"] == "changed" and record["third_opinion"]["worth_it"] == "yes"
    assert [axis["axis"] for axis in record["axes"]] == ["diagnosis", "grade"]


@pytest.mark.parametrize(("known", "names"), [(VERDICTS, 3), (WORTH, 4), (CAUSES, 3), (AXES, 11)])
def test_every_answer_of_the_contract_has_its_words(known, names):
    assert len(known) == names and all(known.values())
