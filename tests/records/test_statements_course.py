"""The course of the disease: grown under treatment, never treated, spread, past or present, and whose cancer it is."""

import pytest
from statement_examples import values

PROGRESSED = [
    "The cancer progressed on FOLFOX after four months.",
    "CT shows progression of disease on second-line therapy.",
    "Metastatic castration-resistant prostate cancer.",
    "Recurrence in the chest wall three years after mastectomy and radiation.",
    "Relapsed diffuse large B-cell lymphoma after R-CHOP.",
    "Refractory acute myeloid leukemia, no remission after 7+3.",
    "PSA rose to 2.1 after prostatectomy: biochemical recurrence.",
    "New liver lesions appeared while on osimertinib.",
    "The tumor grew despite two cycles of chemotherapy.",
    "Local recurrence at the prior excision site.",
    "Disease progression through pembrolizumab.",
    "Her lymphoma has come back eight months after treatment ended.",
    "She relapsed in March.",
    "Rising PSA on androgen deprivation therapy.",
    "The melanoma has returned in the groin nodes after wide excision.",
    "Failed first-line chemotherapy; switched to docetaxel.",
    "Restaging shows interval growth of the lung nodules on capecitabine, consistent with progressive disease.",
    "Recurrent glioblastoma after chemoradiation.",
    "Platinum-resistant ovarian cancer.",
]
NOT_PROGRESSED = [
    "No evidence of recurrence.",
    "No progression on treatment.",
    "The infection failed antibiotics and was drained.",
    "The mass grew from 2 to 3 cm over six months before the biopsy.",
    "PSA rose from 4.1 to 6.8 over two years, which led to the biopsy.",
    "History of breast cancer in 1998, treated, without recurrence.",
    "The risk of recurrence is about 10 percent.",
    "To lower the chance of recurrence, radiation was advised.",
    "Recurrence score 18.",
    "If the disease progresses, we will switch to docetaxel.",
    "She has recurrent urinary tract infections.",
    "Progression-free survival was longer in the study.",
    "The disease responded to treatment with no new lesions.",
    "Monitor for recurrence every three months.",
    "Stable disease on imatinib; no growth.",
    "Recurrent laryngeal nerve was preserved.",
    "His basal cell cancer was removed in 2011 and has not come back.",
    "Mother had recurrent breast cancer.",
    "Refractory nausea after chemotherapy.",
    "Recommend return if symptoms progress.",
    "Active surveillance with treatment on progression.",
    "Relapse prevention for alcohol use was discussed.",
]


@pytest.mark.parametrize("text", PROGRESSED)
def test_progression(text: str) -> None:
    assert values("progression", "progression", text) == {"yes"}


@pytest.mark.parametrize("text", NOT_PROGRESSED)
def test_what_is_no_progression(text: str) -> None:
    assert values("progression", "progression", text) == set()


UNTREATED = [
    ("She has had no treatment so far.", True),
    ("Treatment-naive metastatic lung adenocarcinoma.", True),
    ("Previously untreated follicular lymphoma.", True),
    ("He has not yet started any cancer therapy.", True),
    ("No prior systemic therapy, radiation or surgery.", True),
    ("Newly diagnosed; no therapy has been given.", True),
    ("No prior surgery on the knee.", False),
    ("She has not received chemotherapy since 2019.", False),
    ("No treatment-related toxicity.", False),
    ("Untreated hypertension.", False),
    ("No treatment is needed for the cyst.", False),
]


@pytest.mark.parametrize(("text", "holds"), UNTREATED)
def test_never_treated(text: str, holds: bool) -> None:
    assert values("never_treated", "never_treated", text) == ({"yes"} if holds else set())


EXTENT = [
    ("Stage IV lung cancer with liver metastases.", "metastatic"),
    ("Widely metastatic disease to bone and liver.", "metastatic"),
    ("Biopsy-proven metastasis to the brain.", "metastatic"),
    ("PET shows multiple osseous metastases.", "metastatic"),
    ("No evidence of distant metastasis; disease confined to the breast.", "localized"),
    ("Clinically localized prostate cancer.", "localized"),
    ("Organ-confined tumor.", "localized"),
    ("Locally advanced rectal cancer with mesorectal nodes.", "regional"),
    ("Spread to two axillary lymph nodes, none beyond.", "regional"),
    ("No metastases are seen.", None),
    ("Evaluate for metastatic disease.", None),
    ("Possible liver metastasis; MRI is advised.", None),
    ("Risk of metastasis is low.", None),
    ("Brother had metastatic colon cancer.", None),
]


@pytest.mark.parametrize(("text", "value"), EXTENT)
def test_extent(text: str, value: str | None) -> None:
    found = values("extent", "extent", text)
    if value is None:
        assert "metastatic" not in found
    else:
        assert found == {value}


STATUS = [
    ("Recurrent ovarian cancer.", "recurrent"),
    ("History of testicular cancer in 1999, no evidence of disease since.", "past"),
    ("She has been in complete remission for six years from her lymphoma.", "past"),
    ("Newly diagnosed breast cancer.", "active"),
    ("He presents with a new diagnosis of pancreatic cancer.", "active"),
    ("No evidence of cancer.", None),
    ("Father had prostate cancer in 2001.", None),
]


@pytest.mark.parametrize(("text", "value"), STATUS)
def test_cancer_status(text: str, value: str | None) -> None:
    assert values("cancer_status", "cancer_status", text) == ({value} if value else set())


FAMILY = [
    ("Mother had breast cancer at 52.", True),
    ("Family history: father with prostate cancer, aunt with ovarian cancer.", True),
    ("Her sister was treated for melanoma.", True),
    ("Paternal grandfather died of colon cancer.", True),
    ("No family history of cancer.", False),
    ("Mother is alive and well.", False),
    ("She has breast cancer.", False),
    ("Mother denies any cancer.", False),
]


@pytest.mark.parametrize(("text", "holds"), FAMILY)
def test_family_cancer(text: str, holds: bool) -> None:
    assert bool(values("family_cancer", "family_cancer", text)) is holds
