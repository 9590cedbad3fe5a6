"""Procedures, orders and drugs: which treatment, and whether it was given, goes on, or is planned."""

from collections.abc import Iterator

from consilium.case import Fact
from consilium.records.coded import Concept, Given, iso_of, treatment_facts
from consilium.records.coded.concepts import quote_of
from consilium.records.coded.tables import meaning_of
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context, first
from consilium.records.formats.fhir.shapes import Medicated, Medication, Period, Procedure

#: The state of a treatment by the status of its resource; what is not here says nothing of a treatment.
_PROCEDURE = {
    "completed": "given",
    "final": "given",
    "in-progress": "ongoing",
    "preparation": "planned",
    "stopped": "given",
    "suspended": "given",
    "on-hold": "planned",
    "": "given",
    "unknown": "given",
}
_ORDER = {"active": "planned", "draft": "planned", "on-hold": "planned", "completed": "given", "": "planned"}
_DRUG_ORDER = {
    "active": "ongoing",
    "on-hold": "ongoing",
    "completed": "given",
    "stopped": "given",
    "draft": "planned",
    "": "ongoing",
    "unknown": "ongoing",
}
_DRUG_GIVEN = {
    "completed": "given",
    "in-progress": "ongoing",
    "active": "ongoing",
    "stopped": "given",
    "intended": "planned",
    "on-hold": "ongoing",
    "final": "given",
    "": "given",
    "unknown": "given",
    "recorded": "given",
}
_INTENDED = {"plan", "proposal"}


def facts(context: Context) -> Iterator[Fact]:
    """The treatments of the record."""
    for node, procedure in context.all(Procedure):
        yield from _procedure(context, node, procedure)
    for node, drug in context.all(Medicated):
        yield from _drug(context, node, drug)


def _procedure(context: Context, node: Node, procedure: Procedure) -> Iterator[Fact]:
    ordered = node.type == "ServiceRequest"
    state = (_ORDER if ordered else _PROCEDURE).get((procedure.status or "").lower())
    if state is None or procedure.code is None:
        return
    for_cancer, about = context.reason(procedure.reasonReference, procedure.reasonCode, node)
    date = context.date(
        node,
        performedDateTime=procedure.performedDateTime,
        performedPeriod=_last(procedure.performedPeriod),
        authoredOn=procedure.authoredOn,
    )
    start = procedure.occurrenceDateTime or (procedure.occurrencePeriod.start if procedure.occurrencePeriod else None)
    place = context.place(node, "code", date, about)
    given = Given(procedure.code, place, state, for_cancer, bool(context.cancers))
    found = list(treatment_facts(given))
    yield from found
    if start and iso_of(start) and state == "planned" and any(f.field == "planned_treatment" for f in found):
        yield place.fact("planned_start", iso_of(start) or "", start)


def _drug(context: Context, node: Node, drug: Medicated) -> Iterator[Fact]:
    ordered = node.type == "MedicationRequest"
    state = (_DRUG_ORDER if ordered else _DRUG_GIVEN).get((drug.status or "").lower())
    if ordered and (drug.intent or "").lower() in _INTENDED and state in ("ongoing", "planned"):
        state = "planned"
    what = drug.medicationCodeableConcept or _pointed(context, node, drug)
    if state is None or what is None:
        return
    for_cancer, about = context.reason(drug.reasonReference, drug.reasonCode, node)
    date = context.date(
        node,
        authoredOn=drug.authoredOn,
        effectiveDateTime=drug.effectiveDateTime,
        effectivePeriod=_last(drug.effectivePeriod),
        whenHandedOver=drug.whenHandedOver,
    )
    place = context.place(node, "medicationCodeableConcept", date, about)
    found = list(treatment_facts(Given(what, place, state, for_cancer, bool(context.cancers))))
    yield from found
    if found:
        for note in drug.note or ():
            told = Given(Concept(text=note.text), context.place(node, "note", date, about), state, for_cancer, True)
            yield from treatment_facts(told)
    yield from _stopped(context, node, drug, about)


def _pointed(context: Context, node: Node, drug: Medicated) -> Concept | None:
    """The drug that an order points to."""
    pointer = drug.medicationReference
    target = context.index.find(pointer.reference, node) if pointer else None
    if target and isinstance(target.resource, Medication):
        return target.resource.code
    return Concept(text=pointer.display) if pointer and pointer.display else None


def _stopped(context: Context, node: Node, drug: Medicated, about: str | None) -> Iterator[Fact]:
    """A drug that was stopped because it did not work."""
    why = first(drug.statusReason)
    for coding in why.codings if why else ():
        meaning = meaning_of(coding)
        if meaning and meaning.field == "stop_reason":
            place = context.place(node, "statusReason", context.day(drug.authoredOn), about)
            yield place.fact("progression", "yes", quote_of(why))
            return


def _last(period: Period | None) -> str | None:
    return (period.end or period.start) if period else None
