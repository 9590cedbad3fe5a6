"""Reading a letter, by examples: whose view a passage is, and what each axis makes of a sentence."""

import pytest

from consilium.case import Document, Fact
from consilium.opinions import read_opinion
from consilium.opinions.axes import biomarkers, diagnosis, goal, grade, sequence, stage, tests, timing, treatment, trial
from consilium.opinions.dates import letter_date
from consilium.opinions.discipline import discipline
from consilium.opinions.letter import read_letter

STANCES = [
    ("I recommend radical prostatectomy.", "surgery:prostatectomy", "advised"),
    ("Plan\n- osimertinib 80 mg daily", "drug:osimertinib", "advised"),
    ("I would advise against cystectomy.", "surgery:cystectomy", "against"),
    ("Completion thyroidectomy is not indicated.", "surgery:thyroidectomy", "against"),
    ("I would favor radiotherapy over prostatectomy in his case.", "surgery:prostatectomy", "against"),
    ("You have recommended bendamustine.", "drug:bendamustine", "other"),
    ("She asked whether tamoxifen could be left out.", "drug:tamoxifen", "other"),
    ("Her mother had a mastectomy and died at 60.", "surgery:mastectomy", "other"),
    ("I would keep cystectomy in reserve.", "surgery:cystectomy", "later"),
    ("If she progresses I would give docetaxel.", "drug:docetaxel", "condition"),
    ("We discussed brachytherapy as an alternative.", "radiation:brachytherapy", "option"),
    ("PMH: lumpectomy 2011.", "surgery:lumpectomy", "past"),
    ("She underwent right hemicolectomy on 5 May.", "surgery:colectomy", "past"),
]


@pytest.mark.parametrize(("text", "term", "stance"), STANCES)
def test_what_is_advised_is_told_apart_from_what_is_only_named(text, term, stance):
    named = {n.term: n.stance for n in read_letter(text).treatments}
    assert named.get(term) == stance


AXES = [
    (diagnosis, "Diagnosis: lung adenocarcinoma.", "code:LUAD"),
    (diagnosis, "Diagnosis: atypical ductal hyperplasia. Not DCIS.", "entity:adh"),
    (diagnosis, "I do not find melanoma. Diagnosis: compound Spitz nevus.", "entity:spitz_nevus"),
    (grade, "Adenocarcinoma, poorly differentiated.", "number=3"),
    (grade, "Gleason 4+3=7 in six cores.", "group=3"),
    (grade, "Nottingham score 8 of 9.", "number=3"),
    (stage, "Impression: cT2b N0 M0.", "T=2b"),
    (stage, "FIGO IIIC clinically.", "group.anatomic=IIIC"),
    (stage, "CLL, Rai stage 0.", "group.rai=0"),
    (stage, "It has spread: liver metastases on both sides.", "M=1"),
    (biomarkers, "HER2 2+, FISH amplified.", "HER2=positive"),
    (biomarkers, "Mismatch repair proteins intact.", "MMR=proficient"),
    (biomarkers, "KRAS G12D mutated.", "KRAS=positive"),
    (goal, "Not curable; the goal is to control it.", "control"),
    (goal, "We treat with curative intent.", "cure"),
    (goal, "I advise watch and wait.", "watch"),
    (goal, "I recommend hospice care at home. The goal is comfort.", "comfort"),
    (treatment, "I recommend R-CHOP for six cycles.", "drug:vincristine"),
    (treatment, "Please hold all treatment until the sequencing is back.", "hold"),
    (treatment, "I recommend follow-up alone.", "watch"),
    (sequence, "I recommend radiation, followed by prostatectomy.", "radiation<surgery"),
    (sequence, "Plan: neoadjuvant FLOT, then gastrectomy.", "chemotherapy<surgery"),
    (timing, "First dose tonight; do not wait.", "now"),
    (timing, "There is no hurry.", "no hurry"),
    (timing, "I would see her every three months.", "every=3"),
    (tests, "Plan: send germline BRCA testing today.", "genetics:germline"),
    (tests, "No further work-up needed.", "none"),
    (tests, "MDM2 was never tested.", "molecular:mdm2"),
    (trial, "No open protocol that fits her.", "none"),
    (trial, "She may qualify for a randomized trial that is open here.", "yes"),
]


@pytest.mark.parametrize(("axis", "text", "term"), AXES, ids=lambda value: str(value)[:40])
def test_an_axis_finds(axis, text, term):
    said = axis.read(read_letter(text))
    assert said is not None
    assert term in said.terms


