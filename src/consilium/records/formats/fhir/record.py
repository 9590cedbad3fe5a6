"""One person's FHIR record: the resources in, its facts and the documents that lie in it out."""

from collections.abc import Iterator
from dataclasses import replace

from consilium.case import Document, Fact, Person
from consilium.records.coded import fold
from consilium.records.formats.fhir import conditions, observations, plans, relatives, reports, treatments
from consilium.records.formats.fhir.bundle import Content, Index, Node
from consilium.records.formats.fhir.context import Context
from consilium.records.formats.fhir.people import person, subject_of
from consilium.records.formats.fhir.shapes import Composition
from consilium.records.refusal import Refused

_ONE_PERSON = "Give the records of one person; whole populations are for consilium screen."
#: One person may have a number of their own in each hospital.
_MOST_NUMBERS = 3
_SEVERAL_NUMBERS = "has more than one patient number and no names; check that all of it is yours."
_TITLE = "Health record (FHIR)"


def documents(found: Content, source: str) -> list[Document]:
    """The record as a document, then every note and report in it. With several people in one file: one record each."""
    index = Index(found.nodes)
    people = _by_person(found.nodes, index)
    if len(people) <= 1:
        return _record(found, found.nodes, index, source, source, found.warnings)
    records = [
        _record(found, nodes, index, source, f"{source}#{number}", found.warnings if number == 1 else [])
        for number, nodes in enumerate(people, start=1)
    ]
    telling = [record for record in records if record[0].facts or len(record) > 1] or records[:1]
    unnamed = [record for record in telling if record[0].person.name is None]
    if len(unnamed) > _MOST_NUMBERS and not found.many_files:
        raise Refused(source, f"a file with the records of {len(telling)} people", _ONE_PERSON)
    if unnamed and len(telling) > 1:
        first = telling[0][0]
        telling[0][0] = replace(first, warnings=(*first.warnings, f"{source}: {_SEVERAL_NUMBERS}"))
    return [document for record in telling for document in record]


def _by_person(nodes: list[Node], index: Index) -> list[list[Node]]:
    """The resources of each person. Drugs and binaries go with all; what else names nobody stays with one, or apart."""
    groups: dict[str, list[Node]] = {}
    nobodys: list[Node] = []
    known: dict[str, str] = {}
    for node in nodes:
        subject = subject_of(node, index, known)
        if subject is None:
            nobodys.append(node)
        else:
            groups.setdefault(subject, []).append(node)
    real = [group for group in groups.values() if any(node.type != "Patient" for node in group)] or [*groups.values()]
    if len(real) <= 1:
        return [nodes]
    shared = [node for node in nobodys if node.type in ("Medication", "Binary")]
    apart = [node for node in nobodys if node.type not in ("Medication", "Binary")]
    return [group + shared for group in [*real, *([apart] if apart else [])]]


def _record(found: Content, nodes: list[Node], index: Index, file: str, source: str, told: list[str]) -> list[Document]:
    context = Context(source, nodes, index, file=file, recogniser=found.recogniser)
    facts = tuple(_facts(context))
    inner = list(reports.documents(context))
    dates = [fact.date for fact in facts if fact.date and fact.field != "planned_start"]
    compositions = [node.resource for node in nodes if isinstance(node.resource, Composition)]
    title = next((one.title for one in compositions if one.title), _TITLE)
    author = next((ref.display for one in compositions for ref in one.author or () if ref.display), None)
    who = person(nodes)
    record = Document(
        source=source,
        kind="fhir_bundle",
        facts=facts,
        warnings=tuple(told + context.warnings),
        date=max(dates, default=context.day(found.timestamp)),
        title=title,
        person=who,
        author=author,
    )
    return [record, *(_of(who, document) for document in inner)]


def _of(who: Person, document: Document) -> Document:
    """A document inside is about the person of the record, unless it clearly names another itself."""
    own = document.person
    return document if (own.name and own.birth_date) or not who.name else replace(document, person=who)


def _facts(context: Context) -> Iterator[Fact]:
    found = list(conditions.facts(context))
    found += observations.facts(context)
    found += treatments.facts(context)
    found += plans.facts(context)
    found += reports.facts(context)
    found += relatives.facts(context)
    yield from fold(found)
