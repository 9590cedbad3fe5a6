"""The tables of codes hold to their schema, and point to what the tables of cancers, drugs and markers know."""

from datetime import date

import pytest

from consilium.oncology.markers import markers
from consilium.oncology.treatments import treatments
from consilium.records.coded.markers import POLES
from consilium.tables import csv_rows

PACKAGE = "consilium.records.coded"
SYSTEMS = {"loinc", "snomed", "ncit", "ops", "mii-therapy", "mii-board"}


@pytest.mark.parametrize("table", ["codes.csv", "markers.csv"])
def test_every_row_has_its_source(table: str) -> None:
    rows = csv_rows(PACKAGE, table)
    assert rows and len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert row["source"] and date.fromisoformat(row["checked"]) and row["status"] in ("sourced", "derived"), row


def test_markers_and_kinds_of_result_are_known() -> None:
    for row in csv_rows(PACKAGE, "markers.csv"):
        assert row["marker"] in markers(), row["marker"]
        assert row["result"] in {*POLES, "level", "ratio"}, row["result"]


def test_treatments_and_systems_are_known() -> None:
    for row in csv_rows(PACKAGE, "codes.csv"):
        assert row["system"] in SYSTEMS, row
        assert row["field"] != "treatment" or row["detail"] in treatments(), row
