"""The decision table: every row has its source, decides the case that it is made for, and one row always fits."""

from dataclasses import replace
from itertools import product

import pytest

from consilium.evidence import study
from consilium.opinions.third import Situation, rows, third_opinion

REVIEWS = {
    "pathology_review",
    "imaging_review",
    "molecular_review",
    "medical_oncologist",
    "surgeon",
    "radiation_oncologist",
    "hematologist",
    "tumor_board",
    "palliative_care",
    "genetics",
}
PLAIN = Situation(
    matters=True,
    emergency=False,
    settled=False,
    cause="judgement",
    gaps=frozenset(),
    differs=frozenset({"treatment"}),
    comfort=False,
    disciplines=frozenset({"surgery", "medical"}),
    either=False,
)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_row_can_be_checked(row):
    assert row["source"]
    assert row["example"]
    assert row["why"].endswith(".")
    assert row["do"].endswith((".", "?"))
    assert row["worth_it"] in ("no", "not_yet", "yes", "no_time")
    assert set(row["kind"]) <= REVIEWS
    assert bool(row["kind"]) == (row["worth_it"] in ("yes", "not_yet"))
    for name in row["evidence"]:
        assert study(name).year > 1990


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("no_time", {"emergency": True}),
        ("settled", {"settled": True}),
        ("agree", {"matters": False, "cause": None}),
        ("silent_in_haste", {"matters": False, "cause": None, "emergency": True, "silent": "plan"}),
        ("reading_concurs", {"matters": False, "cause": None, "silent": "reading"}),
        ("silent_on_treatment", {"matters": False, "cause": None, "silent": "plan"}),
        ("one_of_many_on_treatment", {"matters": False, "cause": None, "silent": "plan_of_many"}),
        ("nothing_in_common", {"matters": False, "cause": None, "silent": "all"}),
        ("agree_but_a_test", {"matters": False, "cause": None, "adds": True}),
        ("reports_agree", {"matters": False, "cause": None, "silent": "report"}),
        ("marker_opposed", {"cause": "data", "opposed": True, "differs": frozenset({"biomarkers"})}),
        ("gene_missing", {"cause": "data", "gaps": frozenset({"genetics", "molecular"})}),
        ("marker_missing", {"cause": "data", "gaps": frozenset({"molecular"})}),
        ("scan_missing", {"cause": "data", "gaps": frozenset({"imaging"})}),
        ("tissue_missing", {"cause": "data", "gaps": frozenset({"pathology"})}),
        ("facts_missing", {"cause": "data"}),
        ("diagnosis_read_differently", {"cause": "interpretation", "differs": frozenset({"diagnosis", "treatment"})}),
        ("grade_read_differently", {"cause": "interpretation", "differs": frozenset({"grade", "treatment"})}),
        (
            "stage_on_slides_read_differently",
            {"cause": "interpretation", "differs": frozenset({"stage"}), "gaps": frozenset({"slides"})},
        ),
        ("scan_read_differently", {"cause": "interpretation", "differs": frozenset({"stage"})}),
        ("read_differently", {"cause": "interpretation", "differs": frozenset({"biomarkers"})}),
        ("preference", {"either": True}),
        ("comfort_or_treatment", {"comfort": True}),
        ("surgeon_and_radiation", {"disciplines": frozenset({"surgery", "radiation"})}),
        ("same_discipline", {"disciplines": frozenset({"hematology"})}),
        ("weighed_differently", {}),
    ],
)
def test_each_row_decides_its_case(rule, change):
    assert third_opinion(replace(PLAIN, **change)).rule == rule


def test_every_row_is_shown_by_a_case():
    assert len(rows()) == 26


def test_one_row_always_fits():
    flags = (True, False)
    for matters, emergency, settled, cause in product(flags, flags, flags, ("data", "interpretation", "judgement")):
        found = third_opinion(replace(PLAIN, matters=matters, emergency=emergency, settled=settled, cause=cause))
        assert found.why


def test_a_tie_is_broken_by_another_discipline_not_by_one_more_of_the_same():
    found = third_opinion(replace(PLAIN, disciplines=frozenset({"surgery", "radiation"})))
    assert "surgeon" not in found.kind
    assert "radiation_oncologist" not in found.kind
