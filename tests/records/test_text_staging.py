"""T, N, M and stage groups: as stated, with scanning noise; worked out only by criteria that are shown."""

import re
from datetime import date

import pytest
from text_examples import BREAST, first, read, values

from consilium.oncology import kind
from consilium.records.text.criteria import organs
from consilium.tables import toml_table

STATED = [
    ("Pathologic stage: pT2 pN1a M0", "T2", "N1a", "M0"),
    ("pT2 pN1a(sn)", "T2", "N1a", None),
    ("pTl pNO pMX", "T1", "N0", None),
    ("TNM: pT3bN2bMX", "T3b", "N2b", None),
    ("ypT1c ypN0", "T1c", "N0", None),
    ("Primary tumor (pT): pT1b: more than 1 cm. Regional lymph nodes (pN): pN0: none", "T1b", "N0", None),
    ("AJCC stage: pT3\nN1\nM1", "T3", "N1", "M1"),
    ("(pT3a, pN0, 0/14)", "T3a", "N0", None),
    ("pTis", "Tis", None, None),
    ("pT3aNIMX", "T3a", "N1", None),
    ("pT2, pNI", "T2", "N1", None),
    ("PNI: not identified", None, None, None),
    ("G3pT2", "T2", None, None),
    ("pT4aN1M n/a", "T4a", "N1", None),
    ("pT2N3aL0V0R0", "T2", "N3a", None),
    ("(T1b/N1/MX)", "T1b", "N1", None),
    ("Pathological T  T3\nPathological N  NO\nClinical M  M0", "T3", "N0", "M0"),
    ("pT2a. Lymph nodes: pN0", "T2a", "N0", None),
    ("Extent of invasion: T2.", "T2", None, None),
    ("T Stage: 3  N Stage: 1b  M Stage: 0", "T3", "N1b", "M0"),
    ("Node stage (AJCC 7th edition):" + " " * 60 + "N0 (none)", None, "N0", None),
    ("at least pT3, cannot exclude pT4\npN2", "T3", "N2", None),
    ("T2 NO lesion", "T2", "N0", None),
    ("pT3.\n-NO GROSS PERFORATION SEEN", "T3", None, None),
    ("Necrosis present: C No r Yes", None, None, None),
    ("Cells of the sample labeled T2 were grown. Block M1-5: node.", None, None, None),
    ("I T1 N0 M0\nIIA T2a N0 M0\nIIB T2b N0 M0\nIII T3 N0 M0\nIIIB T3b N1 M0", None, None, None),
    ("pT4c pN0", "T4", "N0", None),
    ("Block PM 1, block N 3, T 2", None, None, None),
    ("CTA of the chest", None, None, None),
    ("T2 weighted images. T4 vertebra.", None, None, None),
    ("pTX: cannot be assessed\npT0: no evidence of tumor\npT1: solitary tumor\npT2: several tumors", None, None, None),
    ("Distant metastasis (pM)\npMX: cannot be assessed\npM1: Distant metastasis, specify site:", None, None, None),
]


@pytest.mark.parametrize(("words", "t", "n", "m"), STATED)
def test_stated_categories(words: str, t: str | None, n: str | None, m: str | None) -> None:
    text = f"DIAGNOSIS:\nColon, resection: adenocarcinoma.\nSTAGING\n{words}\n"
    facts = read(text).facts
    found = {f.field: f.value for f in reversed(facts) if f.field in "tnm" and f.status == "stated"}
    assert (found.get("t"), found.get("n"), found.get("m")) == (t, n, m)


CHOSEN = [
    ("Tumor invades fat (pT3a). In summary: pT3b, L1, pN0.", "T3b"),
    ("1. Upper pole tumor: pT1a NX. It lies in the cortex and is small, brown and well defined, without necrosis, and "
     "the margin around it is free of tumor.\n2. Lower pole tumor: pT3a NX.", "T3a"),
    ("pT2c pN0.\nADDENDUM:\nThe staging is changed to pT3.", "T3"),
    ("pT1b pNX. AJCC stage by the other system: pT2.", "T1b"),
    ("pT1a pN0 (for prostate cancer). Kidney: pT1b pN1", "T1b"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "t"), CHOSEN)
