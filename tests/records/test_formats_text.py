"""Files that hold words: what text comes out of each, with its page breaks, lines and letters."""

from pathlib import Path

import pytest
from record_files import HTML, REPORT, RTF, docx, examples, pdf, zipped

from consilium.case import Document
from consilium.records import read
from consilium.records.formats import recognise
from consilium.records.formats.attachments import read_attachment
from consilium.records.formats.html import readable
from consilium.records.formats.plain import decode
from consilium.records.item import Item
from consilium.records.refusal import Refused


def document(data: bytes) -> Document:
    [found] = recognise(Item.of("x", data)).read(Item.of("x", data))
    return found


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("report.txt", "plain text"),
        ("utf16.txt", "plain text"),
        ("report.rtf", "RTF"),
        ("report.html", "HTML"),
        ("report.pdf", "PDF"),
        ("letter.docx", "Word"),
        ("bundle.json", "FHIR"),
        ("records.ndjson", "FHIR"),
        ("summary.xml", "C-CDA"),
        ("image.dcm", "DICOM"),
    ],
)
def test_the_format_is_told_by_content(name: str, format_name: str) -> None:
    found = recognise(Item.of("anything.tmp", examples()[name]))
    assert format_name == found.NAME


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_every_usual_encoding(encoding: str) -> None:
    text = "Tumor größe 2 cm, “clear” margins – naïve patient. " * 3
    assert decode(text.encode(encoding)) == text


def test_text_that_no_encoding_fits_is_read_all_the_same() -> None:
    assert decode(b"margin \x81 clear") == "margin \x81 clear"


def test_line_ends_become_one_kind() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_plain_text_keeps_its_offsets() -> None:
    found = document(REPORT.encode())
    assert found.text == REPORT
    assert found.kind == "pathology_report"
    assert all(found.text[fact.start : fact.end] == fact.quote for fact in found.facts if fact.start is not None)
    assert any(fact.field == "cancer" for fact in found.facts)


def test_pages_of_a_pdf_are_parted_by_form_feeds() -> None:
    first, second = document(pdf("FINAL DIAGNOSIS:\nDuctal carcinoma", "Margins are clear.")).text.split("\f")
    assert first.splitlines() == ["FINAL DIAGNOSIS:", "Ductal carcinoma"]
    assert second == "Margins are clear."


def test_a_page_without_words_is_a_warning() -> None:
    found = document(pdf("Ductal carcinoma", "SCAN", "Margins are clear."))
    assert any("page 2 of 3 is only a picture" in warning for warning in found.warnings)


def test_the_empty_back_of_a_sheet_is_no_picture() -> None:
    assert not document(pdf("Ductal carcinoma", "", "Margins are clear.")).warnings


def test_the_line_of_a_fax_machine_on_a_scan_is_no_report() -> None:
    fax = "SCAN 11/20/2026 10:33 SYNTHETIC CLINIC 001/002"
    with pytest.raises(Refused, match="only pictures"):
        document(pdf(fax, fax))
    assert document(pdf(fax.removeprefix("SCAN"))).text


def test_rtf() -> None:
    lines = document(RTF.encode()).text.splitlines()
    assert lines[1] == "Left breast, core biopsy: Invasive ductal carcinoma, grade 2."
    assert lines[2] == "Margin “clear”."


def test_rtf_with_a_link_keeps_its_words() -> None:
    link = r'{\rtf1 See {\field{\*\fldinst{HYPERLINK "http://example.org/a"}}{\fldrslt{the report}}} of May.}'
    assert document(link.encode()).text == "See the report of May."


def test_html_reads_as_it_looks() -> None:
    assert readable(HTML, "x").splitlines() == [
        "Pathology report",
        "Left breast, core biopsy:",
        "Invasive ductal carcinoma, grade 2.",
        "Marker\tResult",
        "ER\tpositive",
    ]


def test_html_keeps_the_lines_of_preformatted_text() -> None:
    assert readable("<pre>one  two\n<b>three\nfour</b></pre>", "x") == "one  two\nthree\nfour\n"


def test_html_names_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-15"></head><body>Größe 5 €</body></html>'
    assert document(page.encode("iso-8859-15")).text == "Größe 5 €\n"


def test_word() -> None:
    assert document(docx("Dear colleague,", "Ductal carcinoma.")).text.splitlines() == [
        "Dear colleague,",
        "Ductal carcinoma.",
        "ER\tpositive",
    ]


def test_a_text_of_a_whole_life_is_read_in_parts() -> None:
    pages = [f"Visit {number}. " + "The wound is dry and clean. " * 2000 for number in range(12)]
    item = Item.of("life.txt", "\f".join(pages).encode())
    found = recognise(item).read(item)
    assert [document.source for document in found] == ["life.txt (part 1 of 2)", "life.txt (part 2 of 2)"]
    assert "".join(document.text for document in found) == "\f".join(pages)
    assert found[1].text.startswith("Visit ")


def test_blue_button_is_a_summary() -> None:
    assert document(examples()["blue_button.txt"]).kind == "clinical_summary"


def test_hints_of_the_holder_reach_the_document() -> None:
    [found] = read_attachment(REPORT.encode(), "text/plain", "bundle.json", kind="clinic_note", title="A title")
    assert (found.source, found.kind, found.title) == ("bundle.json", "clinic_note", "A title")


def test_the_content_type_settles_what_the_content_leaves_open() -> None:
    [found] = read_attachment(b"Margins <b>clear</b>,<br>nodes negative", "text/html; charset=utf-8", "bundle.json")
    assert found.text == "Margins clear,\nnodes negative\n"


@pytest.mark.parametrize("name", ["report.pdf", "report.rtf", "report.html", "letter.docx", "summary.xml"])
def test_attachments_are_told_by_their_content(name: str) -> None:
    assert read_attachment(examples()[name], "application/octet-stream", "bundle.json")


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", zipped({"xl/workbook.xml": b"<w/>"}), b"\x00\x01\x02" * 90]
)
def test_attachments_that_cannot_be_used_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_attachment(data, None, "bundle.json")


def test_one_file_of_each_format_in_a_folder(tmp_path: Path) -> None:
    for name, data in examples().items():
        (tmp_path / name).write_bytes(data)
    reading = read([tmp_path])
    sources = {source.rpartition("/")[2] for d in reading.documents for source in (d.source, *d.copies)}
    assert {"report.txt", "report.rtf", "report.html", "report.pdf", "letter.docx", "bundle.json"} <= sources
    assert [warning.partition(": ")[2][:9] for warning in reading.warnings] == ["a picture", "a table ("]
