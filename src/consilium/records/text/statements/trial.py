"""Was a clinical trial discussed? A study that is cited as evidence is not a discussion."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, Sentence, fact, rx, sentences

_TRIAL = rx(
    r"\b(?:information (?:sheet|leaflet|pack)|consent form)(?: [\w-]+){0,6} (?:stud(?:y|ies)|trials?)\b|"
    r"\bclinical (?:trials?|stud(?:y|ies))|\bphase (?:i{1,3}v?|iv|[1-4])[ab]?(?: ?[/-] ?(?:i{1,3}|"
    r"[1-4])[ab]?)?(?: [\w-]+){0,2} (?:trials?|stud(?:y|ies))|"
    r"\b(?:research|treatment|therapeutic) (?:trials?|protocols?)|\bresearch stud(?:y|ies)|"
    r"\b(?:investigational|experimental) (?:drugs?|agents?|therap(?:y|ies)|treatments?|protocols?)|\bnct\d{8}\b|"
    r"\b(?:the|a|an|our|this) (?!(?:sleep|swallow\w*|imaging|nerve|contrast|barium|flow|motility|echo\w*|doppler|"
    r"ct|mri|"
    r"pet|prior|previous|present|current|follow\S*|recent|last|same|first) )[a-z0-9-]+ stud(?:y|ies)\b"
    r"(?=.{0,80}(?:randomi|enrol|declin|take part|eligib|qualif|participat|join))|\bprotocols?\b(?= (?:is|are) (?:open|"
    r"available))|"
    r"\btrials?\b"
)
_OTHER_TRIAL = rx(
    r"\btrial (?:of|off)\b|voiding trial|trial (?:run|period|basis|dose)|breathing trial|weaning trial|"
    r"trial without catheter"
)
_NO = rx(
    r"\bno (?:[a-z-]+ ){0,3}(?:trials?|stud(?:y|ies))(?: [\w-]+){0,4} (?:discussed|offered|mentioned|considered|"
    r"available|open|reviewed|raised)|"
    r"\bno (?:clinical |open |suitable |available |research ){0,3}trials?\b|"
    r"(?:\bnot|n't|\bnever)(?: yet)?(?: been)? (?:[a-z]+ ){0,3}(?:discuss|offer|mention|consider|look|rais|address|"
    r"search|talk|brought|bring|hav|know|go over|went over|touch|cover|speak|explor|get (?:as far|to|round|around))\w*|"
    r"\bno (?:protocols?|trials?|studies) (?:\w+ ){0,3}(?:open|available)|"
    r"\btrials?\s*[:?-]+\s*(?:no\b|not\b|none|never|n/a)|"
    r"\btrials?(?: [\w-]+){0,3} (?:not|never)(?: yet)?(?: been)? (?:discussed|offered|mentioned|considered|raised|"
    r"addressed)"
)
_TALK = rx(
    r"information (?:sheet|leaflet|pack)|consent form|"
    r"discuss|offer|declin|review|talk|mention|eligib|candidate|enrol|consent|referr|interest|consider|screen|"
    r"participat|tak(?:e|ing) part|qualif|think(?:ing)? about|asked about|randomized|\bwish|\bwants?\b|"
    r"options?\b|randomi[sz]ed to|on (?:a|the) (?:trial|study)|refus|prefer"
)
_CITED = rx(
    r"based on|results? of|according to|(?:trial|study|studies|trials)(?: [\w-]+){0,3} (?:show|support|demonstrat|"
    r"found|report|suggest|establish|data|results?)|"
    r"\bin (?:the|a|this|one) (?:[\w-]+ ){0,5}(?:trial|study)\b,|as (?:shown|seen|reported) in|data from|"
    r"evidence from|published|per the [a-z0-9-]+ (?:trial|study)|"
    r"survival (?:was|benefit)|hazard|(?:trials?|stud(?:y|ies)) (?:that|which) (?:have |has )?(?:used|show|tested|"
    r"compared|looked|found)"
)
_MADE_FOR_PATIENT = rx(
    r"offer|declin|eligib|candidate|enrol|consent|discussed (?:a|the|clinical|enrol|participat|this|trial)|interest"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = ("trial", "stud", "nct", "protocol", "investigational", "experimental")


def find(report: Report) -> Iterator[Fact]:
    """Statements that a trial was, or was not, discussed with the patient."""
    if report.kind not in NOTES:
        return
    for sentence in sentences(report, *_PIECES):
        match = _TRIAL.search(sentence.words)
        value = _value(sentence) if match else None
        if match and value:
            yield fact(report, "trial_discussed", value, sentence, match)


def _value(sentence: Sentence) -> str | None:
    words = _OTHER_TRIAL.sub(" ", sentence.words)
    if not _TRIAL.search(words):
        return None
    if _NO.search(words) and not re.search(r"not (?:a )?(?:candidate|eligible)", words):
        return "no"
    if _CITED.search(words) and not _MADE_FOR_PATIENT.search(words):
        return None
    return "yes" if _TALK.search(words) else None
