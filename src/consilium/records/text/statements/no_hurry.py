"""Did the doctor write that waiting is safe?"""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, fact, rx, sentences

_CALM = rx(
    r"\bno (?:great |particular |real |immediate |medical )?(?:hurry|rush|urgency)\b(?! (?:incontinence|"
    r"or frequency))|\bnot (?:an )?(?:urgent|emergency|a rush)\b|\bnothing urgent\b|"
    r"\b(?:safe|fine|reasonable|acceptable|ok|okay|no harm) (?:for (?:her|him|you|them) )?(?:to|in) (?:wait|"
    r"waiting|delay|take|postpon)\w*|\b(?:can|may) (?:safely )?(?:take (?:her|his|their|your) time|wait)\b|"
    r"\b(?:she|he|they|you|we|patient) (?:can|may|could) (?:safely |comfortably )?take (?:[\w-]+ ){0,4}?(?:time|days|"
    r"weeks?|months?)(?: or \w+)? (?:to|and|before) (?:decid\w+|think\w*|mak\w+|consider\w*|choos\w+|get\w*|see\w*|"
    r"weigh\w*|read\w*|talk\w*)|\b(?:delay|wait|pause)(?: of .{0,40})? (?:is|would be|will be) (?:\w+ )?(?:safe|"
    r"acceptable|fine|reasonable|harmless)|\b(?:will|would|does) do (?:her |him )?no harm\b|"
    r"\b(?:there is|has|have) (?:still |enough |some )?time (?:to|for) (?:think|decid|consider|get|seek|a second|"
    r"another|mak|"
    r"choos|talk|weigh)\w*|\b(?:days|weeks|months) (?:to |for .{0,40})?(?:is|are|would be|"
    r"will be) (?:\w+ )?(?:safe|fine|"
    r"acceptable|all right|ok|okay)\b|"
    r"\b(?:days|weeks?|months?) (?:of )?(?:delay|waiting|wait|pause) (?:will|would|does|is|"
    r"should) not (?:\w+ ){0,2}(?:affect|"
    r"change|harm|hurt|matter|worsen|compromise|alter|dangerous|harmful)|"
    r"\b(?:delay|wait|waiting|postponement) of .{0,40}\b(?:will not|would not|does not|is not|should not|"
    r"won't) (?:\w+ ){0,2}(?:affect|change|harm|hurt|matter|worsen|compromise|alter)|"
    r"\b(?:ample|plenty of|enough) time to (?:decide|think|consider)|\btime to (?:decide|think) (?:is|"
    r"was) (?:available|given)"
)
_NOT_CALM = rx(
    r"urina|frequency|\bnot safe\b|\bunsafe\b|(?:should|must|can|do)(?:not| not|n't) (?:be )?(?:wait|delay)|bowel|"
    r"stool|cannot wait|no longer wait|waiting room"
)

#: Pieces of words without which a sentence need not be looked at.
_PIECES = ("hurry", "rush", "urgen", "emergency", "wait", "delay", "postpon", "take", "time to")


def find(report: Report) -> Iterator[Fact]:
    """Statements that there is time."""
    if report.kind not in NOTES:
        return
    for sentence in sentences(report, *_PIECES):
        match = _CALM.search(sentence.words)
        if match and not _NOT_CALM.search(sentence.words):
            yield fact(report, "no_hurry", "yes", sentence, match)
