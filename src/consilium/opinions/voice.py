"""Whose view a passage is, and how the doctor stands to what it names: advised, advised against, past, kept for later.

A letter holds much that is not this doctor's advice: the history, the other doctor's plan, what was considered and
dropped, what would follow if something were found. Every axis asks here before it counts a passage.
"""

import re
from typing import Literal

from consilium.opinions.letter import Sentence

Stance = Literal["advised", "against", "past", "other", "condition", "later", "option", "named"]

ADVICE = re.compile(
    r"\b(?:recommend\w*|recs?\b|advis\w+|advice|suggest\w*|propos\w+|favou?r\w*|prefer\w*|lean to|side with|choose|"
    r"my (?:choice|plan)|plan (?:is|for|to)|planned is|offer(?:ing|ed)?|right (?:\w+ )?(?:treatment|choice|thing)|"
    r"better (?:choice|first treatment)|(?:is|are|be) (?:enough|sufficient|reasonable|sensible|appropriate)|"
    r"(?:I|we) (?:would|will|shall|'d) (?:\w+ ){0,4}?(?:give|treat|start|offer|use|operate|remove|do|add|begin|"
    r"follow|keep|like|turn|"
    r"watch|see|ask|repeat)|(?:I|we) (?:tend to |usually )?(?:use|give|treat|operate|start|begin)|should "
    r"(?:\w+ )?(?:have|receive|get|be|start|begin|undergo)|"
    r"needs?|must|begins?|is (?:starting|scheduled|booked|planned)|will (?:start|begin|follow|be given)|"
    r"would (?:do|be usual)|(?:my|our) (?:own )?habit|listing for|for (?:distal|total|partial|radical)|scheduled for|"
    r"to (?:start|begin|be "
    r"followed)|agree(?:s|d)?|concur|"
    r"(?:start|begin|give|add|continue|send|proceed|first dose|first cycle|comes? after)\b|then\b|"
    r"followed by|as you (?:propose|plan|advise)|"
    r"(?:sufficient|enough)\b|watch and wait|tonight|would suit|I support|support both)",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:you (?:have |had )?(?:recommend|offer|propos|advis|plann|suggest)\w*|"
    r"(?:Dr\.? [A-Z][\w'’-]+|the (?:first|referring|local|outside|treating|submitting)(?: \w+){1,2}) "
    r"(?:has |had )?(?:recommend|offer|propos|advis|plan|suggest|felt|call)\w*|"
    r"(?:most|many) of my colleagues|some (?:colleagues|cent(?:er|re)s|doctors|would|give)|others (?:give|"
    r"would)|most (?:\w+ ){0,2}(?:would|urologists|doctors|surgeons)|guidelines? (?:like|say)|"
    r"(?:he|she|they|patient|pt) (?:\w+ )?asked|asked (?:about|whether|if|me)|was (?:offered|told)|has been "
    r"(?:offered|told)|wants? to know|question\b|"
    r"holds? two opinions|two (?:surgeons|doctors|opinions) differ|presumably led|set aside|(?:if|when) you "
    r"cannot live)",
    re.I,
)
_ADOPTS = re.compile(
    r"\b(?:I|we)(?: entirely| fully| also)? (?:agree|concur|share|side)\b|\bagree(?:d|ment)?\b|"
    r"\bas (?:[\w.’-]+ ){1,3}(?:advised|proposes?|recommends?|suggests?|planned|plans)\b|is enough",
    re.I,
)
_EVIDENCE = re.compile(
    r"\b(?:trials? (?:found|show\w*|report\w*)|stud(?:y|ies) (?:found|show\w*)|patients (?:treated|who|like|"
    r"so)|(?:men|those) who|"
    r"has (?:never )?been shown|has proven|people (?:treated|who)|women (?:who|with)|randomi[sz]ed|"
    r"lowers? the (?:risk|chance)|brings?|in patients|raises the risk|about half|works? equally|reaches the|"
    r"(?:costs|deepens|spoils?|shrinks?) )",
    re.I,
)
# A share of other people: "fewer than 1 in 20 need surgery within five years".
_STATISTIC = re.compile(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|few) (?:in|out of|of) "
    r"(?:every )?(?:a |the )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|them|these|those|such|patients|people|"
    r"women|men|eyes)|"
    r"(?:fewer|less) than (?:\d|one)|per ?cent of|% of (?:patients|people|women|men|them|such))\b",
    re.I,
)
_CHOOSES = re.compile(
    r"\b(?:recommend\w*|advis\w+|advice|suggest\w*|propos\w+|prefer\w*|favou?r\w*|choose|choice|plan\b|planned|"
    r"agree\w*|should|"
    r"(?:I|we) (?:usually |tend to |would )?(?:give|treat|use|offer|do|add)|would (?:use|give))\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:(?:mother|father)(?! of (?:\d|one|two|three|four|five|six|a|several|young|small|grown))|sister|brother|"
    r"aunt|uncle|grand(?:mother|father)|cousin|daughter|son|maternal|"
    r"paternal|relatives?)\b"
    r"[^.;]{0,40}\b(?:had|has|died|with|at \d\d)\b|\bfamily history (?:of|neg|pos|:)|"
    r"\b(?<!and )(?<!with )(?:mother|father|sister|brother|aunt|uncle)\s?(?:[:(]|-)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:s/p|status post|post-?op(?:erative)? (?:visit|consult|day)|underwent|complet(?:ed|ion of)|finished|has had|"
    r"(?:was|were|been|has been) (?:done|performed|given|removed|excised|resected|obtained|made)|two weeks out|"
    r"out from|"
    r"(?:weeks?|months?|days?) (?:out from|ago)|previously|in the past|years? ago|had (?:a|an|his|her)|"
    r"(?:surgery|operation) was|came .{0,40}after removal)\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:in reserve|reserv(?:e|ed|ing)|kept for|keep(?:ing)?\b[^.;]{0,30}\bfor|salvage|for (?:progression|"
    r"regrowth|relapse|recurrence)|"
    r"(?:at|on|upon) (?:progression|relapse|recurrence)|remains? (?:available|an option)|wait until|until the disease|"
    r"when she needs it|later on|can be done at any time|comes back|after childbearing)\b",
    re.I,
)
# The treatment as the subject of a general remark: "Surgery does clear the nodes".
_DESCRIBED = re.compile(
    r"^\s+(?:(?:does|do|also|alone) )?(?:was|were|had|went|clears?|treats?|leaves?|brings?|costs?|carr(?:y|"
    r"ies)|reach(?:es)?|helps?|lowers?|deepens?|raises?|gives us|shrinks?|"
    r"means?|spoils?|given just|has been|have been|(?:is|are) (?:an effective|(?:the |a |an )?(?:\w+ "
    r")?standard|toxic)|(?:at|in) this (?:height|setting|stage)|may (?:cost|spoil|harm)|(?:is|are) used (?:by|"
    r"in)|"
    r"(?:does|do) not (?:add|cure|improve))\b",
    re.I,
)
# The treatment as a point in time that lies behind: "within 12 weeks of surgery", "eight weeks after the operation".
_SINCE = re.compile(
    r"\b(?:(?:weeks?|wks?|wk|months?|mo|days?|years?|healed|recover\w*|left|found) (?:after|from|since|"
    r"following)|(?:within|w/in) (?:\w+ ){1,2}(?:weeks|wks?|wk|months?|mo) of|found at|left at|since|cured by|"
    r"(?:as|than|like|compared|same) (?:with|to|as)|(?:same|as) \w+(?: \w+)? as|(?:as )?well as|vs\.?|versus) "
    r"(?:her |his |the |such |a |an |primary |GIST )*(?:\w+ )?$",
    re.I,
)
_OPTION = re.compile(
    r"\b(?:alternatives?|an? (?:\w+ )?option|options?|consider(?:ed|ation)?|can be offered|second choice|"
    r"acceptable|defensible|discussed|"
    r"went over|talked about|explain(?:ed)?|could be (?:left|offered|given instead)|accepted standard|no objection|"
    r"would not argue|not argue|no quarrel|lean|probably|reviewed with|(?:would be|is|are) possible|works? "
    r"(?:equally|just as)|equally well|"
    r"equivalent)\b",
    re.I,
)
#: "hold the nivolumab until then", "defer surgery": not now.
_WITHHELD = re.compile(
    r"\b(?:hold(?:ing)?(?: off)?(?: on)?|withhold(?:ing)?|defer(?:ring)?|delay(?:ing)?|postpon(?:e|ing)|put(?:ting)? "
    r"off|"
    r"paus(?:e|ing)) (?:the |any |all |her |his )?(?:\w+ )?$",
    re.I,
)
#: A figure or an experience with a treatment: "the chance of regrowth after surgery alone".
_FIGURE = re.compile(
    r"\b(?:chances?|risks?|odds|rates?|likelihood|survival|toxicity|side effects?|burden|results?|experience|outcomes?|"
    r"alive|relapse|recurrences?|regrowth)\b[^.;,:]{0,60}?\b(?:with|without|after|of|from|by|following|on|under)\s"
    r"(?:\w+\s){0,3}$",
    re.I,
)
#: A state that a treatment has led to: "in remission after four cycles of", "progressed on".
_LED_TO = re.compile(
    r"\b(?:remission|response|responded|CR\d?|PR|VGPR|progress(?:ed|ion)|relapsed?|refractory|resistant|disease|down|"
    r"treated|received|had|tolerated|finishe?d?(?:ing)?|complet(?:ed?|ion|ing))\b(?! (?:of|for|with) (?:cure|control))"
    r"[^.;:]{0,30}?\b(?:after|on|to|following|with|of|through|despite|finishing)\s"
    r"(?!(?:I|we)\b)[^.;:]{0,90}$",
    re.I,
)
_IF = re.compile(
    r"\b(?:if|unless|in case|whether|should (?:it|there|he|she|they|this|that)|were (?:it|there|he|she|they|this|"
    r"the))\b|"
    r"(?-i:\b(?:Should|Were|Had) (?:a|an|any|the|her|his|further|new)\b)",
    re.I,
)
#: A condition that comes first ("If the nodes are free, ...") holds to the end; one that comes behind what it limits
#: ends with its own clause ("drug A if the count falls, and hospice").
_OPENS = re.compile(r"(?:^|[;:,(]|\b(?:and|but|then|or|that)\b|[–-]\s)\s*(?:even |only )?$", re.I)
_ENDS_OPEN = re.compile(r";|\bin any case\b|\beither way\b")
_ENDS = re.compile(r"[;:]|,\s(?:and|but|then|so|I|we)\b|\b(?:and|but) (?:I|we)\b", re.I)
#: What has not happened yet, and may never: a treatment that waits for it is no advice for now.
_EVENT = (
    r"(?:progress\w*|(?:re)?gr[oe]w\w*|recur\w*|relaps\w*|symptom\w*|returns?|comes? back|worsen\w*|appears?|fails?|"
    r"needs? it|rises?)"
)
_ONLY_IF = re.compile(
    rf"^[^,;:]{{0,60}}\b(?:only if|if|unless|(?:will )?depends? on|per (?:final )?path)\b|"
    rf"^[^;:]{{0,60}}?\b(?:once|when|as soon as|should) (?:[\w'’-]+ ){{0,4}}?{_EVENT}\b",
    re.I,
)

