"""Input that cannot be used: one sentence that says which file, why, and what to do; among good files, one warning."""

import json
from pathlib import Path

import pytest
from record_files import BUNDLE, REPORT, ccda, dicom, fhir, pdf, zipped

from consilium.errors import InputError
from consilium.records import read

DSTU2 = {
    "resourceType": "Bundle",
    "type": "searchset",
    "entry": [
        {
            "resource": {
                "resourceType": "Condition",
                "patient": {"reference": "Patient/1"},
                "code": {"text": "Malignant neoplasm"},
                "clinicalStatus": "active",
                "verificationStatus": "confirmed",
                "dateRecorded": "2014-01-01",
            }
        },
        {"resource": {"resourceType": "MedicationOrder", "patient": {"reference": "Patient/1"}}},
    ],
}

#: name of the case: file name, bytes, words that the message must hold
BAD = {
    "an empty file": ("a.txt", b"", "empty file"),
    "only spaces": ("a.txt", b" \n\n", "empty file"),
    "an encrypted PDF": ("a.pdf", pdf(REPORT, encrypted=True), "password"),
    "a scanned PDF": ("a.pdf", pdf("", "SCAN page 2"), "Tesseract"),
    "half a PDF": ("a.pdf", pdf(REPORT)[:300], "damaged"),
    "a password zip": ("a.zip", zipped({"a.txt": b"x"}, locked=True), "password"),
    "a zip bomb": ("a.zip", zipped({"a.txt": b"0" * (30 * 1024 * 1024)}), "zip bomb"),
    "half a zip": ("a.zip", zipped({"a.txt": REPORT.encode()})[:100], "damaged"),
    "an empty zip": ("a.zip", zipped({}), "no files"),
    "a zip of style sheets": ("a.zip", zipped({"a.css": b"p {}"}), "not a record"),
    "half a bundle": ("a.json", fhir(BUNDLE)[:-40], "cut off"),
    "DSTU2": ("a.json", json.dumps(DSTU2).encode(), "DSTU2"),
    "JSON of another kind": ("a.json", b'{"name": "x"}', "no FHIR record"),
    "a health card": ("a.smart-health-card", b'{"verifiableCredential": ["x"]}', "SMART Health Card"),
    "XML of another kind": ("a.xml", b'<?xml version="1.0"?><registry/>', "XML file"),
    "FHIR as XML": ("a.xml", b'<Bundle xmlns="http://hl7.org/fhir"/>', "JSON"),
    "a photo": ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 99, "picture"),
    "a program": ("a.exe", b"MZ\x90\x00" + b"\0" * 99, "program"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "PDF"),
    "a 7z": ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 99, "Unpack"),
    "a spreadsheet": ("a.xlsx", zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "PDF"),
    "a table": ("a.csv", b"id,name,code,date\n1,a,C50,2026\n2,b,C61,2026\n", "table"),
    "an answers file": ("answers.toml", b"# mine\n[patient]\nbirth_year = 1960\n", "--answers"),
    "unknown bytes": ("a.bin", bytes(range(1, 32)) * 40, "do not know"),
    "half an image": ("a.dcm", dicom()[:140], "a.dcm"),
}


@pytest.mark.parametrize("case", BAD)
def test_alone_it_is_an_error_with_one_clear_sentence(tmp_path: Path, case: str) -> None:
    name, data, words = BAD[case]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read([tmp_path / name])
    message = str(caught.value)
    assert words in message
    assert name in message
    assert caught.value.exit_code == 3
    assert "our own reader failed" not in message
    assert "\n" not in message


@pytest.mark.parametrize("case", BAD)
def test_among_good_files_it_is_a_warning_and_the_rest_is_read(tmp_path: Path, case: str) -> None:
    name, data, words = BAD[case]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "report.txt").write_text(REPORT)
    reading = read([tmp_path])
    assert [Path(document.source).name for document in reading.documents] == ["report.txt"]
    if case != "a zip of style sheets":
        [warning] = reading.warnings
        assert words in warning


def test_half_a_summary_gives_what_could_be_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(ccda()[:-300])
    [document] = read([tmp_path]).documents
    assert any("damaged" in warning for warning in document.warnings)


def test_nothing_there(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "empty folder"), (tmp_path / "no.txt", "no such file")):
        with pytest.raises(InputError, match=words):
            read([path])
    with pytest.raises(InputError, match="nothing to read"):
        read([])


def test_several_reasons_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(""))
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(InputError) as caught:
        read([tmp_path])
    assert "a.pdf" in str(caught.value) and "b.jpg" in str(caught.value)


def test_a_reader_that_fails_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes) -> str:
        raise ZeroDivisionError("patient data")

    monkeypatch.setattr("consilium.records.formats.rtf.decode", fails)
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 words}")
    (tmp_path / "b.txt").write_text(REPORT)
    reading = read([tmp_path])
    assert len(reading.documents) == 1
    assert "our own reader failed" in reading.warnings[0]
    assert "patient data" not in reading.warnings[0]
