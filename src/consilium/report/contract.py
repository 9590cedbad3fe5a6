"""The contract's ``plan --json``: every key that outside programs read, each fact with its document and quote."""

from collections.abc import Iterable
from typing import Any

import msgspec

from consilium import __version__
from consilium.case import Cancer, Case, Conflict, Document, Fact
from consilium.evidence import Study, source
from consilium.need.model import Clock, Need, Reason, Review
from consilium.plan import Plan
from consilium.report.centres import centre_records
from consilium.report.handed import handed_on
from consilium.report.payer import coverage_record
from consilium.report.printable import cleaned, encodable
from consilium.report.reading import fact_record
from consilium.report.sheets import packet_documents
from consilium.report.trials import trial_records, trials_record
from consilium.say import plain


def plan_json(plan: Plan, *, to_hand_on: bool = False) -> str:
    """The plan as one JSON object; ``to_hand_on`` names documents without the folders of this machine."""
    record = cleaned(plan_record(plan), encodable)
    if to_hand_on:
        record = cleaned(record, handed_on(plan.case))
    return msgspec.json.format(msgspec.json.encode(record, enc_hook=plain), indent=2).decode()


def plan_record(plan: Plan) -> dict[str, Any]:
    """The plan as plain dictionaries and lists, as the contract names them."""
    return {
        "made": plan.made,
        "version": __version__,
        "case": case_record(plan.case),
        "need": need_record(plan.need),
        "clock": clock_record(plan.clock),
        "reviews": [review_record(review) for review in plan.reviews],
        "centres": centre_records(plan.centres),
        "coverage": coverage_record(plan.coverage),
        "packet": packet_record(plan),
        "questions": list(plan.questions),
        "trials": trial_records(plan.trials),
        "trials_note": trials_record(plan.trials),
        "comparison": plan.comparison.to_json() if plan.comparison else None,
    }


def case_record(case: Case) -> dict[str, Any]:
    """The case: the cancer that the decision is about, the others, all facts, conflicts and documents."""
    cancers = (case.cancer, *case.other_cancers)
    facts = dict.fromkeys(f for part in (*cancers, case) if part for f in part.facts)
    record: dict[str, Any] = {
        "cancer": _cancer(case.cancer),
        "facts": _facts(facts),
        "conflicts": [_conflict(conflict) for conflict in case.conflicts],
        "documents": [_document(document) for document in case.documents],
    }
    if case.other_cancers:
        record["other_cancers"] = [_cancer(cancer) for cancer in case.other_cancers]
    return record


def _cancer(cancer: Cancer | None) -> dict[str, Any] | None:
    if cancer is None:
        return None
    return {"oncotree": cancer.oncotree, "name": cancer.name, "stage_group": cancer.value("stage_group")}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "field": conflict.field,
        "subject": conflict.subject,
        "about": conflict.about,
        "facts": _facts(conflict.facts),
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "source": document.source,
        "kind": document.kind,
        "date": document.date,
        "title": document.title,
        "copies": list(document.copies),
        "warnings": list(document.warnings),
    }


def need_record(need: Need) -> dict[str, Any]:
    """The level, the reasons and what is not known."""
    return {
        "level": need.level,
        "reasons": [_reason(reason) for reason in need.reasons],
        "unknown": [
            {"id": u.id, "question": u.question, "would_change_level": u.would_change_level, "who": u.who}
            for u in need.unknown
        ],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "id": reason.id,
        "title": reason.title,
        "why": reason.why,
        "strength": reason.strength,
        "facts": _facts(reason.facts),
        "source": source_records(reason.sources),
    }


def clock_record(clock: Clock) -> dict[str, Any]:
    """How long there is."""
    return {
        "class": clock.class_,
        "heading": clock.heading,
        "why": clock.why,
        "do_now": list(clock.do_now),
        "facts": _facts(clock.facts),
        "source": source_records(clock.sources),
        "start_date": clock.start_date,
        "days_left": clock.days_left,
    }


def review_record(review: Review) -> dict[str, Any]:
    """One kind of review to ask for."""
    return {
        "kind": review.kind,
        "title": review.title,
        "why": review.why,
        "send": list(review.send),
        "days": list(review.days) if review.days else None,
        "source": source_records(review.sources),
    }


def packet_record(plan: Plan) -> dict[str, Any]:
    """The checklist, the questions to ask, and the documents to print."""
    return {
        "checklist": [
            {
                "id": piece.id,
                "name": piece.name,
                "state": piece.state,
                "why": piece.why,
                "how": piece.how,
                "documents": list(piece.documents),
                "letter": piece.letter,
            }
            for piece in plan.packet.pieces
        ],
        "questions": [{"id": q.id, "to": q.to, "ask": q.ask} for q in plan.packet.questions],
        "documents": [
            {"number": n, "id": d.id, "title": d.title, "for": d.reader, "sealed": d.sealed}
            for n, d in enumerate(packet_documents(plan), 1)
        ],
    }


def source_records(names: Iterable[str]) -> list[dict[str, Any]]:
    """Studies and guidance by their ids, with what they say."""
    return [_source(name) for name in names]


def _source(name: str) -> dict[str, Any]:
    found = source(name)
    record: dict[str, Any] = {
        "id": name,
        "title": found.title,
        "url": found.url,
        "year": found.year,
        "says": found.sentence(),
    }
    if isinstance(found, Study):
        record |= {
            "authors": found.authors,
            "doi": found.doi,
            "people": found.n,
            "counted": found.counted,
            "harms": found.harms,
        }
    return {key: value for key, value in record.items() if value is not None}


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [fact_record(fact) for fact in facts]
