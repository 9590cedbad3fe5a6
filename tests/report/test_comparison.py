"""Opinions side by side as the contract's JSON and as a plain page. Opinions and doctors are invented."""

import json

import invented_comparisons as invented
import pytest

from consilium.report.comparison import comparison_json, comparison_text


def text(name: str) -> str:
    return comparison_text(invented.ALL[name](), invented.TODAY)


def test_it_opens_with_what_they_agree_on():
    lines = [line for line in text("two_fields").splitlines() if line]
    assert lines[0] == "YOUR OPINIONS SIDE BY SIDE"
    assert lines[2].startswith("THEY AGREE ON WHAT IT IS")
    parts = [line for line in lines if line.startswith("WHAT ") or line.startswith("WHOM ")]
    assert parts[:2] == ["WHAT THEY AGREE ON", "WHAT THEY DIFFER ON"]


def test_a_difference_shows_both_sides_with_their_words_and_the_cause():
    told = " ".join(text("two_fields").split())
    assert "Opinion 1: removal of the prostate “radical prostatectomy.”" in told
    assert "I recommend external beam radiotherapy with six months of androgen deprivation." in told
    assert "They weigh the good and the harm in different ways." in told


def test_an_emergency_comes_before_all_else():
    lines = [line for line in text("emergency").splitlines() if line]
    assert lines[2].startswith("THERE IS NO TIME")
    assert "YOUR TEAM SHOULD DECIDE NOW" in " ".join(lines[2:4])


@pytest.mark.parametrize("name", invented.ALL)
def test_the_json_is_that_of_the_contract(name):
    record = json.loads(comparison_json(invented.ALL[name]()))
    assert {"axes", "verdict", "third_opinion"} <= record.keys()
    assert len(record["axes"]) == 11
    assert set(record["third_opinion"]) >= {"worth_it", "kind", "why"}


def test_what_is_handed_on_has_no_folder_of_this_machine():
    made = invented.ALL["form"]()
    assert "/home/someone" in comparison_json(made)
    assert "/home" not in comparison_json(made, to_hand_on=True)


def test_the_text_has_no_control_characters():
    assert "\x1b" not in text("hostile")
