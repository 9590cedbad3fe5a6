"""Files that hold no words to read: pictures, programs, tables, archives; each is named, with what to give instead."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

from consilium.records.formats.plain import decode
from consilium.records.formats.xml_root import xml_root
from consilium.records.refusal import Refused

_PDF = "Open it in its own program, save it as PDF, and give that."
_UNPACK = "Unpack it, and give the folder."


@dataclass(frozen=True, slots=True)
class Reason:
    """Why files of one kind are not read, and what to do instead."""

    why: str
    todo: str = ""
    quiet: bool = False


_PICTURE = Reason("a picture of a kind that is not read", "Save it as JPEG or PDF, or ask for the report as text.")
_FILM = Reason("a sound or film", "Ask for the written report.")
_PROGRAM = Reason("a program, not a record; it was not run", "Ask for the reports as PDF.")
_ARCHIVE = Reason("a packed file of a kind that is not opened here", _UNPACK)
_OFFICE = Reason("an old office file (Word, Excel or Outlook)", _PDF)
_DATABASE = Reason("a database, not a record", "Ask the portal for your records as PDF, C-CDA or FHIR.")
_PRINTER = Reason("a file for a printer (PostScript)", "Save it as PDF, and give that.")
_TABLE = Reason(
    "a table (CSV or TSV), such as an export of a hospital's database; tables are not read",
    "Ask the portal for your records as PDF, C-CDA or FHIR.",
)
_HEALTH_LINK = Reason(
    "a SMART Health Link, which leads to records elsewhere", "Open it, and save the records as files."
)

_ANSWERS = Reason("an answers file, not a record", "Give it with --answers.")

_MAGIC: tuple[tuple[int, bytes, Reason], ...] = (
    (0, b"GIF8", _PICTURE),
    (0, b"\x00\x00\x00\x0cjP  ", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftyphei", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftyp", _FILM),
    (0, b"RIFF", _FILM),
    (0, b"ID3", _FILM),
    (0, b"OggS", _FILM),
    (0, b"MZ", _PROGRAM),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"Rar!\x1a", _ARCHIVE),
    (0, b"BZh", _ARCHIVE),
    (0, b"\xfd7zXZ\x00", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (0, b"\x1f\x8b", _ARCHIVE),
    (257, b"ustar", _ARCHIVE),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (0, b"SQLite format 3\x00", _DATABASE),
    (0, b"%!PS", _PRINTER),
    (0, b"shlink:/", _HEALTH_LINK),
)


_APPLE = Reason(
    "the measurements of an Apple Health export, which hold no reports",
    "Connect your hospital in the Health app, and export again.",
    quiet=True,
)
_CONTENTS = Reason("the table of contents of a download, not a record", quiet=True)
_STYLE = Reason("a part of a web page, not a record", quiet=True)
_FHIR_XML = Reason("FHIR records written as XML", "Ask the portal for FHIR as JSON.")


def refuse(name: str, head: bytes) -> None:
    """Raises Refused when the first bytes of a file are of a kind that no reader can use."""
    if head[128:132] == b"DICM":
        return
    if reason := next((found for test in _TESTS if (found := test(head))), None):
        raise Refused(name, reason.why, reason.todo, quiet=reason.quiet)


def _by_magic(head: bytes) -> Reason | None:
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return _PICTURE
    return next((reason for place, magic, reason in _MAGIC if head.startswith(magic, place)), None)


def _xml(head: bytes) -> Reason | None:
    root = xml_root(head) if b"<" in head[:4096] else None
    if root is None:
        return None
    if root.name == "ClinicalDocument":
        return _APPLE if b"Health Export CDA" in head[:8192] else None
    if root.name == "HealthData":
        return _APPLE
    if "ebxml-regrep" in root.namespace or root.name == "SubmitObjectsRequest":
        return _CONTENTS
    if root.name in ("stylesheet", "transform", "svg"):
        return _STYLE
    if root.namespace == "http://hl7.org/fhir":
        return _FHIR_XML
    return None


def _table(head: bytes) -> Reason | None:
    """Rows of the same many cells under a row of names; reports have small tables and lists with commas too."""
    if b"\x00" in head[:4096] or head[:1] in (b"{", b"[", b"<"):
        return None
    lines = [line for line in decode(head[:16384]).split("\n") if line.strip()][:20]
    if not lines:
        return None
    if _is_database_header(lines[0]):
        return _TABLE
    for mark in ("\t", ",", ";", "|"):
        try:
            widths = {len(row) for row in csv.reader(lines[:-1], delimiter=mark)}
        except csv.Error:
            continue
        names = [name.strip('" ') for name in lines[0].split(mark)]
        tight = sum(line.count(f"{mark} ") for line in lines) * 4 < sum(line.count(mark) for line in lines)
        if len(lines) > 2 and len(widths) == 1 and sum(map(bool, names)) >= 4 and max(map(len, names)) <= 60 and tight:
            return _TABLE
    return None


def _answers(head: bytes) -> Reason | None:
    first = re.match(rb"(?:\s*#[^\n]*\n)*\s*\[(patient|doctor|plan|insurance|wishes)\]\s*\n", head[:4096])
    return _ANSWERS if first else None


def _is_database_header(line: str) -> bool:
    """Names such as PAT_ID and PROB_DESC between tabs: also a table without rows has them."""
    names = line.split("\t")
    return len(names) > 1 and "_" in line and all(re.fullmatch(r"[A-Z0-9_]+", name) for name in names)


_TESTS: tuple[Callable[[bytes], Reason | None], ...] = (_by_magic, _xml, _answers, _table)
