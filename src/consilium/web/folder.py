"""The one folder in which everything that a person entrusts to the program is kept."""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from consilium.errors import InputError

KEY_BYTES = 32
#: What a first start makes before the key is there.
_FIRST = {"files", "key.part"}
#: Files that this program holds, one for each folder that it has taken.
_HELD: dict[Path, TextIO] = {}


@dataclass(frozen=True, slots=True)
class Folder:
    """Where things lie. Copying the whole folder is a backup; deleting it deletes everything."""

    path: Path

    @property
    def database(self) -> Path:
        """Small things, each sealed: answers, what was read, notes."""
        return self.path / "consilium.sqlite3"

    @property
    def files(self) -> Path:
        """The documents as they were given, each sealed."""
        return self.path / "files"

    @property
    def key_file(self) -> Path:
        """The folder's own key: it opens the names of people, and the boxes of those who chose no passphrase."""
        return self.path / "key"

    def prepare(self) -> None:
        """Make what is missing, for this user of the computer alone. Raises InputError when it cannot be written."""
        try:
            if self._is_not_ours():
                raise InputError(
                    f"The folder {self.path} holds other files, or its key is missing.",
                    "Name another folder with --folder, or copy the file named key from your backup.",
                )
            self.files.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.chmod(stat.S_IRWXU)
            if not self.key_file.exists():
                _write_whole(self.key_file, secrets.token_bytes(KEY_BYTES))
        except OSError as error:
            raise InputError(
                f"The folder {self.path} cannot be used ({error.strerror}).",
                "Free some space, or name another folder with --folder.",
            ) from None

    def _is_not_ours(self) -> bool:
        """Whether the folder has no key of ours and holds more than a first start that was cut short leaves."""
        if self.key_file.exists() or not self.path.is_dir():
            return False
        others = {entry.name for entry in self.path.iterdir()} - _FIRST
        return bool(others) or (self.files.is_dir() and any(self.files.iterdir()))

    def enter(self) -> str:
        """Take the folder for this program alone, until `leave`; the address of the other program that has it, if any.

        The system itself frees it when a program ends in whatever way.
        """
        file = (self.path / "lock").open("a+", encoding="utf-8")
        if not _locked(file):
            file.close()
            return self._found()
        _HELD[self.path] = file
        return ""

    def note(self, address: str) -> None:
        """Write down where this program can be reached, for a second start; the folder is this user's alone."""
        _write_whole(self._running, address.encode())

    def leave(self) -> None:
        """Let another program have the folder, if this one has it."""
        if file := _HELD.pop(self.path, None):
            self._running.unlink(missing_ok=True)
            file.close()

    def _found(self) -> str:
        try:
            return self._running.read_text(encoding="utf-8").strip() or "the other window."
        except OSError:
            return "the other window."

    @property
    def _running(self) -> Path:
        return self.path / "running"

    def key(self) -> bytes:
        """The folder's key. Raises InputError when it is missing or damaged."""
        try:
            found = self.key_file.read_bytes()
        except OSError:
            found = b""
        if len(found) != KEY_BYTES:
            raise InputError(
                f"The key of the folder {self.path} is missing or damaged.", "Copy the file named key from your backup."
            )
        return found


def default_folder() -> Folder:
    """The folder of this user, where applications keep their data on this system; CONSILIUM_FOLDER names another."""
    from platformdirs import user_data_path

    named = os.environ.get("CONSILIUM_FOLDER")
    return Folder(Path(named) if named else user_data_path("consilium", appauthor=False))


def _write_whole(path: Path, data: bytes) -> None:
    """A file that is there whole or not at all, readable by its owner only."""
    part = path.with_name(f"{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _locked(file: TextIO) -> bool:
    """Whether this program now has the file alone."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
