"""Diagnosis: which cancer it is, or that it is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.oncology import is_a, kind, sites
from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.axes.side import side
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.speaker import about_relative, is_asked, is_quoted
from consilium.opinions.tumors import PROSTATE, site, tumors_in

AXIS = "diagnosis"
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|no|never|nor|neither|without|against|rule[sd]? out|r/o|unlikely|exclude[sd]?|denies)\b"
    r"(?:\s+(?:a|an|any|find|call|the|evidence|of|for|diagnostic|met|yet|as)\b)*"
    r"|\b(?:do(?:es)? not|cannot|could not|did not) (?:find|see|call|support|show|meet)\b[^.;,]{0,25}"
    r"|\b(?:(?:mis)?taken for|companions of|reminiscent of|labell?ed(?: as)?)\b[^.;,]{0,15}"
    r"|\bdisagree with\b[^.;]{0,40}|\bcriteria (?:for|of)\b[^.;]{0,20}|\b(?:same as those|those|cells) "
    r"of\b[^.;]{0,20}|\bthan\s+(?:a\s+)?)\s*(?:\w+[- ]){0,2}$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[^.;,]{0,25}\b(?:(?:is|are|was|were) (?:not|un)(?: met| seen| found|likely)|not "
    r"met|is excluded|is unlikely)",
    re.I,
)
_SINCE = re.compile(r"\s+since (?:19|20)\d\d")
_OTHERS = re.compile(
    r"\b(?:outside (?:report|diagnosis|laboratory)|submitted diagnosis|local diagnosis|was set aside|first "
    r"reading|previous diagnosis|referral diagnosis|"
    r"referring diagnosis|called (?:it|this)|clinical information|you (?:have )?(?:called|diagnosed)|disagree "
    r"with|criteria (?:for|of)|same as those|"
    r"before the word)\b",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:cannot (?:tell|distinguish|separate)|can not tell|either|versus|vs\.?|differential|could be)\b", re.I
)
_HYPOTHETICAL = re.compile(r"\b(?:if|in case|should it|whether|risk of|chance of|turns out)\b[^.;]{0,60}$", re.I)
#: An in situ part beside an invasive cancer: "with multifocal carcinoma in situ".
_BESIDE = re.compile(r"(?:\b(?:with|and|plus|no|by)\s(?:\w+\s){0,2}|,\s)$", re.I)
_PREVIOUS = re.compile(
    r"\b(?:history of|previous|prior|h/o|treated for|years ago|as a child|screening for)\b[^.;]{0,25}$", re.I
)
_NAMES = re.compile(
    r"\b(?:diagnos\w+|has an?|with an?|is an?|consistent with|c/w|confirmed|proves|impression|name)\b", re.I
)
_NOT_MALIGNANT = re.compile(
    r"\b(?:not a (?:carcinoma|cancer|melanoma|malignancy|sarcoma|lymphoma)|not (?:cancer|malignant)|no "
    r"(?:evidence of )?malignancy|benign)\b",
    re.I,
)
_HEAD = re.compile(
    r"\b(?:Cent(?:er|re)|Institute|University|Program|Oncology|Service|team|Hospital|Department|Associates|"
    r"Centrum|Unit|Specialists)\b",
    re.I,
)
#: Kinds that OncoTree sets beside a kind of which they are a variety in the reports.
_ALSO = {"STAD": ("SSRCC", "USTAD"), "UEC": ("UCEC",), "COAD": ("READ", "MACR"), "READ": ("COAD",)}
_INSTITUTION = re.compile(
    r"^[\s,-]*(?:\w+\s){0,2}(?:cent(?:er|re)|institute|clinic|program(?:me)?|service|pavilion|care|unit|"
    r"hospital|group|associates|board|specialists?|team|"
    r"oncology|attending|department|society|and (?:blood|cancer)|& (?:blood|cancer)|cancer care|second opinion|"
    r"consult)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A tumor named in a letter: an OncoTree code, a look-alike (``entity``) or a bare histology."""

    sentence: Sentence
    start: int
    end: int
    term: str
    weight: float


def read(letter: Letter) -> Statement | None:
    """The diagnosis that this doctor holds: the names of most weight; those that contradict them are left out."""
    found = sorted(_named(letter), key=lambda n: -n.weight)
    if all(n.term == "unsure" or n.weight < 0 for n in found):
        found += _unnamed_prostate(letter)
    if not found:
        return None
    unsure = [n for n in found if n.term == "unsure"]
    found = [n for n in found if n.term != "unsure"]
    if not found:
        return None
    head = found[0]
    if head.term == "entity:in_situ":
        # An in situ part beside an invasive cancer is not the diagnosis.
        head = next((n for n in found if n.term.startswith(("code:", "guess:")) and n.weight > 0), head)
    terms = {head.term}
    for other in found:
        if _same(head.term, other.term) and all(_same(t, other.term) for t in terms):
            terms.add(other.term)
    if unsure and any(n.sentence is head.sentence for n in unsure):
        terms.add("unsure")
        terms |= {n.term for n in found if n.sentence is head.sentence}
    passages = [(n.sentence, n.start, n.end) for n in found if n.term in terms]
    value = _value(letter, passages)
    if where := side(letter):
        terms.add(f"side:{where}")
        value = f"{value} ({where})"
    return join_statement(letter, passages, frozenset(terms), value=value)


