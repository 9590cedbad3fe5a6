"""Conditions: the cancers of the record, and what stands with them."""

from collections.abc import Iterator

from consilium.case import Fact
from consilium.records.coded import Concept, Entry, diagnose, entry_facts
from consilium.records.coded.concepts import Extension, Reference
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context
from consilium.records.formats.fhir.shapes import Benefit, Condition

_ASSERTED = "condition-asserteddate"


def facts(context: Context) -> Iterator[Fact]:
    """The facts of all conditions; which of them are cancers is noted in the context."""
    for node, condition in context.all(Condition):
        yield from _facts(context, node, condition)
    if not context.cancers:
        for node, bill in context.all(Benefit):
            yield from _billed(context, node, bill)


def _billed(context: Context, node: Node, bill: Benefit) -> Iterator[Fact]:
    """Diagnoses on bills: all that some insurers hand out."""
    began = bill.billablePeriod.start if bill.billablePeriod else None
    for index, line in enumerate(bill.diagnosis or ()):
        found = diagnose(line.diagnosisCodeableConcept) if line.diagnosisCodeableConcept else None
        if line.diagnosisCodeableConcept and found and bill.status not in ("cancelled", "entered-in-error"):
            place = context.place(node, f"diagnosis[{index}].diagnosisCodeableConcept", context.day(began))
            context.cancers[place.path] = found.code
            yield from entry_facts(Entry(line.diagnosisCodeableConcept, place), found)


def _facts(context: Context, node: Node, condition: Condition) -> Iterator[Fact]:
    if condition.code is None:
        return
    histology = next((e.valueCodeableConcept for e in condition.extension or () if _is_histology(e)), None)
    sites = condition.bodySite or ()
    found = diagnose(condition.code, histology, sites)
    sure = _code(condition.verificationStatus)
    if found is None or sure in ("refuted", "entered-in-error"):
        context.others.add(node.path)
        return
    if found.role != "family":
        context.cancers[node.path] = found.code
    began = _began(context, node, condition)
    place = context.place(node, "code", context.day(began))
    for stage in condition.stage or ():
        _link(context, stage.assessment, node, found.code)
    entry = Entry(
        concept=condition.code,
        place=place,
        histology=histology,
        sites=sites,
        sides=tuple(side for site in sites for e in site.extension or () if (side := _side(e))),
        began=began,
        state=_state(condition),
        sure=sure,
        stages=tuple((stage.summary, stage.type) for stage in condition.stage or () if stage.summary),
    )
    yield from entry_facts(entry, found)


def _is_histology(extension: Extension) -> bool:
    return extension.valueCodeableConcept is not None and "histology-morphology" in (extension.url or "").lower()


def _side(extension: Extension) -> Concept | None:
    return extension.valueCodeableConcept if "laterality" in (extension.url or "").lower() else None


def _code(concept: Concept | str | None) -> str:
    """The code of a status: a concept in R4, a bare code in STU3."""
    if isinstance(concept, str):
        return concept.lower()
    codes = [c.code for c in concept.codings if c.code and not c.code.isdigit()] if concept else []
    words = [concept.text] if concept and concept.text else []
    return next((text.lower() for text in (*codes, *words)), "")


def _state(condition: Condition) -> str:
    state = _code(condition.clinicalStatus)
    return "resolved" if not state and condition.abatementDateTime else state


def _began(context: Context, node: Node, condition: Condition) -> str | None:
    """When it began, as the record writes it: onset first, then the day when it was noted."""
    asserted = next((e.valueDateTime for e in condition.extension or () if e.ends(_ASSERTED)), None)
    known = {
        "onsetDateTime": condition.onsetDateTime,
        "onsetPeriod.start": condition.onsetPeriod.start if condition.onsetPeriod else None,
        "extension": asserted,
        "assertedDate": condition.assertedDate,
        "recordedDate": condition.recordedDate,
    }
    for name, text in known.items():
        if text and context.day(text):
            return text
        if text:
            context.warn(f"{node.below(name)}: a date that cannot be; it was left out.")
    return None


def _link(context: Context, references: tuple[Reference, ...] | None, origin: Node, code: str | None) -> None:
    for reference in references or ():
        target = context.index.find(reference.reference, origin)
        if target and code:
            context.linked[target.path] = code
