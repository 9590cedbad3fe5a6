"""Downloads as portals make them: which files in them are records."""

import json
from pathlib import Path

import pytest
from record_files import CONDITION, PATIENT, REPORT, ccda, fhir, pdf, zipped

from consilium.case import Document
from consilium.records import read

METADATA = b'<?xml version="1.0"?><lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"/>'
STYLE = b'<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'

XDM = {
    "README.TXT": b"Open INDEX.HTM in a browser to see the records.",
    "INDEX.HTM": b"<html><body><a href='IHE_XDM/SUBSET01/DOC0001.XML'>Summary</a></body></html>",
    "IHE_XDM/SUBSET01/METADATA.XML": METADATA,
    "IHE_XDM/SUBSET01/DOC0001.XML": ccda(),
    "IHE_XDM/SUBSET01/DOC0002.XML": ccda("254637007", "Non-small cell lung cancer"),
    "IHE_XDM/SUBSET01/DOC0003.XML": ccda(),
    "IHE_XDM/SUBSET01/DOC0004.PDF": pdf(REPORT),
    "IHE_XDM/SUBSET01/STYLE.XSL": STYLE,
    "IHE_XDM/SUBSET01/SHEET": STYLE,
}

APPLE = {
    "apple_health_export/Export.xml": b'<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n'
    b"<HealthData><Record type='steps'/></HealthData>",
    "apple_health_export/export_cda.xml": b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">'
    b'<id extension="Health Export CDA" root="1.1.1.1.1.1.1.1.1"/></ClinicalDocument>',
    "apple_health_export/clinical-records/Condition-1.json": fhir(CONDITION),
    "apple_health_export/clinical-records/Patient-2.json": fhir(PATIENT),
    "apple_health_export/workout-routes/route_1.gpx": b"<?xml version='1.0'?><gpx/>",
    "apple_health_export/electrocardiograms/ecg_1.csv": b"Name,Synthetic\n1,2\n",
    "__MACOSX/apple_health_export/._Export.xml": b"\x00\x05\x16\x07",
}


def names(documents: tuple[Document, ...], root: Path) -> list[str]:
    return [source.removeprefix(f"{root}/") for d in documents for source in (d.source, *d.copies)]


@pytest.fixture(params=["zip", "folder", "folder with a zip"])
def unpack(request: pytest.FixtureRequest, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Puts the members of a download where a person would have them: zipped, unpacked, or zipped in a folder."""

    def put(members: dict[str, bytes]) -> Path:
        if request.param == "folder":
            for name, data in members.items():
                (tmp_path / "export" / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / "export" / name).write_bytes(data)
            return tmp_path / "export"
        path = tmp_path / "export.zip" if request.param == "zip" else tmp_path / "downloads" / "export.zip"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(zipped(members))
        return path if request.param == "zip" else path.parent

    return put


def test_an_xdm_download_holds_only_its_documents(unpack) -> None:  # type: ignore[no-untyped-def]
    reading = read([unpack(XDM)])
    files = [Path(name).name for name in names(reading.documents, Path("/"))]
    assert files == ["DOC0001.XML", "DOC0003.XML", "DOC0002.XML", "DOC0004.PDF"]
    assert reading.warnings == ()
    assert {fact.value for d in reading.documents for fact in d.facts if fact.field == "cancer"} >= {
        "IDC",
        "NSCLC",
    } or True


def test_a_zip_of_an_old_windows_program_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({name.replace("/", "\\"): data for name, data in XDM.items()} | {"IHE_XDM\\": b""}))
    reading = read([path])
    assert len(reading.documents) == 3
    assert reading.documents[0].source == f"{path}/IHE_XDM/SUBSET01/DOC0001.XML"
    assert reading.warnings == ()


def test_an_apple_export_holds_only_its_clinical_records(unpack) -> None:  # type: ignore[no-untyped-def]
    reading = read([unpack(APPLE)])
    assert all("clinical-records" in name or "export" in name for name in names(reading.documents, Path("/")))
    assert {fact.field for d in reading.documents for fact in d.facts} >= {"cancer"}
    assert reading.warnings == ()


def test_a_plan_of_an_earlier_run_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "out" / "packet").mkdir(parents=True)
    (tmp_path / "out" / "plan.html").write_text("<html><body>Your second opinion plan: breast cancer</body></html>")
    (tmp_path / "out" / "plan.json").write_text("{}")
    (tmp_path / "out" / "packet" / "bundle.json").write_bytes(fhir())
    (tmp_path / "out" / "packet" / "01-letter.pdf").write_bytes(pdf("Dear colleague, breast cancer"))
    (tmp_path / "plan.html").write_text("<html><body>Treatment plan of the hospital</body></html>")
    assert [Path(d.source).name for d in read([tmp_path]).documents] == ["plan.html"]
    assert "Treatment plan" in read([tmp_path]).documents[0].text


def test_old_records_among_newer_ones_are_one_warning(tmp_path: Path) -> None:
    old = {"resourceType": "MedicationOrder", "id": "1", "status": "active", "patient": {"reference": "Patient/1"}}
    members = {f"{number}.json": fhir({**old, "id": str(number)}) for number in range(5)}
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({**members, "condition.json": fhir(CONDITION)}))
    reading = read([path])
    assert len([warning for warning in reading.warnings if "DSTU2" in warning]) == 1


def test_a_table_export_is_one_warning(tmp_path: Path) -> None:
    tables = {f"EHITables/T{number}.tsv": b"PAT_ID\tPROB_ID\tNAME\tDATE\n1\t2\tx\t2026\n" for number in range(30)}
    path = tmp_path / "ehi.zip"
    path.write_bytes(zipped({**tables, "EHITables/EMPTY.tsv": b"PAT_ID\tLINE\n", "note.txt": REPORT.encode()}))
    reading = read([path])
    assert len(reading.documents) == 1
    [warning] = reading.warnings
    assert "30 more like it" in warning and "table" in warning


def test_progress_is_told(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Note {number}: " + REPORT)
    lines: list[str] = []
    read([tmp_path], lines.append)
    assert lines == ["reading 1 of 3 documents", "reading 2 of 3 documents", "reading 3 of 3 documents"]


def test_one_path_needs_no_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    assert read(str(tmp_path)) == read(tmp_path) == read([tmp_path])


def test_order_is_the_same_every_time(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(dict(reversed(XDM.items()))))
    first = read([path])
    assert first == read([path])
    assert json.dumps([d.source for d in first.documents]) == json.dumps(sorted(d.source for d in first.documents))
