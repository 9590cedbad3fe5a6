"""Imaging discs and loose images: an inventory of studies, never pixels and never a name in a warning."""

from pathlib import Path

import pydicom
import pytest
from pydicom.data import get_testdata_file
from pydicom.fileset import FileSet
from record_files import dicom, pdf, zipped

from consilium.records import read


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    """A disc of two studies, written by pydicom."""
    images = tmp_path / "images"
    images.mkdir()
    for number, (modality, study) in enumerate([("CT", "1.2.3"), ("CT", "1.2.3"), ("MR", "1.2.4")]):
        uid = f"{study}.9.{number}"
        data = dicom(modality, study=study, SOPInstanceUID=uid, InstanceNumber=str(number))
        (images / f"{number}.dcm").write_bytes(data)
    files = FileSet()
    for image in sorted(images.iterdir()):
        files.add(image)
    files.write(tmp_path / "disc")
    return tmp_path / "disc"


INVENTORY = [
    "2026-01-15  CT  ABDOMEN  CT ABDOMEN AND PELVIS  (1 series, 2 files)",
    "2026-01-15  MR  ABDOMEN  CT ABDOMEN AND PELVIS  (1 series, 1 file)",
]


def test_a_disc_is_one_document_with_its_studies(disc: Path) -> None:
    [found] = read([disc]).documents
    assert found.kind == "imaging_disc"
    assert found.text.splitlines() == INVENTORY
    assert found.title == "Imaging disc with 2 studies"
    assert str(found.date) == "2026-01-15"
    assert (found.person.name, found.person.sex) == ("Synthetic One Person", "female")


def test_a_zipped_disc_reads_the_same(disc: Path, tmp_path: Path) -> None:
    members = {str(path.relative_to(disc)): path.read_bytes() for path in disc.rglob("*") if path.is_file()}
    zip_path = tmp_path / "disc.zip"
    zip_path.write_bytes(zipped(members))
    [found] = read([zip_path]).documents
    assert found.text.splitlines() == INVENTORY


def test_images_without_a_directory_read_the_same(disc: Path) -> None:
    (disc / "DICOMDIR").unlink()
    [found] = read([disc]).documents
    assert found.text.splitlines() == INVENTORY


def test_the_directory_alone_tells_the_studies(disc: Path) -> None:
    [found] = read([disc / "DICOMDIR"]).documents
    assert [line[:14] for line in found.text.splitlines()] == ["2026-01-15  CT", "2026-01-15  MR"]


def test_a_viewer_on_the_disc_is_no_record(disc: Path) -> None:
    (disc / "VIEWER").mkdir()
    (disc / "VIEWER" / "run.exe").write_bytes(b"MZ" + b"\0" * 100)
    (disc / "VIEWER" / "help.html").write_text("<html><body>How to see breast cancer in the viewer</body></html>")
    (disc / "AUTORUN.EXE").write_bytes(b"MZ" + b"\0" * 100)
    (disc / "autorun.inf").write_text("[autorun]\nopen=AUTORUN.EXE\n")
    (disc / "REPORT.TXT").write_text("CT ABDOMEN\nIMPRESSION: no mass.")
    (disc / "VIEWER" / "report.pdf").write_bytes(pdf("CT CHEST", "IMPRESSION: no nodule."))
    reading = read([disc])
    names = [Path(document.source).name for document in reading.documents]
    assert sorted(names) == ["DICOMDIR", "REPORT.TXT", "report.pdf"]
    assert reading.warnings == ()


def test_two_people_on_one_disc_are_told_apart(tmp_path: Path) -> None:
    for patient in ("One", "Two"):
        (tmp_path / patient).write_bytes(dicom(patient=patient))
    reading = read([tmp_path])
    assert len(reading.documents) == 2
    warnings = [warning for document in reading.documents for warning in document.warnings]
    assert any("2 people" in warning for warning in warnings)
    assert not any("Synthetic" in warning for warning in warnings)


def test_damaged_values_are_not_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = dicom().replace(b"1.2.3.1.1", b"Jane Doe!")
    (tmp_path / "a.dcm").write_bytes(data)
    read([tmp_path])
    assert capfd.readouterr().err == ""


def test_a_report_inside_a_dicom_file_is_read(tmp_path: Path) -> None:
    report = pdf("CT ABDOMEN REPORT", "IMPRESSION: a mass of 4 cm.")
    report += b"\0" * (len(report) % 2)
    data = dicom("DOC", SOPClassUID="1.2.840.10008.5.1.4.1.1.104.1", EncapsulatedDocument=report)
    (tmp_path / "report.dcm").write_bytes(data)
    texts = [document.text for document in read([tmp_path]).documents]
    assert any("a mass of 4 cm" in text for text in texts)


def test_a_structured_report_is_read(tmp_path: Path) -> None:
    finding = pydicom.Dataset()
    finding.ValueType = "TEXT"
    label = pydicom.Dataset()
    label.CodeMeaning = "Impression"
    finding.ConceptNameCodeSequence = [label]
    finding.TextValue = "A mass of 4 cm in the liver."
    data = dicom("SR", SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11", ContentSequence=[finding])
    (tmp_path / "report.dcm").write_bytes(data)
    texts = {document.kind: document.text for document in read([tmp_path]).documents}
    assert texts["imaging_report"] == "Impression: A mass of 4 cm in the liver."


@pytest.mark.parametrize("name", ["DICOMDIR", "DICOMDIR-reordered", "DICOMDIR-nooffset", "DICOMDIR-implicit"])
def test_directories_of_every_make(name: str) -> None:
    """The test set of pydicom: the same two people in directories written in different ways."""
    found = get_testdata_file(name)
    assert isinstance(found, str)
    documents = read([found]).documents
    assert [len(document.text.splitlines()) for document in documents] == [2, 4]
    assert documents[0].text.splitlines()[0].startswith("1995-09-03  CT")
