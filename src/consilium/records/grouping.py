"""Sorts the cancers that documents name: which names mean one cancer, and which one the decision is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import Kind, is_a, kind
from consilium.records.apart import INFLAMMATORY_BREAST, WINDOW_DAYS, kin
from consilium.records.seconds import divide, sides_of

#: What a document is worth as a witness of which cancer the decision is about.
_WEIGHT = {
    "pathology_report": 5,
    "clinic_note": 4,
    "tumor_board_note": 4,
    "operation_note": 4,
    "genomics_report": 3,
    "imaging_report": 2,
    "discharge_summary": 2,
    "fhir_bundle": 3,
    "clinical_summary": 3,
}


#: A cancer that no record has named for so long gives way to one that is newly found.
_OLD_DAYS = 730
#: Kinds that seldom decide: in situ, of the skin's surface, of uncertain behaviour.
_LESSER = frozenset(("in_situ", "skin_keratinocyte", "benign_or_borderline"))


@dataclass
class CancerGroup:
    """Names that mean one cancer."""

    named: list[Fact]  # the facts that name it, in the order of the documents
    code: str = ""  # the one to go by
    past: bool = False
    old: bool = False
    score: tuple[int, int, int] = (0, 0, 0)
    codes: set[str] = field(init=False)
    documents: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = {f.value for f in self.named}
        self.documents = {f.document for f in self.named}


def group_cancers(facts: list[Fact], documents: tuple[Document, ...]) -> tuple[CancerGroup, ...]:
    """Cancers named by the facts, the one that the decision is about first."""
    named = [f for f in facts if f.field == "cancer" and f.status != "absent" and kind(f.value)]
    by_source = {d.source: d for d in documents}
    groups = _with_placeless(_by_cancer(named, by_source), named)
    for group in groups:
        group.past = _past(group, groups, facts)
        group.code = _leading_code(group, facts, by_source)
        group.score = _score(group, documents)
    for group in groups:
        group.old = _old(group, groups, facts)
    return tuple(sorted(groups, key=lambda g: (g.past, g.old, *(-part for part in g.score))))


def _by_cancer(named: list[Fact], documents: Mapping[str, Document]) -> list[CancerGroup]:
    """Names with a place: one organ after the other, and the cancers of each."""
    placed = [f for f in named if not _placeless(f)]
    organs: list[set[str]] = []
    for fact in sorted(placed, key=lambda f: -_depth(f.value)):
        home = next((codes for codes in organs if _same(fact.value, codes)), None)
        if home is None:
            organs.append(home := set())
        home.add(fact.value)
    return [
        CancerGroup([f for f in mine if f in cancer])
        for codes in organs
        if (mine := [f for f in placed if f.value in codes])
        for cancer in divide(mine, sides_of(mine, documents), documents)
    ]


def _with_placeless(groups: list[CancerGroup], named: list[Fact]) -> list[CancerGroup]:
    """Names without a place ("adenocarcinoma", unknown primary), each with the one cancer that it fits best.

    They never join two cancers, and where none fits they are one of their own.
    """
    homeless: list[Fact] = []
    more: list[list[Fact]] = [[] for _ in groups]
    for fact in (f for f in named if _placeless(f)):
        fitting = [i for i, group in enumerate(groups) if _one_tissue(fact, group)]
        if fitting:
            more[max(fitting, key=lambda i: _fit(fact, groups[i]))].append(fact)
        else:
            homeless.append(fact)
    joined = [
        CancerGroup([f for f in named if f in (*g.named, *m)]) if m else g for g, m in zip(groups, more, strict=True)
    ]
    return [*joined, CancerGroup(homeless)] if homeless else joined


def _placeless(fact: Fact) -> bool:
    found = kind(fact.value)
    return found is not None and "unknown_primary" in found.families


def _one_tissue(fact: Fact, group: CancerGroup) -> bool:
    """Whether a name without a place can be a name of this cancer: a carcinoma of a carcinoma, not of a melanoma."""
    own = _families(fact.value) - {"unknown_primary"}
    return any(kin(fact.value, c) or not own or not (fams := _families(c)) or own & fams for c in group.codes)


def _fit(fact: Fact, group: CancerGroup) -> tuple[bool, bool, bool, int, int]:
    """The cancer of the same document or branch first, then one that decides, then the one named most and last."""
    serious = any(not _LESSER & _families(c) for c in group.codes)
    newest = max((f.date or Date.min).toordinal() for f in group.named)
    related = any(kin(fact.value, c) for c in group.codes)
    return (fact.document in group.documents, related, serious, len(group.documents), newest)


def _families(code: str) -> frozenset[str]:
    found = kind(code)
    return found.families if found else frozenset()


def _same(code: str, codes: Iterable[str]) -> bool:
    """Whether a name can mean the same cancer: the same, a coarser or finer name, or another name in the same organ.

    Two names in one organ that exclude each other are one cancer on which documents differ, not two cancers: that is
    the likelier and the more useful reading. What speaks against it, `divide` looks at.
    """
    for other in codes:
        one, two = kind(code), kind(other)
        if kin(code, other) or (one and two and _one_organ(one, two)):
            return True
    return False


def _one_organ(one: Kind, two: Kind) -> bool:
    # Skin holds many independent cancers in one person; a basal cell cancer is not a second name of a melanoma.
    return one.tissue == two.tissue and one.tissue != "SKIN"


def _past(group: CancerGroup, groups: list[CancerGroup], facts: list[Fact]) -> bool:
    """Whether records call it past and none calls it present; of two of one name the older one is meant as past."""
    status = [f for f in facts if f.field == "cancer_status" and f.about in group.codes]
    past = [f for f in status if f.value == "past"]
    present = [f for f in status if f.value in ("active", "recurrent")]
    twins = [g for g in groups if g is not group and g.codes & {f.about for f in status}]
    if any(_first(g) > _first(group) for g in twins):
        present = [
            f for f in present if f.document in group.documents and not any(f.document in g.documents for g in twins)
        ]
    elif twins:
        past = [f for f in past if f.document in group.documents and not any(f.document in g.documents for g in twins)]
    return bool(past) and not present


def _old(group: CancerGroup, groups: list[CancerGroup], facts: list[Fact]) -> bool:
    """Whether a newer cancer stands before this one: of the same organ, or found long after the last word on this."""
    for other in groups:
        if other is group or other.past or _LESSER & _families(other.code):
            continue
        one, two = kind(group.code), kind(other.code)
        if one and two and _one_organ(one, two) and 0 < _first(group) < _first(other) - WINDOW_DAYS:
            return True
        if 0 < _last(group, facts) < _first(other) - _OLD_DAYS:
            return True
    return False


def _first(group: CancerGroup) -> int:
    """The day when it was first named; 0: no record says."""
    return min((f.date.toordinal() for f in group.named if f.date), default=0)


def _last(group: CancerGroup, facts: list[Fact]) -> int:
    """The day when it was last named, or last called the present problem; 0: unknown."""
    days = [f.date.toordinal() for f in group.named if f.date]
    said = [f for f in facts if f.field == "cancer_status" and f.about in group.codes and f.value != "past"]
    if not days or any(f.path is not None and f.value == "active" for f in said):
        return 0
    return max(days + [f.date.toordinal() for f in said if f.date])


def _depth(code: str) -> int:
    depth, found = 0, kind(code)
    while found and found.parent:
        depth, found = depth + 1, kind(found.parent)
    return depth


def _inflammatory(group: CancerGroup, facts: list[Fact]) -> bool:
    """Breast cancer that a report calls inflammatory and that a T category, or more than one document, bears out."""
    found = kind(group.named[0].value)
    if not found or found.tissue != "BREAST":
        return False
    witnesses = {f.document for f in group.named if f.value == INFLAMMATORY_BREAST}
    category = any(f.field == "t" and f.value.upper() == "T4D" and f.document in group.documents for f in facts)
    return len(witnesses) > 1 or category


def _leading_code(group: CancerGroup, facts: list[Fact], documents: Mapping[str, Document]) -> str:
    """The name to go by: as the newest document nearest to the tissue says, made finer where another agrees with it."""

    def rank(fact: Fact) -> tuple[bool, bool, int, int, int]:
        document = documents.get(fact.document)
        weight = _WEIGHT.get(document.kind, 1) if document else 1
        return (
            _coarse(fact.value),
            fact.status != "stated",
            -weight,
            -(fact.date or Date.min).toordinal(),
            -_depth(fact.value),
        )

    if _inflammatory(group, facts):
        return INFLAMMATORY_BREAST
    lead = min(group.named, key=rank).value
    finer = [f.value for f in group.named if is_a(f.value, lead)]
    return max(finer, key=_depth, default=lead)


def _coarse(code: str) -> bool:
    """A mere place, or a name without one, gives way to any real kind."""
    found = kind(code)
    return found is None or found.parent is None or "unknown_primary" in found.families


def _score(group: CancerGroup, documents: tuple[Document, ...]) -> tuple[int, int, int]:
    """Weight of the documents that name it, then how new they are, then how often it is named.

    A cancer in situ or of the skin's surface gives way to one that decides more.
    """
    weight = sum(_WEIGHT.get(d.kind, 1) for d in documents if d.source in group.documents)
    if _LESSER & _families(group.code):
        weight //= 4
    newest = max(((f.date or Date.min).toordinal() for f in group.named), default=0)
    return (weight, newest, len(group.named))
