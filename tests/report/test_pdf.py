"""PDFs: tagged, with a title and a language, the same bytes each time, and no words of a document run as markup."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import synthetic_plans as plans

from consilium.case import Case, parse_answers
from consilium.packet.blocks import Paragraph, PrintedDocument
from consilium.report.pdf import document_pdf, paper, plan_pdf
from consilium.report.sheets import packet_documents


def words(data: bytes) -> str:
    """All text of a PDF, spaces folded."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def tags(data: bytes) -> list[str]:
    """The structure types of the first page, in reading order."""
    found: list[str] = []

    def walk(element):
        buffer = ctypes.create_string_buffer(200)
        if pdfium.FPDF_StructElement_GetType(element, buffer, 200):
            found.append(buffer.raw.decode("utf-16-le").split("\0")[0])
        for n in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
                walk(child)

    with pypdfium2.PdfDocument(data) as document:
        tree = pdfium.FPDF_StructTree_GetForPage(document[0])
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))
        pdfium.FPDF_StructTree_Close(tree)
    return found


@pytest.mark.parametrize("name", plans.ALL)
def test_the_plan_is_a_tagged_pdf_ua(name):
    data = plan_pdf(plans.ALL[name]())
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert {"H1", "H2", "P", "LI"} <= set(tags(data))
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_value("Title") == "Your second opinion plan"


@pytest.mark.parametrize("document", packet_documents(plans.rare()), ids=lambda d: d.id)
def test_every_document_of_the_packet_prints(document):
    data = document_pdf(document, plans.TODAY)
    assert document.title in words(data)
    assert "H1" in tags(data)


def test_the_summary_fits_on_two_pages():
    plan = plans.rare()
    with pypdfium2.PdfDocument(document_pdf(plan.packet.document("summary"), plan.made)) as document:
        assert len(document) <= 2


def test_the_first_screen_says_the_same_as_on_the_other_faces():
    told = words(plan_pdf(plans.rare()))
    assert "A second opinion is important for you" in told
    assert "Treatment is planned for 8 December, in 16 days." in told


def test_words_of_a_document_are_not_run():
    told = words(plan_pdf(plans.hostile()))
    assert "#panic()" in told and "*x*" in told and "$y$" in told


def test_a_letter_without_a_font_does_not_stop_the_page():
    document = PrintedDocument("x", "Letters of many kinds", "you", (Paragraph("摘要 🎗 and plain words"),))
    assert "and plain words" in words(document_pdf(document, plans.TODAY))


def test_the_same_plan_gives_the_same_bytes():
    assert plan_pdf(plans.your_choice()) == plan_pdf(plans.your_choice())


def test_every_page_of_the_sealed_part_says_that_it_is_sealed():
    plan = plans.rare()
    sealed = packet_documents(plan)[-1]
    assert "Sealed: open after you have written your own opinion" in words(document_pdf(sealed, plan.made))


@pytest.mark.parametrize(("country", "size"), [("US", "us-letter"), (None, "us-letter"), ("NL", "a4")])
def test_the_paper_is_that_of_the_country(country, size):
    case = Case(cancer=None, answers=parse_answers({"patient": {"country": country}}))
    assert paper(case) == size


def test_an_emergency_comes_first():
    told = words(plan_pdf(plans.emergency()))
    assert told.index("Do not wait for a second opinion") < told.index("A second opinion is important for you")
