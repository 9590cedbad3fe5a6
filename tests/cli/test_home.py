"""Where a person lives decides who pays and which centres are near: from the records where the answers are silent."""

import json
from pathlib import Path
from typing import Any

import pytest

from consilium.plan import make_plan


def record(tmp_path: Path, **address: str) -> Path:
    """A synthetic patient's FHIR bundle with one cancer."""
    condition = {
        "resourceType": "Condition",
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C50.912"}]},
        "subject": {"reference": "Patient/p"},
    }
    patient = {"resourceType": "Patient", "id": "p", "name": [{"text": "Synthetic Example"}], "address": [address]}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in (patient, condition)]}
    path = tmp_path / "record.json"
    path.write_text(json.dumps(bundle))
    return path


HOMES: list[tuple[str, dict[str, str], str, str, str | None, bool]] = [
    ("another country", {"country": "GB", "postalCode": "LS1 1AA"}, "", "GB", None, False),
    ("its name", {"country": "United Kingdom"}, "", "GB", None, False),
    ("a state", {"country": "US", "state": "RI", "postalCode": "02906"}, "", "US", "RI", True),
    ("no country", {"postalCode": "02906"}, "", "US", "RI", True),
    ("a state by name", {"state": "Rhode Island", "postalCode": "02906"}, "", "US", "RI", True),
    ("a state by name alone", {"state": "Missouri"}, "", "US", "MO", False),
    ("the name of the country", {"country": "United States of America", "postalCode": "02906"}, "", "US", "RI", True),
    ("a territory", {"country": "PR", "postalCode": "00901"}, "", "US", "PR", True),
    ("answers first", {"country": "GB"}, '[patient]\ncountry = "usa"\npostal_code = "02906"', "US", "RI", True),
    ("moved", {"state": "NY", "postalCode": "10001"}, '[patient]\npostal_code = "02906"', "US", "RI", True),
    ("insured", {"state": "RI", "postalCode": "02906"}, '[insurance]\nstate = "NY"', "US", "NY", True),
]


@pytest.mark.parametrize(("why", "address", "answers", "country", "state", "centres"), HOMES, ids=[h[0] for h in HOMES])
def test_home(
    why: str, address: dict[str, Any], answers: str, country: str, state: str | None, centres: bool, tmp_path: Path
) -> None:
    (tmp_path / "answers.toml").write_text(answers)
    plan = make_plan([record(tmp_path, **address)], answers=tmp_path / "answers.toml")
    assert (plan.coverage.country, plan.coverage.state) == (country, state)
    assert bool(plan.centres) is centres
    if state:
        assert not any("Your state" in line for line in plan.coverage.unknown)


def test_the_state_of_the_home_counts_and_not_of_the_place_searched_from(tmp_path: Path) -> None:
    plan = make_plan([record(tmp_path, state="RI", postalCode="02906")], near="10001")
    assert plan.coverage.state == "RI" and plan.centres and plan.centres.near.postal_code == "10001"
