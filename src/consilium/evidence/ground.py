"""What holds for everyone: most second opinions agree with the first, and both results are worth having."""

from consilium.evidence.library import study
from consilium.evidence.model import CAVEAT, Figure

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
    return (
        "Most second opinions agree with the first. That is worth having too: you can start with more trust.",
        f"Three large hospitals read every sample sent to them again, cancer or not. Of all samples, "
        f"{_from(majors[0])} to {majors[-1].share()} got a change that mattered much ({cases:,} cases, US, 2008 to "
        f"2018). {CAVEAT}",
        f"People who choose to ask get more changes. In one study, {helped.share()} got a change that should help, "
        f"and {worse.share()} one that should do harm for a while ({helped.total} people, New York, 2023). {CAVEAT}",
    )


def harms() -> tuple[str, ...]:
    """What can speak against asking, each with its study's figures: it stands beside the gains."""
    later, moved = _figure("swapp-2013", "contradicted"), study("heeg-2018")
    return (
        f"The second reader can be wrong. Of {later.total} changed diagnoses that a later test could check, "
        f"{later.count} did not fit that test (Mayo Clinic, US, 2013).",
        f"It costs days. {moved.finding} ({moved.who_counted('moved')}).",
        "Two opinions that differ can be hard to bear. Decide before you ask who will help you weigh them.",
    )


def _figure(name: str, of: str) -> Figure:
    """A figure that these sentences rest on; KeyError where the table no longer has it."""
    found = study(name).figure(of)
    if found is None:
        raise KeyError(f"{name} has no figure {of}")
    return found


def _from(figure: Figure) -> str:
    """The lower end of a span, as it stands inside a sentence: "fewer than 1"."""
    share = figure.share().removesuffix(" in 100")
    return share[0].lower() + share[1:]
