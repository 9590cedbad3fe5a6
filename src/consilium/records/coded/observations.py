"""An observation in, facts out: each is sent to the family that its code belongs to."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from consilium.case import Fact
from consilium.records.coded import genomics, markers, measures, staging
from consilium.records.coded.concepts import Concept, Place, words_of
from consilium.records.coded.observed import Observed
from consilium.records.coded.tables import Meaning, meaning_of

__all__ = ["Observed", "meaning_for", "observation_facts"]

Reader = Callable[[Meaning, Observed, Place], Iterator[Fact]]


def _tnm(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    return staging.tnm_facts(meaning, seen.value, seen.method, place)


def _stage(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    return staging.told_stage(meaning.detail, seen.value, seen.method, place)


def _group(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    return staging.group_facts(meaning, seen.value, seen.method, place)


_READERS: dict[str, Reader] = {
    "t": _tnm,
    "n": _tnm,
    "m": _tnm,
    "stage_group": _group,
    "stage": _stage,
    "marker": markers.marker_facts,
    "variant": genomics.variant_facts,
    "ecog": measures.ecog,
    "karnofsky": measures.karnofsky,
    "tumor_size": measures.tumor_size,
    "histology": measures.histology,
    "grade": measures.grade,
    "gleason": measures.gleason,
    "disease_status": measures.disease_status,
    "metastatic_history": measures.metastatic_history,
    "nodes_examined": measures.nodes,
    "nodes_positive": measures.nodes,
    "margins": measures.margins,
}


@lru_cache(maxsize=8192)
def meaning_for(code: Concept) -> Meaning | None:
    """What an observation of this code would tell us; None when nothing that bears on a cancer."""
    known = (row for coding in code.codings if (row := meaning_of(coding)) and row.field in _READERS)
    return next(known, None) or _by_words(code) or markers.named(code)


#: Codes of one hospital are known by their words only.
_NAMED: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (re.compile(r"\becog\b", re.I), Meaning("ecog", "")),
    (re.compile(r"\bkarnofsky\b", re.I), Meaning("karnofsky", "")),
    (re.compile(r"\bgleason\b|\bisup grade\b", re.I), Meaning("gleason", "")),
    (re.compile(r"\bpathologic(?:al)? (?:tnm )?stage\b", re.I), Meaning("stage", "pathologic")),
    (re.compile(r"\bclinical (?:tnm )?stage\b", re.I), Meaning("stage", "clinical")),
    (re.compile(r"\btnm\b|\b(?:cancer|tumou?r|ajcc|figo) stag(?:e|ing)\b|\bstage group\b", re.I), Meaning("stage", "")),
    (re.compile(r"\btumou?r size\b|\btumou?r (?:greatest |maximum )?dimension\b", re.I), Meaning("tumor_size", "")),
    (re.compile(r"\bhistolog\w+ grade\b|\bnottingham\b|\btumou?r grade\b", re.I), Meaning("grade", "")),
    (re.compile(r"\b(?:surgical|resection) margins?\b", re.I), Meaning("margins", "")),
)


def _by_words(code: Concept) -> Meaning | None:
    for text in words_of(code):
        for pattern, meaning in _NAMED:
            if pattern.search(text):
                return meaning
    return None


def observation_facts(seen: Observed, place: Place) -> Iterator[Fact]:
    """What an observation, and each of its components, says; nothing for what has no bearing on a cancer."""
    meaning = meaning_for(seen.code)
    if meaning is not None:
        found = list(_READERS[meaning.field](meaning, seen, place))
        yield from found
        if meaning.field == "variant" or (found and meaning.field == "tumor_size"):
            return
    for index, part in enumerate(seen.parts):
        yield from observation_facts(part, place.below(f"component[{index}]"))
