"""The rules hold to their schema."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from consilium.coverage.rules import US_KINDS, codes
from consilium.tables import csv_rows

RULES = files("consilium.coverage") / "rules"
FILES = sorted(
    path.relative_to(RULES).as_posix()
    for path in RULES.rglob("*.toml")  # type: ignore[attr-defined]
)
KEYS = {"says", "source", "checked", "status"}
MORE = {
    "": {"id", "title", "unknown", "ask", "third", "referral", "network"},
    "states": {"state", "name"},
    "countries": {"country", "name", "ask"},
}


@pytest.mark.parametrize("name", FILES)
def test_a_rule_has_the_keys_of_its_family(name):
    table = tomllib.loads((RULES / name).read_text(encoding="utf-8"))
    family, _, file = name.rpartition("/")
    assert set(table) == KEYS | MORE[family]
    assert table["status"] == "sourced" and table["checked"] >= date(2026, 11, 22)
    assert table["says"] and all(line.endswith((".", "?")) for line in table["says"])
    assert all(set(source) == {"title", "url"} for source in table["source"])
    key = {"": "id", "states": "state", "countries": "country"}[family]
    assert table[key] == file.removesuffix(".toml")


def test_every_kind_of_plan_has_a_file():
    assert {name.removesuffix(".toml") for name in FILES if "/" not in name} == set(US_KINDS)


@pytest.mark.parametrize("name", ["codes.csv", "deductibles.csv"])
def test_every_row_has_source_date_and_status(name):
    for row in csv_rows("consilium.coverage", name):
        assert row["source"] and row["status"] == "sourced"
        assert date.fromisoformat(row["checked"]) >= date(2026, 11, 22)


def test_the_codes_are_those_to_name_and_none_that_was_deleted():
    known = {code.code for code in codes()}
    assert {"20", "21", "3", "88321", "88323", "88325", "76140", "99202", "99203", "99204", "99205"} == known
    assert not known & {"99241", "99251", "99271", "99275", "80500", "80502"}
