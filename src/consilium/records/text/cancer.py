"""Which cancer is it? The most specific kind that the report supports, from the specimen that decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilium.case.model import Fact, Status
from consilium.oncology import Kind, Mention, is_a, kind, mentions, resolve
from consilium.records.text.patterns import loose
from consilium.records.text.primary import Place, best_place, organ_weights, places
from consilium.records.text.report import Report

_HERE = {"diagnosis": 6, "synoptic": 6, "addendum": 5, "impression": 5, "assessment": 6, "preamble": 4, "summary": 4,
    "comment": 3, "microscopic": 2,
         "findings": 3, "plan": 3, "ancillary": 2, "intraoperative": 1, "gross": 1, "clinical_history": 2,
         "specimen": 2, "procedure": 2,
         "past_history": -6, "family_history": -20}  # fmt: skip
_TYPE_LABEL = loose(
    r"(?:histolog\w*(?: tumou?r)?(?: sub)?(?:type)?|tumou?r type|type(?: and grade)?|histologic "
    r"diagnosis|diagnosis)(?: ?\([^)\n]{0,20}\))?[\s:.=-]{1,30}(?:[a-z-]+[\s,]+){0,2}$"
)
_METASTATIC = loose(
    r"(?:metasta(?:tic|ses|sis)(?: (?:of|from|by))?|secondary|deposits? of)[\s,:-]{1,3}(?:[a-z-]+[\s,]+){0,4}$"
)
_UNKNOWN = loose(
    r"(?:unknown|undetermined|uncertain|occult|unidentified) (?:primary|origin)|primary (?:site |"
    r"tumou?r |origin )?(?:is |of origin )?(?:cannot be (?:determined|established|identified)|"
    r"unknown|not (?:identified|known|determined))|no primary(?: tumou?r| site)? (?:was |is "
    r")?(?:identified|found|seen)"
)
_FAVOR = loose(
    r"(?:favou?r(?:s|ed|ing)?|consistent with|compatible with|most consistent with|diagnostic of|"
    r"indicative of|in keeping with)\s(?:an? |the )?(?:[a-z-]+\s){0,3}$"
)
#: "Cancer Center", "tumor board", "sarcoma conference": the words name a place or a meeting, not a disease.
_NAMED_AFTER = loose(
r"[\s,]{1,3}(?:care |treatment |surgery |research |and [a-z]+ )?(?:clinics?|cent(?:er|re)s?|"
r"institutes?|boards?|conferences?|programs?|programmes?|regist\w+|stag(?:e|ing)|"

                          r"society|network|staging|bank|committee|protocols?|case summary|check "
                          r"?list|synoptic|markers?|surgeons?|specialists?|team|hospital|genetics|"
                          r"screening|template|"

                          r"summary|resection specimen|associated|research|data|worksheet|"
                          r"cases?)(?![a-z])")  # fmt: skip
_TINY = ("carcinoma", "cancer", "malignancy", "tumor", "tumour", "neoplasm")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one mention: an OncoTree code with what speaks for it."""

    code: str
    mention: Mention
    weight: float
    metastatic: bool
    tentative: bool
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A cancer of the report: its code and the mention that carries it, with its place where one is known."""

    code: str
    mention: Mention
    place: Place | None
    score: float
    hedged: bool = False


def find(report: Report) -> Iterator[Fact]:
    """Facts of cancer, the deciding one first, each with its site and histology."""
    if report.kind in ("insurance_letter",):
        return
    for found in report.once(cancers):
        yield from _facts(report, found)


def _facts(report: Report, found: Found) -> Iterator[Fact]:
    mention = found.mention
    specimen = report.specimen_at(mention.start)
    detail = f"specimen {specimen.label}" if specimen and len(report.specimens) > 1 else None
    status: Status = "inferred" if found.hedged else "stated"
    reason = "The report names it as likely, not as certain." if found.hedged else None
    yield report.fact(
        "cancer",
        found.code,
        mention.start,
        mention.end,
        status=status,
        system="oncotree",
        reason=reason,
        about=found.code,
        detail=detail,
    )
    if mention.histology:
        yield report.fact(
            "histology", mention.histology, mention.start, mention.end, system="icd-o-3", about=found.code
        )
    if found.place:
        place = found.place
        yield report.fact("site", place.topography, place.start, place.end, system="icd-o-3", about=found.code)
    elif mention.site:
        yield report.fact("site", mention.site, mention.start, mention.end, system="icd-o-3", about=found.code)


def cancers(report: Report) -> list[Found]:
    """The cancers that the report says the person has, the deciding one first."""
    spots = report.once(places)
    organs = organ_weights(spots)
    found = [c for m in _mentions(report) if (c := _candidate(report, m, spots, organs))]
    if report.once(_of_unknown_origin):
        found = [c for c in found if c.metastatic or "unknown_primary" in _families(c.code)] or found
    sure = [c for c in found if not c.tentative]
    main = _decide(report, sure or found, spots, organs)
    if main is None:
        return []
    return [main, *_others(report, sure, main, spots)]


def _mentions(report: Report) -> list[Mention]:
    """Kinds of cancer that the report names; the gross description, which names none, only when nothing else does."""
    found = [
        replace(m, start=m.start + low, end=m.end + low)
        for low, high in report.stretches("gross")
        for m in mentions(report.text[low:high])
    ]
    return found or mentions(report.text)


def _families(code: str) -> frozenset[str]:
    sort = kind(code)
    return sort.families if sort else frozenset()


# --- one mention -----------------------------------------------------------------------------------------------------


def _candidate(report: Report, mention: Mention, spots: list[Place], organs: dict[str, float]) -> Candidate | None:
    if _NAMED_AFTER.match(report.flat, mention.end):
        return None
    context = report.context(mention.start, mention.end)
    if context.negated or context.family or context.other_person or context.hypothetical or context.rejected:
        return None
    before = report.flat[max(0, mention.start - 60) : mention.start].rpartition("\n")[2]
    favored = bool(_FAVOR.search(before))
    tentative = context.historical or (context.hedged and not favored)
    metastatic = bool(_METASTATIC.search(before)) or report.low.startswith("metasta", mention.start)
    code = _subtype(report, mention, _code(report, mention, metastatic, spots, organs))
    if code is None:
        return None
    sort = kind(code)
    if sort is None or _benign(sort, mention):
        return None
    weight: float = _HERE.get(report.section_at(mention.start).kind, 2)
    if _TYPE_LABEL.search(report.flat, max(0, mention.start - 60), mention.start):
        weight += 4
    if _in_situ(report, sort, mention):
        weight -= 4
    if mention.words.lower() in _TINY:
        weight *= 0.4
    if code == "CUP" and not report.once(_of_unknown_origin):
        return None
    if report.kind == "pathology_report" and sort.parent is None:
        return None  # "prostate cancer" in a request is no diagnosis of the pathologist's
    weight -= 5 * tentative
    return Candidate(code, mention, weight, metastatic, tentative, context.hedged and not favored)


#: A type that stands beside a general name: "renal cell carcinoma (6 cm), conventional type"; as scanned, too.
_KIDNEY = (
    ("CCRCC", r"conv[ae]nt[il]onal|c[l1][eo]ar[- ]?c[ea][l1]+"),
    ("PRCC", r"pap[a-z]{1,4}ary"),
    ("CHRCC", r"chr[oc]m[oc][- ]?phob\w*"),
)
_SUBTYPES: dict[str, tuple[tuple[str, str], ...]] = {
    "RCC": _KIDNEY,
    "KIDNEY": _KIDNEY,
    "LIVER": (("HCC", r"[a-z.]{0,6}\s?[a-z.]{0,4}at[o0]\s?c\s?[ec][il]?\s?[l1]\w*"),),
    "CHOL": (("HCC", r"[a-z.]{0,6}\s?[a-z.]{0,4}at[o0]\s?c\s?[ec][il]?\s?[l1]\w*"),),
}


def _subtype(report: Report, mention: Mention, code: str | None) -> str | None:
    types = _SUBTYPES.get(code or "")
    if not types:
        return code
    ahead = report.flat[mention.end : mention.end + 90]
    behind = report.flat[max(0, mention.start - 40) : mention.start]
    hits = [
        (distance, found)
        for found, words in types
        for pattern in (loose(rf"(?<![a-z])(?:{words})(?![a-z])(?! features)"),)
        for distance in (
            *(m.start() for m in pattern.finditer(ahead)),
            *(len(behind) - m.end() for m in pattern.finditer(behind)),
        )
    ]
    return min(hits)[1] if hits else code


def _benign(sort: Kind, mention: Mention) -> bool:
    behaviour = (mention.histology or (sort.morphology[0] if sort.morphology else "")).partition("/")[2]
    return behaviour == "0"


def _in_situ(report: Report, sort: Kind, mention: Mention) -> bool:
    after = report.flat[mention.end : mention.end + 14]
    behaviour = (mention.histology or "").partition("/")[2]
    return "in_situ" in sort.families or behaviour == "2" or bool(re.match(r"[\s,-]{0,2}in[ -]situ", after))


def _code(
    report: Report, mention: Mention, metastatic: bool, spots: list[Place], organs: dict[str, float]
) -> str | None:
    """The code of a mention: its own, or that of its histology at the place it belongs to."""
    if mention.code and not mention.open:
        return mention.code if metastatic else _sharpen(mention, spots, organs)
    if mention.histology is None:
        return mention.code
    topographies = list(_places_for(report, mention, metastatic, spots, organs))
    codes = [code for t in dict.fromkeys(topographies) if (code := resolve(mention.histology, t))]
    exact = next((c for c in codes if _names_histology(c, mention.histology)), None)
    if exact:
        return exact
    own = mention.code or resolve(mention.histology, None)
    other = next((c for c in codes if (k := kind(c)) and k.parent is not None), None)
    return own or other or next(iter(codes), None)


def _names_histology(code: str, histology: str) -> bool:
    """Whether a kind is of this very histology, not merely the node of the organ that takes all the rest."""
    sort = kind(code)
    return sort is not None and histology in sort.morphology


def _sharpen(mention: Mention, spots: list[Place], organs: dict[str, float]) -> str | None:
    """A code that the report's organ makes more exact, where it lies below the mention's own."""
    if mention.histology and organs and mention.code:
        top = max(organs, key=lambda o: organs[o])
        place = best_place(spots, top)
        code = resolve(mention.histology, place.topography) if place else None
        if code and (is_a(code, mention.code) or (mention.code == "MEL" and _melanoma(code))):
            return code
    return mention.code


def _melanoma(code: str) -> bool:
    """Melanoma is of the skin unless the report's organ has one of its own (eye, mucosa)."""
    sort = kind(code)
    return sort is not None and "melanoma" in sort.families


