"""Documents of the packet that come from rooms beside `packet`: the call to the insurer, and how sure one is."""

from consilium.outcomes import ASKED, HELP, IDEAS, SOURCE
from consilium.packet.blocks import Bullets, Citation, Heading, Paragraph, PrintedDocument, Sources, Table
from consilium.plan import Plan
from consilium.report.payer import call_blocks, letter_blocks


def packet_documents(plan: Plan) -> tuple[PrintedDocument, ...]:
    """All documents to print, the sealed one last."""
    own = plan.packet.documents
    letter = (insurer_letter(plan),) if _insured(plan) else ()
    unsealed = (d for d in own if not d.sealed)
    return (*unsealed, insurer_call(plan), *letter, how_sure(), *(d for d in own if d.sealed))


def _insured(plan: Plan) -> bool:
    return plan.coverage.country == "US" and plan.coverage.rule != "none"


def insurer_call(plan: Plan) -> PrintedDocument:
    """What to say to the insurer, with the codes."""
    title = "Calling your insurer" if _insured(plan) else "Asking who pays"
    return PrintedDocument("insurer_call", title, "you", call_blocks(plan.coverage))


def insurer_letter(plan: Plan) -> PrintedDocument:
    """Asks the insurer to say in writing what it pays."""
    return PrintedDocument("insurer_letter", "Letter: please tell me what you pay", "insurer", letter_blocks(plan))


def how_sure() -> PrintedDocument:
    """The four questions on how sure one is, before and after."""
    rows = tuple((ASKED[idea], "", "") for idea in IDEAS)
    blocks = (
        Paragraph("Answer yes or no now, and once more after the second opinion. If in doubt, write no."),
        Table("How sure am I?", ("Question", "Now", "After"), rows),
        Paragraph("Four times yes: you seem ready to decide. Any no: something is still open, and it can be helped."),
        Heading("What can help with a no"),
        Bullets(tuple(HELP[idea] for idea in IDEAS)),
        Paragraph("These are our own words. They are not a tested form."),
        Sources((Citation(SOURCE, "https://pubmed.ncbi.nlm.nih.gov/20705870/"),)),
    )
    return PrintedDocument("how_sure", "How sure am I? Before and after", "you", blocks)


def to_send_in_english(document: PrintedDocument, language: str) -> bool:
    """Whether a paper is also needed in English: someone else reads it, and the person reads another language."""
    return language != "en" and document.reader != "you"
