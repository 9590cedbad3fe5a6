"""Figures are said in plain words, with who was counted and what speaks against them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilium.evidence import GROUND_SOURCES, Figure, ground, harms, source, study, wilson


def test_a_figure_reads_as_people():
    assert study("ray-coquard-2012").sentence() == (
        "8 in 100 got a whole new diagnosis. These were people with sarcoma whose slides an expert read again "
        "(1,463 people, France and Italy, 2012). It may differ for you."
    )


def test_a_share_under_one_in_a_hundred_is_not_rounded_to_none():
    assert study("swapp-2013").sentence().startswith("Fewer than 1 in 100 got")
    assert study("swapp-2013").in_100() == 1


def test_each_figure_names_its_own_number_of_people():
    sentence = study("swapp-2013").sentence("contradicted")
    assert sentence.startswith("15 in 100 turned out") and "(86 cases" in sentence
    assert "42,145 samples in all" in study("laurent-2017").sentence("provisional"), "its own number is not published"
    assert "12,528 people in all" in study("blay-2017").sentence(), "the two groups together"


def test_a_review_shows_its_range():
    assert study("ruetters-2016").sentence().startswith("12 to 69 in 100 got")
    assert study("ruetters-2016").in_100() is None


def test_a_study_without_a_share_is_told_in_a_sentence():
    assert study("hanna-2020").sentence().startswith("For each four weeks that surgery came later")


@pytest.mark.parametrize(
    ("name", "figure", "low", "high"),
    [
        ("ray-coquard-2012", "complete", 7.0, 9.8),
        ("lipitz-snyderman-2023", "better_treatment", 27.1, 43.9),
        ("lipitz-snyderman-2023", "worse", 0.5, 5.9),
        ("lysack-2013", "stage", 46.3, 66.0),
        ("elmore-2017", "over", 6.2, 9.9),
    ],
)
def test_intervals_are_those_of_the_counts_or_of_the_paper(name, figure, low, high):
    assert study(name).interval(figure) == pytest.approx((low, high), abs=0.06)


def test_without_a_denominator_no_interval_is_made_up():
    assert study("laurent-2017").interval("final") is None
    assert study("laurent-2017").figure("final").interval_words() == ""


def test_the_interval_has_words():
    assert study("ray-coquard-2012").figure().interval_words() == "The true share is likely 7 to 10 in 100."


def test_an_unknown_figure_is_refused():
    with pytest.raises(KeyError):
        study("ray-coquard-2012").figure("nothing")


def test_the_ground_says_that_most_agree_and_keeps_the_two_families_apart():
    first, whole, chosen = ground()
    assert first.startswith("Most second opinions agree")
    assert "Of all samples, fewer than 1 to 2 in 100" in whole and "choose" not in whole
    assert "cancer or not" in whole, "a share of all samples is not one of people with cancer"
    assert "35 in 100" in chosen and "2 in 100" in chosen, "the harm stands beside the gain"
    assert all(source(name) for name in GROUND_SOURCES)


def test_the_harms_are_said_with_figures():
    text = " ".join(harms())
    assert "13 did not fit" in text and "5 to 9 days later" in text


@given(st.integers(1, 10_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_holds_the_share_and_stays_within_0_and_100(pair):
    count, total = pair
    low, high = wilson(count, total)
    assert 0 <= low <= 100 * count / total + 1e-9
    assert 100 * count / total - 1e-9 <= high <= 100
    assert low < high


@pytest.mark.parametrize(("count", "total"), [(1, 0), (-1, 5), (6, 5)])
def test_wilson_refuses_what_is_no_share(count, total):
    with pytest.raises(ValueError, match="share"):
        wilson(count, total)


def test_half_a_person_is_rounded_up():
    assert Figure("x", "people", "did", "none", percent=12.5).in_100() == 13
