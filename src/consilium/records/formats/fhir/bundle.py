"""Takes FHIR files apart into resources: bundles, bundles in bundles, single resources, lists and lines of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from consilium.records.formats.fhir.mend import mend
from consilium.records.formats.fhir.shapes import SHAPES, Resource
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.refusal import Refused

_DEEPEST = 4  # bundles in bundles, resources contained in resources
_MOST_WARNINGS = 20
_LEFT_OUT = "has a form that we do not know; it was left out, the rest was read."

#: Resources that only the first published FHIR (DSTU2) has.
_DSTU2 = {"MedicationOrder", "DiagnosticOrder", "Conformance", "DeviceUseRequest"}


class _Entry(msgspec.Struct, gc=False):
    fullUrl: str | None = None
    resource: msgspec.Raw = msgspec.Raw()  # not decoded yet: one odd resource must not spoil the bundle


class _Link(msgspec.Struct, gc=False):
    relation: str | None = None


class _Top(msgspec.Struct, gc=False):
    resourceType: str | None = None
    id: str | None = None
    timestamp: str | None = None
    entry: tuple[_Entry, ...] | None = None
    link: tuple[_Link, ...] | None = None


class _Head(msgspec.Struct, gc=False):
    resourceType: str | None = None


class _Old(msgspec.Struct, gc=False):
    """Marks of DSTU2 in a condition."""

    dateRecorded: Any = None
    patient: Any = None
    subject: Any = None


@dataclass(frozen=True, slots=True)
class Node:
    """One resource with its place: ``path`` as `entry[3].resource`, ``url`` its address in the bundle."""

    path: str
    type: str
    id: str | None
    url: str | None
    resource: Resource
    owner: str = ""  # the path of the resource that contains it

    @property
    def name(self) -> str:
        """The path, or the type where the file is the resource."""
        return self.path or self.type

    def below(self, name: str) -> str:
        """The path of a part of it."""
        return f"{self.path}.{name}" if self.path else name


@dataclass(slots=True)
class Content:
    """What a file holds. ``single``: one resource or lines of them, which belong together with their
    neighbours; ``many_files``: several such files, joined.
    """

    nodes: list[Node] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)  # of the file, told with its first record
    types: set[str] = field(default_factory=set)
    timestamp: str | None = None
    single: bool = True
    many_files: bool = False
    recogniser: Recogniser | None = None  # of pages that are pictures, in what is attached

    def warn(self, text: str) -> None:
        """Adds a warning, up to a number that a person can still read."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.append(text)


_TYPE = re.compile(rb'\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,64})"')
_DIAGNOSIS = re.compile(rb'"diagnosisCodeableConcept"')  # bills are long, and most tell no diagnosis of their own
_TOP = msgspec.json.Decoder(_Top)
_HEAD = msgspec.json.Decoder(_Head)
_OLD = msgspec.json.Decoder(_Old)
_ANY = msgspec.json.Decoder()
_DECODERS = {name: msgspec.json.Decoder(shape) for name, shape in SHAPES.items()}
_ERRORS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def content(data: bytes, name: str) -> Content:
    """All resources of a file. Raises Refused when it is no whole JSON, holds no resource, or is DSTU2."""
    found = Content()
    data = _utf8(data)
    if data.lstrip()[:1] == b"[":
        _list(data, name, found)
    else:
        _object_or_lines(data, name, found)
    _refuse_old(found, name)
    if not found.types:
        raise Refused(name, "a JSON file without FHIR resources", "Give the records as your portal exported them.")
    return found


