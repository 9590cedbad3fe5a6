"""Comparisons for the tests of the sheets: letters, people and places are invented."""

from datetime import date

from consilium.case import Document, Person
from consilium.opinions import Comparison, check, compare, read_form, read_opinion

TODAY = date(2026, 11, 22)

SURGEON = """UROLOGY CLINIC                                         3 March 2026
Impression: adenocarcinoma of the prostate, cT2b N0 M0, Gleason 4+3=7, PSA 11.2.
Plan: radical prostatectomy. Goal is cure. No rush, any time in the next three months.
"""
RADIATION = """DEPARTMENT OF RADIATION ONCOLOGY                        17 March 2026
Assessment: prostate cancer, T2b N0 M0, Grade Group 3, PSA 11.2.
I recommend external beam radiotherapy with six months of androgen deprivation. The aim is cure.
Treatment can begin within three months. About 9 in 10 men are free of cancer after ten years.
"""
BOARD = """TUMOR BOARD SUMMARY                                      30 March 2026
Diagnosis: adenocarcinoma of the prostate, T2b N0 M0, Gleason 4+3=7.
Recommendation: radical prostatectomy. Goal: cure.
"""
EITHER = " Both ways are acceptable; it comes down to preference."
BREAST = """MEDICAL ONCOLOGY                                         5 May 2026
Diagnosis: invasive ductal carcinoma of the left breast, pT2 pN0 M0, grade 3, ER negative, PR negative, HER2 negative.
Plan: doxorubicin and cyclophosphamide, then paclitaxel. Goal is cure.
"""
LUNG = """MEDICAL ONCOLOGY                                         5 May 2026
Diagnosis: adenocarcinoma of the lung, stage IVB.
Plan: carboplatin, pemetrexed and pembrolizumab, first dose on Monday. Goal is control.
"""
LUNG_WAITS = """MEDICAL ONCOLOGY, second opinion                         9 May 2026
Diagnosis: adenocarcinoma of the lung, stage IVB.
There is no result for EGFR, ALK or ROS1. Hold all systemic treatment until the sequencing results are in.
Goal is control.
"""
CORD = """RADIATION ONCOLOGY                                       27 February 2026
Diagnosis: metastatic prostate cancer with cord compression. This is an emergency.
Plan: radiotherapy to the spine tonight. Goal is comfort.
"""
CORD_SURGERY = """NEUROSURGERY                                             27 February 2026
Diagnosis: metastatic prostate cancer with cord compression.
Plan: decompressive laminectomy tonight, then radiation. Goal is comfort.
"""
SKIN = """SURGICAL ONCOLOGY                                        16 April 2026
Diagnosis: melanoma of the left calf, T1b N0 M0.
Plan: wide local excision and sentinel lymph node biopsy. Goal is cure.
"""
SKIN_AGAIN = """DERMATOPATHOLOGY CONSULTATION REPORT                     28 April 2026
We received the slides and read them again.
Diagnosis: compound Spitz nevus with atypical features. Not melanoma.
"""
FORM = """
[expert]
discipline = "radiation"
date = 2026-05-01
[blind]
diagnosis = "adenocarcinoma of the prostate"
stage = "T2b N0 M0"
goal = "cure"
treatment = ["active surveillance"]
why = "the man is frail"
signed = true
[after]
opened_first_opinion = true
changed_my_view = "in_part"
what = "treat now"
why = "the PSA rose fast"
[now]
treatment = ["external beam radiotherapy"]
"""
#: Words that a page must show and never obey.
MARKUP = '<script>alert(1)</script> #panic() {{ x }} *b* \x1b[31m $y$ "&'


def compared(*letters: str, names: tuple[str, ...] = ()) -> Comparison:
    """Letters held side by side, as from files in a folder of one machine."""
    files = names or tuple(f"/home/someone/opinion{n}.txt" for n in range(1, len(letters) + 1))
    person = Person(name="Synthetic Person", birth_date=date(1960, 2, 3))
    return compare(
        [
            read_opinion(Document(file, "clinic_note", text=text, person=person))
            for file, text in zip(files, letters, strict=True)
        ]
    )


def with_form() -> Comparison:
    """A letter and a form whose author's view changed."""
    letter = read_opinion(Document("first.txt", "clinic_note", text=SURGEON))
    return compare([letter, read_form(check(FORM), "/home/someone/form.toml")])


ALL = {
    "two_fields": lambda: compared(SURGEON, RADIATION),
    "preference": lambda: compared(SURGEON + EITHER, RADIATION + EITHER),
    "three": lambda: compared(SURGEON, RADIATION, BOARD),
    "confirmed": lambda: compared(BREAST, BREAST.replace("doxorubicin and cyclophosphamide, then paclitaxel", "AC-T")),
    "gap": lambda: compared(LUNG, LUNG_WAITS),
    "emergency": lambda: compared(CORD, CORD_SURGERY),
    "diagnosis": lambda: compared(SKIN, SKIN_AGAIN),
    "form": with_form,
    "hostile": lambda: compared(
        SURGEON.replace("prostatectomy.", f"prostatectomy, {MARKUP}."),
        RADIATION.replace("radiotherapy with", f"radiotherapy, {MARKUP}, with"),
        names=(f"{MARKUP}.txt", "b.txt"),
    ),
}
