"""The open part of the packet as a FHIR R4 document: a Bundle whose Composition says what the expert is asked.

What `packet.summary` leaves to the sealed part (the first doctor's conclusions and plan) is left out here too.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from consilium import __version__
from consilium.case import Case, Document, Fact, Person
from consilium.packet.blocks import Bullets, Heading, Paragraph, PrintedDocument, Table
from consilium.packet.summary import open_facts, treatments_done
from consilium.packet.wording import REVIEWS, called, iso_day, label, value, where
from consilium.plan import Plan
from consilium.report.printable import cleaned, encodable, printable
from consilium.say import plain

_SPACE = "https://consilium.invalid/"  # names our own uuids; nothing is looked up there
_ONCOTREE = "http://oncotree.mskcc.org/fhir/CodeSystem/snapshot"
_ICDO3 = "http://terminology.hl7.org/CodeSystem/icd-o-3"
_LOINC = "http://loinc.org"
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_HL7 = "http://terminology.hl7.org/CodeSystem/"

#: Fields that describe the Condition itself; the others are Observations.
_OF_CONDITION = ("cancer", "site", "histology", "laterality", "diagnosis_date", "stage_group")


def bundle_json(plan: Plan) -> str:
    """The document bundle as JSON; the same plan gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(bundle(plan), enc_hook=plain), indent=2).decode()


def bundle(plan: Plan) -> dict[str, Any]:
    """A Bundle of type document: Composition, Patient, author, Condition, Observations, Procedures, documents."""
    case = plan.case
    patient, author = _patient(case), this_program()
    condition = _condition(case, patient)
    observations = [_observation(f, n, case, patient, condition) for n, f in enumerate(_observed(case))]
    procedures = [_procedure(f, n, case, patient) for n, f in enumerate(treatments_done(case))]
    references = [_document_reference(d, patient) for d in case.documents]
    conditions = [condition] if condition else []
    composition = _composition(plan, patient, author, conditions, observations, procedures, references)
    resources = [composition, patient, author, *conditions, *observations, *procedures, *references]
    return document_bundle(resources, plan.made, repr(case))


def document_bundle(resources: list[dict[str, Any]], made: Date, of: str) -> dict[str, Any]:
    """A Bundle of type document, the Composition first; ``of`` tells apart what it is about."""
    bundle: dict[str, Any] = {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{made_id('bundle', str(made), of)}"},
        "type": "document",
        "timestamp": f"{made.isoformat()}T00:00:00Z",
        "entry": [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources],
    }
    shown: dict[str, Any] = cleaned(bundle, printable)  # FHIR allows no control characters
    return shown


def made_id(*parts: str) -> str:
    """An id that the same parts always give."""
    return str(uuid5(NAMESPACE_URL, encodable(_SPACE + "/".join(parts))))


def reference_to(resource: dict[str, Any]) -> dict[str, str]:
    """A reference to another resource of the same document."""
    return {"reference": f"urn:uuid:{resource['id']}"}


def _coded(text: str, *codings: tuple[str, str, str]) -> dict[str, Any]:
    """A CodeableConcept; the display of a coding is left out where we have no official one."""
    codes = [{"system": s, "code": c} | ({"display": display} if display else {}) for s, c, display in codings]
    return {"coding": codes, "text": text} if codes else {"text": text}


def _patient(case: Case) -> dict[str, Any]:
    person, answers = case.person, case.answers.patient
    patient = person_record(replace(person, sex=answers.sex or person.sex))
    patient["id"] = made_id("patient", repr(person))
    if answers.birth_year and not person.birth_date:
        patient["birthDate"] = str(answers.birth_year)
    return patient


def person_record(person: Person) -> dict[str, Any]:
    """The Patient, as far as it is known."""
    patient: dict[str, Any] = {"resourceType": "Patient", "id": made_id("patient", repr(person))}
    if person.name:
        patient["name"] = [{"text": person.name}]
    if person.sex:
        patient["gender"] = "other" if person.sex == "intersex" else person.sex
    if person.birth_date:
        patient["birthDate"] = person.birth_date.isoformat()
    return patient


def this_program() -> dict[str, Any]:
    """This program."""
    return {
        "resourceType": "Device",
        "id": made_id("device", __version__),
        "deviceName": [{"name": "Consilium", "type": "user-friendly-name"}],
        "version": [{"value": __version__}],
    }


def _condition(case: Case, patient: dict[str, Any]) -> dict[str, Any] | None:
    """The cancer as the records report it; None when none was found or the records differ on it."""
    facts = {f.field: f for f in open_facts(case) if f.field in _OF_CONDITION}
    if case.cancer is None or "cancer" not in facts:
        return None
    codings = [(_ONCOTREE, case.cancer.oncotree, case.cancer.name)]
    if "histology" in facts:
        codings.append((_ICDO3, facts["histology"].value, ""))
    condition: dict[str, Any] = {
        "resourceType": "Condition",
        "id": made_id("condition", case.cancer.oncotree, repr(case.person)),
        "category": [
            _coded("Encounter diagnosis", (_HL7 + "condition-category", "encounter-diagnosis", "Encounter Diagnosis"))
        ],
        "code": _coded(case.cancer.name, *codings),
        "subject": reference_to(patient),
        "note": [{"text": _words(facts["cancer"], case)}],
    }
    if "site" in facts or "laterality" in facts:
        condition["bodySite"] = [_site(facts)]
    if "stage_group" in facts:
        condition["stage"] = [{"summary": {"text": facts["stage_group"].value}}]
    when = facts.get("diagnosis_date")
    if when and (iso_day(when.value) or _YEAR_OR_MONTH.fullmatch(when.value)):
        condition["onsetDateTime"] = when.value
    return condition


