"""What matters to a person, and the ways that are open: the same room for each way, and no word on which to take."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date as Date

#: What many people weigh. The words are ours; a person adds their own.
VALUES: dict[str, str] = {
    "longer": "To live as long as I can",
    "daily": "To feel well enough for my daily life",
    "lasting": "To be spared harm that stays for good",
    "operation": "To be spared a large operation",
    "hospital": "To spend few days in hospitals",
    "duties": "To go on with my work, or with the care for others",
    "body": "To keep how my body looks and works",
    "children": "To be able to have children",
    "near": "To be treated near home",
    "cost": "To keep the cost low for me and my family",
    "certain": "To be as certain as can be, even with more tests",
}

#: What to ask of each way where something matters much.
ASK: dict[str, str] = {
    "longer": "Does it help people like me to live longer? How many in 100?",
    "daily": "How will I feel in the weeks of treatment, and a year later?",
    "lasting": "What harm can stay for good, and for how many in 100 people?",
    "operation": "Does it mean an operation, and how large?",
    "hospital": "How many days will I be in the hospital, and how often must I come?",
    "duties": "What can I do at work and at home in that time?",
    "body": "What does it change in how my body looks and works?",
    "children": "Can I have children after it? What has to be done before?",
    "near": "Which parts of it can be done near home?",
    "cost": "What will I have to pay?",
    "certain": "How sure are you that it is right for me? Which test would make it surer?",
}

#: Asked of every way, whatever matters.
ALWAYS = ("What is good about it?", "What is hard about it?")

MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way that is open, with the same room for each."""

    name: str
    good: str = ""
    hard: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a person wrote down on one day."""

    day: Date
    matters: tuple[str, ...] = ()  # keys of VALUES
    own: str = ""  # in their own words
    most: str = ""  # the one that counts most: a key of VALUES, "own" or nothing
    ways: tuple[Way, ...] = ()

    @property
    def ordered(self) -> tuple[str, ...]:
        """What matters, the one that counts most first, the others in the order of the list."""
        known = [key for key in VALUES if key in self.matters]
        return tuple(sorted(known, key=lambda key: key != self.most))


def preference_decides(reasons: Collection[str], causes: Collection[str | None], either_way: bool = False) -> bool:
    """Whether the choice hangs on what the person values.

    ``reasons`` are the ids that hold in the plan, ``causes`` those of the differences that matter between opinions;
    ``either_way``: a doctor calls the ways equal, or leaves the choice to the person.
    """
    return "several_options" in reasons or "judgement" in causes or either_way


def to_ask(weighing: Weighing) -> tuple[str, ...]:
    """What to ask of each way, in the same words."""
    return (*ALWAYS, *(ASK[key] for key in weighing.ordered))


def less_told(ways: Sequence[Way]) -> tuple[str, ...]:
    """Ways of which a good or a hard side is not written yet while another way has it: they cannot be weighed so."""
    known = [way for way in ways if way.name]
    wanted = {side for side in ("good", "hard") if any(getattr(way, side) for way in known)}
    return tuple(way.name for way in known if not all(getattr(way, side) for side in wanted))
