"""Does the doctor lay out accepted ways that differ, with none chosen yet?"""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import treatment_mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, Sentence, fact, pieces, rx, sentences

_LAID_OUT = rx(
    r"\b(?:options?|choices?|alternatives?)\b|\bboth\b.{1,80}\b(?:reasonable|acceptable|"
    r"appropriate|options|suitable|equal\w*|good)\b|\bversus\b|\bvs\b|\bchoos\w+ (?:between|among)\b|"
    r"\b(?:equal|equally|equivalent|same|similar|comparable)\b.{0,30}\b(?:results?|outcomes?|survival|cures?|efficacy|"
    r"control|chance)|\beither\b.{1,60}\bor\b|"
    r"\b(?:reviewed|discussed|went over|talked about|explained)\b.{1,120}\b(?:and|or|versus|vs)\b"
)
_OPEN = rx(
    r"\bundecided\b|\bnot (?:yet )?(?:decided|chosen|made up|sure)|\bhas ?n't decided|\bwill (?:think|consider|"
    r"let us|let me|call|decide|discuss|talk)|\bwants? (?:\w+ )?(?:time|to think)|\bthink(?:ing)? (?:it|about|"
    r"over)|\bconsider(?:ing)?\b|\bdecision (?:is )?pending|"
    r"\bdeciding\b|\bto decide\b|\bweighing\b|\bunsure\b|\bleaning\b|\bup to (?:her|him|them|you)\b|"
    r"\b(?:choice|decision) is (?:hers|his|theirs|yours)\b|\b(?:her|his|their|your) (?:choice|decision)\b|"
    r"\bleft? (?:it|the (?:choice|decision))(?: \w+)? (?:to|with) (?:her|him|them|you)\b"
)
_CHOSEN = rx(
    r"\b(?:chose|chooses|has chosen|elect(?:s|ed)|opt(?:s|ed)|decided (?:on|to|for|against)|prefers|selected|"
    r"wishes to proceed|would like to proceed|will proceed|schedul\w+|booked|agreed to|consented)\b|"
    r"\bi (?:strongly )?recommend|\bwe (?:strongly )?recommend|\brecommendation is|\bplan is\b|\b(?:was|is|were|"
    r"are) recommended|\bthe (?:former|latter)\b|\bin agreement\b|\bneeds to be held\b"
)
_NONE = rx(
    r"\brisks,? (?:and )?benefits|\bno (?:other |further |good |more |remaining )?(?:options?|choices?|"
    r"alternatives?)"
)
_KINDS = frozenset(
    pieces(
        "surgery|radiation|chemotherapy|immunotherapy|targeted|endocrine|cellular|transplant|ablation|"
        "embolization|radionuclide|surveillance|watchful_waiting"
    )
)
_FOLLOWING = 6  # list items below "Options:"


def find(report: Report) -> Iterator[Fact]:
    """The first place where ways are laid out and left open."""
    if report.kind not in NOTES or report.kind == "operation_note":
        return
    told = list(sentences(report))
    for at, sentence in enumerate(told):
        match = _LAID_OUT.search(sentence.words)
        if not match or _NONE.search(sentence.words) or len(_ways(report, told, at)) < 2:
            continue
        after = " ".join(s.words for s in told[at : at + 3])
        if _CHOSEN.search(after):
            continue
        listed = bool(
            re.search(r"\b(?:options?|choices?|alternatives?|both|choos\w+ (?:between|among))\b", sentence.words)
        )
        if listed or _OPEN.search(after):
            yield fact(report, "several_options", "yes", sentence, match)
            return


def _ways(report: Report, told: list[Sentence], at: int) -> set[str]:
    """Codes of the treatments named in the sentence, or in the list that follows it."""
    here = told[at]
    codes = _codes(report.text[here.start : here.end])
    if len(codes) >= 2 or not re.search(r"\b(?:options?|choices?|alternatives?)\b", here.words):
        return codes
    below = [s for s in told[at + 1 : at + 1 + _FOLLOWING] if s.end - s.start < 160]
    for sentence in below:
        codes |= _codes(report.text[sentence.start : sentence.end])
    opens = here.words.rstrip().endswith((":", "options", "include", "are"))
    return codes if opens else _codes(report.text[here.start : here.end])


def _codes(text: str) -> set[str]:
    return {m.code for m in treatment_mentions(text) if m.kind in _KINDS and m.code != "biopsy"}
