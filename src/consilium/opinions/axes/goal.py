"""Goal: cure, control, comfort or watch; said outright, or plain from the plan."""

import re

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.named import plan
from consilium.opinions.speaker import about_relative, is_asked

AXIS = "goal"

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cure",
        re.compile(
            r"\b(?:cur(?:e|ed|able|ative|atively|es|ing)|eradicat\w+|(?:get|be|being|getting) rid of (?:it|this|the)|"
            r"(?:destroy|remove|clear|take away|kill) (?:the |this |that )?(?:it|tumou?r|cancer|melanoma|disease|"
            r"growth|lymphoma|"
            r"leuk(?:a)?emia)?\s?for good|for good)\b",
            re.I,
        ),
    ),
    (
        "control",
        re.compile(
            r"\b(?:control(?:led|ling)?|prolong\w*|durable|(?:deep|long|durable) remission|kept? in check|many "
            r"(?:good )?years|"
            r"extend (?:her |his )?life|(?:hold|holds) (?:it|(?:the|this) (?:disease|tumou?r|cancer|kind))|(?:kept|"
            r"keep(?:ing)?) (?:\w+ )?(?:quiet|at bay|under control|stable)|live longer|gain (?:\w+ )?time|"
            r"good years|for years|long[- ]term|keep (?:him|her) walking|buy time)\b",
            re.I,
        ),
    ),
    (
        "comfort",
        re.compile(
            r"\b(?:comfort|hospice|palliat\w+|quality of (?:the )?(?:remaining )?life only|symptom relief)\b", re.I
        ),
    ),
)
_WATCH = re.compile(r"surveil|watch|observ|wait", re.I)
_GOAL = re.compile(
    r"\b(?:goals?|aim(?:s|ed)?|intent(?:ion|ional)?s?|intend(?:s|ed)?|purpose|hope|expect(?:ed)?|anticipate|"
    r"treat(?:ed|ment)?|"
    r"curable|curative|cured|cure (?:rate|is)|chance of cure|what we (?:want|are after)|possible|probably|"
    r"likelihood|outlook|a cure)\b",
    re.I,
)
#: The words that follow "goal" at once are the goal: "Goal long control, some are cured".
_RIGHT_AFTER = re.compile(
    r"\b(?:goals?|aim|intent(?:ion)?|purpose)\b(?: of (?:care|treatment))?\W+(?:\w+\W+){0,3}$", re.I
)
_PALLIATIVE = re.compile(r"palliat", re.I)
_RIGHT_BEFORE = re.compile(
    r"\s+is (?:the|our|my|what) (?:\w+ )?(?:goal|aim|intent|purpose|hope|we (?:want|are after|"
    r"aim))",
    re.I,
)
_CONTROLLED = re.compile(
    r"\b(?:pain|glucose|sugar|pressure|symptoms?|local|diabetes|seizures?|rate|birth|tumor board|quality|"
    r"growth|margin|positive|negative|internal|external|its|slide)[- ](?:\w+ )?control|well[- ]controlled|controlled "
    r"(?:on|with)|"
    r"local control|disease control rate|comfortable|for comfort|long-term (?:side|effects|use)",
    re.I,
)
_DENIED_CURE = re.compile(
    r"\b(?:not|no|nobody|never|cannot|can't|without|neither|isn't|won't)\b[^.;]{0,25}$|\b(?:only by|"
    r"only)\b[^.;]{0,5}$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[^.;,]{0,20}\b(?:unlikely|no longer|not (?:possible|expected|on offer|likely|realistic)|is not(?! less)|cannot|"
    r"impossible)",
    re.I,
)


def read(letter: Letter) -> Statement | None:
    """The goal as this doctor puts it; `watch` when the plan is to watch and nothing else."""
    own = plan(letter)
    watches = [n for n in own if n.category == "watch"]
    outright = next((n for n in watches if _WATCH.search(letter.text[n.start : n.end])), None)
    if watches and len(watches) == len(own):
        first = outright or own[0]
        terms = frozenset({"watch"} if outright or not _says_cure(letter) else {"watch", "cure"})
        return join_statement(
            letter, [(first.sentence, first.start, first.end)], terms, value=" and ".join(sorted(terms))
        )
    found: list[tuple[int, Sentence, int, int, str]] = []
    for sentence in letter.sentences:
        if sentence.section in ("history", "reviewed", "not_reviewed") or about_relative(sentence):
            continue
        for name, pattern in _CUES:
            for hit in pattern.finditer(sentence.text):
                if is_asked(sentence, sentence.start + hit.start()):
                    continue
                if name != "cure" and _CONTROLLED.search(sentence.text[max(0, hit.start() - 25) : hit.end() + 12]):
                    continue
                said = "no cure" if name == "cure" and _denied(sentence.text, hit) else name
                weight = 2 if _GOAL.search(sentence.text) or sentence.section == "goal" else 0
                weight += 3 * bool(_RIGHT_BEFORE.match(sentence.text[hit.end() :]))
                weight += 3 * bool(_RIGHT_AFTER.search(sentence.text[: hit.start()]))
                weight += hit.group().lower().startswith(("curativ", "curabl"))
                found.append((weight, sentence, sentence.start + hit.start(), sentence.start + hit.end(), said))
    if any(n.category == "comfort" for n in own) and not any(f[4] == "cure" for f in found):
        n = next(n for n in own if n.category == "comfort")
        found.append((5, n.sentence, n.start, n.end, "comfort"))
    if any(n.category in ("systemic", "radiation", "surgery") for n in own):
        # "palliative" chemotherapy is given to control the disease; comfort is what is left without it
        found = [(w, s, a, b, "control" if _PALLIATIVE.match(letter.text, a) else x) for w, s, a, b, x in found]
    return _decide(letter, found)


def _says_cure(letter: Letter) -> bool:
    """Whether the letter speaks of cure, as one that only follows up a treated person may."""
    return any(
        hit and s.section not in ("history", "reviewed", "not_reviewed") and not _denied(s.text, hit)
        for s in letter.sentences
        for hit in [_CUES[0][1].search(s.text)]
    )


def _denied(text: str, hit: re.Match[str]) -> bool:
    return bool(_DENIED_CURE.search(text[: hit.start()]) or _DENIED_AFTER.match(text[hit.end() :]))


def _decide(letter: Letter, found: list[tuple[int, Sentence, int, int, str]]) -> Statement | None:
    if not found:
        return None
    best = max(weight for weight, *_ in found)
    strong = [f for f in found if f[0] >= min(best, 5 if best >= 5 else 2)]
    said = {f[4] for f in strong}
    terms = said - {"no cure"}
    if "no cure" in said:
        terms = (terms - {"cure"}) or {"control"}
    if "cure" in terms:
        terms = {"cure"}
    if terms == {"comfort", "control"} and not any(f[0] >= 5 for f in found):
        terms = {"control", "comfort"}
    passages = [(s, a, b) for _, s, a, b, name in strong if name in terms or name == "no cure"]
    return join_statement(letter, passages, frozenset(terms), value=" and ".join(sorted(terms)))


def compare(a: Statement, b: Statement) -> Difference | None:
    """Goals differ when they have nothing in common."""
    if a.terms & b.terms:
        return None
    return Difference((f"{a.value} / {b.value}",), matters=True, main=True)