def test_which_of_several_categories_decides(words: str, t: str) -> None:
    assert first(f"DIAGNOSIS:\nKidney, nephrectomy: Clear cell renal cell carcinoma.\n{words}\n", "t") == t


def test_prefix_tells_the_basis() -> None:
    assert first("DIAGNOSIS: Colon adenocarcinoma, ypT2 ypN0", "stage_basis") == "post_therapy"
    assert first("Data: cT2 cN0 cM0, breast cancer", "stage_basis", "clinic_note") == "clinical"
    assert first("DIAGNOSIS: Colon adenocarcinoma, pT2", "stage_basis") == "pathologic"


def test_unknown_category_is_absent() -> None:
    facts = [f for f in read("DIAGNOSIS: Colon adenocarcinoma. pT3 pNX").facts if f.field == "n"]
    assert [(f.status, f.value) for f in facts] == [("absent", "")]


WORKED_OUT = [
    ("Left breast, lumpectomy: Invasive ductal carcinoma, 2.4 cm.", "T2"),
    ("Left breast, lumpectomy: Invasive ductal carcinoma, 9 mm.", "T1b"),
    ("Right kidney, nephrectomy: Clear cell renal cell carcinoma, 5.5 cm, confined to the kidney.", "T1b"),
    ("Right kidney, nephrectomy: Clear cell renal cell carcinoma, 5.5 cm. Tumor invades perinephric fat.", "T3a"),
    ("Right kidney, nephrectomy: Clear cell renal cell carcinoma, 5.5 cm. Perinephric fat is not involved.", "T1b"),
    ("Colon, resection: Adenocarcinoma. Tumor invades the muscularis propria.", "T2"),
    ("Colon, resection: Adenocarcinoma extending through the muscularis propria into pericolic fat.", "T3"),
    ("Colon, resection: Adenocarcinoma invading the submucosa.", "T1"),
    ("Prostate, radical prostatectomy: Adenocarcinoma. Extraprostatic extension: present.", "T3a"),
    ("Prostate, radical prostatectomy: Adenocarcinoma. Extraprostatic extension: not identified.", "T2"),
    ("Prostate, needle biopsy: Adenocarcinoma in 2 of 12 cores.", None),
    ("Liver, resection: Hepatocellular carcinoma, one nodule, 3 cm. No vascular invasion.", "T1"),
    ("Liver, resection: Hepatocellular carcinoma, 3 cm. Vascular invasion present.", "T2"),
    ("Thyroid, thyroidectomy: Papillary thyroid carcinoma, 1.5 cm, limited to the thyroid.", "T1b"),
]


@pytest.mark.parametrize(("words", "t"), WORKED_OUT)
def test_t_is_worked_out_with_its_criterion(words: str, t: str | None) -> None:
    facts = [f for f in read(f"FINAL DIAGNOSIS:\n{words}\n").facts if f.field == "t" and f.status != "absent"]
    assert next((f.value for f in facts), None) == t
    for fact in facts:
        assert fact.status == "inferred"
        assert fact.reason and "AJCC" in fact.reason and fact.value in fact.reason


def test_where_editions_differ_only_what_they_share_is_given() -> None:
    text = "FINAL DIAGNOSIS:\nLung, right, lobectomy: Adenocarcinoma, 2.5 cm.\n"
    assert first(text, "t") == "T1"
    assert first(text, "t", day=date(2012, 5, 1)) == "T1b"
    assert first(text, "t", day=date(2026, 5, 1)) == "T1c"
    large = "FINAL DIAGNOSIS:\nLung, right, lobectomy: Adenocarcinoma, 6 cm.\n"
    assert first(large, "t") is None
    assert first(large, "t", day=date(2026, 5, 1)) == "T3"


