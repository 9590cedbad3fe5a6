"""How sure a person is of a decision, before and after a second opinion.

Four ideas that research on hard decisions has shown to matter: being sure, knowing, what counts most, and help.
They are asked here in the project's own words. These are not the words of the SURE test or of the Decisional Conflict
Scale, which belong to their authors, and their cut-offs were not tested on this wording.
"""

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
    "support": "Ask for one more talk. Bring a person you trust. A cancer nurse or social worker can help too.",
}

SOURCE = "The four ideas: Legare and others, 2010, Can Fam Physician 56:e308"