def _places_for(
    report: Report, mention: Mention, metastatic: bool, spots: list[Place], organs: dict[str, float]
) -> Iterator[str]:
    """Places that a mention may belong to, the surest first: in its words, its sentence, its specimen, the report."""
    unknown = report.once(_of_unknown_origin)
    if unknown:
        yield _UNKNOWN_SITE
        return
    if mention.site:
        yield mention.site
    floor = 0.25 * max(organs.values(), default=0)
    if not metastatic:
        sentence = report.sentence_at(mention.start)
        near = [p for p in spots if sentence.start <= p.start < sentence.end]
        for place in sorted(near, key=lambda p: (-organs.get(p.topography[:3], 0), abs(p.start - mention.start))):
            if organs.get(place.topography[:3], 0) >= floor:
                yield place.topography
        specimen = report.specimen_at(mention.start)
        if specimen:
            titled = [p for p in spots if specimen.name.start <= p.start < specimen.name.end]
            yield from (p.topography for p in sorted(titled, key=lambda p: -p.weight))
    here = _specimen_organs(report, mention, spots) if metastatic else frozenset()
    for organ in sorted(organs, key=lambda o: -organs[o]):
        place_ = best_place(spots, organ)
        if place_ and organ not in here:
            yield place_.topography
    if metastatic:
        yield _UNKNOWN_SITE


