"""What codes of other systems mean."""

import string

import pytest

from consilium.oncology import (
    from_icd9,
    from_icd10,
    from_icdo3,
    from_snomed,
    histology_snomed,
    history_icd9,
    history_icd10,
    history_snomed,
    is_secondary_icd9,
    is_secondary_icd10,
    is_secondary_snomed,
    kinds,
)
from consilium.tables import csv_rows


@pytest.mark.parametrize(
    ("code", "oncotree"),
    [
        ("C50.411", "BRCA"),
        ("C50", "BRCA"),
        ("c50.9", "BRCA"),
        ("C5091", "BRCA"),
        ("C61", "PROSTATE"),
        ("C34.11", "LUNG"),
        ("C18.7", "COADREAD"),
        ("C18.1", "APAD"),
        ("C20", "COADREAD"),
        ("C21.0", "BOWEL"),
        ("C16.0", "GEJ"),
        ("C22.0", "HCC"),
        ("C22.1", "IHCH"),
        ("C25.0", "PANCREAS"),
        ("C25.4", "PANET"),
        ("C43.59", "SKCM"),
        ("C44.311", "BCC"),
        ("C44.1221", "CSCC"),
        ("C44.99", "SKIN"),
        ("C4A.0", "MCC"),
        ("C49.A2", "GIST"),
        ("C49.21", "SOFT_TISSUE"),
        ("C54.1", "UCEC"),
        ("C65.1", "UTUC"),
        ("C71.1", "BRAIN"),
        ("C7A.020", "AWDNET"),
        ("C80.1", "CUP"),
        ("C81.12", "NSCHL"),
        ("C82.18", "FL"),
        ("C82.60", "PCFCL"),
        ("C83.38", "DLBCLNOS"),
        ("C83.390", "PCNSL"),
        ("C84.7A", "BIALCL"),
        ("C90.01", "PCM"),
        ("C91.00", "BLL"),
        ("C91.10", "CLLSLL"),
        ("C91.40", "HCL"),
        ("C92.00", "AML"),
        ("C92.40", "APLPMLRARA"),
        ("C92.10", "CMLBCRABL1"),
        ("D05.11", "DCIS"),
        ("D03.9", "MEL"),
        ("D32.0", "MNG"),
        ("D45", "PV"),
        ("D46.22", "MDSEB2"),
        ("D47.2", "MGUS"),
        ("C78.01", None),
        ("C77.3", None),
        ("C7B.02", None),
        ("Z85.3", None),
        ("E11.9", None),
        ("I10", None),
        ("", None),
        ("nonsense", None),
    ],
)
def test_icd10(code: str, oncotree: str | None) -> None:
    assert from_icd10(code) == oncotree


# ICD-10-CM leaves these numbers of C00 to C96 unused.
UNUSED = {27, 28, 29, 35, 36, 42, 59, 87, 89}


@pytest.mark.parametrize("number", [n for n in range(97) if n not in UNUSED and n not in (77, 78, 79)])
def test_every_malignant_category_of_icd10_means_a_kind(number: int) -> None:
    assert from_icd10(f"C{number:02}.9") in kinds()


@pytest.mark.parametrize("number", [*range(0, 8), 9, *range(37, 49)])
def test_so_does_every_category_of_uncertain_and_in_situ_ones(number: int) -> None:
    assert from_icd10(f"D{number:02}.9") in kinds()


@pytest.mark.parametrize(
    ("code", "secondary"), [("C79.51", True), ("C77.9", True), ("C7B.8", True), ("C50.9", False), ("C7A.8", False)]
)
def test_metastases_in_icd10(code: str, secondary: bool) -> None:
    assert is_secondary_icd10(code) is secondary


@pytest.mark.parametrize(
    ("code", "oncotree"),
    [("Z85.3", "BRCA"), ("Z85.46", "PROSTATE"), ("Z85.038", "COADREAD"), ("Z85.820", "MEL"), ("C50.9", None)],
)
def test_a_past_cancer_in_icd10(code: str, oncotree: str | None) -> None:
    assert history_icd10(code) == oncotree


@pytest.mark.parametrize(
    ("code", "oncotree"),
    [
        ("174.9", "BRCA"),
        ("185", "PROSTATE"),
        ("153.9", "COADREAD"),
        ("162.3", "LUNG"),
        ("172.5", "SKCM"),
        ("173.31", "BCC"),
        ("173.32", "CSCC"),
        ("202.80", "NHL"),
        ("204.90", "LNM"),
        ("205.00", "AML"),
        ("197.7", None),
        ("250.00", None),
    ],
)
def test_icd9(code: str, oncotree: str | None) -> None:
    assert from_icd9(code) == oncotree


def test_metastases_and_past_cancers_in_icd9() -> None:
    assert is_secondary_icd9("197.0")
    assert not is_secondary_icd9("162.9")
    assert history_icd9("V10.3") == "BRCA"
    assert history_icd9("V58.11") is None