SILENT = [
    (stage, "The MRI shows a T2-weighted signal at T7."),
    (stage, "If it is T3 she needs more."),
    (biomarkers, "FISH for PML::RARA sent, result expected Monday."),
    (goal, "Pain is well controlled on acetaminophen."),
    (tests, "An MRI was done in May and was clear."),
    (trial, "A randomized trial found longer survival with surgery."),
    (treatment, "PMH: appendectomy 1981. Takes lisinopril."),
    (grade, "Grade 2 neuropathy after treatment."),
]


@pytest.mark.parametrize(("axis", "text"), SILENT, ids=lambda value: str(value)[:40])
def test_an_axis_stays_silent(axis, text):
    assert axis.read(read_letter(text)) is None


DIFFERENCES = [
    (diagnosis, "Diagnosis: melanoma.", "Diagnosis: Spitz nevus.", True),
    (diagnosis, "Diagnosis: non-small cell lung cancer.", "Diagnosis: lung adenocarcinoma.", False),
    (grade, "Moderately differentiated.", "Grade 2.", False),
    (grade, "Gleason 3+3=6.", "Gleason 4+4=8.", True),
    (stage, "Stage IIA.", "pT2 pN0 M0.", False),
    (stage, "T2 N0 M0.", "T3c N1 M0.", True),
    (stage, "Stage IIIB.", "Stage III.", False),
    (biomarkers, "HER2 negative.", "HER2 amplified.", True),
    (treatment, "I recommend FOLFOX.", "I recommend fluorouracil, leucovorin and oxaliplatin.", False),
    (treatment, "I recommend letrozole.", "I recommend an aromatase inhibitor.", False),
    (treatment, "I recommend lobectomy.", "I recommend stereotactic body radiotherapy.", True),
    (treatment, "I recommend active surveillance.", "I recommend brachytherapy.", True),
    (goal, "The goal is cure.", "I advise watch and wait.", True),
    (timing, "CT every six months.", "CT every four months.", True),
    (timing, "Start within two weeks.", "Begin next week.", False),
    (tests, "No further testing is needed.", "Send FISH for MDM2 before treatment.", True),
]


@pytest.mark.parametrize(("axis", "one", "two", "differ"), DIFFERENCES, ids=lambda value: str(value)[:30])
def test_a_difference_is_more_than_wording(axis, one, two, differ):
    said = [axis.read(read_letter(text)) for text in (one, two)]
    assert all(said)
    assert (axis.compare(*said) is not None) == differ
    assert (axis.compare(*reversed(said)) is not None) == differ


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BREAST SURGERY CLINIC\nVisit 3/4/2026\nSeen today.", "surgery"),
        ("Dear Dr. Example,\nThank you.\n\nA. Invented, MD\nDepartment of Radiation Oncology", "radiation"),
        ("GI TUMOR BOARD SUMMARY\nPresent: surgery, oncology", "board"),
        ("SURGICAL PATHOLOGY CONSULTATION\nReceived: six slides", "pathology"),
        ("Hematology/Oncology note\nSeen today.", "medical"),
        ("A letter without a head.", "unknown"),
    ],
)
def test_discipline(text, name):
    assert discipline(read_letter(text)) == name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DOB 03/04/1960. Date of service 02/11/2026", "2026-02-11"),
        ("November 3, 2025", "2025-11-03"),
        ("13 May 2025", "2025-05-13"),
        ("2026-01-07", "2026-01-07"),
        ("no date here", None),
    ],
)
def test_date_of_a_letter(text, day):
    found = letter_date(text)
    assert (found.isoformat() if found else None) == day


def test_a_structured_document_is_read_from_its_facts():
    def fact(field, value, quote, detail=None):
        return Fact(field, value, "care-plan.json", quote, detail=detail)

    facts = (
        fact("cancer", "IDC", "Invasive ductal carcinoma of breast"),
        fact("stage_group", "IIA", "Stage IIA"),
        fact("biomarker", "HER2=negative", "HER2 negative"),
        fact("treatment", "mastectomy", "Mastectomy", "planned"),
    )
    found = read_opinion(Document("care-plan.json", "fhir_bundle", facts=facts))
    assert "code:IDC" in found.says["diagnosis"].terms
    assert "group.anatomic=IIA" in found.says["stage"].terms
    assert "HER2=negative" in found.says["biomarkers"].terms
    assert "surgery:mastectomy" in found.says["treatment"].terms
