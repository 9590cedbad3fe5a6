"""Every mention of a cancer that counts, with its code and what speaks for it."""

import re
from dataclasses import dataclass

from consilium.oncology import Kind, Mention, kind, mentions
from consilium.records.text.meaning import code_of, is_general, of_unknown_origin, subtype
from consilium.records.text.patterns import loose
from consilium.records.text.primary import Place, organ_weights, places
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
_FAVOR = loose(
    r"(?:favou?r(?:s|ed|ing)?|consistent with|compatible with|most consistent with|diagnostic of|"
    r"indicative of|in keeping with)\s(?:an? |the )?(?:[a-z-]+\s){0,3}$"
)
#: A question of the request, not an answer: "rule out lymphoma".
_ASKED = loose(r"(?:rule[ -]out|r/o|query|evaluate for|\?|assess for|screening for)\s{1,3}(?:[a-z-]+\s+){0,3}$")
#: "Cancer Center", "tumor board", "sarcoma conference": the words name a place or a meeting, not a disease.
_NAMED_AFTER = loose(
    r"(?:[\s,]{1,3}(?:care |treatment |surgery |research |and [a-z]+ )?(?:clinics?|cent(?:er|re)s?|"
    r"institutes?|boards?|conferences?|programs?|programmes?|regist\w+|staging|"
    r"stage(?![:\s]{0,3}(?:[0-4]|i{1,3}v?|iv)(?![a-z]{3}))|society|network|"
    r"bank|committee|protocols?|case summary|check ?list|synoptic|markers?|surgeons?|specialists?|team|"
    r"hospital|genetics|screening|template|summary|resection specimen|associated|research|data|worksheet|"
    r"cases?)(?![a-z])|\s{1,2}(?:from|to) (?:the )?(?:closest |nearest |specify )?margins?(?![a-z]))"
)
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
    past: bool = False


def _mentions(report: Report) -> list[Mention]:
    """Kinds of cancer that the report names; the gross description is only read when nothing else names one."""
    for without in (("gross",), ()):
        found = [m for low, high in report.stretches(*without) for m in mentions(report.tokens.between(low, high))]
        if found:
            return found
    return []


def _candidate(report: Report, mention: Mention, spots: list[Place], organs: dict[str, float]) -> Candidate | None:
    if _NAMED_AFTER.match(report.flat, mention.end):
        return None
    context = report.context(mention.start, mention.end)
    if context.negated or context.family or context.other_person or context.hypothetical or context.rejected:
        return None
    before = report.flat[max(0, mention.start - 60) : mention.start].rpartition("\n")[2]
    if _ASKED.search(before):
        return None
    favored = bool(_FAVOR.search(before))
    tentative = context.historical or (context.hedged and not favored)
    metastatic = bool(_METASTATIC.search(before)) or report.low.startswith("metasta", mention.start)
    code = subtype(report, mention, code_of(report, mention, metastatic, spots, organs))
    if code is None:
        return None
    sort = kind(code)
    if sort is None or is_benign(sort, mention):
        return None
    weight: float = _HERE.get(report.section_at(mention.start).kind, 2)
    if _TYPE_LABEL.search(report.flat, max(0, mention.start - 60), mention.start):
        weight += 4
    if _in_situ(report, sort, mention):
        weight -= 4
    if mention.words.lower() in _TINY:
        weight *= 0.4
    if code == "CUP" and not report.once(of_unknown_origin):
        return None
    vague = code == "RCC" and is_general(mention)  # "carcinoma" of a kidney: its type stands elsewhere, or is lost
    if report.kind == "pathology_report" and (sort.parent is None or vague):
        return None  # "prostate cancer" in a request is no diagnosis of the pathologist's
    weight -= 5 * tentative
    return Candidate(code, mention, weight, metastatic, tentative, context.hedged and not favored, context.historical)


def is_benign(sort: Kind, mention: Mention) -> bool:
    """Whether the words name a tumor that is no cancer, by the behaviour of its histology (``/0``)."""
    behaviour = (mention.histology or (sort.morphology[0] if sort.morphology else "")).partition("/")[2]
    return behaviour == "0"


def _in_situ(report: Report, sort: Kind, mention: Mention) -> bool:
    after = report.flat[mention.end : mention.end + 14]
    behaviour = (mention.histology or "").partition("/")[2]
    return "in_situ" in sort.families or behaviour == "2" or bool(re.match(r"[\s,-]{0,2}in[ -]situ", after))


def candidates(report: Report) -> list[Candidate]:
    """All mentions that may be the person's own cancer, in the order of the text."""
    spots = report.once(places)
    organs = organ_weights(spots)
    return [c for m in _mentions(report) if (c := _candidate(report, m, spots, organs))]
