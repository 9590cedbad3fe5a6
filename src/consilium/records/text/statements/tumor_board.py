"""Was the case shown to a tumor board? Yes, no, or not said; a board still to come has not seen it yet."""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import Sentence, fact, rx, sentences

_SITES = (
    r"sarcoma|thoracic|lung|breast|gi|gu|gyn(?:ecologic)?|neuro-?oncology|lymphoma|leukemia|head and neck|melanoma|"
    r"hepatobiliary|liver|pancrea\w+|urolog\w+|colorectal|endocrine|cancer|oncology|hematology|hematologic malignancy"
)
_BOARD = (
    r"(?:tumou?r boards?|tumou?r conference|(?:mdt|mdm)\b(?: meeting| conference)?|"
    r"multi-?\s?disciplinary(?: [a-z&-]+){0,4} (?:conference|meeting|team|board|panel|rounds|forum)|"
    r"multi-?\s?disciplinary (?:[a-z&-]+ ){0,2}(?:discussion|consensus|case review|recommendation|decision)s?|"
    rf"(?:{_SITES}) (?:conference|board)|treatment planning conference)"
)
_HERE = rx(_BOARD)
_NOT_A_BOARD = rx(
    r"molecular tumou?r board|intra-?\s?departmental|(?:departmental|pathology|radiology|daily|family|quality|qa|"
    r"consensus) (?:\w+ )?conference|(?:recommend|suggest|advis|consider|should|would|encourag|propos)\w*\b"
    r"(?! (?:of|from|by|at|as)\b)(?: [\w'-]+){0,10} (?:tumou?r board|multi-?\s?disciplinary|mdt)|member of|"
    rf"{_BOARD}(?: (?:review|discussion|presentation|consultation|evaluation))? (?:is |would be |was )?(?:recommended|"
    rf"advised|suggested|encouraged|planned|warranted)(?! (?:\w+ ){{0,3}}(?:surgery|chemo\w*|radi\w+|treatment))"
)
_SHOW = r"(?:present|discuss|review|bring|take|show|submit|seek|raise|go|send|add|list|put)"
_TO_COME = rx(
    rf"\bwill\b[^.;]{{0,70}}{_BOARD}|{_BOARD}(?: [\w'-]+){{0,3}} will (?:be )?(?:review|discuss|meet|see|consider|"
    rf"decide|held)|\bplan(?:s|ned|ning)?(?: is)? to (?:\w+ )?{_SHOW}|\bplan(?:s|ned)? for [^.;]{{0,40}}{_BOARD}|"
    r"\bto be (?:presented|discussed|reviewed|shown|brought|taken)|on the (?:list|agenda|docket|schedule)|"
    r"\bnext (?:week|tumou?r|mdt|board|monday|tuesday|wednesday|thursday|friday|meeting)|upcoming|tomorrow|"
    rf"\b(?:await\w*|pending|scheduled for|once)\b[^.;]{{0,50}}{_BOARD}|{_BOARD}[^.;]{{0,30}}\b(?:is |"
    rf"are )?(?:pending|awaited)|"
    r"\bto (?:present|discuss|bring|take)\b|for (?:presentation|discussion) at|"
    r"\bafter (?:the )?(?:tumou?r board|mdt)"
)
_NO = rx(
    rf"\b(?:nobody|no one|no-one|none)(?: [\w'-]+){{0,8}} {_BOARD}|"
    rf"{_BOARD}(?: [\w'-]+){{0,2}} (?:is|was|has been) (?:suspended|cancell?ed|disbanded|on hold|closed)|"
    rf"\b(?:no|not) (?:for|via|through) (?:the |our |a )?{_BOARD}|"
    rf"\blacks?(?: [\w'-]+){{0,3}} {_BOARD}|\b(?:no|never|without)(?: [\w'-]+){{0,4}} {_BOARD}|"
    rf"\b(?:not|n't|never)(?: [\w'-]+){{0,8}} {_BOARD}|"
    rf"{_BOARD}(?: [\w'-]+){{0,4}} (?:was|has|is|were) (?:not|never)\b|"
    rf"{_BOARD}\s*[:?-]+\s*(?:no\b|not\b|none|never|n/a)|"
    rf"{_BOARD}(?: [\w'-]+){{0,3}} (?:not|never) (?:been )?(?:held|presented|discussed|done|available|needed|"
    rf"involved|consulted)"
)
_SEEN = rx(
    r"present(?:ed|ation)|discuss(?:ed|ion)|review(?:ed)?\b|show(?:ed|n)|\btook\b|\btaken\b|brought|recommend|"
    r"consensus|agree[ds]?\b|"
    r"conclu|decid|outcome|\bfelt\b|favou?r|support|advis|opinion|considered|\bper (?:the |our )?|endors|determin|"
    r"unanim"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = ("board", "conference", "mdt", "mdm", "multidisc", "multi-disc", "multi disc")


def find(report: Report) -> Iterator[Fact]:
    """Statements that a board has, or has not, seen the case."""
    for sentence in sentences(report, *_PIECES):
        value = _value(sentence, report.kind == "tumor_board_note")
        match = _HERE.search(sentence.words)
        if value and match:
            yield fact(report, "tumor_board", value, sentence, match)


def _value(sentence: Sentence, its_own: bool) -> str | None:
    words = sentence.words
    if not _HERE.search(words) or _NOT_A_BOARD.search(words):
        return None
    denied = _NO.search(words)
    if _TO_COME.search(words) and not (denied and "before" in words):
        return None
    if denied:
        return "no"
    return "yes" if its_own or _SEEN.search(words) else None