_BREAK = re.compile(
    r"[;:()]|\bbut\b|\bhowever\b|\bthough\b|\bthen\b|\bfollowed by\b|\bbecause\b|\bwith (?!out)|\bI would\b|"
    r"\b(?:I|we) (?!(?:\w+ )?(?:not|never)\b|cannot|\w+n't)(?:\w+ ){0,2}"
    r"(?:recommend\w*|advise[ds]?|prefer\w*|favou?r\w*|suggest\w*|propose[ds]?|choose|use)\b|"
    r",\s(?!(?:or|nor|and|neither)\b)|\bto (?=start|begin)",
    re.I,
)
_AGAINST_LEFT = re.compile(
    r"\b(?:no|not|without|never|nor|neither|against|avoid\w*|omit\w*|leave out|left out|leaving|skip|unnecessary|don't|"
    r"cannot|instead of|rather than|"
    r"in place of|in favou?r of|other than|more than|spared?|decline\w*|spoils?|nothing|before any|"
    r"stop\w*|concern is|worry is)\b(?! only| yet| doubt| do I| differ)",
    re.I,
)
_AGAINST_RIGHT = re.compile(
    r"^[^.;:]{0,70}?\b(?:(?:is|are|be|was|were|has|would|should|does|do|will|need) (?:\w+ )?not (?!wait|be "
    r"moved|delay)|not (?:indicated|needed|necessary|required|"
    r"recommended|advised|appropriate|open|reasonable|supported|in my view|planned)|no (?:role|place|benefit|"
    r"indication)|unnecessary|"
    r"more than (?:she|he|this|it|the) (?:\w+ )?needs|"
    r"(?:takes?|costs?) (?:\w+ ){0,4}more (?:\w+ ){0,4}than it (?:gives?|brings?|adds?|gains?)|"
    r"(?:do|does|cause) (?:\w+ ){0,3}more harm than good|(?:judged |considered )?too (?:risky|dangerous|toxic|"
    r"much|frail)|(?:has|have|had|offers?|adds?) (?:nothing|little)|(?:do|"
    r"does) not think|called for|of no use|not needed|(?:can|should|could|may|is|are|to) (?:best )?(?:be "
    r")?(?:omitted|left out|avoided|spared)|neither)",
    re.I,
)

