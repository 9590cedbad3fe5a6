"""The tables of facts behind the need, the clock and the reviews hold what they promise."""

from datetime import date
from typing import Any, get_args

import pytest
from sqlglot import exp, parse_one

from consilium.evidence import source
from consilium.need.clock import pace
from consilium.need.model import ClockClass, ReviewKind
from consilium.need.rules import column_types, columns_in, decide, rules
from consilium.oncology import ancestors, kinds, markers
from consilium.records.text.statements import emergency
from consilium.tables import toml_table

PACES = toml_table("consilium.need", "pace.toml")["pace"]
WORKUP = toml_table("consilium.need", "workup.toml")["workup"]
CLOCK = toml_table("consilium.need", "clock.toml")
REVIEWS = toml_table("consilium.need", "reviews.toml")["review"]
#: Columns that only reviews have beside those of a case (need.reviews.extended).
FOR_REVIEWS = {*(f"reason_{rule.id}" for rule in rules()), "conflict_on_marker", "conflict_on_stage"}


def _name(row: dict[str, Any]) -> str:
    return "+".join(row.get("codes") or [*row["cancers"], *row["markers"]])


def _resolve(names: list[str]) -> None:
    assert len(set(names)) == len(names)
    for name in names:
        source(name)  # KeyError: no study or guidance of that id


@pytest.mark.parametrize("row", PACES, ids=_name)
def test_a_pace_has_real_codes_and_a_source(row: dict[str, Any]) -> None:
    assert set(row["codes"]) <= set(kinds())
    assert row["pace"] in {"hours", "days", "months", "weeks"}
    assert row["checked"] >= date(2026, 11, 22)
    _resolve(row["sources"])
    if row["pace"] == "weeks":  # claims nothing: it only stops the pace of a code above
        assert row["status"] == "derived" and not row["why"] and not row["sources"]
        assert all(any(pace(above) for above in ancestors(code)) for code in row["codes"])
    else:
        assert row["status"] == "sourced" and row["why"].endswith(".") and row["sources"]


def test_no_code_has_two_paces() -> None:
    codes = [code for row in PACES for code in row["codes"]]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("AMLNPM1", "hours"),
        ("ABC", "days"),
        ("BIALCL", "weeks"),
        ("TMDS", "weeks"),
        ("WM", "months"),
        ("IDC", None),
    ],
)
def test_the_nearest_code_above_gives_the_pace(code: str, expected: str | None) -> None:
    found = pace(code)
    assert (found and found["pace"]) == expected


@pytest.mark.parametrize("row", WORKUP, ids=_name)
def test_a_deciding_marker_is_real_and_sourced(row: dict[str, Any]) -> None:
    assert set(row["cancers"]) | set(row.get("but_not", ())) <= set(kinds())
    assert row["markers"] and set(row["markers"]) <= set(markers())
    assert row["why"] and row["why"][0].islower() and not row["why"].endswith(".")
    assert row["status"] == "sourced" and row["sources"] and row["checked"] >= date(2026, 11, 22)
    _resolve(row["sources"])
    columns_in(row.get("when", "TRUE"))  # ValueError: no such column


@pytest.mark.parametrize("row", WORKUP, ids=_name)
def test_what_a_marker_is_not_for_lies_below_what_it_is_for(row: dict[str, Any]) -> None:
    """An exception that excludes nothing is a slip (DCIS stands beside invasive cancer, and says so on purpose)."""
    for code in set(row.get("but_not", ())) - {"DCIS"}:
        assert set(row["cancers"]) & {code, *ancestors(code)}, code


def test_a_marker_is_asked_for_once_for_a_cancer_and_place() -> None:
    asked = [(code, name, row.get("when")) for row in WORKUP for code in row["cancers"] for name in row["markers"]]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("rule", CLOCK["rule"], ids=lambda rule: rule["when"])
def test_a_clock_rule_uses_known_columns_and_a_class_with_a_heading(rule: dict[str, Any]) -> None:
    assert rule["class"] in get_args(ClockClass) and rule["class"] in CLOCK["headings"]
    assert rule["why"].endswith(".")
    assert {c.name for c in parse_one(rule["when"]).find_all(exp.Column)} <= set(column_types())
    _resolve(rule.get("sources", []))


def test_some_clock_rule_always_holds() -> None:
    assert decide({"last": CLOCK["rule"][-1]["when"]}, {})["last"] is True


def test_emergencies_are_those_that_documents_can_tell_of() -> None:
    assert {row["id"] for row in CLOCK["emergency"]} == set(emergency._EMERGENCIES)


@pytest.mark.parametrize("row", CLOCK["emergency"], ids=lambda row: row["id"])
def test_an_emergency_has_a_source_and_says_what_to_do(row: dict[str, Any]) -> None:
    assert row["sources"] and row["title"] and row["do_now"]
    _resolve(row["sources"])
    assert all(step.rstrip('"').endswith(".") for step in row["do_now"])
    assert any(word in row["do_now"][0].lower() for word in ("call", "go to the hospital")), (
        "the first step is to get help"
    )


@pytest.mark.parametrize("row", REVIEWS, ids=lambda row: row["kind"])
def test_a_review_has_a_source_and_uses_known_columns(row: dict[str, Any]) -> None:
    assert row["kind"] in get_args(ReviewKind)
    assert {c.name for c in parse_one(row["when"]).find_all(exp.Column)} <= set(column_types()) | FOR_REVIEWS
    assert row["send"] and row["sources"]
    _resolve(row["sources"])
    if "days" in row:
        fewest, most = row["days"]
        assert 0 < fewest <= most <= 60


def test_reviews_stand_once() -> None:
    assert len({row["kind"] for row in REVIEWS}) == len(REVIEWS)
