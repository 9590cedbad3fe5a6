"""In what sense a report names something: as present, denied, doubted, past, someone else's, proposed or awaited.

A rule set in the manner of NegEx and ConText (Chapman 2001, Harkema 2009): cue words, each with the direction in which
it reaches, ended by words that turn the sentence.
"""

import re
from dataclasses import dataclass, fields

from consilium.records.text.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a mention make of it."""

    negated: bool = False
    hedged: bool = False  # possible, suspicious for, cannot be excluded
    historical: bool = False  # history of, in 2015, past history section
    family: bool = False  # a relative's
    hypothetical: bool = False  # if, should, in case of
    other_person: bool = False
    rejected: bool = False  # less likely, argues against
    recommended: bool = False  # is advised
    pending: bool = False  # to follow, sent out

    @property
    def stands(self) -> bool:
        """True when the report says it of this person, now, without doubt."""
        return not (
            self.negated
            or self.hedged
            or self.historical
            or self.family
            or self.hypothetical
            or self.other_person
            or self.rejected
        )

    def __or__(self, other: "Context") -> "Context":
        return Context(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(Context)))


#: Cues before the mention (reach forward) and after it (reach back), by flag.
_FORWARD: dict[str, str] = {
    "negated": r"no (?:definite |definitive |convincing |residual |histologic(?:al)? |diagnostic |microscopic |clear |"
    r"further |other |obvious |overt |unequivocal )*(?:evidence|signs?|features?|suspicion|"
    r"finding|indication)s?(?: of| for| to suggest)?|"
    r"no|not|without(?: evidence of)?|negative for|neg\.? for|free (?:of|from)|absence of|absent|denie[sd]|denying|"
    r"never had|lack(?:s|ing)?(?: of)?|fails? to (?:show|reveal|demonstrate)|failed to (?:show|reveal|demonstrate)|"
    r"ruled out|rules out|exclud(?:es|ed|ing)|uninvolved by|nor|neither|never|unremarkable for|devoid of|clear of|"
    r"rather than|instead of|other than|non-?diagnostic (?:of|for)|insufficient for|unlikely to be|uninvolved",
    "hedged": r"suspicious (?:for|of)|suspected|suspicion (?:of|for)|suspect|possib(?:le|ly|ility of)|"
    r"probabl[ey]|likely|"
    r"cannot (?:be )?(?:rule out|exclude|entirely exclude)|can(?:not| not|'t) (?:rule out|exclude)|"
    r"suggest(?:s|ive of|ing|ive)?|worrisome for|concern(?:ing)? for|raises? the possibility of|"
    r"questionable|equivocal for|"
    r"indeterminate for|could (?:be|represent)|may (?:be|represent)|might (?:be|represent)|"
    r"differential(?: diagnosis)?(?: of [a-z ]{0,40})? (?:includes?|is|would include|"
    r"considerations? include)|differential(?: diagnosis)?:|"
    r"versus|vs\.?|r/o|rule[- ]out|\?|presumed|presumptive|query|borderline for|atypical cells|"
    r"compatible with either|in (?:keeping|line) with|most in keeping with|assumed",
    "historical": r"history of|hx of|h/o|pmhx?|(?:prior|previous(?:ly)?|past|remote|former|old) (?:history of )?|"
    r"status post|s/p|known (?:history|case) of|had (?:a |an )?|treated for|in remission from|survivor of|"
    r"years? ago|previously (?:diagnosed|treated)(?: with)?|diagnosed (?:in|with)",
    "hypothetical": r"if|should|in (?:the )?(?:case|event) of|unless|in order to|to (?:rule out|exclude|assess for|"
    r"evaluate for|look for|screen for)|risk (?:of|for)|screening for|evaluat(?:e|ion) (?:of|for)|would|might|"
    r"(?:at|increased) risk|prevent(?:ion of)?|workup for|work-up for|were (?:it|this)",
    "outdated": r"had (?:first |initially |originally |at first )?suspected|"
    r"(?:first|initially|originally) (?:suspected|suspicious for|read as|called|"
    r"(?:thought|felt|believed|considered|assumed) (?:to be|to represent|as))|misdiagnosed (?:as|with)|mistaken for|"
    r"(?:thought|felt|believed) (?:at first|initially|originally) to (?:be|represent)",
    "rejected": r"less likely|not favou?red|argues? against|unlikely|does not support|not (?:consistent|"
    r"compatible) with|"
    r"not typical of|(?:is|are) against",
    "recommended": r"recommend(?:s|ed|ing|ation)?(?: for)?|advis(?:e|es|ed|ing)|suggest(?:s|ed)?|propos(?:e|es|ed|ing)|"
    r"consider(?:ation of|ed|ing)?|encourag(?:e|ed)|would benefit from",
    "pending": r"pending|await(?:s|ing|ed)?|sent (?:out )?for|will be (?:sent|performed|issued|reported)|to "
    r"be (?:performed|done)|"
    r"(?:has|have) been (?:sent|ordered|requested)|ordered|requested",
}
_BACKWARD: dict[str, str] = {
    "negated": r"(?:is|are|was|were) (?:not|absent|negative|excluded|ruled out|free|unremarkable|never)|"
    r"(?:is|are) no longer|"
    r"not (?:identified|seen|present|detected|found|noted|involved|observed|evident|demonstrated|appreciated|apparent)|"
    r"absent|negative|ruled out|excluded|has been (?:excluded|ruled out)|none(?: identified| "
    r"seen)?|cannot be (?:identified|seen|confirmed)|"
    r"uninvolved|: ?no(?:ne)?(?=\s|$)|\.\.+ ?(?:no(?:ne)?|negative|absent|not)|did not|does not|unlikely|free",
    "hedged": r"(?:cannot|can not|could not) be (?:entirely |completely |definitely |totally )?(?:excluded|ruled out)|"
    r"(?:is|are|was|were|remains?) (?:suspected|possible|likely|probable|suspicious|favou?red|not excluded|considered|"
    r"in the differential)|should be (?:assumed|considered|excluded|ruled out)|not (?:entirely |"
    r"completely )?excluded|suspected(?! [a-z]{4})|\?|"
    r"versus|vs\.?|until (?:shown|proven) otherwise",
    "historical": r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|many|several|a few|some) (?:years?|"
    r"yrs|months) ago|in (?:19|20)\d\d|"
    r"(?:removed|resected|excised|treated|diagnosed|found) in (?:19|20)\d\d|in remission|cured|in the "
    r"past|previously|years ago|remotely|in (?:her|his) (?:twenties|thirties|forties|fifties|"
    r"childhood|youth)",
    "hypothetical": r"screening|prevention|(?:would|might) (?:be|need|require)",
    "rejected": r"(?:is|are|was|seems?|appears?) (?:less likely|unlikely|not favou?red|not supported)|less likely",
    "recommended": (
        r"(?:is|are|was|were) (?:recommended|advised|suggested|proposed|encouraged)|recommended|"
        r"advised|should be considered"
    ),
    "pending": r"(?:is|are|was|were|remains?) (?:pending|awaited|in progress|under way|not (?:yet "
    r")?available|being)|pending|"
    r"to follow|in progress|awaited|sent out|under way|results? to follow|will (?:be reported|follow)|outstanding",
}
_PEOPLE = {
    "family": r"(?:mother|father|mom|dad|brother|sister|siblings?|aunt|uncle|cousin|grand(?:mother|father|"
    r"parents?|ma|pa)|"
    r"son|daughter|niece|nephew|(?:half|step)-?(?:brother|sister)|relatives?|(?:maternal|paternal)(?! margin)|"
    r"family (?:history|hx)|fh|familial|first-degree|wife|husband|spouse)(?:'?s)?",
    "other": r"(?:another patient|other patient|friend|neighbo[u]?r|coworker|roommate|donor)(?:'?s)?",
    "turn": r"but|however|except|although|though|apart from|aside from|yet|whereas|while|which (?:is|shows?|are)|"
    r"(?:is|are) present|remains|with (?:metastatic|invasive)|now|currently|today|presents? (?:with|for)|showing|shows",
}
#: Words that look like a cue and are none; hidden before the cues are sought.
_PSEUDO = Phrases(
    {
        "": r"not only|no (?:significant )?change|no increase|no doubt|not certain (?:if|whether)|without difficulty|"
        r"not necessarily|no special type|not otherwise specified|not further|no "
        r"specific type|"
        r"not applicable|previous(?:ly)? (?:slides|block|specimen|report)s?|prior to|previous to|history and physical|"
        r"non-small|not submitted|not given|not provided"
    }
)
_NEGATIVE_KIND = re.compile(r"[a-z0-9]+[- ]+negative(?![a-z]| +for)")  # "triple-negative", "HER2 negative"
_CLAUSE_END = re.compile(r"[,;:()]")  # a suspicion of old is named in its own clause only
#: "Carcinoma, 2 cm, margins negative": what is denied after the mention is something else.
_OF_OTHER = re.compile(r"margin|nodes?(?![a-z])|invasion|extension|surface|gland|edges|(?:lympho|peri)\w+")
_AHEAD = Phrases({**_FORWARD, **_PEOPLE})
_BEHIND = Phrases(_BACKWARD, before="(?<![a-z-])")

#: How far (in characters) a cue reaches.
_REACH = {
    "negated": 90,
    "hedged": 110,
    "historical": 90,
    "hypothetical": 90,
    "outdated": 60,
    "rejected": 100,
    "recommended": 120,
    "pending": 120,
}
_REACH_BACK = {
    "negated": 60,
    "hedged": 90,
    "historical": 60,
    "hypothetical": 40,
    "rejected": 80,
    "recommended": 60,
    "pending": 80,
}


class Cues:
    """All cues of one sentence, found once; ``base`` is the sentence's offset in the text."""

    __slots__ = ("ahead", "base", "behind", "family", "other", "turns", "words")

    def __init__(self, sentence: str, base: int) -> None:
        self.base = base
        hidden = _hide(sentence)
        self.words = hidden
        found = [*_AHEAD.find(hidden)]
        self.ahead = [hit for hit in found if hit.tag in _REACH]
        self.behind = [*_BEHIND.find(hidden)]
        self.family = [hit.start for hit in found if hit.tag == "family"]
        self.other = any(hit.tag == "other" for hit in found)
        self.turns = [hit.start for hit in found if hit.tag == "turn"]

    def around(self, start: int, end: int) -> Context:
        """The context of the mention between two offsets of the text."""
        start, end = start - self.base, end - self.base
        found: dict[str, bool] = {}
        for flag, _, stop in self.ahead:
            if stop <= start and start - stop <= _REACH[flag] and not self._turned(stop, start):
                if flag != "outdated":
                    found[flag] = True
                elif not _CLAUSE_END.search(self.words, stop, start):
                    found["rejected"] = True
        for flag, begin, _ in self.behind:
            if begin >= end and begin - end <= _REACH_BACK[flag] and not self._turned(end, begin):
                if flag == "negated" and _OF_OTHER.search(self.words, end, begin):
                    continue
                found[flag] = True
        family = any(at < start and not self._turned(at, start) for at in self.family)
        return Context(**found, family=family, other_person=self.other)

    def _turned(self, left: int, right: int) -> bool:
        return any(left <= at < right for at in self.turns)


def _hide(sentence: str) -> str:
    spans = [(hit.start, hit.end) for hit in _PSEUDO.find(sentence)]
    if "negative" in sentence:
        spans += [match.span() for match in _NEGATIVE_KIND.finditer(sentence)]
    letters = list(sentence)
    for start, end in spans:
        letters[start:end] = "#" * (end - start)
    return "".join(letters) if spans else sentence