#: The sentence goes on to say that it is not for this patient.
_THEN_DENIED = re.compile(
    r"\band I (?:do not|don't|would not) (?:think|believe|see|recommend|advise) (?:it|that|this|them)\b", re.I
)

_ASKED = re.compile(
    r"\b(?:asked|wonder(?:s|ed)|wants? to know|the question) (?:\w+ ){0,2}?(?:whether|about|if|for)\b", re.I
)
_ONLY_FOR = re.compile(r"^\s+only (?:for|when|after)\b", re.I)
_PREFERS_OVER = re.compile(
    r"\b(?:favou?r|prefer|choose|recommend)\w*\b[^.;]{0,90}\b(?:over|rather than) (?:\w+ ){0,2}$", re.I
)


#: Words set between commas that break no thought: "I would not, however, operate".
_ASIDE = re.compile(
    r",\s(?:however|therefore|though|in (?:my|our) (?:view|opinion|judge?ment)|at this (?:point|time|stage)|for now|"
    r"frankly|of course|in (?:his|her) case|on balance),\s",
    re.I,
)


def left_of(sentence: Sentence, start: int) -> str:
    """The part of the sentence before an offset of the letter, back to the last break of thought."""
    text = _ASIDE.sub(" ", sentence.text[: max(0, start - sentence.start)])
    last = 0
    for found in _BREAK.finditer(text):
        last = found.end()
    return text[last:]


