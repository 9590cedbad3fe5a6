"""The summary for the expert, and the first opinion, which is sealed: the expert opens it after writing an own one.

The summary holds what was found and what was done. What the first doctor concluded and advised (the plan, its start,
the outlook, readings on which the records differ, who the doctor is) stands in the sealed part alone.
"""

from dataclasses import replace
from datetime import date as Date

from consilium.case import Case, Conflict, Fact
from consilium.packet.asked import AskedReview
from consilium.packet.blocks import Block, Box, Bullets, Heading, Pairs, Paragraph, PrintedDocument, Sources, Table
from consilium.packet.checklist import citations
from consilium.packet.model import Piece
from consilium.packet.wording import LABELS, NO_RESULT, REVIEWS, called, day, from_answers, label, quoted, value, where
from consilium.say import Verbatim, listed, say

#: What an expert may read first, in this order.
OPEN = (
    "cancer",
    "diagnosis_date",
    "site",
    "histology",
    "laterality",
    "grade",
    "tumor_size_mm",
    "margins",
    "nodes_examined",
    "nodes_positive",
    "t",
    "n",
    "m",
    "stage_group",
    "extent",
    "biomarker",
    "report_status",
    "progression",
    "ecog",
)
#: Fields that tell the same thing: where the records differ on one, all of them are sealed.
_TOGETHER = {"cancer": ("cancer", "histology"), "histology": ("cancer", "histology")}
_DONE = ("given", "ongoing")
_PLANS = ("planned_treatment", "planned_start", "no_lifesaving_therapy", "several_options")
_MOST = 24  # rows, so that the summary stays on two pages


def open_facts(case: Case) -> tuple[Fact, ...]:
    """The deciding fact of each open field; fields on which the records differ are left to the sealed part.

    A quote that holds words of the sealed part too is left out, and its document is named alone.
    """
    differ = {(name, c.subject) for c in case.conflicts for name in _TOGETHER.get(c.field, (c.field,))}
    found: list[Fact] = []
    for name in OPEN:
        if name == "biomarker":
            markers = case.cancer.biomarkers() if case.cancer else {}
            found += [f for marker, f in markers.items() if (name, marker) not in differ and _told(f)]
        elif (name, None) not in differ and (fact := _fact(case, name)):
            found.append(fact)
    sealed = [f.quote for f in sealed_facts(case) if f.quote]
    return tuple(replace(f, quote="") if any(words in f.quote for words in sealed) else f for f in found)


def sealed_facts(case: Case) -> tuple[Fact, ...]:
    """What the records say of the first doctor's conclusions and plans, and the readings on which they differ."""
    plans = [f for name in _PLANS for f in case.all(name)]
    plans += [f for f in case.all("treatment") if f.detail not in _DONE]
    return (*plans, *(f for conflict in case.conflicts for f in conflict.facts))


def _fact(case: Case, name: str) -> Fact | None:
    return (case.cancer.fact(name) if case.cancer else None) or case.fact(name)


def _told(fact: Fact) -> bool:
    return fact.value.partition("=")[2] not in NO_RESULT


def treatments_done(case: Case) -> tuple[Fact, ...]:
    """Treatments that the records say were given or are under way, each once."""
    facts = [f for f in case.all("treatment") if f.detail in _DONE]
    return tuple({f.value: f for f in reversed(facts)}.values())[::-1]


