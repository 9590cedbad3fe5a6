"""Postal codes become places; what is none is said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilium.directory import miles, place, state_of, why_no_place
from consilium.directory.places import CENSUS, POST_OFFICE


@pytest.mark.parametrize("written", ["02906", " 02906 ", "02906-1234", "029061234", "02906 1234"])
def test_the_ways_a_code_is_written(written):
    found = place(written)
    assert found and found.postal_code == "02906" and found.state == "RI" and found.source == CENSUS
    assert miles(found.lat, found.lon, 41.83, -71.40) < 3


@pytest.mark.parametrize("first_and_last", ["00601", "99929"])
def test_the_ends_of_the_census_table_are_found(first_and_last):
    found = place(first_and_last)
    assert found and found.source == CENSUS


def test_a_code_without_a_census_area_comes_from_the_post_office():
    found = place("00501")
    assert found and found.source == POST_OFFICE and found.city == "Holtsville"


def test_a_huge_area_is_placed_where_its_people_are():
    fairbanks = place("99701")
    assert fairbanks and miles(fairbanks.lat, fairbanks.lon, 64.84, -147.72) < 5


@pytest.mark.parametrize(
    ("written", "country", "said"),
    [
        ("00000", "US", "does not exist"),
        ("abc", "US", "five digits"),
        ("0290", "US", "five digits"),
        ("٠٢٩٠٦", "US", "five digits"),
        ("09012", "US", "no place on the map"),
        ("10115", "DE", "United States only"),
    ],
)
def test_no_place_is_none_with_a_reason(written, country, said):
    assert place(written, country) is None
    assert said in why_no_place(written, country)


@pytest.mark.parametrize("country", ["US", "USA", "United States of America", "Puerto Rico", "GU", "", None])
def test_the_ways_the_country_is_written(country):
    assert place("02906", country) and why_no_place("02906", country) == ""


def test_a_place_needs_no_reason():
    assert why_no_place("02906") == ""


@pytest.mark.parametrize(
    ("code", "state"), [("02906", "RI"), ("10001", "NY"), ("06390", "NY"), ("96799", "AS"), ("99999", None)]
)
def test_the_state_of_a_code(code, state):
    assert state_of(code) == state


@given(st.text(max_size=12))
def test_any_text_is_a_place_or_none(text):
    found = place(text)
    assert found is None or (-15 < found.lat < 72 and -180 < found.lon < 180)


def test_miles_are_those_of_a_great_circle():
    assert miles(40.7128, -74.0060, 34.0522, -118.2437) == pytest.approx(2445, abs=5)  # New York to Los Angeles
    assert miles(10, 20, 10, 20) == 0
