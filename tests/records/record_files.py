"""Small synthetic files of every format, built in memory. The patients are invented; nothing is copied from records."""

import base64
import io
import json
import zipfile
from collections.abc import Mapping

REPORT = (
    "SURGICAL PATHOLOGY REPORT\n"
    "Patient: Synthetic Person\n"
    "Date of report: 03/02/2026\n\n"
    "FINAL DIAGNOSIS:\n"
    "Left breast, core biopsy: Invasive ductal carcinoma, grade 2.\n"
    "Estrogen receptor: positive. HER2: negative.\n"
)

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0\fs22 FINAL DIAGNOSIS:\par "
    r"Left breast, core biopsy: Invasive ductal carcinoma, grade 2.\par Margin \'93clear\'94.\par }"
)

HTML = (
    "<!DOCTYPE html><html><head><title>Report</title><style>p {color: red}</style></head><body>"
    "<h1>Pathology report</h1><p>Left breast, core biopsy:<br>Invasive ductal&nbsp;carcinoma, grade 2.</p>"
    "<table><tr><th>Marker</th><th>Result</th></tr><tr><td>ER</td><td>positive</td></tr></table>"
    "<script>var hidden = 1;</script></body></html>"
)

CONDITION = {
    "resourceType": "Condition",
    "id": "synthetic-1",
    "clinicalStatus": {"coding": [{"code": "active"}]},
    "verificationStatus": {"coding": [{"code": "confirmed"}]},
    "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C50.912"}], "text": "Breast cancer"},
    "subject": {"reference": "Patient/synthetic"},
    "recordedDate": "2026-03-02",
}
PATIENT = {"resourceType": "Patient", "id": "synthetic", "gender": "female", "birthDate": "1960-01-01"}
BUNDLE = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": PATIENT}, {"resource": CONDITION}]}


def fhir(resource: Mapping[str, object] = BUNDLE) -> bytes:
    """A FHIR resource as JSON."""
    return json.dumps(resource).encode()


