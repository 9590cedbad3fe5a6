"""Sorts the cancers that documents name: which names mean one cancer, and which one the decision is about."""

from collections.abc import Iterable, Mapping
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import kind
from consilium.records.apart import kin
from consilium.records.cancer_group import LESSER, CancerGroup, depth, families, one_disease, one_organ
from consilium.records.leading import leading_code
from consilium.records.seconds import divide, sides_of
from consilium.records.standing import is_old, is_past, score


def group_cancers(facts: list[Fact], documents: tuple[Document, ...]) -> tuple[CancerGroup, ...]:
    """Cancers named by the facts, the one that the decision is about first."""
    named = [f for f in facts if f.field == "cancer" and f.status != "absent" and kind(f.value)]
    by_source = {d.source: d for d in documents}
    groups = _with_placeless(_by_cancer(named, by_source), named)
    for group in groups:
        group.past = is_past(group, groups, facts)
        group.code = leading_code(group, facts, by_source)
        group.score = score(group, documents)
    for group in groups:
        group.old = is_old(group, groups, facts)
    return tuple(sorted(groups, key=lambda g: (g.past, g.old, *(-part for part in g.score))))


def _by_cancer(named: list[Fact], documents: Mapping[str, Document]) -> list[CancerGroup]:
    """Names with a place: one organ after the other, and the cancers of each."""
    placed = [f for f in named if not _placeless(f)]
    organs: list[set[str]] = []
    for fact in sorted(placed, key=lambda f: -depth(f.value)):
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
        fitting = [i for i, group in enumerate(groups) if _can_mean(fact, group)]
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


def _can_mean(fact: Fact, group: CancerGroup) -> bool:
    """Whether a name without a place can be a name of this cancer: a carcinoma of a carcinoma, not of a melanoma."""
    own = families(fact.value) - {"unknown_primary"}
    return any(kin(fact.value, c) or not own or not (fams := families(c)) or own & fams for c in group.codes)


def _fit(fact: Fact, group: CancerGroup) -> tuple[bool, bool, bool, int, int]:
    """The cancer of the same document or branch first, then one that decides, then the one named most and last."""
    serious = any(not LESSER & families(c) for c in group.codes)
    newest = max((f.date or Date.min).toordinal() for f in group.named)
    related = any(kin(fact.value, c) for c in group.codes)
    return (fact.document in group.documents, related, serious, len(group.documents), newest)


def _same(code: str, codes: Iterable[str]) -> bool:
    """Whether a name can mean the same cancer: the same, a coarser or finer name, or another name in the same organ.

    Two names in one organ that exclude each other are one cancer on which documents differ, not two cancers: that is
    the likelier and the more useful reading. What speaks against it, `divide` looks at.
    """
    for other in codes:
        one, two = kind(code), kind(other)
        if kin(code, other) or (one and two and (one_organ(one, two) or one_disease(one, two))):
            return True
    return False