def _of_unknown_origin(report: Report) -> bool:
    """Whether the report says that the place where the cancer began is not known."""
    return any(
        report.section_at(m.start()).kind != "clinical_history" and not report.context(m.start(), m.end()).family
        for m in _UNKNOWN.finditer(report.flat)
    )


_UNKNOWN_SITE = "C80.9"
_ORIGIN_WEIGHT = 10  # a place that a label or "of lung origin" names as the start outweighs where the sample was taken


def _specimen_organs(report: Report, mention: Mention, spots: list[Place]) -> frozenset[str]:
    """Organs that a metastasis was found in: those of its sentence, its specimen, or just before it."""
    sentence = report.sentence_at(mention.start)
    specimen = report.specimen_at(mention.start)
    low = min(sentence.start, specimen.start if specimen else mention.start - 120, mention.start - 120)
    near = {p.topography[:3] for p in spots if low <= p.start < sentence.end}
    named = {p.topography[:3] for p in spots if p.weight >= _ORIGIN_WEIGHT}
    elsewhere = {p.topography[:3] for p in spots if not low <= p.start < sentence.end and p.weight >= 4}
    return frozenset(near - named - elsewhere)


# --- the whole report ------------------------------------------------------------------------------------------------


def _decide(report: Report, found: list[Candidate], spots: list[Place], organs: dict[str, float]) -> Found | None:
    """The cancer that most speaks for: the heaviest line of the tree, then the most exact kind on it."""
    if not found:
        return None
    weights = _weights(found)
    whole = sum(organs.values()) or 1.0
    line = {code: _line_weight(code, weights) * (1 + _organ_share(code, organs) / whole) for code in weights}
    top = max(line, key=lambda c: (line[c], weights[c]))
    code = top
    while True:
        below = [c for c in weights if c != code and is_a(c, code) and weights[c] >= max(2.0, 0.25 * weights[code])]
        if not below:
            break
        code = max(below, key=lambda c: weights[c])
    return _found(report, code, found, spots, line[top])


