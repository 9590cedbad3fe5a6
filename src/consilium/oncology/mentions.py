"""Where does a text name a kind of cancer, a histology, a place in the body? No judgement of context is made here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from consilium.oncology.anatomy import Site, all_sites
from consilium.oncology.codes import from_icdo3
from consilium.oncology.kinds import PACKAGE, Kind, kinds
from consilium.oncology.lexicon import Hit, Lexicon
from consilium.oncology.words import Tokens
from consilium.tables import csv_rows


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a kind of cancer is named.

    ``code`` is the OncoTree code that the words themselves support, or None when they name a histology alone
    ("adenocarcinoma"): `resolve(histology, site)` then tells the code for a site. ``histology`` is the ICD-O-3
    morphology that the words name, where they name one, ``site`` the topography when it stands in the words
    ("colonic adenocarcinoma"). ``open`` says that the site is not in the words: where ``code`` is given, it is only
    the usual one for them (ductal carcinoma: of the breast), and a site found elsewhere may overrule it by `resolve`.
    """

    start: int
    end: int
    code: str | None
    words: str
    histology: str | None = None
    site: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A place where a part of the body is named: ICD-O-3 topography, and the OncoTree node of the organ."""

    start: int
    end: int
    topography: str
    tissue: str
    words: str


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name of the lexicon stands for: a kind, a histology (perhaps with a usual kind), or a site."""

    code: str | None = None
    histology: str | None = None
    site: str | None = None
    loose: bool = False  # the words name a histology; the kind depends on the site
    bound: bool = False  # the words name nothing unless a site stands beside them: "ca"


#: Between a histology and the site that it is of: "carcinoma of the left breast", "adenocarcinoma, colon".
_OF = re.compile(
    r"(?:[ ,]{1,3}\(?nos\)?)?(?:[,\s]{0,3}\bof|,)\s{1,3}(?:(?:the|left|right|her|his|distal|proximal)\s{1,3}){0,3}",
    re.I,
)
_BESIDE = re.compile(r"[ \-\n]{1,2}")
_SPREAD = re.compile(r"\b(?:metastatic|metastas[ei]s|secondary)\W{1,3}(?:\w+\W{1,3}){0,2}$", re.I)
_MARKER = re.compile(r"[\s-]{0,2}(?:125|15-?3|19-?9|27|72)")  # "ovarian CA 125", "CA 19-9"
_NODES = ("C77", "C42")
_SPREAD_TO = ("C22", "C34", "C38", "C40", "C41", "C48", "C49", "C71", "C74")
_MORPHOLOGY = re.compile(r"\d{4}(?:/\d)?")
_TOPOGRAPHY = re.compile(r"C\d\d(?:\.\d)?")


def _names() -> Iterator[tuple[str, _Name]]:
    yield "ca", _Name(histology="8010/3", loose=True, bound=True)
    for row in csv_rows(PACKAGE, "histologies.csv"):
        histology = _Name(code=row["usual"] or None, histology=row["morphology"], loose=True)
        yield from ((word, histology) for word in row["words"].split("|"))
    for kind in kinds().values():
        entry = _of_kind(kind)
        yield from ((alias, entry) for alias in kind.aliases)
    for row in csv_rows(PACKAGE, "name_patterns.csv"):
        entry = _of_kind(kinds()[row["code"]])
        yield from ((name, entry) for name in _spelled_out(row["pattern"]))
    for site in all_sites().values():
        place = _Name(site=site.topography)
        yield from ((word, place) for word in site.words)


def _of_kind(kind: Kind) -> _Name:
    return _Name(code=kind.code, histology=kind.morphology[0] if kind.morphology else None)


def _spelled_out(pattern: str) -> Iterator[str]:
    """All names that a pattern stands for: ``{clear cell,conventional} {,type }carcinoma``."""
    parts = [part.split(",") for part in re.split(r"[{}]", pattern)]
    # outside braces (even places) a comma does not occur, so each part there has one form
    return ("".join(choice) for choice in product(*parts))


