"""The table of cancers: its schema, its tree, and what each kind is called."""

import re

import pytest

from consilium.oncology import ancestors, is_a, kind, kinds, most_specific
from consilium.oncology.anatomy import all_sites
from consilium.tables import csv_rows

FAMILIES = {
    "carcinoma",
    "sarcoma",
    "lymphoma",
    "leukemia",
    "myeloma",
    "mds",
    "mpn",
    "melanoma",
    "melanocytic",
    "glioma",
    "cns",
    "neuroendocrine",
    "germ_cell",
    "mesothelioma",
    "thymic",
    "pediatric",
    "unknown_primary",
    "skin_keratinocyte",
    "in_situ",
    "benign_or_borderline",
}
TABLES = ("cancers.csv", "sites.csv", "histologies.csv", "name_patterns.csv", "crosswalk.csv")


@pytest.mark.parametrize("table", [*TABLES, "incidence.csv", "incidence_derived.csv"])
def test_every_row_names_its_source_and_when_it_was_checked(table: str) -> None:
    for row in csv_rows("consilium.oncology", table):
        assert row["source"], row
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row["checked"]), row
        assert row["status"] in ("sourced", "derived"), row


def test_a_parent_stands_before_its_children() -> None:
    seen: set[str] = set()
    for found in kinds().values():
        assert found.parent is None or found.parent in seen, found.code
        seen.add(found.code)


def test_all_of_oncotree_is_there() -> None:
    assert len(kinds()) == 897
    assert sum(found.parent is None for found in kinds().values()) == 32


def test_every_kind_has_a_plain_name_of_its_own() -> None:
    names = [found.name for found in kinds().values()]
    assert all(names)
    doubles = {name for name in names if names.count(name) > 1}
    assert not doubles


def test_codes_have_the_form_of_their_system() -> None:
    forms = {
        "topography": r"C\d\d(\.\d)?",
        "morphology": r"\d{4}/[01236]",
        "icd10": r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?",
        "snomed": r"\d{6,18}",
        "aliases": r"\S(.*\S)?",
    }
    for found in kinds().values():
        assert found.families <= FAMILIES, found.code
        for column, form in forms.items():
            assert all(re.fullmatch(form, value) for value in getattr(found, column)), (found.code, column)


@pytest.mark.parametrize("column", ["icd10", "snomed"])
def test_a_code_of_another_system_means_one_kind(column: str) -> None:
    owners: dict[str, str] = {}
    for found in kinds().values():
        for code in getattr(found, column):
            assert code not in owners, (code, owners.get(code), found.code)
            owners[code] = found.code


def test_no_two_kinds_share_a_name() -> None:
    def key(name: str) -> str:
        return " ".join(re.findall(r"[^\W_]+", name.lower()))

    owners: dict[str, str] = {}
    for found in kinds().values():
        for alias in found.aliases:
            assert owners.setdefault(key(alias), found.code) == found.code, alias
    for row in csv_rows("consilium.oncology", "histologies.csv"):
        for word in row["words"].split("|"):
            assert key(word) not in owners, word


def test_a_site_and_a_morphology_mean_one_kind() -> None:
    owners: dict[tuple[str, str, int], str] = {}
    for found in kinds().values():
        for morphology in found.morphology:
            for site in found.topography or ("",):
                place = (morphology, site, len(ancestors(found.code)))
                assert owners.setdefault(place, found.code) == found.code, place


def test_sites_point_to_kinds() -> None:
    for site in all_sites().values():
        codes = {site.tissue, site.malignant, site.carcinoma, site.in_situ} - {""}
        assert all(kind(code) for code in codes), site.topography


@pytest.mark.parametrize(
    ("code", "families"),
    [
        ("IDC", {"carcinoma"}),
        ("DCIS", {"carcinoma", "in_situ"}),
        ("LIPO", {"sarcoma"}),
        ("WDLS", {"sarcoma"}),
        ("GIST", {"sarcoma"}),
        ("LMS", {"sarcoma"}),
        ("FL", {"lymphoma"}),
        ("NSCHL", {"lymphoma"}),
        ("CLLSLL", {"leukemia", "lymphoma"}),
        ("HCL", {"leukemia"}),
        ("APLPMLRARA", {"leukemia"}),
        ("PCM", {"myeloma"}),
        ("MDSEB1", {"mds"}),
        ("PV", {"mpn"}),
        ("CMLBCRABL1", {"mpn", "leukemia"}),
        ("CMML", {"mds", "mpn", "leukemia"}),
        ("MEL", {"melanoma", "melanocytic"}),
        ("UM", {"melanoma", "melanocytic"}),
        ("AN", {"melanocytic", "benign_or_borderline"}),
        ("GB", {"glioma", "cns"}),
        ("MNG", {"cns", "benign_or_borderline"}),
        ("PANET", {"neuroendocrine"}),
        ("SCLC", {"neuroendocrine", "carcinoma"}),
        ("SEM", {"germ_cell"}),
        ("PLMESO", {"mesothelioma"}),
        ("THYM", {"thymic"}),
        ("THYC", {"thymic", "carcinoma"}),
        ("WT", {"pediatric"}),
        ("RMS", {"sarcoma", "pediatric"}),
        ("CUP", {"unknown_primary"}),
        ("ADNOS", {"unknown_primary", "carcinoma"}),
        ("BCC", {"carcinoma", "skin_keratinocyte"}),
        ("CSCC", {"carcinoma", "skin_keratinocyte"}),
        ("FA", {"benign_or_borderline"}),
        ("BREAST", set()),
        ("LYMPH", set()),
    ],
)
def test_families(code: str, families: set[str]) -> None:
    found = kind(code)
    assert found is not None
    assert found.families == families


def test_the_tree() -> None:
    assert ancestors("IDC") == ("BRCA", "BREAST")
    assert ancestors("BREAST") == ()
    assert is_a("WDLS", "LIPO") and is_a("WDLS", "SOFT_TISSUE") and is_a("LIPO", "LIPO")
    assert not is_a("LIPO", "WDLS")
    assert kind("WDLS").tissue == "SOFT_TISSUE"  # type: ignore[union-attr]
    assert kind("no such code") is None
    assert ancestors("no such code") == ()


@pytest.mark.parametrize(
    ("codes", "deepest"),
    [
        (["BREAST", "IDC", "BRCA"], "IDC"),
        (["IDC"], "IDC"),
        (["IDC", "ILC"], None),
        (["LUNG", "BRCA"], None),
        ([], None),
    ],
)
def test_the_most_specific_of_several(codes: list[str], deepest: str | None) -> None:
    assert most_specific(codes) == deepest
