"""Countries as people and records write them."""

from datetime import date

import pytest

from consilium.case import Case, Person, country_code, home_country, in_united_states, parse_answers
from consilium.tables import csv_rows


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US", "US"),
        ("usa", "US"),
        ("United States of America", "US"),
        (" united  states ", "US"),
        ("U.S.A.", "US"),
        ("Puerto Rico", "PR"),
        ("uk", "GB"),
        ("GBR", "GB"),
        ("Scotland", "GB"),
        ("Deutschland", "DE"),
        ("br", "BR"),
        ("Freedonia", "Freedonia"),
        ("  ", None),
        (None, None),
    ],
)
def test_the_ways_a_country_is_written(written, code):
    assert country_code(written) == code


@pytest.mark.parametrize("written", ["US", "United States of America", "PR", "VI", "GU", "AS", "mp", "", None])
def test_territories_and_silence_count_as_the_united_states(written):
    assert in_united_states(written)


@pytest.mark.parametrize("written", ["GB", "England", "Canada", "BR", "Freedonia"])
def test_other_countries_do_not(written):
    assert not in_united_states(written)


@pytest.mark.parametrize(
    ("answered", "recorded", "home"),
    [(None, None, "US"), (None, "England", "GB"), ("US", "GB", "US"), (" ", "DEU", "DE")],
)
def test_what_is_answered_comes_before_what_is_recorded(answered, recorded, home):
    answers = parse_answers({"patient": {"country": answered}} if answered else {})
    assert home_country(Case(None, answers=answers, person=Person(country=recorded))) == home


def test_the_table_names_each_country_once():
    rows = csv_rows("consilium.case", "countries.csv")
    written = [name for row in rows for name in (row["code"], row["alpha3"], *row["names"].split(";"))]
    assert len(written) == len({name.lower() for name in written})
    assert all(row["source"] and date.fromisoformat(row["checked"]) and row["status"] == "derived" for row in rows)
