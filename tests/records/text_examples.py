"""Invented, clearly synthetic snippets of reports, and how the tests of the text reader read them."""

from datetime import date

from consilium.case.model import Document, DocumentKind
from consilium.records.text import read_text

BREAST = """HARBOR LANTERN PATHOLOGY (SYNTHETIC)
SURGICAL PATHOLOGY REPORT                         FINAL
Patient: QUILL, MARTA T.      DOB: 02/03/1961     Sex: F
Collected: 05/04/2026         Reported: 05/08/2026

CLINICAL HISTORY
 Left breast mass. Mother had ovarian carcinoma.

FINAL DIAGNOSIS
A. LEFT AXILLARY SENTINEL NODES, EXCISION:
   - Metastatic carcinoma in one of three lymph nodes (1/3).
B. LEFT BREAST, LUMPECTOMY:
   - INVASIVE LOBULAR CARCINOMA, Nottingham grade 2, 2.4 cm.
   - Margins are negative.

RECEPTORS
   ER positive (90 %)   PR negative (0 %)
   HER2 IHC 2+, FISH not amplified, ratio 1.3
   Ki-67 14 %

Electronically signed: P. Holm, MD
"""

COLON = """SYNTHETIC REGIONAL LABORATORY
Pathology report                      Reported 2026-03-02
DIAGNOSIS:
Right colon, hemicolectomy:
- Adenocarcinoma, moderately differentiated, 5.1 cm.
- Tumor invades through the muscularis propria into pericolic fat.
- Twenty-two lymph nodes negative for carcinoma (0/22).
- All margins free of tumor.
Pathologic stage: pT3 pN0
"""

BENIGN = """SYNTHETIC DERMATOPATHOLOGY
Final report                          Signed 04/04/2026
DIAGNOSIS:
Skin, back, shave biopsy:
- Seborrheic keratosis. No evidence of malignancy. No melanoma seen.
"""

PROSTATE = """SYNTHETIC UROPATHOLOGY
Collected 01/05/2026   Reported 01/09/2026   FINAL
DIAGNOSIS:
A. Prostate, left base, core biopsy: Prostatic adenocarcinoma, Gleason 4+3=7 (grade group 3), 3 of 6 cores.
B. Prostate, right base, core biopsy: Benign prostatic tissue.
"""

SNIPPETS = (BREAST, COLON, BENIGN, PROSTATE)


def read(text: str, kind: DocumentKind | None = "pathology_report", day: date | None = None) -> Document:
    """A snippet read as a document of a kind."""
    return read_text(text, "synthetic.txt", kind=kind, date=day)


def values(text: str, field: str, kind: DocumentKind | None = "pathology_report", day: date | None = None) -> list[str]:
    """The values of a field in the order in which they are given; absent ones are left out."""
    return [f.value for f in read(text, kind, day).facts if f.field == field and f.status != "absent"]


def first(text: str, field: str, kind: DocumentKind | None = "pathology_report", day: date | None = None) -> str | None:
    """The deciding value of a field, or None."""
    return next(iter(values(text, field, kind, day)), None)
