"""Sentences for faults that were met in whole cases, each put in several other ways before the rule was changed."""

from datetime import date

import pytest
from statement_examples import said

from consilium.case.model import DocumentKind

SENTENCES: dict[tuple[str, str], list[tuple[DocumentKind, str, str]]] = {
    ("planned_start", "planned_start"): [  # of a note of 20 November 2026
        ("clinic_note", "Lumpectomy October 1, margins clear.", ""),
        ("clinic_note", "Right colectomy 6/25 by Dr. Ode.", ""),
        ("clinic_note", "Radiation August 3 to September 11.", ""),
        ("clinic_note", "Surgery on May 28 went well.", ""),
        ("clinic_note", "Signed by General Surgery, Dr. Ruiz, November 25.", ""),
        ("clinic_note", "Mastectomy scheduled for February 3.", "2027-02-03"),
        ("clinic_note", "Chemotherapy starts January 4.", "2027-01-04"),
        ("clinic_note", "Surgery booked December 1.", "2026-12-01"),
    ],
    ("no_lifesaving", "no_lifesaving_therapy"): [
        ("clinic_note", "She should not go home thinking that nothing can be done.", ""),
        ("clinic_note", "I was careful not to say that nothing more could be done.", ""),
        ("clinic_note", "It is not true that no treatment can prolong his life.", ""),
        ("clinic_note", "This does not mean that nothing can be done.", ""),
        ("clinic_note", "He had read that nothing could be done, which is far from the case.", ""),
        ("clinic_note", "I do not believe that there is nothing left to try.", ""),
        ("clinic_note", "I told her plainly that nothing more can be done.", "yes"),
        ("clinic_note", "I have nothing left that can save her life.", "yes"),
        ("clinic_note", "There is nothing I can give that would save him.", "yes"),
        ("clinic_note", "I cannot say how long he has, and nothing more can be done.", "yes"),
        ("clinic_note", "She did not cry when I said that nothing could be done.", "yes"),
    ],
    ("insurer", "insurer_requires"): [
        ("insurance_letter", "Procedures on this list need a second surgical opinion before we approve them.", "yes"),
        ("insurance_letter", "This operation needs a second opinion before it can be authorized.", "yes"),
        ("insurance_letter", "Before we can authorise this, a second opinion will be needed.", "yes"),
        ("insurance_letter", "Send us the second opinion first. Without it the claim will be denied.", "yes"),
        ("insurance_letter", "Members who need a second opinion may call the number below.", ""),
        ("insurance_letter", "If you need a second opinion, we can help you find a doctor.", ""),
        ("insurance_letter", "You do not need a second opinion before this surgery.", "no"),
        ("clinic_note", "Her plan insists on a second opinion.", "yes"),
        ("clinic_note", "I insist on a second opinion in such cases.", ""),
    ],
    ("several_options", "several_options"): [
        ("clinic_note", "Two ways are open: active surveillance, or surgery now. She is undecided.", "yes"),
        ("clinic_note", "There are two good paths:\n- watch it, with scans\n- partial nephrectomy\n", "yes"),
        ("clinic_note", "Survival is the same after lumpectomy with radiation or mastectomy; it is up to her.", "yes"),
        (
            "clinic_note",
            "Plan: radical cystectomy.\nHe asked about chemotherapy and radiation to keep the bladder. Results of the "
            "two are alike.",
            "yes",
        ),
        ("clinic_note", "Three possibilities: brachytherapy, surgery, external radiation. He will let us know.", "yes"),
        ("clinic_note", "There are two ways to get to the clinic: bus or car.", ""),
        ("clinic_note", "Both breasts were examined.", ""),
        ("clinic_note", "Survival is the same with surgery and radiation; he chose surgery.", ""),
        ("clinic_note", "Chemotherapy and radiation gave similar results in the study.", ""),
    ],
    ("report_uncertain", "report_uncertain"): [
        (
            "pathology_report",
            "DIAGNOSIS (3/2): Spindle cell sarcoma; the differential diagnosis includes synovial sarcoma.\n"
            "ADDENDUM (3/9): SS18 rearranged.\nFINAL INTEGRATED DIAGNOSIS: SYNOVIAL SARCOMA.\n",
            "",
        ),
        (
            "pathology_report",
            "Initial report: carcinoma, primary versus metastasis; differential includes lung and pancreas, primary "
            "cannot be determined.\nFinal addendum: with TTF-1 positive the tumor is an adenocarcinoma of the lung.\n",
            "",
        ),
        (
            "pathology_report",
            "DIAGNOSIS: Lymphoma, favor mantle cell.\nREVISED DIAGNOSIS: Mantle cell lymphoma. The earlier "
            "differential is withdrawn.\n",
            "",
        ),
        (
            "pathology_report",
            "DIAGNOSIS: Lymphoma, favor mantle cell.\nADDENDUM: Ki-67 is 30 %. No change.\n",
            "yes",
        ),
        (
            "pathology_report",
            "FINAL DIAGNOSIS: Round cell sarcoma.\nComment: the differential includes Ewing sarcoma; "
            "molecular studies follow.\n",
            "yes",
        ),
        (
            "pathology_report",
            "Atypical ductal proliferation at the border between atypical hyperplasia and ductal carcinoma in situ.",
            "yes",
        ),
        ("pathology_report", "We are not able to decide between a nevus and melanoma on this sample.", "yes"),
        ("pathology_report", "ADH and low-grade DCIS cannot be told apart in this core.", "yes"),
        ("pathology_report", "The border of the carcinoma is infiltrative.", ""),
        ("pathology_report", "Invasive carcinoma with ductal carcinoma in situ at the border of the lesion.", ""),
    ],
    ("planned_treatment", "planned_treatment"): [
        ("clinic_note", "Plan: abdominoperineal excision with permanent colostomy, 8 December.", "rectal_resection"),
        ("clinic_note", "For APER next month, listed.", "rectal_resection"),
        ("clinic_note", "Op: left pneumonectomy 10.12.2026.", "pneumonectomy"),
        ("clinic_note", "I have put her down for a right simple mastectomy on 12/22.", "mastectomy"),
        ("clinic_note", "P: total laryngectomy + bilateral neck dissection 12/11.", "laryngectomy"),
        ("clinic_note", "Listed for oesophagectomy on 4 January.", "esophagectomy"),
        ("clinic_note", "Operation: cystectomy 12/14/2026", "cystectomy"),
        ("clinic_note", "Op: left pneumonectomy 10.02.2020, recovered well.", ""),
        ("clinic_note", "Op note: right hemicolectomy 12.03.2026 without event.", ""),
        ("clinic_note", "He was taken off the list for cystectomy.", ""),
    ],
    ("doctor_reaction", "doctor_reaction"): [
        ("other", "I asked about a second opinion. She rolled her eyes and left the room.", "bothered"),
        ("other", "When I brought up another opinion the surgeon got angry.", "bothered"),
        ("other", "I said I'd like a second opinion and he snapped at me.", "bothered"),
        ("other", "My doctor was really nice about the second opinion and gave me two names.", "supportive"),
        ("other", "I asked Dr. Poe for a second opinion. He was visibly irritated.", "bothered"),
        ("clinic_note", "He wanted a radiation doctor's opinion. I told him that I found this insulting.", "bothered"),
        (
            "clinic_note",
            "They asked to be seen at the cancer centre. I said that if they did not have faith in me they could go "
            "to the back of the queue.",
            "bothered",
        ),
        ("other", "I asked about a second opinion. The parking garage made me angry.", ""),
        ("other", "I am upset about the diagnosis and want a second opinion.", ""),
        ("clinic_note", "She wants a second opinion. She is angry with her insurer.", ""),
        ("clinic_note", "If they have no faith in the drug we can stop it.", ""),
    ],
}


def _first(module: str, field: str, text: str, kind: DocumentKind) -> str:
    facts = [f for f in said(module, text, kind, date(2026, 11, 20)) if f.field == field]
    return facts[0].value if facts else ""


@pytest.mark.parametrize(
    ("module", "field", "kind", "text", "value"), [(*name, *row) for name, rows in SENTENCES.items() for row in rows]
)
def test_what_the_sentence_says(module: str, field: str, kind: DocumentKind, text: str, value: str) -> None:
    assert _first(module, field, text, kind) == value


ABOUT = [
    ("History of seminoma in 1999, no evidence of disease since.", "past", {"SEM"}),
    ("Breast cancer in 2009, treated, disease-free.", "past", {"BREAST", "BRCA"}),
    ("Newly diagnosed glioblastoma.", "active", {"GB"}),
    ("Recurrent mantle cell lymphoma.", "recurrent", {"MCL"}),
    ("History of cancer in 1999, cured.", "past", {None}),
]


@pytest.mark.parametrize(("text", "value", "codes"), ABOUT)
def test_a_status_says_of_which_cancer(text: str, value: str, codes: set[str | None]) -> None:
    facts = said("cancer_status", text)
    assert [f.value for f in facts] == [value]
    assert facts[0].about in codes
