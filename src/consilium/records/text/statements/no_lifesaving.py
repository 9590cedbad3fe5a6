"""Did the doctor say that no treatment can save the life? That a cancer cannot be cured is another thing."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact, Status
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import MAY, NOTES, Sentence, fact, pieces, rx, sentences

_WAY = (
    r"(?:treatments?|therap(?:y|ies)|options?|drugs?|regimens?|interventions?|operations?|chemotherapy|surgery|"
    r"medicines?|medications?)"
)
_KIND = r"(?:[a-z-]+ ){0,4}"
_HOPELESS = rx(
    rf"\bno {_KIND}{_WAY}\b(?: [\w'-]+){{0,6}} (?:can|could|will|would|that|which|to) (?:[\w'-]+ ){{0,4}}(?:save|"
    rf"stop|halt|prolong|extend|lengthen|change (?:the|her|his) (?:outcome|course)|rescue)|"
    rf"\bno (?:[a-z-]+ )?(?:curative|life-?\s?saving|life-?\s?prolonging|life-?\s?extending)(?: (?:or|and|"
    rf"nor) [a-z-]+)? {_KIND}{_WAY}|"
    rf"\bno {_KIND}(?:lifesaving|life-saving) {_WAY}|"
    r"\b(?:nothing|not anything|little)(?: \w+)? (?:more|else|further|left)?\s?(?:that |which )?(?:(?:\w+ )?(?:can|"
    r"could)|to|remains to|left to) be (?:done|offered)|"
    r"\bnothing (?:more|else|further|left)(?: that| which)? (?:i|we|medicine|oncology|anyone|they) (?:can|could|have) "
    r"(?:\w+ )?(?:do|offer|give|try)|\bnothing (?:i|we|anyone) (?:can|could) (?:do|offer) (?:to|that|against|will|"
    r"would)|"
    rf"\b(?:further|more|additional|any) (?:[a-z-]+ ){{0,2}}{_WAY} (?:would|will) (?:not|no longer) (?:help|benefit|"
    rf"prolong|extend|be of (?:any )?(?:help|benefit|use)|change)|"
    r"\b(?:best supportive care|comfort care|hospice)(?: care)? (?:is|was|remains) (?:now )?(?:the|her|his|"
    r"our) (?:only|"
    r"best|most appropriate|one remaining) |\b(?:is|are) (?:actively )?dying\b|"
    r"\b(?:reached|at|come to) the (?:end|limits?) of what (?:[\w'-]+ ){1,3}can (?:do|offer)|\bonly (?:remaining |"
    r"other |real |"
    r"reasonable )?(?:option|choice|course|path)(?: [\w'-]+){0,4} is (?:\w+ )?(?:hospice|comfort|supportive|"
    r"palliative care)|"
    rf"\b(?:more |further |any )?{_WAY} (?:would|will) (?:\w+ )?do (?:her |him )?more harm than good|"
    r"\bnothing (?:more|else|further|left)(?: \w+){0,2} to (?:try|offer|give|do)|"
    rf"\bno (?:more|further|other|remaining|additional) (?:[a-z-]+ ){{0,3}}{_WAY}(?: [\w'-]+){{0,3}} (?:to offer|"
    rf"left|remain\w*|available|exists?)|"
    rf"\bno (?:effective|useful|meaningful|active) (?:[a-z-]+ ){{0,2}}{_WAY}(?: [\w'-]+){{0,2}} (?:exists?|"
    rf"remains?|left|available)|"
    rf"(?:run|ran|running|we are|we're|is|are) out of (?:[a-z-]+ ){{0,2}}{_WAY}|exhausted (?:all|every|available|our|"
    rf"the) (?:[a-z-]+ ){{0,2}}(?:lines? of )?{_WAY}|"
    rf"(?:further|any|more|additional) (?:[a-z-]+ ){{0,2}}{_WAY} (?:would|will) be futile|futility of (?:further|any)|"
    rf"\bnothing (?:left )?(?:that |which |(?:i|we) (?:can|could|have) (?:[a-z]+ )?(?:that |which |to )?)?"
    rf"(?:can|could|would|will|to) (?:save|rescue) (?:her|his|your|the|him|them|my)\b|"
    rf"\bno (?:more|further|other|remaining|additional) (?:[a-z-]+ ){{0,3}}{_WAY} (?:that |which )?(?:i|we|anyone) "
    rf"(?:can|could|have)\b|\bend of the road\b|"
    r"beyond (?:the reach of )?(?:treatment|cure and control)|\bcannot be (?:saved|treated any (?:more|further|longer))"
)
#: A denial before the words turns them: "I did not say that nothing can be done".
_NOT_SAID = rx(
    r"\b(?:not|never|n't|cannot)(?: (?:yet|simply|just|at all))? (?:to )?(?:leave|left|say|saying|said|mean|believe|"
    r"think|imply|suggest|want|agree|accept|true|the case|so|go (?:home|away)|give (?:her|him|them) the|"
    r"be told)\b[^,;]{0,60}$"
)
_NOT_SO = rx(
    rf"\b(?:far from|contrary to|no reason to (?:think|believe)|wrong(?:ly)?|untrue|myth|mistaken)\b|"
    rf"\bif\b|\bunless\b|{MAY}|\bmight\b|elsewhere|disagree|\btold (?:by|at|that) (?:another|an outside)|"
    r"\b(?:but|yet|however|although|though)\b.{0,80}\b(?:treat|drugs?|control|prolong|options?|therap|manage|years)|"
    r"remission|complete (?:excision|response|resection)|\b(?:needed|necessary|required|indicated|recommended)\b|"
    r"(?:about|for|with) (?:the|her|his|this) (?:scar|pain|nausea|hair|neuropathy|hearing|lymphedema|numbness|"
    r"fatigue|cosmetic|hot|tinnitus)|no options? for\b"
)

#: Advice of hospice says as much, in other words.
_COMFORT_ONLY = rx(
    r"\b(?:recommend|advis|suggest|refer|transition|enrol|enroll)\w*(?: [\w'-]+){0,5} (?:hospice|comfort care|"
    r"comfort measures|(?:best )?supportive care (?:only|alone)|best supportive care)\b|"
    r"\b(?:hospice|comfort care)(?: \w+){0,2} (?:was|is|has been) (?:recommended|advised|arranged|appropriate)"
)
#: No more drugs against the cancer, with comfort as what is left, in this sentence or the next.
_NOT_FOR = rx(
    r"\bnot for (?:any )?(?:further|more|active) (?:sact|anti-?cancer|systemic|oncolog\w+|chemo\w*|treatment)\b"
    r"(?=[^.]{0,80}\b(?:supportive|comfort|hospice))"
)
_NOT_NOW = rx(r"\b(?:no|not|never|n't|declin\w+|refus\w+|too early for|along(?:side)? with|in addition to)\b")

#: "Her mother died; nothing could be done" is about someone else; "I told her husband" is not.
_RELATIVE = rx(
    r"\b(?:mother|father|brother|sister|aunt|uncle|cousin|grand\w+)\b(?: [a-z]+){0,2} (?:died|had|was|passed|who)\b"
)

_NEXT = 80  # characters of the next sentence that are looked at
_BEFORE = 120  # characters before the sentence in which a relative may be named

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "end of|no |nothing|anything|little|not |exhaust|futil|what |harm|only |beyond|out of|hospice|comfort|"
    "supportive|dying|cannot"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements that no treatment can save or lengthen the life."""
    if report.kind not in NOTES:
        return
    for sentence in sentences(report, *_PIECES):
        match = _HOPELESS.search(sentence.words)
        reason = None
        if not match and not _NOT_NOW.search(sentence.words):
            match, reason = _COMFORT_ONLY.search(sentence.words), "care for comfort alone is advised"
        if not match:
            on = report.flat[sentence.start : sentence.end + _NEXT].replace("\n", " ")
            match, reason = _NOT_FOR.search(on), "care for comfort alone is what is left"
        near = report.flat[max(0, sentence.start - _BEFORE) : sentence.end]
        if match and not _unsaid(sentence, match) and not _RELATIVE.search(near):
            status: Status = "inferred" if reason else "stated"
            yield fact(report, "no_lifesaving_therapy", "yes", sentence, match, status=status, reason=reason)


def _unsaid(sentence: Sentence, match: re.Match[str]) -> bool:
    """True when the sentence doubts or denies the words, or goes on to what can be done."""
    before = sentence.words[: match.start()]
    return bool(_NOT_SO.search(sentence.words) or _NOT_SAID.search(before[-_BEFORE:]))
