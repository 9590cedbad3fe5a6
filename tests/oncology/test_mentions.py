"""Where a text names a kind of cancer or a part of the body. All texts here are invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilium.oncology import kinds, mentions, resolve, sites
from consilium.oncology.mentions import _spelled_out

NAMES = [
    ("Invasive ductal carcinoma", "IDC"),
    ("infiltrating duct carcinoma", "IDC"),
    ("invasive carcinoma of no special type", "IDC"),
    ("invasive breast carcinoma, NST", "IDC"),
    ("Carcinoma, infiltrating ductal", "IDC"),
    ("invasive moderately differentiated ductal carcinoma", "IDC"),
    ("INFILTRATING\nLOBULAR CARCINOMA", "ILC"),
    ("invasive mammary carcinoma with ductal and lobular features", "MDLC"),
    ("ductal carcinoma in situ", "DCIS"),
    ("DCIS", "DCIS"),
    ("inflammatory breast cancer", "IBC"),
    ("triple-negative breast cancer", "BRCA"),
    ("malignant phyllodes tumour", "MPT"),
    ("lung adenocarcinoma", "LUAD"),
    ("adenocarcinoma of the lung", "LUAD"),
    ("non-small-cell lung cancer", "NSCLC"),
    ("NSCLC", "NSCLC"),
    ("squamous cell carcinoma of the right lung", "LUSC"),
    ("small cell lung cancer", "SCLC"),
    ("oat cell carcinoma", "SCLC"),
    ("prostatic adenocarcinoma", "PRAD"),
    ("Adenocarcinoma, acinar type", "PRAD"),
    ("prostate cancer", "PROSTATE"),
    ("colonic adenocarcinoma", "COAD"),
    ("adenocarcinoma of the sigmoid colon", "COAD"),
    ("Adenocarcinoma, colon", "COAD"),
    ("rectal adenocarcinoma", "READ"),
    ("mucinous adenocarcinoma of the cecum", "MACR"),
    ("colorectal cancer", "COADREAD"),
    ("anal cancer", "ANSC"),
    ("low-grade appendiceal mucinous neoplasm", "LAMN"),
    ("oesophageal squamous cell carcinoma", "ESCC"),
    ("adenocarcinoma of the gastro-oesophageal junction", "GEJ"),
    ("diffuse-type gastric adenocarcinoma", "DSTAD"),
    ("linitis plastica", "DSTAD"),
    ("pancreatic ductal adenocarcinoma", "PAAD"),
    ("insulinoma", "PANET"),
    ("intraductal papillary mucinous neoplasm", "IPMN"),
    ("hepatocellular carcinoma", "HCC"),
    ("hepatoma", "HCC"),
    ("Klatskin tumor", "PHCH"),
    ("intrahepatic cholangiocarcinoma", "IHCH"),
    ("ampullary carcinoma", "AMPCA"),
    ("clear cell RCC", "CCRCC"),
    ("Renal cell carcinoma, clear cell type", "CCRCC"),
    ("renal cell carcinoma, conventional (clear cell) type", "CCRCC"),
    ("Renal cell carcinoma (4.5 cm), papillary type 1", "PRCC"),
    ("chromophobe renal cell carcinoma", "CHRCC"),
    ("Wilms' tumour", "WT"),
    ("urothelial carcinoma of the bladder", "BLCA"),
    ("transitional cell carcinoma of the renal pelvis", "UTUC"),
    ("seminoma", "SEM"),
    ("non-seminomatous germ cell tumor", "NSGCT"),
    ("endometrioid adenocarcinoma of the endometrium", "UEC"),
    ("endometrioid carcinoma of the ovary", "EOV"),
    ("uterine papillary serous carcinoma", "USC"),
    ("malignant mixed Müllerian tumor", "UCS"),
    ("high-grade serous carcinoma of the ovary", "HGSOC"),
    ("granulosa cell tumour", "GRCT"),
    ("squamous cell carcinoma of the cervix", "CESC"),
    ("vulvar squamous cell carcinoma", "VSC"),
    ("papillary thyroid carcinoma", "THPA"),
    ("papillary carcinoma, follicular variant", "THPA"),
    ("medullary thyroid cancer", "THME"),
    ("Hürthle cell carcinoma", "THHC"),
    ("adrenal cortical carcinoma", "ACC"),
    ("phaeochromocytoma", "PHC"),
    ("HNSCC", "HNSC"),
    ("squamous cell carcinoma of the tongue", "OCSC"),
    ("laryngeal squamous cell carcinoma", "LXSC"),
    ("nasopharyngeal carcinoma", "NPC"),
    ("adenoid cystic carcinoma", "ACYC"),
    ("melanoma", "MEL"),
    ("superficial spreading melanoma", "SKCM"),
    ("uveal melanoma", "UM"),
    ("squamous cell skin cancer", "CSCC"),
    ("basal cell carcinoma", "BCC"),
    ("Merkel cell carcinoma", "MCC"),
    ("well-differentiated liposarcoma", "WDLS"),
    ("leiomyosarcoma", "LMS"),
    ("gastrointestinal stromal tumour", "GIST"),
    ("undifferentiated pleomorphic sarcoma", "MFH"),
    ("Ewing's sarcoma", "ES"),
    ("osteosarcoma", "OS"),
    ("glioblastoma multiforme", "GB"),
    ("anaplastic astrocytoma", "ASTR3"),
    ("oligodendroglioma", "ODG"),
    ("meningioma", "MNG"),
    ("medulloblastoma", "MBL"),
    ("DLBCL", "DLBCLNOS"),
    ("diffuse large B-cell lymphomas", "DLBCLNOS"),
    ("follicular lymphoma, grade 1-2", "FL"),
    ("mantle cell lymphoma", "MCL"),
    ("classical Hodgkin lymphoma, nodular sclerosis subtype", "NSCHL"),
    ("Waldenström macroglobulinaemia", "WM"),
    ("chronic lymphocytic leukaemia", "CLLSLL"),
    ("acute promyelocytic leukemia", "APLPMLRARA"),
    ("acute myeloid leukaemia", "AML"),
    ("chronic myeloid leukemia", "CML"),
    ("hairy cell leukemia", "HCL"),
    ("multiple myeloma", "PCM"),
    ("myelodysplastic syndrome with excess blasts-2", "MDSEB2"),
    ("polycythaemia vera", "PV"),
    ("malignant pleural mesothelioma", "PLMESO"),
    ("thymoma", "THYM"),
    ("adenocarcinoma of unknown primary", "ADNOS"),
    ("cancer of unknown primary", "CUP"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_a_name_in_a_sentence(name: str, code: str) -> None:
    text = f"The findings are those of {name}; see the comment."
    found = mentions(text)
    assert [mention.code for mention in found] == [code]
    assert text[found[0].start : found[0].end] == found[0].words


@pytest.mark.parametrize(
    ("text", "histology"),
    [
        ("Adenocarcinoma", "8140/3"),
        ("moderately differentiated squamous cell carcinoma", "8070/3"),
        ("signet ring cell carcinoma", "8490/3"),
        ("neuroendocrine tumor", "8240/3"),
        ("carcinoma in situ", "8010/2"),
        ("malignancy", "8000/3"),
    ],
)
def test_a_histology_alone_names_no_kind_yet(text: str, histology: str) -> None:
    (found,) = mentions(text)
    assert (found.code, found.histology, found.open) == (None, histology, True)


def test_the_usual_kind_of_a_histology_stays_open() -> None:
    (found,) = mentions("ductal carcinoma")
    assert (found.code, found.open) == ("IDC", True)
    assert resolve(found.histology or "", "C25.0") == "PAAD"
    (found,) = mentions("urothelial carcinoma")
    assert (found.code, found.open) == ("BLADDER", True)
    assert resolve(found.histology or "", "C66") == "UTUC"


@pytest.mark.parametrize(
    ("histology", "site", "code"),
    [
        ("adenocarcinoma", "colon", "COAD"),
        ("adenocarcinoma", "rectum", "READ"),
        ("adenocarcinoma", "prostate", "PRAD"),
        ("adenocarcinoma", "C34.1", "LUAD"),
        ("squamous cell carcinoma", "lung", "LUSC"),
        ("squamous cell carcinoma", "skin", "CSCC"),
        ("squamous cell carcinoma", "cervix", "CESC"),
        ("squamous cell carcinoma", "esophagus", "ESCC"),
        ("8070/3", "C32.0", "LXSC"),
        ("urothelial carcinoma", "bladder", "BLCA"),
        ("urothelial carcinoma", "renal pelvis", "UTUC"),
        ("endometrioid carcinoma", "ovary", "EOV"),
        ("endometrioid carcinoma", "endometrium", "UEC"),
        ("clear cell carcinoma", "kidney", "CCRCC"),
        ("clear cell carcinoma", "ovary", "CCOV"),
        ("papillary carcinoma", "thyroid", "THPA"),
        ("small cell carcinoma", "lung", "SCLC"),
        ("neuroendocrine tumor", "appendix", "AWDNET"),
        ("adenocarcinoma", None, None),
        ("no such thing", "colon", None),
    ],
)
def test_a_histology_and_a_site_make_a_kind(histology: str, site: str | None, code: str | None) -> None:
    assert resolve(histology, site) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Infi1trating duct carcinorna", "IDC"),
        ("squarnous cell carcin0ma of the lung", "LUSC"),
        ("Renal ceil carcinoma, clear ceil type", "CCRCC"),
        ("hepatocelular carcinoma", "HCC"),
        ("adenocar cinoma of the colon", "COAD"),
        ("colonic adenocar-\ncinoma", "COAD"),
        ("Invasive. ductal. carcinoma", "IDC"),
        ("papillary\n     thyroid\n     carcinoma", "THPA"),
    ],
)
def test_a_scanner_s_slips(text: str, code: str) -> None:
    assert [mention.code for mention in mentions(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "ALL MARGINS ARE FREE",
        "all of it in a cup on the net",
        "the gist of the matter",
        "capillary walls",
        "a branchial cyst",
        "benign breast tissue",
        "Estrogen receptor positive",
        "",
    ],
)
def test_words_that_name_no_cancer(text: str) -> None:
    assert mentions(text) == []


def test_abbreviations_count_in_capitals() -> None:
    assert [mention.code for mention in mentions("A child with ALL in remission")] == ["BLL"]
    assert [mention.code for mention in mentions("GISTs of the stomach")] == ["GIST"]


def test_metastases_do_not_move_the_primary() -> None:
    assert mentions("metastatic adenocarcinoma of the liver")[0].code is None
    assert mentions("carcinoma, axillary lymph node")[0].code is None
    assert mentions("metastatic carcinoma of the breast")[0].code == "BRCA"


def test_an_empty_line_or_a_colon_ends_a_name() -> None:
    assert [mention.code for mention in mentions("Site: lung\n\n\nadenocarcinoma")] == [None]
    assert [mention.code for mention in mentions("squamous: cell carcinoma")] == [None]


@pytest.mark.parametrize(
    ("text", "topography", "tissue"),
    [
        ("left breast, upper outer quadrant", "C50.4", "BREAST"),
        ("right upper lobe of lung", "C34.1", "LUNG"),
        ("sigmoid colon", "C18.7", "BOWEL"),
        ("caecum", "C18.0", "BOWEL"),
        ("oesophagus", "C15", "STOMACH"),
        ("head of the pancreas", "C25.0", "PANCREAS"),
        ("axillary lymph nodes", "C77.3", "LYMPH"),
        ("cervical lymph node", "C77.0", "LYMPH"),
        ("uterine cervix", "C53", "CERVIX"),
        ("renal pelvis", "C65", "BLADDER"),
        ("radical prostatectomy", "C61", "PROSTATE"),
        ("scalp", "C44.4", "SKIN"),
    ],
)
def test_a_part_of_the_body(text: str, topography: str, tissue: str) -> None:
    found = sites(text)[-1]
    assert (found.topography, found.tissue) == (topography, tissue)
    assert text[found.start : found.end] == found.words


def test_sites_are_found_inside_the_names_of_cancers_too() -> None:
    assert [site.topography for site in sites("adenocarcinoma of the colon")] == ["C18"]


def test_every_name_of_a_kind_is_found_as_that_kind() -> None:
    for kind in kinds().values():
        for alias in kind.aliases:
            found = mentions(f"the diagnosis was {alias}, as is usual")
            assert kind.code in {mention.code for mention in found}, (alias, found)


def test_patterns_are_spelled_out() -> None:
    assert list(_spelled_out("{a,b} {,x }c")) == ["a c", "a x c", "b c", "b x c"]


@given(st.text(max_size=400))
def test_any_text_is_read_and_quoted_faithfully(text: str) -> None:
    for mention in mentions(text):
        assert mention.words == text[mention.start : mention.end]
        assert mention.code is None or mention.code in kinds()
    for site in sites(text):
        assert site.words == text[site.start : site.end]


def test_a_large_noisy_text_takes_linear_time() -> None:
    mentions("warm")
    start = time.process_time()
    mentions("renal cell (" * 50_000)
    mentions("carcinoma of the " * 50_000)
    assert time.process_time() - start < 10
