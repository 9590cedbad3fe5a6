"""What to do first, one action a step, with the part of the page that helps."""

from collections.abc import Collection

from consilium.packet.wording import day_and_month
from consilium.plan import Plan
from consilium.report.page.model import Step
from consilium.report.pictures.distances import far
from consilium.say import joined, listed, say

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FIRST = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_MOST = 5
_MISSING_TEST = "Ask your doctor about the test that is missing."
_TALK = ("talk",)


def steps(plan: Plan, opinions: int = 0) -> tuple[Step, ...]:
    """At most five things to do first; none in an emergency, where calling the team is all there is to do.

    Who has two ``opinions`` or more is not sent for another one: the next thing is to see what they say.
    """
    if plan.clock.class_ == "do_not_wait":
        return ()
    kinds = {review.kind for review in plan.reviews}
    found: list[Step] = []
    if plan.clock.class_ == "within_days":
        found.append(Step(plan.clock.do_now[0] if plan.clock.do_now else "Call your doctor today.", "", "clock"))
    if opinions > 1:
        found.append(Step(say("You have {count} opinions: see what they say.", count=count(opinions)), "", "opinions"))
    if plan.need.level == "your_choice":
        return (*found, *(_if_you_want_one() if opinions < 2 else ()))
    found += _material(plan, kinds)
    if "molecular_review" in kinds:
        tests = [p for p in plan.packet.missing if p.pending or p.id.startswith("test_")]
        waits = bool(tests) and all(p.pending for p in tests)
        ask = "Ask your doctor when the test result will come." if waits else _MISSING_TEST
        found.append(Step(ask, "The words to say are ready.", "questions", _TALK))
    if "tumor_board" in kinds:
        found.append(Step("Ask your doctor: “Can a tumor board look at my case?”", "", "reviews"))
    found += [_call_center(plan)] if opinions < 2 else []
    found.append(Step(_paying(plan), "", "coverage", ("insurer_call",)))
    return tuple(found[:_MOST])


def _material(plan: Plan, kinds: Collection[str]) -> list[Step]:
    """Slides and scans to be sent; two letters, as they lie in two places, and one step."""
    slides, scans = "pathology_review" in kinds, "imaging_review" in kinds
    letters = [("slides_letter", "your slides")] * slides + [("images_letter", "your scans")] * scans
    known = [(number, what) for id, what in letters if (number := plan.packet.number(id))]  # noqa: A001
    if not known:
        return []
    there = tuple(id for id, _ in letters if plan.packet.number(id))  # noqa: A001
    one, several = (
        "The letter is ready: number {numbers} of your packet.",
        "The letters are ready: numbers {numbers} of your packet.",
    )
    ready = say(several if len(known) > 1 else one, numbers=listed([str(number) for number, _ in known]))
    lab, hospital = "Ask the hospital lab to send {what} to an expert.", "Ask the hospital to send {what} to an expert."
    return [
        Step(say(lab if slides and not scans else hospital, what=listed([w for _, w in known])), ready, "packet", there)
    ]


def _call_center(plan: Plan) -> Step:
    left, start = plan.clock.days_left, plan.clock.start_date
    if start and left and left > 0:
        text: str = say("Call a cancer center and ask for a visit before {day}.", day=day_and_month(start))
    else:
        text = "Call a cancer center and ask for a visit."
    hits = plan.centres.hits if plan.centres else ()
    several = say("{count} centers are on your list.", count=count(len(hits), first=True))
    nearest = say("The nearest is {distance} away.", distance=far(min((hit.miles for hit in hits), default=0)))
    note = joined(" ", (several if len(hits) > 1 else "One center is on your list.", nearest)) if hits else ""
    return Step(text, note, "centers")


def _paying(plan: Plan) -> str:
    if plan.coverage.country != "US":
        return "Find out who pays. What we know of your country is ready."
    if plan.coverage.rule == "none":
        return "Ask the center what it costs, and who can help to pay."
    return "Call your insurer. The words to say are ready."


def _if_you_want_one() -> tuple[Step, ...]:
    return (
        Step("Ask your doctor the questions on your list.", "", "questions", _TALK),
        Step("If you would like a second opinion, say so. The words are ready.", "", "questions", _TALK),
    )


def count(number: int, *, first: bool = False) -> str:
    """A small number in words; ``first`` in a sentence, with a capital letter."""
    words = _FIRST if first else _NUMBERS
    return words[number] if number < len(words) else str(number)
