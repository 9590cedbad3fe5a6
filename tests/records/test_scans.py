"""Scans and photos: their words are recognised where Tesseract is installed, and what is unsure is said."""

import struct
import subprocess
import time
from pathlib import Path

import pytest
from record_files import pdf
from scan_files import REPORT, SECOND, Sheet, jpeg, png, scan, sheet, tiff

from consilium.case import Document, Fact
from consilium.errors import InputError
from consilium.records import assemble, read
from consilium.records.formats import recognise
from consilium.records.item import Item
from consilium.records.ocr import tesseract as program
from consilium.records.ocr.pixels import Size, sizes
from consilium.records.ocr.recognised import Picture, Recognised, Word
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.ocr.scanned import CAUTION, Page, scanned_documents
from consilium.records.refusal import Refused

CLEAR = {"cancer": "CCRCC", "laterality": "right", "grade": "3", "t": "T1b", "n": "N0", "tumor_size_mm": "52"}


@pytest.fixture(scope="session")
def page() -> Sheet:
    return sheet(REPORT)


def document(data: bytes) -> Document:
    item = Item.of("scan", data)
    [found] = recognise(item).read(item)
    return found


def values(found: Document) -> dict[str, str]:
    return {fact.field: fact.value for fact in reversed(found.facts) if fact.field in CLEAR and fact.value}


# --- read by Tesseract ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_pdf_is_read_page_by_page(page: Sheet) -> None:
    told: list[str] = []
    item = Item.of("scan.pdf", scan(page, sheet(SECOND)), recogniser=Recogniser(told.append))
    [found] = recognise(item).read(item)
    assert values(found) == CLEAR
    assert "limited to the kidney" in found.text.split("\f")[1]
    assert all(found.text[fact.start : fact.end] == fact.quote for fact in found.facts if fact.start is not None)
    assert told == [f"recognising words on page {n} of 2 of scan.pdf" for n in (1, 2)]
    [warning] = found.warnings
    assert "page 1, 2 of 2 were recognised from a picture" in warning and "compare" in warning


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("form", [png, tiff])
def test_a_picture_of_a_page(page: Sheet, form: object) -> None:
    assert values(document(form(page))) == CLEAR  # type: ignore[operator]


@pytest.mark.usefixtures("tesseract")
def test_the_pages_of_a_tiff_are_one_document(page: Sheet) -> None:
    first, second = document(tiff(page, sheet(SECOND))).text.split("\f")
    assert "partial nephrectomy" in first and "No necrosis is seen" in second


@pytest.mark.usefixtures("tesseract")
def test_a_photo_is_turned_as_the_camera_says() -> None:
    coarse = sheet("SYNTHETIC NOTE\nThe left breast tumor\nmeasures eleven mm.", 80, 14, centimetres=(8, 4))
    for photo in (jpeg(coarse), jpeg(coarse.turned(), turn=6)):
        assert document(photo).text.split("\n")[-1] == "measures eleven mm."


@pytest.mark.usefixtures("tesseract")
def test_words_that_a_scanner_put_behind_its_picture_are_read_again(page: Sheet) -> None:
    """They may be wrong, and nothing says how sure they are: here the scanner took pT1b for pT4b."""
    found = document(scan(page, behind=REPORT.replace("pT1b", "pT4b")))
    assert values(found) == CLEAR
    assert any("recognised" in warning for warning in found.warnings)


def test_without_tesseract_the_words_of_the_scanner_are_used_and_it_is_said(page: Sheet) -> None:
    found = document(scan(page, behind=REPORT))
    assert values(found)["t"] == "T1b"
    assert any("come from a scanner, which does not say how sure it was" in warning for warning in found.warnings)


@pytest.mark.usefixtures("tesseract")
def test_a_page_of_text_is_not_recognised_again() -> None:
    found = document(pdf(REPORT))
    assert values(found) == CLEAR and not found.warnings


@pytest.mark.usefixtures("tesseract")
def test_a_blurred_page_is_said_to_be_hard_to_read_and_a_digit_in_doubt_is_not_given_as_sure() -> None:
    found = document(png(sheet(REPORT, dots=80, size=8).blurred(2)))
    assert any("hard to read" in warning and "in 100 sure" in warning for warning in found.warnings)
    for fact in found.facts:
        wrong = fact.field in ("t", "n", "tumor_size_mm") and fact.value not in ("", CLEAR[fact.field])
        assert not wrong or fact.caution


