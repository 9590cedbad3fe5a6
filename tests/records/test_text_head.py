"""What kind of document it is, its date, whom it is about, who wrote it, how final it is."""

from datetime import date

import pytest
from text_examples import BREAST, COLON, read

from consilium.records.text import read_text

KINDS = [
    (BREAST, "pathology_report"),
    (COLON, "pathology_report"),
    (
        "SYNTHETIC RADIOLOGY\nCT CHEST WITH CONTRAST   03/02/2026\nFindings: 3 cm mass.\nImpression: suspicious mass.",
        "imaging_report",
    ),
    (
        (
            "SYNTHETIC GENOMICS\nNext-generation sequencing panel, 50 genes\nEGFR exon 19 deletion, "
            "variant allele fraction 12 %"
        ),
        "genomics_report",
    ),
    (
        "SYNTHETIC CANCER CLINIC\nFollow-up visit 03/02/2026\nHPI: feels well. Exam: ECOG 0.\nPlan: I recommend scans.",
        "clinic_note",
    ),
    (
        "OPERATIVE REPORT\nPreoperative diagnosis: colon cancer\nAnesthesia: general\nEstimated blood loss: 50 mL",
        "operation_note",
    ),
    ("GI TUMOR BOARD NOTE 03/02/2026\nAttendees: surgery, oncology\nConsensus: surgery first", "tumor_board_note"),
    ("DISCHARGE SUMMARY\nAdmitted 03/02/2026\nHospital course: uneventful", "discharge_summary"),
    (
        (
            "Dear Ms. Example,\nMember services of your health plan. Prior authorization is "
            "required. Your policy covers it."
        ),
        "insurance_letter",
    ),
    ("Shopping list: apples, bread", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_by_content(text: str, kind: str) -> None:
    assert read_text(text, "synthetic.txt").kind == kind


DATES = [
    ("Reported: 05/08/2026   DOB 02/03/1961", date(2026, 5, 8)),
    ("Report date: 2026-05-08", date(2026, 5, 8)),
    ("Signed out 8 May 2026", date(2026, 5, 8)),
    ("Visit May 8, 2026", date(2026, 5, 8)),
    ("Report date: 08-May-2026", date(2026, 5, 8)),
    ("Reported 25/12/2026", date(2026, 12, 25)),
    ("Birth date: 02/03/1961", None),
    ("SYNTHETIC, Person   02/03/1961   05/08/2026", date(2026, 5, 8)),
    ("Collected 05/04/2026", date(2026, 5, 4)),
    ("no date", None),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_document_date(text: str, day: date | None) -> None:
    assert read(text).date == day


def test_person_author_institution() -> None:
    document = read(BREAST)
    assert document.person.name == "Marta T. Quill"
    assert document.person.birth_date == date(1961, 2, 3)
    assert document.person.sex == "female"
    assert document.author == "P. Holm"
    assert document.institution == "HARBOR LANTERN PATHOLOGY (SYNTHETIC)"


STATUS = [
    ("SURGICAL PATHOLOGY REPORT   FINAL\nFINAL DIAGNOSIS: x", "final"),
    ("PRELIMINARY REPORT\nA final report will follow.", "preliminary"),
    ("** PRELIMINARY DIAGNOSIS - FINAL PENDING CONSULTATION **", "preliminary"),
    ("FINAL DIAGNOSIS: x\nADDENDUM 1\nMSI stable", "addended"),
    ("INTRAOPERATIVE CONSULTATION\nPreliminary diagnosis: benign.\nFINAL DIAGNOSIS\nx", "final"),
    ("Skin, biopsy: squamous cell carcinoma", None),
    ("FINAL DIAGNOSIS\nx\nCOMMENT\nImmunostains are pending; an addendum will follow.", None),
    ("FINAL DIAGNOSIS\nx\nAn addendum will be issued.\nElectronically signed by B. Invented", "final"),
    ("FINAL DIAGNOSIS\nx\n", "final"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_report_status(text: str, status: str | None) -> None:
    assert read(text).report_status == status


def test_what_the_container_knows_goes_first() -> None:
    document = read_text(BREAST, "a.txt", kind="other", date=date(2020, 1, 1), title="A title")
    assert (document.kind, document.date, document.title) == ("pathology_report", date(2020, 1, 1), "A title")
