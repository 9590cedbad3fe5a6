"""Did the doctor say that no treatment can save the life? That a cancer cannot be cured is another thing."""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, fact, rx, sentences

_WAY = r"(?:treatments?|therap(?:y|ies)|options?|drugs?|regimens?|interventions?|operations?|chemotherapy|surgery)"
_KIND = r"(?:[a-z-]+ ){0,4}"
_HOPELESS = rx(
    rf"\bno {_KIND}{_WAY}\b(?: [\w'-]+){{0,6}} (?:can|could|will|would|that|which|to) (?:[\w'-]+ ){{0,4}}(?:save|"
    rf"prolong|extend|lengthen|change (?:the|her|his) (?:outcome|course)|rescue)|"
    rf"\bno (?:[a-z-]+ )?(?:curative|life-?\s?saving|life-?\s?prolonging|life-?\s?extending)(?: (?:or|and|"
    rf"nor) [a-z-]+)? {_KIND}{_WAY}|"
    rf"\bno {_KIND}(?:lifesaving|life-saving) {_WAY}|"
    r"\b(?:nothing|not anything|little)(?: \w+)? (?:more|else|further|left)?\s?(?:that |which )?(?:\w+ )?(?:can|"
    r"could|to) be (?:done|offered)|"
    r"\bnothing (?:more|else|further|left)(?: \w+){0,2} to (?:try|offer|give|do)|"
    rf"\bno (?:more|further|other|remaining|additional) (?:[a-z-]+ ){{0,3}}{_WAY}(?: [\w'-]+){{0,3}} (?:to offer|"
    rf"left|remain\w*|available|exists?)|"
    rf"\bno (?:effective|useful|meaningful|active) (?:[a-z-]+ ){{0,2}}{_WAY}(?: [\w'-]+){{0,2}} (?:exists?|"
    rf"remains?|left|available)|"
    rf"(?:run|ran|running) out of (?:[a-z-]+ ){{0,2}}{_WAY}|exhausted (?:all|every|available|our|"
    rf"the) (?:[a-z-]+ ){{0,2}}{_WAY}|"
    rf"(?:further|any|more|additional) (?:[a-z-]+ ){{0,2}}{_WAY} (?:would|will) be futile|futility of (?:further|any)|"
    r"beyond (?:the reach of )?(?:treatment|cure and control)|\bcannot be (?:saved|treated any (?:more|further|longer))"
)
_NOT_SO = rx(
    r"\bif\b|\bunless\b|\bmay\b|\bmight\b|elsewhere|disagree|\btold (?:by|at|that) (?:another|an outside)|"
    r"\b(?:but|yet|however|although|though)\b.{0,80}\b(?:treat|drugs?|control|prolong|options?|therap|manage|years)|"
    r"remission|complete (?:excision|response|resection)|\b(?:needed|necessary|required|indicated|recommended)\b|"
    r"(?:about|for|with) (?:the|her|his|this) (?:scar|pain|nausea|hair|neuropathy|hearing|lymphedema|numbness|"
    r"fatigue|cosmetic|hot|tinnitus)|no options? for\b"
)

#: "Her mother died; nothing could be done" is about someone else; "I told her husband" is not.
_RELATIVE = rx(
    r"\b(?:mother|father|brother|sister|aunt|uncle|cousin|grand\w+)\b(?: [a-z]+){0,2} (?:died|had|was|passed|who)\b"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements that no treatment can save or lengthen the life."""
    if report.kind not in NOTES:
        return
    before = ""
    for sentence in sentences(report):
        match = _HOPELESS.search(sentence.words)
        if match and not _NOT_SO.search(sentence.words) and not _RELATIVE.search(f"{before} {sentence.words}"):
            yield fact(report, "no_lifesaving_therapy", "yes", sentence, match)
        before = sentence.words
