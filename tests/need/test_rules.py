"""Every reason, by its own examples; the rule book page of the docs shows the same ones."""

import pytest
from sqlglot import exp, parse_one

from consilium.need import LEVELS
from consilium.need.rules import Example, Rule, column_types, columns_in, decide, rules

CONTRACT = {
    "doubts_about_doctor": "essential",
    "doctor_inexperienced": "essential",
    "rare_cancer": "essential",
    "no_lifesaving_therapy": "essential",
    "doctor_bothered": "essential",
    "insurer_requires": "essential",
    "provisional_pathology": "recommended",
    "uncertain_diagnosis": "recommended",
    "hard_to_classify": "recommended",
    "incomplete_workup": "recommended",
    "conflicting_records": "recommended",
    "major_surgery_without_board": "recommended",
    "treatment_failed": "recommended",
    "several_options": "worth_considering",
    "trials_not_discussed": "worth_considering",
    "peace_of_mind": "worth_considering",
}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.says}") for rule in rules() for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    assert decide({rule.id: rule.condition()}, example.row)[rule.id] is example.holds


def test_the_rules_are_those_of_the_contract_with_their_strength() -> None:
    assert {rule.id: rule.strength for rule in rules()} == CONTRACT


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_shows_when_it_holds_when_not_and_uses_known_columns(rule: Rule) -> None:
    assert {True, False} <= {example.holds for example in rule.examples}
    assert columns_in(rule.condition())
    assert all(set(example.row) <= set(column_types()) for example in rule.examples)
    assert rule.strength in LEVELS


def test_a_rule_over_a_column_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such column: doctor_mood"):
        columns_in("doctor_mood = 'bad'")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_columns_are_those_that_a_parser_of_sql_finds(rule: Rule) -> None:
    parsed = {column.name for column in parse_one(rule.condition(), read="duckdb").find_all(exp.Column)}
    assert set(columns_in(rule.condition())) == parsed


def test_nothing_known_decides_nothing() -> None:
    """With an empty row no reason may hold: what no document says is unknown, not yes."""
    assert not any(decide({rule.id: rule.condition() for rule in rules()}, {}).values())
