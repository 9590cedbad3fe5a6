"""Reads what was uploaded, one file after the other, beside the pages.

The key of a box is in memory alone, so the work is done by a thread of this program and not by another one. What was
not finished when the program ended is begun again when the person opens their box.
"""

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait

import msgspec
from django.db import DatabaseError, connection

from consilium.case import Document
from consilium.errors import ConsiliumError
from consilium.records import Given, read
from consilium.records.limits import Limits
from consilium.records.reading import FAILED
from consilium.web.store.box import Box
from consilium.web.uploads import Shelf, Upload

KIND = "reading"
#: An archive inside an archive is unpacked in memory or not at all, so that nothing lies open on the disk.
IN_MEMORY = Limits(nested=256 * 1024**2, spool=257 * 1024**2)


class ReadUpload(msgspec.Struct, frozen=True):
    """What one upload says."""

    documents: tuple[Document, ...] = ()
    warnings: tuple[str, ...] = ()


class Reader:
    """Does the reading, and knows how far it is."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._lock = threading.Lock()
        self._jobs: dict[tuple[str, str], Future[None]] = {}
        self._doing: dict[str, str] = {}

    def begin(self, box: Box) -> None:
        """Read each upload of a box that was not read yet."""
        for sealed, upload in Shelf(box).all().items():
            if upload.state == "waiting":
                with self._lock:
                    job = self._jobs.get((box.person, sealed))
                    if job is None or job.done():
                        self._jobs[box.person, sealed] = self._thread.submit(self._read, box, sealed, upload)

    def wait(self, box: Box, seconds: float) -> bool:
        """Whether all work for a box is done, waiting for it at most so long."""
        with self._lock:
            jobs = [job for (person, _), job in self._jobs.items() if person == box.person]
        if wait(jobs, timeout=seconds).not_done:
            return False
        with self._lock:
            for key in [key for key, job in self._jobs.items() if key[0] == box.person and job.done()]:
                del self._jobs[key]
        return True

    def doing(self, box: Box) -> str:
        """What is being read at present, such as "reading 12 of 49 documents"."""
        return self._doing.get(box.person, "")

    def _read(self, box: Box, sealed: str, upload: Upload) -> None:
        shelf = Shelf(box)
        try:
            given = Given(upload.name, upload.size, lambda: box.open_file(sealed))
            reading = read([given], lambda line: self._doing.__setitem__(box.person, line), limits=IN_MEMORY)
            box.put(KIND, ReadUpload(reading.documents, reading.warnings), sealed)
            if not shelf.settle(sealed, "read"):
                box.drop(KIND, sealed)  # taken away while it was read
        except ConsiliumError as error:
            shelf.settle(sealed, "refused", str(error))
        except (DatabaseError, OSError):
            pass  # no room on the disk: the file stays where it is, and is read when there is
        except Exception:
            shelf.settle(sealed, "refused", f"{upload.name} is {FAILED}. Save it in another form, such as PDF.")
        finally:
            self._doing.pop(box.person, None)
            connection.close()


READER = Reader()
