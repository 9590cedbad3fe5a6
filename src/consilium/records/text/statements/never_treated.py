"""Does a note say that no treatment of the cancer was given so far?"""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import CANCER, NOTES, fact, rx, sentences

_NONE_YET = rx(
    rf"\btreatment[- ]na[iï]ve\b|\bpreviously untreated\b|\buntreated (?:[a-z-]+ ){{0,4}}{CANCER}|"
    r"\bno (?:prior|previous) (?:systemic |cancer |oncologic |anti-?cancer |definitive )?(?:treatment|therapy|"
    r"chemotherapy|cancer treatment)s?\b(?!-)|"
    r"\b(?:has|have|had) (?:not|never) (?:yet )?(?:received|had|started|begun|been (?:given|treated|started)|"
    r"undergone) (?:any |on )?(?:[a-z-]+ ){0,2}?(?:treatment|therapy|chemotherapy)\b(?! since)|"
    rf"\b(?:has|have|is) yet to (?:begin|start|receive|have|undergo) (?:any )?(?:[a-z-]+ )?(?:treatment|therapy|"
    rf"chemotherapy)|\bnothing has (?:yet )?been (?:done|given|tried)(?: yet| so far)? (?:to treat|against|"
    rf"for) (?:the |her |"
    rf"his |this )?(?:[a-z-]+ )?{CANCER}|"
    r"\b(?:received|had|given|undergone) no (?:(?!adjuvant|further|additional|other)[a-z-]+ ){0,2}"
    r"(?:treatments?|therapy|chemotherapy|cancer treatment) (?:for|yet|so far|to date|at all|before)|"
    r"\bno (?:[a-z-]+ )?(?:treatment|therapy) (?:so far|to date|yet|thus far|has been (?:given|started)|"
    r"was (?:given|started)|until now)|"
    r"\bhad no (?:[a-z-]+ )?(?:treatment|therapy) (?:so far|to date|yet|thus far|for (?:this|the) (?:cancer|"
    r"lymphoma|disease))|\bnot yet (?:been )?(?:treated|started (?:on )?(?:any )?(?:treatment|therapy))"
)

_NOT_SAID = rx(r"\ban untreated\b|\bif (?:left )?untreated\b|\bleft untreated\b|\blive with\b|\bliving with\b")

#: Pieces of words without which a sentence need not be looked at.
_PIECES = ("naïve", "naive", "untreated", "treat", "therap")


def find(report: Report) -> Iterator[Fact]:
    """Statements that the cancer is untreated."""
    if report.kind not in NOTES:
        return
    for sentence in sentences(report, *_PIECES):
        match = _NONE_YET.search(sentence.words)
        if (
            match
            and not _NOT_SAID.search(sentence.words)
            and "since" not in sentence.words[match.end() : match.end() + 8]
        ):
            yield fact(report, "never_treated", "yes", sentence, match)
