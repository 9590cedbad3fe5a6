"""Letters to sign: the referral, and the releases of records, of slides and blocks, and of scans."""

from datetime import date as Date

from consilium.case import Case, home_country, in_united_states
from consilium.packet.asked import AskedClock, AskedReview
from consilium.packet.blocks import Blanks, Block, Bullets, Pairs, Paragraph, PrintedDocument
from consilium.packet.model import Piece
from consilium.packet.stated import record_number, sample_days, sample_numbers
from consilium.packet.wording import REVIEWS, called, day
from consilium.say import Verbatim, joined, say

#: Reviews that read material again, as against a visit.
READINGS = ("pathology_review", "imaging_review", "molecular_review")

_CLOCK = {
    "do_not_wait": "Treatment should not wait for this. I ask that an expert be called by phone in parallel.",
    "within_days": "I understand that time is short. Please tell me how many days are safe, and mark this as urgent.",
    "weeks": "Please tell me if a delay of a few weeks is safe in my case.",
    "months": "I understand that there is no hurry. Please tell me if you see it otherwise.",
}


def referral(case: Case, reviews: tuple[AskedReview, ...], clock: AskedClock, today: Date) -> PrintedDocument:
    """A letter to the oncologist or the family doctor that asks for a referral."""
    doctor = case.answers.doctor.name
    visits = tuple(REVIEWS[r.kind] for r in reviews if r.kind not in READINGS)
    readings = tuple(REVIEWS[r.kind] for r in reviews if r.kind in READINGS)
    blocks: list[Block] = [
        *_letterhead(case, today, Verbatim(doctor or "")),
        Paragraph(say("Dear {doctor},", doctor=Verbatim(doctor)) if doctor else "Dear Doctor,"),
        Paragraph(
            "Thank you for my care so far. Before I decide on treatment, I would like a second opinion, "
            "and I ask for your help with it."
        ),
    ]
    if readings:
        blocks += [Paragraph("Please arrange:"), Bullets(readings)]
    if visits:
        blocks += [Paragraph("Please refer me for:"), Bullets(visits)]
    blocks += [
        Paragraph(
            "Signed releases for my records, slides and scans are enclosed. Please let the second reader form an "
            "opinion before yours is opened; your letter can go along in a sealed envelope."
        ),
        Paragraph(_CLOCK[clock.class_]),
        Paragraph("I will keep my appointments with you, and I will ask that the report be sent to you."),
        Pairs((("Refer me to", ""), ("Please answer me by", ""))),
        *_signature(),
    ]
    return PrintedDocument("referral_letter", "Letter: please refer me for a second opinion", "doctor", tuple(blocks))


def slides_release(case: Case, pieces: tuple[Piece, ...], today: Date) -> PrintedDocument:
    """Asks the first laboratory to send slides and blocks; it names no diagnosis, so that the reader is blind."""
    what = [piece.name for piece in pieces if piece.letter == "slides_letter"]
    reports = tuple(called(d) for d in case.documents if d.kind == "pathology_report")
    blocks = (
        *_letterhead(case, today, "The pathology laboratory"),
        Paragraph("Please send this material for a second reading:"),
        Bullets((*what, "A copy of the report, in a sealed envelope inside the box")),
        Paragraph(
            say("It belongs to: {reports}", reports=joined("; ", reports))
            if reports
            else "It belongs to the samples named here:"
        ),
        Pairs(
            (
                ("Sample or case number", sample_numbers(case)),
                ("Date of the sample", sample_days(case)),
                ("Send it to (laboratory, address)", ""),
            )
        ),
        Paragraph(
            "Please pack it against breakage, ask for its return after the reading, and keep at least one "
            "block if tissue is scarce."
        ),
        _permission("these slides, blocks and reports"),
        *_signature(),
    )
    return PrintedDocument("slides_letter", "Letter: please send my slides and blocks", "hospital", blocks)


def images_release(case: Case, pieces: tuple[Piece, ...], today: Date) -> PrintedDocument:
    """Asks the radiology department for the scans themselves."""
    what = [piece.name for piece in pieces if piece.letter == "images_letter"]
    scans = tuple(called(d) for d in case.documents if d.kind == "imaging_report")
    blocks = (
        *_letterhead(case, today, "The film library or radiology department"),
        Paragraph("Please send these scans in DICOM form, on a disc or as files, with their reports:"),
        Bullets(tuple(what) or ("All scans of the last two years",)),
        *((Paragraph(say("My records name: {scans}", scans=joined("; ", scans))),) if scans else ()),
        Pairs((("Dates of the scans", ""), ("Send them to", ""))),
        _permission("these scans and reports"),
        *_right(case),
        *_signature(),
    )
    return PrintedDocument("images_letter", "Letter: please send my scans", "hospital", blocks)


def records_release(case: Case, pieces: tuple[Piece, ...], today: Date) -> PrintedDocument:
    """Asks the records office for the reports that are missing."""
    here = [p for p in pieces if p.state == "missing" and not p.pending and not p.id.startswith("test_")]
    papers = tuple(p.name for p in here if p.letter is None)
    blocks = (
        *_letterhead(case, today, "The records office"),
        Paragraph("Please send me copies of these records, as files if you can:"),
        Bullets(papers or ("All reports and notes on my cancer",)),
        Pairs((("From (date)", ""), ("To (date)", ""), ("A copy also to", ""))),
        _permission("these records"),
        *_right(case),
        *_signature(),
    )
    return PrintedDocument("records_letter", "Letter: please send my records", "hospital", blocks)


def _letterhead(case: Case, today: Date, to: str) -> tuple[Block, ...]:
    born = case.person.birth_date
    return (
        Pairs(
            (
                ("Date", day(today)),
                ("To", to),
                ("From (name)", Verbatim(case.person.name or "")),
                ("Date of birth", day(born) if born else ""),
                ("Record number, if known", record_number(case)),
                ("Phone and address", ""),
            )
        ),
    )


def _permission(what: str) -> Paragraph:
    allowed = (
        "I allow you to send {what} for a second medical opinion. This permission ends one year after I sign it. "
        "I can take it back in writing at any time."
    )
    return Paragraph(say(allowed, what=what))


def _right(case: Case) -> tuple[Paragraph, ...]:
    """The right to copies of records; it is a right to what is written and pictured, not to tissue."""
    law = (
        "In the United States, 45 CFR 164.524 gives me the right to my records within 30 days, for a fee that "
        "covers the cost of the copy. Because a treatment decision depends on them, I ask for them this week."
    )
    return (Paragraph(law),) if in_united_states(home_country(case)) else ()


def _signature() -> tuple[Block, ...]:
    return (Blanks("Signature"), Blanks("Date of signature"))
