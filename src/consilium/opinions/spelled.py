"""A structured document (FHIR, C-CDA) spelled out as a letter, so that it is compared as every other opinion."""

from consilium.case import Document, Fact

_HEADS = {
    "cancer": "Diagnosis: {quote}.",
    "grade": "Diagnosis: grade {value}.",
    "t": "Stage: {value}.",
    "n": "Stage: {value}.",
    "m": "Stage: {value}.",
    "stage_group": "Diagnosis: stage {value}.",
    "biomarker": "Findings: {marker}.",
}
_PLANNED = ("planned", "ongoing")


def spelled_out(document: Document) -> str:
    """The document's text; where it has none, its facts in sentences; the empty string when there are none either."""
    if document.text.strip() or not document.facts:
        return document.text
    said = [f for f in document.facts if f.status != "absent"]
    lines = [_HEADS[f.field].format(quote=f.quote, value=f.value, marker=_marker(f)) for f in said if f.field in _HEADS]
    plans = [f for f in said if f.field == "planned_treatment" or (f.field == "treatment" and f.detail in _PLANNED)]
    against = [f for f in said if f.field == "treatment" and f.detail in ("advised_against", "declined")]
    if plans or against:
        lines.append("Plan:")
    lines += [f"- {_name(f)}" for f in plans] + [f"- I advise against {_name(f)}" for f in against]
    lines += [f"- start {f.value}" for f in said if f.field == "planned_start"]
    lines += [f"Missing: {f.value} was not done." for f in said if f.field == "missing_test"]
    return "\n".join(dict.fromkeys(lines)) + "\n" if lines else ""


def _marker(fact: Fact) -> str:
    name, _, result = fact.value.partition("=")
    return f"{name} {result.replace('_', ' ')}"


def _name(fact: Fact) -> str:
    return fact.quote or fact.value.replace("_", " ")
