"""Trial: a clinical trial for this patient, for or against. A study cited as evidence is not meant."""

import re

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.letter import Letter
from consilium.opinions.model import Statement
from consilium.opinions.voice import IN_TRIAL

AXIS = "trial"

_WORD = re.compile(
    r"\b(?:(?:clinical )?trials?|protocols?|phase (?:[1-3]|I{1,3})(?:/(?:[1-3]|I{1,3}))? (?:study|trial)|"
    r"registry study|NCT|(?:stud(?:y|ies) of (?:\w+ ){1,6}(?:is|are) open)|(?:our|a|an|no|any) (?:[\w-]+ )?study(?: "
    r"of| "
    r"open| here| for))\b",
    re.I,
)
_FOR_PATIENT = re.compile(
    r"\b(?:open|enrol\w*|eligib\w*|qualif\w*|fits?|steer|regist\w*|participat\w*|available|consider\w*|"
    r"offer\w*|join|none|refer\w*|"
    r"discuss\w*|candidate|accru\w*|recruit\w*|NCT\w*|closed|screen\w*|nearby|here|for (?:him|her))\b",
    re.I,
)
_EVIDENCE = re.compile(
    r"\b(?:trials? (?:\w+ )?(?:found|show\w*|report\w*|demonstrat\w*|prov\w*|compar\w*|of \w+ against)|(?:in|"
    r"by|from) (?:\w+ ){0,3}trials?\b(?! open)|"
    r"supported by|evidence from|per protocol|CT (?:pancreas )?protocol|protocol (?:CT|MRI)|Stupp)",
    re.I,
)
_AGAINST = re.compile(r"\b(?:no|none|not|without|closed|never|neither|nor)\b", re.I)


_ELIGIBLE = re.compile(r"\b(?:she|he|you) (?:\w+ )?(?:be |is |are )?(?:eligible|qualif\w+|fits?)\b", re.I)
_OVER = re.compile(r"\b(?:finished|completed|closed|stopped) (?:\w+ )?(?:enrol\w*|accru\w*|early)", re.I)


def read(letter: Letter) -> Statement | None:
    """Whether this doctor points the patient to a trial, or says that there is none."""
    for place, sentence in enumerate(letter.sentences):
        after = letter.sentences[place + 1].text if place + 1 < len(letter.sentences) else ""
        hit = _WORD.search(sentence.text)
        if IN_TRIAL.search(sentence.text) and not _OVER.search(sentence.text):
            hit = hit or IN_TRIAL.search(sentence.text)
        elif (
            not hit
            or _EVIDENCE.search(sentence.text)
            or not (_FOR_PATIENT.search(sentence.text) or _ELIGIBLE.search(after))
        ):
            continue
        against = _AGAINST.search(sentence.text) is not None
        value = "no trial fits now" if against else "a trial may fit"
        return join_statement(
            letter, [(sentence, sentence.start, sentence.end)], frozenset({"none" if against else "yes"}), value=value
        )
    return None


def compare(a: Statement, b: Statement) -> Difference | None:
    """A trial for one, none for the other."""
    return None if a.terms == b.terms else Difference((f"{a.value} / {b.value}",), matters=False)