def right_of(sentence: Sentence, end: int) -> str:
    """The part of the sentence after an offset of the letter."""
    return sentence.text[max(0, end - sentence.start) :]


def negated(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words at these offsets are denied or advised against in their own clause."""
    if _AGAINST_LEFT.search(left_of(sentence, start)):
        return True
    if _THEN_DENIED.search(right_of(sentence, end)):
        return True
    return _AGAINST_RIGHT.search(_clause_after(sentence, end)) is not None


def _clause_after(sentence: Sentence, end: int) -> str:
    return re.split(
        r"[;]|\bbut\b|, (?=I\b|we\b|and we\b|which\b|since\b|because\b|who\b|"
        r"and (?:the|it|she|he|they) |\w+ing\b)|\band I\b",
        right_of(sentence, end),
        maxsplit=1,
    )[0]


def hypothetical(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words hang on a condition that is not known yet."""
    before = sentence.text[: max(0, start - sentence.start)]
    if re.search(r"\bprovided (?:that )?", right_of(sentence, end)):
        return True
    return _hangs(before) or _ONLY_IF.search(right_of(sentence, end)) is not None


def _hangs(before: str) -> bool:
    """Whether a condition in the words before still holds at their end."""
    for found in _IF.finditer(before):
        ends = _ENDS_OPEN if _OPENS.search(before[: found.start()]) else _ENDS
        if not ends.search(before, found.end()):
            return True
    return False


def is_others(sentence: Sentence) -> bool:
    """Whether the sentence reports what somebody else said, and is not agreed to."""
    return _OTHERS.search(sentence.text) is not None and not _ADOPTS.search(sentence.text)


def about_relative(sentence: Sentence) -> bool:
    """Whether the sentence tells of a relative's illness."""
    return _RELATIVE.search(sentence.text) is not None


def advises(sentence: Sentence) -> bool:
    """Whether the sentence gives advice: it stands under a plan, or says so."""
    return sentence.section == "plan" or ADVICE.search(sentence.text) is not None


def _has_led(before: str) -> bool:
    """Whether the words before tell what a treatment has led to, and no advice stands in between."""
    found = _LED_TO.search(before)
    return found is not None and ADVICE.search(found.group()) is None


def stance(sentence: Sentence, start: int, end: int) -> Stance:
    """How the doctor stands to what is named at these offsets of the letter."""
    if sentence.section in ("history", "reviewed", "not_reviewed", "findings") and not re.search(
        r"\b(?:recommend|advise)\w*\b", sentence.text, re.I
    ):
        return "past"
    if about_relative(sentence):
        return "other"
    if _ASKED.search(sentence.text[: start - sentence.start]):
        return "other"
    if sentence.section == "fork":
        return "condition"
    if sentence.section == "options" and not ADVICE.search(sentence.text):
        return "option"
    if _PREFERS_OVER.search(sentence.text[: start - sentence.start]):
        return "against"
    if _SINCE.search(sentence.text[: start - sentence.start]):
        return "past"
    before = sentence.text[: start - sentence.start]
    if _DESCRIBED.match(sentence.text[end - sentence.start :]) or _FIGURE.search(before):
        return "other"
    if _has_led(before):
        return "past"
    if _WITHHELD.search(before):
        return "later"
    if negated(sentence, start, end):
        return "against"
    if is_others(sentence):
        return "other"
    if _ONLY_FOR.match(sentence.text[end - sentence.start :]):
        return "later"
    around = left_of(sentence, start)[-60:] + " @ " + _clause_after(sentence, end)[:50]
    if _LATER.search(around):
        return "later"
    if hypothetical(sentence, start, end):
        return "condition"
    if _OPTION.search(around):
        return "option"
    if (_EVIDENCE.search(sentence.text) or _STATISTIC.search(sentence.text)) and not _CHOOSES.search(sentence.text):
        return "other"
    if sentence.section != "plan" and _PAST.search(left_of(sentence, start) + " " + right_of(sentence, end)[:40]):
        return "past"
    return "advised" if advises(sentence) else "named"
