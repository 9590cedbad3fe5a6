"""How many people with this cancer does the doctor see in a year, by the doctor's own words?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, NOTES, NUMBER, Sentence, fact, number, rx, sentences

_WE = (
    r"\b(?:i|we|our (?:[a-z]+ ){0,2}(?:group|team|practice|cent(?:er|re)|clinic|hospital|department|service|unit|"
    r"division|office|"
    r"program|surgeons?)|my practice|this (?:hospital|cent(?:er|re)|clinic))\b"
)
_DO = (
    r"(?:sees?|seen|saw|look(?:s|ed|ing)? after|undertak\w+|undertook|deals? with|met|come across|"
    r"treat\w*|do|does|did|done|perform\w*|operate\w*|manage\w*|remove\w*|resect\w*|handle\w*|"
    r"encounter\w*|care|have|had|get|average|tak(?:e|en) (?:out|on)|took out)"
)
_CASE = (
    rf"(?:of (?:these|those|them|this)|cases?|such|{CANCER}|patients? (?:like|with)|people (?:like|with)|"
    rf"of its kind|like (?:this|hers|his|yours|mine|ours|it|these)|[a-z]*ectom(?:y|ies)|"
    r"these|those|them|operations?|procedures?|resections?|this (?:operation|tumou?r|cancer|disease|procedure|surgery)|"
    r"(?:with|have) (?:this|it|the same))"
)
_UNIT = {"day": 230.0, "week": 52.0, "month": 12.0, "year": 1.0, "yr": 1.0, "annum": 1.0}
_PER = r"(?:(?:a|an|per|each|every|/) ?(?P<unit>day|week|month|year|yr|annum)|(?P<annual>annually|yearly))"
_RATE = rx(
    rf"(?<![\w.])(?P<low>{NUMBER})(?: (?:or|to|and)(?: perhaps| maybe)? |"
    rf"\s?[-–]\s?)?(?P<high>{NUMBER})?\b(?P<of>(?: times)?(?: [\w'-]+){{0,6}}?) {_PER}"
)
_EVERY = rx(rf"\b(?P<n>{NUMBER})(?: [\w'-]+){{0,4}} every (?:(?P<years>{NUMBER}) years|few years)")
_TYPICAL = rx(
    rf"\b(?:in|during) (?:an? |any |most )?(?:average|typical|normal|usual|"
    rf"given) years?\b.{{0,50}}?\b(?P<low>{NUMBER})"
    rf"(?: (?:or|to|and)(?: perhaps| maybe)? |\s?[-–]\s?)?(?P<high>{NUMBER})?\b(?P<unit>)"
)
_NOT_FOR = rx(
    rf"\b(?:i|we)\b(?: have)?(?:n't| not) (?:\w+ )?(?:seen|treated|done|performed|removed|operated on|"
    rf"managed|had) (?:one|any|a case|"
    rf"such a \w+|a patient with this)(?: \w+){{0,3}} (?:in|for) (?:over |more than |about |the (?:last|"
    rf"past) )?(?P<n>{NUMBER}) years"
)
_LAST = rx(
    rf"\b(?:i|we) last (?:{_DO})\b.{{0,50}}?\b(?P<m>{NUMBER}) (?P<unit2>years?|months?) ago|"
    rf"\blast (?:one|case|time|such|patient|tumou?r|of these)\b.{{0,60}}?\b(?:(?P<n>{NUMBER}) (?P<unit>years?|"
    rf"months?) ago|in (?P<year>(?:19|20)\d\d))"
)
_OVER = rx(
    rf"\b(?P<n>{NUMBER})(?: [\w'-]+){{0,7}} (?:in|over|during) (?:the (?:last|past) |my |"
    rf"our )?(?P<years>{NUMBER}) years"
)
_CAREER = rx(
    rf"\b(?P<n>{NUMBER})(?: [\w'-]+){{0,6}} in (?:my|our) (?:\w+ )?(?:career|life|practice|time|"
    rf"training)\b(?! \w+ (?:a|per|each))"
)
_FIRST = rx(
    r"\b(?:first|second|third|2nd|3rd) (?:case|one|time|patient|such|tumou?r|of these)\b.{0,60}\b(?:i|we)\b(?: have|"
    r" ha[sd]| 've|'ve)?(?: ever)? (?:seen|treat|done|do|operat|had|encounter|remov|manag|come across|came across|"
    r"met|dealt|look|care)|"
    r"\bmy (?:first|second|third) (?:such )?(?:case|patient with this|tumou?r of)"
)
_NEVER = rx(
    r"\b(?:i|we) (?:have|had)(?: not|n't) (?:personally )?(?:seen|met|treated|done|operated on|come across|encountered|"
    r"managed)(?: [\w'-]+){0,4} before\b|"
    r"\b(?:i|we)(?: have|'ve|'d| had)? never (?:personally )?(?:seen|treated|done|performed|removed|operated|"
    r"managed|encountered)\b.{0,30}\b"
    r"(?:this|these|one|such|it|a case|that)\b"
)
_SELF = rx(
    rf"\bin (?:my|our) (?:hands|practice|unit|clinic|hospital)\b|"
    rf"\b(?:he|she|doctor|oncologist|surgeon|dr\.? [a-z]+)(?: [a-z]+){{0,2}} (?:told|said|says|explained|admitted)\b"
    rf".{{0,20}}\b(?:he|she)\b(?: [a-z]+){{0,2}} {_DO}\b|"
    rf"{_WE}.{{0,80}}\b{_DO}\b|\b(?:how many|number of).{{0,30}}\b(?:i|we) {_DO}\b|{_WE}'?(?:ve)? {_DO}"
)
_ASKED = rx(rf"\bhow (?:many|often)\b.{{0,40}}\b(?:i|we|you) (?:\w+ )?{_DO}\b")
_SAME_PATIENT = rx(r"\b(?:see|saw|seen|follow|examin\w+) (?:her|him|them|the patient|this patient)\b")
_OTHER_COUNT = rx(r"\b(?:mm|cm|pack|drinks?|beers?|percent|%|mg|mammograms?|visits?|scans?|colonoscop\w+|follow)")


def find(report: Report) -> Iterator[Fact]:
    """What the doctor says of the number of such patients, as a number a year."""
    if report.kind not in NOTES:
        return
    asked = False
    for sentence in sentences(report):
        asked, was_asked = bool(_ASKED.search(sentence.words)), asked
        if _SAME_PATIENT.search(sentence.words) or _OTHER_COUNT.search(sentence.words):
            continue
        for match, value, reason in _counts(sentence, was_asked):
            yield fact(
                report, "doctor_cases_per_year", f"{value:g}", sentence, match,
                status="inferred" if reason else "stated", reason=reason,
            )  # fmt: skip
            break


def _counts(sentence: Sentence, asked: bool) -> Iterator[tuple[re.Match[str], float, str | None]]:
    words = sentence.words
    if (match := _NEVER.search(words)) or (match := _FIRST.search(words)):
        yield match, 0.0 if _NEVER.search(words) else 1.0, None
        return
    if not (_SELF.search(words) or asked):
        return
    about_cases = asked or bool(re.search(_CASE, words) or _ASKED.search(words))
    if (match := _NOT_FOR.search(words)) and number(match.group("n")):
        yield match, round(1 / number(match.group("n")), 2), f"none in {match.group('n')} years"
        return
    if match := _LAST.search(words):
        count, unit = match.group("n") or match.group("m"), match.group("unit") or match.group("unit2")
        if count:
            span = number(count) * (1 if unit.startswith("year") else 1 / 12)
            yield (
                match,
                round(1 / span, 2) if span else 1.0,
                f"worked out from the last one, {count} {unit} ago",
            )
        return
    if not about_cases:
        return
    if match := _EVERY.search(words):
        years = number(match.group("years")) if match.group("years") else 3.0
        yield match, round(number(match.group("n")) / years, 2), None
    elif match := _RATE.search(words) or _TYPICAL.search(words):
        yield match, _rate(match), None
    elif match := _OVER.search(words):
        yield (
            match,
            round(number(match.group("n")) / number(match.group("years")), 2),
            f"{match.group('n')} in {match.group('years')} years",
        )
    elif match := _CAREER.search(words):
        yield match, round(number(match.group("n")) / 10, 2), "counted over ten years of a career"


def _rate(match: re.Match[str]) -> float:
    low = number(match.group("low"))
    high = number(match.group("high")) if match.group("high") else low
    return (low + max(low, high)) / 2 * _UNIT[match.group("unit") or "year"]
