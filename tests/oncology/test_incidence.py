"""How rare is each kind of cancer, and on what figure does that rest?"""

import pytest

from consilium.oncology import incidence, kind, kinds, rarity
from consilium.tables import csv_rows

RARE = [
    "FL", "DLBCLNOS", "HCL", "CLLSLL", "NSCHL", "MCL", "WM", "BL", "PTCL", "APLPMLRARA", "AML", "AMLNPM1", "BLL", "CML",
    "GIST", "LIPO", "WDLS", "DDLS", "LMS", "SYNS", "ANGS", "OS", "ES", "RMS", "SOFT_TISSUE", "BONE",
    "PLMESO", "PEMESO", "GB", "ASTR", "ODG", "DMG", "MBL", "CHOL", "IHCH", "GBC", "AMPCA", "IBC", "MBC",
    "ESCC", "ESCA", "LXSC", "OPHSC", "NPC", "ACYC", "SACA", "THME", "THAP", "THFO", "ACC", "PANET", "SBWDNET", "LUCA",
    "ANSC", "SBC", "VSC", "PSCC", "TESTIS", "SEM", "UM", "MCC", "THYM", "WT", "NBL", "RBL", "CESC", "HGSOC", "UCS",
    "USC", "UTUC", "CERVIX", "OVARY", "HEAD_NECK", "CHRCC", "PRCC", "FLC", "LUNE", "BIALCL", "PCNSL", "BPDCN",
]  # fmt: skip
COMMON = [
    "IDC", "ILC", "BRCA", "BREAST", "LUAD", "LUSC", "LUNG", "NSCLC", "PRAD", "PROSTATE", "COAD", "READ", "COADREAD",
    "BOWEL", "MEL", "SKCM", "BLCA", "BLADDER", "UEC", "UCEC", "UTERUS", "CSCC", "BCC", "SKIN", "PAAD", "PANCREAS",
    "CCRCC", "RCC", "KIDNEY", "THPA", "THYROID", "HCC", "LIVER", "DCIS",
]  # fmt: skip
NEITHER = ["CUP", "ADNOS", "PCM", "SCLC", "STAD", "STOMACH", "NHL", "BRAIN", "SKLMM"]
NOT_COUNTED = ["FA", "LCIS", "MGUS", "PADA", "ULM", "LYMPH_NODE", "NUTCL", "BRCNOS"]


@pytest.mark.parametrize("code", RARE)
def test_rare(code: str) -> None:
    assert rarity(code).verdict == "rare"


@pytest.mark.parametrize("code", COMMON)
def test_common(code: str) -> None:
    assert rarity(code).verdict == "common"


@pytest.mark.parametrize("code", NEITHER)
def test_too_near_the_limit_or_too_coarse_to_say(code: str) -> None:
    assert rarity(code).verdict == "borderline"


@pytest.mark.parametrize("code", NOT_COUNTED)
def test_not_known(code: str) -> None:
    found = rarity(code)
    assert found.verdict == "unknown"
    assert found.incidence is None


def test_a_published_rate_goes_before_a_derived_one() -> None:
    found = incidence("GIST")
    assert found is not None
    assert (found.rate, found.status, found.sexes, found.unit) == (1.5, "sourced", "both", "per 100,000 a year")
    assert "Stiller" in found.source


def test_a_derived_rate_near_the_limit_decides_nothing() -> None:
    for code in kinds():
        found = rarity(code)
        rate = found.incidence
        if rate and rate.status == "derived" and found.verdict == "rare":
            assert rate.rate < 3 or rate.bound == "below", code
        if rate and rate.status == "derived" and found.verdict == "common":
            assert rate.rate > 10, code


def test_a_kind_is_never_common_only_because_a_group_above_it_is() -> None:
    for code in kinds():
        if rarity(code).verdict == "common":
            assert incidence(code) is not None, code


def test_a_site_where_all_cancers_are_rare_makes_a_coarse_code_rare() -> None:
    assert rarity("BOWEL").verdict == "common"
    assert rarity("BOWEL", "C21.0").verdict == "rare"
    assert rarity("BOWEL", "C18.7").verdict == "common"
    assert rarity("BRCA", "C50.4").verdict == "common"
    assert rarity("STOMACH", "C15.5").verdict == "borderline"  # together 8 in 100,000, but each histology is rarer


def test_the_reason_is_one_plain_sentence_with_the_figure() -> None:
    why = rarity("GIST").why
    assert why.startswith("Rare: about 1.5 in 100,000 people a year (Europe")
    assert "at most" in rarity("PLMESO").why
    assert "depends on the exact kind" in rarity("STOMACH").why
    assert all(rarity(code).why for code in kinds())


def test_published_rates_are_of_known_kinds_and_sites() -> None:
    for row in csv_rows("consilium.oncology", "incidence.csv"):
        assert row["code"] or row["topography"], row
        assert not row["code"] or kind(row["code"]), row
        assert float(row["rate"]) > 0
        assert row["bound"] in ("exact", "below", "above"), row
        assert row["population"] and row["kind_of_rate"], row
        assert row["period"] or row["status"] == "derived", row


def test_a_parent_holds_at_least_what_its_children_hold() -> None:
    rates = {row["code"]: float(row["rate"]) for row in csv_rows("consilium.oncology", "incidence_derived.csv")}
    for code, rate in rates.items():
        below = sum(rates.get(other.code, 0) for other in kinds().values() if other.parent == code)
        assert below <= rate + 0.01, code
