"""Grade: numbers, words, Gleason, Nottingham, FNCLCC, WHO. Different words for the same grade agree."""

import re
from collections.abc import Iterator

from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.clauses import hypothetical
from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Statement
from consilium.opinions.speaker import about_relative

AXIS = "grade"

_GLEASON = {(3, 3): 1, (3, 4): 2, (4, 3): 3, (4, 4): 4, (3, 5): 4, (5, 3): 4, (4, 5): 5, (5, 4): 5, (5, 5): 5}
_BY_SUM = {6: "1", 7: "2-3", 8: "4", 9: "5", 10: "5"}
_PATTERNS = (
    (
        "gleason",
        re.compile(r"\b(?:Gleason(?:\s+(?:score|grade|sum|pattern))?\s*)?([345])\s*\+\s*([345])(?:\s*=\s*\d+)?", re.I),
    ),
    ("sum", re.compile(r"\bGleason(?:\s+(?:score|sum))?\s*(?:of\s*)?(6|7|8|9|10)\b", re.I)),
    ("group", re.compile(r"\b(?:grade\s+groups?|GG|ISUP(?:\s+grade)?(?:\s+group)?)\s*([1-5])\b", re.I)),
    (
        "number",
        re.compile(
            r"\b(?:(?:WHO|CNS WHO|FNCLCC|Nottingham|nuclear|histologic(?:al)?|Fuhrman|FIGO|"
            r"Elston)\s+)*(?:grade|gr\.?)\s*"
            r"(IV|I{1,3}|[1-4])[ABab]?(?:\s*(?:-|–|to|/)\s*([1-4]))?\b(?!\s*(?:esophagitis|neuropathy|toxicity|nausea|"
            r"diarrh|mucositis|fever|murmur))",
            re.I,
        ),
    ),
    ("number", re.compile(r"\b(?:WHO\s+)?G([1-4])\b(?!P)")),
    ("number", re.compile(r"\bCNS WHO\s+([1-4])\b")),
    ("nottingham", re.compile(r"\bNottingham\s+(?:score|sum)?\s*([3-9])\s*(?:of|/)\s*9", re.I)),
    (
        "words",
        re.compile(
            r"\b(well|moderately|poorly|mod(?:erate)?|poor|undifferentiated|mod-poorly|moderately to poorly)"
            r"(?:(?:-|\s+)(?:to\s+\w+\s+)?diff(?:erentiated|erentiation|\b)\.?)(?! (?:liposarcoma|"
            r"neuroendocrine|NET|thyroid))",
            re.I,
        ),
    ),
    (
        "words",
        re.compile(
            r"\b(high|low|intermediate|lowest|highest)[- ](?:nuclear )?grade\b(?!\s*(?:fever|temp|B-cell|B "
            r"cell|pyrexia))",
            re.I,
        ),
    ),
    ("words", re.compile(r"\bthe (lowest|highest) grade\b", re.I)),
)
_WORD = {
    "well": "1", "moderately": "2", "mod": "2", "moderate": "2", "poorly": "3", "poor": "3", "undifferentiated": "3-4",
    "mod-poorly": "2-3", "moderately to poorly": "2-3", "high": "high", "highest": "high",
    "low": "low", "lowest": "low", "intermediate": "2",
}  # fmt: skip
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_TOXIC = re.compile(r"\b(?:esophagitis|neuropathy|toxicity|mucositis|dermatitis|pneumonitis)\b", re.I)
_DYSPLASIA = re.compile(r"\b(?:dysplasia|intraepithelial|PIN|prostatic intra)\b", re.I)
_NOT_MINE = re.compile(
    r"\b(?:submitted diagnosis|outside (?:report|diagnosis)|previous(?:ly)?|difference from|same as those|cells of|"
    r"criteria (?:for|of)|not met)\b",
    re.I,
)


def read(letter: Letter) -> Statement | None:
    """The grade that this doctor holds, or None."""
    found: list[tuple[int, Sentence, int, int, str]] = []
    for place, sentence in enumerate(letter.sentences):
        if about_relative(sentence) or _TOXIC.search(sentence.text):
            continue
        for start, end, term in _terms(sentence):
            if _DYSPLASIA.search(sentence.text[max(0, start - sentence.start - 30) : end - sentence.start + 30]):
                continue
            if hypothetical(sentence, start, end) and not sentence.section:
                continue
            if _NOT_MINE.search(sentence.text[: start - sentence.start + 40]) or _denied(sentence, start):
                continue
            weight = {"diagnosis": 2, "plan": 2, "findings": 1}.get(sentence.section, 1)
            found.append((weight * 1000 - place, sentence, start, end, term))
    if not found:
        return None
    found.sort(key=lambda row: -row[0])
    terms = frozenset(row[4] for row in found)
    return join_statement(letter, [(s, a, b) for _, s, a, b, _ in found], terms)


def _denied(sentence: Sentence, start: int) -> bool:
    return (
        re.search(r"\b(?:not|no|never|against)\s+(?:a\s+|an\s+)?$", sentence.text[: start - sentence.start], re.I)
        is not None
    )


def _terms(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    taken: list[range] = []
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(sentence.text):
            if any(found.start() in r for r in taken):
                continue
            taken.append(range(found.start(), found.end()))
            yield sentence.start + found.start(), sentence.start + found.end(), _term(kind, found)


def _term(kind: str, found: re.Match[str]) -> str:
    if kind == "gleason":
        return f"group={_GLEASON.get((int(found[1]), int(found[2])), 5)}"
    if kind == "sum":
        return f"group={_BY_SUM[int(found[1])]}"
    if kind == "group":
        return f"group={found[1]}"
    if kind == "nottingham":
        score = int(found[1])
        return f"number={1 if score < 6 else 2 if score < 8 else 3}"
    if kind == "words":
        return f"number={_WORD[found[1].lower()]}"
    low = _ROMAN.get(found[1].upper(), found[1])
    return f"number={low}-{found[2]}" if found.re.groups > 1 and found[2] else f"number={low}"


def compare(a: Statement, b: Statement) -> Difference | None:
    """What differs between two grades; ranges and words that cover each other agree.

    Of several specimens the highest counts (prostate cores).
    """
    for system in ("group", "number"):
        left, right = _range(a, system), _range(b, system)
        if left and right:
            if left[1] < right[0] or right[1] < left[0]:
                return Difference((f"{a.value} / {b.value}",), matters=True)
            return None
    return None


def _range(statement: Statement, system: str) -> tuple[float, float] | None:
    """Lowest and highest grade that the highest statement allows: `high` is 3 to 4, `low` 1 to 2."""
    spans = []
    for term in statement.terms:
        key, _, value = term.partition("=")
        if key != system:
            continue
        if value == "high":
            spans.append((3.0, 4.0))
        elif value == "low":
            spans.append((1.0, 2.0))
        else:
            low, _, high = value.partition("-")
            spans.append((float(low), float(high or low)))
    if not spans:
        return None
    exact = [s for s in spans if s[0] == s[1]] if system == "number" else []
    best = max(exact or spans, key=lambda s: s[1])
    return best
