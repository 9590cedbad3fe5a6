"""Sorts the cancers that documents name: which names mean one cancer, and which one the decision is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import Kind, is_a, kind

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


#: Inflammatory breast cancer is a clinical form of which the tissue report names the histology: both names are right,
#: and this one decides how fast things must go.
INFLAMMATORY_BREAST = "IBC"


@dataclass
class CancerGroup:
    """Names that mean one cancer."""

    code: str  # the most specific one
    codes: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    past: bool = False
    score: tuple[int, int, int] = (0, 0, 0)


def group_cancers(facts: list[Fact], documents: tuple[Document, ...]) -> tuple[CancerGroup, ...]:
    """Cancers named by the facts, the one that the decision is about first."""
    named = [f for f in facts if f.field == "cancer" and f.status != "absent" and kind(f.value)]
    groups: list[CancerGroup] = []
    for fact in sorted(named, key=lambda f: -_depth(f.value)):
        home = next((g for g in groups if _same(fact.value, g.codes)), None)
        if home is None:
            home = CancerGroup(fact.value)
            groups.append(home)
        home.codes.add(fact.value)
        home.documents.add(fact.document)
    past = {f.about for f in facts if f.field == "cancer_status" and f.value == "past" and f.about}
    for group in groups:
        group.past = bool(group.codes & past) and not _present(group, facts)
        group.code = _leading_code(group, named, facts, documents)
        group.score = _score(group, documents, named)
    return tuple(sorted(groups, key=lambda g: (g.past, *(-part for part in g.score))))


def _same(code: str, codes: Iterable[str]) -> bool:
    """Whether a name can mean the same cancer: the same, a coarser or finer name, or another name in the same organ.

    Two names in one organ that exclude each other are one cancer on which documents differ, not two cancers: that is
    the likelier and the more useful reading.
    """
    for other in codes:
        if code == other or is_a(code, other) or is_a(other, code):
            return True
        one, two = kind(code), kind(other)
        if one and two and (_unnamed_place(one) or _unnamed_place(two) or _one_organ(one, two)):
            return True
    return False


def _one_organ(one: Kind, two: Kind) -> bool:
    # Skin holds many independent cancers in one person; a basal cell cancer is not a second name of a melanoma.
    return one.tissue == two.tissue and one.tissue != "SKIN"


def _unnamed_place(named: Kind) -> bool:
    """A name without a place ("adenocarcinoma", unknown primary) joins the cancer whose place is known."""
    return "unknown_primary" in named.families


def _present(group: CancerGroup, facts: list[Fact]) -> bool:
    status = (f for f in facts if f.field == "cancer_status" and f.about in group.codes)
    return any(f.value in ("active", "recurrent") for f in status)


def _depth(code: str) -> int:
    depth, found = 0, kind(code)
    while found and found.parent:
        depth, found = depth + 1, kind(found.parent)
    return depth


def _inflammatory(group: CancerGroup, mine: list[Fact], facts: list[Fact]) -> bool:
    """Breast cancer that a report calls inflammatory and that a T category, or more than one document, bears out."""
    found = kind(group.code)
    if not found or found.tissue != "BREAST":
        return False
    witnesses = {f.document for f in mine if f.value == INFLAMMATORY_BREAST}
    category = any(f.field == "t" and f.value.upper() == "T4D" and f.document in group.documents for f in facts)
    return len(witnesses) > 1 or category


def _leading_code(group: CancerGroup, named: list[Fact], facts: list[Fact], documents: tuple[Document, ...]) -> str:
    """The name to go by: as the newest document nearest to the tissue says, made finer where another agrees with it."""
    by_source = {d.source: d for d in documents}
    mine = [f for f in named if f.value in group.codes]

    def rank(fact: Fact) -> tuple[bool, bool, int, int, int]:
        document = by_source.get(fact.document)
        weight = _WEIGHT.get(document.kind, 1) if document else 1
        return (
            _coarse(fact.value),
            fact.status != "stated",
            -weight,
            -(fact.date or Date.min).toordinal(),
            -_depth(fact.value),
        )

    if _inflammatory(group, mine, facts):
        return INFLAMMATORY_BREAST
    lead = min(mine, key=rank).value
    finer = [f.value for f in mine if is_a(f.value, lead)]
    return max(finer, key=_depth, default=lead)


def _coarse(code: str) -> bool:
    """A mere place, or a name without one, gives way to any real kind."""
    found = kind(code)
    return found is None or found.parent is None or "unknown_primary" in found.families


def _score(group: CancerGroup, documents: tuple[Document, ...], named: list[Fact]) -> tuple[int, int, int]:
    """Weight of the documents that name it, then how new they are, then how often it is named.

    A cancer in situ or of the skin's surface gives way to one that decides more.
    """
    mine = [d for d in documents if d.source in group.documents]
    weight = sum(_WEIGHT.get(d.kind, 1) for d in mine)
    found = kind(group.code)
    if found and found.families & {"in_situ", "skin_keratinocyte", "benign_or_borderline"}:
        weight //= 4
    newest = max(((f.date or Date.min).toordinal() for f in named if f.value in group.codes), default=0)
    return (weight, newest, sum(1 for f in named if f.value in group.codes))