NODES = [
    (
        "Colon, resection: Adenocarcinoma. Two of nineteen lymph nodes hold metastatic carcinoma (2/19).",
        "N1b",
        "2",
        "19",
    ),
    ("Colon, resection: Adenocarcinoma. Lymph nodes: 0/12.", "N0", "0", "12"),
    ("Colon, resection: Adenocarcinoma. Fifteen lymph nodes, negative for tumor (O/15).", "N0", "0", "15"),
    ("Stomach, gastrectomy: Adenocarcinoma. Metastatic carcinoma in 4 of 20 lymph nodes.", "N2", "4", "20"),
    ("Lung, lobectomy: Adenocarcinoma. Metastasis in one of two hilar lymph nodes (1/2).", "N1", "1", "2"),
    ("Lung, lobectomy: Adenocarcinoma. Metastasis in 1 of 3 subcarinal lymph nodes.", "N2", "1", "3"),
    ("Prostate, radical prostatectomy: Adenocarcinoma. No regional lymph node metastasis.", "N0", None, None),
    ("Colon, resection: Adenocarcinoma. Number of nodes examined: 14. Number of nodes positive: 0.", "N0", "0", "14"),
]


@pytest.mark.parametrize(("words", "n", "positive", "examined"), NODES)
def test_n_is_worked_out_from_counted_nodes(words: str, n: str, positive: str | None, examined: str | None) -> None:
    text = f"FINAL DIAGNOSIS:\n{words}\n"
    assert first(text, "n") == n
    assert first(text, "nodes_positive") == positive
    assert first(text, "nodes_examined") == examined


def test_a_positive_node_without_a_count_never_becomes_n0() -> None:
    text = (
        "DIAGNOSIS:\nA. Colon: adenocarcinoma. Twelve lymph nodes, negative (0/12).\nB. Lymph node, "
        "hilar: Metastatic carcinoma.\n"
    )
    assert "N0" not in values(text, "n")


def test_m_is_absent_unless_written_or_proven() -> None:
    assert first(BREAST, "m") is None
    proven = "DIAGNOSIS:\nA. Colon, resection: Adenocarcinoma.\nB. Liver, biopsy: Metastatic adenocarcinoma.\n"
    fact = next(f for f in read(proven).facts if f.field == "m")
    assert (fact.value, fact.status) == ("M1", "inferred")


GROUPS = [
    ("Stage IIB invasive carcinoma.", ["IIB"]),
    ("Clinical stage IA (FIGO).", ["IA"]),
    ("Lugano stage III follicular lymphoma.", ["III"]),
    ("FIGO IIIC1 endometrial carcinoma", ["IIIC1"]),
    ("metastatic disease, stage IV.", ["IV"]),
    ("cT1c N0 M0, stage I, low risk prostate cancer", ["I"]),
    ("No stage was given in this note.", []),
    ("Stage 3 chronic kidney disease.", []),
    ("Trial for stage II or III disease.", []),
]


@pytest.mark.parametrize(("words", "groups"), GROUPS)
def test_stage_group(words: str, groups: list[str]) -> None:
    assert values(f"Assessment: {words}", "stage_group", "clinic_note") == groups


def test_the_table_of_criteria_holds_to_its_schema() -> None:
    table = toml_table("consilium.records.text", "extent.toml")
    assert table["sources"]["source"] and table["sources"]["status"] in ("sourced", "derived")
    assert isinstance(table["sources"]["checked"], date)
    category = re.compile(r"T(?:is|[0-4][a-d]?[12]?)|N[0-3][a-c]?|")
    for organ in organs():
        assert all(kind(code) for code in organ.kinds), organ.name
        for rule in (*organ.depth, *organ.at_least, *organ.size, *organ.thickness, *organ.nodes):
            assert category.fullmatch(rule.t7) and category.fullmatch(rule.t8), (organ.name, rule)
        for rules in (organ.size, organ.thickness, organ.nodes):
            limits = [rule.upto for rule in rules]
            assert limits == sorted(limits), organ.name
        assert all(rule.says for rule in (*organ.depth, *organ.at_least)), organ.name


def test_the_mouth_needs_its_depth() -> None:
    text = "FINAL DIAGNOSIS:\nTongue, partial glossectomy: Squamous cell carcinoma, 2.5 cm.{}\n"
    assert first(text.format(""), "t") is None
    assert first(text.format(" Depth of invasion 6 mm."), "t") == "T2"
    assert first(text.format(""), "t", day=date(2012, 1, 1)) == "T2"
