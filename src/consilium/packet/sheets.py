"""Pages for the person: what to send, how to talk with the doctor, what to ask the expert, where names come from."""

from typing import Any

from consilium.case import Case, home_country, in_united_states
from consilium.packet.asked import AskedClock
from consilium.packet.blocks import (
    Blanks,
    Block,
    Box,
    Bullets,
    Check,
    Checks,
    Heading,
    Paragraph,
    PrintedDocument,
    Say,
    Sources,
    Steps,
    Table,
)
from consilium.packet.checklist import citations
from consilium.packet.model import Piece, Question
from consilium.packet.wording import called, document_of_source
from consilium.say import joined, say
from consilium.tables import toml_table

_RIGHT = "You have a right to copies of your records. An office has 30 days to answer. Say that you need them sooner."
_EMERGENCY = "Do not wait for a second opinion. Your treatment comes first. An expert can be called while it starts."


def what_to_send(case: Case, pieces: tuple[Piece, ...]) -> PrintedDocument:
    """The checklist: what is here, what is missing and how to get it."""
    found = tuple(Check(p.name, True, _found_in(p, case)) for p in pieces if p.state == "found")
    missing = tuple(Check(p.name, False, joined(" ", (p.why, p.how))) for p in pieces if p.state == "missing")
    ask_for = tuple(Check(p.name, False, joined(" ", (p.why, p.how))) for p in pieces if p.state == "ask_for")
    blocks: list[Block] = [
        Paragraph("An expert can only be as good as what you send. Tick each line when you have it."),
        Paragraph("You do not need all of it to start. Call for a visit now and send the rest when it comes."),
    ]
    if in_united_states(home_country(case)):
        blocks.append(Paragraph(_RIGHT))
    for heading, checks in (
        ("You have these", found),
        ("We could not find these in what you gave us", missing),
        ("You need to ask for these", ask_for),
    ):
        if checks:
            blocks += [Heading(heading), Checks(checks)]
    right = citations(("cfr-164-524",)) if in_united_states(home_country(case)) else ()
    cited = tuple(dict.fromkeys((*(c for p in pieces for c in p.sources), *right)))
    return PrintedDocument("checklist", "What to send to the expert", "you", (*blocks, Sources(cited)))


def _found_in(piece: Piece, case: Case) -> str:
    places = dict.fromkeys(called(d) for s in piece.documents if (d := document_of_source(s, case)))
    return say("Found: {places}.", places=joined("; ", places)) if places else ""


def talk_with_your_doctor(asks: tuple[Question, ...], clock: AskedClock) -> PrintedDocument:
    """Words for telling the doctor, what a good answer sounds like, and the questions for this visit."""
    words = _words("telling")
    blocks: list[Block] = []
    if clock.class_ == "do_not_wait":
        blocks.append(Box(_EMERGENCY, "emergency"))
    blocks += [
        Paragraph(words["before"]),
        Heading("You can say"),
        *(Say(line) for line in words["say"]),
        Heading("A good answer sounds like this"),
        Bullets(tuple(words["good_answer"])),
        Paragraph(words["if_bothered"]),
        Paragraph(words["after"]),
        Heading("Questions for your doctor"),
        *_asked(asks, "first_doctor"),
        Sources(citations(tuple(words["sources"]))),
    ]
    return PrintedDocument("talk", "How to tell your doctor, and what to ask", "you", tuple(blocks))


def questions_for_the_expert(asks: tuple[Question, ...]) -> PrintedDocument:
    """The questions to take to the second doctor, with room for the answers."""
    blocks: list[Block] = [
        Paragraph("Take this page along. Bring someone who listens and writes."),
        *_asked(asks, "expert"),
    ]
    for to, heading in (
        ("pathologist", "For the one who reads your slides again"),
        ("radiologist", "For the one who reads your scans again"),
    ):
        if any(ask.to == to for ask in asks):
            blocks += [Heading(heading), *_asked(asks, to)]
    cited = tuple(dict.fromkeys(c for ask in asks if ask.to != "first_doctor" for c in ask.sources))
    return PrintedDocument("questions", "Questions for the expert", "you", (*blocks, Sources(cited)))


def _asked(asks: tuple[Question, ...], to: str) -> tuple[Block, ...]:
    return tuple(Blanks(ask.ask, 2) for ask in asks if ask.to == to)


def names_and_judging() -> PrintedDocument:
    """Where names come from, a place to write them, and how to judge a doctor or a center."""
    blocks: list[Block] = []
    names = _words("names_from")
    blocks += [
        Heading(names["heading"]),
        Bullets(tuple(names["points"])),
        Table(
            "Names that I was given",
            ("Name", "Who gave it to me", "Phone", "First free date", "Plan pays?"),
            (("", "", "", "", ""),) * 6,
        ),
    ]
    cited: tuple[str, ...] = tuple(names["sources"])
    for key in ("judging_doctor", "judging_center"):
        words = _words(key)
        blocks += [Heading(words["heading"]), Checks(tuple(Check(point) for point in words["points"]))]
        cited += tuple(words["sources"])
    blocks.append(Sources(citations(tuple(dict.fromkeys(cited)))))
    return PrintedDocument("names", "Names of experts, and how to judge them", "you", tuple(blocks))


def how_to_use(clock: AskedClock) -> tuple[Block, ...]:
    """The steps of the whole packet, for the page of a plan."""
    steps = (
        "Talk with your doctor. Take the page with the words and questions along.",
        "Sign the letters for slides, scans and records, and hand them in.",
        "Call a center and ask for a visit. Send the summary and what you have.",
        "Keep the first opinion in its own envelope. The expert opens it last.",
    )
    first: tuple[Block, ...] = (Box(_EMERGENCY, "emergency"),) if clock.class_ == "do_not_wait" else ()
    return (*first, Steps(steps))


def _words(key: str) -> dict[str, Any]:
    found: dict[str, Any] = toml_table("consilium.packet", "words.toml")[key]
    return found
