"""The first screen: how much it matters, why, how soon, what to do first, what was not found. It stays short."""

import re

from consilium.case import Answers, Fact
from consilium.need.model import Reason, Review
from consilium.packet.wording import day, day_and_month, from_answers, where
from consilium.plan import Plan
from consilium.report.cites import short
from consilium.report.page.clip import clipped
from consilium.report.page.model import First, ReasonLine
from consilium.report.page.steps import count, steps
from consilium.report.pictures.timeline import span
from consilium.say import Verbatim, joined, parts, say

TITLE = "Your second opinion plan"
HEADINGS = {
    "essential": "A second opinion is important for you",
    "recommended": "There are good reasons to ask for a second opinion",
    "worth_considering": "A second opinion could help you",
    "your_choice": "A second opinion is your right. Nothing in your records says that you need one",
}
_REASONS, _NOT_FOUND = 5, 3
_FEW = 3  # documents: with no more than these, that they give no reason to ask says little
#: Hard news stands on this screen without its words; they stand below, with what to ask.
_HUSHED = ("no_lifesaving_therapy", "trials_not_discussed")
_CALL = "Call your cancer team now."
_URGENT = ("do_not_wait", "within_days")


def first(plan: Plan, opinions: int = 0) -> First:
    """The first screen of a plan; ``opinions`` is how many letters with an opinion are there already."""
    reasons = plan.need.reasons
    return First(
        title=TITLE,
        made=say("made {day}", day=day(plan.made)),
        basis=_basis(plan),
        emergency=(plan.clock.do_now or (_CALL,)) if plan.clock.class_ == "do_not_wait" else (),
        heading=_heading(plan),
        lead=_lead(plan),
        reasons=tuple(ReasonLine(r.title, _shown_by(r, plan)) for r in reasons[:_REASONS]),
        more_reasons=max(0, len(reasons) - _REASONS),
        clock_heading=plan.clock.heading,
        clock=_clock(plan),
        steps=steps(plan, opinions),
        not_found=_not_found(plan),
    )


def _basis(plan: Plan) -> str:
    documents = len(plan.case.documents)
    answered = plan.case.answers != Answers()
    if documents > 1:
        pattern = "from {documents} documents and your answers" if answered else "from {documents} documents"
        return say(pattern, documents=documents)
    if documents:
        return "from 1 document and your answers" if answered else "from 1 document"
    return "from your answers" if answered else "from no documents yet"


def _heading(plan: Plan) -> str:
    """The level in words. Where no cancer was found, the records say nothing either way, so neither do we."""
    if plan.case.cancer is None and plan.need.level == "your_choice":
        return "A second opinion is your right"
    return HEADINGS[plan.need.level]


def _lead(plan: Plan) -> str:
    most = "Most second opinions agree with the first."
    reasons, clock = len(plan.need.reasons), plan.clock.class_
    if plan.case.cancer is None and plan.case.other_cancers and clock != "do_not_wait":
        past = (
            "Your records name a cancer only as one of the past: {cancer}. "
            "If it is back, or if your question is about it, add the newest report."
        )
        return say(past, cancer=plan.case.other_cancers[0].name)
    if plan.case.cancer is None and not plan.case.documents and clock != "do_not_wait":
        return (
            "You have not told us the name of the cancer yet, so this page can say little. "
            "Write down what your doctor calls it, or add a paper that names it."
        )
    if plan.case.cancer is None and clock != "do_not_wait":
        return (
            "We found no name of a cancer in these files, so this page can say little. "
            "Add the pathology report or a doctor's letter. It may be that there is no cancer: ask your doctor."
        )
    if clock == "do_not_wait":
        phone = "Your team can ask for it by phone while treatment goes on. It must not hold up the start."
        return joined(" ", (phone, most))
    if not reasons:
        open_still = any(unknown.would_change_level for unknown in plan.need.unknown)
        few = open_still and len(plan.case.documents) <= _FEW
        alone = "From these papers alone we cannot say more yet." if few else ""
        return joined(" ", (most, "Asking for one is never a bad idea.", alone))
    several = say("In your case there are {count} reasons to ask.", count=count(reasons))
    return joined(" ", (most, "In your case there is one reason to ask." if reasons == 1 else several))


