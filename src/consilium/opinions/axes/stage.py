"""Stage: TNM, stage groups of every system, spread. Different systems for the same extent agree."""

import re
from collections.abc import Iterator

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.clauses import hypothetical, negated
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.speaker import about_relative, is_others

AXIS = "stage"

_T = re.compile(
    r"(?:\b|(?<=clinical )|(?<=[cpyur]))(?:yp|[cpur])?T(?P<t>is|[0-4](?:mi|[a-d]{1,2}\d?)?)(?![\w-]*[- "
    r"]?(?:weighted|signal|vertebra|cell))(?=\b|N|\s?pN|\s?cN)"
)
_N = re.compile(r"(?:(?<=[\dabcds ])|\b|(?<=[cpyu]))[cpy]?N(?P<n>[0-3](?:mi|[a-c]{1,2})?)(?=\b|M|\()")
_M = re.compile(r"(?:(?<=[\dabc) ])|\b|(?<=[cp]))[cp]?M(?P<m>[01][a-d]?)(?=\b|S)")
_SYSTEM = (
    r"figo(?:\s*20\d\d)?|masaoka(?:[- ]koga)?|ensat|ann[ -]arbor|lugano|enneking|r-?iss|iss|rai|binet|bclc|"
    r"durie[- ]salmon|pretext|inss|inrg|tnm|ajcc|uicc"
)
_GROUP = re.compile(
    rf"\b(?:(?P<system>{_SYSTEM})(?:,?\s*(?:clinical|pathologic|stage|group))*|(?:clinical |pathologic |"
    rf"anatomic )?stage(?:\s*group)?)"
    r"\s*(?:\([a-z]+\)\s*)?(?:is\s|of\s|as\s|a\s)?(?P<roman>IV|I{1,3}|[0-4]|(?<=bclc )[A-D]|(?<=bclc stage "
    r")[A-D]|(?<=binet )[A-C]|(?<=binet stage )[A-C])\s?(?P<sub>[A-E](?:[1-4])?|[a-e]\b)?(?:\d)?\b",
    re.I,
)
_BARE = re.compile(
    r"(?<!Bethesda )(?<!type )(?<!Bismuth )(?<!Corlette )(?<!level )(?<!seg )\b(?P<roman>IV|"
    r"I{1,3})(?P<sub>[A-C]\d?)\b(?!\w)"
)
_SPREAD = re.compile(
    r"\b(?P<m1>metasta(?:tic|ses|sis|sized)|(?:liver|bone|brain|lung) mets|mets in|disseminated)\b|"
    r"\b(?P<m0>(?:no|without) (?:\w+ ){0,3}(?:metasta\w+|mets|spread|distant disease)|locali[sz]ed|confined to "
    r"(?!the (?:lower|upper|basal|epith|surface)))\b|"
    r"\b(?P<out>unresectable|not (?:\w+ )?resectable)\b|\b(?P<in>resectable)\b|\b(?P<limited>limited[- ](?:stage|"
    r"disease)|stage:? "
    r"limited|^limited)\b|"
    r"\b(?P<extensive>extensive[- ](?:stage|disease)|stage:? extensive|^extensive)\b|"
    r"\b(?P<phase>(?:chronic|accelerated|blast)[- ](?:phase|crisis))\b",
    re.I,
)
_QUOTED = re.compile(
    r"\b(?:report only|was read as|outside report|previous(?:ly)? (?:staged|called)|submitted)\b", re.I
)
#: "I fear it becoming unresectable": not so now.
_MIGHT_BECOME = re.compile(
    r"\b(?:becom(?:e|es|ing)|turn(?:s|ing)?|grow(?:s|ing)?|go(?:es|ing)?|render(?:s|ed|ing)?|make) (?:\w+ )?$", re.I
)
_FREE_T4 = re.compile(r"\b(?:free|then|on|take|takes|with|serum) T[34]\b(?! ?N)|\bT[34] (?:tablets?|level)")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "0": "0"}