def _weights(found: list[Candidate]) -> dict[str, float]:
    by_code: dict[str, list[float]] = {}
    for candidate in found:
        by_code.setdefault(candidate.code, []).append(candidate.weight)
    return {code: sum(w * 0.85**i for i, w in enumerate(sorted(ws, reverse=True))) for code, ws in by_code.items()}


def _organ_share(code: str, organs: dict[str, float]) -> float:
    """How much of what the report says about places is about the organ of a kind: the operated one decides."""
    sort = kind(code)
    prefixes = {t[:3] for t in sort.topography} if sort else set()
    return sum(w for organ, w in organs.items() if organ in prefixes)


def _line_weight(code: str, weights: dict[str, float]) -> float:
    return sum(w for other, w in weights.items() if is_a(code, other) or is_a(other, code))


def _found(report: Report, code: str, found: list[Candidate], spots: list[Place], score: float) -> Found:
    carriers = [c for c in found if c.code == code]
    best = max(carriers, key=lambda c: (c.weight, -c.mention.start))
    return Found(code, best.mention, _place(report, code, best, spots), score, best.hedged)


def _place(report: Report, code: str, best: Candidate, spots: list[Place]) -> Place | None:
    """The surest place that fits the kind's own topographies."""
    sort = kind(code)
    prefixes = tuple(t[:3] for t in sort.topography) if sort and sort.topography else ()
    fitting = [p for p in spots if not prefixes or p.topography.startswith(prefixes)]
    organs = organ_weights(fitting, bool(sort and sort.families & {"carcinoma", "neuroendocrine", "in_situ"}))
    if not organs:
        return None
    return best_place(fitting, max(organs, key=lambda o: organs[o]))


_OWN_SECTIONS = ("diagnosis", "synoptic", "addendum", "assessment", "impression", "preamble")


def _others(report: Report, sure: list[Candidate], main: Found, spots: list[Place]) -> list[Found]:
    """Further cancers: of another organ, named without doubt in the diagnosis, and not as a metastasis."""
    sort = kind(main.code)
    rest = [
        c
        for c in sure
        if not c.metastatic
        and report.section_at(c.mention.start).kind in _OWN_SECTIONS
        and c.weight >= 4
        and (other := kind(c.code))
        and sort
        and other.tissue != sort.tissue
    ]
    found: list[Found] = []
    while rest:
        weights = _weights(rest)
        code = max(weights, key=lambda c: weights[c])
        found.append(_found(report, code, rest, spots, weights[code]))
        tissue = kind(code)
        rest = [c for c in rest if (k := kind(c.code)) and tissue and k.tissue != tissue.tissue]
    return found
