"""Four ideas, each with its question and what can help; before and after side by side."""

from datetime import date

import msgspec
import pytest

from consilium.outcomes import ASKED, HELP, IDEAS, Confidence, shifts

DAY = date(2026, 11, 23)


def test_every_idea_has_its_question_and_its_help():
    assert set(ASKED) == set(HELP) == set(IDEAS)
    assert all(question.endswith("?") for question in ASKED.values())


@pytest.mark.parametrize(
    ("yes", "ready", "still_open"),
    [
        (("sure", "informed", "values", "support"), True, ()),
        (("support", "values", "informed", "sure"), True, ()),
        (("sure", "informed", "values"), False, ("support",)),
        (("values",), False, ("sure", "informed", "support")),
        ((), False, ("sure", "informed", "values", "support")),
    ],
)
def test_four_times_yes_is_ready_and_anything_less_is_open(yes, ready, still_open):
    found = Confidence(DAY, yes)
    assert found.ready is ready
    assert found.open == still_open


def test_before_and_after_side_by_side():
    before = Confidence(DAY, ("support", "values"))
    after = Confidence(DAY, ("support", "sure"))
    found = {shift.idea: (shift.before, shift.after, shift.gained, shift.lost) for shift in shifts(before, after)}
    assert found == {
        "sure": (False, True, True, False),
        "informed": (False, False, False, False),
        "values": (True, False, False, True),
        "support": (True, True, False, False),
    }


def test_what_was_not_asked_is_not_a_no():
    assert all(shift.after is None and not shift.lost for shift in shifts(Confidence(DAY, IDEAS), None))
    assert all(shift.before is None and not shift.gained for shift in shifts(None, Confidence(DAY, IDEAS)))


def test_it_is_kept_and_comes_back():
    kept = msgspec.json.encode(Confidence(DAY, ("sure",)))
    assert msgspec.json.decode(kept, type=Confidence) == Confidence(DAY, ("sure",))
