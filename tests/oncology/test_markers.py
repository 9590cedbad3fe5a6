"""Markers in text: spellings, and letters that only look like a marker."""

import pytest

from consilium.oncology.markers import marker, marker_mentions, markers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ER positive (95%), PR negative, HER2/neu 1+", ["ER", "PR", "HER2"]),
        ("ER/PR+", ["ER", "PR"]),
        ("Estrogen receptor: positive. MIB-1 index 28%", ["ER", "Ki-67"]),
        ("PD-L1 (22C3) TPS 60 %", ["PD-L1", "PD-L1"]),
        ("dMMR / MSI-H", ["MMR", "MSI"]),
        ("PML-RARA; t(15;17)", ["PML::RARA", "PML::RARA"]),
        ("BCR::ABL1 not detected", ["BCR::ABL1"]),
        ("1p19q codeleted, IDH1 R132H mutant, MGMT promoter methylated", ["1p/19q", "IDH1", "MGMT"]),
        ("MET exon 14 skipping; RET fusion negative", ["MET", "RET"]),
        ("BRAFV600E", ["BRAF"]),
        ("FLT3-ITD positive, NPM1 mutated", ["FLT3", "NPM1"]),
        ("MDM2 amplification by FISH", ["MDM2"]),
        ("CA 19-9 of 55, CEA 3.1, PSA 5.6", ["CA 19-9", "CEA", "PSA"]),
        ("p40 negative, p63 positive", ["p40", "p63"]),
        ("c-kit and DOG1 stain the cells", ["KIT", "DOG1"]),
    ],
)
def test_markers_are_found(text: str, names: list[str]) -> None:
    assert [m.name for m in marker_mentions(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "She went to the ER.",
        "ER visit last week",
        "We met him in the ward.",
        "Alk phos 90",
        "ALK PHOS 120 U/L",
        "PR interval normal",
        "a tool kit for the home",
        "The nut allergy is known.",
        "ret to clinic",
    ],
)
def test_look_alikes_are_no_markers(text: str) -> None:
    assert marker_mentions(text) == []


def test_a_marker_is_looked_up_by_any_spelling() -> None:
    for word, name in [("HER-2", "HER2"), ("Ki67", "Ki-67"), ("BCR-ABL", "BCR::ABL1"), ("PDL1", "PD-L1")]:
        found = marker(word)
        assert found is not None
        assert found.name == name
    assert marker("haemoglobin") is None


def test_the_agreed_markers_are_there() -> None:
    agreed = (
        "ER PR HER2 Ki-67 EGFR ALK ROS1 KRAS NRAS BRAF MET RET NTRK MSI MMR PD-L1 BRCA1 BRCA2 IDH1 IDH2 1p/19q MGMT "
        "FLT3 NPM1 PML::RARA BCR::ABL1 MDM2 MYC BCL2 BCL6 PSA"
    )
    assert set(agreed.split()) <= set(markers())


def test_no_spelling_stands_for_two_markers() -> None:
    owner: dict[str, str] = {}
    for one in markers().values():
        for spelling in (one.name, *one.aliases):
            assert owner.setdefault(spelling, one.name) == one.name, spelling
