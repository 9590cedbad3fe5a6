"""Files that lie together: single resources and lines of resources are one record, a bundle is a record of its own."""

from collections.abc import Sequence
from dataclasses import replace

from consilium.case import Document
from consilium.records.fold import digest
from consilium.records.formats import Together
from consilium.records.formats.fhir.bundle import Content, Node, content
from consilium.records.formats.fhir.record import documents
from consilium.records.item import Item
from consilium.records.refusal import Refusal, Refused


def read_one(item: Item) -> list[Document]:
    """The documents in one file. Raises Refused."""
    return documents(_opened(item), item.name)


def read_all(items: Sequence[Item]) -> Together:
    """The documents in all files; loose resources are joined, so that what points to another file is found."""
    found: list[Document] = []
    refusals: list[Refusal] = []
    loose: list[tuple[str, Content]] = []
    copies: dict[bytes, list[str]] = {}
    for item in items:
        try:
            names = copies.setdefault(digest(item.data), [])
            names.append(item.name)
            if len(names) > 1:
                continue
            opened = _opened(item)
            if opened.single:
                loose.append((item.name, opened))
            else:
                found += documents(opened, item.name)
        except Refused as refused:
            refusals.append(refused.refusal)
        finally:
            item.release()
    try:
        found += _joined(loose, items[0].place if items else "")
    except Refused as refused:
        refusals.append(refused.refusal)
    again = {names[0]: tuple(names[1:]) for names in copies.values() if len(names) > 1}
    return Together(tuple(_with_copies(document, again) for document in found), tuple(refusals))


def _opened(item: Item) -> Content:
    opened = content(item.data, item.name)
    opened.recogniser = item.recogniser
    return opened


def _with_copies(document: Document, again: dict[str, tuple[str, ...]]) -> Document:
    more = again.get(document.source, ())
    return replace(document, copies=(*document.copies, *more)) if more else document


def _joined(loose: list[tuple[str, Content]], place: str) -> list[Document]:
    if len(loose) < 2:
        return [document for name, opened in loose for document in documents(opened, name)]
    joined = Content(many_files=True, recogniser=loose[0][1].recogniser)
    for name, opened in loose:
        short = name.removeprefix(place).lstrip("/") or name
        joined.nodes += [_placed(node, short) for node in opened.nodes]
        joined.types |= opened.types
        for warning in opened.warnings:
            joined.warn(f"{short}: {warning}")
    return documents(joined, place or loose[0][0])


def _placed(node: Node, name: str) -> Node:
    """A resource with the name of its file before its path."""
    path = f"{name}: {node.path}" if node.path else name
    return replace(node, path=path, owner=f"{name}: {node.owner}" if node.owner else "")
