"""Takes files as they come from the browser, straight into sealed files, and looks after what was uploaded."""

import errno
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse

from consilium.web.session import opened_box
from consilium.web.store.box import Box
from consilium.web.store.files import SealedWriter

LARGEST = 1024**3  # bytes of one upload
KIND = "upload"
_ARRIVED = "consilium.arrived"
#: What the system says when there is no room for more.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

State = Literal["waiting", "read", "refused"]


class Upload(msgspec.Struct, frozen=True):
    """A file that a person gave; the document itself lies in the sealed file of the same name as this entry."""

    name: str  # as the person knows it
    size: int  # bytes
    digest: str  # SHA-256, to know the same file again
    state: State = "waiting"
    told: str = ""  # why it cannot be used, and what to do


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """A file of a form that lies sealed in the person's box already."""

    def __init__(self, name: str, size: int, sealed: str, digest: str) -> None:
        super().__init__(None, name, size=size)
        self.sealed = sealed  # name of the sealed file
        self.digest = digest

    def close(self) -> None:
        """It is closed already; there is no open file to it."""


class SealingHandler(FileUploadHandler):
    """Seals an upload piece by piece while it arrives: it never lies open, in memory or on the disk, as a whole."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # type: ignore[no-untyped-def]
        """Look at how much comes; it is refused when the first file begins, after the fields before it."""
        self._writer: SealedWriter | None = None
        self._too_large = content_length > LARGEST

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a sealed file in the opened box."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        if self._too_large:
            stop(self.request, "too_large")
        box = opened_box(self.request) if self.request else None
        if box is None:
            raise StopUpload(connection_reset=True)
        self._hash = hashlib.sha256()
        try:
            self._sealed, self._open = box.new_file()
        except OSError as error:
            self._failed(error)
        self._writer = self._open

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal a piece."""
        self._hash.update(raw_data)
        try:
            self._open.write(raw_data)
        except OSError as error:
            self._failed(error)

    def file_complete(self, file_size: int) -> SealedUpload:
        """The upload, when all of it is on the disk."""
        try:
            self._open.finish()
        except OSError as error:
            self._failed(error)
        if self.request is not None:
            self.request.META.setdefault(_ARRIVED, []).append(self._sealed)
        return SealedUpload(self.file_name or "file", file_size, self._sealed, self._hash.hexdigest())

    def upload_interrupted(self) -> None:
        """The browser went away: leave nothing."""
        if self._writer:
            self._writer.abandon()

    def _failed(self, error: OSError) -> None:
        if self._writer:
            self._writer.abandon()
        if error.errno not in NO_ROOM:
            raise error
        stop(self.request, "disk_full")


def kept_or_gone(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Takes away each file that a request brought and that no page kept: a form that was refused, a wrong address."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        box = opened_box(request) if request.META.get(_ARRIVED) else None
        if box:
            for sealed in set(request.META[_ARRIVED]) - set(box.all_names()):
                box.drop_file(sealed)
        return response

    return answer


def stop(request: HttpRequest | None, why: Literal["too_large", "disk_full"]) -> None:
    """End an upload and remember why; the rest of what the browser sends is read and thrown away."""
    if request is not None:
        request.META["consilium.upload"] = why
    raise StopUpload(connection_reset=False)


def stopped(request: HttpRequest) -> str:
    """Why an upload was ended: too_large, disk_full; empty when it was not."""
    return str(request.META.get("consilium.upload", ""))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The uploads in a box."""

    box: Box

    def all(self) -> dict[str, Upload]:
        """Every upload, by the name of its sealed file."""
        return self.box.all(KIND, Upload)

    def add(self, file: SealedUpload) -> Upload | None:
        """Keep a file; None when the same one is there already, which is then not kept twice."""
        there = self.all().values()
        if any(upload.digest == file.digest for upload in there):
            self.box.drop_file(file.sealed)
            return None
        name = distinct(file.name or "file", {upload.name for upload in there})
        upload = Upload(name, file.size or 0, file.digest)
        self.box.put(KIND, upload, file.sealed)
        return upload

    def settle(self, sealed: str, state: State, told: str = "") -> bool:
        """Note what became of an upload; False when it was taken away meanwhile."""
        upload = self.box.get(KIND, Upload, sealed)
        if upload:
            self.box.put(KIND, msgspec.structs.replace(upload, state=state, told=told), sealed)
        return upload is not None

    def remove(self, sealed: str) -> None:
        """Delete an upload with what was read from it."""
        self.box.drop("reading", sealed)
        self.box.drop(KIND, sealed)
        self.box.drop_file(sealed)


def distinct(name: str, taken: set[str]) -> str:
    """A name that no other upload has, so that a quote always names one document."""
    path, number, found = PurePosixPath(name), 2, name
    while found in taken:
        found, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return found