@pytest.mark.parametrize(
    ("code", "oncotree"),
    [
        ("254837009", "BRCA"),
        ("408643008", "IDC"),
        ("363406005", "COADREAD"),
        ("399068003", "PROSTATE"),
        ("254637007", "NSCLC"),
        ("93655004", "SKCM"),
        ("109989006", "PCM"),
        ("91861009", "AML"),
        ("94222008", None),
        ("38341003", None),
    ],
)
def test_snomed(code: str, oncotree: str | None) -> None:
    assert from_snomed(code) == oncotree


def test_other_things_that_snomed_codes_say() -> None:
    assert is_secondary_snomed("94222008")
    assert not is_secondary_snomed("254837009")
    assert history_snomed("429087003") == "BRCA"
    assert histology_snomed("82711006") == "8500/3"
    assert histology_snomed("254837009") is None


@pytest.mark.parametrize(
    ("site", "morphology", "oncotree"),
    [
        ("C50.4", "8500/3", "IDC"),
        ("C504", "8500/3", "IDC"),
        ("C50.9", "8520/3", "ILC"),
        ("C50.9", "8500/2", "DCIS"),
        ("C50.9", "8530/3", "IBC"),
        ("C18.7", "8140/3", "COAD"),
        ("C20.9", "8140/3", "READ"),
        ("C19.9", "8140/3", "COADREAD"),
        ("C18.2", "8480/3", "MACR"),
        ("C18.1", "8480/3", "MAAP"),
        ("C34.1", "8140/3", "LUAD"),
        ("C34.1", "8070/3", "LUSC"),
        ("C34.1", "8041/3", "SCLC"),
        ("C34.1", "8046/3", "NSCLC"),
        ("C53.9", "8070/3", "CESC"),
        ("C44.3", "8070/3", "CSCC"),
        ("C32.0", "8070/3", "LXSC"),
        ("C10.9", "8070/3", "OPHSC"),
        ("C02.9", "8070/3", "OCSC"),
        ("C15.5", "8070/3", "ESCC"),
        ("C15.5", "8140/3", "ESCA"),
        ("C16.9", "8490/3", "SSRCC"),
        ("C54.1", "8380/3", "UEC"),
        ("C56.9", "8380/3", "EOV"),
        ("C56.9", "8461/3", "HGSOC"),
        ("C57.0", "8461/3", "HGSFT"),
        ("C67.9", "8120/3", "BLCA"),
        ("C65.9", "8120/3", "UTUC"),
        ("C66.9", "8130/3", "UTUC"),
        ("C64.9", "8310/3", "CCRCC"),
        ("C64.9", "8260/3", "PRCC"),
        ("C73.9", "8260/3", "THPA"),
        ("C73.9", "8340/3", "THPA"),
        ("C61.9", "8140/3", "PRAD"),
        ("C25.0", "8500/3", "PAAD"),
        ("C22.0", "8170/3", "HCC"),
        ("C44.5", "8720/3", "SKCM"),
        ("C69.3", "8720/3", "UM"),
        ("C21.1", "8720/3", "ARMM"),
        ("C49.2", "8890/3", "LMS"),
        ("C54.2", "8890/3", "ULMS"),
        ("C16.1", "8936/3", "GIST"),
        ("C71.2", "9440/3", "GB"),
        ("C70.0", "9530/0", "MNG"),
        ("C77.0", "9690/3", "FL"),
        ("C71.1", "9680/3", "PCNSL"),
        ("C42.1", "9866/3", "APLPMLRARA"),
        (None, "9680/3", "DLBCLNOS"),
        (None, "8170/3", "HCC"),
        (None, "8140/3", None),  # an adenocarcinoma of nowhere is no one kind
        ("C18.7", "8265/3", "COAD"),
        ("C18.7", "8330/3", "COAD"),  # an adenocarcinoma without a node of its own here
        ("C16.2", "8070/3", "STOMACH"),  # a histology that is foreign to the organ says no more than the organ
        ("C61.9", "8120/3", "PROSTATE"),
        ("C32.0", "8010/3", "HNSC"),
        ("C50.9", "8010/6", "BRCA"),
        ("C50.9", "8000/3", "BRCA"),
        ("C34.9", "8000/3", "LUNG"),
        ("C34.9", None, "LUNG"),
        ("C50.9", "8010/2", "BREAST"),
        ("C18.7", "8000/0", None),
        ("C77.3", "8000/3", None),
        (None, None, None),
        ("C99.9", "nonsense", None),
    ],
)
def test_site_and_histology_together(site: str | None, morphology: str | None, oncotree: str | None) -> None:
    assert from_icdo3(site, morphology) == oncotree


def test_the_crosswalk_points_to_kinds() -> None:
    systems = {"icd9", "icd9-history", "icd10-history", "snomed-history"}
    for row in csv_rows("consilium.oncology", "crosswalk.csv"):
        if row["system"] in systems:
            assert row["value"] in kinds(), row


def test_no_code_is_too_odd() -> None:
    for odd in ("", ".", "C", "C.", "Ç50", string.punctuation, "C" * 500):
        assert from_icd10(odd) is None
        assert from_icd9(odd) is None
        assert from_snomed(odd) is None
        from_icdo3(odd, odd)
