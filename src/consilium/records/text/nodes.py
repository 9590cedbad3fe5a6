"""How many lymph nodes were looked at, and how many hold cancer?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilium.case.model import Fact
from consilium.records.text.numbers import COUNT, count
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

NODE = r"(?:lymph\s?-?\s?nodes?|l\.?\s?n\.?s?(?![a-z])|nodes?(?![a-z])|nodal|lymphonod\w+)"
_OF = r"(?:/|\\|out of|of)"
_FRACTION = loose(
    rf"(?<![\d/.a-z-])(?P<pos>\d{{1,2}}|[oil|]|no|none) ?{_OF} ?(?P<all>\d{{1,2}}|"
    rf"[il]\d?)(?![\d/%a-z]| ?(?:cores?|cm|mm|hpf|blocks?)|\.\d)"
)
_ROMAN = loose(r"(?<![a-z])(?P<pos>[ivx]{1,6}) ?/ ?(?P<all>[ivx]{1,7})(?![a-z])")
_WORDED = loose(
    rf"(?<![a-z\d/.-])(?P<pos>{COUNT}) ?(?:\( ?\d{{1,2}} ?\) ?)?(?:out )?\(? ?of (?:the |a total of )?(?P<all>{COUNT})"
    rf" ?(?:\( ?\d{{1,2}} ?\) ?|\) ?)?(?:[a-z0-9,'/-]+ ){{0,5}}?{NODE}"
)
_NUMBER_OF = rf"(?:total )?(?:number|no\.?|#) ?(?:of )?(?:regional |sentinel |pelvic )*(?:{NODE} ?)?"
_EXAMINED = loose(
    rf"(?:{_NUMBER_OF}(?:examin\w{{1,3}}|sampled|identified|submitted|found|retrieved|resected|"
    rf"dissected|present|removed)|{NODE} (?:examin\w{{1,3}}|sampled|dissected|retrieved)|total "
    rf"{NODE})"
    r"[ :.()=a-z]{0,24}?[ :.(=]+(?P<n>\d{1,3}|[olz](?![a-z])|" + COUNT + r"(?![a-z]))(?! ?/|\.\d| ?cm)"
)
_INVOLVED = loose(
    rf"(?:{_NUMBER_OF}(?:involved|positive|with (?:metast\w+|tumou?r|carcinoma)(?: disease)?)|"
    rf"{_NUMBER_OF}?(?:involved|positive|metastatic) {NODE}|{NODE} (?:involved|positive)|"
    rf"number (?:of )?metastatic(?: {NODE})?)(?: by (?:tumou?r|carcinoma|metastas[ei]s))?[ "
    rf":.()=]{{1,6}}(?P<n>\d{{1,3}}|[olz](?![a-z])|{COUNT}(?![a-z]))(?! ?/|\.\d| ?cm)"
)
_FREE = (
    r"(?:negative|no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+|carcinoma|neoplas\w+)|"
    r"free of|tumou?r-? ?free|without (?:evidence|metasta|tumou?r)|"
    r"benign|unremarkable|reactive|uninvolved|not involved)"
)
_CLEAR = loose(
    rf"(?<![a-z\d/.-])(?P<n>{COUNT}) ?(?:\( ?(?P<n2>\d{{1,2}}) ?\) ?)?(?:[a-z'/-]+,? "
    rf"){{0,5}}?{NODE}[^\n]{{0,50}}?{_FREE}"
)
_CLEAR_BEFORE = loose(
    r"(?:no (?:evidence of )?(?:tumou?r|malignan\w+|metasta\w+(?: \w+)?|carcinoma|neoplas\w+)(?: "
    r"(?:is|was))?(?: seen| identified| present)? (?:in|involving)|"
    rf"negative|benign|reactive|tumou?r-? ?free) (?:all |any of |the )*(?P<n>{COUNT}) ?(?:\( "
    rf"?(?P<n2>\d{{1,2}}) ?\) ?)?(?:[a-z,'-]+ ){{0,4}}?{NODE}"
)
_HOLDING = loose(
    rf"(?:metasta\w+|carcinoma|tumou?r|melanoma) (?:[a-z,-]+ ){{0,6}}?(?:in|to|involving|involves) "
    rf"(?P<n>{COUNT}) ?(?:\( ?(?P<n2>\d{{1,2}}) ?\) ?)?(?:[a-z0-9,'\"-]+ ){{0,4}}?{NODE}(?! of)|"
    rf"(?<![a-z\d/.-])(?P<m>{COUNT}) ?(?:\( ?\d{{1,2}} ?\) ?)?(?:positive|metastatic|involved)(?: "
    rf"[a-z]+){{0,2}}? {NODE}|"
    rf"(?<![a-z\d/.-])(?P<k>{COUNT}) ?(?:\( ?\d{{1,2}} ?\) ?)?(?:[a-z]+ ){{0,2}}?{NODE} metastas[ei]s"
)
_HELD = re.compile(r"metastatic|positive|(?<!un)(?<!not )involved|carcinoma")
_SECTIONS = {"gross", "intraoperative", "clinical_history", "past_history", "family_history", "specimen"}
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

    def add(match: re.Match[str], positive: int | None, examined: int | None, total: bool = False) -> None:
        start, end = match.span()
        if any(c.start < end and start < c.end for c in found) or report.section_at(start).kind in _SECTIONS:
            return
        if (positive is None and examined is None) or (
            positive is not None and examined is not None and positive > examined
        ):
            return
        found.append(NodeCount(positive, examined, start, end, total))

    flat = report.flat
    windows = [w for w in report.around(_NEAR, 170) if w.end > w.start]

    def each(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for low, high in windows:
            yield from pattern.finditer(flat, low, high)

    for match in each(_WORDED):
        add(match, count(match.group("pos")), count(match.group("all")))
    for match in each(_FRACTION):
        if _about_nodes(report, match):
            add(match, count(match.group("pos")), count(match.group("all")))
    for match in each(_ROMAN):
        if re.search(rf"{NODE}[^\n]{{0,40}}$", flat[max(0, match.start() - 60) : match.start()]):
            add(match, _roman(match.group("pos")), _roman(match.group("all")))
    for match in each(_EXAMINED):
        add(match, None, count(match.group("n").replace("z", "2")), True)
    for match in each(_INVOLVED):
        add(match, count(match.group("n").replace("z", "2")), None, True)
    for pattern in (_CLEAR, _CLEAR_BEFORE):
        for match in each(pattern):
            number = count(match.group("n2") or match.group("n"))
            if number and not _HELD.search(match.groupdict().get("between") or ""):
                add(match, 0, number)
    for match in each(_HOLDING):
        number = count(match.group("n2") or match.group("n") or match.group("m") or match.group("k"))
        if number and not report.context(match.start(), match.end()).negated:
            add(match, number, None)
    return sorted(found, key=lambda c: c.start)


_NEAR = re.compile(r"nod[eau]|lymphono|(?<![a-z])l\.?n")


def _roman(number: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for here, following in zip(number, number[1:] + " ", strict=True):
        value = values[here]
        total += -value if values.get(following, 0) > value else value
    return total


def _about_nodes(report: Report, match: re.Match[str]) -> bool:
    """A fraction counts nodes when its sentence, or the title of its specimen, names nodes close by."""
    sentence = report.sentence_at(match.start())
    around = report.flat[max(sentence.start, match.start() - 160) : min(sentence.end, match.end() + 80)]
    before = report.flat[max(0, match.start() - 8) : match.start()]
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


@dataclass(frozen=True, slots=True)
class NodeSum:
    """The report's nodes put together: counts with the spans that they rest on."""

    positive: int | None
    examined: int | None
    spans: tuple[tuple[int, int], ...]
    stated: bool  # one statement gives it; otherwise it is a sum over specimens
    parts: tuple[NodeCount, ...] = ()


