"""Tumors and places that a letter names, with names cut short and look-alikes; no judgement of context."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from consilium.oncology import Mention, mentions, resolve, sites
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.speaker import about_relative
from consilium.tables import toml_table

#: The name of a place that is no place of the tumor: an examination, a device, an institution.
_NOT_A_SITE = re.compile(
    r"^\s*(?:(?:& |and )?rectal surgery|exam\w*|spacer|bleeding|tone|center|centre|clinic|program|cancer "
    r"(?:center|institute|program)|institute|surgery|oncology|specialists?|"
    r"nl\b|normal|clear|neg\b|negative|clean|kept|to stay|transposition|conserv\w*|sparing|enzymes?|function|"
    r"tests?|pain|marrow (?:is|was) (?:clear|neg))\b",
    re.I,
)
_UNKNOWN = re.compile(r"unknown primary|occult primary|unknown origin", re.I)
_TRIPLE = re.compile(r"\btriple[- ]negative\b|\bTNBC\b", re.I)
_CA = re.compile(r"\b(?P<where>[a-z]{4,}) ca\b(?![\s-]?(?:19|125|15|27|72)\b)", re.I)
_KIND_CA = re.compile(r"\b(?P<where>[a-z]{5,} [a-z]{4,}) ca\b(?![\s-]?(?:19|125|15|27|72)\b)", re.I)
_ADENOCA = re.compile(r"\b(?P<kind>[a-z]{5,}) adenoca\b", re.I)
_BREAST = re.compile(r"\b(?:IDC|ILC)\b")
_SPREADS = re.compile(r"\b(?:metasta(?:tic|ses|sis)|mets\b|stage IV|lesions)", re.I)
#: Liver, bone, brain, lining of the belly, lymph nodes: where cancers of elsewhere spread to.
_WHERE_IT_SPREADS = frozenset(("C22", "C40", "C41", "C71", "C48", "C72", "C77"))
#: Operations that tell the organ.
_OPERATED = {
    "hysterectomy": "C54",
    "prostatectomy": "C61",
    "gastrectomy": "C16",
    "cystectomy": "C67",
    "turbt": "C67",
    "esophagectomy": "C15",
    "lobectomy": "C34",
    "nephrectomy": "C64",
    "partial_nephrectomy": "C64",
    "mastectomy": "C50",
    "lumpectomy": "C50",
    "rectal_resection": "C20",
    "colectomy": "C18",
    "pancreaticoduodenectomy": "C25",
    "pancreatectomy": "C25",
    "thyroidectomy": "C73",
    "thyroid_lobectomy": "C73",
    "laryngectomy": "C32",
    "orchiectomy": "C62",
    "adrenalectomy": "C74",
    "penectomy": "C60",
    "vulvectomy": "C51",
}
PROSTATE = re.compile(r"\b(?:PSA (?:\w+ )?<?\d|PSMA|Gleason|PI-RADS|prostatectomy|RALP|RARP)")


@cache
def _lookalikes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = toml_table("consilium.opinions", "lookalikes.toml")["entity"]
    return tuple((name, re.compile(r"\b(?:" + "|".join(words) + r")\b", re.I)) for name, words in table.items())


def tumors_in(sentence: Sentence, place: str | None) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for name, pattern in _lookalikes():
        for hit in pattern.finditer(sentence.text):
            if not any(a < hit.end() and hit.start() < b for a, b in taken):
                taken.append((hit.start(), hit.end()))
                yield sentence.start + hit.start(), sentence.start + hit.end(), f"entity:{name}"
    for m in (*_spelled(sentence.text), *mentions(sentence.text)):
        if any(a < m.end and m.start < b for a, b in taken):
            continue
        code = m.code
        blood = (m.histology or "") >= "9590"
        if m.histology and (code is None or m.open) and place and not blood:
            code = resolve(m.histology, m.site or place) or code
        if _UNKNOWN.search(m.words):
            yield sentence.start + m.start, sentence.start + m.end, "entity:unknown_primary"
        elif m.histology == "8000/3" and code:
            # the bare word "cancer" takes its place from the letter: no ground to call two letters different
            yield sentence.start + m.start, sentence.start + m.end, f"{'place' if m.code else 'bare'}:{code}"
        elif code and m.open and m.histology:
            # The place was worked out, or the kind is only the usual one for these words.
            yield sentence.start + m.start, sentence.start + m.end, f"guess:{m.histology}:{code}"
        elif code:
            yield sentence.start + m.start, sentence.start + m.end, f"code:{code}"
        elif m.histology:
            yield sentence.start + m.start, sentence.start + m.end, f"histology:{m.histology}"
        taken.append((m.start, m.end))
    for start, end, term in _short(sentence.text, place):
        if not any(a < end and start < b for a, b in taken):
            yield sentence.start + start, sentence.start + end, term


@cache
def _shorts() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table = toml_table("consilium.opinions", "lookalikes.toml")["short"]
    return re.compile(r"\b(?P<short>" + "|".join(table) + r")s?\b"), table


def _spelled(text: str) -> Iterator[Mention]:
    """Tumors under names cut short ("NET"), as if they were written out."""
    pattern, table = _shorts()
    for hit in pattern.finditer(text):
        for m in mentions(table[hit["short"]])[:1]:
            yield replace(m, start=hit.start(), end=hit.end())
    for hit in _ADENOCA.finditer(text):
        for m in mentions(f"{hit['kind']} adenocarcinoma")[:1]:
            if m.start == 0:
                yield replace(m, start=hit.start(), end=hit.end())
    for hit in _KIND_CA.finditer(text):
        for m in mentions(f"{hit['where']} cancer")[:1]:
            if m.start == 0:
                yield replace(m, start=hit.start(), end=hit.end())


def _short(text: str, place: str | None) -> Iterator[tuple[int, int, str]]:
    """Names cut short in notes: "rectal ca", "IDC" of the breast."""
    for hit in _CA.finditer(text):
        named = [m for m in mentions(f"{hit['where']} cancer") if m.code and not m.open]
        if named:
            kind_of = "place" if named[0].histology == "8000/3" else "code"
            yield hit.start(), hit.end(), f"{kind_of}:{named[0].code}"
    if place == "C50":
        for hit in _BREAST.finditer(text):
            yield hit.start(), hit.end(), f"code:{hit.group()}"


def site(letter: Letter) -> str | None:
    """The place that the letter names most often, for histologies that name none."""
    counts: dict[str, float] = {}
    spreads = _SPREADS.search(letter.text) is not None
    for sentence in letter.sentences:
        if sentence.section in ("history", "not_reviewed") or about_relative(sentence):
            continue
        for m in sites(sentence.text):
            if not m.topography.startswith("C77") and not _NOT_A_SITE.match(sentence.text[m.end :]):
                spread = spreads and m.topography[:3] in _WHERE_IT_SPREADS
                counts[m.topography[:3]] = counts.get(m.topography[:3], 0) + (0.01 if spread else 1)
    for operation in letter.treatments:
        organ = _OPERATED.get(operation.term.partition(":")[2])
        if organ and not about_relative(operation.sentence) and operation.sentence.section != "history":
            counts[organ] = counts.get(organ, 0) + 1.5
    if _TRIPLE.search(letter.text):
        counts["C50"] = counts.get("C50", 0) + 3
    if PROSTATE.search(letter.text):
        counts["C61"] = counts.get("C61", 0) + 3
    return max(counts, key=lambda k: counts[k]) if counts else None
