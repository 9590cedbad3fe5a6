"""Which of several cancers the decision is about: past ones and old ones give way, then documents weigh."""

from collections.abc import Sequence
from datetime import date as Date

from consilium.case import Document, Fact
from consilium.oncology import kind
from consilium.records.apart import WINDOW_DAYS
from consilium.records.cancer_group import LESSER, CancerGroup, families, first_day, one_organ
from consilium.records.leading import WEIGHT

#: A cancer that no record has named for so long gives way to one that is newly found.
_OLD_DAYS = 730


def is_past(group: CancerGroup, groups: Sequence[CancerGroup], facts: Sequence[Fact]) -> bool:
    """Whether records call it past and none calls it present; of two of one name the older one is meant as past."""
    status = [f for f in facts if f.field == "cancer_status" and f.about in group.codes]
    twins = [g for g in groups if g is not group and any(f.about in g.codes for f in status)]
    older = any(first_day(g) > first_day(group) for g in twins)

    def alone(fact: Fact) -> bool:
        return fact.document in group.documents and all(fact.document not in g.documents for g in twins)

    past = any(f.value == "past" and (older or not twins or alone(f)) for f in status)
    return past and not any(f.value in ("active", "recurrent") and (not older or alone(f)) for f in status)


def is_old(group: CancerGroup, groups: Sequence[CancerGroup], facts: Sequence[Fact]) -> bool:
    """Whether a newer cancer stands before this one: of the same organ, or found long after the last word on this."""
    for other in groups:
        if other is group or other.past or LESSER & families(other.code):
            continue
        one, two = kind(group.code), kind(other.code)
        if one and two and one_organ(one, two) and 0 < first_day(group) < first_day(other) - WINDOW_DAYS:
            return True
        if 0 < _last_day(group, facts) < first_day(other) - _OLD_DAYS:
            return True
    return False


def _last_day(group: CancerGroup, facts: Sequence[Fact]) -> int:
    """The day when it was last named, or last called the present problem; 0: unknown."""
    days = [f.date.toordinal() for f in group.named if f.date]
    said = [f for f in facts if f.field == "cancer_status" and f.about in group.codes and f.value != "past"]
    if not days or any(f.path is not None and f.value == "active" for f in said):
        return 0
    return max(days + [f.date.toordinal() for f in said if f.date])


def score(group: CancerGroup, documents: tuple[Document, ...]) -> tuple[int, int, int]:
    """Weight of the documents that name it, then how new they are, then how often it is named.

    A cancer in situ or of the skin's surface gives way to one that decides more.
    """
    weight = sum(WEIGHT.get(d.kind, 1) for d in documents if d.source in group.documents)
    if LESSER & families(group.code):
        weight //= 4
    newest = max(((f.date or Date.min).toordinal() for f in group.named), default=0)
    return (weight, newest, len(group.named))
