"""When to begin, and in what order: what one sentence of a synthetic letter says on it."""

import pytest
from opinion_pairs import opinion

LETTER = """Letter of March 3, 2026
Dear colleague,
This man of 61 has carcinoma of the larynx, stage III. Cure is the goal.
{words}
Ada Elm, MD
"""


def said(axis: str, words: str) -> set[str]:
    """The normal form of one axis of a letter with these words."""
    found = opinion(LETTER.format(words=words), "letter.txt").says.get(axis)
    return set(found.terms) if found else set()


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("I recommend cisplatin with radiation. The first dose can be given the week after next.", {"soon"}),
        ("I recommend laryngectomy. Begin tonight.", {"now"}),
        ("I recommend laryngectomy. The week of April 9 seems fine to me.", {"soon"}),
        ("I recommend laryngectomy. Chemo begins Monday.", {"soon"}),
        (
            "Missing, and needed before anything is decided: a biopsy. Then laryngectomy as planned on April 9.",
            {"hold"},
        ),
        ("I recommend laryngectomy and see no reason to postpone it.", set()),
        ("I recommend laryngectomy. With 20/40 vision he should manage.", set()),
        ("The nodule was found on his six-monthly ultrasound. I recommend laryngectomy.", set()),
        ("Outside plan: laryngectomy on 04/09. I recommend radiation.", set()),
    ],
)
def test_when_to_begin(words, terms):
    assert said("timing", words) == terms


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("Plan:\n- laryngectomy, April 9\n- 4-6 weeks after: radiation", "surgery<radiation"),
        ("Plan:\n- radiation first, 50 Gy\n- laryngectomy 4-6 weeks later", "radiation<surgery"),
        ("I advise radiation with cisplatin. Laryngectomy is held back for residual disease.", "radiation<surgery"),
        ("I advise laryngectomy. If the margins are positive, radiation.", "surgery<radiation"),
    ],
)
def test_the_order(words, order):
    found = said("sequence", words)
    assert order in found
    assert "<".join(reversed(order.split("<"))) not in found


@pytest.mark.parametrize(
    "words",
    [
        "I advise laryngectomy. Pre-op radiation doubles the complications.",
        "I advise laryngectomy. Trial: radiation with nivolumab, not open.",
        "I advise laryngectomy. Salvage radiation on progression.",
    ],
)
def test_what_is_only_told_makes_no_order(words):
    assert not any(term.startswith("radiation<") for term in said("sequence", words))


def test_whoever_takes_over_a_plan_of_two_steps_takes_over_its_order():
    found = opinion(LETTER.format(words="I agree with your plan in every part: radiation and laryngectomy."), "a.txt")
    assert found.says["sequence"].value == "the order that the other doctor plans"
    assert not any("<" in term for term in found.says["sequence"].terms)
