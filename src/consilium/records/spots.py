"""Where a text names which of several cancers, and which one a spot in it is said of."""

import re
from collections.abc import Sequence

from consilium.case import Document, Fact
from consilium.oncology import kind, mentions
from consilium.records.apart import kin
from consilium.records.cancer_group import CancerGroup, families, one_organ

_SENTENCE_END = re.compile(r"\n|[.;!?]\s")
_EARLIER = re.compile(r"\b(?:history|h/o|hx|prior|previous(?:ly)?|remote|past)\b", re.I)
_QUALIFIES = re.compile(r"(?:(?!\band\b|\bor\b)[\w -]){0,25}")

#: How far back, in characters, a cancer named again is looked for.
_REACH = 2000

#: A cancer that a text names in passing and no group holds.
STRANGER = CancerGroup([])


def nearest(
    fact: Fact,
    at: int,
    here: Sequence[CancerGroup],
    home: Sequence[CancerGroup],
    groups: Sequence[CancerGroup],
    document: Document,
) -> CancerGroup | None:
    """In a text that names several cancers: the one named last before a spot, first of all in its own sentence."""
    begin, end = stretch(document.text, at, fact.end)
    inside = spots(begin, end, here, groups, document)
    if len(here) < 2 and (home is here or not here) and all(any(g is h for h in here) for _, _, g in inside):
        return None
    following = next((s for s in inside if fact.end is not None and s[0] >= fact.end), None)
    if following and _QUALIFIES.fullmatch(document.text, fact.end or at, following[0]):
        return following[2]  # "stage II colon cancer"
    before = [g for start, _, g in inside if start <= at]
    if before:
        return before[-1]
    if inside:
        return inside[0][2]
    earlier = [s for s in spots(max(0, begin - _REACH), begin, here, groups, document) if s[2] in here]
    # A list of former illnesses does not take what follows it.
    return next((g for _, _, g in reversed(earlier) if not g.past), _first_named(home, document))


def _first_named(here: Sequence[CancerGroup], document: Document) -> CancerGroup | None:
    def first(group: CancerGroup) -> int:
        return min((f.start or 0 for f in group.named if f.document == document.source), default=0)

    return min((g for g in here if not g.past), key=first, default=next(iter(here), None))


def stretch(text: str, start: int, end: int | None) -> tuple[int, int]:
    """The sentence, or the line, around a quote."""
    begin = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    stop = _SENTENCE_END.search(text, end or start)
    return begin, min(stop.start() if stop else len(text), (end or start) + 400)


def spots(
    begin: int, end: int, here: Sequence[CancerGroup], groups: Sequence[CancerGroup], document: Document
) -> list[tuple[int, int, CancerGroup]]:
    """Where a stretch of text names a cancer, in order: one of the document's own, or a former one that it mentions."""
    found = {
        f.start: (f.start, f.end or f.start, g)
        for g in here
        for f in g.named
        if f.document == document.source and f.start is not None and begin <= f.start < max(end, 1)
    }
    words = document.text[begin:end]
    former = _EARLIER.search(words)
    if words and (former or len(here) > 1):
        for mention in mentions(words):
            group = _named_by(mention.code, here)
            if group is None and former and former.start() < mention.start and _placed(mention.code):
                group = _named_by(mention.code, groups) or STRANGER
            if group and not any(s <= begin + mention.start < e for s, e, _ in found.values()):
                found[begin + mention.start] = (begin + mention.start, begin + mention.end, group)
    return [found[start] for start in sorted(found)]


def _named_by(code: str | None, groups: Sequence[CancerGroup]) -> CancerGroup | None:
    """The cancer of that name, else the one of that organ."""
    named = kind(code) if code else None
    if named is None:
        return None
    same = (g for g in groups if any(kin(named.code, c) for c in g.codes))
    organ = (g for g in groups if (other := kind(g.code)) and one_organ(named, other))
    return next(same, next(organ, None))


def _placed(code: str | None) -> bool:
    return code is not None and "unknown_primary" not in families(code)
