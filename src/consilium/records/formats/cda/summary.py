"""One clinical document in: the summary with its coded facts, its notes, and the files inside it out."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from consilium.case import Document, DocumentKind, Fact
from consilium.records.coded import fold
from consilium.records.coded.dates import day_of
from consilium.records.coded.papers import paper_kind
from consilium.records.formats.attachments import read_attachment
from consilium.records.formats.cda import header, story
from consilium.records.formats.cda.entries import Around, entry_walk
from consilium.records.formats.cda.parts import Narrative
from consilium.records.formats.cda.sections import role_of
from consilium.records.formats.cda.tree import attribute, child, parse, words
from consilium.records.item import Item
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.refusal import Refused

_ENTRIES = ("observation", "act", "procedure", "organizer", "substanceAdministration", "encounter")


def documents(item: Item) -> list[Document]:
    """The summary, then its notes and embedded files. Raises Refused when it is none or holds nothing."""
    root, damaged = parse(item.data, item.name)
    found = root if root.tag == "ClinicalDocument" else root.find(".//ClinicalDocument")
    whole, root = found is not None, root if found is None else found
    warnings = [f"{item.name}: is damaged in places; what could be read was read."] if damaged and whole else []
    facts = tuple(fold(_facts(root, item.name)))
    if not whole and not facts:
        raise Refused(item.name, "a part of a health summary, not a whole one", "Give the whole file.", quiet=True)
    code = child(root, "code")
    title = words(child(root, "title")) or attribute(code, "displayName")
    summary = Document(
        source=item.name,
        kind="clinical_summary",
        facts=facts,
        date=day_of(attribute(child(root, "effectiveTime"), "value")),
        title=title,
        person=header.person(root),
        author=header.author(root),
        institution=header.institution(root),
    )
    inner = list(_inner(root, summary, warnings, item.recogniser))
    bare = root.find(".//structuredBody") is None and whole and not facts and bool(inner)
    summary = replace(summary, warnings=tuple(warnings))
    return [*([] if bare else [summary]), *(_known(document, summary) for document in inner)]


def _known(document: Document, summary: Document) -> Document:
    """A document inside is about the person of its cover, unless it clearly names another itself."""
    own = document.person
    person = own if (own.name and own.birth_date) or not summary.person.name else summary.person
    institution = document.institution or summary.institution
    return replace(document, person=person, author=document.author or summary.author, institution=institution)


def _facts(root: etree._Element, source: str) -> Iterator[Fact]:
    """Problems first: whether a drug or an operation counts depends on them."""
    narrative = Narrative(root)
    sections = [section for section in root.iter("section")] or [root]
    sections.sort(key=lambda section: role_of(section) != "problems")
    beside = False
    for section in sections:
        around = Around(source, narrative, role_of(section), beside_cancer=beside)
        for entry in _entries(section):
            for fact in entry_walk(entry, around):
                beside = beside or fact.field == "cancer"
                yield fact


def _entries(section: etree._Element) -> Iterator[etree._Element]:
    if section.tag in _ENTRIES:
        yield section
        return
    for entry in section.iterfind("entry") if section.tag == "section" else section:
        if entry.tag in _ENTRIES:
            yield entry
        else:
            yield from (found for found in entry if found.tag in _ENTRIES)


def _inner(root: etree._Element, summary: Document, warnings: list[str], recogniser: Recogniser) -> Iterator[Document]:
    """The notes as one text, and every file inside."""
    code = child(root, "code")
    kind = paper_kind([summary.title, attribute(code, "displayName")], [attribute(code, "code")])
    sections = list(story.told_sections(root))
    if sections:
        text = "\n\n".join(f"{title}:\n{words_}" if title else words_ for title, words_ in sections)
        yield from _read(
            text.encode(), "text/plain", f"{summary.source}/notes", kind or "clinic_note", summary, warnings
        )
    for number, block in enumerate(root.iter(etree.Element), start=1):
        if block.get("representation") == "B64" and not _is_picture(block):
            data = _decoded("".join(str(part) for part in block.itertext()))
            if data:
                name = f"{summary.source}/embedded-{number}"
                yield from _read(data, attribute(block, "mediaType"), name, kind, summary, warnings, recogniser)
    body = child(root, "component", "nonXMLBody", "text")
    if body is not None and body.get("representation") != "B64" and words(body):
        text = "".join(str(part) for part in body.itertext())
        yield from _read(text.encode(), attribute(body, "mediaType"), f"{summary.source}/body", kind, summary, warnings)


def _is_picture(block: etree._Element) -> bool:
    return (attribute(block, "mediaType") or "").startswith(("image/", "audio/", "video/"))


def _decoded(text: str) -> bytes | None:
    squeezed = "".join(text.split())
    try:
        return base64.b64decode(squeezed + "=" * (-len(squeezed) % 4), validate=True) or None
    except (binascii.Error, ValueError):
        return None


def _read(
    data: bytes,
    media: str | None,
    name: str,
    kind: DocumentKind | None,
    summary: Document,
    warnings: list[str],
    recogniser: Recogniser | None = None,
) -> Iterator[Document]:
    date, title = summary.date, summary.title
    try:
        yield from read_attachment(data, media, name, kind=kind, date=date, title=title, recogniser=recogniser)
    except Refused as refused:
        warnings.append(f"{name}: {refused.refusal.why}. {refused.refusal.todo}".strip())
