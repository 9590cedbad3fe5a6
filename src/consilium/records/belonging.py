"""Which cancer a fact belongs to: as it says itself, else the one named nearest before it, else its document's."""

from collections.abc import Mapping, Sequence

from consilium.case import CONTRACT_FIELDS, Document, Fact
from consilium.records.apart import resource, same_time
from consilium.records.cancer_group import CancerGroup
from consilium.records.spots import STRANGER, nearest, spots, stretch

#: Fields that describe one cancer; all others are statements on the journey, or about the person.
CANCER_FIELDS = frozenset(CONTRACT_FIELDS) - {"ecog", "treatment", "report_status"}
#: About the person whatever cancer the document names. What a doctor did, said or planned belongs to the cancer that
#: the doctor treated; an insurer's letter asks for a second opinion without naming one.
PERSON_FIELDS = frozenset(("ecog", "insurer_requires", "family_cancer", "emergency"))

#: What a text's own reader says reliably: where the cancer itself stands. Stage and its parts are placed by their spot.
_OWN_PLACE = frozenset(("site", "histology"))


def owner(fact: Fact, groups: Sequence[CancerGroup], documents: Mapping[str, Document]) -> CancerGroup | None:
    """The cancer that a cancer's fact belongs to, or None when it is one that is not among them."""
    if fact.field == "cancer" and fact.status != "absent":
        return next((g for g in groups if fact in g.named), None)
    document = documents.get(fact.document)
    here = [g for g in groups if fact.document in g.documents]
    home = _home(document, here, groups)
    if document and _in_text(fact, document) and fact.status == "stated" and fact.field not in _OWN_PLACE:
        found = nearest(fact, fact.start or 0, here, home, groups, document)
        if found:
            return None if found is STRANGER else found
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
        begin, end = stretch(document.text, fact.start or 0, fact.end)
        named = [g for _, _, g in spots(begin, end, here, groups, document)]
        if named:
            return [g for g in named if g is not STRANGER]
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
