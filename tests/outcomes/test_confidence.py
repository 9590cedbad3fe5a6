"""Four ideas, yes or no, before and after."""

import pytest

from consilium.outcomes import ASKED, HELP, IDEAS, Change, Confidence

ALL_YES = Confidence(sure=True, informed=True, values=True, support=True)


@pytest.mark.parametrize(
    ("answers", "score", "still_open"),
    [
        ((True, True, True, True), 4, ()),
        ((False, True, True, True), 3, ("sure",)),
        ((True, False, False, True), 2, ("informed", "values")),
        ((False, False, False, False), 0, IDEAS),
    ],
)
def test_the_score_counts_what_is_a_yes(answers, score, still_open):
    told = Confidence(*answers)
    assert (told.score, told.open) == (score, still_open)


def test_four_times_yes_means_ready():
    assert ALL_YES.meaning() == "You seem ready to decide."


def test_each_no_comes_with_what_can_help():
    told = Confidence(sure=True, informed=False, values=True, support=False)
    assert HELP["informed"] in told.meaning() and HELP["support"] in told.meaning()
    assert HELP["values"] not in told.meaning()


def test_before_and_after_tell_gains_and_losses_apart():
    change = Change(
        Confidence(sure=False, informed=False, values=True, support=True),
        Confidence(sure=False, informed=True, values=True, support=False),
    )
    assert change.gained == ("informed",)
    assert change.lost == ("support",)
    assert change.points == 0


def test_every_idea_has_its_question_and_its_help():
    assert set(ASKED) == set(HELP) == set(IDEAS)
    assert all(question.endswith("?") for question in ASKED.values())
