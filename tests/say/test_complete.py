"""No sentence of a plan stays in English because nobody could translate it."""

import sys
from datetime import date
from pathlib import Path

import pytest
from shown import bare, known, leaves

import consilium.say as language
from consilium.case import parse_answers
from consilium.coverage import coverage
from consilium.coverage.rules import US_KINDS
from consilium.directory import find_centres, place
from consilium.evidence import all_guidance, all_studies, source
from consilium.need.rules import rules
from consilium.oncology import kind, kinds
from consilium.report import plan_html, plan_text, write_plan
from consilium.report.centres import centre_blocks, map_table
from consilium.report.cites import citation, studied
from consilium.report.compared.doctors import doctors_page
from consilium.report.compared.patient import patient_page
from consilium.report.page import page
from consilium.report.payer import call_blocks, coverage_blocks
from consilium.report.sheets import packet_documents
from consilium.report.trials import trials_blocks
from consilium.trials import searches

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import invented_comparisons as comparisons
import synthetic_plans as plans


def english(thing: object, own: object = ()) -> list[str]:
    """The bare sentences of a page; ``own`` are those that these tests made up themselves."""
    return sorted(_bare(thing) - _bare(own))


def _bare(thing: object) -> set[str]:
    return {part for text in leaves(thing) for part in bare(text)}


def _own(name: str) -> object:
    """What was made up for these tests: the reasons of plans made by hand."""
    plan = plans.ALL[name]()
    cancer = plan.case.cancer.name if plan.case.cancer else ""
    return () if name.startswith("demo") else (plan.need, plan.clock, plan.reviews, cancer, plan.case.warnings)


@pytest.mark.parametrize("name", plans.ALL)
def test_every_sentence_of_a_plan_can_be_said_in_another_language(name):
    assert english(page(plans.ALL[name]()), _own(name)) == []


@pytest.mark.parametrize("name", plans.ALL)
def test_every_sentence_of_the_documents_to_print(name):
    plan = plans.ALL[name]()
    assert [(d.id, found) for d in packet_documents(plan) if (found := english(d, _own(name)))] == []


@pytest.mark.parametrize("kind", [*(kind for kind in US_KINDS if kind != "unknown"), "other", None])
@pytest.mark.parametrize("state", ["NY", "WY", None])
def test_who_pays_in_the_united_states(kind, state):
    told = coverage(parse_answers({"insurance": {"kind": kind, "state": state}}), date(2027, 1, 2))
    assert english((*coverage_blocks(told), *call_blocks(told))) == []


@pytest.mark.parametrize("country", ["DE", "NL", "SE", "FR", "IT", "GB", "CA", "JP", "AU", "BR"])
def test_who_pays_elsewhere(country):
    given = {"patient": {"country": country}, "insurance": {"requires_second_opinion": True}}
    told = coverage(parse_answers(given), date(2026, 11, 22))
    assert english((*coverage_blocks(told), *call_blocks(told))) == []


@pytest.mark.parametrize("name", [*all_studies(), *all_guidance()])
def test_every_study_and_guidance(name):
    found = source(name)
    figures = getattr(found, "figures", ())
    told = [found.sentence(), *(found.sentence(f.id) for f in figures), *(f.interval_words() for f in figures)]
    assert english((*told, *studied([name]), citation(name))) == []


@pytest.mark.parametrize("code", ["DDLS", "IDC", "AML", None])
@pytest.mark.parametrize("wishes", [{"video": True}, {"video": False, "max_miles": 3}, {"exclude": ("Dana-Farber",)}])
def test_every_search_for_centers(code, wishes):
    search = find_centres(kind(code) if code else None, place("02906"), rare=code == "DDLS", **wishes)
    assert english((*centre_blocks(search), map_table(search))) == []


@pytest.mark.parametrize("given", [{"stage": "IV", "age": 12}, {"place": "02906", "age": 60}, {}])
def test_every_search_for_trials(given):
    assert english((*trials_blocks(searches(kind("LUAD"), **given)), *trials_blocks(searches(None, **given)))) == []


def test_every_kind_of_cancer_has_a_name_to_translate():
    assert english(tuple(one.name for one in kinds().values())) == []


def test_the_rule_book():
    told = [text for rule in rules() for text in (rule.title, rule.why, rule.more, rule.question, rule.who)]
    assert english(tuple(text for text in told if text != "{incidence_words}")) == []


@pytest.fixture
def bracketed(monkeypatch):
    """A language that puts brackets around all that is collected."""
    monkeypatch.setattr(language, "_catalog", lambda code: lambda text: f"⟦{text}⟧" if text in known() else text)


def test_the_words_of_the_faces_themselves(bracketed):
    shown, text = plan_html(plans.rare(), "es"), plan_text(plans.rare(), "es")
    assert '<html lang="es">' in shown
    for words in ("Go to the plan", "Do these first", "On this page", "Sources", "See how."):
        assert f"⟦{words}⟧" in shown, words
    assert "⟦See all reasons (1 more)⟧" in shown
    assert "⟦DO THESE FIRST⟧" in text and "⟦Sources:⟧" in text
    assert "⟦Treatment is planned for ⟦8 ⟦December⟧⟧, in 16 days.⟧" in shown


def test_words_of_records_stand_as_they_are(bracketed):
    shown = plan_html(plans.rare(), "es")
    assert "“FINAL PENDING OUTSIDE CONSULTATION”" in shown and "⟦FINAL" not in shown


def test_the_labels_of_a_picture(bracketed):
    shown = plan_html(plans.rare(), "es")
    assert ">⟦Today, ⟦22 ⟦November⟧⟧⟧</text>" in shown and ">⟦North⟧</text>" in shown


def test_what_is_for_programs_stays_in_english(bracketed, tmp_path):
    write_plan(plans.rare(), tmp_path / "out", "es")
    assert "⟦" in (tmp_path / "out" / "plan.html").read_text(encoding="utf-8")
    for name in ("plan.json", "packet/bundle.json"):
        assert "⟦" not in (tmp_path / "out" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", comparisons.ALL)
@pytest.mark.parametrize("sheet", [patient_page, doctors_page])
def test_opinions_side_by_side(name, sheet):
    assert english(sheet(comparisons.ALL[name](), comparisons.TODAY)) == []