def _site(facts: dict[str, Fact]) -> dict[str, Any]:
    side = facts["laterality"].value if "laterality" in facts else ""
    if "site" not in facts:
        return {"text": side}
    code = facts["site"].value
    return _coded(f"{side} {facts['site'].quote or code}".strip(), (_ICDO3, code, ""))


def _observed(case: Case) -> list[Fact]:
    return [f for f in open_facts(case) if f.field not in _OF_CONDITION]


def _observation(
    fact: Fact, number: int, case: Case, patient: dict[str, Any], condition: dict[str, Any] | None
) -> dict[str, Any]:
    name, _, result = fact.value.partition("=")
    marker = fact.field == "biomarker"
    observation: dict[str, Any] = {
        "resourceType": "Observation",
        "id": made_id("observation", str(number), repr(fact)),
        "status": "unknown",  # a report of a report: the status of the first one is not known here
        "code": _coded(name if marker else label(fact)),
        "subject": reference_to(patient),
        "valueString": (result.replace("_", " ") if marker else value(fact)) or "not told",
        "note": [{"text": _words(fact, case)}],
    }
    if fact.date:
        observation["effectiveDateTime"] = fact.date.isoformat()
    if condition:
        observation["focus"] = [reference_to(condition)]
    return observation


def _procedure(fact: Fact, number: int, case: Case, patient: dict[str, Any]) -> dict[str, Any]:
    procedure: dict[str, Any] = {
        "resourceType": "Procedure",
        "id": made_id("procedure", str(number), repr(fact)),
        "status": "in-progress" if fact.detail == "ongoing" else "completed",
        "code": _coded(fact.value.replace("_", " ")),
        "subject": reference_to(patient),
        "note": [{"text": _words(fact, case)}],
    }
    if fact.date:
        procedure["performedDateTime"] = fact.date.isoformat()
    return procedure


def _words(fact: Fact, case: Case) -> str:
    quote = " ".join(fact.quote.split())
    place = where(fact, case) or "no document named"
    return f"“{quote}” ({place})" if quote else place


def _document_reference(document: Document, patient: dict[str, Any]) -> dict[str, Any]:
    """A document that the patient holds; the paper itself is not copied in."""
    reference: dict[str, Any] = {
        "resourceType": "DocumentReference",
        "id": made_id("document", document.source),
        "status": "current",
        "type": {"text": document.title or document.kind.replace("_", " ")},
        "subject": reference_to(patient),
        "description": called(document),
        "content": [{"attachment": {"title": document.source.rsplit("/", 1)[-1]}}],
    }
    if document.date:
        reference["content"][0]["attachment"]["creation"] = document.date.isoformat()
    return reference


def _composition(
    plan: Plan, patient: dict[str, Any], author: dict[str, Any], *parts: list[dict[str, Any]]
) -> dict[str, Any]:
    conditions, observations, procedures, references = parts
    summary = plan.packet.document("summary")
    questions = [q.ask for q in plan.packet.questions if q.to != "first_doctor"]
    sections = [
        section("Second opinion asked for", list_of([REVIEWS[r.kind] for r in plan.reviews] or ["A second opinion"])),
        section("Questions", list_of(questions)),
        section("Summary", _narrated(summary), [*conditions, *observations]),
        section("Treatment so far", list_of([p["code"]["text"] for p in procedures]), procedures),
        section("Documents at hand", list_of([r["description"] for r in references]), references),
    ]
    return {
        "resourceType": "Composition",
        "id": made_id("composition", str(plan.made), repr(plan.case)),
        "status": "final",
        "type": _coded("Oncology Referral note", (_LOINC, "57149-7", "Oncology Referral note")),
        "subject": reference_to(patient),
        "date": plan.made.isoformat(),
        "author": [reference_to(author)],
        "title": "Request for a second opinion (open part; the first opinion is sealed and not in here)",
        "section": [section for section in sections if section],
    }


def section(title: str, inner: str, entries: Iterable[dict[str, Any]] = ()) -> dict[str, Any] | None:
    """A section with its narrative; None when there is nothing in it."""
    if not inner:
        return None
    section: dict[str, Any] = {
        "title": title,
        "text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'},
    }
    if entry := [reference_to(resource) for resource in entries]:
        section["entry"] = entry
    return section


def list_of(items: Iterable[str]) -> str:
    """A list as XHTML, or nothing."""
    lines = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""


def _narrated(document: PrintedDocument | None) -> str:
    """The blocks of the summary as XHTML that FHIR allows."""
    shown = []
    for block in document.blocks if document else ():
        match block:
            case Paragraph(text):
                shown.append(f"<p>{escape(text)}</p>")
            case Heading(text):
                shown.append(f"<h3>{escape(text)}</h3>")
            case Bullets(items):
                shown.append(list_of(items))
            case Table(caption, head, rows):
                top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
                body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
                shown.append(
                    f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
                )
    return "".join(shown)
