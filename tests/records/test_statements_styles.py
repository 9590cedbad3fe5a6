"""A third set, in other styles: British letters, terse dictation, patients' messages, notes out of FHIR, insurers.

All were written and labelled before the rules had seen them; the rules were widened where they failed.
"""

from datetime import date

import pytest
from statement_examples import said

from consilium.case.model import DocumentKind

KINDS: dict[str, DocumentKind] = {
    "note": "clinic_note",
    "pathology": "pathology_report",
    "imaging": "imaging_report",
    "letter": "insurance_letter",
    "message": "other",
    "discharge": "discharge_summary",
}
ANY = "any"
SENTENCES: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("tumor_board", "tumor_board"): [
        ("note", "Discussed at the upper GI MDT on 4 November; outcome: resection.", "yes"),
        ("note", "The skin cancer MDT has recommended wide excision.", "yes"),
        ("note", "This lady's case has yet to go through the MDT.", ""),
        ("note", "MDT: not discussed as benign on first reading.", "no"),
        ("note", "TB reviewed 11/3, consensus chemoRT.", ""),
        ("message", "Nobody has shown my scans to a tumor board, the nurse told me.", "no"),
        ("note", "Will list for lung MDT Friday.", ""),
        ("discharge", "Case was presented at multidisciplinary tumor board during admission.", "yes"),
    ],
    ("trial", "trial_discussed"): [
        ("note", "I have given her the information sheet for the OPTIMA study and she will let us know.", "yes"),
        ("note", "Trials: none offered.", "no"),
        ("message", "My doctor never mentioned any clinical trial.", "no"),
        ("note", "Not a candidate for the phase 2 study given his creatinine.", "yes"),
        ("note", "We did not touch on research studies today.", "no"),
        ("note", "Trial without catheter booked.", ""),
        ("note", "On the strength of the published trial I would give six cycles.", ""),
        ("discharge", "Consented to clinical trial NCT01234567 prior to discharge.", "yes"),
    ],
    ("doctor_cases", "doctor_cases_per_year"): [
        ("note", "We look after some forty patients with this condition annually.", "40"),
        ("note", "I do two or three of these in the course of a year.", "2.5"),
        ("message", "He told me he sees maybe one like mine every two years.", "0.5"),
        ("note", "Our unit undertakes around 80 oesophagectomies each year.", "80"),
        ("note", "I have not met this tumour before in my practice.", "0"),
        ("note", "She walks her dog twice a day.", ""),
        ("note", "About 60 of these a yr in my hands.", "60"),
        ("note", "PSA checked every three months for two years.", ""),
    ],
    ("doctor_reaction", "doctor_reaction"): [
        ("note", "He enquired about a second opinion and I was only too pleased to help.", "supportive"),
        ("note", "They have asked for a second opinion, which I think is entirely reasonable.", "supportive"),
        ("note", "Pt wants 2nd opinion - fine by me.", "neutral"),
        ("note", "Request for second opinion noted. I do not see what it would add.", "bothered"),
        ("message", "When I mentioned a second opinion, my oncologist became cold and ended the visit.", "bothered"),
        ("message", "Dr. Vale told me that getting a second opinion is a great idea.", "supportive"),
        ("message", "I am writing to ask how I can get a second opinion.", ""),
        ("note", "Family pressing for another opinion; frankly this is a nuisance.", "bothered"),
        ("note", "She was cross about the car park.", ""),
    ],
    ("no_lifesaving", "no_lifesaving_therapy"): [
        ("note", "Sadly there are no further active treatments that I can offer.", "yes"),
        ("note", "We have reached the end of the road with anticancer treatment.", "yes"),
        ("note", "Not for further SACT; best supportive care.", "yes"),
        ("message", "The doctor said there is nothing more they can do for me.", "yes"),
        ("note", "No curative option but good control for years can be expected.", ""),
        ("note", "Nothing more needs doing for the wound.", ""),
        ("note", "He is not for resuscitation.", ""),
        ("discharge", "Discharged home with hospice; no further cancer-directed therapy available.", "yes"),
    ],
    ("patient_doubt", "patient_doubt"): [
        ("message", "I don't feel that anyone is listening to me.", "yes"),
        ("message", "I have lost confidence in my oncologist.", "yes"),
        ("note", "Mrs Hale remains unconvinced by the advice.", "yes"),
        ("note", "Pt not sure she trusts plan.", "yes"),
        ("message", "I trust my doctor completely.", ""),
        ("note", "He has no confidence in his knee.", ""),
        ("message", "Please tell me whether parking is free.", ""),
        ("note", "Her husband told us he is not happy with how things have been handled.", "yes"),
    ],
    ("insurer", "insurer_requires"): [
        ("letter", "Coverage of this surgery is conditional on a second surgical opinion.", "yes"),
        ("letter", "Pre-certification will be issued once the second opinion report is on file.", "yes"),
        ("letter", "Second opinion: REQUIRED", "yes"),
        ("letter", "Second opinion required? No", "no"),
        ("letter", "Our nurse line can help you find a specialist for a second opinion.", ""),
        ("letter", "No charge applies if you choose to obtain a second opinion.", ""),
        ("letter", "Payment will be cut by 20 percent where the member has not had a second opinion.", "yes"),
        ("message", "My insurance says I must get a second opinion before they will pay.", "yes"),
    ],
    ("planned_treatment", "planned_treatment"): [
        ("note", "She is on the waiting list for a right hemicolectomy.", "colectomy"),
        ("note", "TCI 3/12 for nephrectomy.", "nephrectomy"),
        ("note", "I have listed him for robotic prostatectomy.", "prostatectomy"),
        ("note", "To commence FEC-T on Monday.", ANY),
        ("message", "They want to take out my bladder: radical cystectomy is set for December 14.", "cystectomy"),
        ("note", "s/p TAH/BSO 9/2.", ""),
        ("note", "Declines chemo.", ""),
        ("note", "Rx: pembro q3w, C1D1 12/1.", "pembrolizumab"),
    ],
    ("planned_start", "planned_start"): [
        ("note", "Admission for surgery on Monday 7th December.", "2026-12-07"),
        ("note", "C1D1 carbo/pem 11/30.", "2026-11-30"),
        ("message", "My operation is on December 9.", "2026-12-09"),
        ("note", "Theatre date 14 December.", "2026-12-14"),
        ("note", "Clinic review 14 December.", ""),
        ("note", "Op 14 October, uneventful.", ""),
        ("letter", "Service: mastectomy. Planned date of service: 12/03/2026", "2026-12-03"),
    ],
    ("several_options", "several_options"): [
        ("note", "I outlined surgery, radiotherapy and active surveillance; he has gone away to think.", "yes"),
        ("message", "She said I could have surgery or radiation and that I have to pick.", "yes"),
        ("note", "Offered choice of mastectomy or WLE + RT. Undecided.", "yes"),
        ("note", "Surgery is the only sensible way.", ""),
        ("note", "Either paracetamol or ibuprofen for pain.", ""),
    ],
    ("no_hurry", "no_hurry"): [
        ("note", "There is no rush to make a decision, and a few weeks will make no difference.", "yes"),
        ("note", "This can wait until after Christmas.", "yes"),
        ("note", "2WW referral - urgent.", ""),
        ("message", "He said I have plenty of time to decide.", "yes"),
    ],
    ("report_uncertain", "report_uncertain"): [
        ("pathology", "Features fall short of a definite diagnosis of lymphoma.", "yes"),
        ("pathology", "I would regard this as a malignant tumour of uncertain lineage.", "yes"),
        ("pathology", "Appearances are those of invasive lobular carcinoma, grade 2.", ""),
    ],
    ("outside_review", "outside_review"): [
        ("pathology", "The slides have been posted to Professor Lund for his view.", "pending"),
        ("pathology", "Referred to the supraregional sarcoma centre for specialist review.", "pending"),
        ("pathology", "Double reported by Dr Shaw in this department.", ""),
        ("pathology", "Specialist review (Professor Lund): agrees with the diagnosis.", "done"),
    ],
    ("missing_test", "missing_test"): [
        ("pathology", "HER2 to follow.", "HER2"),
        ("pathology", "PD-L1 not requested.", "PD-L1"),
        ("pathology", "EGFR and ALK: insufficient tissue.", "EGFR"),
        ("pathology", "MMR proteins retained.", ""),
    ],
    ("progression", "progression"): [
        ("note", "Sadly her disease has progressed through second line.", "yes"),
        ("note", "Scans show things are worse in spite of capecitabine.", "yes"),
        ("message", "My cancer came back last spring.", "yes"),
        ("note", "Stable on letrozole for two years.", ""),
        ("note", "The rash progressed on amoxicillin.", ""),
    ],
}


@pytest.mark.parametrize(
    ("module", "field", "kind", "text", "value"), [(*name, *row) for name, rows in SENTENCES.items() for row in rows]
)
def test_what_the_sentence_says(module: str, field: str, kind: str, text: str, value: str) -> None:
    facts = [f for f in said(module, text, KINDS[kind], date(2026, 11, 20)) if f.field == field]
    first = facts[0].value if facts else ""
    assert bool(first) if value is ANY else first == value
