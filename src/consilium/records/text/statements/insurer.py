"""Does the insurer require a second opinion before treatment? A programme that one may use is no requirement."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, Sentence, fact, rx, sentences, stretch

_OPINION = r"(?:second|2nd|independent)(?: [a-z-]+){0,2} opinions?"
_NEEDED = r"(?:required|mandatory|necessary|needed|obligatory|compulsory|a (?:condition|requirement))"
_REQUIRES = rx(
    rf"\b(?:condition(?:al|ed)|contingent|dependent|depends) (?:up)?on (?:receipt of )?(?:an? |the |your )?{_OPINION}|"
    rf"\b(?:only (?:after|once|if|when)|once|upon receipt of|on receipt of|after we (?:have|"
    rf"receive))(?: [\w'-]+){{0,5}} {_OPINION}"
    rf"(?: report)?(?: (?:is|has been))? ?(?:on file|received|in hand|submitted|complete\w*)|"
    rf"{_OPINION} ?[:-]+ ?(?:is )?(?:{_NEEDED}|yes\b)|{_OPINION} (?:is )?{_NEEDED} ?: ?yes\b|"
    rf"\b(?:reduc|cut|penal|den(?:y|ied)|withh)\w*.{{0,60}}\b(?:if|where|when|unless|for)\b.{{0,40}}\b(?:not|no|"
    rf"without|never)"
    rf"\b.{{0,20}}{_OPINION}|"
    rf"{_OPINION}(?: [\w'-]+){{0,10}} (?:is|are|be|being|as|will be) (?:\w+ )?{_NEEDED}|"
    rf"{_OPINION}(?: [\w'-]+){{0,8}} (?:must|shall|has to|have to|needs to) be|"
    rf"(?<!if you )(?<!who )(?<!whether you )(?<!may )\bneeds? (?:an? |your |to have (?:an? )?)?{_OPINION}"
    rf"(?: [\w'-]+){{0,8}} (?:before|prior to|in order|to be)|"
    rf"\b(?:plan|insur\w+|payer|payor|carrier|medicare|medicaid|hmo|fund|policy)(?: (?:now|also|first|still))? "
    rf"(?:insists? on|demands?|wants?|asks? for|requires?) (?:an? )?{_OPINION}|"
    rf"\bfailure to (?:get|obtain|have|seek|submit|complete)(?: [\w'-]+){{0,4}} {_OPINION}|"
    rf"\b(?:wants?|demands?|insists? on|asks? for|expects?)(?: [\w'-]+){{0,4}} {_OPINION}(?: \w+){{0,4}} (?:before|"
    rf"prior to)|"
    rf"(?:requires?|requiring|required to|mandates?|mandatory|compulsory|obligatory|must (?:first )?(?:obtain|get|"
    rf"have|complete|submit|arrange|provide|seek)|need(?:s)? to (?:first )?(?:obtain|get|have|complete|submit|"
    rf"arrange|see)|have to (?:obtain|get|have))"
    rf"(?: [\w'-]+){{0,6}} {_OPINION}|(?:until|unless|without|pending)(?: [\w'-]+){{0,5}} {_OPINION}|"
    rf"{_OPINION} (?:\w+ ){{0,4}}(?:before|prior to) (?:[\w'-]+ ){{0,6}}(?:will be|can be|is) (?:covered|approved|"
    rf"authori[sz]ed)|"
    rf"(?:reduc|penal|den(?:y|ied)|not (?:be )?(?:paid|covered|pay|"
    rf"cover))\w*.{{0,60}}\bif\b.{{0,30}}{_OPINION}(?: \w+){{0,3}} (?:not|never)"
)
_NOT_REQUIRED = rx(
    rf"{_OPINION} (?:is )?{_NEEDED} ?[:?-]+ ?no\b|{_OPINION} ?[:?-]+ ?(?:no\b|not {_NEEDED})|"
    rf"{_OPINION}(?: [\w'-]+){{0,6}} (?:is|are) not(?: \w+)? {_NEEDED}|(?:do(?:es)?|will|"
    rf"did) not (?:currently )?(?:require|need|mandate)(?: [\w'-]+){{0,4}} {_OPINION}|"
    rf"\bno {_OPINION}(?: \w+)? (?:is|are|was|will be)? ?{_NEEDED}|without (?:the need for |needing )(?:a |"
    rf"any )?{_OPINION}"
)
_VOLUNTARY = rx(
    r"\bvoluntary|\boptional|if you (?:wish|want|like|choose|would like)|\bat no (?:extra |additional )?cost|"
    r"brochure|\boffers?\b"
)
_PAYER = rx(
    r"insur|\bplan\b|payer|payor|authori[sz]|coverage|covered|benefit|policy|carrier|medicare|medicaid|health plan|"
    r"\bhmo\b"
)

#: A box of a form: "Second opinion required? No".
_ASKED = rx(rf"{_OPINION} (?:is )?{_NEEDED} ?$")
_ANSWER = rx(r"[\s?:]+(?:no|yes)\b")
_HERE = rx(_OPINION)
#: What the next sentence says: "Without it the claim will be denied".
_ELSE = rx(
    r"[\s.]*(?:without (?:it|one|this|that|such an opinion)|otherwise|if (?:we do not|you do not|it is not))\b"
    r"[^\n]{0,60}\b(?:den(?:y|ied)|reject\w*|not (?:be )?(?:pay|paid|cover|covered|authori[sz]\w*|approve\w*)|reduc\w*)"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = "opinion"


def find(report: Report) -> Iterator[Fact]:
    """Statements that a second opinion is, or is not, required by the payer."""
    letter = report.kind == "insurance_letter"
    if not letter and report.kind not in NOTES:
        return
    for sentence in sentences(report, *_PIECES, without=frozenset()):
        if not letter and not _PAYER.search(sentence.words):
            continue
        asked = _ASKED.search(sentence.words) and _ANSWER.match(report.flat[sentence.end :][:20])
        if asked:
            whole = stretch(sentence, 0, len(sentence.words))
            value = "no" if asked.group().strip(" ?:\n.") == "no" else "yes"
            yield fact(report, "insurer_requires", value, sentence, whole)
            continue
        for value, pattern in (("no", _NOT_REQUIRED), ("yes", _REQUIRES)):
            match = pattern.search(sentence.words) or (_without_it(report, sentence) if value == "yes" else None)
            if match and not (value == "yes" and _may(sentence, match)):
                yield fact(report, "insurer_requires", value, sentence, match)
                break


def _without_it(report: Report, sentence: Sentence) -> re.Match[str] | None:
    """The opinion that a sentence names, where the next one says that nothing is paid without it."""
    return _HERE.search(sentence.words) if _ELSE.match(report.flat[sentence.end :][:200]) else None


def _may(sentence: Sentence, match: re.Match[str]) -> bool:
    """True when the sentence tells of an offer: "voluntary", "at no cost"."""
    return bool(_VOLUNTARY.search(sentence.words)) and "mandatory" not in match.group() and "must" not in match.group()
