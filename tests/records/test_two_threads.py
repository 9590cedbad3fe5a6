"""PDFium must never be in two threads at once: whoever calls it holds the one lock."""

import pypdfium2
import pytest

from consilium.pdfium import PDFIUM
from consilium.records import read

CALLS = (
    (pypdfium2.PdfDocument, "__init__"),
    (pypdfium2.PdfDocument, "close"),
    (pypdfium2.PdfDocument, "__len__"),
    (pypdfium2.PdfDocument, "get_page"),
    (pypdfium2.PdfPage, "get_textpage"),
    (pypdfium2.PdfPage, "render"),
    (pypdfium2.PdfPage, "close"),
)


@pytest.fixture
def held(monkeypatch):
    """Whether the lock was held, for each call of PDFium."""
    seen: list[tuple[str, bool]] = []

    def watched(kind, name):
        called = getattr(kind, name)

        def watch(*args, **kwargs):
            seen.append((name, PDFIUM._is_owned()))
            return called(*args, **kwargs)

        monkeypatch.setattr(kind, name, watch)

    for kind, name in CALLS:
        watched(kind, name)
    return seen


def test_the_lock_is_held_whenever_a_pdf_is_read(tmp_path, held):
    import typst

    page = tmp_path / "report.typ"
    page.write_text("SYNTHETIC. FINAL DIAGNOSIS: left breast, invasive ductal carcinoma. #pagebreak() #pagebreak()")
    (tmp_path / "report.pdf").write_bytes(typst.compile(str(page)))
    read([tmp_path / "report.pdf"])
    assert {name for name, _ in held} >= {"__init__", "get_page", "get_textpage", "close"}
    assert [name for name, ours in held if not ours] == []


def test_the_lock_is_held_when_a_sheet_is_fitted(held):
    from datetime import date

    from consilium.report.pdf import fitted_pdf

    data = {
        "title": "Synthetic",
        "made": "",
        "reader": "you",
        "paper": "us-letter",
        "blocks": [],
        "foot": "",
        "sealed": False,
    }
    fitted_pdf(data, date(2026, 11, 23), (12.0,), 1)
    assert held and [name for name, ours in held if not ours] == []
