"""Clauses: where a thought breaks, what is denied in it, and what hangs on a condition."""

import re

from consilium.opinions.letter import Sentence

_IF = re.compile(
    r"\b(?:if|unless|in case|whether|should (?:it|there|he|she|they|this|that)|were (?:it|there|he|she|they|this|the)|"
    r"in that (?:event|case)|in such a case|(?-i:With) (?:\w+ ){0,5}\d+ or (?:more|less|above|below|higher|lower)|"
    r"when (?:the|that) time comes|if and when)\b|"
    r"(?-i:\b(?:Should|Were|Had) (?:a|an|any|the|her|his|further|new)\b)",
    re.I,
)
#: "If he were mine I would", "if insurance agrees": advice for now.
_IDIOM = re.compile(
    r"if (?:(?:he|she|it|this|you|I) were (?:mine|my|him|her|you|in)|(?:you|IR|insurance|(?:the|his|her|your) "
    r"insur\w+) "
    r"(?:agrees?|approves?|allows?|wish|covers?|can))",
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
    rf"^[^;:]{{0,60}}?\bwhen (?:the|that) time comes\b|"
    rf"^[^,;:]{{0,20}}?\b(?:is|are|makes?) (?:an? |the )?(?:\w+ )?(?:good |right |best |better |fair |sound "
    rf")?(?:choice|option|sense|"
    rf"treatment|answer|tool) (?:when|where|once|for (?:those|people|patients|men|women|someone))\b|"
    rf"^[^;:]{{0,60}}?\bshould (?:there|it|he|she|they|the|a|any)\b|"
    rf"^[^;:]{{0,60}}?\b(?:once|when|as soon as|should) (?:[\w'’-]+ ){{0,4}}?{_EVENT}\b",
    re.I,
)
_BREAK = re.compile(
    r"[;:()]|\bbut\b|\bhowever\b|\bthough\b|\bthen\b|\bfollowed by\b|\bbecause\b|(?<!begin )(?<!start )(?<!treat "
    r")(?<!go )(?<!lead )(?<!proceed )(?<!continue )\bwith (?!out)|\bI would\b|"
    r"\band (?=(?:start|begin|give|use|add|recommend|prefer|advise|treat|offer|watch|operate|go|proceed)\b)|"
    r"\b(?:I|we) (?!(?:\w+ )?(?:not|never)\b|cannot|\w+n't)(?:\w+ ){0,2}"
    r"(?:recommend\w*|advise[ds]?|prefer\w*|favou?r\w*|suggest\w*|propose[ds]?|choose|use)\b|"
    r",\s(?!(?:or|nor|and|neither)\b)|\bto (?=start|begin)",
    re.I,
)
_AGAINST_LEFT = re.compile(
    r"\btoo (?:\w+ ){1,3}for (?:\w+ ){0,2}$|"
    r"\b(?:no|without|nothing)\b(?! interrupt| stopp| delay| paus| chang| los(?:ing|s)| giving up| only| yet| doubt| "
    r"objection| quarrel| argument)(?:,? [\w/-]+){0,5},?\s?$|"
    r"\b(?:not|never|nor|neither|against|avoid\w*|omit\w*|leave out|left out|leaving|skip|unnecessary|don't|"
    r"cannot|instead of|rather than|"
    r"in place of|in favou?r of|other than|more than|spared?|decline\w*|spoils?|before any|"
    r"rules? out|ruled out|preclud\w+|forbids?|unfit for|stop\w*|concern is|worry is)\b(?! only| yet| doubt| do I "
    r"(?:differ|doubt|object|quarrel|disagree)| "
    r"differ| objection| quarrel| argument)",
    re.I,
)
_AGAINST_RIGHT = re.compile(
    r"^\s+not (?!only|just|merely|yet|later|un|with|without|because|to )\w+|^\s*(?:never|: ?(?:no|none|never))\b|"
    r"^\s*(?:(?:was|is|were|are) )?(?:avoided|omitted|rejected|declined|refused|"
    r"dropped|left out|ruled out)\b|^\s*(?:I|we) (?:would |shall |will )?(?:leave|left|put|set|lay) (?:aside|out|"
    r"off)\b|"
    r"^[^.;:]{0,70}?\b(?:(?:is|are|be|was|were|has|would|should|does|do|will|"
    r"need) (?:\w+ )?not (?!wait|be "
    r"moved|delay|(?:any )?(?:worse|inferior|less|only|just|merely|optional|in doubt|easy)\b)|not (?:indicated|"
    r"needed|necessary|required|"
    r"recommended|advised|appropriate|open|reasonable|supported|in my view|planned)|no (?:role|place|benefit|"
    r"indication)|unnecessary|"
    r"more than (?:she|he|this|it|the) (?:\w+ )?needs|"
    r"(?:takes?|costs?) (?:\w+ ){0,4}more (?:\w+ ){0,4}than it (?:gives?|brings?|adds?|gains?)|"
    r"(?:do|does|cause) (?:\w+ ){0,3}more harm than good|(?:judged |considered )?too (?:risky|dangerous|toxic|"
    r"much|frail)|(?:has|have|had|offers?|adds?) (?:nothing|little)|(?:do|"
    r"does) not think|called for|of no use|the wrong|(?:has|have) no place|(?:would|will|does|do) (?:do )?(?:little|"
    r"no) (?:good|benefit)|not needed|"
    r"(?:can|should|could|may|is|are|to) (?:best )?(?:be "
    r")?(?:omitted|left out|avoided|spared)|neither)",
    re.I,
)
#: The sentence goes on to say that it is not for this patient.
_THEN_DENIED = re.compile(
    r"\b(?:and|but|which) (?:I|we) (?:do not|don['’]t|would not|am not|are not|was not|wouldn['’]t|cannot) (?:\w+ )?"
    r"(?:think|believe|see|recommend\w*|advis\w+|propos\w+|favou?r\w*|suggest\w*|support\w*) (?:it|that|this|them|"
    r"for)\b",
    re.I,
)
#: "Drug A would lower the risk; I would not give it".
_IT_NOT = re.compile(
    r"[;,:] (?:and |but |yet )?(?:I|we) (?:(?:do|would|shall|will|should) not|(?:don|wouldn|won)['’]t) (?:\w+ )?"
    r"(?:give|use|do|add|choose|offer|recommend|advise|take) (?:it|that|this)\b(?! (?:until|before|yet|without))",
    re.I,
)
#: The patient does not want it.
_UNWANTED = re.compile(
    r"^[^.:]{0,60}?[,;] (?:(?:and|but|which) )?(?:he|she|the patient|pt|they) (?:would rather not|(?:has )?refuse[sd]?|"
    r"declines?|declined|does(?: not|n['’]t) want)\b(?! (?:to (?:wait|delay|lose)))",
    re.I,
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
    if (
        _IT_NOT.search(right_of(sentence, end))
        or _THEN_DENIED.search(right_of(sentence, end))
        or _UNWANTED.match(right_of(sentence, end))
    ):
        return True
    return _AGAINST_RIGHT.search(clause_after(sentence, end)) is not None


def clause_after(sentence: Sentence, end: int) -> str:
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
        if _IDIOM.match(before, found.start()):
            continue
        ends = _ENDS_OPEN if _OPENS.search(before[: found.start()]) else _ENDS
        if not ends.search(before, found.end()):
            return True
    return False
