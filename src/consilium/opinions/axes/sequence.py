"""Sequence: the order of two or more treatments still to come, also where the later one hangs on a condition."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.letter import Letter
from consilium.opinions.model import Statement
from consilium.opinions.named import Named
from consilium.opinions.words import plain_terms

AXIS = "sequence"

_THEN = re.compile(
    r"\b(?:then|followed by|after that|thereafter|afterwards?|and later|next|subsequently|with \w+ after that|"
    r"after (?:that|this|which|it))\b|→|->",
    re.I,
)
_AFTER = re.compile(r"\b(?:after|following|once (?:she|he) has (?:finished|recovered from)|post)\b", re.I)
#: "Radiation follows the chemotherapy", "radiation once the chemotherapy is done".
_FOLLOWS = re.compile(r"^[^.;]{0,40}\b(?:(?<!be )follows|comes after|to follow)\b[^.;]{0,15}$", re.I)
_ONCE = re.compile(r"\b(?:once|when|as soon as)\b[^.;]{0,25}$", re.I)
_DONE = re.compile(
    r"[^.;,]{0,15}\b(?:is|are|has been|have been)\b[^.;,]{0,10}\b(?:done|finished|complete\w*|over|ended)\b", re.I
)
#: "A month later six further rounds follow", "starts ten days after that".
_LATER_ON = re.compile(r"\b(?:days?|weeks?|months?) (?:later|afterwards?|after that)\b[^.;]{0,40}$", re.I)
#: "letrozole will follow", "brachytherapy to finish", "transplant in first remission".
_COMES_LAST = re.compile(
    r"[^.;,]{0,15}?\b(?:(?:will|to) follow\b(?! up)|to finish\b|last\b(?! (?:week|month|year))|in (?:first|complete) "
    r"remission|in CR\d?\b|"
    r"as consolidation|(?:starts?|begins?) [^.;]{0,30}\bafter that)",
    re.I,
)
#: The longest mark of a list line that may stand between two sentences: "\n - then".
_BULLET = 5
#: A line that opens with the time since the one before: "4-5 weeks after: pembrolizumab".
_WEEKS_AFTER = re.compile(
    r"\W*(?:about )?(?:\w+|\d+)?(?:\s?(?:-|–|to|or)\s?\w+)? ?(?:days?|wks?|weeks?|mos?|months?) "
    r"(?:after(?:wards?)?|later|post-?op\w*)\s?[:,]",
    re.I,
)
#: "wide excision four to six weeks after", "resection 4-6 weeks later".
_WEEKS_ON = re.compile(
    r"[^.;,]{0,30}?\b(?:afterwards?|after that|(?:days?|wks?|weeks?|months?) (?:later|after(?:wards?)?)(?=\s*[.;,]|"
    r"\s*$))",
    re.I,
)
#: Kept for the case that the first treatment fails: "held back for residual disease", "a safety net".
_KEPT = re.compile(
    r"[^.;]{0,70}?\b(?:held (?:back|in reserve)|safety net|in reserve|(?:is|are) for later|fall-?back|back-?up|"
    r"rescue if|"
    r"(?:only|would) (?:only )?come (?:up|into question|into play))\b",
    re.I,
)
#: What a way does to people, in general: "pre-op radiation doubles the complications".
_DOES = re.compile(
    r"\s+(?:doubles?|gives?|raises?|brings?|means|costs?|has|had|would|leads?|increases?|causes?|carr(?:y|ies)|is a|"
    r"makes?|spoils?|adds?)\b",
    re.I,
)
#: On both sides of the other: "four cycles before and four after the operation".
_AROUND = re.compile(r"\bbefore\b[^.;]{0,25}\bafter\b[^.;]{0,12}$", re.I)
_TOGETHER = re.compile(
    r"\b(?:together|at the same time|concurrent(?:ly)?|simultaneous(?:ly)?)\b[^.;]{0,25}\b(?:rather than|instead of|"
    r"not|and not)\b|"
    r"\b(?:rather than|instead of|not) (?:one after the other|in sequence|sequential\w*|in turn)\b",
    re.I,
)
_ORDERS = ("chemotherapy<radiation", "radiation<chemotherapy")
_FIRST = re.compile(r"^[^.;]{0,40}\bfirst\b(?! (?:dose|line|cycle|fraction|week|choice))", re.I)
_AFTERWARDS = re.compile(
    r"\b(?:post-?op|afterwards?|after it|after (?:surgery|the operation)|postoperative|adjuvant|thereafter|later)\b",
    re.I,
)
_BEFOREHAND = re.compile(
    r"\b(?:neoadjuvant|pre-?op(?:erative(?:ly)?)?|prior to surgery|before surgery|before the operation|induction)\b",
    re.I,
)


def read(letter: Letter) -> Statement | None:
    """Pairs of steps in their order (``systemic<surgery``), from words of order and from what is kept for later."""
    steps = [_kept(n) for n in letter.treatments if n.category in ("surgery", "radiation", "systemic", "local")]
    steps = [n for n in steps if not _TRIAL.match(n.sentence.text)]
    now = [n for n in steps if n.stance == "advised"]
    if not now:  # a board's conclusion: a list under the diagnosis
        now = [n for n in steps if n.stance == "named" and n.sentence.item and n.sentence.section == "diagnosis"]
    coming = [n for n in steps if n in now or n.stance in ("condition", "later") or n.detail == "when"]
    if not now:
        return None
    found: list[tuple[Named, str]] = []
    around: list[tuple[Named, str]] = []
    for one, two in _neighbours(coming):
        if _AROUND.search(letter.text[one.end : two.start]):
            around += [(two, f"{_step(one)}<{_step(two)}"), (two, f"{_step(two)}<{_step(one)}")]
            continue
        order = _order(letter, one, two)
        if order:
            found.append((two, order))
    for step in coming:
        found.extend((step, o) for o in _by_adjective(letter, step, coming))
    found += _numbered(letter, now)
    for step in (n for n in steps if n.stance == "later" or (n.stance == "condition" and _hangs_behind(n))):
        found.extend((step, f"{_step(n)}<{_step(step)}") for n in now if n.term != step.term)
    pairs = [(n, o) for n, o in found if o.partition("<")[0] != o.partition("<")[2]]
    told = _settled(pairs) + around
    pairs += around
    together = _together(letter, now)
    if together and not pairs:
        pairs = [(now[0], "")]
    taken_over = not pairs and _takes_over(letter, now)
    if taken_over:
        pairs = [(now[0], "")]
    if not pairs and not (_first_step(letter, coming, []) and len({_step(n) for n in coming}) > 1):
        return None
    if not pairs:
        pairs = [(coming[0], "")]
    pairs = [(n, o) for n, o in pairs if o not in _ORDERS or not together]
    terms = (
        together
        | frozenset(o for _, o in pairs if o)
        | {f"step={_step(n)}" for n in coming}
        | _first_step(letter, coming, [o for _, o in pairs])
    )
    return join_statement(
        letter, [(n.sentence, n.sentence.start, n.sentence.end) for n, _ in pairs[:1]], terms,
        value=_TAKEN_OVER if taken_over else _value(told, pairs, coming[0]),
    )  # fmt: skip


_TRIAL = re.compile(r"\W*(?:clinical )?(?:trials?|study|studies)\s*[:–-]", re.I)


def _kept(named: Named) -> Named:
    """A treatment that waits in reserve is a later step, however it is named."""
    rest = named.sentence.text[named.end - named.sentence.start :]
    return replace(named, stance="later") if named.stance == "advised" and _KEPT.match(rest) else named


_TAKEN_OVER = "the order that the other doctor plans"


def _hangs_behind(named: Named) -> bool:
    """Whether a treatment hangs on how the one before it turns out: residual tumor, margins, nodes, response."""
    return _ON_OUTCOME.search(named.sentence.text) is not None


#: What is known only once the treatment before has been given.
_ON_OUTCOME = re.compile(
    r"\b(?:residual|persist\w*|remains?|left|still (?:there|present|positive)|incomplete|margins?|final path\w*|"
    r"fails?|failure|"
    r"respon\w+|does not (?:shrink|work|clear)|salvage|months? after)\b",
    re.I,
)


_TAKES_OVER = re.compile(
    r"\b(?:agrees? with|supports?|endorses?|concurs? with|same as|seconds?|happy with|signs?) (?:\w+ ){0,2}?(?:the|"
    r"your|this|"
    r"that|his|her|their) "
    r"(?:\w+ ){0,2}?(?:plan|order|sequence|proposal|recommendations?|advice)\b|"
    r"\bmy advice is the (?:one|same)|\b(?:come|came|ends?) out (?:exactly )?where\b|\bnothing to (?:add|change)\b|"
    r"\bwould (?:change nothing|not change (?:a thing|anything|it))|\bexactly (?:as|what) (?:you|he|she|"
    r"they) (?:plan|propose|"
    r"recommend|advise)\w*|\bin (?:that|this|the same) order\b",
    re.I,
)


def _takes_over(letter: Letter, now: list[Named]) -> bool:
    """Whether the letter names two steps and takes over the other doctor's plan as it is, its order included."""
    return len({_step(n) for n in now}) > 1 and any(_TAKES_OVER.search(s.text) for s in letter.sentences)