def _utf8(data: bytes) -> bytes:
    """The bytes as UTF-8: other marks at the start tell UTF-16; stray bytes of old encodings are replaced."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode()
    return data[3:] if data[:3] == b"\xef\xbb\xbf" else data


def _object_or_lines(data: bytes, name: str, found: Content) -> None:
    try:
        top = _top(data)
    except msgspec.DecodeError as error:
        if "trailing" not in str(error) and b"\n" not in data.strip():
            raise _truncated(name) from None
        _lines(data, name, found)
        return
    except (UnicodeDecodeError, RecursionError):
        _retry(data, name, found)
        return
    _take_top(top, data, found, "", 0)


def _retry(data: bytes, name: str, found: Content) -> None:
    """Once more with bytes that are no UTF-8 replaced."""
    mended = data.decode("utf-8", "replace").encode()
    if mended == data:
        raise _truncated(name)
    found.warn(f"{name}: some letters are not written as they should be; they were replaced.")
    _object_or_lines(mended, name, found)


def _top(data: bytes | msgspec.Raw) -> _Top:
    try:
        return _TOP.decode(data)
    except msgspec.ValidationError:
        mended: _Top = mend(_ANY.decode(data), _Top, "")[0]
        return mended


def _truncated(name: str) -> Refused:
    return Refused(
        name, "a FHIR file that is cut off or damaged", "Download it again, and check that the download was complete."
    )


def _list(data: bytes, name: str, found: Content) -> None:
    try:
        raws = msgspec.json.decode(data, type=list[msgspec.Raw])
    except _ERRORS:
        raise _truncated(name) from None
    for index, raw in enumerate(raws):
        _take(raw, f"[{index}]", None, found, 0)


def _lines(data: bytes, name: str, found: Content) -> None:
    """One resource a line. A line that cannot be read is a warning, unless there is no other."""
    broken = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            _take_top(_top(line), line, found, f"line {number}", 0)
        except _ERRORS:
            broken.append(number)
    if not found.types or len(broken) > 3 * len(found.types) + 3:
        raise _truncated(name)
    for number in broken:
        found.warn(f"{name}: line {number} is cut off or damaged; the rest was read.")


def _take_top(top: _Top, data: bytes | msgspec.Raw, found: Content, path: str, depth: int) -> None:
    if top.resourceType != "Bundle":
        _take(msgspec.Raw(bytes(data)), path, None, found, depth)
        return
    found.single = False
    found.types.add("Bundle")
    found.timestamp = found.timestamp or top.timestamp
    if any(link.relation == "next" for link in top.link or ()):
        found.warn("This file is one page of a longer record; the other pages are missing.")
    for index, entry in enumerate(top.entry or ()):
        if memoryview(entry.resource).nbytes > len("null"):
            place = f"{path}.entry[{index}].resource" if path else f"entry[{index}].resource"
            _take(entry.resource, place, entry.fullUrl, found, depth)


def _take(raw: msgspec.Raw, path: str, url: str | None, found: Content, depth: int, owner: str = "") -> None:
    """One resource, and those inside it."""
    try:
        kind = _kind(raw, path)
    except _ERRORS:
        found.warn(f"{path}: {_LEFT_OUT}")
        return
    if not kind or not kind.isalpha():
        return
    found.types.add(kind)
    if kind == "Bundle" and depth < _DEEPEST:
        _take_top(_top(raw), raw, found, path, depth + 1)
        return
    if kind not in SHAPES or (kind == "ExplanationOfBenefit" and not _DIAGNOSIS.search(raw)):
        return
    try:
        resource = _decode(raw, kind, path, found)
    except _ERRORS:
        found.warn(f"{path or kind}: {_LEFT_OUT}")
        return
    if kind == "Condition" and _is_old(raw):
        found.types.add("Conformance")
    found.nodes.append(Node(path, kind, resource.id, url, resource, owner))
    if depth < _DEEPEST:
        for index, inner in enumerate(resource.contained or ()):
            place = f"{path}.contained[{index}]" if path else f"contained[{index}]"
            _take(inner, place, None, found, depth + 1, owner or path)


def _kind(raw: msgspec.Raw, path: str) -> str | None:
    """The type of a resource: it mostly stands first, and then the rest need not be looked at."""
    first = _TYPE.match(raw)
    if first:
        return first[1].decode()
    try:
        return _HEAD.decode(raw).resourceType
    except msgspec.ValidationError:
        head: _Head = mend(_ANY.decode(raw), _Head, path)[0]
        return head.resourceType


def _decode(raw: msgspec.Raw, kind: str, path: str, found: Content) -> Any:
    try:
        return _DECODERS[kind].decode(raw)
    except (msgspec.ValidationError, UnicodeDecodeError):
        plain = bytes(raw).decode("utf-8", "replace")
    resource, odd = mend(_ANY.decode(plain), SHAPES[kind], path)
    for place in odd:
        found.warn(f"{place}: {_LEFT_OUT}")
    return resource


def _is_old(raw: msgspec.Raw) -> bool:
    """Whether a condition is written as in DSTU2: a patient and no subject, or its word for the day of recording."""
    if b'"patient"' not in (data := bytes(raw)) and b'"dateRecorded"' not in data:
        return False
    old = _OLD.decode(raw)
    return old.subject is None and (old.dateRecorded is not None or old.patient is not None)


def _refuse_old(found: Content, name: str) -> None:
    if found.types & _DSTU2:
        raise Refused(
            name,
            "health records in an old form of FHIR (DSTU2) that we cannot read",
            "Ask the portal for a newer export (FHIR R4), a health summary (C-CDA) or PDFs.",
        )


class Index:
    """Finds the resource that a reference points to."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = tuple(nodes)

    @cached_property
    def _known(self) -> dict[str, Node]:
        known: dict[str, Node] = {}
        for node in self._nodes:
            for key in _keys(node):
                known.setdefault(key, node)
        return known

    def find(self, reference: str | None, origin: Node) -> Node | None:
        """The resource, or None when it is not in these files."""
        if not reference:
            return None
        if reference.startswith("#"):
            return self._known.get(f"{origin.owner or origin.path}{reference}")
        return self._known.get(reference) or self._known.get(tail(reference))


def _keys(node: Node) -> Iterator[str]:
    if node.owner and node.id:
        yield f"{node.owner}#{node.id.lstrip('#')}"
        return
    if node.id:
        yield f"{node.type}/{node.id}"
        yield f"urn:uuid:{node.id}"
    if node.url:
        yield node.url


def tail(reference: str) -> str:
    """``Condition/12`` of an address, without the server before it and the version behind it."""
    parts = reference.split("/_history/")[0].rstrip("/").split("/")
    return "/".join(parts[-2:])
