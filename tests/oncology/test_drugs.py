"""Drugs and regimens: looked up by any of their names, and held to the schema of their tables."""

from datetime import date

import pytest

from consilium.oncology.drugs import drug, drugs, regimen, regimens
from consilium.tables import csv_rows

KINDS = {
    "chemotherapy", "immunotherapy", "targeted", "endocrine", "cellular", "radionuclide", "ablation", "supportive",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Taxol", "paclitaxel"),
        ("taxotere", "docetaxel"),
        ("PACLITAXEL 100 MG Injection", "paclitaxel"),
        ("fam-trastuzumab deruxtecan-nxki", "trastuzumab deruxtecan"),
        ("T-DM1", "trastuzumab emtansine"),
        ("TDM1", "trastuzumab emtansine"),
        ("5-FU", "fluorouracil"),
        ("5FU", "fluorouracil"),
        ("Xeloda", "capecitabine"),
        ("anastrazole", "anastrozole"),
        ("pembro", "pembrolizumab"),
        ("Keytruda", "pembrolizumab"),
        ("nab-paclitaxel", "paclitaxel protein-bound"),
        ("177Lu-PSMA-617", "lutetium Lu 177 vipivotide tetraxetan"),
        ("all-trans retinoic acid", "tretinoin"),
        ("Adriamycin", "doxorubicin"),
        ("Lupron Depot", "leuprolide"),
        ("axi-cel", "axicabtagene ciloleucel"),
    ],
)
def test_a_drug_is_found_by_brand_abbreviation_and_misspelling(word: str, name: str) -> None:
    found = drug(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["", "water", "lisinopril", "cisplatin and etoposide", "metformin 500 mg"])
def test_what_is_no_single_drug_against_cancer_is_none(word: str) -> None:
    assert drug(word) is None


@pytest.mark.parametrize(
    ("word", "name", "some_drugs"),
    [
        ("XELOX", "CAPOX", {"capecitabine", "oxaliplatin"}),
        ("ddAC-T", "ddAC-T", {"doxorubicin", "cyclophosphamide", "paclitaxel"}),
        ("TCHP", "TCHP", {"docetaxel", "carboplatin", "trastuzumab", "pertuzumab"}),
        ("RCHOP", "R-CHOP", {"rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"}),
        ("Pola-R-CHP", "Pola-R-CHP", {"polatuzumab vedotin"}),
        ("A+AVD", "BV-AVD", {"brentuximab vedotin", "dacarbazine"}),
        ("modified FOLFOX6", "mFOLFOX6", {"fluorouracil", "leucovorin", "oxaliplatin"}),
        ("FLOT", "FLOT", {"docetaxel", "oxaliplatin"}),
        ("VAC/IE", "VDC/IE", {"ifosfamide", "etoposide", "vincristine"}),
        ("MAID", "MAID", {"mesna", "dacarbazine"}),
        ("Stupp protocol", "Stupp", {"temozolomide", "radiation"}),
        ("gem/nab-paclitaxel", "gemcitabine/nab-paclitaxel", {"paclitaxel protein-bound"}),
        ("Dara-VRd", "D-VRd", {"daratumumab", "bortezomib", "lenalidomide", "dexamethasone"}),
        ("7+3", "7+3", {"cytarabine", "daunorubicin"}),
        ("ATRA plus arsenic", "ATRA/ATO", {"tretinoin", "arsenic trioxide"}),
        ("HyperCVAD", "hyper-CVAD", {"methotrexate", "cytarabine"}),
        ("ipi/nivo", "ipilimumab/nivolumab", {"ipilimumab", "nivolumab"}),
    ],
)
def test_a_regimen_is_found_by_its_names(word: str, name: str, some_drugs: set[str]) -> None:
    found = regimen(word)
    assert found is not None
    assert found.name == name
    assert some_drugs <= set(found.drugs)


def test_the_kind_of_a_regimen_follows_its_drugs() -> None:
    assert regimens()["R-CHOP"].kind == "chemotherapy"
    assert regimens()["ipilimumab/nivolumab"].kind == "immunotherapy"
    assert regimens()["dabrafenib/trametinib"].kind == "targeted"


def test_there_are_enough_drugs_and_regimens() -> None:
    assert len(drugs()) >= 220
    assert len(regimens()) >= 120


def test_every_drug_of_a_regimen_is_a_drug_or_radiation() -> None:
    named = {name for one in regimens().values() for name in one.drugs}
    assert named - set(drugs()) <= {"radiation"}


@pytest.mark.parametrize("table", ["drugs.csv", "regimens.csv", "treatments.csv", "markers.csv"])
def test_every_row_names_its_source_and_the_day_it_was_checked(table: str) -> None:
    for row in csv_rows("consilium.oncology", table):
        assert row["source"], row
        assert date.fromisoformat(row["checked"])
        assert row["status"] in {"sourced", "derived"}
        assert None not in row.values()


def test_kinds_of_drugs_are_known() -> None:
    assert {one.kind for one in drugs().values()} <= KINDS
    assert all(one.drug_class for one in drugs().values())


def test_no_spelling_stands_for_two_drugs() -> None:
    owner: dict[str, str] = {}
    for one in drugs().values():
        for spelling in (one.name, *one.brands, *one.aliases):
            assert owner.setdefault(spelling.casefold(), one.name) == one.name, spelling
