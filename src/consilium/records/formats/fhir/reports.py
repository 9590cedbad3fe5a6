"""Reports and notes inside a record: their text goes to the reader that fits, their status and conclusions stay."""

import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from functools import lru_cache

from consilium.case import Document, DocumentKind, Fact
from consilium.records.coded import Entry, diagnose, entry_facts
from consilium.records.coded.concepts import Concept, Reference, words_of
from consilium.records.coded.papers import paper_kind
from consilium.records.formats.fhir.attached import bytes_of, first_readable, read_bytes
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context, first
from consilium.records.formats.fhir.markup import plain
from consilium.records.formats.fhir.shapes import (
    Binary,
    Composition,
    DiagnosticReport,
    DocumentReference,
    Observation,
    Section,
)

_STATUS = {
    "registered": "preliminary",
    "partial": "preliminary",
    "preliminary": "preliminary",
    "final": "final",
    "amended": "addended",
    "corrected": "addended",
    "appended": "addended",
}
_TELLING = re.compile(
    r"patholog|diagnos|report|narrative|impression|finding|gross|microscop|comment|biops|marrow|cytolog"
    r"|addend|synoptic|specimen|note|result|interpretation",
    re.I,
)
_LEAST_TEXT = 60  # shorter text of an observation is an answer, not a report
_VOID = ("entered-in-error", "cancelled")


def facts(context: Context) -> Iterator[Fact]:
    """The status of pathology and genomics reports, and coded conclusions."""
    for node, report in context.all(DiagnosticReport):
        if report.status in _VOID:
            continue
        date = _report_date(context, node, report)
        status = _STATUS.get((report.status or "").lower())
        if status and _kind(report) in ("pathology_report", "genomics_report"):
            yield context.place(node, "status", date).fact("report_status", status, report.status or "")
        for index, conclusion in enumerate(report.conclusionCode or ()):
            found = diagnose(conclusion)
            if found:
                place = context.place(node, f"conclusionCode[{index}]", date)
                yield from entry_facts(Entry(conclusion, place), found)

    for node, note in context.all(DocumentReference):
        status = _STATUS.get((note.docStatus or "").lower())
        if status and paper_kind([*words_of(note.type), note.description], _codes(note.type)) == "pathology_report":
            date = context.day(note.date)
            yield context.place(node, "docStatus", date).fact("report_status", status, note.docStatus or "")


def documents(context: Context) -> Iterator[Document]:
    """Every note and report whose text is in the files, each once."""
    taken: set[bytes] = set()
    pointed: set[str] = set()
    told: set[str] = set()
    for node, reference in context.all(DocumentReference):
        yield from _note(context, node, reference, taken, pointed)
    for node, report in context.all(DiagnosticReport):
        if report.status not in _VOID:
            yield from _report(context, node, report, taken, pointed, told)
    for node, observation in context.all(Observation):
        if node.path not in told and observation.status not in _VOID:
            yield from _long_answer(context, node, observation)
    for node, binary in context.all(Binary):
        if node.path not in pointed:
            yield from read_bytes(context, node, bytes_of(binary), binary.contentType, taken)
    for node, composition in context.all(Composition):
        yield from _sections(context, node, composition)


def _note(
    context: Context, node: Node, note: DocumentReference, taken: set[bytes], pointed: set[str]
) -> Iterator[Document]:
    if note.status in _VOID or note.docStatus in _VOID:
        return
    category = first(note.category)
    texts = [*words_of(note.type), note.description, *words_of(category)]
    kind = paper_kind(texts, _codes(note.type, category))
    date = context.day(note.date) or context.day(note.created) or context.day(note.indexed)
    title = next((text for text in texts if text), None)
    attachments = tuple(content.attachment for content in note.content or () if content.attachment)
    yield from first_readable(context, node, attachments, kind, date, title, taken, pointed)


def _report(
    context: Context, node: Node, report: DiagnosticReport, taken: set[bytes], pointed: set[str], told: set[str]
) -> Iterator[Document]:
    kind, date = _kind(report), _report_date(context, node, report)
    title = next(iter(words_of(report.code)), None)
    parts = list(_parts(context, node, report.result or (), told))
    found = list(first_readable(context, node, report.presentedForm or (), kind, date, title, taken, pointed))
    yield from found
    if found:
        return
    if report.conclusion and report.conclusion.strip():
        parts.append(("Diagnosis" if kind == "pathology_report" else "Impression", report.conclusion))
    if not parts and report.text and report.text.div and report.text.status not in ("generated", "empty"):
        parts.append(("", plain(report.text.div)))
    text = "\n\n".join(f"{heading}:\n{words}" if heading else words for heading, words in parts)
    if len(text) >= _LEAST_TEXT or (report.conclusion and text):
        yield from read_bytes(context, node, text.encode(), "text/plain", taken, kind, date, title)


def _parts(context: Context, node: Node, results: tuple[Reference, ...], told: set[str]) -> Iterator[tuple[str, str]]:
    """The parts of a report that are text: gross description, diagnosis, comment."""
    for result in results:
        target = context.index.find(result.reference, node)
        seen = target.resource if target else None
        if target and isinstance(seen, Observation) and seen.valueString and _is_text(seen):
            told.add(target.path)
            yield next(iter(words_of(seen.code)), ""), seen.valueString


def _is_text(seen: Observation) -> bool:
    named = " | ".join(words_of(seen.code))
    return bool(_TELLING.search(named)) and len(seen.valueString or "") > 15


def _long_answer(context: Context, node: Node, observation: Observation) -> Iterator[Document]:
    text = observation.valueString or ""
    if len(text) < _LEAST_TEXT or not _is_text(observation):
        return
    title = next(iter(words_of(observation.code)), None)
    kind = paper_kind([title], _codes(observation.code, first(observation.category)))
    date = context.day(observation.effectiveDateTime) or context.day(observation.issued)
    yield from read_bytes(context, node, text.encode(), "text/plain", set(), kind, date, title)


def _sections(context: Context, node: Node, composition: Composition) -> Iterator[Document]:
    """The text of sections that holds more than their entries do."""
    texts = list(_section_texts(composition.section or ()))
    text = "\n\n".join(f"{title}:\n{words}" if title else words for title, words in texts)
    if len(text) >= _LEAST_TEXT:
        kind = paper_kind([composition.title, *words_of(composition.type)], _codes(composition.type))
        date = context.day(composition.date)
        yield from read_bytes(context, node, text.encode(), "text/plain", set(), kind, date, composition.title)


def _section_texts(sections: Iterable[Section], depth: int = 0) -> Iterator[tuple[str, str]]:
    for section in sections:
        story = section.text
        if story and story.div and story.status not in ("generated", "empty"):
            words = plain(story.div)
            if words:
                yield section.title or next(iter(words_of(section.code)), ""), words
        if section.section and depth < 8:
            yield from _section_texts(section.section, depth + 1)


def _codes(*concepts: Concept | None) -> list[str | None]:
    return [coding.code for concept in concepts if concept for coding in concept.codings]


def _kind(report: DiagnosticReport) -> DocumentKind | None:
    return _kind_named(report.code, first(report.category))


@lru_cache(maxsize=1024)
def _kind_named(code: Concept | None, category: Concept | None) -> DocumentKind | None:
    return paper_kind([*words_of(code), *words_of(category)], _codes(code, category))


def _report_date(context: Context, node: Node, report: DiagnosticReport) -> Date | None:
    period = report.effectivePeriod
    return context.date(
        node,
        effectiveDateTime=report.effectiveDateTime,
        effectivePeriod=(period.end or period.start) if period else None,
        issued=report.issued,
    )
