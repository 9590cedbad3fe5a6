"""What the finders of statements share: sentences, denials, and the words for cancer and numbers."""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from consilium.case.model import Fact, Status
from consilium.records.text.report import Report
from consilium.records.text.sections import Span

#: Sections that tell of other people, or of what lies behind.
ASIDE = frozenset({"family_history", "past_history", "social"})
#: Documents in which a doctor writes about a visit.
NOTES = frozenset(
    {"clinic_note", "operation_note", "tumor_board_note", "discharge_summary", "clinical_summary", "other"}
)

CANCER = (
    r"(?:[a-z]{0,30}(?:cancer|carcinoma|sarcoma|lymphoma|leuka?emia|melanoma|myeloma|glioma|blastoma|mesothelioma|"
    r"seminoma|"
    r"astrocytoma|thymoma|neoplasm)s?|tumou?rs?|malignanc(?:y|ies)|gist|dlbcl|nsclc|sclc|aml|cll|cml|mds)"
)
SECOND_OPINION = (
    r"(?:(?:second|2nd|third|3rd|another|other|outside|additional|different|independent)(?: [a-z]+){0,2} opinions?|"
    r"opinions? (?:elsewhere|of another)|doctor[- ]?shop\w*|shop(?:ping)? around|shop for opinions?|"
    r"shopping for opinions?|(?:surgeon|doctor|oncologist|radiologist|pathologist|urologist|specialist)'s opinions?|"
    r"(?:ask\w*|wants?|wanted|wish\w*|would like|'d like|request\w*)(?: [\w']+){0,6} (?:be seen|go|be referred|"
    r"referral|"
    r"looked at) (?:at|to|by) (?:the |an? )?(?:[a-z]+ )?(?:cancer cent(?:er|re)|university|another (?:hospital|doctor|"
    r"surgeon|oncologist)))"
)


#: The verb, not the month ("on 3 May", "May 3", "in May").
MAY = r"(?<!\d\s)(?<!\bin\s)\bmay\b(?!\s\d)"


def pieces(words: str) -> tuple[str, ...]:
    """Words (or pieces of words, or phrases) set off by bars."""
    return tuple(words.split("|"))


_TOKEN = re.compile(
    r"(?P<keep>\(\?<[!=][^()]*\)|\(\?P<\w+>|\(\?)|"
    r"(?P<unit>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\.| )(?P<count>[*+?](?![*+?{])|[*+?](?=\?)|\{\d+(?:,\d*)?\})?"
)
_REACH = {"blank": 99, "any": 200, "letter": 40}  # the longest run that a pattern follows


def bounded(pattern: str) -> str:
    """The pattern with a bound on every repetition, so that no text holds it up; a blank in it means any number.

    Reports are full of columns and broken lines, hence the many blanks. Repeated groups are to be bounded by hand.
    """

    def bound(token: re.Match[str]) -> str:
        unit, count = token.group("unit"), token.group("count")
        if unit is None or (count and count.startswith("{")) or (unit != " " and count not in ("*", "+")):
            return token.group()
        least = 0 if count in ("*", "?") else 1
        kind = "any" if unit == "." else "blank" if " " in unit or r"\s" in unit else "letter"
        return f"{unit}{{{least},{_REACH[kind]}}}"

    return _TOKEN.sub(bound, pattern)


