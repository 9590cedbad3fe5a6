"""C-CDA files: header, notes, embedded documents, parts, and what is damaged or hostile. All patients are synthetic."""

import base64
import time

import pytest
from cda_builders import BREAST, HEADER, document, problem, read, section

from consilium.records.formats import cda
from consilium.records.item import Item
from consilium.records.refusal import Refused

NOTE = "FINAL DIAGNOSIS: Left breast, core biopsy: Invasive ductal carcinoma, grade 2."
PROBLEMS = section("11450-4", problem(BREAST))


def test_the_summary_knows_its_person_author_and_date() -> None:
    summary = read(document(PROBLEMS))[0]
    assert summary.kind == "clinical_summary" and summary.title == "Summary of a synthetic patient"
    assert (summary.person.name, summary.person.sex, summary.person.postal_code) == (
        "Synthetic Person",
        "female",
        "02906",
    )
    assert (str(summary.person.birth_date), str(summary.date)) == ("1961-12-05", "2026-03-10")
    assert (summary.author, summary.institution) == ("Invented Doctor", "Invented Clinic")


def test_notes_are_read_as_text_of_the_same_person() -> None:
    story = "<paragraph>Invasive ductal carcinoma of the left breast.</paragraph><paragraph>ECOG 1.</paragraph>"
    found = read(document(PROBLEMS, section("51848-0", title="Assessment", text=story)))
    assert [d.kind for d in found] == ["clinical_summary", "clinic_note"]
    assert found[1].text.startswith("Assessment:\nInvasive ductal") and found[1].person.name == "Synthetic Person"
    assert "IDC" in [f.value for f in found[1].facts if f.field == "cancer"]


def test_family_history_in_words_is_never_the_patients() -> None:
    story = "<paragraph>Mother had ovarian cancer.</paragraph>"
    found = read(document(section("10157-6", title="Family history", text=story)))
    assert not [f for d in found for f in d.facts if f.field == "cancer"]


def test_rows_of_a_table_stay_rows() -> None:
    table = "<table><tbody><tr><th>Marker</th><th>Result</th></tr><tr><td>ER</td><td>positive</td></tr></tbody></table>"
    found = read(document(section("30954-2", title="Results", text=table)))
    assert "ER positive" in found[1].text.replace("  ", " ")


def _body(inside: str) -> bytes:
    return (
        f'<ClinicalDocument xmlns="urn:hl7-org:v3">{HEADER}<component><nonXMLBody>{inside}</nonXMLBody></component>'
        "</ClinicalDocument>"
    ).encode()


BODIES = [
    (
        "text in base64",
        f'<text mediaType="text/plain" representation="B64">{base64.b64encode(NOTE.encode()).decode()}</text>',
    ),
    ("text as it is", f'<text mediaType="text/plain">{NOTE}</text>'),
    (
        "RTF in base64",
        '<text mediaType="application/rtf" representation="B64">'
        + base64.b64encode(rb"{\rtf1\ansi " + NOTE.encode() + b"}").decode()
        + "</text>",
    ),
]


@pytest.mark.parametrize(("why", "inside"), BODIES, ids=[row[0] for row in BODIES])
def test_a_document_inside_is_read(why: str, inside: str) -> None:
    found = read(_body(inside))
    assert "IDC" in [f.value for d in found for f in d.facts if f.field == "cancer"]
    assert found[-1].person.name == "Synthetic Person"


def test_a_document_inside_that_cannot_be_read_is_a_warning() -> None:
    broken = base64.b64encode(b"%PDF-1.4 nothing").decode()
    found = read(_body(f'<text mediaType="application/pdf" representation="B64">{broken}</text>'))
    assert len(found) == 1 and found[0].warnings


def test_a_part_of_a_document_is_read_when_it_tells_something() -> None:
    part = section("11450-4", problem(BREAST)).encode().replace(b"<section>", b'<section xmlns="urn:hl7-org:v3">')
    assert "BRCA" in [f.value for f in read(part)[0].facts]
    with pytest.raises(Refused) as refused:
        read(b'<section xmlns="urn:hl7-org:v3"><title>Vital signs</title></section>')
    assert refused.value.refusal.quiet


def test_damage_costs_the_end_only() -> None:
    found = read(document(PROBLEMS)[:-60])
    assert "BRCA" in [f.value for f in found[0].facts] and "damaged" in found[0].warnings[0]


@pytest.mark.parametrize("data", [b'<ClinicalDocument xmlns="urn:hl7-org:v3">\x00', b"<ClinicalDocument"])
def test_what_is_no_document_is_refused_or_empty(data: bytes) -> None:
    item = Item.of("summary.xml", data)
    assert cda.recognises(item.head())
    try:
        assert cda.read(item)[0].facts == ()
    except Refused as refused:
        assert refused.todo


def test_entities_stay_closed() -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'
        b'<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    data = bomb + document(section("51848-0", text="<paragraph>&c; &f; Invasive ductal carcinoma.</paragraph>"))[38:]
    begun = time.perf_counter()
    found = read(data)
    assert time.perf_counter() - begun < 5
    assert not any("aaaa" in d.text for d in found)


def test_deep_nesting_does_not_end_the_program() -> None:
    deep = "<entryRelationship><act>" * 150 + "</act></entryRelationship>" * 150
    data = document(section("11450-4", problem(BREAST), f"<act>{deep}</act>"))
    assert "BRCA" in [f.value for f in read(data)[0].facts]


ODDITIES = [
    '<value xsi:type="CD"/>',
    '<value xsi:type="XX" code="C50.9"/>',
    '<value xsi:type="CD" code="C50.9" codeSystem="nowhere" displayName="  "/>',
    "<value><originalText><reference value='#nowhere'/></originalText></value>",
    "<effectiveTime value='2026-13-45'/><value xsi:type='CD' code='C61' codeSystem='2.16.840.1.113883.6.90'/>",
]


@pytest.mark.parametrize("odd", ODDITIES)
def test_one_oddity_never_costs_the_document(odd: str) -> None:
    facts = read(document(section("11450-4", problem(odd), problem(BREAST))))[0].facts
    assert "BRCA" in [f.value for f in facts if f.field == "cancer"]
