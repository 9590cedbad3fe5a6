"""Care plans: what is planned, and whether a tumor board stands behind it."""

import re
from collections.abc import Iterator

from consilium.case import Fact
from consilium.records.coded import Concept, Given, treatment_facts
from consilium.records.coded.concepts import quote_of, words_of
from consilium.records.coded.tables import meaning_of
from consilium.records.formats.fhir.bundle import Node
from consilium.records.formats.fhir.context import Context
from consilium.records.formats.fhir.shapes import CarePlan

_BOARD = re.compile(
    r"\btumou?r ?board|\btumorkonferenz|\btumou?r conference|\bmultidisciplinary (?:team|conference|meeting)", re.I
)
_STEPS = {"completed": "given", "in-progress": "ongoing"}
_NOT = {"cancelled", "stopped", "entered-in-error"}


def facts(context: Context) -> Iterator[Fact]:
    """The plans of the record that were not withdrawn."""
    for node, plan in context.all(CarePlan):
        if (plan.status or "").lower() not in ("revoked", "entered-in-error"):
            yield from _plan(context, node, plan)


def _plan(context: Context, node: Node, plan: CarePlan) -> Iterator[Fact]:
    date = context.date(node, created=plan.created, period=plan.period.start if plan.period else None)
    for_cancer, about = context.reason(plan.addresses, None, node)
    board = _board(plan)
    if board:
        yield context.place(node, "category", date, about).fact("tumor_board", "yes", board)
    beside = bool(context.cancers)
    for index, step in enumerate(plan.activity or ()):
        detail = step.detail
        if detail is None or (detail.status or "").lower() in _NOT:
            continue
        state = _STEPS.get((detail.status or "").lower(), "planned")
        for what in (detail.code, Concept(text=detail.description)):
            place = context.place(node, f"activity[{index}].detail", date, about)
            yield from treatment_facts(Given(what or Concept(), place, state, for_cancer or None, beside))
    if (plan.status or "").lower() != "completed" and (for_cancer or beside):
        for name in ("title", "description"):
            told = Concept(text=getattr(plan, name))
            yield from treatment_facts(
                Given(told, context.place(node, name, date, about), "planned", for_cancer or None, beside)
            )


def _board(plan: CarePlan) -> str | None:
    """The words, or the code, that tell of a tumor board."""
    for category in plan.category or ():
        coded = any((m := meaning_of(coding)) and m.field == "tumor_board" for coding in category.codings)
        if coded or any(_BOARD.search(text) for text in words_of(category)):
            return quote_of(category)
    return next((text for text in (plan.title, plan.description) if text and _BOARD.search(text)), None)
