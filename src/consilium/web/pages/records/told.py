"""What the person was told, in their own words: kept sealed as a small paper, and read as any other."""

import hashlib
from dataclasses import replace
from datetime import date as Date

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from consilium.case import Document
from consilium.records.text import read_text
from consilium.web.jobs import KIND as READING
from consilium.web.jobs import ReadUpload
from consilium.web.store.box import Box, Changed, Kept
from consilium.web.uploads import KIND as UPLOAD
from consilium.web.uploads import Shelf, Upload, distinct

KIND = "told"


class Told(msgspec.Struct, frozen=True):
    """What was written, and the upload under which it is kept."""

    text: str
    day: str  # when it was said, an ISO date; empty: not given
    sealed: str


def told(box: Box) -> Kept[Told] | None:
    """What was written, if anything was and it was not taken away."""
    kept = box.find(KIND, Told)
    return kept if kept and kept.value.sealed in box.names(UPLOAD) else None


def version(box: Box) -> int:
    """How often it was changed, also when it was taken away since."""
    kept = box.find(KIND, Told)
    return kept.version if kept else 0


def save(box: Box, text: str, day: str, seen: int, today: Date) -> None:
    """Save it in place of what was there, all or nothing. Raises Changed when another window saved meanwhile."""
    old = told(box)
    shelf = Shelf(box).all()
    names = {upload.name for upload in shelf.values()}
    name = shelf[old.value.sealed].name if old else distinct(_("what I was told.txt"), names)
    data = text.encode()
    sealed, writer = box.new_file()
    try:
        writer.write(data)
        writer.finish()
    except OSError:
        writer.abandon()
        raise
    document = as_paper(text, name, Date.fromisoformat(day) if day else today)
    try:
        with transaction.atomic():
            box.put(KIND, Told(text, day, sealed), version=seen)
            box.put(UPLOAD, Upload(name, len(data), hashlib.sha256(data).hexdigest(), "read"), sealed)
            box.put(READING, ReadUpload((document,)), sealed)
            if old:
                box.drop(READING, old.value.sealed)
                box.drop(UPLOAD, old.value.sealed)
    except Changed:
        box.drop_file(sealed)
        raise
    if old:
        box.drop_file(old.value.sealed)


def as_paper(text: str, name: str, day: Date) -> Document:
    """The words as the reader of notes reads them; the paper is no doctor's note, and is never called one."""
    return replace(read_text(text, name, kind="clinic_note", date=day), kind="other")
