"""Does the doctor lay out accepted ways that differ, with none chosen yet?"""

from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import treatment_mentions
from consilium.records.text.report import Report
from consilium.records.text.statements.wording import NOTES, Sentence, fact, pieces, rx, sentences

_MANY_WAYS = (
    r"\b(?:two|three|four|several|both|2|3) (?:[a-z]+ ){0,3}?(?:ways?|paths?|routes?|roads?|possibilit\w+|approaches|"
    r"courses|strategies)\b(?! to get)"
)
_EQUAL = rx(
    r"\b(?:results?|outcomes?|survival|cures?|control|chances?|odds)\b.{0,50}\b(?:equal\w*|alike|the same|similar|"
    r"comparable|equivalent|no different)\b"
)
_LAID_OUT = rx(
    _MANY_WAYS + r"|" + _EQUAL.pattern + r"|"
    r"\b(?:options?|choices?|alternatives?)\b|\bboth\b.{1,80}\b(?:reasonable|acceptable|"
    r"appropriate|options|suitable|equal\w*|good)\b|\bversus\b|\bvs\b|\bchoos\w+ (?:between|among)\b|"
    r"\b(?:equal|equally|equivalent|same|similar|comparable)\b.{0,30}\b(?:results?|outcomes?|survival|cures?|efficacy|"
    r"control|chance)|\beither\b.{1,60}\bor\b|\bcould have\b.{1,60}\bor\b|"
    r"\b(?:reviewed|discussed|outlined|set out|laid out|presented|went over|talked about|"
    r"explained)\b.{1,120}\b(?:and|or|versus|vs)\b"
)
_OPEN = rx(
    r"\bgone (?:away|home|off) to think|\b(?:have|has|need|needs|got) to (?:pick|choose|decide)\b|"
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
#: Watching, told in plain words that are no name of a treatment.
_WATCHING = rx(
    r"\b(?:leave|leaving) (?:it|the \w+) (?:alone|be|and (?:look|watch|scan|see))|"
    r"\bwatch(?:ing)? (?:it|the (?:tumou?r|nodule|lump|mass|spot|cancer))\b|"
    r"\bkeep(?:ing)? an eye on (?:it|the)\b|\b(?:regular|repeat) scans (?:only|instead|and no)"
)
_LIST = rx(_MANY_WAYS + r"|\b(?:options?|choices?|alternatives?)\b")
_LISTED = rx(_MANY_WAYS + r"|\b(?:options?|choices?|alternatives?|both|choos\w+ (?:between|among))\b")
_ENDS = rx(r"\b(?:ways?|paths?|routes?|roads?|possibilities|approaches|courses|strategies)[\s.:]*$")
_CITED = rx(r"\bin (?:the|a|this|that) (?:[a-z]+ )?(?:study|trial)\b|\bstudies\b")
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
        if _CHOSEN.search(after) or _CITED.search(sentence.words):
            continue
        listed = _LISTED.search(sentence.words) or (_EQUAL.search(sentence.words) and at)
        if listed or _OPEN.search(after):
            yield fact(report, "several_options", "yes", sentence, match)
            return


def _ways(report: Report, told: list[Sentence], at: int) -> set[str]:
    """Codes of the treatments named in the sentence, or in the list that follows it."""
    here = told[at]
    codes = _codes(report.text[here.start : here.end])
    if len(codes) < 2 and _EQUAL.search(here.words):
        return _codes(report.text[told[max(0, at - 2)].start : here.end])
    if len(codes) >= 2 or not _LIST.search(here.words):
        return codes
    below = [s for s in told[at + 1 : at + 1 + _FOLLOWING] if s.end - s.start < 160]
    for sentence in below:
        codes |= _codes(report.text[sentence.start : sentence.end])
    opens = here.words.rstrip().endswith((":", "options", "include", "are")) or bool(_ENDS.search(here.words))
    return codes if opens else _codes(report.text[here.start : here.end])


def _codes(text: str) -> set[str]:
    codes = {m.code for m in treatment_mentions(text) if m.kind in _KINDS and m.code != "biopsy"}
    return codes | {"watching"} if _WATCHING.search(text.lower()) else codes
