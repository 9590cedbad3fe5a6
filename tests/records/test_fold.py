"""Documents that came more than once are one; documents that only look alike stay two."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from record_files import REPORT, ccda, pdf

from consilium.case import Document, Fact
from consilium.records import read
from consilium.records.fold import fold

FACT = Fact("cancer", "IDC", "a.xml", "Breast cancer", path="entry[0]")
SUMMARY = Document("a.xml", "clinical_summary", (FACT,), date=date(2026, 3, 1), title="Summary")


def test_a_summary_that_says_the_same_again_is_folded() -> None:
    again = replace(SUMMARY, source="b.xml", facts=(replace(FACT, document="b.xml", path="entry[7]"),))
    [found] = fold([SUMMARY, again, replace(again, source="c.xml")])
    assert (found.source, found.copies) == ("a.xml", ("b.xml", "c.xml"))


def test_a_summary_that_says_more_stays() -> None:
    more = replace(SUMMARY, source="b.xml", facts=(FACT, replace(FACT, field="laterality", value="left")))
    assert len(fold([SUMMARY, more])) == 2


def test_another_date_stays() -> None:
    assert len(fold([SUMMARY, replace(SUMMARY, source="b.xml", date=date(2026, 4, 1))])) == 2


def test_documents_that_say_nothing_are_never_folded() -> None:
    empty = Document("a.xml", "clinical_summary")
    assert len(fold([empty, replace(empty, source="b.xml")])) == 2


def test_the_same_words_in_other_spacing_are_one_text() -> None:
    first = Document("a.txt", "pathology_report", text=REPORT)
    second = Document("b.pdf", "pathology_report", text=REPORT.replace("\n", " \n\n").upper())
    [found] = fold([first, second])
    assert found.copies == ("b.pdf",)


def test_a_report_in_three_forms_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.pdf").write_bytes(pdf(REPORT))
    (tmp_path / "c.txt").write_text(REPORT)
    [found] = read([tmp_path]).documents
    assert [Path(source).name for source in (found.source, *found.copies)] == ["a.txt", "c.txt", "b.pdf"]


def test_the_same_file_given_twice_is_one_without_copies(tmp_path: Path) -> None:
    path = tmp_path / "summary.xml"
    path.write_bytes(ccda())
    [found] = read([path, path]).documents
    assert found.copies == ()
