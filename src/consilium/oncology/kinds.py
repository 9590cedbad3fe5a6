"""Which kinds of cancer there are, and how they hang together: OncoTree's tree, with our names and codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from consilium.tables import csv_rows

PACKAGE = "consilium.oncology"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cancer, or of tumor that is told apart from cancer, as one node of OncoTree.

    ``topography`` and ``morphology`` are ICD-O-3 codes (a topography may be a prefix, ``C18``); ``icd10`` holds
    ICD-10-CM codes or prefixes whose best node is this one, ``snomed`` SNOMED CT codes likewise.
    """

    code: str
    name: str
    parent: str | None
    tissue: str
    families: frozenset[str]
    topography: tuple[str, ...]
    morphology: tuple[str, ...]
    icd10: tuple[str, ...]
    snomed: tuple[str, ...]
    aliases: tuple[str, ...]


def _list(cell: str, separator: str = ";") -> tuple[str, ...]:
    return tuple(cell.split(separator)) if cell else ()


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by their OncoTree code, a parent before its children."""
    found: dict[str, Kind] = {}
    for row in csv_rows(PACKAGE, "cancers.csv"):
        parent = row["parent"] or None
        found[row["code"]] = Kind(
            code=row["code"],
            name=row["name"],
            parent=parent,
            tissue=found[parent].tissue if parent else row["code"],
            families=frozenset(_list(row["families"])),
            topography=_list(row["topography"]),
            morphology=_list(row["morphology"]),
            icd10=_list(row["icd10"]),
            snomed=_list(row["snomed"]),
            aliases=_list(row["aliases"], "|"),
        )
    return MappingProxyType(found)


def kind(code: str) -> Kind | None:
    """The kind with this OncoTree code, or None."""
    return kinds().get(code)


def ancestors(code: str) -> tuple[str, ...]:
    """The codes above this one, nearest first, without itself; empty for a tissue or an unknown code."""
    found = []
    here = kinds().get(code)
    while here and here.parent:
        found.append(here.parent)
        here = kinds()[here.parent]
    return tuple(found)


def is_a(code: str, ancestor: str) -> bool:
    """Whether ``code`` is ``ancestor`` or lies below it."""
    return code == ancestor or ancestor in ancestors(code)


def most_specific(codes: Iterable[str]) -> str | None:
    """The deepest of the codes when all the others lie above it; None when two of them contradict each other."""
    deepest: str | None = None
    for code in codes:
        if deepest is None or is_a(code, deepest):
            deepest = code
        elif not is_a(deepest, code):
            return None
    return deepest
