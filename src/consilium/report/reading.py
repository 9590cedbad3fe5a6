"""What documents say: one JSON line each (the contract's ``read --json``), or a plain page."""

from typing import Any

import msgspec

from consilium.case import CONTRACT_FIELDS, Document, Fact


def document_lines(document: Document) -> str:
    """One JSON object on one line."""
    record = {
        "source": document.source,
        "kind": document.kind,
        "date": document.date.isoformat() if document.date else None,
        "facts": [fact_record(f) for f in document.facts if f.field in CONTRACT_FIELDS],
        # What notes say about the journey is no field of the contract, so it stands apart.
        "statements": [fact_record(f) for f in document.facts if f.field not in CONTRACT_FIELDS],
        "warnings": list(document.warnings),
    }
    return msgspec.json.encode(record).decode()


def fact_record(fact: Fact) -> dict[str, Any]:
    """A fact as the contract writes it; what is not known is left out."""
    if fact.status == "absent":
        return {"field": fact.field, "status": "absent"}
    record: dict[str, Any] = {
        "field": fact.field,
        "value": fact.value,
        "system": fact.system,
        "status": fact.status,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "path": fact.path,
        "document": fact.document,
        "date": fact.date.isoformat() if fact.date else None,
        "about": fact.about,
        "detail": fact.detail,
        "reason": fact.reason,
        "caution": fact.caution,
    }
    return {key: value for key, value in record.items() if value is not None}


def document_text(document: Document) -> str:
    """A plain page: what kind of document, and each fact with its words."""
    when = f", {document.date:%-d %B %Y}" if document.date else ""
    lines = [f"{document.source}: {document.kind.replace('_', ' ')}{when}"]
    for fact in document.facts:
        if fact.status == "absent":
            lines.append(f"  {fact.field.replace('_', ' ')}: not found")
            continue
        how = " (worked out)" if fact.status == "inferred" else ""
        quote = " ".join(fact.quote.split())
        lines.append(f'  {fact.field.replace("_", " ")}: {fact.value}{how}   "{quote[:100]}"')
        lines += [f"    careful: {fact.caution}"] if fact.caution else []
    lines += [f"  note: {warning}" for warning in document.warnings]
    return "\n".join(lines) + "\n"
