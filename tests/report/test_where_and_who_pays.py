"""Centers, who pays and trials, as records and on the page."""

import json

import pytest
import synthetic_plans as plans

from consilium.directory import find_centres, place
from consilium.oncology import kind
from consilium.packet.blocks import Say
from consilium.report.centres import centre_blocks, centres_json, centres_text
from consilium.report.payer import call_blocks, coverage_blocks
from consilium.report.text import plan_text

SEARCH = find_centres(kind("DDLS"), place("02906"), exclude=("Dana-Farber",))


def test_each_center_has_its_distance_and_why_it_stands_there():
    record = json.loads(centres_json(SEARCH))
    first = record["centres"][0]
    assert set(first) >= {"id", "name", "city", "state", "type", "miles", "signs", "why", "source", "checked"}
    assert record["order"] == SEARCH.order


def test_the_first_doctors_own_house_is_named_as_left_out():
    record = json.loads(centres_json(SEARCH))
    assert [left["name"] for left in record["left_out"]] == ["Dana-Farber/Harvard Cancer Center"]
    text = centres_text(SEARCH)
    assert "Left out" in text and "1. Dana-Farber" not in text
    assert max(map(len, text.splitlines())) < 80


def test_the_order_is_explained_before_the_list():
    blocks = centre_blocks(SEARCH)
    assert blocks[0].text == SEARCH.order


def test_without_a_postal_code_the_page_asks_for_one():
    assert "Add your postal code" in plan_text(plans.nothing_known())


def test_medicare_is_told_with_what_one_may_pay():
    page = " ".join(plan_text(plans.your_choice()).split())
    assert "Original Medicare" in page and "20 percent" in page and "What you may pay" in page


def test_the_words_for_the_call_are_on_the_page_and_on_the_sheet():
    coverage = plans.rare().coverage
    said = [block.words for block in coverage_blocks(coverage) if isinstance(block, Say)]
    assert said == list(coverage.script)
    assert all(any(line in repr(block) for block in call_blocks(coverage)) for line in coverage.script)


@pytest.mark.parametrize("name", ["rare", "your_choice", "nothing_known", "demo_rare"])
def test_the_page_says_that_no_trial_was_searched(name):
    plan = plans.ALL[name]()
    assert not plan.trials.searched
    assert plan.trials.says[0] in " ".join(plan_text(plan).split())
