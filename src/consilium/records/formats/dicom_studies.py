"""What studies lie on an imaging disc: from its directory (DICOMDIR) and the headers of its files, never pixels."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from typing import TYPE_CHECKING, Any

from consilium.case import Person
from consilium.records.item import Item
from consilium.records.refusal import Refused

if TYPE_CHECKING:
    from pydicom import Dataset

_HEADER = 4 * 1024 * 1024  # bytes in which a header ends, also one with large private parts
_TAGS = [
    "SpecificCharacterSet",
    "SOPClassUID",
    "SOPInstanceUID",
    "StudyDate",
    "Modality",
    "InstitutionName",
    "StudyDescription",
    "SeriesDescription",
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "BodyPartExamined",
    "StudyInstanceUID",
    "SeriesInstanceUID",
    "DirectoryRecordSequence",
]
_SEX = {"F": "female", "M": "male"}


@dataclass(slots=True)
class Series:
    """One series of images, as its header or the disc's directory describes it."""

    patient: str  # name, else number; two hospitals give one person two numbers
    person: Person
    study: str
    date: Date | None
    study_name: str
    series: str
    modality: str
    body_part: str
    name: str
    institution: str
    instances: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)  # paths from the directory's folder, in lower case

    def join(self, other: "Series") -> None:
        """Take over what another header of the same series knows."""
        self.instances |= other.instances
        self.files += other.files
        known, told = self.person, other.person
        self.person = Person(known.name or told.name, known.birth_date or told.birth_date, known.sex or told.sex)
        for name in ("date", "study_name", "modality", "body_part", "name", "institution"):
            setattr(self, name, getattr(self, name) or getattr(other, name))


def header(item: Item) -> "Dataset":
    """The header of a DICOM file without its pixels. Raises Refused when there is none."""
    found = _parsed(item.head(), item.name)
    if "StudyInstanceUID" in found or "DirectoryRecordSequence" in found or len(item.head()) >= item.size:
        return found
    return _parsed(item.first(_HEADER), item.name)


def whole(item: Item) -> "Dataset":
    """The whole data set, for files that hold a report instead of pixels. Raises Refused when damaged."""
    return _parsed(item.data, item.name, tags=False)


def directory(item: Item) -> list[Series]:
    """The series that a DICOMDIR lists. Raises Refused when it lists none."""
    found: list[Series] = []
    try:
        for chain in _chains(list(_parsed(item.data, item.name).get("DirectoryRecordSequence") or ())):
            found.append(_directory_series(chain))
    except Refused:
        raise
    except Exception as error:  # values are checked by pydicom only when they are looked at
        raise damaged(item.name) from error
    if not found:
        raise Refused(item.name, "the directory of an imaging disc that lists no study", "Give the whole disc.")
    return found


def series(dataset: "Dataset") -> Series:
    """The series that one header belongs to."""
    found = _series({"": dataset})
    found.instances.add(text_of(dataset, "SOPInstanceUID"))
    return found


def _parsed(data: bytes, name: str, *, tags: bool = True) -> "Dataset":
    import pydicom

    source = io.BytesIO(data)
    try:
        return pydicom.dcmread(source, stop_before_pixels=True, force=True, specific_tags=_TAGS if tags else None)
    except Exception as error:  # a damaged file can bring pydicom to almost any error
        raise damaged(name) from error


def damaged(name: str) -> Refused:
    """The refusal of a file that cannot be made sense of."""
    return Refused(name, "an imaging (DICOM) file that is damaged", "Ask for a new copy of the disc.")


def _chains(records: list[Any]) -> Iterator[dict[str, Any]]:
    """Patient, study, series and file record of each file; by the offsets where they hold, else by their order."""
    by_offset = {getattr(record, "seq_item_tell", None): record for record in records}
    lower = [by_offset.get(record.get("OffsetOfReferencedLowerLevelDirectoryEntity") or 0) for record in records]
    if not any(lower):
        yield from _by_order(records)
        return
    below = {id(record) for first in lower if first is not None for record in _siblings(first, by_offset)}
    stack: list[tuple[Any, dict[str, Any]]] = [(record, {}) for record in records if id(record) not in below]
    seen: set[int] = set()
    while stack:
        record, above = stack.pop(0)
        if id(record) in seen:
            continue
        seen.add(id(record))
        chain = {**above, text_of(record, "DirectoryRecordType"): record}
        first = by_offset.get(record.get("OffsetOfReferencedLowerLevelDirectoryEntity") or 0)
        if first is not None:
            stack[:0] = [(each, chain) for each in _siblings(first, by_offset)]
        elif "STUDY" in chain:
            yield {**chain, "FILE": record}


def _siblings(first: Any, by_offset: dict[Any, Any]) -> Iterator[Any]:
    seen: set[int] = set()
    record = first
    while record is not None and id(record) not in seen:
        seen.add(id(record))
        yield record
        record = by_offset.get(record.get("OffsetOfTheNextDirectoryRecord") or 0)


def _by_order(records: list[Any]) -> Iterator[dict[str, Any]]:
    chain: dict[str, Any] = {}
    levels = ("PATIENT", "STUDY", "SERIES")
    for record in records:
        level = text_of(record, "DirectoryRecordType")
        if level in levels:
            above = levels[: levels.index(level)]
            chain = {name: kept for name, kept in chain.items() if name in above} | {level: record}
        elif "STUDY" in chain:
            yield {**chain, level: record, "FILE": record}


def _directory_series(chain: dict[str, Any]) -> Series:
    found = _series(chain)
    record = chain["FILE"]
    found.instances.add(text_of(record, "ReferencedSOPInstanceUIDInFile"))
    parts = record.get("ReferencedFileID") or ()
    path = "/".join([parts] if isinstance(parts, str) else map(str, parts)).lower()
    report = text_of(record, "DirectoryRecordType") in ("SR DOCUMENT", "ENCAP DOC")
    found.files += [] if report or not path else [path]
    return found


def _series(records: dict[str, Any]) -> Series:
    def of(name: str) -> str:
        return next((text for record in records.values() if (text := text_of(record, name))), "")

    person = Person(_name(of("PatientName")), _date(of("PatientBirthDate")), _SEX.get(of("PatientSex")))
    return Series(
        patient=of("PatientName").casefold() or of("PatientID"),
        person=person,
        study=of("StudyInstanceUID"),
        date=_date(of("StudyDate")),
        study_name=of("StudyDescription"),
        series=of("SeriesInstanceUID"),
        modality=of("Modality"),
        body_part=of("BodyPartExamined"),
        name=of("SeriesDescription"),
        institution=of("InstitutionName"),
    )


def text_of(record: Any, name: str) -> str:
    """One value of a data set as a line; empty when it is missing or damaged."""
    try:
        value = record.get(name)
    except Exception:  # a value of one field that cannot be read is as good as none
        return ""
    return "" if value is None else " ".join(str(value).replace("\x00", " ").split())


def _name(text: str) -> str | None:
    family, _, given = text.partition("=")[0].partition("^")
    return " ".join(" ".join([*given.split("^")[:2], family]).split()) or None


def _date(text: str) -> Date | None:
    digits = text.replace(".", "").replace("-", "")[:8]
    try:
        return Date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None