class Pattern:
    """A regular expression that is made ready when it is first used: most documents need few of them."""

    __slots__ = ("_ready", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._ready: re.Pattern[str] | None = None

    def ready(self) -> re.Pattern[str]:
        """The compiled expression, with every repetition bounded."""
        if self._ready is None:
            self._ready = re.compile(bounded(self.pattern))
        return self._ready

    def search(self, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets."""
        return self.ready().search(words, start, end)

    def match(self, words: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at the offset."""
        return self.ready().match(words, start)

    def fullmatch(self, words: str) -> re.Match[str] | None:
        """The match that is all of the words."""
        return self.ready().fullmatch(words)

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """All matches, left to right."""
        return self.ready().finditer(words)

    def sub(self, instead: str, words: str) -> str:
        """The words with every match replaced."""
        return self.ready().sub(instead, words)


def rx(pattern: str) -> Pattern:
    """A pattern for flattened text; see `bounded` for what is done to it."""
    return Pattern(pattern)


#: The patient writes: "I asked about a second opinion".
PATIENT_WRITES = rx(
    r"\b(?:anyone|anybody|nobody|no one)(?: is| was)? (?:listens?|listening|hears?|hearing) (?:to )?me\b|"
    r"\bmy (?:doctor|oncologist|surgeon|urologist|cancer|tumou?r|chemo\w*|diagnosis|husband|wife|scans?|results)\b|"
    r"\bi(?: asked (?:for|about|dr|my|him|her|the)| brought up|'d like|'ve asked)\b|\bwhen i (?:asked|mentioned|"
    r"raised|said)|"
    r"\bi\b(?: [\w']+){0,8} (?:want|would like|need) (?:to (?:get|have) )?(?:a|another) (?:second )?opinion"
)
_DENIAL = rx(
    r"\b(?:no|not|never|without|nor|neither|none|denie[sd]|denying|cannot|absence of|negative for|free of|lack of|"
    r"ruled? out|rather than|instead of|n't)\b[^;:]{0,60}$"
)
_TURN = rx(r"\b(?:but|however|although|though|yet|except|then)\b")
_LONG = 300
_LONGEST = 3000  # characters; what is longer is no sentence and is looked at in parts
_DENIAL_REACH = 120  # characters before a match in which a denial is looked for


class Sentence(NamedTuple):
    """A sentence of the report in lower case, with its offsets."""

    start: int
    end: int
    words: str


def sentences(report: Report, *about: str, without: frozenset[str] = ASIDE) -> Iterator[Sentence]:
    """The sentences of a report that hold one of the pieces ``about`` (all, when none is given), but for some sections.

    A piece is found within words too, unless it begins with ``=``: that one stands in the report as a word of its own.
    Looking for pieces of words first is what keeps a finder quick: most reports hold none of them.
    """
    for start, end in _about(report, about) if about else report.sentences:
        if report.section_at(start).kind not in without:
            for first in range(start, end, _LONGEST):
                last = min(end, first + _LONGEST)
                yield Sentence(first, last, report.flat[first:last])


def _about(report: Report, about: tuple[str, ...]) -> list[Span]:
    flat, found = report.flat, set()
    for piece in about:
        if piece[0] == "=":
            if piece[1:] not in report.words:
                continue
            piece = piece[1:]
        elif piece.isalpha() and piece not in report.vocabulary:
            continue
        at = flat.find(piece)
        while at >= 0:
            span = report.sentence_at(at)
            found.add(span)
            at = flat.find(piece, max(span.end, at + 1))
    return sorted(found)


def fact(
    report: Report,
    name: str,
    value: str,
    sentence: Sentence,
    match: re.Match[str],
    *,
    status: Status = "stated",
    reason: str | None = None,
    detail: str | None = None,
    about: str | None = None,
) -> Fact:
    """A fact that quotes the sentence, or of a long sentence the words around the match."""
    start, end = sentence.start, sentence.end
    if end - start > _LONG:
        start, end = _around(sentence, match)
    return report.fact(name, value, start, end, status=status, reason=reason, detail=detail, about=about)


def _around(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """A stretch of about 200 characters around the match, cut between words."""
    left = max(0, match.start() - 90)
    right = min(len(sentence.words), match.end() + 110)
    if left:
        left = sentence.words.find(" ", left, match.start()) + 1 or match.start()
    if right < len(sentence.words):
        right = sentence.words.rfind(" ", match.end(), right)
        right = right if right > 0 else match.end()
    return sentence.start + left, sentence.start + right


def denied(sentence: Sentence, match: re.Match[str]) -> bool:
    """True when a denial stands before the match and nothing turns it."""
    before = sentence.words[max(0, match.start() - _DENIAL_REACH) : match.start()]
    found = _DENIAL.search(before)
    return found is not None and not _TURN.search(before, found.start())


_ALL = re.compile(r"[\s\S]*")


def stretch(sentence: Sentence, start: int, end: int) -> re.Match[str]:
    """The words between two offsets of the sentence, as a match."""
    found = _ALL.match(sentence.words, start, end)
    assert found is not None  # noqa: S101 the pattern matches anything
    return found


_WORDS = {
    "no": 0, "one": 1, "once": 1, "single": 1, "two": 2, "twice": 2, "couple": 2, "three": 3, "thrice": 3,
    "few": 3, "four": 4, "five": 5, "handful": 5, "several": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "hundred": 100, "hundreds": 200, "dozens": 24,
}  # fmt: skip
NUMBER = (
    rf"(?:\d{{1,7}}(?:,\d{{3}}){{0,2}}(?:\.\d{{1,4}})?|(?:a )?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
)


def number(word: str) -> float:
    """The value of a numeral or a number word that `NUMBER` matches ("3", "1,200", "a dozen")."""
    word = word.rpartition(" ")[2]
    return float(_WORDS[word]) if word in _WORDS else float(word.replace(",", ""))
