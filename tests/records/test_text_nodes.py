"""Lymph nodes: counted, named without a number, or not sent; what N follows, if any does. All texts are invented."""

from datetime import date

import pytest
from text_examples import first, read

KIDNEY = "Kidney, nephrectomy: Clear cell renal cell carcinoma."
COLON = "Colon, resection: Adenocarcinoma."
BLADDER = "Bladder, cystectomy: Urothelial carcinoma."

#: organ and cancer, what is said of the nodes, N, nodes positive, nodes examined
COUNTED = [
    (COLON, "Metastases in lymphonodis (No III/XXIV).", "N1b", "3", "24"),
    (COLON, "Metastasis in lymphonodo (No 1/XIl).", "N1a", "1", "12"),
    (COLON, "Metastatic carcinoma in two of twenty- six lymph nodes (2/26).", "N1b", "2", "26"),
    (BLADDER, "Metastatic carcinoma in one of 104 lymph nodes (1/104).", "N1", "1", "104"),
    (KIDNEY, "One (1) benign hilar lymph node.", "N0", "0", "1"),
    (KIDNEY, "Four lymph nodes; no tumor present.", "N0", "0", "4"),
    (KIDNEY, "Number of metastatic nodes: 2", "N1", "2", None),
    (KIDNEY, "Hilar lymph nodes: 0/0.", None, None, None),
    (KIDNEY, "Hilar lymph nodes as described. Page 1 of 2", None, None, None),
    (COLON, "Total colectomy (2/15 nodes positive). Omentum: metastasis in one of three nodes.", "N1b", "3", "18"),
    (COLON, "Granulomas in two of nine lymph nodes. No tumor in nine nodes.", "N0", "0", "9"),
    (
        "Prostate, radical prostatectomy: Adenocarcinoma.",
        "Lymph nodes, left pelvic:\nNumber of nodes identified: _4 _\nNumber of nodes involved by metastasis: _0_",
        "N0",
        "0",
        "4",
    ),
    (
        BLADDER,
        "2. Lymph nodes, right pelvic, excision:\nNumber of nodes examined: 9\nNumber of metastatic nodes: O\n"
        "3. Lymph nodes, right common iliac, excision:\nNumber of nodes examined: 4\nNumber of metastatic nodes: 2",
        "N3",
        "2",
        "13",
    ),
    (
        BLADDER,
        "Lymph nodes, right pelvic, excision:\nNumber of nodes examined: 8\nNumber of metastatic nodes: 2\n"
        "Lymph nodes, left pelvic, excision:\nBenign lymph nodes.\nNumber of nodes examined: 6\n"
        "Lymph nodes, presacral, excision:\nNumber of nodes examined: 5\nNumber of metastatic nodes: 1",
        "N2",
        "3",
        "19",
    ),
    (
        "Breast, mastectomy: Invasive ductal carcinoma.",
        "Isolated tumor cells in one of three sentinel lymph nodes (1/3).",
        "N0",
        "1",
        "3",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("organ", "words", "n", "positive", "examined"), COUNTED)
def test_counts(organ: str, words: str, n: str | None, positive: str | None, examined: str | None) -> None:
    text = f"FINAL DIAGNOSIS:\n1. {organ}\n{words}\n"
    assert first(text, "n") == n
    assert first(text, "nodes_positive") == positive
    assert first(text, "nodes_examined") == examined


LUNG = "Lung, lobectomy: Adenocarcinoma."
BREAST = "Breast, mastectomy: Invasive ductal carcinoma."

NAMED = [
    (KIDNEY, "Lymph Nodes:\n   Not involved", "N0"),
    (KIDNEY, "Lymph nodes, para-aortic, excision:\n- Negative for tumor.", "N0"),
    (KIDNEY, "Invasion of all layers of the fat, free lymph nodes and free margins.", "N0"),
    (KIDNEY, "Hilar lymph nodes (2): reactive changes.", "N0"),
    (KIDNEY, "No metastatic carcinoma is seen in the hilar lymph nodes.", "N0"),
    (KIDNEY, "Lymph nodes uninvolved by metastatic carcinoma.", "N0"),
    (KIDNEY, "Lymphatic nodes show no signs of tumor growth.", "N0"),
    (KIDNEY, "Multiple (4) hilar lymph nodes are seen and are negative for carcinoma.", "N0"),
    (KIDNEY, "Reactive lymphadenitis in all the examined lymph nodes.", "N0"),
    (KIDNEY, "Metastatic carcinoma in a hilar lymph node.", "N1"),
    (KIDNEY, "Hilar lymph node, involved by metastatic renal cell carcinoma.", "N1"),
    (LUNG, "Carcinoma metastatic to peribronchial and number 7 lymph nodes.", "N2"),
    (LUNG, "Hilar. Number of lymph nodes examined: 5. Number of positive lymph nodes: 2.", "N1"),
    (LUNG, "Metastatic carcinoma in one of two station 4R lymph nodes.", "N2"),
    # how many is not said, and the rules ask for it
    (BREAST, "Metastatic carcinoma in axillary lymph nodes.", None),
    # nothing sent, nothing found, nothing said
    (KIDNEY, "Lymph nodes: none identified.", None),
    (KIDNEY, "No lymph nodes submitted.", None),
    (KIDNEY, "Lymph nodes: not specified.", None),
    (KIDNEY, "Lymph nodes, hilar, excision:\n- Benign fibroadipose tissue, no node found.", None),
    (KIDNEY, "", None),
    # a label without an answer, and the choices of a printed form
    (KIDNEY, "Number of nodes involved by metastasis:", None),
    (KIDNEY, "pNX: not assessed\npN0: No regional lymph node metastasis\npN1: Regional lymph node metastasis", None),
    # NX is the pathologist's word: only counted nodes say more
    (KIDNEY, "pT1a NX. The stage presumes no lymph node metastasis.", None),
    (KIDNEY, "pT1a NX. Two hilar lymph nodes negative for tumor (0/2).", "N0"),
]  # fmt: skip


@pytest.mark.parametrize(("organ", "words", "n"), NAMED)
def test_nodes_without_a_number(organ: str, words: str, n: str | None) -> None:
    facts = [f for f in read(f"FINAL DIAGNOSIS:\n{organ}\n{words}\n").facts if f.field == "n" and f.value]
    assert next((f.value for f in facts), None) == n
    assert all(f.status == "inferred" and f.reason and f.reason.startswith(f.value) for f in facts)


NECK = "FINAL DIAGNOSIS:\n1. Tongue, hemiglossectomy: Squamous cell carcinoma, 2 cm.\n2. Neck dissection: {}\n"

IN_THE_NECK = [
    ("Metastatic carcinoma in one of twelve lymph nodes (1/12).", "N1", "N1", "N1"),
    ("Metastatic carcinoma in three of twelve lymph nodes (3/12).", "N2", "N2", "N2"),
    ("Metastatic carcinoma in one of twelve lymph nodes (1/12), metastasis 4.5 cm.", "N2a", "N2a", "N2a"),
    ("Metastatic carcinoma in one of twelve lymph nodes (1/12), metastasis 7.5 cm.", "N3", "N3", "N3"),
    # cancer outside the node: the seventh edition does not count it, the eighth does
    (
        "Metastatic carcinoma in three of twelve lymph nodes (3/12). Extranodal extension is present.",
        None,
        "N2",
        "N3b",
    ),
    ("Metastatic carcinoma in three of twelve lymph nodes. Extranodal extension: not identified.", "N2", "N2", "N2"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "unknown", "seventh", "eighth"), IN_THE_NECK)
def test_the_neck_by_edition(words: str, unknown: str | None, seventh: str, eighth: str) -> None:
    text = NECK.format(words)
    assert first(text, "n") == unknown
    assert first(text, "n", day=date(2012, 3, 1)) == seventh
    assert first(text, "n", day=date(2026, 3, 1)) == eighth


def test_a_total_stands_for_its_parts() -> None:
    text = (
        f"DIAGNOSIS:\n{BLADDER}\nLeft nodes: Metastatic carcinoma in one of 11 lymph nodes.\n"
        "Right nodes: No carcinoma in six lymph nodes.\n"
        "TOTAL LYMPH NODES: Metastatic carcinoma in one of 21 lymph nodes.\n"
    )
    assert (first(text, "n"), first(text, "nodes_positive"), first(text, "nodes_examined")) == ("N1", "1", "21")


def test_the_cancer_of_the_next_specimen_is_not_the_nodes() -> None:
    text = (
        "DIAGNOSIS:\nA. Precaval lymph node: One lymph node, negative for malignancy (0/1).B. Right kidney: "
        "Clear cell renal cell carcinoma.\nC. Paracaval lymph node: One lymph node, negative for malignancy (0/1).\n"
    )
    assert first(text, "n") == "N0"


def test_a_late_finding_in_a_node_keeps_from_n0() -> None:
    text = (
        "DIAGNOSIS:\n1. Sentinel lymph node: one benign lymph node.\n"
        "2. Breast, lumpectomy: Invasive ductal carcinoma.\n"
        "ADDENDUM:\nSentinel lymph node, part 1. Deeper levels show metastatic carcinoma.\n"
    )
    assert first(text, "n") is None


@pytest.mark.parametrize(
    ("tumor", "nodes", "edition", "n"),
    [
        ("p16 positive", "1 of 22 lymph nodes; largest metastasis 4.0 cm", 8, None),
        ("p16 positive", "1 of 22 lymph nodes; largest metastasis 6.5 cm", None, None),
        ("HPV-associated", "3 of 22 lymph nodes; largest metastasis 2.0 cm", None, None),
        ("p16 not yet known", "1 of 22 lymph nodes; largest metastasis 4.0 cm", None, None),
        ("p16 positive", "1 of 22 lymph nodes; largest metastasis 2.0 cm", 8, "N1"),
        ("p16 positive", "1 of 22 lymph nodes; largest metastasis 4.0 cm", 7, "N2a"),
        ("p16 (IHC): negative", "1 of 22 lymph nodes; largest metastasis 4.0 cm", 8, "N2a"),
        ("p16 positive, HPV ISH negative", "1 of 22 lymph nodes; largest metastasis 4.0 cm", None, None),
    ],
)
def test_the_throat_where_hpv_counts(tumor: str, nodes: str, edition: int | None, n: str | None) -> None:
    head = f"AJCC {edition}th edition.\n" if edition else ""
    text = (
        f"{head}FINAL DIAGNOSIS\nA. Right palatine tonsil, tonsillectomy: Squamous cell carcinoma, {tumor}, 2.5 cm.\n"
        f"B. Right neck, dissection: Metastatic squamous cell carcinoma in {nodes}. No extranodal extension.\n"
    )
    assert first(text, "n") == n
