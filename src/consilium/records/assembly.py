"""Joins what the documents say into one case: the cancer of the decision, its facts, and where documents differ."""

from dataclasses import replace

from consilium.case import Answers, Cancer, Case, Document, Fact
from consilium.oncology import kind
from consilium.records.belonging import CANCER_FIELDS, PERSON_FIELDS, owner, owners
from consilium.records.cancer_group import CancerGroup
from consilium.records.conflicts import conflicts
from consilium.records.grouping import group_cancers
from consilium.records.ordering import newest_first, order
from consilium.records.people import one_person, person


def assemble(documents: tuple[Document, ...], answers: Answers | None = None) -> Case:
    """One case from documents and answers.

    Raises InputError when two documents are plainly about two people.
    """
    warnings = one_person(documents)
    facts = [_placed(fact, document) for document in documents for fact in document.facts]
    groups = group_cancers(facts, documents)
    cancers, statements = _sorted(facts, groups, documents)
    main = cancers[0] if cancers and not groups[0].past else None
    return Case(
        cancer=main,
        other_cancers=cancers[1:] if main else cancers,
        facts=statements,
        conflicts=conflicts(main, statements, documents) if main else (),
        documents=documents,
        answers=answers or Answers(),
        person=person(documents),
        warnings=warnings,
    )


def _sorted(
    facts: list[Fact], groups: tuple[CancerGroup, ...], documents: tuple[Document, ...]
) -> tuple[tuple[Cancer, ...], tuple[Fact, ...]]:
    """The cancers with their facts, and the statements that count for the decision.

    Statements on another cancer (one long past, say) must not decide about this one; they stay with that one.
    """
    by_source = {d.source: d for d in documents}
    parts: list[list[Fact]] = [[] for _ in groups]
    statements: list[Fact] = []
    for fact in facts:
        if fact.field in CANCER_FIELDS:
            home = owner(fact, groups, by_source)
        elif fact.field in PERSON_FIELDS or not groups or groups[0].past:
            statements.append(fact)
            continue
        else:
            homes = owners(fact, groups, by_source)
            if any(g is groups[0] for g in homes):
                statements.append(fact)
                continue
            home = next(iter(homes), None)
        if home is not None:
            next(part for part, group in zip(parts, groups, strict=True) if group is home).append(fact)
    cancers = tuple(_cancer(group, part, documents) for group, part in zip(groups, parts, strict=True))
    return cancers, newest_first(statements)


def _cancer(group: CancerGroup, facts: list[Fact], documents: tuple[Document, ...]) -> Cancer:
    found = kind(group.code)
    return Cancer(group.code, found.name if found else group.code, order(facts, group.code, documents))


def _placed(fact: Fact, document: Document) -> Fact:
    """A fact with its document's date where it has none, and with the cancer that its own words name."""
    if fact.date is None and document.date:
        fact = replace(fact, date=document.date)
    if fact.field == "cancer_status" and fact.about is None and fact.start is not None and fact.end is not None:
        named = [f for f in document.facts if f.field == "cancer" and f.start is not None and f.status != "absent"]
        inside = [f.value for f in named if fact.start <= (f.start or 0) < fact.end]
        return replace(fact, about=inside[0]) if inside else fact
    return fact
