"""Walks the paths that a person gives (files, folders, archives in each other) and hands out the files in them.

Nothing is ever unpacked to a place named by an archive, and nothing outside the given paths is followed.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from consilium.records.archives import Budget, Shelf, expand
from consilium.records.item import Given, Item
from consilium.records.layouts import passed_over
from consilium.records.limits import Limits
from consilium.records.names import printable
from consilium.records.refusal import Refusal

__all__ = ["Given", "Item", "Limits", "Refusal", "open_paths"]


def open_paths(
    paths: Sequence[str | os.PathLike[str] | Given], limits: Limits | None = None
) -> Iterator[Item | Refusal]:
    """All files in the paths, in the order of the paths and then by name; a Refusal for each that cannot be used.

    Zips are opened, also in folders and in each other; a ``.gz`` file is one file. Files that belong to a layout but
    hold no record (style sheets, ``__MACOSX``, READMEs of a portal's zip) come as quiet refusals.
    """
    bounds = limits or Limits()
    shelf = Shelf(bounds.spool)
    for path in paths:
        if isinstance(path, Given):
            item = Item(path.name, path.size, path.opener, place=path.name, largest=bounds.largest)
            yield from expand(item, Budget.of(bounds), shelf)
            continue
        if not os.fspath(path):
            # An empty variable of a shell must not stand for the current folder, and so for someone's whole disk.
            yield Refusal("(no name)", "an empty name", "Name a file, a folder or a zip.")
            continue
        yield from _walk(Path(path), printable(os.fspath(path)), Budget.of(bounds), shelf)


def _walk(path: Path, given: str, budget: Budget, shelf: Shelf) -> Iterator[Item | Refusal]:
    try:
        status = path.stat()
    except FileNotFoundError:
        yield Refusal(given, "no such file or folder", "Check the spelling of the path.")
    except (OSError, ValueError):
        yield Refusal(given, "a path that cannot be opened", "Check that you may read it.")
    else:
        if S_ISDIR(status.st_mode):
            yield from _folder(path, given.rstrip("/") or "/", budget, shelf)
        else:
            yield from _file(path, given, given, budget, shelf)


def _folder(folder: Path, given: str, budget: Budget, shelf: Shelf) -> Iterator[Item | Refusal]:
    found = [(printable(path.relative_to(folder).as_posix()), path) for path in _files(folder, budget.entries + 1)]
    if len(found) > budget.entries:
        todo = "Give the folder that holds the records, not the whole disk."
        yield Refusal(given, f"a folder with more than {budget.limits.entries:,} files", todo)
    elif not found:
        yield Refusal(given, "an empty folder", "Put the files from your portal into it, or give their path.")
    else:
        budget.entries -= len(found)
        unread = passed_over([name for name, _ in found])
        for name, path in found:
            shown = f"{given.rstrip('/')}/{name}"
            if reason := unread.get(name):
                yield Refusal(shown, reason, quiet=True)
            else:
                yield from _file(path, shown, given, budget, shelf)


def _file(path: Path, name: str, place: str, budget: Budget, shelf: Shelf) -> Iterator[Item | Refusal]:
    try:
        status = path.stat()
    except OSError:
        yield Refusal(name, "a file that cannot be opened", "Check that you may read it.")
        return
    if not S_ISREG(status.st_mode):
        yield Refusal(name, "neither a file nor a folder", "Save the record as a file and give its path.")
        return
    item = Item(name, status.st_size, lambda: path.open("rb"), place=place, largest=budget.limits.largest)
    yield from expand(item, budget, shelf)


def _files(folder: Path, most: int) -> Iterator[Path]:
    """Files under a folder, sorted; hidden ones and linked folders are left out."""
    seen = 0
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)
                seen += 1
                if seen >= most:
                    return