def node_sum(report: Report) -> NodeSum | None:
    """All nodes of the report: a stated total where there is one, else the sum over the specimens."""
    counts = node_counts(report)
    if not counts:
        return None
    pairs = _pairs(report, [c for c in counts if c.total])
    if len(pairs) == 1 and pairs[0].positive is not None:
        pair = pairs[0]
        return NodeSum(pair.positive, pair.examined, ((pair.start, pair.end),), True, (pair,))
    plain = [c for c in counts if not c.total and c.positive is not None]
    parts = (
        _unrepeated(report, pairs)
        if len(pairs) > 1 and all(c.positive is not None for c in pairs)
        else _parts(report, plain)
    )
    if not parts:
        return None
    spans = tuple((c.start, c.end) for c in parts)
    examined = sum(c.examined or 0 for c in parts) if all(c.examined for c in parts) else None
    return NodeSum(sum(c.positive or 0 for c in parts), examined, spans, len(parts) == 1, tuple(parts))


def _pairs(report: Report, totals: list[NodeCount]) -> list[NodeCount]:
    """Labelled numbers joined: examined with the involved beside it; "not involved" beside a number means none."""
    examined = [c for c in totals if c.examined is not None]
    involved = [c for c in totals if c.positive is not None]
    pairs = []
    for item in examined:
        near = [c for c in involved if abs(c.start - item.start) < 220]
        best = min(near, key=lambda c: abs(c.start - item.start), default=None)
        if best is not None and (best.positive or 0) <= (item.examined or 0):
            involved.remove(best)
            pairs.append(NodeCount(best.positive, item.examined, min(best.start, item.start), max(best.end, item.end)))
            continue
        before = report.flat[max(0, item.start - 70) : item.start]
        clear = re.search(r"(?:not involved|benign|negative|uninvolved|free of)[^\n]{0,40}[\n .]*$", before)
        pairs.append(replace(item, positive=0 if clear else None, total=False))
    return [p for p in pairs if p.examined or p.positive]


