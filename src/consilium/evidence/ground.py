"""What holds for everyone: most second opinions agree with the first, and both results are worth having."""

from consilium.evidence.library import study
from consilium.evidence.model import CAVEAT

#: Everyone's slides were read again, asked for or not: these shares say what is usual.
_STREAMS = ("swapp-2013", "manion-2008", "strosberg-2018")

GROUND_SOURCES = (*_STREAMS, "lipitz-snyderman-2023", "heeg-2018")


def ground() -> tuple[str, ...]:
    """The sentences that every plan stands on: the likeliest result first, then what a change can bring.

    Shares of whole referral streams and of people who chose to ask stand in separate sentences.
    """
    shares = [figure.in_100() or 0 for figure in (study(name).figure("major") for name in _STREAMS) if figure]
    cases = sum(study(name).n or 0 for name in _STREAMS)
    helped, worse = (study("lipitz-snyderman-2023").figure(name) for name in ("better_treatment", "worse"))
    assert helped is not None and worse is not None  # noqa: S101 - the table holds both; its test says so
    return (
        "Most second opinions agree with the first. That is worth having too: you can start with more trust.",
        f"Three large hospitals read the slides of everyone sent to them again. About {min(shares)} to {max(shares)} "
        f"in 100 got a change that mattered much ({cases:,} cases, US, 2008 to 2018). {CAVEAT}",
        f"People who choose to ask get more changes. In one study, {helped.share()} got a change that should help, "
        f"and {worse.share()} one that should do harm for a while ({helped.total} people, New York, 2023). {CAVEAT}",
    )


def harms() -> tuple[str, ...]:
    """What can speak against asking, each with its study's figures: it stands beside the gains."""
    later, moved = study("swapp-2013").figure("contradicted"), study("heeg-2018")
    assert later is not None  # noqa: S101
    return (
        f"The second reader can be wrong. Of {later.total} changed diagnoses that a later test could check, "
        f"{later.count} did not fit that test (Mayo Clinic, US, 2013).",
        f"It costs days. {moved.finding} ({moved.who_counted('moved')}).",
        "Two opinions that differ can be hard to bear. Decide before you ask who will help you weigh them.",
    )
