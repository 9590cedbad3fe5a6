"""What matters decides what is asked of each way; every way gets the same questions and the same room."""

from datetime import date

import pytest

from consilium.outcomes import VALUES, Way, Weighing, less_told, preference_decides, to_ask
from consilium.outcomes.values import ASK

DAY = date(2026, 11, 23)


def test_everything_that_can_matter_has_its_question():
    assert set(ASK) == set(VALUES)
    assert all(question.endswith("?") for question in ASK.values())


@pytest.mark.parametrize(
    ("reasons", "causes", "expected"),
    [
        ((), (), False),
        (("rare_cancer",), ("data", "interpretation", None), False),
        (("several_options",), (), True),
        ((), ("data", "judgement"), True),
    ],
)
def test_only_where_preference_decides(reasons, causes, expected):
    assert preference_decides(reasons, causes) is expected


def test_what_counts_most_comes_first():
    weighing = Weighing(DAY, ("near", "daily", "longer"), most="near")
    assert weighing.ordered == ("near", "longer", "daily")
    assert to_ask(weighing)[2:] == (ASK["near"], ASK["longer"], ASK["daily"])


def test_something_unknown_is_left_out():
    assert Weighing(DAY, ("gone", "near")).ordered == ("near",)


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ((), ()),
        ((Way("Surgery"), Way("Radiation")), ()),
        ((Way("Surgery", "quick", "scar"), Way("Radiation", "no scar", "many trips")), ()),
        ((Way("Surgery", "quick", "scar"), Way("Radiation", "no scar")), ("Radiation",)),
        ((Way("Surgery", "quick"), Way("Radiation")), ("Radiation",)),
        ((Way("Surgery", "quick"), Way("Radiation", "", "trips")), ("Surgery", "Radiation")),
        ((Way("Surgery", "quick", "scar"), Way("")), ()),
    ],
)
def test_a_way_that_is_told_less_is_named(ways, expected):
    assert less_told(ways) == expected


def test_a_doctor_who_leaves_the_choice_to_the_person():
    assert preference_decides((), (), either_way=True)