_BARE = re.compile(r"(?:the )?(?:cancers?|ca|malignanc(?:y|ies)|tumou?rs?|carcinoma|neoplasm)", re.I)


def _value(letter: Letter, passages: list[tuple[Sentence, int, int]]) -> str:
    """The names in the letter's words, each once: none that another holds, and no bare "cancer" beside a name."""
    names = list(dict.fromkeys(" ".join(letter.text[a:b].split()) for _, a, b in passages if b > a))
    kept: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        held = any(re.search(rf"\b{re.escape(name)}\b", k, re.I) for k in kept)
        if not held and not (kept and _BARE.fullmatch(name)):
            kept.append(name)
    return ", ".join(sorted(kept, key=names.index)[:4])


def _unnamed_prostate(letter: Letter) -> list[Named]:
    """A letter on a rising PSA or a Gleason grade need not name the cancer."""
    for sentence in letter.sentences:
        hit = PROSTATE.search(sentence.text)
        if hit and not about_relative(sentence):
            return [Named(sentence, sentence.start + hit.start(), sentence.start + hit.end(), "place:PROSTATE", 0.1)]
    return []


def cancers(letter: Letter) -> tuple[str, ...]:
    """OncoTree codes that the letter names outright as this person's, the weightiest first."""
    named = sorted(_named(letter), key=lambda n: -n.weight)
    return tuple(dict.fromkeys(n.term[5:] for n in named if n.term.startswith("code:") and n.weight > 0))


def places(letter: Letter) -> frozenset[str]:
    """All places of the body that the letter names: ICD-O-3 topographies, cut to three characters."""
    named = {m.topography[:3] for m in sites(letter.text)}
    return frozenset(named | {p[:3] for n in _named(letter) for p in _topographies(n.term)})


def _topographies(term: str) -> tuple[str, ...]:
    known = kind(term.rpartition(":")[2])
    return known.topography if known else ()


def _named(letter: Letter) -> Iterator[Named]:
    place = site(letter)
    for number, sentence in enumerate(letter.sentences):
        if about_relative(sentence) or sentence.section in ("not_reviewed",):
            continue
        for start, end, term in tumors_in(sentence, place):
            before = sentence.text[: start - sentence.start]
            after = sentence.text[end - sentence.start :]
            if (
                _DENIED_BEFORE.search(before)
                or _DENIED_AFTER.match(after)
                or _HYPOTHETICAL.search(before)
                or _PREVIOUS.search(before)
            ):
                continue
            if is_asked(sentence, start):
                continue
            if term.startswith("entity:") and is_quoted(before, after) and sentence.section != "diagnosis":
                continue
            if term in ("entity:in_situ", "code:CIS") and _BESIDE.search(before):
                continue
            weight = _weight(sentence, number, before, term) - 3 * bool(_SINCE.match(after))
            yield Named(sentence, start, end, term, weight)
        if _UNSURE.search(sentence.text) and sentence.section != "history":
            yield Named(sentence, sentence.start, sentence.start, "unsure", 0)


def _weight(sentence: Sentence, number: int, before: str, term: str) -> float:
    weight = {"diagnosis": 6.0, "plan": 2.0, "comment": 1.0, "findings": 1.0, "history": -4.0, "reviewed": -3.0}.get(
        sentence.section, 2.0
    )
    if sentence.section == "plan" and number and not before.strip():
        weight += 2
    weight += 2 * bool(_NAMES.search(sentence.text))
    weight -= 9 * bool(_OTHERS.search(sentence.text))
    weight -= 3 * bool(number < 4 and _HEAD.search(sentence.text) and not _NAMES.search(sentence.text))
    weight -= number / 50
    return (
        weight
        + (0.5 if term.startswith(("code:", "entity:", "guess:")) else -1)
        - 4 * term.startswith(("place:", "bare:"))
    )