def _parts(report: Report, counts: list[NodeCount]) -> list[NodeCount]:
    """The counts to add up: those of one section (the diagnosis first), without repeats of what was said before."""
    by_section: dict[str, list[NodeCount]] = {}
    for item in counts:
        by_section.setdefault(report.section_at(item.start).kind, []).append(item)
    for kind in ("diagnosis", "synoptic", "addendum", "preamble", "microscopic", "comment", *by_section):
        chosen = by_section.get(kind)
        if chosen:
            return _unrepeated(report, chosen)
    return []


def _unrepeated(report: Report, counts: list[NodeCount]) -> list[NodeCount]:
    """Leaves out a count that repeats its neighbour; a total said beside its parts stands alone."""
    kept: list[NodeCount] = []
    for item in counts:
        if kept and _same(report, kept[-1], item):
            if kept[-1].examined is None:
                kept[-1] = item
            continue
        kept.append(item)
    for item in kept:
        rest = [c for c in kept if c is not item]
        whole = (sum(c.positive or 0 for c in rest), sum(c.examined or 0 for c in rest))
        if len(rest) >= 2 and whole == (item.positive, item.examined):
            return [item]
    return kept


def _same(report: Report, one: NodeCount, two: NodeCount) -> bool:
    """Whether the second count says the first again: "two of nineteen lymph nodes hold carcinoma (2/19)"."""
    if one.positive != two.positive or (one.examined != two.examined and None not in (one.examined, two.examined)):
        return False
    gap = two.start - one.end
    return gap < 25 or (gap < 90 and report.flat[two.start - 1] in "([")


def find(report: Report) -> Iterator[Fact]:
    """Facts of nodes_examined and nodes_positive; a sum over specimens is inferred and says so."""
    found = report.once(node_sum)
    if found is None:
        return
    start, end = found.spans[0]
    why = None if found.stated else f"added up over {len(found.spans)} places of the report"
    for name, value in (("nodes_examined", found.examined), ("nodes_positive", found.positive)):
        if value is not None:
            yield report.fact(name, str(value), start, end, status="stated" if found.stated else "inferred", reason=why)


