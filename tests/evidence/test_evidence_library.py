"""The shelves of studies and guidance hold what they promise."""

from datetime import date

import pytest

from consilium.evidence import all_guidance, all_studies, guidance, guidances, source, studies, study

FAMILIES = {"whole_referral_stream", "selected", "review", "survey", "model"}
TOPICS = {"general", "pathology", "imaging", "board", "second_opinion", "delay", "harm", "third_opinion"}
TOPICS |= {"blind_reading", "experience", "remote"}
ADVICE = {"right", "reasons", "time", "pathology", "testing", "board", "experience", "choices", "emergency"}
ADVICE |= {"palliative", "insurance", "doctor", "trials", "third_opinion"}


@pytest.mark.parametrize("row", all_studies().values(), ids=lambda row: row.id)
def test_a_study_has_its_source_its_limit_and_plain_words(row):
    assert row.url.startswith("http")
    assert row.source and row.counted and row.place and row.authors
    assert row.harms.endswith("."), "the counter-evidence stands beside every figure"
    assert row.family in FAMILIES
    assert set(row.topics) <= TOPICS
    assert row.status == "sourced"
    assert row.checked >= date(2026, 11, 22)
    assert 1990 < row.year <= 2026
    assert row.figures or row.finding, "a study says something"


@pytest.mark.parametrize("row", all_studies().values(), ids=lambda row: row.id)
def test_counts_shares_and_intervals_fit_each_other(row):
    assert len({figure.id for figure in row.figures}) == len(row.figures)
    for figure in row.figures:
        if figure.count is not None:
            assert figure.total and 0 <= figure.count <= figure.total
            assert figure.percent == pytest.approx(100 * figure.count / figure.total)
        if found := figure.interval():
            low, high = found
            assert 0 <= low < high <= 100
            assert figure.percent is None or low <= figure.percent <= high
        if figure.how == "range":
            assert row.family == "review", "a range over studies comes from a review"


@pytest.mark.parametrize("row", all_guidance().values(), ids=lambda row: row.id)
def test_guidance_has_its_source(row):
    assert row.url.startswith("http")
    assert row.says.endswith(".") and row.who and row.title
    assert set(row.topics) <= ADVICE
    assert row.checked >= date(2026, 11, 22)


def test_ids_are_unique_over_both_shelves():
    assert not set(all_studies()) & set(all_guidance())


def test_the_room_lists_every_id_in_its_docstring():
    import consilium.evidence

    for name in [*all_studies(), *all_guidance()]:
        assert name in (consilium.evidence.__doc__ or ""), name


def test_what_is_no_study_of_cancer_never_stands_as_a_cancer_rate():
    assert not any("such" in row.authors.lower().split() for row in all_studies().values())
    assert study("vashitz-2012").cancers == () and not study("vashitz-2012").figures


def test_source_finds_either_and_refuses_the_unknown():
    assert source("ray-coquard-2012") is study("ray-coquard-2012")
    assert source("acs-second-opinion") is guidance("acs-second-opinion")
    with pytest.raises(KeyError):
        source("nobody-1900")


def test_studies_of_just_this_cancer_come_first_and_others_stay_out():
    found = [row.id for row in studies("pathology", {"DDLS", "SOFT_TISSUE", "sarcoma"})]
    assert found[0] == "ray-coquard-2012"
    assert "swapp-2013" in found, "studies on all cancers apply too"
    assert "laurent-2017" not in found
    assert next(row.id for row in guidances("pathology", "BLADDER")) == "aua-bladder-2024"
    assert "adasp-outside-review" in [row.id for row in guidances("pathology", "BLADDER")]


def test_no_figure_of_a_whole_stream_is_told_as_one_of_people_who_asked():
    asked = ("sought", "asked for a second", "went to a cancer center for", "paid for")
    for row in all_studies().values():
        main = row.figure()
        if row.family == "whole_referral_stream" and main:
            assert not any(word in main.who for word in asked), row.id
