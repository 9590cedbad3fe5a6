"""A marker that was not tested has no result; a stage beside a cancer's name does not take the cancer away."""

import pytest

from consilium.records.text import read_text

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