def fhir_with_attachment(data: bytes, content_type: str) -> bytes:
    """A Bundle with a DocumentReference that carries a file."""
    attachment = {"contentType": content_type, "data": base64.b64encode(data).decode()}
    reference = {"resourceType": "DocumentReference", "status": "current", "content": [{"attachment": attachment}]}
    return fhir({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": reference}]})


def ndjson() -> bytes:
    """Two resources, one a line."""
    return fhir(PATIENT) + b"\n" + fhir(CONDITION) + b"\n"


def ccda(problem: str = "254837009", name: str = "Malignant neoplasm of breast", body: str = "") -> bytes:
    """A small C-CDA summary with one problem, or with the given body."""
    structured = f"""<structuredBody><component><section>
      <templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>
      <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Problems</title>
      <text><list><item>{name}</item></list></text>
      <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>
        <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>
        <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
          <templateId root="2.16.840.1.113883.10.20.22.4.4"/>
          <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>
          <effectiveTime><low value="20260302"/></effectiveTime>
          <value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CD" code="{problem}"
                 codeSystem="2.16.840.1.113883.6.96" displayName="{name}"/>
        </observation></entryRelationship></act></entry>
    </section></component></structuredBody>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.10.20.22.1.2"/>
  <id root="2.25.1" extension="synthetic-summary"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary of care</title>
  <effectiveTime value="20260310"/>
  <recordTarget><patientRole><patient><name><given>Synthetic</given><family>Person</family></name>
    <administrativeGenderCode code="F"/><birthTime value="19600101"/></patient></patientRole></recordTarget>
  <component>{body or structured}</component>
</ClinicalDocument>""".encode()


def pdf(*pages: str, encrypted: bool = False) -> bytes:
    """A PDF with one line of text for each line of a page; a page that starts with SCAN holds a large picture."""
    count = len(pages)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects += [f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    objects += ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for number, page in enumerate(pages):
        lines = " ".join(f"({_escaped(line)}) Tj T*" for line in page.splitlines())
        content = f"BT /F1 11 Tf 14 TL 40 780 Td {lines} ET"
        if page.startswith("SCAN"):
            content += " q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        place = f"/MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects += [f"<< /Type /Page /Parent 2 0 R {resources} {place} >>"]
        objects += [f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    secret = ""
    if encrypted:
        guard = "41" * 32
        objects += [f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{guard}> /U <{guard}> >>"]
        secret = f"/Encrypt {len(objects)} 0 R /ID [<{guard[:32]}> <{guard[:32]}>] "
    return _written(objects, secret)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _written(objects: list[str], secret: str) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {secret}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word file."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("ER", "positive"))
    document = f'<w:document xmlns:w="{space}"><w:body>{body}<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def zipped(members: Mapping[str, bytes], *, locked: bool = False) -> bytes:
    """A zip; a locked one says that its members are encrypted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    data = bytearray(out.getvalue())
    if locked:
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            place = data.find(mark)
            while place >= 0:
                data[place + flags] |= 1
                place = data.find(mark, place + 4)
    return bytes(data)


def dicom(
    modality: str = "CT", *, study: str = "1.2.3", series: str = "1", patient: str = "One", **more: object
) -> bytes:
    """One image file with a tiny block of pixels, or another object when more elements are given."""
    from pydicom.dataset import FileDataset, FileMetaDataset
    from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = more.get("SOPClassUID", CTImageStorage)
    meta.MediaStorageSOPInstanceUID = f"{study}.{series}.1"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    values: dict[str, object] = {
        "SOPClassUID": meta.MediaStorageSOPClassUID,
        "SOPInstanceUID": meta.MediaStorageSOPInstanceUID,
        "StudyDate": "20260115",
        "StudyTime": "090000",
        "StudyID": "1",
        "AccessionNumber": "1",
        "SeriesNumber": "1",
        "InstanceNumber": "1",
        "Modality": modality,
        "StudyDescription": "CT ABDOMEN AND PELVIS",
        "PatientName": f"Person^Synthetic {patient}",
        "PatientID": patient,
        "PatientSex": "F",
        "PatientBirthDate": "19600101",
        "BodyPartExamined": "ABDOMEN",
        "StudyInstanceUID": study,
        "SeriesInstanceUID": f"{study}.{series}",
        **more,
    }
    for name, value in values.items():
        setattr(dataset, name, value)
    if not more:
        dataset.add_new("PixelData", "OW", b"\0" * 64)
    out = io.BytesIO()
    dataset.save_as(out, enforce_file_format=True)
    return out.getvalue()


def examples() -> dict[str, bytes]:
    """One small file of each format, by name."""
    return {
        "report.txt": REPORT.encode(),
        "windows.txt": "Größe 2 cm – “clear” margins".encode("cp1252"),
        "utf16.txt": REPORT.encode("utf-16"),
        "report.rtf": RTF.encode(),
        "report.html": HTML.encode(),
        "report.pdf": pdf(REPORT, "Page two: margins are clear."),
        "letter.docx": docx("Dear colleague,", "Invasive ductal carcinoma of the left breast."),
        "bundle.json": fhir(),
        "resource.json": fhir(CONDITION),
        "records.ndjson": ndjson(),
        "attached.json": fhir_with_attachment(REPORT.encode(), "text/plain"),
        "attached_pdf.json": fhir_with_attachment(pdf(REPORT), "application/pdf"),
        "summary.xml": ccda(),
        "image.dcm": dicom(),
        "blue_button.txt": b"MY HEALTHEVET PERSONAL INFORMATION REPORT\nProduced by the VA Blue Button\n"
        + REPORT.encode(),
        "all.zip": zipped({"report.txt": REPORT.encode(), "deep/inner.zip": zipped({"summary.xml": ccda()})}),
        "table.csv": b"id,name,code,date\n1,a,C50,2026\n2,b,C61,2026\n3,c,C18,2026\n",
        "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    }
