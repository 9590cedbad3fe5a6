"""Family history: a relative's cancer, never the patient's."""

from collections.abc import Iterator

from consilium.case import Fact
from consilium.records.coded import diagnose
from consilium.records.coded.concepts import quote_of
from consilium.records.formats.fhir.context import Context
from consilium.records.formats.fhir.shapes import FamilyMemberHistory


def facts(context: Context) -> Iterator[Fact]:
    """A statement for every cancer of a relative."""
    for node, history in context.all(FamilyMemberHistory):
        if history.status == "entered-in-error":
            continue
        who = quote_of(history.relationship, "relative")
        for index, disease in enumerate(history.condition or ()):
            if disease.code is None or diagnose(disease.code) is None:
                continue
            quote = quote_of(disease.code)
            place = context.place(node, f"condition[{index}].code", context.day(history.date))
            yield place.fact("family_cancer", f"{who}: {quote}", quote)
