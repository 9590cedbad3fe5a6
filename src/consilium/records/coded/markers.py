"""Tumor markers: which one an observation is of, and what its answer means."""

import re
from collections.abc import Iterator
from functools import lru_cache

from consilium.case import Fact
from consilium.oncology.markers import marker_mentions, markers
from consilium.records.coded.concepts import Concept, Place, words_of
from consilium.records.coded.observed import Observed
from consilium.records.coded.tables import Meaning, meaning_of
from consilium.records.coded.values import Value, plain_number

#: Positive and negative, in the words that fit the kind of test.
POLES = {
    "presence": ("positive", "negative"),
    "percent": ("positive", "negative"),
    "mutation": ("mutated", "wild_type"),
    "rearrangement": ("rearranged", "not_rearranged"),
    "fusion": ("positive", "negative"),
    "amplification": ("amplified", "not_amplified"),
    "methylation": ("methylated", "unmethylated"),
    "codeletion": ("codeleted", "intact"),
    "instability": ("high", "stable"),
    "repair": ("proficient", "deficient"),
}

_KIND_WORDS = (
    ("rearrangement", re.compile(r"rearrang|fusion|translocation", re.I)),
    ("amplification", re.compile(r"amplif|duplication|copy number|\bfish\b|\bish\b", re.I)),
    ("methylation", re.compile(r"methyl", re.I)),
    ("codeletion", re.compile(r"co-?delet", re.I)),
    ("mutation", re.compile(r"mutat|gene\b|sequenc|variant|p\.[A-Z]", re.I)),
    ("percent", re.compile(r"cells\W|%|percent|index|proportion|score", re.I)),
    ("level", re.compile(r"/volume|serum|plasma|blood|\blevel\b", re.I)),
)
_USUAL = {
    "MSI": "instability",
    "MMR": "repair",
    "MGMT": "methylation",
    "1p/19q": "codeletion",
    "Ki-67": "percent",
    "KRAS": "mutation",
    "NRAS": "mutation",
    "BRAF": "mutation",
    "BRCA1": "mutation",
    "BRCA2": "mutation",
    "IDH1": "mutation",
    "IDH2": "mutation",
    "FLT3": "mutation",
    "NPM1": "mutation",
    "ALK": "rearrangement",
    "ROS1": "rearrangement",
    "RET": "rearrangement",
    "NTRK": "rearrangement",
}

_PENDING = re.compile(r"\bpending\b|\bto follow\b|\bin progress\b|\bausstehend", re.I)
_NOT_DONE = re.compile(
    r"\bnot (?:done|performed|tested|ordered)\b|\binsufficient\b|\bnot sufficient\b|\bqns\b|\bexhausted\b", re.I
)
_UNSURE = re.compile(r"\bequivocal|\bborderline|\bindeterminate|\binconclusive|\bihc 2\+|\bscore 2\+|^2\+", re.I)
_LOW = re.compile(r"\blow[ -]positive|\bher2[ -]low|^low$|\bmsi-?l\b|\blow\b.*\binstab", re.I)
_NO = re.compile(
    r"\bnegative|\bneg\b|\bnot (?:\w+ )?(?:detected|present|identified|amplified|rearranged|found|expressed|methylated"
    r"|mutated)"
    r"|\babsent|\bnone\b|\bno (?:\w+ ){0,3}(?:mutation|rearrangement|variant|amplification|fusion|expression)"
    r"|wild[ -]?type"
    r"|\bundetect|\bunmethylated|\bintact\b|\bstable\b|\bmss\b|\bunremarkable|\bihc [01]\b|\b[01]\+|\bdeficien|\bdmmr"
    r"|\bloss\b",
    re.I,
)
_YES = re.compile(
    r"\bpositive|\bpos\b|\bdetected|\bpresent\b|\bmutat|\bamplif|\brearrang|\bidentified|\bmethylated|\bcodelet|\bco-delet"
    r"|\bexpressed|\bhigh\b|\bmsi-?h|\b3\+|\bproficient|\bpmmr|\bretained|\bpreserved",
    re.I,
)
_CHANGE = re.compile(r"\b[cpg]\.\(?[\w*>+-]+|\b[A-Z]\d{2,4}(?:[A-Z*]|fs|del|dup)\b|\bexon \d+|\bcodon \d+|\bv600", re.I)
_LEVEL_UNIT = re.compile(r"/(?:d|c|m|µ|u)?l\b|/ml\b|u/l|mutations", re.I)
_POSITIVE_CELLS = {"ER", "PR"}  # from 1 % of cells on: ASCO/CAP 2020


@lru_cache(maxsize=4096)
def _marker_in(text: str) -> tuple[str, str] | None:
    """The marker that words for a test name, with the kind of test; None when they name none."""
    found = marker_mentions(text)
    if not found:
        return None
    name = found[0].name
    if name in ("MSI", "MMR"):
        return name, _USUAL[name]
    if markers()[name].kind == "score":
        return name, "score"
    told = next((kind for kind, pattern in _KIND_WORDS if pattern.search(text)), None)
    return name, told or _USUAL.get(name, "presence")