def _numbered(letter: Letter, now: list[Named]) -> list[tuple[Named, str]]:
    """A list with numbers, each line another step: "1. radiation, 2. chemotherapy, 3. resection"."""
    lines: list[Named] = []
    for n in now:
        sentence = n.sentence
        mark = letter.text[max(0, sentence.start - 5) : sentence.start]
        if sentence.section != "plan" or not re.search(r"\d[.)]\s*$", mark) or n.start - sentence.start > 40:
            continue
        last = lines[-1].sentence if lines else None
        if last is None or (last.start != sentence.start and last.block == sentence.block):
            lines.append(n)
    steps = list(dict.fromkeys(_step(n) for n in lines))
    if len(lines) < 2 or len(steps) != len(lines):
        return []
    return [(two, f"{_step(one)}<{_step(two)}") for one, two in pairwise(lines)]


def _together(letter: Letter, now: list[Named]) -> frozenset[str]:
    """Whether the letter wants drugs and radiation at the same time, and says that this is no matter of course."""
    for sentence in letter.sentences:
        kinds = {_step(n) for n in now if n.sentence.start == sentence.start}
        if _TOGETHER.search(sentence.text) and {"chemotherapy", "radiation"} <= kinds:
            return frozenset({"together"})
    return frozenset()


def _settled(pairs: list[tuple[Named, str]]) -> list[tuple[Named, str]]:
    """Without the orders that the same letter turns round more often, or as often: one of the two is misread."""
    counts = Counter(o for _, o in pairs)
    return [(n, o) for n, o in pairs if counts[o] > counts[_turn(o)]]


