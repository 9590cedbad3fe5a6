"""Documents that are attached: inside a resource, or in a Binary that it points to."""

import base64
import binascii
from collections.abc import Iterator
from datetime import date as Date

from consilium.case import Document, DocumentKind
from consilium.records.fold import digest
from consilium.records.formats.attachments import read_attachment
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context
from consilium.records.formats.fhir.shapes import Attachment, Binary
from consilium.records.refusal import Refused

#: What we read with the least trouble comes first.
_READABLE = (
    "text/plain",
    "text/html",
    "application/xhtml",
    "text/rtf",
    "application/rtf",
    "application/pdf",
    "xml",
    "dicom",
    "",
)


def first_readable(
    context: Context,
    node: Node,
    attachments: tuple[Attachment, ...],
    kind: DocumentKind | None,
    date: Date | None,
    title: str | None,
    taken: set[bytes],
    pointed: set[str],
) -> Iterator[Document]:
    """The first form of a document that can be read: they are all the same document."""
    failed = None
    for attachment in sorted(attachments, key=_ease):
        data, content_type = _data(context, node, attachment, pointed)
        if data is None:
            continue
        try:
            found = list(
                _open(
                    context,
                    node,
                    data,
                    content_type,
                    taken,
                    kind,
                    date or context.day(attachment.creation),
                    title or attachment.title,
                )
            )
        except Refused as refused:
            failed = refused
            continue
        yield from found
        return
    if failed:
        context.warn(f"{node.name}: {failed.refusal.why}. {failed.refusal.todo}".strip())


def _ease(attachment: Attachment) -> int:
    kind = (attachment.contentType or "").lower()
    return next((rank for rank, part in enumerate(_READABLE) if part in kind), 9) if kind else 0


def _data(context: Context, node: Node, attachment: Attachment, pointed: set[str]) -> tuple[bytes | None, str | None]:
    """The bytes: inside, or of the Binary that the address points to when it is in these files."""
    if attachment.data:
        return _decoded(attachment.data), attachment.contentType
    target = context.index.find(attachment.url, node)
    if target and isinstance(target.resource, Binary):
        pointed.add(target.path)
        return bytes_of(target.resource), attachment.contentType or target.resource.contentType
    return None, None


def bytes_of(binary: Binary) -> bytes | None:
    """The bytes of a Binary, R4 or STU3."""
    return _decoded(binary.data or binary.content or "")


def _decoded(text: str) -> bytes | None:
    """Bytes of base64, with or without its closing signs; plain text that was put there by mistake stays."""
    squeezed = "".join(text.split())
    if not squeezed:
        return None
    try:
        return base64.b64decode(squeezed + "=" * (-len(squeezed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return text.encode()


def read_bytes(
    context: Context,
    node: Node,
    data: bytes | None,
    content_type: str | None,
    taken: set[bytes],
    kind: DocumentKind | None = None,
    date: Date | None = None,
    title: str | None = None,
) -> Iterator[Document]:
    """The documents in some bytes; what cannot be read is told as a warning."""
    if data is None:
        return
    try:
        yield from _open(context, node, data, content_type, taken, kind, date, title)
    except Refused as refused:
        context.warn(f"{node.name}: {refused.refusal.why}. {refused.refusal.todo}".strip())


def _open(
    context: Context,
    node: Node,
    data: bytes,
    content_type: str | None,
    taken: set[bytes],
    kind: DocumentKind | None,
    date: Date | None,
    title: str | None,
) -> list[Document]:
    mark = digest(data)
    if mark in taken:
        return []
    taken.add(mark)
    if (content_type or "").startswith("image/"):
        return []
    name = f"{node.type}/{node.id}" if node.id else node.path
    source, recogniser = f"{context.file}/{name}", context.recogniser
    return read_attachment(data, content_type, source, kind=kind, date=date, title=title, recogniser=recogniser)
