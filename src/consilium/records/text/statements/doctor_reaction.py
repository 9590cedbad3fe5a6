"""How did the doctor take the wish for a second opinion? Only words about such an opinion count."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import (
    NOTES,
    PATIENT_WRITES,
    SECOND_OPINION,
    Pattern,
    Sentence,
    fact,
    rx,
    sentences,
)

_OPINION = rx(SECOND_OPINION)
#: The visit is itself a second opinion, or the opinion is one on slides or scans: no reaction.
_NOT_A_WISH = rx(
    r"\b(?:here|came|comes|seen|present(?:s|ed|ing)?|refer(?:red|ring)|visit|consultation|consult|evaluat\w+|"
    r"self-referred)\b.{0,40}\b(?:for|seeking) (?:a |an |another |her |his )?"
    r"(?:second|2nd|another|third)|second opinion (?:program|clinic|service|visit|consultation|letter)|mandatory|insur|"
    r"opinion (?:on|of|about|regarding) (?:the |her |his )?(?:slides?|patholog|biops|scans?|imaging|films?|mri|ct|"
    r"blocks?)"
)
_I = r"\b(?:i|we)\b(?: (?!not\b|never\b)\w+){0,3}? "
_BOTHERED = rx(
    r"\bnuisance\b|"
    r"waste of|\bwast(?:e|ing) (?:time|everyone|my)|pointless|"
    r"(?:\bis|\bare|\bwas|\bbe|\bseems?|\bfind|\bfound)(?: [\w']+){0,3}? (?:un-?necessary|un-?needed|un-?warranted|"
    r"not (?:needed|necessary|warranted|indicated|helpful|useful))|"
    r"\bnot (?:needed|necessary|warranted|indicated|helpful|useful)\b|\bun-?necessary\b|"
    r"\bno (?:need|reason|point|benefit|value|role) (?:for|in|to|of)|do(?:es)?(?: not|n't) (?:see|need) (?:the |a |"
    r"any )?(?:need|reason|point|value|benefit)|"
    r"discourag|(?:advis|caution|recommend|counsel|warn)\w*(?: \w+){0,3} (?:against|not to)|\bshopping\b|"
    r"doctor[- ]?shop|\bshop around|"
    r"(?:only|just|simply|merely) (?:delay|confuse|postpone|cost)|do(?:es)?(?: not|n't) trust (?:me|us|my|our)|"
    r"find (?:her|him|them|your)?(?:self|selves)? ?(?:another|a different|a new|some other) (?:doctor|surgeon|"
    r"oncologist|physician)|"
    r"(?:go|take (?:her|his|their|your) \w+) (?:elsewhere|somewhere else)|(?:will|would|could|can) ?not (?:hold|"
    r"keep|guarantee|save|reserve) (?:her|his|their|your|the) (?:slot|spot|place|date|or time|bed)|"
    r"(?:refus|declin)\w* to (?:send|release|forward|copy|refer)|(?:will|would|did) not (?:send|release|forward)|"
    r"\b(?:would|will|to) be (?:a )?(?:mistake|unwise|foolish|ill-advised)|\b(?:a mistake|unwise|ill-advised)\b|"
    r"\b(?:would|will)(?: \w+){0,2} (?:change nothing|add nothing|cost (?:her|him|them|you|us|only|precious|time|"
    r"weeks)|"
    r"say (?:exactly |just )?the same)|\bone (?:has to|must) trust\b|\b(?:has|have|ought|needs?) to trust (?:me|us|his|"
    r"her|their|one's)\b|no longer (?:be )?(?:treat|see|care|follow|my)|\bmy displeasure|\b(?:tiresome|tedious|"
    r"annoying|irritating|exasperating|needless)\b|questioning my (?:judg|"
    r"competence|expertise)|"
    r"insult"
)
_ANNOYED = rx(
    _I + r"(?:offended|annoyed|irritated|displeased|frustrated|upset|bothered|insulted|disappointed|hurt|"
    r"not (?:pleased|happy|amused))|(?:offends|annoys|bothers|irritates|upsets) me"
)
_SUPPORT = rx(
    r"only too (?:happy|pleased|glad)|(?:great|excellent|wise|smart) (?:idea|step|thing|move)|"
    r"(?:entirely|perfectly|very|quite|completely|think is|is|as|be) reasonable|"
    r"always welcome|\bwelcom|encourag|support|(?:happy|glad|pleased) to|good idea|sensible|worthwhile|"
    r"(?:i|we)(?: have| also| would)? (?:strongly )?(?:recommend|suggest|offer|advis|urg|agree|endors|arrang|"
    r"facilitat)\w*|"
    r"recommend(?:ed)? (?:a |getting |obtaining |seeking )|second opinion (?:was |is |has been )?(?:offered|"
    r"encouraged|recommended|arranged|suggested)|"
    r"referr(?:al|ed)|(?:gave|provided|given) (?:her|him|them|the \w+|a)?\s?(?:\w+ ){0,4}(?:names?|numbers?|list|"
    r"contacts?|referral)|"
    r"will (?:send|forward|fax|share|release|make|help)|every right|entitled"
)
_SUPPORT_NEXT = rx(
    r"referr(?:al|ed)|encourag|\bwelcom|support|(?:gave|provided) (?:her|him|them)?.{0,20}(?:names?|list)|(?:will|"
    r"am happy to|glad to) (?:send|forward|help|arrange|release)|records (?:sent|will be sent|released|copied)"
)
_NEUTRAL = rx(
    r"no objection|do(?:es)? not object|not opposed|(?<!\bi )\b(?:may|can|could) (?:certainly )?(?:get|seek|obtain|"
    r"have|go|"
    r"ask)|free to|no (?:problem|issue)s? with|all right with me|if (?:she|he|they|you) (?:likes?|wants?|"
    r"wish(?:es)?|desires?|prefers?|chooses?)|"
    r"(?:her|his|their|your) (?:choice|decision|prerogative)|up to (?:her|him|them|you)|(?:fine|ok|okay|"
    r"all ?right) (?:with|by) (?:me|us)|acknowledg"
)
_BOTHERED_NEXT = rx(
    r"\bnuisance\b|"
    r"\bdo(?:es)?(?: not|n't) (?:see|know|understand) (?:what|why|how) (?:it|this|that|they|she|he|another)\b|"
    r"(?:advis|caution|recommend|counsel|warn)\w*(?: \w+){0,3} against (?:it|this|that|one|doing|seeking|getting)|"
    r"\b(?:i|we) (?:\w+ )?(?:do|did|could|can)(?: not|n't)(?: \w+)? (?:see|think|believe|"
    r"feel)\b(?: \w+){0,5} (?:point|need|reason|"
    r"necessary|useful|helpful|wise|value)|\b(?:it|this|that|one) (?:is|was|would|will|"
    r"seems)(?: \w+){0,2} (?:pointless|"
    r"not (?:be )?(?:needed|necessary|warranted|helpful|useful)|(?:only|just|merely|simply) (?:delay|confuse|cost|"
    r"postpone))|\bno (?:need|reason|point|sense) (?:for|in) (?:it|one|this|that|doing)|"
    r"do(?:es)?(?: not|n't) trust (?:me|us)|find (?:another|a different|a new) (?:doctor|surgeon|oncologist)|"
    r"waste of time|\b(?:insult|offen[cs]e|offend)\w*|"
    r"\bi was (?:rather |quite |a (?:little|bit) |somewhat )?(?:sharp|short|curt|cross|abrupt) with (?:them|her|him)|"
    + _ANNOYED.pattern
    + r"|unnecessary|discourag|(?:will|would|could|can) ?not (?:hold|keep|guarantee) (?:her|his|their) (?:slot|"
    r"spot|place|date)|displeasure|refus\w* to (?:send|release)"
)
#: Plain in itself, whatever stood before.
_BOTHERED_ANYWHERE = rx(
    r"\bif\b.{0,60}\b(?:find|get|look for|seek) (?:\w+ )?(?:another|a different|a new|some other) (?:doctor|surgeon|"
    r"oncologist|physician)\b|\b(?:he|she|they|you) should (?:find|look for) (?:another|a different|a new|"
    r"some other) (?:doctor|surgeon|oncologist|physician)\b|"
    r"\bif\b.{0,30}\b(?:do(?:es)?|did)(?: not|n't) (?:trust|believe in|have (?:any )?(?:faith|trust|confidence) in) "
    r"(?:me|us|my|our)\b"
)
_THE_DOCTOR = (
    r"\b(?:he|she|they|dr\.? [a-z'-]+|(?:the|my|our|her|his) (?:doctor|surgeon|oncologist|urologist|gyn\w+|specialist|"
    r"consultant))\b"
)
#: How a patient tells that the doctor took it badly.
_TOOK_BADLY = rx(
    _THE_DOCTOR
    + r"(?:(?: [\w']+){0,3} (?:got|was|became|seemed|looked|sounded|grew|turned)(?: [a-z]+){0,2} (?:annoyed|"
    r"angry|irritated|offended|upset|cross|defensive|furious|dismissive|rude|displeased|huffy|cold|insulted|put out|"
    r"short with (?:me|us))|(?:,? [a-z]+){0,3} (?:rolled (?:her|his|their) eyes|snapped|walked out|stormed|scoffed|"
    r"sighed|"
    r"raised (?:her|his) voice|hung up|shouted|yelled|told (?:me|us) off|took offen[cs]e|laughed (?:at|it off)))"
)
_TURNED = rx(r"\b(?:not|never|n't|no)(?: \w+){0,2} $")


def find(report: Report) -> Iterator[Fact]:
    """Statements of the doctor's reaction: supportive, neutral or bothered."""
    if report.kind not in NOTES or report.kind == "operation_note":
        return
    asked = False
    patient = bool(PATIENT_WRITES.search(report.flat))
    for sentence in sentences(report):
        about = _OPINION.search(sentence.words)
        wish = bool(about) and not _NOT_A_WISH.search(sentence.words)
        badly = patient and (wish or asked) and _TOOK_BADLY.search(sentence.words)
        if badly:
            yield fact(report, "doctor_reaction", "bothered", sentence, badly)
        elif wish:
            yield from _react(report, sentence, patient)
        elif plain := _BOTHERED_ANYWHERE.search(sentence.words):
            yield fact(report, "doctor_reaction", "bothered", sentence, plain)
        elif asked and not about:
            yield from _react_next(report, sentence)
        asked = wish


def _react(report: Report, sentence: Sentence, patient: bool) -> Iterator[Fact]:
    for value, pattern in (
        ("bothered", _BOTHERED),
        ("bothered", _ANNOYED),
        ("supportive", _SUPPORT),
        ("neutral", _NEUTRAL),
    ):
        match = None if patient and pattern is _ANNOYED else _stands(sentence, pattern)  # "I" is not the doctor
        if match:
            yield fact(report, "doctor_reaction", value, sentence, match)
            return


def _react_next(report: Report, sentence: Sentence) -> Iterator[Fact]:
    for value, pattern in (("bothered", _BOTHERED_NEXT), ("neutral", _NEUTRAL), ("supportive", _SUPPORT_NEXT)):
        match = _stands(sentence, pattern)
        if match:
            yield fact(report, "doctor_reaction", value, sentence, match)
            return


def _stands(sentence: Sentence, pattern: Pattern) -> re.Match[str] | None:
    """The first match that is not turned round ("not a waste of time", "no reason not to")."""
    for match in pattern.finditer(sentence.words):
        turned = _TURNED.search(sentence.words[: match.start()])
        if not turned and not sentence.words.startswith((" not", " against"), match.end()):
            return match
    return None
