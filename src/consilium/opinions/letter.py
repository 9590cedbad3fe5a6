"""A letter cut into sentences, each with the section that it stands in; offsets always point into the letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consilium.opinions.named import Named

#: Headings by what stands under them; the first that fits decides. `plan` also covers "A/P", which holds both.
_HEADINGS: tuple[tuple[str, str], ...] = (
    (
        "dropped",
        r"(?:(?:regimens?|options?|treatments?|alternatives?) )?(?:considered|discussed|thought of)(?:,| and| but) "
        r"(?:not (?:chosen|selected|recommended|taken)|rejected|dropped|declined)|rejected|not (?:recommended|advised)|"
        r"what i would not do",
    ),
    ("not_reviewed", r"what i did not review|not reviewed|not available|not seen|not examined"),
    (
        "reviewed",
        r"(?:what i )?reviewed|records?|materials?(?: seen| reviewed)?|received|data(?: available)?|specimens?|"
        r"sources|documents|information available",
    ),
    ("missing", r"what is missing|missing|open questions|outstanding"),
    (
        "plan",
        r"a\s*/\s*p|a\s*&\s*p|assessment\s*(?:and|&|/)\s*plan|(?:initial |treatment |proposed )?plan(?: of care)?|"
        r"(?:my |our |board |final )?recommendations?(?: \(\w+\))?|recs?|(?:my |our |board )?advice(?: given)?|"
        r"(?:my |our )?opinion|policy|management|proposal|proposed treatment|treatment|p|counsell?ing|"
        r"(?:my )?suggestions?|offer|consensus|outcome|answer|decision|(?:systemic|local|surgical|radiation|"
        r"radiotherapy) plan|"
        r"plan agreed|agreed plan|what i would do|next steps?",
    ),
    (
        "diagnosis",
        r"(?:final |integrated |pathologic |working |my )?diagnos[ie]s|dx|imp|impression|assessment|a|conclusion|"
        r"(?:final |our |my )?(?:interpretation|reading)|consensus stage|(?:clinical |pathologic )?stage|summary "
        r"diagnosis|interpretation",
    ),
    (
        "options",
        r"(?:treatment |other )?options?(?: (?:discussed|considered|reviewed))?|(?:other )?alternatives?(?: "
        r"(?:considered|weighed|discussed|looked at))?|"
        r"considered|"
        r"discussed(?: options)?",
    ),
    ("goal", r"(?:treatment )?goals?(?: of care)?|aim|intent(?:ion)?"),
    (
        "history",
        r"hpi|(?:past |pertinent |prior |med(?:ical)? |surg(?:ical)? )*hx|(?:past |family |social |medical |surgical "
        r"|clinical )*history|pmh|psh|fhx?|meds?|medications?|ros|"
        r"reason(?: for (?:consultation|visit|referral))?|clinical (?:information|history)|background|cc|allerg\w*|"
        r"question(?: from \w+)?|chief complaint|re|subject|from|to|sent|cc|date|referring|submitting physician|course",
    ),
    (
        "findings",
        r"exam(?:ination)?|labs?|vitals|imaging|path(?:ology)?|findings|microscop\w*|gross|histology|smear|"
        r"ct|mri|pet|cxr|ekg|summary|case|new information|final path|patient|pt|mammo/us",
    ),
    ("comment", r"comment|note|discussion|remarks?"),
)
_HEADING = re.compile(
    r"^(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _HEADINGS)
    + r")\s*(?P<end>:|-(?=\s)|\([^)]{0,80}\)\s*:?|\.?$)",
    re.I,
)
# Short heads that open a plan or an impression without a colon: "Rec wide excision", "Dx glioblastoma".
_BARE = re.compile(
    r"^(?:(?P<plan>Recs?|Plan|Advice|Offer)|(?P<diagnosis>Imp|Dx|Impression|"
    r"Assessment))\s+(?=\S)(?!and\b|or\b)"
)
_BULLET = re.compile(r"\s*(?:--?|[*•–>]|\(?\d{1,2}[.)](?=\s)|\(?[a-h][.)](?=\s)|\d(?=\s+[A-Za-z]{3}))\s*")
_END = re.compile(
    r"(?<=[.!?])[\"')]*\s+(?=[A-Z0-9\"'(]|(?:start|begin|plan|recs?|will|no|cure|curative|goal|intent|"
    r"aim)\b)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Drs|Mr|Mrs|Ms|Prof|St|vs|no|approx|e\.g|i\.e|Acc|Pt|cf|ca|resp|incl|nr|Jr|Sr)|(?<!tage )(?<!rade "
    r")(?<!ype )\b[A-Z])\.$"
)
# A line that opens a list of advice: "I have recommended:".
_OPENS = re.compile(
    r"\b(?:recommend\w*|advis\w+|advice|agree|suggest\w*|propos\w+|plan\w*|would|choice|offer\w*|as "
    r"follows)\b[^.]*:\s*$",
    re.I,
)
# Advice in the line of a finding ends the findings: "PET: no nodes. Stage IA. Recommend lobectomy."
_TURNS = re.compile(
    r"\b(?:recommend\w*|advise[sd]?|plan\b|stage [I0]|(?:I|we) (?:would|will|propose|suggest|favou?r|prefer|offer))",
    re.I,
)
# A line that opens a list of ways, of which a result will choose one: "The result decides:".
_LEFT_OPEN = re.compile(
    r"\W*(?:what )?(?:I |we )?(?:would )?(?:(?:leave|left|remains?|still|to be) (?:open|decided|undecided)|open)\W*$",
    re.I,
)
#: A line that opens a list of what was talked about and not chosen: "We discussed two other things she had read of."
_TALKED = re.compile(
    r"\b(?:discussed|considered|went over|weighed|looked at|talked about|asked about|read of|thought of)\b[^.:]*"
    r"\b(?:other|others|alternatives?|options?|possibilities|else|besides)\b[^.:]*[.:]\s*$|"
    r"\b(?:other|alternatives?)\b[^.:]*\b(?:discussed|considered|weighed|looked at|talked about|asked about|read of|"
    r"thought of)\b[^.:]*[.:]\s*$",
    re.I,
)
_FORKS = re.compile(r"\b(?:decides?|depends?|depending|determines?|according to|as follows if)\b[^.]*:\s*$", re.I)
_LONGEST = 900  # characters of a sentence
_PERSISTS = ("plan", "diagnosis", "missing", "reviewed", "not_reviewed")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of a list; ``text`` has blanks for line ends, so that offsets stay those of the letter."""

    start: int
    end: int
    text: str
    section: str  # the name of a heading above, `fork` under a line that opens one, or the empty string
    item: bool = False  # a line of a list
    block: int = 0  # number of the paragraph or list line; a list shares it with the line that opens it


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its sentences, in order, and the treatments that they name."""

    text: str
    sentences: tuple[Sentence, ...]
    treatments: "tuple[Named, ...]" = ()

    def quote(self, sentence: Sentence) -> str:
        """The sentence word for word as it stands in the letter."""
        return self.text[sentence.start : sentence.end]


def read_letter(text: str) -> Letter:
    """Cuts a letter into sentences with their sections, and finds the treatments in them."""
    from consilium.opinions.dates import letter_date
    from consilium.opinions.named import treatments_named

    sentences = tuple(_sentences(text))
    return Letter(text, sentences, treatments_named(sentences, letter_date(text)))


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each paragraph or list line, and whether a blank line stands before it.

    A line is joined to the one before when that one was wrapped: nearly as long as the longest line and without a
    full stop, or when the line itself begins in lower case.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\n?", text) if m.group()]
    ragged = _ragged(text, lines)
    width = min(max((len(text[a:b].rstrip()) for a, b in lines), default=0), 130)
    start = end = -1
    blank = True
    for a, b in lines:
        line = text[a:b].rstrip()
        if not line.strip():
            if start >= 0:
                yield start, end, blank
            start, blank = -1, True
            continue
        if start >= 0 and (a in ragged or not _joins(text[start:end], line, width)):
            yield start, end, blank
            start, blank = -1, False
        if start < 0:
            start = a
        end = a + len(line)
    if start >= 0:
        yield start, end, blank


def _ragged(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """Starts of the lines of paragraphs whose lines end where a thought ends: a list without marks.

    In running text all lines but the last are about equally long.
    """
    found: list[int] = []
    group: list[tuple[int, str]] = []
    for a, line in [*((a, text[a:b].strip()) for a, b in lines), (0, "")]:
        if line:
            group.append((a, line))
            continue
        lengths = [len(x) for _, x in group[:-1]]
        short = sum(x < 0.7 * max(lengths) for x in lengths) / len(lengths) if len(lengths) > 1 else 0
        if short >= 0.5:
            found += [a for a, x in group if short > 0.6 or not x[:1].islower()]
        group = []
    return frozenset(found)


def _joins(before: str, line: str, width: int) -> bool:
    last = before.rsplit("\n", 1)[-1].rstrip()
    if _BULLET.match(line) and re.match(r"\s*(?:--?|[*•>]|\d{1,2}[.)]|\(?[a-h]\))\s", line):
        return False
    first = line.lstrip()
    if first[:1].islower():
        return not last.endswith(":") or len(last) > 60
    wrapped = len(last) >= max(60, 0.74 * width)
    return wrapped and not _HEADING.match(first) and not _BARE.match(first)


def _sentences(text: str) -> Iterator[Sentence]:
    section = ""
    alone = talked = False
    number = 0
    for start, end, blank in _blocks(text):
        block = text[start:end].replace("\n", " ").replace("\r", " ").replace("\t", " ")
        bullet = _BULLET.match(block)
        listing = section if section == "fork" or talked else ""
        talked = False
        offset = bullet.end() if bullet else len(block) - len(block.lstrip())
        item = bullet is not None and bullet.group().strip() != ""
        if (section not in _PERSISTS and (blank or not alone)) or (blank and not item and section != "plan"):
            section = ""
        if listing and (item or (listing == "fork" and bullet is None and block[:1] == " ")):
            section, talked = listing, listing == "options"
        number += not item
        local = section
        for a, b in _pieces(block, offset):
            found = _heading(block[a:b])
            if found:
                name, length = found
                alone = length >= len(block[a:b].rstrip())
                local = name
                if not (item and section == "plan"):
                    section = name if alone or name in _PERSISTS else ""
                if alone:
                    continue
                a += length
                a += len(block[a:b]) - len(block[a:b].lstrip())
            if local == "findings" and _TURNS.search(block[a:b]):
                local = ""
            yield Sentence(start + a, start + b, block[a:b], local, item, number)
            if _FORKS.search(block[a:b]) or (_LEFT_OPEN.match(block[a:b]) and not item):
                section = local = "fork"
            elif b == end - start and _TALKED.search(block[a:b]):
                section, local, talked = "options", "options", True
            elif _OPENS.search(block[a:b]):
                section = local = "plan"


def _heading(piece: str) -> tuple[str, int] | None:
    """The section that a heading at the start of the piece opens, and the heading's length."""
    found = _HEADING.match(piece) or _BARE.match(piece)
    if not found:
        return None
    return next(k for k, v in found.groupdict().items() if v is not None and k != "end"), found.end()


def _pieces(block: str, offset: int) -> Iterator[tuple[int, int]]:
    """Sentences of a block; one without an end is cut, so that reading stays linear in the letter's length."""
    for a, b in _cut(block, offset):
        while b - a > _LONGEST:
            middle = block.rfind(" ", a + _LONGEST // 2, a + _LONGEST)
            middle = middle if middle > a else a + _LONGEST
            yield a, middle
            a = middle + 1
        if b > a:
            yield a, b


def _cut(block: str, offset: int) -> Iterator[tuple[int, int]]:
    begin = offset
    for found in _END.finditer(block, offset):
        if _ABBREVIATION.search(block[begin : found.start()]):
            continue
        if found.start() > begin:
            yield begin, found.start()
        begin = found.end()
        bullet = re.match(r"\d{1,2}[.)]\s+", block[begin:])
        if bullet:
            begin += bullet.end()
    stop = len(block.rstrip())
    if stop > begin:
        yield begin, stop
