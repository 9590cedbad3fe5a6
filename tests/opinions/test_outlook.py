"""The outlook that two synthetic letters give: alike, or far apart."""

import pytest
from opinion_pairs import compared

LETTER = """Letter of {day}
Dear colleague,
This man of 61 has carcinoma of the larynx, stage III. I recommend radiation with cisplatin, for cure.
{words}
Ada Elm, MD
"""


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("The prognosis is excellent.", "The prognosis is poor.", "differ"),
        ("About 80 % are alive at five years, that is survival.", "Survival at five years is 30 %.", "differ"),
        ("Survival at five years is 60 %.", "Survival at five years is 55 %.", "agree"),
        ("The risk of relapse is 20 %.", "Survival at five years is 80 %.", "agree"),
        ("The outlook is good.", "The prognosis is favorable.", "agree"),
    ],
)
def test_outlooks_that_contradict_differ_and_decide_nothing(one, two, status):
    found = compared(LETTER.format(day="March 3, 2026", words=one), LETTER.format(day="March 9, 2026", words=two))
    assert found.axis("prognosis").status == status
    assert not found.axis("prognosis").matters
    assert found.verdict == "confirmed"
    assert found.third.worth_it == "no"
