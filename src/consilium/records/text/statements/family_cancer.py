"""Which relatives had cancer? Told apart from the patient's own."""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, fact, pieces, rx, sentences
from consilium.records.text.told_by import is_the_patient

_RELATIVE = (
    r"(?:(?:maternal|paternal|half|great|older|younger|twin)[ -]){0,3}(?:mother|father|mom|dad|parents?|brothers?|"
    r"sisters?|siblings?|aunts?|uncles?|cousins?|"
    r"grand(?:mother|father|parents?|ma|pa|daughter|son)|sons?|daughters?|nieces?|nephews?)"
)
_HAD = rx(
    rf"\b{_RELATIVE}\b(?!-in-law)[^.;]{{0,80}}?\b{CANCER}\b|\b{CANCER}\b(?: [a-z]+){{0,2}} (?:in|of) (?:her |his |"
    rf"the |a |one )?(?:[a-z]+ )?{_RELATIVE}\b"
)
_NONE = rx(r"\b(?:no|denies|denied|without|negative for|never had|not|free of)\b")

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "mother|father|mom|dad|parent|brother|sister|sibling|aunt|uncle|cousin|grand|son|daughter|niece|nephew"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements of a relative's cancer, in the words of the document."""
    for sentence in sentences(report, *_PIECES, without=frozenset()):
        match = _HAD.search(sentence.words)
        if match and not _NONE.search(sentence.words[: match.end()]) and not is_the_patient(report, sentence.words):
            start = sentence.start
            words = " ".join(report.text[start + match.start() : start + match.end()].split())
            yield fact(report, "family_cancer", words, sentence, match)
