"""Which files of a known layout hold no record: a portal's zip, a phone's export, a disc's viewer, our own plan."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_SYSTEM = re.compile(r"(^|/)(__MACOSX/|\.(?!\.?/)|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_STYLE = re.compile(r"\.(xslt?|css|js|map|woff2?|ttf|eot|ico)$", re.IGNORECASE)
_VIEWER_TEXT = re.compile(r"\.(txt|html?|xml|json|log|chm|md)$", re.IGNORECASE)  # a PDF can be the report
_PROGRAM = re.compile(r"\.(exe|dll|jar|msi|so|dylib)$", re.IGNORECASE)
_SETTINGS = re.compile(r"\.(ini|inf|cfg|config)$", re.IGNORECASE)
_APPLE_EXTRAS = re.compile(r"/(workout-routes|electrocardiograms)/[^/]+\.(gpx|csv)$", re.IGNORECASE)


def passed_over(names: Sequence[str]) -> dict[str, str]:
    """The files of one folder or archive that are no records, each with the reason (a noun phrase).

    ``names`` are relative paths with ``/``. Only names of fixed layouts are judged here; everything else is told by
    its content.
    """
    found: dict[str, str] = {}
    xdm = _xdm_roots(names)
    discs = {str(PurePosixPath(name).parent) for name in names if PurePosixPath(name).name.upper() == "DICOMDIR"}
    viewers = {str(PurePosixPath(name).parent) for name in names if _PROGRAM.search(name)} if discs else set()
    plans = _plan_folders(names)
    for name in names:
        path = PurePosixPath(name)
        if _SYSTEM.search(name):
            found[name] = "a file of the operating system, not a record"
        elif _STYLE.search(name):
            found[name] = "a part of a web page, not a record"
        elif str(path.parent) in xdm and re.fullmatch(r"(index\.html?|readme(\.\w+)?)", path.name, re.IGNORECASE):
            found[name] = "the table of contents of a download, not a record"
        elif _APPLE_EXTRAS.search(f"/{name}"):
            found[name] = "a measurement of a phone or watch, not a record"
        elif any(str(folder) in plans for folder in path.parents):
            found[name] = "a plan that this program made, not a record"
        elif str(path.parent) in viewers and (_PROGRAM.search(name) or _SETTINGS.search(name)):
            found[name] = "a part of a viewing program, not a record"
        elif str(path.parent) in viewers - discs and _VIEWER_TEXT.search(name):
            found[name] = "a text of a viewing program, not a record"
    return found


def _xdm_roots(names: Sequence[str]) -> set[str]:
    """Folders that hold an ``IHE_XDM`` folder: the README and INDEX beside it only point into it."""
    roots = set()
    for name in names:
        parts = PurePosixPath(name).parts
        for place, part in enumerate(parts[:-1]):
            if part.upper() == "IHE_XDM":
                roots.add(str(PurePosixPath(*parts[:place])))
    return roots


def _plan_folders(names: Sequence[str]) -> set[str]:
    """Folders that an earlier run wrote: what they say was worked out from the records, and is no record itself."""
    parts = ("plan.html", "plan.json", "packet/bundle.json")
    present = set(names)
    roots = {name.removesuffix("plan.json") for name in names if f"/{name}".endswith("/plan.json")}
    return {str(PurePosixPath(root)) for root in roots if all(f"{root}{part}" in present for part in parts)}
