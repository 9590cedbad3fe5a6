"""What holds for everyone: most second opinions agree with the first, and both results are worth having."""

from consilium.evidence.library import study
from consilium.evidence.model import CAVEAT, Figure
from consilium.say import joined, say

#: Every sample was read again, with cancer or without, asked for or not: these shares say what is usual.
_STREAMS = ("swapp-2013", "manion-2008", "strosberg-2018")

GROUND_SOURCES = (*_STREAMS, "lipitz-snyderman-2023", "heeg-2018")


def ground() -> tuple[str, ...]:
    """The sentences that every plan stands on: the likeliest result first, then what a change can bring.

    Shares of whole referral streams and of people who chose to ask stand in separate sentences.
    """
    majors = sorted((_figure(name, "major") for name in _STREAMS), key=lambda figure: figure.percent or 0.0)
    cases = sum(study(name).n or 0 for name in _STREAMS)
    helped, worse = (_figure("lipitz-snyderman-2023", name) for name in ("better_treatment", "worse"))
    if (majors[0].percent or 0.0) >= 1:
        raise ValueError("the sentence on all samples says fewer than 1")
    streams = say(
        "Three large hospitals read every sample sent to them again, cancer or not. Of all samples, "
        "fewer than 1 to {most} in 100 got a change that mattered much ({cases:,} cases, US, 2008 to 2018).",
        most=majors[-1].in_100(),
        cases=cases,
    )
    chosen = say(
        "People who choose to ask get more changes. In one study, {helped} in 100 got a change that should help, "
        "and {worse} in 100 one that should do harm for a while ({people} people, New York, 2023).",
        helped=helped.in_100(),
        worse=worse.in_100(),
        people=helped.total,
    )
    return (
        "Most second opinions agree with the first. That is worth having too: you can start with more trust.",
        joined(" ", (streams, CAVEAT)),
        joined(" ", (chosen, CAVEAT)),
    )


def harms() -> tuple[str, ...]:
    """What can speak against asking, each with its study's figures: it stands beside the gains."""
    later, moved = _figure("swapp-2013", "contradicted"), study("heeg-2018")
    wrong = say(
        "The second reader can be wrong. Of {all} changed diagnoses that a later test could check, "
        "{wrong} did not fit that test (Mayo Clinic, US, 2013).",
        all=later.total,
        wrong=later.count,
    )
    days = say("{finding} ({who_counted}).", finding=moved.finding, who_counted=moved.who_counted("moved"))
    return (
        wrong,
        joined(" ", ("It costs days.", days)),
        "Two opinions that differ can be hard to bear. Decide before you ask who will help you weigh them.",
    )


def _figure(name: str, of: str) -> Figure:
    """A figure that these sentences rest on; KeyError where the table no longer has it."""
    found = study(name).figure(of)
    if found is None:
        raise KeyError(f"{name} has no figure {of}")
    return found
