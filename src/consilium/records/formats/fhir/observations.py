"""Observations: staging, markers, measures, variants."""

from collections.abc import Iterator
from datetime import date as Date

from consilium.case import Fact
from consilium.records.coded import Observed, Value, meaning_for, observation_facts
from consilium.records.coded.concepts import Concept
from consilium.records.coded.values import Quantity
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context, first
from consilium.records.formats.fhir.shapes import Observation, Valued

_VOID = {"entered-in-error"}
_NOT_MADE = "cancelled"  # what was never measured has no result, whatever stands in its fields


def facts(context: Context) -> Iterator[Fact]:
    """The facts of all observations that were not withdrawn."""
    _link_members(context)
    for node, observation in context.all(Observation):
        if observation.status in _VOID or not _concerns(observation) or _never_made(observation):
            continue
        seen = _observed(observation)
        about = context.linked.get(node.path) or context.about(observation.focus, node)
        place = context.place(node, "code", _date(context, node, observation), about)
        yield from observation_facts(seen, place)


def _concerns(observation: Observation) -> bool:
    """Whether it, or a part of it, can tell of a cancer: asked first, since most observations do not."""
    if observation.code is not None and meaning_for(observation.code):
        return True
    return any(part.code is not None and meaning_for(part.code) for part in observation.component or ())


def _never_made(observation: Observation) -> bool:
    """Whether it was cancelled and has nothing to tell: only of a marker is it worth knowing that it was not tested."""
    meaning = meaning_for(observation.code) if observation.code else None
    return observation.status == _NOT_MADE and (meaning is None or meaning.field != "marker")


def _link_members(context: Context) -> None:
    """T, N and M belong to the cancer of the stage group that they are members of."""
    for node, observation in context.all(Observation):
        about = context.about(observation.focus, node) or context.linked.get(node.path)
        for member in (observation.hasMember or ()) if about else ():
            target = context.index.find(member.reference, node)
            if target and about:
                context.linked.setdefault(target.path, about)


def _date(context: Context, node: Node, observation: Observation) -> Date | None:
    period = observation.effectivePeriod
    return context.date(
        node,
        effectiveDateTime=observation.effectiveDateTime,
        effectiveInstant=observation.effectiveInstant,
        effectivePeriod=(period.end or period.start) if period else None,
        issued=observation.issued,
    )


def _observed(observation: Observation) -> Observed:
    if observation.status == _NOT_MADE:
        return Observed(code=observation.code or Concept(), status=_NOT_MADE)
    return Observed(
        code=observation.code or Concept(),
        value=value_of(observation),
        parts=tuple(
            Observed(part.code, value_of(part), interpretation=first(part.interpretation), method=observation.method)
            for part in observation.component or ()
            if part.code
        ),
        interpretation=first(observation.interpretation),
        method=observation.method,
        status=observation.status or "",
        site=observation.bodySite,
        note=next((note.text for note in observation.note or () if note.text), None),
    )


def value_of(entry: Observation | Valued) -> Value:
    """The answer, whichever form it has."""
    quantity = entry.valueQuantity
    if quantity is None and entry.valueInteger is not None:
        quantity = Quantity(entry.valueInteger)
    return Value(entry.valueCodeableConcept, quantity, entry.valueString, entry.valueBoolean)
