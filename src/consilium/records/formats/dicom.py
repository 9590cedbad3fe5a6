"""Imaging discs and DICOM files: the list of studies on them, and the reports among them; never pixels."""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from consilium.case import Document
from consilium.records.formats import Together
from consilium.records.formats.attachments import read_attachment
from consilium.records.formats.dicom_studies import Series, damaged, directory, header, series, text_of, whole
from consilium.records.formats.plain import text_document
from consilium.records.item import Hints, Item
from consilium.records.refusal import Refusal, Refused

if TYPE_CHECKING:
    from pydicom import Dataset

NAME = "DICOM"

_DIRECTORY = "1.2.840.10008.1.3.10"
_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
_REPORTS = "1.2.840.10008.5.1.4.1.1.88."  # all structured reports


def recognises(head: bytes) -> bool:
    """Whether it has the mark of DICOM after its preamble, or opens with a DICOM group when it has no preamble."""
    return head[128:132] == b"DICM" or head[:4] in (b"\x08\x00\x05\x00", b"\x08\x00\x00\x00", b"\x02\x00\x00\x00")


def read(item: Item) -> list[Document]:
    """The documents in one file; see ``read_together``. Raises Refused when it cannot be used."""
    found = read_together([item])
    if not found.documents and found.refusals:
        refusal = found.refusals[0]
        raise Refused(refusal.name, refusal.why, refusal.todo)
    return list(found.documents)


def read_together(items: Sequence[Item]) -> Together:
    """One inventory for each disc and person, and one document for each report in the files."""
    discs: dict[str, list[Series]] = {}
    documents: list[Document] = []
    refusals: list[Refusal] = []
    listed: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of pydicom quote values of the record
        for item in _directories_first(items):
            if item.name.lower() in listed:
                continue
            try:
                _take(item, discs, listed, documents)
            except Refused as refused:
                refusals.append(refused.refusal)
            item.release()
    for source, found in discs.items():
        documents += _inventories(source, _joined(found))
    return Together(tuple(documents), tuple(refusals))


def _directories_first(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda item: not PurePosixPath(item.name).name.upper().startswith("DICOMDIR"))


def _take(item: Item, discs: dict[str, list[Series]], listed: set[str], documents: list[Document]) -> None:
    """Put what one file says where it belongs. Raises Refused."""
    dataset = header(item)
    kind = text_of(dataset, "SOPClassUID") or text_of(dataset.file_meta, "MediaStorageSOPClassUID")
    if kind == _DIRECTORY or "DirectoryRecordSequence" in dataset:
        found = directory(item)
        discs.setdefault(item.name, []).extend(found)
        listed |= _seen_by_directory(item, found)
        return
    if "StudyInstanceUID" not in dataset:
        raise Refused(item.name, "an imaging (DICOM) file that belongs to no study", "Give the whole disc.")
    _disc_of(item, discs).append(series(dataset))
    if kind == _PDF or kind.startswith(_REPORTS):
        try:
            documents += _report(item, kind)
        except Refused:
            raise
        except Exception as error:  # values are checked by pydicom only when they are looked at
            raise damaged(item.name) from error


def _seen_by_directory(item: Item, found: list[Series]) -> set[str]:
    """Names of files that need not be opened; the first of each series is, since it knows the part of the body."""
    folder = item.name.rpartition("/")[0].lower()
    names: set[str] = set()
    for each in _joined(found):
        names.update(f"{folder}/{path}" if folder else path for path in each.files[1:])
    return names


def _disc_of(item: Item, discs: dict[str, list[Series]]) -> list[Series]:
    """The disc whose folder a file lies in, else all loose files of one place together."""
    for source, found in discs.items():
        folder = source.rpartition("/")[0]
        if source.rpartition("/")[2].upper().startswith("DICOMDIR") and item.name.startswith(f"{folder}/"):
            return found
    return discs.setdefault(item.place or item.name, [])