def _value(told: list[tuple[Named, str]], pairs: list[tuple[Named, str]], first: Named) -> str:
    if told:
        return ", ".join(dict.fromkeys(_in_words(o) for _, o in told))
    return "the order is told in more than one way" if any(o for _, o in pairs) else f"{_name(_step(first))} first"


def _in_words(order: str) -> str:
    one, _, two = order.partition("<")
    return f"{_name(one)} before {_name(two)}"


def _name(step: str) -> str:
    """A step as a patient reads it."""
    if step.startswith(("drug:", "class:")):
        return plain_terms({step})
    return _NAMES.get(step) or step.partition(":")[2].replace("_", " ") or step.replace("_", " ")


def _step(named: Named) -> str:
    """Surgery, radiation, or the kind of drug: chemotherapy and endocrine treatment are different steps."""
    if named.category != "systemic":
        return named.category
    return (
        named.detail
        if named.detail in ("endocrine", "cellular", "transplant", "radionuclide")
        else named.term
        if named.detail in ("targeted", "immunotherapy")
        else "chemotherapy"
    )


_NAMES = {
    "surgery": "surgery",
    "local": "local treatment",
    "endocrine": "treatment against hormones",
    "cellular": "cell therapy",
    "radionuclide": "radioactive drug",
}


def _neighbours(steps: list[Named]) -> Iterator[tuple[Named, Named]]:
    for place, one in enumerate(steps):
        for two in steps[place + 1 : place + 4]:
            if two.start - one.end < 260:
                yield one, two


def _order(letter: Letter, one: Named, two: Named) -> str | None:
    """The order of two steps named one after the other, by the words between and before them."""
    gap = letter.text[one.end : two.start]
    if len(re.findall(r"\n\s*\n", gap)):
        return None
    close = gap[-45:]
    same = one.sentence.start == two.sentence.start  # "before" and "after" belong to what their own sentence names
    if same and re.search(r"\bbefore (?:the |an |her |his )?(?:\w+ ){0,2}$", close, re.I):
        return f"{_step(one)}<{_step(two)}"
    if (
        same
        and _AFTER.search(close)
        and re.search(
            r"\b(?:after|following)\s+"
            r"(?:(?:\w+ ){1,2}(?:weeks|months|cycles) of |the |her |his |(?!that|this|which|it\b)\w+ )?$",
            close,
            re.I,
        )
    ):
        return f"{_step(two)}<{_step(one)}"
    if _THEN.search(letter.text, max(one.end, two.sentence.start - _BULLET), two.start):
        return f"{_step(one)}<{_step(two)}"
    lead = letter.text[max(one.sentence.start, one.start - 40) : one.start]
    if re.search(r"\bafter (?:\w+ ){0,3}$", lead, re.I):
        return f"{_step(one)}<{_step(two)}"
    if (
        re.search(
            r"\bbefore (?:the )?(?:first )?(?:fraction|radiation|radiotherapy)\b",
            letter.text[two.end : two.sentence.end],
            re.I,
        )
        and one.category == "radiation"
    ):
        return f"{_step(two)}<radiation"
    if _FOLLOWS.search(gap) or (_ONCE.search(gap) and _DONE.match(letter.text[two.end : two.end + 40])):
        return f"{_step(two)}<{_step(one)}"
    if same and _LATER_ON.search(gap):
        return f"{_step(one)}<{_step(two)}"
    if _COMES_LAST.match(letter.text[two.end : two.sentence.end]) and one.stance == "advised":
        return f"{_step(one)}<{_step(two)}"
    if _WEEKS_AFTER.match(two.sentence.text) and not same:
        return f"{_step(one)}<{_step(two)}"
    if _WEEKS_ON.match(letter.text[two.end : two.end + 45]):
        return f"{_step(one)}<{_step(two)}"
    return None


