"""The note on trials is honest, and its addresses hold nothing about the person."""

from dataclasses import dataclass
from datetime import date

import pytest

from consilium.tables import csv_rows
from consilium.trials import searches


@dataclass(frozen=True)
class Cancer:
    """As much of a kind of cancer as the note looks at."""

    name: str = "Dedifferentiated liposarcoma"
    aliases: tuple[str, ...] = ("DDLPS", "de-differentiated liposarcoma", "DDL")
    families: frozenset[str] = frozenset({"sarcoma"})


def test_it_says_that_nothing_was_searched():
    found = searches(Cancer())
    assert not found.searched
    assert "did not look for trials" in found.says[0] and "cannot say that there are none" in found.says[0]


def test_the_words_to_type_are_those_of_the_cancer_each_spelling_once():
    assert [term.words for term in searches(Cancer()).terms] == ["dedifferentiated liposarcoma", "DDLPS"]


def test_the_name_that_doctors_use_comes_before_our_plain_one():
    eye = Cancer("Melanoma inside the eye", ("uveal melanoma", "choroidal melanoma"), frozenset({"melanoma"}))
    assert [term.words for term in searches(eye).terms][:2] == ["uveal melanoma", "melanoma inside the eye"]
    assert searches(eye).registers[0].url.endswith("?cond=uveal+melanoma")


def test_an_old_name_does_not_come_before_the_one_of_today():
    sarcoma = Cancer(
        "Undifferentiated pleomorphic sarcoma",
        ("undifferentiated pleomorphic sarcoma", "malignant fibrous histiocytoma"),
    )
    first, other, *_ = searches(sarcoma).terms
    assert (first.words, first.why) == ("undifferentiated pleomorphic sarcoma", "The name of your cancer.")
    assert (other.words, other.why) == ("malignant fibrous histiocytoma", "Another name for it.")


@pytest.mark.parametrize(
    ("stage", "said"),
    [("IV", True), ("IVC", True), ("IVA", False), ("III", False), ("IIB", False), ("0", False), (None, False)],
)
def test_a_cancer_that_has_spread_has_a_word_for_it(stage, said):
    words = [term.words for term in searches(Cancer(), stage=stage).terms]
    assert ("metastatic dedifferentiated liposarcoma" in words) is said


def test_a_blood_cancer_is_never_called_metastatic():
    blood = Cancer("Follicular lymphoma", (), frozenset({"lymphoma"}))
    assert [term.words for term in searches(blood, stage="IV").terms] == ["follicular lymphoma"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Breast Invasive Ductal Carcinoma", "breast Invasive Ductal Carcinoma"),
        ("Hodgkin lymphoma", "Hodgkin lymphoma"),
        ("B-lymphoblastic leukemia", "B-lymphoblastic leukemia"),
        ("Gastrointestinal stromal tumor (GIST)", "gastrointestinal stromal tumor"),
    ],
)
def test_a_name_is_typed_as_people_type_it(name, typed):
    assert searches(Cancer(name, ())).terms[0].words == typed


def test_addresses_hold_the_cancer_and_nothing_of_the_person():
    found = searches(Cancer(), stage="IV", place="02906", age=71)
    addresses = [register.url for register in found.registers]
    assert addresses[0] == "https://clinicaltrials.gov/search?cond=dedifferentiated+liposarcoma"
    assert not any("02906" in url or "71" in url for url in addresses)
    assert any("02906" in step for step in found.steps) and any("adults" in step for step in found.steps)


def test_without_a_known_cancer_the_way_is_still_shown():
    found = searches(None)
    assert not found.terms and "as your report has it" in found.steps[0]
    assert found.registers[0].url == "https://clinicaltrials.gov/search"


def test_a_person_can_be_called():
    assert any("1-800-4-CANCER" in register.title for register in searches(None).registers)


def test_a_child_is_told_to_tick_children():
    assert any("children" in step for step in searches(Cancer(), age=9).steps)


def test_every_row_has_source_date_and_status():
    for row in csv_rows("consilium.trials", "registers.csv"):
        assert row["source"] and row["status"] == "sourced" and row["url"].startswith("https://")
        assert date.fromisoformat(row["checked"]) >= date(2026, 11, 22)
