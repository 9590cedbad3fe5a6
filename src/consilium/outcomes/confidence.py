"""How sure a person is of a decision, before and after a second opinion.

Four ideas that research on hard decisions has shown to matter: being sure, knowing, what counts most, and help.
They are asked here in the project's own words. These are not the words of the SURE test or of the Decisional Conflict
Scale, which belong to their authors, and their cut-offs were not tested on this wording.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

Idea = Literal["sure", "informed", "values", "support"]
IDEAS: tuple[Idea, ...] = ("sure", "informed", "values", "support")

#: What is asked, answered with yes or no. No is also the answer when in doubt.
ASKED: dict[Idea, str] = {
    "sure": "Do I know which way I want to go?",
    "informed": "Can I say what is good and what is bad about each way?",
    "values": "Do I know what counts most for me?",
    "support": "Do I have enough help and advice to decide?",
}

#: What can help with each idea that is still a no.
HELP: dict[Idea, str] = {
    "sure": "Give it a day. Then say your choice aloud to someone you trust.",
    "informed": "Ask your doctor for the good and the harm of each way, and write both down.",
    "values": "Write what you hope for and what you fear. Put a mark on the one that counts most.",
    "support": "Ask for one more talk. Bring a person you trust. A cancer nurse or social worker can help too. "
    "In the United States you can call the Cancer Information Service: 1-800-4-CANCER. The call is free.",
}

SOURCE = "The four ideas: Legare and others, 2010, Can Fam Physician 56:e308"


@dataclass(frozen=True, slots=True)
class Confidence:
    """Yes or no to each of the four ideas, on one day."""

    day: Date
    yes: tuple[Idea, ...]

    @property
    def ready(self) -> bool:
        """Four times yes. In the study, fewer went with being torn; it counted other words than ours (`SOURCE`)."""
        return set(self.yes) >= set(IDEAS)

    @property
    def open(self) -> tuple[Idea, ...]:
        """The ideas that are still a no, in their order."""
        return tuple(idea for idea in IDEAS if idea not in self.yes)


@dataclass(frozen=True, slots=True)
class Shift:
    """One idea before and after; None where it was not asked."""

    idea: Idea
    before: bool | None
    after: bool | None

    @property
    def gained(self) -> bool:
        """A no became a yes."""
        return self.before is False and self.after is True

    @property
    def lost(self) -> bool:
        """A yes became a no."""
        return self.before is True and self.after is False


def shifts(before: Confidence | None, after: Confidence | None) -> tuple[Shift, ...]:
    """The four ideas side by side, in their order."""
    return tuple(_shifts(before, after))


def _shifts(before: Confidence | None, after: Confidence | None) -> Iterator[Shift]:
    for idea in IDEAS:
        yield Shift(idea, idea in before.yes if before else None, idea in after.yes if after else None)
