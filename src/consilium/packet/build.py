"""Puts the packet together."""

from datetime import date as Date

from consilium.case import Case
from consilium.packet.asked import AskedClock, AskedReview
from consilium.packet.checklist import checklist
from consilium.packet.letters import images_release, records_release, referral, slides_release
from consilium.packet.model import Packet
from consilium.packet.questions import questions
from consilium.packet.sheets import names_and_judging, questions_for_the_expert, talk_with_your_doctor, what_to_send
from consilium.packet.summary import sealed_first_opinion, summary


def build(case: Case, reviews: tuple[AskedReview, ...], clock: AskedClock, today: Date) -> Packet:
    """Everything to send and to say for one case: the checklist, the questions and the documents to print.

    ``reviews`` and ``clock`` are those of the assessment; ``today`` dates the letters.
    """
    pieces = checklist(case)
    asks = questions(clock.class_, [review.kind for review in reviews])
    documents = [
        talk_with_your_doctor(asks, clock),
        what_to_send(case, pieces),
        referral(case, reviews, clock, today),
        slides_release(case, pieces, today),
        images_release(case, pieces, today),
        records_release(case, pieces, today),
        summary(case, reviews, pieces, today),
        questions_for_the_expert(asks),
        names_and_judging(),
        sealed_first_opinion(case),
    ]
    asked = {piece.letter for piece in pieces}
    kept = [d for d in documents if d.id != "images_letter" or "images_letter" in asked]
    return Packet(pieces, asks, tuple(kept))
