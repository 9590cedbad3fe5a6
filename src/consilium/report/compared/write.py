"""Writes the sheets of a comparison into a folder: all of them, or nothing."""

from datetime import date as Date
from pathlib import Path

from consilium.case import country_code
from consilium.opinions import Comparison
from consilium.report.compared.doctors import doctors_page
from consilium.report.compared.faces import DOCTORS, PATIENT, sheet_html, sheet_pdf
from consilium.report.compared.fhir import bundle_json
from consilium.report.compared.patient import patient_page
from consilium.report.comparison import comparison_json
from consilium.report.pdf import paper_of
from consilium.report.write import write_folder

FILES = frozenset(
    {
        "comparison-patient.html",
        "comparison-patient.pdf",
        "comparison-doctors.html",
        "comparison-doctors.pdf",
        "comparison.json",
        "comparison.fhir.json",
    }
)


def write_sheets(comparison: Comparison, out: Path, today: Date, language: str = "en") -> None:
    """Writes comparison-patient and comparison-doctors (.html, .pdf), comparison.json and comparison.fhir.json.

    An older comparison in ``out`` is replaced; a folder with anything else in it is refused (InputError).
    """
    write_folder(out, FILES, lambda folder: _fill(comparison, folder, today, language))


def _fill(comparison: Comparison, folder: Path, today: Date, language: str) -> None:
    pages = (("patient", patient_page, PATIENT), ("doctors", doctors_page, DOCTORS))
    for name, make, sizes in pages:
        page = make(comparison, today)
        (folder / f"comparison-{name}.html").write_text(sheet_html(page, language), encoding="utf-8")
        (folder / f"comparison-{name}.pdf").write_bytes(sheet_pdf(page, today, sizes, paper(comparison), language))
    (folder / "comparison.json").write_text(comparison_json(comparison, to_hand_on=True) + "\n", encoding="utf-8")
    (folder / "comparison.fhir.json").write_text(bundle_json(comparison, today) + "\n", encoding="utf-8")


def paper(comparison: Comparison) -> str:
    """The size of paper that a printer there holds, as far as a letter says where the person lives."""
    told = (country_code(opinion.person.country) for opinion in comparison.opinions)
    return paper_of(next(filter(None, told), "US"))