def _joined(found: Iterable[Series]) -> list[Series]:
    joined: dict[tuple[str, str, str], Series] = {}
    for each in found:
        key = (each.patient, each.study, each.series)
        if key in joined:
            joined[key].join(each)
        else:
            joined[key] = replace(each, instances=set(each.instances), files=list(each.files))
    return list(joined.values())


def _inventories(source: str, found: list[Series]) -> list[Document]:
    people = _by_person(found)
    notes = [f"{source}: only the list of studies is read; the pictures are not looked at."]
    if len(people) > 1:
        notes.append(f"{source}: holds pictures of {len(people)} people. Check that the disc is yours.")
    return [_inventory(source, of_one, () if number else tuple(notes)) for number, of_one in enumerate(people.values())]


def _by_person(found: list[Series]) -> dict[str, list[Series]]:
    """Series of each person; one name with two birth dates is two people."""
    births: dict[str, set[Date]] = {}
    for each in found:
        known = births.setdefault(each.patient, set())
        if each.person.birth_date:
            known.add(each.person.birth_date)
    people: dict[str, list[Series]] = {}
    for each in found:
        born = each.person.birth_date if len(births[each.patient]) > 1 else ""
        people.setdefault(f"{each.patient} {born}", []).append(each)
    return people


def _inventory(source: str, found: list[Series], notes: tuple[str, ...]) -> Document:
    studies: dict[str, list[Series]] = {}
    for each in sorted(found, key=lambda each: (each.date is None, each.date, each.study, each.series)):
        studies.setdefault(each.study, []).append(each)
    dates = [each.date for each in found if each.date]
    return Document(
        source=source,
        kind="imaging_disc",
        warnings=notes,
        date=max(dates) if dates else None,
        title=f"Imaging disc with {len(studies)} {'study' if len(studies) == 1 else 'studies'}",
        text="".join(_line(of_one) + "\n" for of_one in studies.values()),
        person=found[0].person,
        institution=next((each.institution for each in found if each.institution), None),
    )


def _line(study: list[Series]) -> str:
    """One study: its date, modalities, part of the body and names, and how much of it there is."""
    day = next((each.date.isoformat() for each in study if each.date), "no date")
    modalities = "/".join(dict.fromkeys(each.modality for each in study if each.modality)) or "unknown kind"
    parts = ", ".join(dict.fromkeys(each.body_part for each in study if each.body_part))
    names = next((each.study_name for each in study if each.study_name), "") or next(
        (each.name for each in study if each.name), ""
    )
    files = len(set().union(*(each.instances for each in study)))
    counts = f"({len(study)} series, {files} {'file' if files == 1 else 'files'})"
    return "  ".join(piece for piece in (day, modalities, parts, names, counts) if piece)


def _report(item: Item, kind: str) -> list[Document]:
    """The report in an encapsulated PDF or a structured report, as a document of its own."""
    dataset = whole(item)
    found = series(dataset)
    if kind == _PDF:
        data = bytes(dataset.get("EncapsulatedDocument") or b"")
        title = found.study_name or None
        return read_attachment(
            data, "application/pdf", item.name, date=found.date, title=title, recogniser=item.recogniser
        )
    text = "\n".join(_spoken(dataset))
    if not text.strip():
        return []
    hints = Hints(kind="imaging_report", date=found.date, title=found.study_name or None)
    return text_document(text, replace(item, hints=hints))


def _spoken(dataset: "Dataset") -> list[str]:
    """The words of a structured report in reading order: headings, and texts below them."""
    lines: list[str] = []
    stack: list[Any] = [dataset]
    while stack and len(lines) < 100_000:
        node = stack.pop()
        label = _meaning(node, "ConceptNameCodeSequence")
        value = str(node.get("TextValue") or "") or _meaning(node, "ConceptCodeSequence")
        if value or label:
            lines.append(f"{label}: {value}" if label and value else f"{label}:" if label else value)
        stack.extend(reversed(list(node.get("ContentSequence") or ())))
    return lines


def _meaning(node: Any, name: str) -> str:
    codes = list(node.get(name) or ())
    return str(codes[0].get("CodeMeaning") or "") if codes else ""
