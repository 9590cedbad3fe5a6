"""What one sentence makes of another: a question and its answer, a list item and its verdict, a pronoun."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consilium.opinions.letter import Sentence
from consilium.opinions.voice import Stance

if TYPE_CHECKING:
    from consilium.opinions.named import Named

_NO = re.compile(r"\s*(?:no|nor|not|never|neither|I (?:do|would|did|could) not|I (?:don|wouldn)['’]t)\b", re.I)
_YES = re.compile(r"\s*(?:yes|certainly|by all means|I would\b(?! not)|I do\b(?! not))", re.I)
#: The item or the paragraph turns down what it is about.
_DOWN = re.compile(
    r"^\W*(?:no|not|none|nil|never|declined|avoid|omit)\b(?! (?:rush|hurry|delay|doubt|objection))|"
    r"\bnot (?:favou?red|recommended|advised|indicated|needed|for (?:him|her|me|this|now)|now|selected|chosen|"
    r"supported|"
    r"at issue|required|planned|doing it|adding|added|giving|given|using|an option|warranted|appropriate|in my "
    r"(?:view|opinion))\b|"
    r"\b(?:do(?:es)?|would|did|could|can) not (?:recommend|advise|support|suggest|favou?r|endorse|want|do|go)\b|"
    r"\b(?:don|doesn|wouldn|didn)['’]t (?:recommend|advise|support|suggest|favou?r|endorse|want)\b|"
    r"\badvise (?:neither|against)\b|\bsecond choice\b|\bdeclined?\b|\bditto\b",
    re.I,
)
#: The item keeps it for later.
_KEEPS = re.compile(
    r"\b(?:keep(?:ing)? (?:it )?(?:\d+ ?Gy[^.;]{0,12})?for|(?:that|this) is for|reserved?|in reserve|possible later|"
    r"later|"
    r"on progression|when it comes back|if (?:it|he|she|there)|for (?:positive|progression|relapse|growth))\b",
    re.I,
)
_LABEL = re.compile(r"(?P<label>[^:.;?]{2,70}?)(?::| [-–])\s")
#: The next sentence takes up a treatment by a pronoun, or turns it down without naming it.
_TAKES_UP = re.compile(
    r"\b(?:I|we|the board|the group)\b (?:\w+ ){0,2}?"
    r"(?:(?P<no>(?:do(?:es)?|would|did|could|can|should|shall|will) ?not|cannot|don['’]t|doesn['’]t|wouldn['’]t|"
    r"never|advise(?:d)? "
    r"(?:against|neither))"
    r" ?)?(?:\w+ )?(?:(?:recommend(?:ed|s)?|advise[ds]?|favou?r|prefer|choose|support|agree (?:with|to)|suggest(?:ed)?|"
    r"endorse|give|offer|use|(?:start|begin|go) with)(?: (?:it|this|that|them|these|either|neither|the "
    r"(?:combination|pair|two(?: drugs| together)?|three(?: drugs)?|former))\b|[.!]?\s*$))"
    r"(?! (?:he|she|they|we|you|I|the|his|her|a|an|it|this|is|was|way|in mind|time|point|with (?:her|him|you)|\w+ "
    r"(?:in|to|for|with|by)\b))",
    re.I,
)
_VERDICT = re.compile(
    r"\W*(?:(?P<no>not (?:recommended|advised|favou?red|for (?:him|her|me)|chosen|supported)|declined|rejected)|"
    r"(?:strongly |clearly )?(?:recommended|preferred|favou?red|advised|my (?:choice|preference|recommendation)))\W*",
    re.I,
)
_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|test|biopsy|scan)\b", re.I)
_SOFT = ("named", "option", "other", "advised")


#: "My leaning is to omit it", "I would leave it out".
_LEAVES_OUT = re.compile(
    r"\b(?:omit|skip|drop|avoid|forgo|spare (?:him|her)|do without) (?:it|this|that|them)\b|\b(?:would|shall|will|"
    r"can|should|may) leave (?:it|this|that|them)\b(?! (?:to|for|at|open|in|with|until|as|there|"
    r"up))|\bleave (?:it|this|that|"
    r"them) out\b|\blet (?:it|this|that) be\b|\bleft (?:it|this|that|them) (?:out|aside|alone)\b|\bleave (?:it|this|"
    r"that|them) aside\b",
    re.I,
)


def settle(sentences: Sequence[Sentence], found: list["Named"]) -> list["Named"]:
    """The treatments with the stance that the sentences around them give."""
    by_sentence: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        by_sentence.setdefault(one.sentence.start, []).append(number)
    out = list(found)
    for place, sentence in enumerate(sentences):
        numbers = by_sentence.get(sentence.start, [])
        if numbers:
            _answered(sentences, place, numbers, out)
            _labelled(sentences, place, numbers, out)
        if not numbers or _LEAVES_OUT.search(sentence.text):
            _taken_up(sentences, place, by_sentence, out)
    return out


def _answered(sentences: Sequence[Sentence], place: int, numbers: list[int], out: list["Named"]) -> None:
    """A question takes the stance of its answer: "Does it need chemotherapy? No."."""
    asked = [n for n in numbers if out[n].stance == "asked"]
    if not asked:
        return
    answer = sentences[place + 1].text if place + 1 < len(sentences) else ""
    how: Stance = "against" if _NO.match(answer) else "advised" if _YES.match(answer) else "other"
    for n in asked:
        out[n] = replace(out[n], stance=how)


def _labelled(sentences: Sequence[Sentence], place: int, numbers: list[int], out: list["Named"]) -> None:
    """A line that opens with a treatment and a colon says of it what the rest of the line says: "Chemo: no"."""
    sentence = sentences[place]
    label = _LABEL.match(sentence.text)
    if not label or sentence.section in ("history", "findings", "reviewed", "not_reviewed"):
        return
    rest = sentence.text[label.end() :]
    tail = [rest]
    if sentence.item:
        for later in sentences[place + 1 : place + 4]:
            if later.start - sentences[place + len(tail) - 1].end > 2:
                break  # the next line of the list
            tail.append(later.text)
    how: Stance | None = (
        "against" if any(map(_DOWN.search, tail)) else "later" if any(map(_KEEPS.search, tail)) else None
    )
    if how is None:
        return
    for n in numbers:
        if out[n].start < sentence.start + label.end() and out[n].stance in (*_SOFT, "condition"):
            out[n] = replace(out[n], stance=how)


def _taken_up(sentences: Sequence[Sentence], place: int, by_sentence: dict[int, list[int]], out: list["Named"]) -> None:
    """A sentence without a treatment that takes one up: "We talked about drug A. I recommend it."."""
    sentence = sentences[place]
    hit = _TAKES_UP.search(sentence.text) or _VERDICT.fullmatch(sentence.text)
    leaves = _LEAVES_OUT.search(sentence.text)
    out_of_it = leaves is not None and not re.search(r"\bif\b", sentence.text[: leaves.start()], re.I)
    if not hit and not out_of_it:
        return
    denied = out_of_it or bool(hit and hit["no"])
    for before in reversed(sentences[max(0, place - 3) : place]):
        numbers = by_sentence.get(before.start, [])
        if denied and not numbers and (before.block != sentence.block or _STUDY.search(before.text)):
            return  # the pronoun stands for something else
        if numbers:
            for n in numbers:
                if out[n].stance in _SOFT and not (out[n].firm and not denied):
                    out[n] = replace(out[n], stance="against" if denied else "advised", firm=True)
            return
