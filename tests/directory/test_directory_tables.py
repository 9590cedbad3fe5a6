"""The tables of centres hold what they promise."""

from collections import Counter
from datetime import date

import pytest

from consilium.directory import CAUTION, centres, miles, place, remote_services, state_of, volumes
from consilium.directory.places import CENSUS
from consilium.tables import csv_rows

TABLES = ("centres.csv", "remote.csv", "networks.csv", "volumes.csv", "zip_states.csv")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_source_date_and_status(name):
    rows = csv_rows("consilium.directory", name)
    assert rows
    for row in rows:
        assert row["source"] and row["status"] in {"sourced", "derived"}
        assert date.fromisoformat(row["checked"]) >= date(2026, 11, 22)


def test_the_list_is_that_of_the_institute():
    kinds = Counter(centre.type for centre in centres())
    houses = {
        centre.id.removesuffix("-phoenix").removesuffix("-jacksonville").removesuffix("-rochester")
        for centre in centres()
    }
    assert kinds == {"comprehensive": 59, "clinical": 9}, "Mayo Clinic counts three times: it has three campuses"
    assert len(houses) == 66


def test_laboratories_and_centres_of_other_owners_are_not_in_it():
    names = " ".join(centre.name for centre in centres())
    for other in ("Salk", "Wistar", "Koch", "Jackson Laboratory", "Purdue", "Cold Spring", "Cedars"):
        assert other not in names
    assert sum("Taussig" in centre.aliases for centre in centres()) == 1, "a house of Case's center, not one of its own"


@pytest.mark.parametrize("centre", centres(), ids=lambda centre: centre.id)
def test_a_centre_stands_where_its_postal_code_does(centre):
    found = place(centre.postal_code)
    assert found and miles(found.lat, found.lon, centre.lat, centre.lon) < 10
    assert state_of(centre.postal_code) == centre.state
    assert "://" not in centre.website and " " not in centre.website, "an address to type, without https"


def test_remote_services_belong_to_a_centre_and_say_their_limits():
    known = {centre.id for centre in centres()}
    for service in remote_services():
        assert service.centre in known
        assert service.url.startswith("http") and service.how and service.limits.endswith(".")


def test_volumes_are_found_by_site_and_come_with_a_caution():
    assert [(one.hospital_min, one.surgeon_min) for one in volumes(("C25.0",))] == [(20, 10)]
    assert volumes(("C50.9",)) == ()
    assert "not as a verdict" in CAUTION


def test_the_census_table_is_sorted_and_of_one_width():
    from consilium.directory.places import _table

    table = _table()
    codes = [table[start : start + 5] for start in range(0, len(table), 19)]
    assert len(codes) > 33_000 and codes == sorted(set(codes))
    assert all(table[end] == 10 for end in range(18, len(table), 19))
    assert CENSUS
