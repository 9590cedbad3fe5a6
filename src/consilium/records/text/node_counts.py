"""Each count of lymph nodes that a report gives: how many were looked at, how many hold cancer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.records.text.numbers import COUNT, count
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report
from consilium.records.text.sections import Span

NODE = r"(?:lymph\s?-?\s?nodes?|(?<![a-z])l\.?\s?n\.?s?(?![a-z])|nodes?(?![a-z])|nodal|lymphonod\w+)"
_OF = r"(?:/|\\|out of|of)"
_FRACTION = loose(
    rf"(?<![\d/.a-z-])(?P<pos>\d{{1,2}}|[oil|]|no|none) ?{_OF} ?(?P<all>\d{{1,3}}|"
    rf"[il]\d?)(?![\d/%a-z]| ?(?:cores?|cm|mm|hpf|blocks?)|\.\d)"
)
_ROMAN = loose(r"(?<![a-z])(?:no\.? ?)?\(?(?P<pos>[ivxl]{1,7}|\d{1,2}) ?/ ?(?P<all>[ivxl]{1,7})(?![a-z0-9])")
#: A number; the patterns that follow are tried where one ends.
_NUMBER = loose(rf"(?<![a-z\d/.-])(?P<n>{COUNT}) ?(?:\( ?(?P<n2>\d{{1,2}}) ?\) ?)?")
_OF_ALL = loose(
    rf"(?:out )?\(? ?of (?:the |a total of )?(?P<all>{COUNT}) ?(?:\( ?\d{{1,2}} ?\) ?|\) ?)?"
    rf"(?:[a-z0-9,'/-]+ ){{0,5}}?{NODE}"
)
_NUMBER_OF = rf"(?:total )?(?:number|no\.?|#) ?(?:of )?(?:regional |sentinel |pelvic )*(?:{NODE} ?)?"
_EXAMINED = loose(
    rf"(?:{_NUMBER_OF}(?:examin\w{{1,3}}|sampled|in?dentified|submitted|found|retrieved|resected|"
    rf"dissected|present|removed)|{NODE} (?:examin\w{{1,3}}|sampled|dissected|retrieved)|total "
    rf"{NODE})"
    r"[ :.()=a-z]{0,24}?[ :.(=_]+(?P<n>\d{1,3}|[olz](?![a-z])|" + COUNT + r"(?![a-z]))(?! ?/|\.\d| ?cm)"
)
_INVOLVED = loose(
    rf"(?:{_NUMBER_OF}(?:involved|positive|with (?:metast\w+|tumou?r|carcinoma)(?: disease)?)|"
    rf"{_NUMBER_OF}?(?:involved|positive|metastatic) {NODE}|{NODE} (?:involved|positive)|"
    rf"number (?:of )?metastatic(?: {NODE})?)(?: by (?:tumou?r|carcinoma|metastas[ei]s))?[ "
    rf":.()=_]{{1,6}}(?P<n>\d{{1,3}}|[olz](?![a-z])|{COUNT}(?![a-z]))(?! ?/|\.\d| ?cm)"
)
_FREE = (
    r"(?:negative|no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+|carcinoma|neoplas\w+)|"
    r"free of|tumou?r-? ?free|without (?:evidence|metasta|tumou?r)|"
    r"benign|unremarkable|reactive|uninvolved|not involved)"
)
_CLEAR = loose(rf"(?:[a-z'/-]+,? ){{0,5}}?{NODE}(?:[^\n]{{0,50}}?|\n ?){_FREE}")
_CLEAR_BEFORE = loose(
    r"(?:no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+(?: \w+)?|carcinoma|neoplas\w+)(?: "
    r"(?:is|was))?(?: seen| identified| present)? (?:in|involving)|"
    rf"negative|benign|reactive|tumou?r-? ?free) (?:all |any of |the )*(?P<n>{COUNT}) ?(?:\( "
    rf"?(?P<n2>\d{{1,2}}) ?\) ?)?(?:[a-z,'-]+ ){{0,4}}?{NODE}"
)
_BENIGN = loose(rf"(?:benign|negative|reactive|unremarkable|tumou?r-? ?free|uninvolved) (?:[a-z-]+ ){{0,4}}?{NODE}")
_HELD_IN = loose(
    rf"(?:metasta\w+|carcinoma|tumou?r|melanoma) (?:[a-z,-]+ ){{0,6}}?(?:in|to|involving|involves) "
    rf"(?P<n>{COUNT}) ?(?:\( ?(?P<n2>\d{{1,2}}) ?\) ?)?(?:[a-z0-9,'\"-]+ ){{0,4}}?{NODE}(?! of)"
)
_HELD = loose(rf"(?:positive|metastatic|involved)(?: [a-z]+){{0,2}}? {NODE}|(?:[a-z]+ ){{0,2}}?{NODE} metastas[ei]s")
#: Sections whose counts of nodes are what was picked, not what was found in them.
UNREAD = {"gross", "intraoperative", "clinical_history", "past_history", "family_history", "specimen"}
_NOT_NODES = re.compile(
    r"fuhrman|nuclear|grade|gleason|score|nottingham|her2?|page|block|margin|cores?\b|mitos|slides?|quadrant|part "
)


@dataclass(frozen=True, slots=True)
class NodeCount:
    """Lymph nodes: ``positive`` of ``examined``; either may be None. The span is what was read."""

    positive: int | None
    examined: int | None
    start: int
    end: int
    total: bool = False  # a labelled number: "Number of nodes examined: 12"


def node_counts(report: Report) -> list[NodeCount]:
    """Each count of nodes that stands in the diagnosis or a summary, in the order of the text."""
    found: list[NodeCount] = []

    def add(start: int, end: int, positive: int | None, examined: int | None, total: bool = False) -> None:
        if any(c.start < end and start < c.end for c in found) or report.section_at(start).kind in UNREAD:
            return
        if (
            (positive is None and examined is None)
            or (examined == 0 and not total)
            or (positive is not None and examined is not None and positive > examined)
        ):
            return
        found.append(NodeCount(positive, examined, start, end, total))

    flat = report.flat
    windows = report.once(near_nodes)
    numbers = [m for m in each(flat, windows, _NUMBER) if _soon(flat, m.end())]
    for match in numbers:
        of_all = _OF_ALL.match(flat, match.end())
        if of_all and not _OTHER_BEFORE.search(flat, max(0, match.start() - 60), match.start()):
            add(match.start(), of_all.end(), count(match.group("n")), count(of_all.group("all")))
    for match in each(flat, _close(flat, windows, _SIGN, 12), _FRACTION):
        if _about_nodes(report, match):
            add(*match.span(), count(match.group("pos")), count(match.group("all")))
    for match in each(flat, _close(flat, windows, _ROMAN_SIGN, 14), _ROMAN):
        if _NODES_BEFORE.search(flat, max(0, match.start() - 60), match.start()):
            add(*match.span(), _roman(match.group("pos")), _roman(match.group("all")))
    labelled = _close(flat, windows, _LABEL, 100)
    for match in each(flat, labelled, _EXAMINED):
        add(*match.span(), None, count(match.group("n").replace("z", "2")), True)
    for match in each(flat, labelled, _INVOLVED):
        add(*match.span(), count(match.group("n").replace("z", "2")), None, True)
    some = [(m, number) for m in numbers if (number := count(m.group("n2") or m.group("n")))]
    for match, number in some:
        clear = _CLEAR.match(flat, match.end())
        if clear and ("\n" not in clear.group() or report.text[clear.start() + clear.group().index("\n")] == ";"):
            add(match.start(), clear.end(), 0, number)
        elif benign := _BENIGN.match(flat, match.end()):
            add(match.start(), benign.end(), 0, number)
    for match in each(flat, windows, _CLEAR_BEFORE):
        number = count(match.group("n2") or match.group("n"))
        add(*match.span(), 0, number) if number else None
    held = [(m.start(), tail.end(), number) for m, number in some if (tail := _HELD.match(flat, m.end()))]
    held += [(*m.span(), count(m.group("n2") or m.group("n")) or 0) for m in each(flat, windows, _HELD_IN)]
    for start, end, number in held:
        if number and not report.context(start, end).negated:
            add(start, end, number, None)
    return sorted(found, key=lambda c: c.start)


_NEAR = re.compile(r"nod[eau]|lymphono|(?<![a-z])l\.?n|number\s{1,9}(?:examin|involv|positive|with met)")
_SIGN = re.compile(r"[/\\]|of")
_ROMAN_SIGN = re.compile(r"/\s{0,3}[ivxl]")
_LABEL = re.compile(
    r"number|total|#|(?<![a-z])no\W{1,3}(?:of|examin|involv|positive|nod|lymph|sampl)|"
    r"nodes?\s+(?:examin|sampled|dissected|retrieved|involved|positive)|(?:involved|positive|metastatic)\s+(?:lymph|node)"
)


def near_nodes(report: Report) -> list[Span]:
    """The stretches of text around lymph nodes, outside the gross description."""
    return [w for w in report.around(_NEAR, 170) if w.end > w.start]


def each(flat: str, windows: list[Span], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """All places in the windows where a pattern matches."""
    for low, high in windows:
        yield from pattern.finditer(flat, low, high)


def _close(flat: str, windows: list[Span], cue: re.Pattern[str], reach: int) -> list[Span]:
    """The parts of the windows that lie close to a cue: slow patterns need to be tried there only."""
    found: list[Span] = []
    for low, high in windows:
        for match in cue.finditer(flat, low, high):
            start, end = max(low, match.start() - reach), min(high, match.end() + reach)
            if found and start <= found[-1].end and found[-1].start >= low:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
    return found


def _soon(flat: str, at: int) -> bool:
    """Whether a node is named within the reach of the patterns that begin with a number."""
    return flat.find("nod", at, at + 140) >= 0 or flat.find("ln", at, at + 60) >= 0 or flat.find("l.", at, at + 60) >= 0


#: "Page 2 of 5"; "granulomas in two of five lymph nodes"
_OTHER_BEFORE = re.compile(r"page\W*$|(?:granulom|atypical|hyperplasia|endosalping|histiocyt)[a-z ]* in $")
_NODES_BEFORE = re.compile(rf"{NODE}[^\n]{{0,40}}\n?[ (]*$")


def _roman(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    number = number.replace("l", "i")
    for here, following in zip(number, number[1:] + " ", strict=True):
        value = values[here]
        total += -value if values.get(following, 0) > value else value
    return total


def _about_nodes(report: Report, match: re.Match[str]) -> bool:
    """A fraction counts nodes when its sentence, or the title of its specimen, names nodes close by."""
    sentence = report.sentence_at(match.start())
    around = report.flat[max(sentence.start, match.start() - 160) : min(sentence.end, match.end() + 80)]
    before = report.flat[max(0, match.start() - 8) : match.start()]
    if _OTHER_BEFORE.search(report.flat, max(0, match.start() - 60), match.start()):
        return False
    if match.group().partition("of")[0].strip().isdigit():  # "2 of 4" alone may number pages
        return bool(_NODES_BEFORE.search(report.flat, max(0, match.start() - 60), match.start()))
    if report.kind != "pathology_report" and re.search(r"(?<![a-z])(?:on|since|by|until|at|from|of) ?$", before):
        return False
    if _NOT_NODES.search(around[-200:]) and not re.search(
        rf"{NODE}[^\n]{{0,40}}$", report.flat[max(sentence.start, match.start() - 60) : match.start()]
    ):
        return False
    if re.search(NODE, around):
        return True
    above = report.flat[max(0, match.start() - 140) : match.start()]
    return bool(re.search(NODE, above)) and before.endswith("(")