@cache
def _lexicon() -> Lexicon[_Name]:
    return Lexicon(_names())


@cache
def _site_lexicon() -> Lexicon[Site]:
    names = ((word, site) for site in all_sites().values() for word in site.words)
    return Lexicon(names, _lexicon().vocabulary)


def mentions(text: str | Tokens) -> list[Mention]:
    """All places where a kind of cancer is named, from left to right, the longest name at each place."""
    tokens = Tokens.of(text)
    hits = list(_lexicon().find(tokens))
    named = [_mention(tokens.text, hits, number) for number, hit in enumerate(hits) if not hit.entry.site]
    return [mention for mention in named if mention]


def _mention(text: str, hits: list[Hit[_Name]], number: int) -> Mention | None:
    hit = hits[number]
    name = hit.entry
    start, end, code, place = hit.start, hit.end, name.code, None
    if name.loose:
        neighbour = _neighbour(text, hits, number)
        if neighbour:
            place = neighbour.entry.site
            start, end = min(start, neighbour.start), max(end, neighbour.end)
            code = from_icdo3(place, name.histology) or code
    is_marker = text[end - 2 : end].lower() == "ca" and _MARKER.match(text, end)
    if is_marker or (name.bound and not place):
        return None
    return Mention(start, end, code, text[start:end], name.histology, place, name.loose and place is None)


def _neighbour(text: str, hits: list[Hit[_Name]], number: int) -> Hit[_Name] | None:
    """The site that stands beside a histology, so that the two make one name."""
    hit = hits[number]
    if number + 1 < len(hits):
        after = hits[number + 1]
        between = _OF.fullmatch(text, hit.end, after.start) if after.entry.site else None
        if between and _began_there(text, hit, after, "," in between[0]):
            return after
    if number:
        before = hits[number - 1]
        if before.entry.site and _BESIDE.fullmatch(text, before.end, hit.start):
            return None if before.entry.site.startswith(_NODES) else before
    return None


def _began_there(text: str, hit: Hit[_Name], site: Hit[_Name], by_comma: bool) -> bool:
    """Whether "carcinoma of X" or "carcinoma, X" means that it began in X.

    Never in lymph nodes; not where it says "metastatic", nor after a comma, if X is a place that cancers spread to:
    there "adenocarcinoma, liver" often names only the specimen.
    """
    place = site.entry.site or ""
    if place.startswith(_NODES):
        return False
    if not place.startswith(_SPREAD_TO):
        return True
    return not (by_comma and not place.startswith("C34")) and not _SPREAD.search(
        text, max(0, hit.start - 40), hit.start
    )


def sites(text: str | Tokens) -> list[SiteMention]:
    """All places where a part of the body is named, from left to right, also inside the name of a cancer."""
    tokens = Tokens.of(text)
    return [
        SiteMention(hit.start, hit.end, hit.entry.topography, hit.entry.tissue, tokens.text[hit.start : hit.end])
        for hit in _site_lexicon().find(tokens)
    ]


def resolve(histology: str, site: str | None) -> str | None:
    """The OncoTree code of a histology at a site.

    ``histology`` is an ICD-O-3 morphology (`Mention.histology`) or words ("adenocarcinoma"); ``site`` an ICD-O-3
    topography (`SiteMention.topography`), words ("sigmoid colon") or None. None when they name no one kind together.
    """
    morphology = histology if _MORPHOLOGY.fullmatch(histology) else _first_histology(histology)
    if morphology is None:
        return None
    if site and not _TOPOGRAPHY.fullmatch(site):
        found = sites(site)
        site = found[0].topography if found else None
    return from_icdo3(site, morphology)


def _first_histology(words: str) -> str | None:
    return next((hit.entry.histology for hit in _lexicon().find(words) if hit.entry.histology), None)
