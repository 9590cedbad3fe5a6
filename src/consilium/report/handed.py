"""Names of documents for what is handed on: without the folders of the machine that the plan was made on."""

import os
from collections.abc import Callable, Iterable
from pathlib import PurePath

from consilium.case import Case

_ARCHIVES = {".zip", ".tar", ".tgz", ".gz"}


def handed_on(case: Case) -> Callable[[str], str]:
    """A function that names documents in a text as seen from the folder that all inputs lie in.

    Only absolute paths are changed; inputs that share no folder go by their own names alone.
    """
    sources = [source for document in case.documents for source in (document.source, *document.copies)]
    absolute = [source for source in sources if PurePath(source).is_absolute()]
    shared = _shared(absolute)
    if len(shared) > 1:
        folder = str(PurePath(*shared)) + os.sep
        return lambda text: text.replace(folder, "")
    folders = sorted({source.removesuffix(_own_name(source)) for source in absolute}, key=len, reverse=True)
    return lambda text: _without(text, folders)


def _shared(sources: Iterable[str]) -> list[str]:
    """The folders that all these lie in, from the root on; an archive is no folder."""
    shared: list[str] = []
    for steps in zip(*(PurePath(source).parts[:-1] for source in sources), strict=False):
        if len(set(steps)) > 1 or PurePath(steps[0]).suffix.lower() in _ARCHIVES:
            break
        shared.append(steps[0])
    return shared


def _own_name(source: str) -> str:
    """The file's name, or what lies in an archive from the archive on: ``export.zip/DOC0001.XML``."""
    parts = PurePath(source).parts
    first = next((i for i, part in enumerate(parts) if PurePath(part).suffix.lower() in _ARCHIVES), len(parts) - 1)
    return str(PurePath(*parts[first:]))


def _without(text: str, folders: Iterable[str]) -> str:
    for folder in folders:
        text = text.replace(folder, "") if len(folder) > 1 else text
    return text