@pytest.mark.usefixtures("tesseract")
def test_a_picture_without_words_is_refused(page: Sheet) -> None:
    empty = Sheet(page.width, page.height, b"\xff" * len(page.pixels))
    with pytest.raises(Refused, match="no words could be recognised"):
        document(png(empty))
    with pytest.raises(Refused, match="no words could be recognised"):
        document(scan(Sheet(page.width, page.height, b"\x80" * len(page.pixels))))


@pytest.mark.usefixtures("tesseract")
def test_nothing_of_the_picture_is_left_on_the_disk(
    page: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TMP", "TEMP", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    document(scan(page))
    assert not list(tmp_path.iterdir())


# --- without Tesseract ------------------------------------------------------------------------------------------------


def test_without_tesseract_one_sentence_says_how_to_install_it_and_the_rest_is_read(
    page: Sheet, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(page))
    (tmp_path / "b.png").write_bytes(png(page))
    (tmp_path / "c.txt").write_text(REPORT)
    reading = read([tmp_path])
    assert [Path(d.source).name for d in reading.documents] == ["c.txt"]
    assert len(reading.warnings) == 2
    for warning in reading.warnings:
        assert all(words in warning for words in ("apt install tesseract-ocr", "brew install tesseract", "Windows"))


# --- what is unsure ---------------------------------------------------------------------------------------------------


def sure(text: str, doubts: dict[str, float]) -> Recognised:
    """A page whose words are 96 in 100 sure, but for some."""
    words, at = [], 0
    for piece in text.split(" "):
        for word in piece.split("\n"):
            start = text.index(word, at)
            at = start + len(word)
            words.append(Word(start, at, doubts.get(word, 96), any(map(str.isdigit, word))))
    return Recognised(text, tuple(words))


LINE = """FINAL DIAGNOSIS:
Right breast: Invasive ductal carcinoma.
Tumor size 2.4 cm.
2 of 14 nodes positive.
pT2 pN1"""


@pytest.mark.parametrize(
    ("word", "confidence", "field", "told"),
    [
        ("pT2", 95, "t", "clear"),
        ("pT2", 80, "t", "caution"),
        ("pT2", 40, "t", "left out"),
        ("2.4", 80, "tumor_size_mm", "caution"),
        ("2.4", 40, "tumor_size_mm", "left out"),
        ("14", 70, "nodes_examined", "caution"),
        ("carcinoma.", 60, "cancer", "caution"),
        ("carcinoma.", 40, "cancer", "caution"),  # a wrong letter makes no other cancer; a wrong digit makes another T
        ("Right", 60, "t", "clear"),
    ],
)
def test_a_fact_on_an_unsure_word(word: str, confidence: float, field: str, told: str) -> None:
    found = sure(LINE, {word: confidence})
    [read_] = scanned_documents([Page(found.text, "recognised", found.words, found.sure)], Item.of("scan.pdf", b""))
    facts = [fact for fact in read_.facts if fact.field == field and fact.status != "absent"]
    if told == "left out":
        assert not facts
        assert any("too hard to read and is left out" in warning for warning in read_.warnings)
    else:
        assert [fact.caution for fact in facts] == [CAUTION if told == "caution" else None]


def test_a_letter_for_a_digit_needs_a_surer_word() -> None:
    for confidence, kept in ((90, True), (60, False)):
        text = LINE.replace("pN1", "pNO")
        found = sure(text, {"pNO": confidence})
        [read_] = scanned_documents([Page(text, "recognised", found.words, found.sure)], Item.of("s.pdf", b""))
        assert any(fact.field == "n" and fact.value == "N0" for fact in read_.facts) is kept


def test_offsets_hold_on_the_second_page() -> None:
    found = sure(LINE, {"pT2": 80})
    pages = [Page("Cover sheet. " * 3), Page(found.text, "recognised", found.words, found.sure)]
    [read_] = scanned_documents(pages, Item.of("scan.pdf", b""))
    assert {fact.field for fact in read_.facts if fact.caution} == {"t", "stage_basis"}
    assert any("page 2 of 2" in warning for warning in read_.warnings)


def test_a_clear_value_stands_before_one_that_is_hard_to_read() -> None:
    def said(source: str, value: str, caution: str | None) -> Document:
        facts = (
            Fact("cancer", "IDC", source, "IDC", 0, 3),
            Fact("t", value, source, value, 4, 6, detail=f"p{value}", caution=caution),
        )
        return Document(source, "pathology_report", facts, text="invented")

    cancer = assemble((said("scan.pdf", "T3", CAUTION), said("report.txt", "T2", None))).cancer
    assert cancer and cancer.value("t") == "T2" and len(cancer.all("t")) == 2


# --- limits -----------------------------------------------------------------------------------------------------------


def test_a_picture_that_unpacks_to_far_too_much_is_refused_unopened() -> None:
    bomb = png(Sheet(1, 1, b"\0")).replace(struct.pack(">II", 1, 1), struct.pack(">II", 60_000, 60_000))
    with pytest.raises(Refused, match="far larger than a photo"):
        document(bomb)


@pytest.mark.usefixtures("tesseract")
def test_a_page_with_such_a_picture_in_a_pdf_is_not_drawn(page: Sheet) -> None:
    bomb = scan(page, page).replace(f"/Width {page.width}".encode(), b"/Width 99999", 1)
    bomb = bomb.replace(f"/Height {page.height}".encode(), b"/Height 99999", 1)
    found = document(bomb)
    assert found.text.startswith("\f") and values(found) == CLEAR
    assert any("page 1 of 2 is a picture on which no words" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\0", b"II*\0\xff\xff", b"MM\0*\0\0\0\x08\0\x09"]
)
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        document(data)


def test_a_tiff_whose_pages_point_to_each_other_ends() -> None:
    ring = bytearray(tiff(Sheet(2, 2, b"\0" * 4)))
    ring[-4:] = ring[4:8]
    assert sizes(bytes(ring)) == [Size(2, 2)]


def test_a_tiff_whose_pages_lie_over_each_other_with_thousands_of_entries_is_damaged() -> None:
    """Read in full, 500 such pages would hold the program for minutes."""
    pages, entries = 500, 0xFFFF
    data = bytearray(b"\xff" * (8 + 12 * entries + 4 * pages + 64))
    data[:8] = b"II*\0" + struct.pack("<I", 8)
    for at in range(8, 8 + 4 * pages, 4):
        struct.pack_into("<I", data, at + 2 + 12 * entries, at + 4)
        struct.pack_into("<H", data, at, entries)
    start = time.process_time()
    assert sizes(bytes(data)) == []
    assert time.process_time() - start < 1


def test_the_size_and_the_turn_are_read_before_anything_is_unpacked() -> None:
    assert sizes(jpeg(Sheet(5, 4, bytes(20)), turn=8)) == [Size(40, 32, 270)]
    assert sizes(png(Sheet(5, 4, bytes(20)))) == [Size(5, 4)]


class Slow:
    """A program that never ends a page."""

    def read(self, picture: Picture) -> Recognised:
        raise program.TooSlowError


def test_after_three_pages_that_take_too_long_no_more_are_tried() -> None:
    told: list[str] = []
    recogniser = Recogniser(told.append, _engine=Slow(), _looked=True)  # type: ignore[arg-type]
    assert not recogniser.recognise("slow.pdf", (Picture(n, b"") for n in range(1, 100)), 99)
    assert len(told) <= 3 + 5  # those that were on their way


def test_a_run_reads_so_many_pages_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    class Quick:
        def read(self, picture: Picture) -> Recognised:
            return Recognised("x")

    recogniser = Recogniser(pages_left=3, _engine=Quick(), _looked=True)  # type: ignore[arg-type]
    found = recogniser.recognise("a.pdf", (Picture(n, b"") for n in range(1, 6)), 5)
    assert sorted(found) == [1, 2, 3]
    assert not recogniser.recognise("b.pdf", [Picture(1, b"")], 1)
    late = Item.of("c.png", png(Sheet(500, 500, b"\xff" * 250_000)), recogniser=recogniser)
    with pytest.raises(Refused, match=r"after too many other pages. Give fewer files"):
        recognise(late).read(late)


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 60)

    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(program.TooSlowError):
        program.Tesseract("tesseract", "eng", turns=False).read(Picture(1, b""))


@pytest.mark.parametrize(
    ("packs", "languages"),
    [("eng osd", "eng"), ("deu eng osd spa", "eng+spa"), ("deu osd", "deu"), ("osd", None), ("", None)],
)
def test_languages_are_those_that_are_there(monkeypatch: pytest.MonkeyPatch, packs: str, languages: str | None) -> None:
    listed = "List of available languages:\n" + packs.replace(" ", "\n")
    monkeypatch.setattr(program, "_places", lambda: ["/bin/tesseract"])
    monkeypatch.setattr(program, "_run", lambda *_, **__: listed)
    found = FIND()
    assert (found.languages if found else None) == languages


FIND = program.find


def test_a_program_that_lies_among_the_records_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\ntouch was-run\n")
    fake.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    assert FIND() is None
    assert not (tmp_path / "was-run").exists()


def test_a_scan_alone_is_an_error_with_exit_code_3(page: Sheet, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(png(page))
    with pytest.raises(InputError, match="Tesseract") as caught:
        read([tmp_path / "scan.png"])
    assert caught.value.exit_code == 3
