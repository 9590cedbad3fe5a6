"""``plan --json``: every key of the contract is there, in its shape."""

import json

import pytest
import synthetic_plans as plans

from consilium.report.contract import plan_json

KEYS = {"case", "need", "clock", "reviews", "centres", "coverage", "packet", "questions", "trials", "comparison"}
LISTS = ("reviews", "centres", "questions", "trials")


def record(name: str) -> dict:
    return json.loads(plan_json(plans.ALL[name]()))


@pytest.mark.parametrize("name", plans.ALL)
def test_every_key_of_the_contract_is_there(name):
    made = record(name)
    assert set(made) >= KEYS
    assert all(isinstance(made[key], list) for key in LISTS)
    assert isinstance(made["coverage"], dict) and isinstance(made["packet"], dict)
    assert made["comparison"] is None
    assert set(made["case"]) >= {"cancer", "facts", "conflicts", "documents"}
    assert set(made["need"]) == {"level", "reasons", "unknown"}


def test_the_cancer_is_the_one_that_the_decision_is_about():
    assert record("rare")["case"]["cancer"] == {
        "oncotree": "DDLS",
        "name": "dedifferentiated liposarcoma",
        "stage_group": None,
    }
    assert record("nothing_known")["case"]["cancer"] is None


def test_a_reason_carries_its_lines_and_its_sources():
    reason = record("rare")["need"]["reasons"][2]
    assert set(reason) == {"id", "title", "why", "strength", "facts", "source"}
    fact = reason["facts"][0]
    assert fact["document"] == "reports/pathology.txt"
    assert plans.PATH_TEXT[fact["start"] : fact["end"]] == fact["quote"] == "Dedifferentiated liposarcoma"
    assert reason["source"][0]["id"] == "ray-coquard-2012" and reason["source"][0]["harms"]


def test_an_unknown_carries_the_question_that_settles_it():
    assert record("rare")["need"]["unknown"][0] == {
        "id": "doctor_bothered",
        "question": "How did your doctor take it when you asked?",
        "would_change_level": True,
        "who": "you",
    }


def test_the_clock_is_called_class_and_tells_the_days_left():
    clock = record("rare")["clock"]
    assert (clock["class"], clock["start_date"], clock["days_left"]) == ("weeks", "2026-12-08", 16)
    assert record("emergency")["clock"]["class"] == "do_not_wait"


def test_both_sides_of_a_conflict_are_kept():
    conflict = record("rare")["case"]["conflicts"][0]
    assert [fact["value"] for fact in conflict["facts"]] == ["DDLS", "WDLS"]


def test_words_of_a_document_are_exact_even_with_control_characters():
    fact = record("hostile")["case"]["facts"][0]
    assert "\x00\x07" in fact["quote"]


def test_the_packet_names_its_files_in_order():
    documents = record("rare")["packet"]["documents"]
    assert [d["number"] for d in documents] == list(range(1, len(documents) + 1))
    assert documents[-1]["sealed"] and not any(d["sealed"] for d in documents[:-1])
