"""Names that mean two things: IPI the index and ipilimumab, urothelial carcinoma "of the kidney"."""

import pytest

from consilium.oncology import from_icdo3, treatment_mentions

IPI = [
    ("Diffuse large B-cell lymphoma, IPI 3 of 5.", False),
    ("High-risk IPI; treated with R-CHOP x6.", False),
    ("R-IPI good.", False),
    ("Nivolumab with ipi 1 mg/kg.", True),
    ("ipi 3 mg/kg every 3 weeks x4", True),
    ("ipi + nivo", True),
    ("ipilimumab", True),
]


@pytest.mark.parametrize(("text", "drug"), IPI)
def test_ipi_is_a_drug_only_beside_a_dose_or_a_partner(text, drug):
    assert any("ipilimumab" in m.code for m in treatment_mentions(text)) == drug


@pytest.mark.parametrize(
    ("site", "morphology", "code"),
    [("C64.9", "8120/3", "UTUC"), ("C65.9", "8120/3", "UTUC"), ("C64.9", "8130/3", "UTUC"), ("C67.9", "8120/3", "BLCA"),
     ("C64.9", "8310/3", "CCRCC")],
)  # fmt: skip
def test_urothelial_carcinoma_at_the_kidney_is_of_the_renal_pelvis(site, morphology, code):
    assert from_icdo3(site, morphology) == code
