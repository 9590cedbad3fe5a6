"""Joins what the documents say into one case: the cancer of the decision, its facts, and where documents differ."""

from dataclasses import replace

from consilium.case import Answers, Cancer, Case, Document, Fact, Person
from consilium.errors import InputError
from consilium.oncology import kind
from consilium.records.conflicts import conflicts
from consilium.records.grouping import CancerGroup, group_cancers
from consilium.records.ordering import newest_first, order

#: Fields that belong to one cancer; all others are about the person.
CANCER_FIELDS = {
    "cancer",
    "site",
    "histology",
    "laterality",
    "grade",
    "t",
    "n",
    "m",
    "stage_basis",
    "stage_group",
    "biomarker",
    "tumor_size_mm",
    "margins",
    "nodes_examined",
    "nodes_positive",
    "diagnosis_date",
}


def assemble(documents: tuple[Document, ...], answers: Answers | None = None) -> Case:
    """One case from documents and answers.

    Raises InputError when two documents are plainly about two people.
    """
    _one_person(documents)
    facts = [_placed(fact, document) for document in documents for fact in document.facts]
    groups = group_cancers(facts, documents)
    cancers = tuple(_cancer(group, facts, documents, groups) for group in groups)
    main = cancers[0] if cancers and not groups[0].past else None
    return Case(
        cancer=main,
        other_cancers=cancers[1:] if main else cancers,
        facts=newest_first(f for f in facts if f.field not in CANCER_FIELDS and _about_main(f, groups, main)),
        conflicts=conflicts(main, documents) if main else (),
        documents=documents,
        answers=answers or Answers(),
        person=_person(documents),
    )


def _placed(fact: Fact, document: Document) -> Fact:
    """A fact with its document's date where it has none, and with the cancer that its own words name."""
    if fact.date is None and document.date:
        fact = replace(fact, date=document.date)
    if fact.field == "cancer_status" and fact.about is None and fact.start is not None and fact.end is not None:
        named = [f for f in document.facts if f.field == "cancer" and f.start is not None and f.status != "absent"]
        inside = [f.value for f in named if fact.start <= (f.start or 0) < fact.end]
        return replace(fact, about=inside[0]) if inside else fact
    return fact


def _cancer(
    group: CancerGroup, facts: list[Fact], documents: tuple[Document, ...], groups: tuple[CancerGroup, ...]
) -> Cancer:
    mine = [f for f in facts if f.field in CANCER_FIELDS and group is _owner(f, groups)]
    found = kind(group.code)
    return Cancer(group.code, found.name if found else group.code, order(mine, group.code, documents))


def _owner(fact: Fact, groups: tuple[CancerGroup, ...]) -> CancerGroup | None:
    """The cancer that a fact belongs to: as it says itself, else the one of its document, else the main one."""
    code = fact.value if fact.field == "cancer" else fact.about
    if code:
        return next((g for g in groups if code in g.codes), None)
    return next((g for g in groups if fact.document in g.documents and not g.past), groups[0] if groups else None)


def _about_main(fact: Fact, groups: tuple[CancerGroup, ...], main: Cancer | None) -> bool:
    """Statements on another cancer (one long past, say) must not decide about this one."""
    if fact.about is None or main is None:
        return True
    owner = next((g for g in groups if fact.about in g.codes), None)
    return owner is None or owner is groups[0]


def _one_person(documents: tuple[Document, ...]) -> None:
    """Refuses documents whose names and birth dates both differ; one of them alone may be a slip of the pen."""
    known = [d for d in documents if d.person.name and d.person.birth_date]
    for one in known[:1]:
        for other in known[1:]:
            if other.source.startswith(one.source):
                # A note inside a record is about the person of the record, whatever name a reader finds in it.
                continue
            if one.person.birth_date != other.person.birth_date and not _names_meet(one.person, other.person):
                raise InputError(
                    f"These documents seem to be about two people: {one.source} and {other.source}.",
                    "Make a plan for one person at a time.",
                )


def _names_meet(one: Person, other: Person) -> bool:
    """Whether two names share a word of some length: orders, initials and titles differ from report to report."""
    return bool(_words(one.name or "") & _words(other.name or ""))


def _words(name: str) -> set[str]:
    return {word for word in name.lower().replace(",", " ").replace(".", " ").split() if len(word) > 2}


def _person(documents: tuple[Document, ...]) -> Person:
    """What most documents say of the person, field by field, the first where equal."""
    merged = Person()
    for document in documents:
        new = {
            name: value
            for name in Person.__dataclass_fields__
            if getattr(merged, name) is None and (value := getattr(document.person, name)) is not None
        }
        merged = replace(merged, **new) if new else merged
    return merged
