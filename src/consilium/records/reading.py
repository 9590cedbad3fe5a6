"""Reads everything in the given paths into documents; what cannot be read is told in one line each."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from consilium.case import Document
from consilium.errors import ConsiliumError, InputError
from consilium.records.containers import open_paths
from consilium.records.fold import digest, fold
from consilium.records.formats import Format, Together, TogetherFormat, recognise
from consilium.records.item import Given, Item
from consilium.records.limits import Limits
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.refusal import Refusal, Refused

#: Said when a reader fails on a file in a way that it should not; the other files are read all the same.
FAILED = "a file on which our own reader failed"
_REPORT = "Save it in another form, such as PDF; and please tell the makers of this program."
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person's files say, and which of them could not be used."""

    documents: tuple[Document, ...]
    warnings: tuple[str, ...] = ()  # of files that were left out; those of a document stand in the document


def read(
    paths: Sequence[str | os.PathLike[str] | Given] | str | os.PathLike[str],
    progress: Callable[[str], None] | None = None,
    *,
    limits: Limits | None = None,
) -> Reading:
    """All documents in paths (files, folders, zips) or files handed over, in their order and by names within them.

    ``progress`` is called now and then with a line such as "reading 12 of 49 documents". Raises InputError when
    nothing can be read: which file, why, and what to do instead.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    work = _Work()
    recogniser = Recogniser(progress) if progress else Recogniser()
    items: list[Item] = []
    for entry in open_paths(paths, limits):
        if isinstance(entry, Refusal):
            work.refusals.append(entry)
        else:
            entry.recogniser = recogniser
            items.append(entry)
    for number, item in enumerate(items):
        if progress and number % max(1, len(items) // 100) == 0:
            progress(f"reading {number + 1} of {len(items)} documents")
        work.take(number, item)
    work.finish(progress or (lambda line: None))
    documents = fold(work.in_order())
    if not documents:
        raise _unusable(work.refusals)
    return Reading(tuple(documents), tuple(told([refusal for refusal in work.refusals if not refusal.quiet])))


@dataclass(slots=True)
class _Work:
    """The documents so far, by the number of the file that they came from."""

    found: dict[int, list[Document]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    waiting: dict[str, tuple[TogetherFormat, int, list[Item]]] = field(default_factory=dict)
    seen: dict[bytes, int] = field(default_factory=dict)

    def take(self, number: int, item: Item) -> None:
        """Read a file, or keep it until the others that belong to it are there."""
        try:
            reader = recognise(item)
            if isinstance(reader, TogetherFormat):
                key = f"{reader.NAME} {item.place}"
                self.waiting.setdefault(key, (reader, number, []))[2].append(item)
            else:
                self._read(number, item, reader)
        except Exception as error:
            self.refusals.append(_refusal(item.name, error))
        finally:
            item.release()

    def _read(self, number: int, item: Item, reader: Format) -> None:
        mark = digest(item.data)
        if (first := self.seen.setdefault(mark, number)) != number:
            self.found[first] = [_copied(document, item.name) for document in self.found.get(first, [])]
            return
        documents = reader.read(item)
        if not documents:
            self.refusals.append(Refusal(item.name, "a file with nothing in it that a plan needs"))
        self.found[number] = documents

    def finish(self, progress: Callable[[str], None]) -> None:
        """Read what was kept."""
        for reader, number, items in self.waiting.values():
            if len(items) > 1:
                progress(f"reading {len(items)} {reader.NAME} files together")
            together = _together(reader, items)
            self.found[number] = list(together.documents)
            self.refusals += together.refusals
            for item in items:
                item.release()
        self.waiting.clear()

    def in_order(self) -> Iterable[Document]:
        """All documents, in the order of their files."""
        for number in sorted(self.found):
            yield from self.found[number]


def _together(reader: TogetherFormat, items: list[Item]) -> Together:
    """Files read together; when that fails as it should not, each by itself, so that one cannot cost the others."""
    try:
        return reader.read_together(items)
    except Exception as error:
        if len(items) == 1:
            return Together((), (_refusal(items[0].name, error),))
    alone = [_together(reader, [item]) for item in items]
    documents = tuple(document for each in alone for document in each.documents)
    return Together(documents, tuple(refusal for each in alone for refusal in each.refusals))


def _copied(document: Document, source: str) -> Document:
    if source == document.source or source in document.copies:
        return document
    return replace(document, copies=(*document.copies, source))


def _refusal(name: str, error: Exception) -> Refusal:
    if isinstance(error, Refused):
        return error.refusal
    if isinstance(error, ConsiliumError):
        return Refusal(name, error.what.removeprefix(f"{name}: ").rstrip("."), error.todo)
    return Refusal(name, FAILED, _REPORT)


def told(refusals: Iterable[Refusal]) -> list[str]:
    """One line for each reason: the first file, and how many more there are like it."""
    alike: dict[tuple[str, str], list[Refusal]] = {}
    for refusal in refusals:
        alike.setdefault((refusal.why, refusal.todo), []).append(refusal)
    lines = [group[0].sentence(more=len(group) - 1) for group in alike.values()]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [f"{len(lines) - _MOST_LINES} more kinds of files could not be read."]
    return lines


def _unusable(refusals: Sequence[Refusal]) -> InputError:
    """The error when nothing could be read: the reasons that a person can act on come before the quiet ones."""
    if not refusals:
        return InputError("There is nothing to read.", "Give the path of a file, a folder or a zip with your records.")
    loud = [refusal for refusal in refusals if not refusal.quiet] or list(refusals)
    lines = told(loud)
    if len(lines) == 1:
        alone = replace(loud[0], todo="")
        return InputError(alone.sentence(more=len(loud) - 1), loud[0].todo)
    more = [f"{len(lines) - 3} more kinds of files cannot be read either."] if len(lines) > 3 else []
    return InputError(" ".join(["None of the files can be read.", *lines[:3], *more]))
