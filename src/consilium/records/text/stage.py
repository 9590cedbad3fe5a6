"""The stage group as a report states it; AJCC, FIGO, Ann Arbor, Lugano, ISS are told by their words."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_VALUE = (
    r"(?P<value>(?:iv|i{1,3}|[0-4](?! ?(?:/|cm|mm|%|\.\d|of|x)))(?: ?[a-e](?![a-z])(?: "
    r"?[1-3i](?![a-z\d]))?)?|0(?:is|a)?)"
    r"(?P<suffix>[sex]?)(?![a-z\d])"
)
_STAGE = loose(
    r"(?<![a-z])(?P<scheme>(?:figo|ajcc|uicc|ann arbor|lugano|iss|r-iss|rai|binet|dukes'?|"
    r"anatomic|prognostic|clinical|patholog\w+|tnm|overall|summary|post-?therapy|p|"
    r"c)[\s,]{0,2}){0,3}"
    r"(?:(?:disease\s)?stag(?:e|ed|ing)(?:\sgroup(?:ing)?)?(?:\s(?:as|is|of|to))?(?:\s(?:ajcc|"
    r"uicc|figo|lugano|ann arbor))?(?: ?\([^()\n]{0,30}\))?)[\s:=.,(]{1,6}(?:stage\s)?" + _VALUE
)
_SCHEME_FIRST = loose(
    r"(?<![a-z])(?P<scheme>figo|ann arbor|lugano|r-iss|iss)(?:\s\d{4})?(?: stage)?[\s:=(]{1,3}(?:stage\s)?" + _VALUE
)
_ALONE = loose(r"(?<![a-z])(?P<scheme>)(?:metastatic|advanced|locally advanced)?[\s,(]stage[\s-]" + _VALUE)
_NEAR = re.compile(r"stage|staging|figo|lugano|ann arbor|iss(?<![a-z]iss)(?![a-z])")
_NOT = loose(
    r"fibrosis|cirrhos|portal|periportal|kidney disease|ckd|renal failure|decubitus|ulcer|"
    r"pressure|heart failure|sarcoid|copd|hypertension|parkinson|"
    r"endometriosis|tanner|sleep|liver disease|lymphedema|metavir|batts|ishak"
)
_SCHEMES = {
    "figo": "FIGO",
    "lugano": "Lugano",
    "ann arbor": "Ann Arbor",
    "r-iss": "R-ISS",
    "iss": "ISS",
    "rai": "Rai",
    "binet": "Binet",
}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "0": "0"}
_HERE = {
    "assessment": 6,
    "impression": 6,
    "diagnosis": 5,
    "synoptic": 5,
    "addendum": 6,
    "clinical_history": 0,
    "past_history": -9,
}


def find(report: Report) -> Iterator[Fact]:
    """Facts of stage_group, the deciding one first; one for each value."""
    found: list[tuple[int, int, Fact]] = []
    taken: set[int] = set()
    windows = report.around(_NEAR, 70)
    for pattern in (_STAGE, _SCHEME_FIRST, _ALONE):
        for match in (m for low, high in windows for m in pattern.finditer(report.flat, low, high)):
            if match.start("value") not in taken and _meant(report, match):
                taken.add(match.start("value"))
                weight = _HERE.get(report.section_at(match.start()).kind, 3)
                found.append((-weight, match.start(), _fact(report, match)))
    seen: set[str] = set()
    for _, _, fact in sorted(found, key=lambda item: item[:2]):
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact


def _meant(report: Report, match: re.Match[str]) -> bool:
    start, end = match.span()
    value = match.group("value")
    if value[0] == "i" and not report.text[match.start("value")].isupper():
        return False
    if (
        value.strip()[:1].isdigit()
        and report.kind == "pathology_report"
        and not match.group("scheme")
        and "stage" not in match.group()
    ):
        return False
    sentence = report.sentence_at(match.start("value"))
    if _NOT.search(report.flat, max(sentence.start, start - 60), min(sentence.end, end + 40)):
        return False
    if re.match(r"\s?(?:or|to|and|/|-)\s?(?:iv|i{1,3}|[1-4])[a-e]?(?![a-z])", report.flat[end : end + 8]):
        return False  # a range of stages: a trial's criteria or a table, not a finding
    context = report.context(start, end)
    return not (context.family or context.hypothetical or context.negated or context.other_person or context.rejected)


def _fact(report: Report, match: re.Match[str]) -> Fact:
    raw = match.group("value").replace(" ", "")
    number = re.match(r"iv|i{1,3}|[0-4]", raw)
    base = number.group() if number else raw
    value = _ROMAN.get(base, base.upper()) + raw[len(base) :].upper().replace("I", "1")
    words = match.group().split("stage")[0] + match.group()
    scheme = next((name for cue, name in _SCHEMES.items() if cue in words), None)
    after = report.flat[match.end() : match.end() + 12]
    if scheme is None and "figo" in after:
        scheme = "FIGO"
    detail = scheme or _basis(match.group("scheme") or "")
    return report.fact("stage_group", value, match.start("value") - _lead(match), match.end("value"), detail=detail)


def _basis(words: str) -> str | None:
    """What the stage rests on, where the words before it say so: "clinical stage", "pStage"."""
    said = re.search(r"(?<![a-z])(?:(?P<c>clinical|c)|patholog\w+|p)(?![a-z])", words)
    return None if said is None else "clinical" if said.group("c") else "pathologic"


def _lead(match: re.Match[str]) -> int:
    """The quote begins at the word "stage" (or the scheme's name)."""
    words = match.group()[: match.start("value") - match.start()]
    at = max(words.rfind("stag"), 0)
    return len(words) - at
