"""Who pays: the rule that applies, what is not known, and the words for the phone."""

from datetime import date
from typing import get_args

import pytest

from consilium.case import parse_answers
from consilium.case.answers import InsuranceKind
from consilium.coverage import coverage, medicare_estimate, medicare_share

TODAY = date(2026, 11, 23)


def ask(kind=None, state=None, country=None, **insurance):
    insurance |= {key: value for key, value in (("kind", kind), ("state", state)) if value}
    patient = {"country": country} if country else {}
    return coverage(parse_answers({"insurance": insurance, "patient": patient}), TODAY)


@pytest.mark.parametrize("kind", [*get_args(InsuranceKind), None])
def test_every_kind_of_plan_has_a_rule_with_sources_and_words_for_the_phone(kind):
    found = ask(kind)
    assert found.rule == (kind if kind and kind != "other" else "unknown")
    assert found.says and found.ask and found.unknown and found.script and found.sources
    assert all(source.url.startswith("http") for source in found.sources)


def test_medicare_pays_a_second_and_when_they_differ_a_third_opinion():
    found = ask("medicare")
    said = " ".join(found.says)
    assert "20 percent" in said and "third" in said and "no referral" in said
    assert found.estimate and found.estimate.deductible == 283
    assert ask("medicare_advantage").estimate is None, "its price is the plan's own"


@pytest.mark.parametrize(
    ("allowed", "left", "paid"),
    [(400, 0, 80), (400, 283, 306.4), (200, 283, 200), (283, 283, 283), (0, 283, 0), (1000, 100, 280)],
)
def test_the_arithmetic_of_medicare(allowed, left, paid):
    assert medicare_share(allowed, left) == paid


def test_amounts_below_zero_are_refused():
    with pytest.raises(ValueError, match="below zero"):
        medicare_share(-1, 0)


@pytest.mark.parametrize(
    ("day", "year", "warned"),
    [
        (date(2025, 5, 1), 2025, False),
        (TODAY, 2026, False),
        (date(2028, 1, 1), 2026, True),
        (date(2020, 1, 1), 2025, True),
    ],
)
def test_a_year_that_the_table_does_not_hold_is_said(day, year, warned):
    estimate = medicare_estimate(day)
    assert estimate.year == year
    assert (f"the figure of {year}" in estimate.says[0]) is warned


def test_state_law_binds_insured_plans_and_not_what_an_employer_pays_itself():
    assert any("Missouri law" in line for line in ask("employer_insured", "MO").says)
    assert any("Missouri law" in line for line in ask("marketplace", "mo").says)
    own = ask("employer_self_funded", "MO")
    assert not any("Missouri law" in line for line in own.says)
    assert any("do not bind" in line for line in own.says)
    assert not any("Missouri" in line for line in ask("medicare", "MO").says)


def test_with_an_unknown_plan_the_state_rule_comes_with_a_caution():
    says = ask(None, "CA").says
    caution = next(index for index, line in enumerate(says) if "insured plans only" in line)
    assert "California law" in says[caution + 1]


def test_a_state_whose_law_was_not_read_is_said_to_be_unknown():
    found = ask("marketplace", "TX")
    assert any("law of Texas" in line and "not read" in line for line in found.unknown)
    assert found.sources[-1].title.startswith("Triage Cancer")
    assert any("Your state" in line for line in ask("marketplace").unknown)


def test_the_state_of_the_home_is_used_when_the_answers_name_none():
    answers = parse_answers({"insurance": {"kind": "marketplace"}})
    assert coverage(answers, TODAY, state="OR").state == "OR"


def test_the_call_names_service_types_and_the_three_bills():
    script = " ".join(ask("employer_insured", "NY").script)
    for number in ("20", "21", "type 3", "88321", "88323", "88325", "76140", "99202", "99205"):
        assert number in script
    assert script.index("type 20") < script.index("88321") < script.index("your name")


def test_the_questions_come_before_the_numbers():
    found = ask("employer_insured", "NY")
    last = max(found.script.index(line) for line in found.ask)
    assert last < next(n for n, line in enumerate(found.script) if any(letter.isdigit() for letter in line))


def test_a_plan_that_requires_an_opinion_comes_first():
    assert "asks for a second opinion" in ask("marketplace", "NY", requires_second_opinion=True).says[0]


@pytest.mark.parametrize("country", ["DE", "NL", "SE", "FR", "IT", "GB", "UK", "CA", "JP", "AU"])
def test_other_countries_have_their_own_rule(country):
    found = ask(country=country)
    assert found.rule == f"country:{'GB' if country == 'UK' else country}"
    assert found.says and found.sources and found.estimate is None and not found.codes
    assert not any("88321" in line for line in found.script), "the numbers hold in the United States only"


def test_a_country_that_was_not_read_is_said_to_be_unknown():
    found = ask(country="BR")
    assert found.rule == "country:unknown" and not found.says and "no rule for your country" in found.unknown[0]
    assert found.script


@pytest.mark.parametrize(
    ("answered", "recorded", "rule"),
    [
        (None, "GB", "country:GB"),
        (None, "United Kingdom", "country:GB"),
        ("US", "GB", "unknown"),
        ("United States of America", None, "unknown"),
        ("Guam", None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_the_country_of_the_records_counts_where_the_answers_are_silent(answered, recorded, rule):
    answers = parse_answers({"patient": {"country": answered}} if answered else {})
    assert coverage(answers, TODAY, country=recorded).rule == rule


@pytest.mark.parametrize(
    ("written", "state"), [("mo", "MO"), ("Missouri", "MO"), ("new york", "NY"), ("Texas", "Texas"), (" ", None)]
)
def test_a_state_may_be_written_in_full(written, state):
    assert coverage(parse_answers({}), TODAY, state=written).state == state


def test_tricare_holds_abroad():
    assert ask("tricare", country="DE").rule == "tricare"


def test_without_insurance_nobody_is_told_to_call_an_insurer():
    found = ask("none")
    assert not any("service type" in line for line in found.script)
