"""Opinions on the two sides of a paired organ never agree, whatever else they share."""

import pytest
from opinion_pairs import compared

FIRST = "Diagnosis: invasive ductal carcinoma of the {} breast, stage IIA. I recommend {} mastectomy.\nA. Able, MD"
KIDNEY = (
    "CT: 4 cm mass of the {} kidney, clear cell carcinoma on biopsy. I advise {} partial nephrectomy.\nB. Baker, MD"
)


@pytest.mark.parametrize("letter", [FIRST, KIDNEY])
@pytest.mark.parametrize(("one", "two", "same"), [("left", "left", True), ("left", "right", False)])
def test_the_other_side_is_a_difference_that_matters(letter, one, two, same):
    found = compared(letter.format(one, one), letter.format(two, two))
    diagnosis = found.axis("diagnosis")
    assert (diagnosis.status == "agree") == same
    assert (found.verdict == "confirmed") == same
    if not same:
        assert diagnosis.matters and found.third.worth_it != "no"
        assert all(f"({side})" in said.value for side, said in zip((one, two), diagnosis.says, strict=True))


def test_a_letter_that_names_both_sides_says_nothing_of_the_side():
    both = "Invasive ductal carcinoma of the left breast. The right breast is clear. I advise lumpectomy.\nC. Coe, MD"
    assert compared(both, both).axis("diagnosis").status == "agree"
