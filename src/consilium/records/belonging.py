"""Which cancer a fact belongs to: as it says itself, else the one named nearest before it, else its document's."""

import re
from collections.abc import Iterable, Mapping, Sequence

from consilium.case import CONTRACT_FIELDS, Document, Fact
from consilium.oncology import kind, mentions
from consilium.records.apart import kin, resource, same_time
from consilium.records.grouping import CancerGroup

#: Fields that describe one cancer; all others are statements on the journey, or about the person.
CANCER_FIELDS = frozenset(CONTRACT_FIELDS) - {"ecog", "treatment", "report_status"}
#: About the person whatever cancer the document names. What a doctor did, said or planned belongs to the cancer that
#: the doctor treated; an insurer's letter asks for a second opinion without naming one.
PERSON_FIELDS = frozenset(("ecog", "insurer_requires", "family_cancer", "emergency"))

#: What a text's own reader says reliably: where the cancer itself stands. Stage and its parts are placed by their spot.
_OWN_PLACE = frozenset(("site", "histology"))
_SENTENCE_END = re.compile(r"\n|[.;!?]\s")
_EARLIER = re.compile(r"\b(?:history|h/o|hx|prior|previous(?:ly)?|remote|past|in (?:19|20)\d\d)\b", re.I)
_QUALIFIES = re.compile(r"(?:(?!\band\b|\bor\b)[\w -]){0,25}")

#: How far back, in characters, a cancer named again is looked for.
_REACH = 2000

#: A cancer that a text names in passing and no group holds.
_STRANGER = CancerGroup([])


def owner(fact: Fact, groups: Sequence[CancerGroup], documents: Mapping[str, Document]) -> CancerGroup | None:
    """The cancer that a cancer's fact belongs to, or None when it is one that is not among them."""
    if fact.field == "cancer" and fact.status != "absent":
        return next((g for g in groups if fact in g.named), None)
    document = documents.get(fact.document)
    here = [g for g in groups if fact.document in g.documents]
    home = _home(document, here, groups)
    if document and _in_text(fact, document) and fact.status == "stated" and fact.field not in _OWN_PLACE:
        nearest = _nearest(fact, fact.start or 0, here, home, groups, document)
        if nearest:
            return None if nearest is _STRANGER else nearest
    if fact.about:
        return _about(fact, groups)
    # Before all others the present one: groups come in the order of what the decision is about.
    return next((g for g in home if not g.past), next(iter(home), None))


def owners(fact: Fact, groups: Sequence[CancerGroup], documents: Mapping[str, Document]) -> Sequence[CancerGroup]:
    """The cancers that a statement can be about; none when it is about one that is not among them."""
    if fact.about:
        found = _about(fact, groups)
        return (found,) if found else groups[:1]
    document = documents.get(fact.document)
    here = [g for g in groups if fact.document in g.documents]
    if document and _in_text(fact, document):
        begin, end = _stretch(document.text, fact.start or 0, fact.end)
        named = [g for _, _, g in _spots(begin, end, here, groups, document)]
        if named:
            return [g for g in named if g is not _STRANGER]
    return _home(document, here, groups)


def _home(
    document: Document | None, here: Sequence[CancerGroup], groups: Sequence[CancerGroup]
) -> Sequence[CancerGroup]:
    """The cancers that a document is about: those that it names, else the one of the decision.

    A note from the time of the present cancer that names only a former one tells of the present one.
    """
    if not here or (all(g.past for g in here) and not groups[0].past and _in_time(document, groups[0])):
        return groups[:1]
    return here


def _in_time(document: Document | None, group: CancerGroup) -> bool:
    first = min((f.date for f in group.named if f.date), default=None)
    day = document.date if document else None
    return not (day and first) or day >= first or same_time(day, first)


def _in_text(fact: Fact, document: Document) -> bool:
    return fact.start is not None and document.kind not in ("fhir_bundle", "clinical_summary")


def _about(fact: Fact, groups: Sequence[CancerGroup]) -> CancerGroup | None:
    """The cancer of the name that the fact gives; of two of one name that of its resource, its document, its time."""
    fitting = [g for g in groups if fact.about in g.codes]

    def distance(group: CancerGroup) -> tuple[bool, bool, int]:
        named = [f for f in group.named if f.document == fact.document]
        other = not any(fact.path and resource(f.path) == resource(fact.path) for f in named)
        gaps = [abs((f.date - fact.date).days) for f in named if f.date and fact.date]
        return (not named, other, min(gaps, default=0))

    return min(fitting, key=distance, default=None)


def _nearest(
    fact: Fact,
    at: int,
    here: Sequence[CancerGroup],
    home: Sequence[CancerGroup],
    groups: Sequence[CancerGroup],
    document: Document,
) -> CancerGroup | None:
    """In a text that names several cancers: the one named last before a spot, first of all in its own sentence."""
    begin, end = _stretch(document.text, at, fact.end)
    inside = _spots(begin, end, here, groups, document)
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
    earlier = [s for s in _spots(max(0, begin - _REACH), begin, here, groups, document) if s[2] in here]
    # A list of former illnesses does not take what follows it.
    return next((g for _, _, g in reversed(earlier) if not g.past), _first_named(home, document))


def _first_named(here: Sequence[CancerGroup], document: Document) -> CancerGroup | None:
    def first(group: CancerGroup) -> int:
        return min((f.start or 0 for f in group.named if f.document == document.source), default=0)

    return min((g for g in here if not g.past), key=first, default=next(iter(here), None))


def _stretch(text: str, start: int, end: int | None) -> tuple[int, int]:
    """The sentence, or the line, around a quote."""
    begin = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    stop = _SENTENCE_END.search(text, end or start)
    return begin, min(stop.start() if stop else len(text), (end or start) + 400)


def _spots(
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
            if group is None and former and former.start() < mention.start and _elsewhere(mention.code, here):
                group = _named_by(mention.code, groups) or _STRANGER
            if group and not any(s <= begin + mention.start < e for s, e, _ in found.values()):
                found[begin + mention.start] = (begin + mention.start, begin + mention.end, group)
    return [found[start] for start in sorted(found)]


def _named_by(code: str | None, groups: Iterable[CancerGroup]) -> CancerGroup | None:
    return next((g for g in groups if code and any(kin(code, c) for c in g.codes)), None)


def _elsewhere(code: str | None, here: Iterable[CancerGroup]) -> bool:
    """Whether a name is that of an organ which the document's own cancers are not of."""
    named = kind(code) if code else None
    if named is None or "unknown_primary" in named.families:
        return False
    return all((other := kind(g.code)) is None or other.tissue != named.tissue for g in here)