def _by_adjective(letter: Letter, step: Named, coming: list[Named]) -> Iterator[str]:
    """Order that a word beside the step tells: neoadjuvant, adjuvant, first, postoperative."""
    near = letter.text[max(step.sentence.start, step.start - 30) : step.end + 5]
    added = re.search(r"\badd\s+(?:\w+\s){0,2}$", letter.text[step.sentence.start : step.start], re.I)
    if added and re.search(r"\b(?:when|once|from C\d|as soon as)\b", letter.text[step.end : step.sentence.end]):
        yield from (f"{n.term}<{step.term}" for n in coming[:1] if n.term != step.term)
    surgery = next((n for n in coming if n.category == "surgery"), None)
    if surgery and not _DOES.match(letter.text[step.end : step.sentence.end]) and step.category != "surgery":
        if _BEFOREHAND.search(near):
            yield f"{_step(step)}<surgery"
        elif _AFTERWARDS.search(near):
            yield f"surgery<{_step(step)}"
    if _FIRST.match(letter.text[step.end : step.sentence.end]):
        for other in coming:
            if other.start > step.end and _step(other) != _step(step):
                yield f"{_step(step)}<{_step(other)}"
                return


def _first_step(letter: Letter, coming: list[Named], pairs: list[str]) -> frozenset[str]:
    """What comes first: a step that the letter calls first, or the one that no other goes before."""
    for step in coming:
        rest = letter.text[step.end : step.sentence.end]
        if _FIRST.match(rest) or (
            step.category != "surgery"
            and not _DOES.match(rest)
            and _BEFOREHAND.search(letter.text[max(step.sentence.start, step.start - 30) : step.end])
        ):
            return frozenset({f"first={_step(step)}"})
    left, right = {o.partition("<")[0] for o in pairs}, {o.partition("<")[2] for o in pairs}
    return frozenset(f"first={s}" for s in left - right) if len(left - right) == 1 else frozenset()


def compare(a: Statement, b: Statement) -> Difference | None:
    """A pair of steps that one doctor turns round, or another step that comes first."""
    pairs = [_coarse(s) for s in (a, b)]
    turned = [o for o in sorted(pairs[0]) if _turn(o) in pairs[1] - pairs[0] and o not in pairs[1]]
    for one, two in ((a, b), (b, a)):
        if "together" in one.terms and "together" not in two.terms and two.terms & set(_ORDERS):
            turned.append("chemotherapy and radiation together / one after the other")
    if not turned:
        first = [next((t.partition("=")[2] for t in s.terms if t.startswith("first=")), None) for s in (a, b)]
        steps = [{t.partition("=")[2] for t in s.terms if t.startswith("step=")} for s in (a, b)]
        coarse = not any(":" in (f or ":") for f in first)
        if coarse and first[0] != first[1] and set(first) <= steps[0] & steps[1]:
            turned = [f"{_name(first[0] or '')} first / {_name(first[1] or '')} first"]
    if not turned:
        return None
    return Difference(tuple(_in_words(o) if "<" in o else o for o in turned), matters=True)


def _coarse(statement: Statement) -> frozenset[str]:
    """The orders of the kinds of treatment; drugs against a target are one kind beside surgery and radiation."""
    orders = (t.partition("<") for t in statement.terms if "<" in t)
    coarse = (tuple("drugs" if ":" in step else step for step in (one, two)) for one, _, two in orders)
    local = ("surgery", "radiation", "local")  # drugs come before and after a transplant as a matter of course
    return frozenset(f"{a}<{b}" for a, b in coarse if a != b and ("drugs" not in (a, b) or {a, b} & set(local)))


def _turn(order: str) -> str:
    one, _, two = order.partition("<")
    return f"{two}<{one}"