def read(letter: Letter) -> Statement | None:
    """The stage that this doctor holds, or None when the letter does not speak of it."""
    found: list[tuple[int, Sentence, int, int, frozenset[str]]] = []
    for place, sentence in enumerate(letter.sentences):
        if about_relative(sentence) or (sentence.section == "history" and "stage" not in sentence.text.lower()):
            continue
        for start, end, terms in _terms(sentence):
            if _MIGHT_BECOME.search(sentence.text[: start - sentence.start]):
                continue
            if hypothetical(sentence, start, end) or _QUOTED.search(sentence.text) or is_others(sentence):
                continue
            found.append((_weight(sentence, terms) * 1000 + place, sentence, start, end, terms))
    if not found or all(x.startswith("local=") for *_, t in found for x in t):
        return None
    found.sort(key=lambda row: -row[0])
    held: dict[str, str] = {}
    for *_, terms in found:
        for term in sorted(terms):
            key, _, value = term.partition("=")
            held.setdefault(key, value)
    terms = frozenset(f"{k}={v}" if v else k for k, v in held.items())
    return join_statement(letter, [(s, a, b) for _, s, a, b, t in found if t & terms or True], terms)


def _weight(sentence: Sentence, terms: frozenset[str]) -> int:
    if _FREE_T4.search(sentence.text):
        return -5
    weight = 1 if _N.search(sentence.text) and _T.search(sentence.text) else 0
    weight += 3 if sentence.section in ("diagnosis", "plan") else 0
    return weight + 2 * any(t.startswith(("T=", "group")) for t in terms)


def _terms(sentence: Sentence) -> Iterator[tuple[int, int, frozenset[str]]]:
    text, at = sentence.text, sentence.start
    tnm = False
    for pattern, name in ((_T, "t"), (_N, "n"), (_M, "m")):
        for found in pattern.finditer(text):
            tnm = True
            yield at + found.start(), at + found.end(), frozenset({f"{name.upper()}={found[name].lower()}"})
    grouped = False
    for found in _GROUP.finditer(text):
        grouped = True
        system = _family(found["system"])
        value = _ROMAN.get(found["roman"], found["roman"].upper()) + (found["sub"] or "").upper()
        if system == "luga":
            value = value.rstrip("AB")
        terms = {f"group.{system}={value}"}
        if system == "anatomic" and value.startswith("IV") and value[2:3] not in ("A",):
            terms.add("M=1")
        yield at + found.start(), at + found.end(), frozenset(terms)
    if not grouped:
        for found in _BARE.finditer(text):
            yield at + found.start(), at + found.end(), frozenset({f"group.anatomic={found['roman']}{found['sub']}"})
    for found in _SPREAD.finditer(text):
        kind = found.lastgroup
        start, end = at + found.start(), at + found.end()
        if kind == "phase":
            yield start, end, frozenset({f"phase={found.group().lower()[:5]}"})
            continue
        if kind == "m1" and (tnm or negated(sentence, start, end)):
            continue
        term = {"m1": "M=1", "m0": "M=0", "out": "local=unresectable", "in": "local=resectable"}.get(
            kind or "", f"extent={kind}"
        )
        yield start, end, frozenset({term})


def _family(system: str | None) -> str:
    if not system:
        return "anatomic"
    name = re.sub(r"[^a-z]", "", system.lower())
    for stem in (
        "masaoka",
        "ensat",
        "riss",
        "iss",
        "rai",
        "binet",
        "bclc",
        "enneking",
        "durie",
        "pretext",
        "inss",
        "inrg",
    ):
        if name.startswith(stem):
            return "iss" if stem == "riss" else "anatomic" if stem == "enneking" else stem
    return "anatomic"


def compare(a: Statement, b: Statement) -> Difference | None:
    """What differs between two stages; None when one is only coarser than the other or of another system."""
    left, right = _held(a), _held(b)
    points = []
    for key in ("T", "N", "M", "extent", "local", "phase"):
        if key in left and key in right and _contradict(left[key], right[key]):
            points.append(
                f"{left[key]} / {right[key]}"
                if key in ("extent", "local", "phase")
                else f"{key}{left[key]} / {key}{right[key]}"
            )
    by_parts = {"T", "N"} <= left.keys() and {"T", "N"} <= right.keys()
    for key in left.keys() & right.keys():
        if key.startswith("group") and not by_parts and not points and _groups_contradict(left[key], right[key]):
            points.append(f"stage {left[key]} / {right[key]}")
    return Difference(tuple(points), matters=True, main=True) if points else None


def _held(statement: Statement) -> dict[str, str]:
    return {k: v for k, _, v in (t.partition("=") for t in statement.terms)}


def _contradict(a: str, b: str) -> bool:
    return not (a.startswith(b) or b.startswith(a))


def _groups_contradict(a: str, b: str) -> bool:
    return _contradict(a, b) if a[:1] in "I0" and b[:1] in "I0" and _roman(a) == _roman(b) else _roman(a) != _roman(b)


def _roman(group: str) -> str:
    found = re.match(r"IV|I{1,3}|[A-D0-4]", group)
    return found.group() if found else group