def _same(a: str, b: str) -> bool:
    """Whether two names can mean one tumor: the same, or one the coarser of the other."""
    if a == b or "unsure" in (a, b) or a.startswith("bare:") or b.startswith("bare:"):
        return True
    if a.startswith("guess:") or b.startswith("guess:"):
        return _same_guess(a, b)
    one, two = a.partition(":")[0], b.partition(":")[0]
    if one != two:
        if {one, two} == {"code", "place"}:
            x, y = a.partition(":")[2], b.partition(":")[2]
            return is_a(x, y) or is_a(y, x) or _tissue(x) == _tissue(y)
        return ("histology" in (one, two) or "place" in (one, two)) and "entity" not in (one, two)
    if one == "code":
        x, y = a[5:], b[5:]
        return (
            is_a(x, y)
            or is_a(y, x)
            or y in _ALSO.get(x, ())
            or x in _ALSO.get(y, ())
            or _vague(x, y)
            or _elsewhere(x, y)
        )
    if one == "place":
        return _tissue(a[6:]) == _tissue(b[6:])
    return one == "histology"


#: Serous carcinoma with and without its grade.
_SEROUS = frozenset(("8441/3", "8460/3", "8461/3"))


def _vague(x: str, y: str) -> bool:
    """Whether one of two is the unspecified kind ("glioma, NOS") of a family that the other belongs to."""
    a, b = kind(x), kind(y)
    if not a or not b or a.tissue != b.tissue:
        return False
    return any(" NOS" in k.name or k.name.endswith(", NOS") or k.code.endswith("NOS") for k in (a, b)) and bool(
        a.families & b.families
    )


def _elsewhere(x: str, y: str) -> bool:
    """Whether one is the kind of soft tissue and the other the same histology of a named organ (leiomyosarcoma)."""
    a, b = kind(x), kind(y)
    return bool(a and b and set(a.morphology) & set(b.morphology) and any(k.tissue == "SOFT_TISSUE" for k in (a, b)))


def _same_guess(a: str, b: str) -> bool:
    """As `_same`, where the place of one tumor was worked out from the letter: the same histology is enough."""
    (one, *rest_one), (two, *rest_two) = a.split(":"), b.split(":")
    if "entity" in (one, two):
        return False
    named = [rest[0] for head, rest in ((one, rest_one), (two, rest_two)) if head in ("guess", "histology")]
    if len(named) == 2 and (named[0] == named[1] or set(named) <= _SEROUS):
        return True
    outright = next((kind(rest[-1]) for head, rest in ((one, rest_one), (two, rest_two)) if head == "code"), None)
    if outright and named[0] in outright.morphology:
        return True
    if "histology" in (one, two):
        return False
    if "place" in (one, two):
        return _tissue(rest_one[-1]) == _tissue(rest_two[-1])
    return _same(f"code:{rest_one[-1]}", f"code:{rest_two[-1]}")


def _tissue(code: str) -> str:
    known = kind(code)
    return known.tissue if known else code


def compare(a: Statement, b: Statement) -> Difference | None:
    """Other cancers, or cancer against a look-alike, or sure against not; or the same on the other side."""
    sides = [next((t[5:] for t in s.terms if t.startswith("side:")), "") for s in (a, b)]
    if all(sides) and sides[0] != sides[1]:
        return Difference((f"{a.value} / {b.value}",), main=True)
    if ("unsure" in a.terms) != ("unsure" in b.terms) and len(_names(a.terms | b.terms)) > 1:
        return Difference((f"{a.value} / {b.value}",), main=True)
    one, two = _specific(a.terms), _specific(b.terms)
    if any(_same(x, y) for x in one for y in two) and not _contradict(one, two):
        return None
    return Difference((f"{a.value} / {b.value}",), main=True)


def _names(terms: frozenset[str]) -> frozenset[str]:
    """The terms that name what it is."""
    return frozenset(term for term in terms if term != "unsure" and not term.startswith("side:"))


def _specific(terms: frozenset[str]) -> frozenset[str]:
    """The terms without "unsure", without bare places beside a name, and without kinds of which another is a "
    "variety."""
    kept = _names(terms)
    named = {t for t in kept if not t.startswith(("place:", "bare:", "histology:8000"))}
    kept = frozenset(named or kept)
    codes = {t.rpartition(":")[2] for t in kept if t.startswith(("code:", "guess:"))}
    return frozenset(t for t in kept if not any(is_a(c, t[5:]) and c != t[5:] for c in codes if t.startswith("code:")))


def _contradict(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the most specific names contradict each other although coarser ones agree."""
    deepest = [_deepest(side) for side in (one, two)]
    if not all(deepest):
        return False
    x, y = (d or "" for d in deepest)
    return not _same(f"code:{x}", f"code:{y}")


def _deepest(terms: frozenset[str]) -> str | None:
    codes = [t[5:] for t in terms if t.startswith("code:")]
    best: str | None = None
    for code in codes:
        if kind(code) and (best is None or is_a(code, best)):
            best = code
    return best