# --- nodes without a number ------------------------------------------------------------------------------------------

_POSITIVE = loose(
    rf"metasta\w+[^\n]{{0,60}}?{NODE}|{NODE}[^\n]{{0,60}}?(?:metastatic|metasta\w+ (?:of|from|"
    rf"present|identified)|positive for|involved by|infiltrat\w+ by|with metasta\w+)"
)
_DENIED = re.compile(
    r"(?<![a-z])(?:no|negative|without|free|not|absen\w+|benign|0|none|n0|nx|unknown|if|number)(?![a-z])"
)
_DENIED_AFTER = loose(
    r"[^a-z0-9]{0,6}(?:is |are |was )?(?:no|not|absent|negative|none|n/a|cannot|unknown|0(?!\d)|"
    r"\(?pn\)?|\(n\)|examined|status)(?![a-z])"
)


def positive_node(report: Report) -> tuple[int, int] | None:
    """A place outside the gross description that says, without denial, that a lymph node holds cancer."""
    for match in _POSITIVE.finditer(report.flat):
        start, end = match.span()
        if report.section_at(start).kind in _SECTIONS or _DENIED.search(match.group()):
            continue
        if _DENIED_AFTER.match(report.flat, end, report.sentence_at(start).end):
            continue
        context = report.context(start, end)
        if not (context.negated or context.hedged or context.hypothetical or context.historical or context.family):
            return start, end
    return _positive_specimen(report)


def _positive_specimen(report: Report) -> tuple[int, int] | None:
    """A specimen that is a lymph node, with cancer in its diagnosis."""
    for specimen in report.specimens:
        title = report.flat[specimen.name.start : specimen.name.end]
        if re.search(NODE, title) and not re.search(r"ectomy(?! specimen)|resection(?! of lymph)", title):
            body = re.compile(r"metasta\w+|(?:adeno)?carcinoma").search(report.flat, specimen.name.end, specimen.end)
            if body and not report.context(*body.span()).negated:
                after = report.flat[body.end() : body.end() + 44].partition("\n")[0]
                if not re.search(r"(?<![a-z])(?:not|no|absent|negative)(?![a-z])", after):
                    return body.span()
    return None


_NONE = loose(
    rf"(?<![a-z])(?:no|without|negative for|free of) (?:evidence of |any |signs? of |"
    rf"histologic(?:al)? )*(?:regional |local |pelvic |axillary |hilar )*{NODE} (?:metasta\w+|"
    rf"involvement)|"
    rf"{NODE}[ :;.,-]{{1,4}}(?:[a-z]+, ){{0,2}}?(?:are |is |all |status |: ){{0,3}}(?:not involved|"
    rf"uninvolved|negative|free of (?:tumou?r|carcinoma|malignancy|metasta\w+)|no (?:tumou?r|"
    rf"malignancy|carcinoma|metasta\w+)|reactive|benign|tumou?r-? ?free)|"
    rf"{NODE} (?:metasta\w+|involvement)[ ?:.]{{1,4}}(?:none|no(?![a-z])|absent|not (?:identified|"
    rf"seen|present)|negative)|"
    rf"(?<![a-z])(?:all|multiple) (?:[a-z]+ ){{0,3}}?{NODE}[^\n]{{0,30}}?(?:negative|free of|no "
    rf"(?:tumou?r|malignan\w+|metasta\w+)|tumou?r-? ?free)"
)


def no_positive_node(report: Report) -> tuple[int, int] | None:
    """A place outside the gross description that says, without a number, that the nodes hold no cancer."""
    for match in _NONE.finditer(report.flat):
        start, end = match.span()
        if report.section_at(start).kind in _SECTIONS:
            continue
        after = report.flat[end : end + 40].partition("\n")[0]
        if re.match(r"[^a-z]{0,3}(?:pn1|\(pn\)|cannot|n[1-3]|specified)", after):
            continue
        context = report.context(start, end)
        if not (context.hedged or context.hypothetical or context.historical or context.family):
            return start, end
    return None
