"""Does a note say that the patient feels unheard, or doubts the doctor or the plan?"""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, PATIENT_WRITES, fact, pieces, rx, sentences

_WHO = rx(
    r"\b(?:patient|pt|mr|mrs|ms|she|he|they|family|husband|wife|son|daughter|partner|mother|father|parents?|spouse|"
    r"caregiver)\b"
)
_WHAT = (
    r"(?:plan|surgery|operation|recommend\w*|diagnos\w+|surgeon|doctors?|oncologist|treatment|advice|care|team|"
    r"proposal|chemotherapy|decision)"
)
_DOUBT = rx(
    r"(?:not|n't) (?:feel|think|believe)(?: that| like)? (?:anyone|anybody|they|he|she) (?:\w+ ){0,2}(?:listen|hear|"
    r"car)\w*|"
    r"not sure (?:whether |if |that )?(?:she|he|they|i|we) (?:can )?trusts?\b|"
    r"\b(?:not|n't|un) ?(?:happy|satisfied|comfortable) (?:with|about) how\b|"
    r"(?:not|n't|never) (?:been |being |feel )?(?:heard|listened to|taken seriously|believed)|\bunheard\b|"
    r"(?:nobody|no one|no-one|not) (?:\w+ )?listen\w*|(?:nobody|no one|no-one)(?: \w+)? (?:explain|answer|hear|believ|"
    r"tells?|told|cares?)\w*|(?:did not|didn't|does not|doesn't|never|not) (?:\w+ )?answer(?:ed)? (?:all |"
    r"any )?(?:of )?"
    r"(?:her|his|their) questions|(?:her|his|their) questions (?:were|are|went) (?:not (?:\w+ )?answered|unanswered)|"
    r"\b(?:uneasy|ambivalent) (?:about|over|with)\b|"
    r"concerns? (?:\w+ ){0,3}(?:dismissed|ignored|brushed)|feels? (?:\w+ )?(?:dismissed|ignored|rushed|pressured|"
    r"brushed off|unheard|unsafe|misled)|brushed (?:off|aside)|"
    rf"(?:does|do|did|could|can)(?: not|n't)(?: \w+){{0,2}} trust (?:\w+ ){{0,3}}(?:{_WHAT}|me|us|him|her|dr)|"
    rf"\b(?:dis|mis)trusts?\b|"
    r"(?:lack of|lost|losing|no|little|limited) (?:trust|confidence|faith) (?:in|with)|lost (?:trust|confidence|faith)|"
    rf"(?:has|have|had|having|express\w*|voic\w*|with) (?:[a-z]+ ){{0,3}}(?:doubts?|misgivings|"
    rf"reservations)(?: (?:about|regarding|as to|in|over)|$|[.,])|\bdoubts (?:about |whether |that |the |my |our |"
    rf"his |her )|"
    rf"(?:worr\w+|concern\w*|afraid|fear\w*|think\w*|wonder\w*|suspect\w*|question\w*|ask\w*) (?:that |whether |if |"
    rf"about whether )?(?:the|this|her|his|my|our|their) (?:\w+ ){{0,2}}{_WHAT}(?: \w+)? (?:is|was|were|are|be|may|"
    rf"might|"
    rf"could|has|have)(?: \w+){{0,3}} (?:wrong|mistaken|incorrect|in error|right|correct|true|sure|needed|necessary|"
    rf"too (?:aggressive|much|drastic))|"
    r"(?:questions?|questioning|wonders?|wondering|doubts?|unsure|not sure) (?:whether|if|why) (?:\w+ ){0,6}(?:needs?|"
    r"necessary|right|correct|best|wise|really|truly|should)\b|\bsecond thoughts\b|\bskeptical\b|\bsceptical\b|"
    r"\b(?:hesitant|reluctant|hesitates) (?:about|to (?:proceed|go|accept|have|start|undergo|follow|agree))|"
    rf"questions? (?:my|our|the|his|her) (?:judg\w+|competence|{_WHAT})|unsure (?:whether|if) to (?:believe|trust)|"
    rf"unsure (?:about|of) (?:the |this |her |his |our |my )?{_WHAT}|"
    rf"(?:not|n't|un)\s?(?:comfortable|convinced|confident|happy|satisfied|at ease) (?:with|about|in|by|"
    rf"that) (?:\w+ ){{0,3}}{_WHAT}|"
    rf"(?:unhappy|uncomfortable|dissatisfied|uneasy) (?:with|about) (?:\w+ ){{0,3}}{_WHAT}"
)
_NONE = rx(
    r"(?:confidence|trust|faith) in (?:his|her|my|their) (?:own |left |right |new )?(?:knee|leg|hip|foot|body|memory|"
    r"balance|"
    r"bladder|bowels?|voice|walking|driving)|"
    r"\b(?:no|without|denies|denied|never had)(?: any)?(?: \w+){0,2} (?:doubts?|misgivings|reservations|"
    r"concerns?)\b|full (?:trust|confidence)|"
    r"\b(?:does|do) not (?:doubt|question|feel (?:rushed|pressured))"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "heard|listen|seriously|believ|concern|feel|brushed|trust|confiden|faith|doubt|misgiv|reserv|question|"
    "unsure|comfort|convinc|happy|satisf|uneasy|ambivalent|nobody|no one|no-one|answer|at ease|worr|afraid|"
    "fear|think|wonder|suspect|ask|not sure|second thought|eptical|hesita|reluctan"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements of doubt or of not being heard."""
    if report.kind not in NOTES or report.kind == "operation_note":
        return
    for sentence in sentences(report, *_PIECES):
        match = _DOUBT.search(sentence.words)
        if match and (_WHO.search(sentence.words) or _patient_writes(report)) and not _NONE.search(sentence.words):
            yield fact(report, "patient_doubt", "yes", sentence, match)


def _patient_writes(report: Report) -> bool:
    """True when the words are the patient's own."""
    return bool(PATIENT_WRITES.search(report.flat))
