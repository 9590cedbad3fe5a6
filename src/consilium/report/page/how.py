"""Parts of the page on how: the time there is, what to ask for, what to send, what to say."""

from collections.abc import Sequence

from consilium.packet.blocks import Block, Box, Bullets, Check, Checks, Heading, Paragraph, Picture, Say, Steps
from consilium.packet.sheets import how_to_use
from consilium.plan import Plan
from consilium.report.cites import sources
from consilium.report.page.first import days_of
from consilium.report.page.model import Section
from consilium.report.page.why import quotes
from consilium.report.pictures import timeline
from consilium.report.sheets import packet_documents
from consilium.say import drawn, joined, say

_READINGS = ("pathology_review", "imaging_review", "molecular_review")


def clock(plan: Plan) -> Section:
    """How long there is, what to do now, and the road to the start of treatment."""
    told = plan.clock
    blocks: list[Block] = []
    if told.class_ == "do_not_wait":
        blocks.append(Box(told.why, "emergency"))
    else:
        blocks.append(Paragraph(told.why))
    if told.do_now:
        blocks.append(Steps(told.do_now))
    blocks += quotes(plan, told.facts)
    routes = tuple(timeline.Route(r.timed or r.title, r.days) for r in plan.reviews if r.days)
    start = told.start_date if told.start_date and told.start_date > plan.made else None
    if routes and told.class_ != "do_not_wait":
        title = "From today to the start of treatment" if start else "How long each step takes"
        words = timeline.words(plan.made, start, routes)
        svg = drawn(lambda tr: timeline.svg(plan.made, start, routes, title, tr))
        blocks.append(Picture(title, words, svg))
    if told.class_ in ("weeks", "months"):
        blocks.append(Paragraph("Waiting has a cost too. So ask today, send things early, and keep your booked dates."))
        if not told.do_now:
            asked = "Is it safe for me to wait while I get a second opinion? How long?"
            blocks += [Paragraph("Ask your doctor:"), Say(asked)]
    return Section("clock", "How much time there is", (*blocks, *sources(told.sources)))


def reviews(plan: Plan) -> Section:
    """What to ask for; slides, scans and a visit are separate asks."""
    readings = [r for r in plan.reviews if r.kind in _READINGS]
    blocks: list[Block] = []
    if not plan.reviews:
        blocks.append(Paragraph("If you want one, ask for a visit with a doctor who treats this cancer often."))
    if readings and len(plan.reviews) > len(readings):
        blocks.append(
            Paragraph(
                "Slides, scans and a visit are separate things. They go to other people and have their own bills. "
                "Ask for each."
            )
        )
    for review in plan.reviews:
        blocks += [Heading(review.title, 3), Paragraph(review.why)]
        if review.days:
            takes = say("It takes about {days}.", days=timeline.span(review.days))
            blocks.append(Paragraph(days_of(review) if review.timed else takes))
        if review.send:
            blocks += [Paragraph("What this reader needs:"), Bullets(review.send)]
        blocks += sources(review.sources)
    return Section("reviews", "What to ask for", tuple(blocks))


def packet(plan: Plan) -> Section:
    """How to use the packet, its documents, and the checklist."""
    documents = tuple(joined(". ", (str(n), d.title)) for n, d in enumerate(packet_documents(plan), 1))
    blocks: list[Block] = [
        *how_to_use(plan.clock),
        Heading("What is in your packet", 3),
        Bullets(documents),
        Paragraph(
            "The first opinion is sealed. An expert who reads it first may be led by it. So the expert opens it last."
        ),
    ]
    for heading, state in (("You have", "found"), ("We could not find", "missing"), ("You need to ask for", "ask_for")):
        pieces = [p for p in plan.packet.pieces if p.state == state]
        if pieces:
            checks = (Check(p.name, state == "found", "" if state == "found" else p.how) for p in pieces)
            blocks += [Heading(heading, 3), Checks(tuple(checks))]
    return Section("packet", "What to send", tuple(blocks))


def questions(plan: Plan) -> Section:
    """What to ask the first doctor and the expert, and how to say it."""
    talk = plan.packet.document("talk")
    blocks: list[Block] = []
    if talk:
        before = [b for b in talk.blocks if not isinstance(b, Box)]
        blocks += [Heading(b.text, 3) if isinstance(b, Heading) else b for b in before[: _first_question(before)]]
    for to, heading in (("first_doctor", "Ask your doctor"), ("expert", "Ask the expert")):
        blocks += [Heading(heading, 3), Bullets(tuple(q.ask for q in plan.packet.questions if q.to == to))]
    return Section("questions", "What to say and ask", tuple(blocks))


def _first_question(blocks: Sequence[Block]) -> int:
    return next((n for n, b in enumerate(blocks) if b == Heading("Questions for your doctor")), len(blocks))