def _shown_by(reason: Reason, plan: Plan) -> str:
    """The one line that shows a reason: a figure for what holds for this cancer, else the record's words."""
    told = [f for f in reason.facts if f.quote and not from_answers(f)]
    if reason.id == "conflicting_records" and len(told) > 1:
        one, other = (_quoted(fact, plan) for fact in told[:2])
        return say("{one} but {other}", one=one, other=other)
    more = parts(reason.why)[1:]  # what the rule adds for this person
    if reason.id == "incomplete_workup" and more:
        return more[-1]
    if all(fact.field == "cancer" for fact in reason.facts):
        figures = [sentence for sentence in more if re.search(r"\bin \d", sentence)]
        if figure := (figures[-1] if figures else short(reason.sources)):
            return figure
    if told and reason.id in _HUSHED:
        return say("From your {document}.", document=where(told[0], plan.case))
    if told:
        return _quoted(told[0], plan)
    return "From your answers." if reason.facts else ""


def _quoted(fact: Fact, plan: Plan) -> str:
    """A record's words and where they stand; the year is left out when it is this year."""
    words = Verbatim(f"“{clipped(fact)}”")
    return say("{words} ({document})", words=words, document=where(fact, plan.case, plan.made.year))


def _clock(plan: Plan) -> tuple[str, ...]:
    clock = plan.clock
    if plan.case.cancer is None and clock.class_ not in _URGENT:
        return (clock.why, *clock.do_now[:1])
    lines = [clock.why] if clock.class_ in _URGENT else []
    if clock.start_date and clock.days_left is not None:
        lines.append(_start(plan))
    readings = [r for r in plan.reviews if r.days]
    if readings and clock.class_ != "do_not_wait":
        lines.append(days_of(readings[0]))
    if clock.class_ in ("weeks", "within_days"):
        lines.append("Ask your doctor: “How long is it safe for me to wait?”")
    return tuple(lines) or (clock.why,)


def _start(plan: Plan) -> str:
    clock = plan.clock
    if clock.start_date is None or clock.days_left is None:
        raise ValueError("there is no planned start")
    when, left = day_and_month(clock.start_date), clock.days_left
    if left < 0:
        return say(
            "Treatment was planned for {day}. That day has passed. Ask your doctor where things stand.", day=when
        )
    if left == 0:
        return "Treatment is planned to start today."
    if left == 1:
        return say("Treatment is planned for {day}, in 1 day.", day=when)
    return say("Treatment is planned for {day}, in {days} days.", day=when, days=left)


def days_of(review: Review) -> str:
    """How long a review takes, or what of it is known to take."""
    if review.days is None:
        raise ValueError("there is no number of days")
    if review.timed:
        remote = "{answer} takes about {days} once all papers are there. For a visit, ask how soon."
        return say(remote, answer=review.timed, days=span(review.days))
    return say("{review} takes about {days}.", review=review.title, days=span(review.days))


def _not_found(plan: Plan) -> str:
    if plan.clock.class_ == "do_not_wait":
        return ""
    awaited = [piece.short for piece in plan.packet.missing if piece.decides and piece.pending]
    later = say("Still to come: {names}. Ask when.", names=joined(", ", awaited)) if awaited else ""
    return joined(" ", (_gaps([p.short for p in plan.packet.missing if p.decides and not p.pending]), later))


def _gaps(names: list[str]) -> str:
    if not names:
        return ""
    shown, more = names[:_NOT_FOUND], len(names) - _NOT_FOUND
    some = "We did not find: {names}. What is missing can change the plan."
    several = "We did not find: {names}, and {count} more. What is missing can change the plan."
    there = joined(", ", shown)
    return say(several, names=there, count=count(more)) if more > 0 else say(some, names=there)