def named(code: Concept) -> Meaning | None:
    """The marker that an observation is of by its words, when no code of ours is there."""
    for text in words_of(code):
        found = _marker_in(text)
        if found:
            return Meaning("marker", f"{found[0]}|{found[1]}|named")
    return None


def marker_facts(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """``NAME=result``; the score, the change or the percentage goes to the detail."""
    name, kind, by_words = (*meaning.detail.split("|"), "")[:3]
    found = _result(name, kind, seen, bool(by_words))
    if found:
        value, detail, worked_out = found
        more = {"status": "inferred", "reason": worked_out} if worked_out else {}
        yield place.fact("biomarker", f"{name}={value}", seen.value.quote(seen.quote), detail=detail, **more)


def _result(name: str, kind: str, seen: Observed, by_words: bool) -> tuple[str, str | None, str] | None:
    """The result, its detail, and the criterion when it was worked out."""
    value = seen.value
    if not value.words and value.number is None and value.boolean is None:
        return _without_value(seen)
    if value.number is not None:
        measured = _number(name, kind, value, by_words)
        if measured or value.quantity:
            return measured
    answer = _coded_answer(value) or _answer(value, kind)
    if answer is None:
        return None
    yes, no = POLES.get(kind, POLES["presence"])
    if name == "HER2" and kind == "amplification":
        yes, no = POLES["presence"]
    result = {"positive": yes, "negative": no}.get(answer, answer)
    if kind == "instability" and answer == "positive":
        result = "high"
    return result, _detail(value, kind, result), ""


def _without_value(seen: Observed) -> tuple[str, str | None, str] | None:
    if seen.status in ("registered", "preliminary") and not seen.parts:
        return "pending", None, ""
    if seen.status == "cancelled":
        return "not_done", None, ""
    said = " | ".join(words_of(seen.interpretation)).lower()
    answer = _answer(Value(text=said), "presence") if said else None
    return (answer, None, "") if answer in ("positive", "negative") else None


def _number(name: str, kind: str, value: Value, by_words: bool) -> tuple[str, str | None, str] | None:
    number, unit = value.number or 0.0, value.unit
    if kind == "level" or (_LEVEL_UNIT.search(unit) and kind == "presence"):
        if by_words and not _LEVEL_UNIT.search(unit):
            return None
        text = f"{value.comparator}{plain_number(number)} {unit}".strip()
        return text, None, ""
    if kind == "score":
        return f"{value.comparator}{plain_number(number)}", None, ""
    if kind == "ratio":
        return None
    if unit == "%" or (kind == "percent" and not by_words and 0 <= number <= 100):
        share = f"{value.comparator}{plain_number(number)}%"
        if name in _POSITIVE_CELLS:
            positive = number >= 1 and value.comparator != "<"
            return (
                "positive" if positive else "negative",
                share,
                "1 % or more of the cells counts as positive (ASCO/CAP 2020)",
            )
        return share, None, ""
    return None


def _coded_answer(value: Value) -> str | None:
    for coding in value.concept.codings if value.concept else ():
        meaning = meaning_of(coding)
        if meaning and meaning.field == "answer":
            return meaning.detail
    return None


def _answer(value: Value, kind: str) -> str | None:
    """positive, negative, equivocal, low, pending or not_done, by words."""
    if value.boolean is not None:
        return "positive" if value.boolean else "negative"
    said = " | ".join(value.words)
    for pattern, answer in ((_PENDING, "pending"), (_NOT_DONE, "not_done"), (_UNSURE, "equivocal"), (_LOW, "low")):
        if pattern.search(said):
            return answer
    if kind == "repair":
        return _repair(said)
    if _NO.search(said):
        return "negative"
    if _YES.search(said) or (kind == "mutation" and _CHANGE.search(said)):
        return "positive"
    return None


def _repair(said: str) -> str | None:
    """Mismatch repair: a protein that is lost makes it deficient."""
    if re.search(r"\bno loss|\bwithout loss", said, re.I):
        return "positive"
    if re.search(r"defici|dmmr|\bloss|\babsent|\blost", said, re.I):
        return "negative"
    return "positive" if re.search(r"profici|pmmr|intact|retain|preserv", said, re.I) else None


def _detail(value: Value, kind: str, result: str) -> str | None:
    """What the answer adds to the bare result: a score, a change of the gene."""
    words = [word for word in value.words if word.lower() not in (result, result.replace("_", " "))]
    first = words[0] if words else ""
    telling = re.search(r"\d", first) and not re.fullmatch(r"LA\d+-\d|\d{6,}", first)
    return first[:120] if telling else None
