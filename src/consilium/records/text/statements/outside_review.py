"""Was the material sent to an expert outside: pending, advised, or done?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import Sentence, fact, rx, sentences

_EXPERT = (
    r"(?:expert|outside|external|extramural|extra-?departmental|sub-?specialt?y|specialist|consult\w*|"
    r"reference (?:lab\w*|cent\w+|pathology)|soft[- ]tissue (?:tumou?r )?patholog\w+|sarcoma patholog\w+|"
    r"(?:dermato|hemato|haemato|neuro|gastrointestinal |gyn(?:ecologic)? |bone |uro|cyto)-?patholog\w+|university|"
    r"academic|second opinion|cancer center|institute|national|mayo clinic|(?:dr|prof)\.? [a-z]+|professor [a-z]+|"
    r"another (?:institution|"
    r"hospital|laborator\w+))"
)
_THING = rx(
    r"\b(?:slides?|cases?|materials?|blocks?|tissue|specimens?|biops\w+|patholog\w+|sections?|consult\w*|review|"
    r"diagnosis|report)\b"
)
_SECOND_LOOK = (
    r"\b(?:sent|forwarded|mailed|shipped|submitted) (?:the |her |his |these )?(?:slides?|blocks?|materials?|"
    r"pathology|tissue|"
    r"biops\w+|case)(?: [\w'-]+){0,3} to (?!(?:the )?(?:patholog|lab|histolog|cytolog|microbio|surgical|genetic|"
    r"foundation|"
    r"caris|guardant|tempus|genomic))(?:[\w'.-]+ ){1,6}for (?:an? |their )?(?:second |another |expert |further |"
    r"additional ){0,4}"
    r"(?:look|opinion|review|reading|consultation)"
)
_PENDING = rx(
    rf"{_SECOND_LOOK}|"
    rf"\b(?:sent|submitted|forwarded|posted|couriered|passed|referred|mailed|shipped|being sent|will be sent|"
    rf"to be sent|"
    rf"going)\b(?: [\w',./-]+){{0,8}} (?:to|for|out for)(?: [\w'-]+){{0,6}} {_EXPERT}|"
    rf"\bpending(?: [\w'-]+){{0,4}} {_EXPERT}(?: [\w'-]+){{0,2}} ?(?:review|consult\w*|opinion)?|\b(?:outside|"
    rf"expert|external|extramural|extra-?departmental) (?:[\w-]+ ){{0,2}}(?:consult\w*|review|"
    rf"opinion)(?: [\w]+){{0,2}} (?:is |are )?(?:pending|in progress|awaited|requested|under way|to follow)|"
    rf"\bawait\w*(?: [\w'-]+){{0,5}} {_EXPERT}(?: [\w'-]+){{0,2}} ?(?:review|consult\w*|opinion)|\b(?:consult\w*|"
    rf"opinion|review) (?:has been |was )?requested from (?:[\w'-]+ ){{0,4}}{_EXPERT}"
)
_ADVISED = rx(
    rf"\b(?:recommend\w*|suggest\w*|advis\w+|encourag\w+|would benefit from|"
    rf"consider)\b(?: [\w'-]+){{0,6}} (?:{_EXPERT}(?: [\w'-]+){{0,3}} (?:review|consult\w*|opinion|evaluation)|"
    rf"(?:review|consult\w*|opinion) (?:by|from|at|with) (?:[\w'-]+ ){{0,3}}{_EXPERT}|(?:outside|expert|"
    rf"external) consultation)|"
    rf"\b(?:review|consult\w*|opinion)(?: [\w'-]+){{0,3}} (?:by|from|at|"
    rf"with) (?:[\w'-]+ ){{0,4}}{_EXPERT}(?: [\w'-]+){{0,4}} (?:is |are |was )?(?:strongly )?(?:recommended|"
    rf"advised|suggested|encouraged)|"
    rf"\b{_EXPERT} (?:[\w-]+ ){{0,2}}(?:review|consult\w*|opinion)(?: [\w'-]+){{0,5}} (?:is |"
    rf"are )?(?:strongly )?(?:recommended|advised|suggested|encouraged)|"
    rf"\boutside consultation (?:is )?(?:recommended|advised)|\brecommend outside consultation"
)
_DONE = rx(
    r"\b(?:specialist|expert|outside|external|tertiary) (?:[\w-]+ ){0,2}(?:review|opinion|"
    r"consult\w*)(?: ?\([^)]{0,60}\))?[ :,-]{1,4}"
    r"(?:agrees?|concurs?|confirms?)|"
    r"\b(?:reviewed|seen|read|examined|interpreted)(?: in consultation)?(?: [\w'-]+){0,2} (?:by|at|"
    r"with) (?:[\w'.-]+ ){0,6}?(?:of |at |from )?(?:the )?(?:[\w-]+ ){0,3}(?:university|institute|"
    r"cancer center|mayo|reference laborator\w+|academic|another (?:institution|hospital)|outside)|"
    r"\b(?:outside|expert|external|extramural|extra-?departmental) (?:[\w-]+ ){0,2}(?:consult\w*|review|"
    r"opinion)(?: report| diagnosis)?(?: [\w'-]+){0,4}?\s*(?::|has been received|was received|received|confirm\w*|"
    r"concur\w*|agree\w*|favou?r\w*|obtained|was obtained)|"
    r"\b(?:expert|outside|university|institute|cancer center)(?: [\w'-]+){0,6} (?:who|and) (?:agrees|concurs|confirms)|"
    r"\b(?:consult\w*|opinion) (?:report )?(?:from|of) (?:[\w'.-]+ ){0,6}(?:received|confirms|concurs|agrees)"
)
_INSIDE = rx(
    r"\bour (?:department|group|laborator\w+|institution)|intra-?departmental|within the department|departmental|"
    r"second pathologist|two pathologists|\bin-house\b"
)
_NOT_SLIDES = rx(
    r"\b(?:patient|she|he|pt)\b(?: \w+){0,2} (?:sent|referred|seen)|\bgenetic(?:s)? (?:consult|counsel)|"
    r"\bsurgical consultation|\bflow cytometry\b|intra-?\s?\w{0,3}perative|\bf ?rozen\b|consult diagnosis|"
    r"cytogenet|\b(?:potentially|could|can|may|might)\b|\b(?:molecular|mutation\w*|genetic|"
    r"genomic|fish|sequencing)\b|\boncotype|\b(?:medical|radiation) oncology consult|"
    r"\bwith (?:surgery|oncology)\b"
)
_MORE = rx(r"\b(?:agrees?|concurs?|confirm(?:s|ed)|received)\b")

#: Pieces of words without which a sentence need not be looked at.
_PIECES = (
    "review",
    "consult",
    "opinion",
    "sent ",
    "forward",
    "submitted",
    "refer",
    "expert",
    "mailed",
    "shipped",
    "posted",
    "courier",
    "passed",
)


def find(report: Report) -> Iterator[Fact]:
    """Statements on review of the material by an expert or another laboratory."""
    if report.kind == "insurance_letter":
        return
    for sentence in sentences(report, *_PIECES):
        value, match = _value(report, sentence)
        if value and match:
            yield fact(report, "outside_review", value, sentence, match)


def _value(report: Report, sentence: Sentence) -> tuple[str | None, re.Match[str] | None]:
    words = sentence.words
    for value, pattern in (("advised", _ADVISED), ("done", _DONE), ("pending", _PENDING)):
        match = pattern.search(words)
        if match and _of_slides(report, words):
            if value == "pending" and _MORE.search(words, match.start()):
                return "done", match
            return value, match
    return None, None


def _of_slides(report: Report, words: str) -> bool:
    """Whether the sentence speaks of the material, and of somebody outside."""
    if report.kind != "pathology_report" and not re.search(r"\bslides?|patholog|\bblocks?\b|\btissue\b|biops", words):
        return False
    return bool(_THING.search(words)) and not (_INSIDE.search(words) or _NOT_SLIDES.search(words))