def summary(case: Case, reviews: tuple[AskedReview, ...], pieces: tuple[Piece, ...], today: Date) -> PrintedDocument:
    """One to two pages for the expert: what the records report, each line with its words and its document."""
    blocks: list[Block] = [
        Pairs(_who(case, today)),
        Heading("Asked for"),
        Bullets(tuple(REVIEWS[r.kind] for r in reviews) or ("A second opinion",)),
        Heading("What the records report"),
        Table(
            "Findings, with the words of the record", ("Finding", "Value", "Words of the record", "Where"), _rows(case)
        ),
    ]
    if case.conflicts:
        differ = listed(sorted({_differing(c) for c in case.conflicts}))
        own = "The records differ on: {what}. The readings are in the sealed part. Please form your own."
        blocks.append(Box(say(own, what=differ)))
    done = treatments_done(case)
    if done:
        blocks += [
            Heading("Treatment so far"),
            Bullets(tuple(_done(f, case) for f in done)),
        ]
    if case.documents:
        blocks += [Heading("Documents at hand"), Bullets(tuple(called(d) for d in case.documents[:_MOST]))]
    if absent := [p.name for p in pieces if p.state == "missing"]:
        blocks += [Heading("Not found in what the patient holds"), Bullets(tuple(absent))]
    blocks += [
        Heading("How this was made"),
        Paragraph(
            "A program collected these lines from the patient's own documents and judged none of them. Each line "
            "quotes its document; please check it there. The first doctor's conclusions and plan are left out here "
            "so that you can form your own opinion first; they are in the sealed part."
        ),
    ]
    return PrintedDocument("summary", "Summary for the expert", "expert", tuple(blocks))


def _done(fact: Fact, case: Case) -> str:
    return say("{treatment}: {quote}, {where}", treatment=value(fact), quote=quoted(fact), where=where(fact, case))


def _differing(conflict: Conflict) -> str:
    return Verbatim(conflict.subject) if conflict.subject else LABELS.get(conflict.field, conflict.field)


def _who(case: Case, today: Date) -> tuple[tuple[str, str], ...]:
    born, answers = case.person.birth_date, case.answers.patient
    year = day(born) if born else str(answers.birth_year or "")
    return (
        ("Name", Verbatim(case.person.name or "")),
        ("Born", year),
        ("Sex", answers.sex or case.person.sex or ""),
        ("Made on", day(today)),
        ("Phone", ""),
    )


def _rows(case: Case) -> tuple[tuple[str, ...], ...]:
    rows = [(label(f), value(f), quoted(f), where(f, case)) for f in open_facts(case)[:_MOST]]
    return tuple(rows) or (("Diagnosis", "not found in the documents", "—", "—"),)


def sealed_first_opinion(case: Case) -> PrintedDocument:
    """What the first doctor concluded and advised; to be opened after the expert has written an own opinion."""
    doctor, plan = case.answers.doctor, case.answers.plan
    rows: list[tuple[str, str]] = [
        ("First doctor", Verbatim(", ".join(filter(None, (doctor.name, doctor.specialty))))),
        ("Hospital or practice", Verbatim(doctor.institution or "")),
        ("Planned treatment", Verbatim(plan.treatment or "")),
        ("Planned start", day(plan.start_date) if plan.start_date else ""),
    ]
    blocks: list[Block] = [
        Box("Open this after you have written your own opinion."),
        Paragraph("It says what the first doctor thought and advised. Please say where you agree, where not, and why."),
        Pairs(tuple(rows)),
    ]
    said = _said(case)
    if said:
        head = ("What", "Value", "Words of the record", "Where")
        blocks.append(Table("Conclusions and plans in the records", head, said))
    for conflict in case.conflicts:
        found = tuple((value(f), quoted(f), where(f, case)) for f in conflict.facts)
        caption = say("The records differ on: {what}", what=_differing(conflict))
        blocks.append(Table(caption, ("Value", "Words of the record", "Where"), found))
    blocks.append(Sources(citations(("orthopaedic-sway",))))
    return PrintedDocument("first_opinion", "Sealed: the first opinion", "expert", tuple(blocks), sealed=True)


_SAID = ("cancer", "stage_group", *_PLANS)


def _said(case: Case) -> tuple[tuple[str, ...], ...]:
    facts = [f for name in _SAID if (f := _fact(case, name))]
    named = {f.value for f in facts if f.field == "planned_treatment"}
    facts += [f for f in case.all("treatment") if f.detail not in _DONE and f.value not in named]
    unique = dict.fromkeys(f for f in facts if not from_answers(f))
    return tuple((label(f), value(f), quoted(f), where(f, case)) for f in unique)
