"""Small synthetic C-CDA documents. All patients are invented; nothing is copied from records."""

from consilium.case import Document
from consilium.records.formats import cda
from consilium.records.item import Item

SNOMED = "2.16.840.1.113883.6.96"
ICD10 = "2.16.840.1.113883.6.90"
ICD9 = "2.16.840.1.113883.6.103"
LOINC = "2.16.840.1.113883.6.1"
RXNORM = "2.16.840.1.113883.6.88"

HEADER = """<title>Summary of a synthetic patient</title><effectiveTime value="20260310120000-0500"/>
<recordTarget><patientRole><addr><state>RI</state><postalCode>02906</postalCode><country>US</country></addr>
<patient><name><given>Synthetic</given><family>Person</family></name>
<administrativeGenderCode code="F"/><birthTime value="19611205"/></patient></patientRole></recordTarget>
<author><assignedAuthor><assignedPerson><name><given>Invented</given><family>Doctor</family></name></assignedPerson>
</assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><name>Invented Clinic</name>
</representedCustodianOrganization></assignedCustodian></custodian>"""


def document(*sections: str, header: str = HEADER) -> bytes:
    """A whole document of these sections."""
    body = "".join(f"<component>{section}</component>" for section in sections)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">'
        f"{header}<component><structuredBody>{body}</structuredBody></component></ClinicalDocument>"
    ).encode()


def section(code: str, *entries: str, title: str = "Section", text: str = "") -> str:
    """A section by its LOINC code."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    name = f'<code code="{code}" codeSystem="{LOINC}"/><title>{title}</title>'
    return f"<section>{name}<text>{text}</text>{inside}</section>"


def problem(value: str, *, act: str = "active", low: str = "20260302", more: str = "", observation: str = "") -> str:
    """A problem concern with one problem observation; ``value`` is the whole value element."""
    return (
        '<act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>'
        f'<code code="CONC"/><statusCode code="{act}"/><entryRelationship typeCode="SUBJ">'
        f'<observation classCode="OBS" moodCode="EVN" {observation}>'
        '<templateId root="2.16.840.1.113883.10.20.22.4.4"/>'
        f'<code code="282291009" codeSystem="{SNOMED}"/><statusCode code="completed"/>'
        f'<effectiveTime><low value="{low}"/></effectiveTime>{value}{more}</observation></entryRelationship></act>'
    )


def coded(code: str, system: str, name: str = "", inside: str = "") -> str:
    """A coded value."""
    shown = f' displayName="{name}"' if name else ""
    return f'<value xsi:type="CD" code="{code}" codeSystem="{system}"{shown}>{inside}</value>'


def result(code: str, value: str, more: str = "") -> str:
    """A result observation."""
    return (
        '<organizer classCode="BATTERY" moodCode="EVN"><statusCode code="completed"/><component>'
        f'<observation classCode="OBS" moodCode="EVN"><code code="{code}" codeSystem="{LOINC}"/>'
        f'<statusCode code="completed"/><effectiveTime value="20260305"/>{value}{more}</observation>'
        "</component></organizer>"
    )


BREAST = coded("C50.412", ICD10, "Malignant neoplasm of upper-outer quadrant of left female breast")


def read(data: bytes, name: str = "summary.xml") -> list[Document]:
    """What the reader makes of a file."""
    item = Item.of(name, data)
    assert cda.recognises(item.head())
    return cda.read(item)


def said(*sections: str) -> list[tuple[str, str]]:
    """Field and value of every fact of a document of these sections; every quote stands in the file."""
    data = document(*sections)
    facts = read(data)[0].facts
    plain = " ".join(data.decode().split())
    assert all(fact.quote in plain and fact.path for fact in facts)
    return [(fact.field, fact.value) for fact in facts]
