"""A marker that was not tested has no result; a stage beside a cancer's name does not take the cancer away."""

import pytest

from consilium.records.text import read_text
from consilium.records.text.sections import find_sentences

HEAD = "SYNTHETIC PATIENT\nCLINIC NOTE\nDate: 11/20/2026\n"


def values(sentence: str, field: str) -> list[str]:
    return [f.value for f in read_text(f"{HEAD}{sentence}\n", "note").facts if f.field == field and f.value]


@pytest.mark.parametrize(
    ("sentence", "marker"),
    [
        ("Glioblastoma. MGMT promoter methylation: not tested, assay not offered.", "MGMT=not_done"),
        ("Glioblastoma. MGMT promoter: not methylated.", "MGMT=unmethylated"),
        ("DLBCL. FISH for MYC rearrangement was not requested and has not been performed.", "MYC=not_done"),
        ("DLBCL. MYC not rearranged.", "MYC=not_rearranged"),
        ("Lung adenocarcinoma. ROS1 rearrangement not tested.", "ROS1=not_done"),
        ("Lung adenocarcinoma. EGFR mutation not detected.", "EGFR=wild_type"),
    ],
)
def test_not_tested_is_no_result(sentence: str, marker: str) -> None:
    assert values(sentence, "biomarker") == [marker]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Left breast cancer, HER2 IHC 0. Right breast carcinoma 2014, HER2 3+, treated and in remission.",
            "HER2=negative",
        ),
        ("Melanoma, BRAF not tested. PMH papillary thyroid ca 2016, BRAF V600E positive, cured.", "BRAF=not_done"),
        ("Breast cancer treated in 2019, HER2 3+, now recurrent in the liver.", "HER2=positive"),
    ],
)
def test_a_marker_of_a_cancer_that_is_over_is_not_this_ones(sentence: str, found: str) -> None:
    assert values(sentence, "biomarker") == [found]


@pytest.mark.parametrize(
    ("sentence", "cancer"),
    [
        ("She has follicular lymphoma, stage II.", ["FL"]),
        ("Breast cancer, stage II.", ["BRCA"]),
        ("Melanoma stage III, newly diagnosed.", ["MEL"]),
        ("Breast cancer staging form, to be filled in.", []),
        ("She was seen at the breast cancer center.", []),
    ],
)
def test_a_stage_beside_the_name(sentence: str, cancer: list[str]) -> None:
    assert values(sentence, "cancer") == cancer


def test_a_wall_of_text_is_cut_into_bounded_sentences() -> None:
    wall = "HER2 negative and no carcinoma " * 5000
    spans = find_sentences(wall)
    assert all(span.end - span.start <= 3000 for span in spans)
    assert "".join(wall[span.start : span.end] for span in spans).split() == wall.split()
