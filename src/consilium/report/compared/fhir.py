"""A comparison as a FHIR R4 document: a Composition, one DetectedIssue a difference, the opinions it rests on."""

from datetime import date as Date
from html import escape
from typing import Any

import msgspec

from consilium.opinions import AxisResult, Comparison, sheet
from consilium.opinions.sheet import Line, Voice, sheet_words
from consilium.packet.wording import REVIEWS, day
from consilium.report.fhir import document_bundle, list_of, made_id, person_record, reference_to, section, this_program
from consilium.say import plain


def bundle_json(comparison: Comparison, today: Date) -> str:
    """The document as JSON; the same comparison gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(bundle(comparison, today), enc_hook=plain), indent=2).decode()


def bundle(comparison: Comparison, today: Date) -> dict[str, Any]:
    """A Bundle of type document: Composition, Patient, author, DocumentReferences, DetectedIssues."""
    person = next((o.person for o in comparison.opinions if o.person.name or o.person.birth_date), None)
    patient, device = person_record(person or comparison.opinions[0].person), this_program()
    told = sheet(comparison)
    letters = [_letter(voice, patient) for voice in told.voices]
    issues = [_issue(a, comparison, patient, device, letters, today) for a in comparison.axes if a.status == "differ"]
    composition = {
        "resourceType": "Composition",
        "id": made_id("comparison", str(today), repr(comparison)),
        "status": "final",
        "type": {"text": "Comparison of medical opinions, made by a program"},
        "subject": reference_to(patient),
        "date": today.isoformat(),
        "author": [reference_to(device)],
        "title": "Opinions side by side",
        "section": [
            part
            for part in (
                section("What they agree on", list_of(map(_said, told.agree)) or _paragraph("Nothing found.")),
                section("What they differ on", list_of(map(_said, told.differ)), issues),
                section("The outlook that each gives", list_of([_said(told.outlook)] if told.outlook else [])),
                section("What not all speak of", list_of(map(_said, told.only_one))),
                section("What now", _paragraph(f"{told.answer} {told.why} {told.do}")),
                section("Whom to ask what", list_of(f"{ask.who}: “{ask.words}”" for ask in told.ask)),
                section("The opinions", list_of(letter["description"] for letter in letters), letters),
            )
            if part
        ],
    }
    return document_bundle([composition, patient, device, *letters, *issues], today, repr(comparison))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _said(line: Line) -> str:
    return f"{line.title}: " + "; ".join(f"opinion {side.opinion}: {side.value}" for side in line.says)


def _letter(voice: Voice, patient: dict[str, Any]) -> dict[str, Any]:
    """The document that an opinion was read from; the paper itself is not copied in."""
    attachment: dict[str, Any] = {"title": voice.source}
    if voice.date:
        attachment["creation"] = voice.date.isoformat()
    when = f", {day(voice.date)}" if voice.date else ""
    return {
        "resourceType": "DocumentReference",
        "id": made_id("opinion", str(voice.number), voice.source),
        "status": "current",
        "type": {"text": "Medical opinion"},
        "subject": reference_to(patient),
        "description": f"Opinion {voice.number}: {voice.who}{when} ({voice.source})",
        "content": [{"attachment": attachment}],
    }


def _issue(
    axis: AxisResult,
    comparison: Comparison,
    patient: dict[str, Any],
    device: dict[str, Any],
    letters: list[dict[str, Any]],
    today: Date,
) -> dict[str, Any]:
    """One difference: what each says with the quote, the opinions it lies between, and the next step if it matters."""
    words, third = sheet_words(), comparison.third
    lines = [f"Opinion {side.opinion}: {side.value}: “{' '.join(side.quote.split())}”" for side in axis.says]
    issue: dict[str, Any] = {
        "resourceType": "DetectedIssue",
        "id": made_id("difference", axis.axis, repr(comparison)),
        "status": "final",
        "code": {"text": f"Opinions differ: {words['short'][axis.axis]}"},
        "severity": "moderate" if axis.matters else "low",
        "patient": reference_to(patient),
        "identifiedDateTime": today.isoformat(),
        "author": reference_to(device),
        "implicated": [reference_to(letters[side.opinion - 1]) for side in axis.says],
        "detail": "\n".join([*lines, *([words["cause"][axis.cause]] if axis.cause else [])]),
    }
    if axis.matters:
        steps = [REVIEWS[kind] for kind in third.kind] or [third.do]
        issue["mitigation"] = [{"action": {"text": step}} for step in steps if step]
    return issue
