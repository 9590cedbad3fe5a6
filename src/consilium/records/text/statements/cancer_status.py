"""Is a cancer that a note names the present problem, one that came back, or one that lies behind?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, Sentence, denied, fact, pieces, rx, sentences

_PAST = rx(
    rf"\b(?:history of|h/o|prior|previous|"
    rf"remote)(?: [a-z-]+){{0,5}} {CANCER}\b.{{0,120}}\b(?:no evidence of (?:disease|recurrence)|ned\b|"
    rf"in (?:complete )?remission|cured|disease[- ]free|without (?:recurrence|evidence)|no recurrence)|"
    rf"\bremission for (?:\w+ ){{1,3}}years?\b.{{0,60}}{CANCER}|{CANCER}.{{0,80}}\b(?:in remission|disease[- ]free|"
    rf"no evidence of disease) (?:for|since) |"
    rf"\b{CANCER} (?:in|of) (?:19|20)\d\d\b.{{0,80}}\b(?:no evidence of (?:disease|recurrence)|ned\b|in remission|"
    rf"cured|disease[- ]free|without recurrence|no recurrence)"
)
_RECURRENT = rx(rf"\b(?:recurrent|relapsed|recurrence of|relapse of)(?: [a-z-]+){{0,4}} {CANCER}\b")
_ACTIVE = rx(
    rf"\b(?:newly[- ]diagnosed|recently[- ]diagnosed|new diagnosis of|recent diagnosis of|"
    rf"just diagnosed with)(?: [a-z-]+){{0,6}} {CANCER}\b"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = pieces(
    "histor|h/o|prior|previous|remote|remission|newly|recent|new diag|just diag|recurren|relaps|disease-free|"
    "disease free|no evidence of d|19|20"
)


def find(report: Report) -> Iterator[Fact]:
    """Statements of status, one a sentence."""
    for sentence in sentences(report, *_PIECES, without=frozenset({"family_history", "social"})):
        for value, pattern in (("past", _PAST), ("recurrent", _RECURRENT), ("active", _ACTIVE)):
            match = pattern.search(sentence.words)
            if not match:
                continue
            near = report.context(sentence.start + match.start(), sentence.start + match.end())
            if near.family or near.hypothetical or (value != "past" and (near.hedged or denied(sentence, match))):
                continue
            yield fact(report, "cancer_status", value, sentence, match, about=_about(sentence, match))
            break


def _about(sentence: Sentence, match: re.Match[str]) -> str | None:
    """The OncoTree code of the first cancer that the words name."""
    named = [m for m in mentions(sentence.words) if m.start < match.end() and match.start() < m.end]
    return named[0].code if named else None
