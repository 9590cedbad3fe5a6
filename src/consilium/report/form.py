"""A form as the expert's check shows it: how each line is read, what cannot be read, and what comes next."""

import msgspec

from consilium.opinions import StructuredOpinion, read_axes, still_open
from consilium.opinions.filled import NOT_READ, not_read
from consilium.packet.blocks import Block, Bullets, Heading, Pairs, Paragraph
from consilium.report.text import blocks_text

AXES = {
    "diagnosis": "Diagnosis",
    "grade": "Grade",
    "stage": "Stage",
    "biomarkers": "Markers",
    "goal": "Goal",
    "treatment": "Treatment",
    "sequence": "Order",
    "timing": "Timing",
    "tests": "Tests first",
    "trial": "Trial",
    "prognosis": "Outlook",
}


def form_text(form: StructuredOpinion, name: str) -> str:
    """How a form is read, as a plain page."""
    says = read_axes(form)
    blocks: list[Block] = []
    if says:
        blocks += [Heading("Read as"), Pairs(tuple((AXES[axis], said.value) for axis, said in says.items()))]
    if unread := not_read(form, says):
        blocks += [Heading("Not read"), Bullets(tuple(f"{key} {NOT_READ}" for key in unread))]
    todo = still_open(form)
    blocks += [Heading("Next"), Bullets(todo) if todo else Paragraph(_next(form))]
    return blocks_text(name, blocks)


def form_json(form: StructuredOpinion) -> str:
    """The same for programs, with the form itself."""
    says = read_axes(form)
    record = {
        "done": not still_open(form),
        "open": still_open(form),
        "read": {axis: said.value for axis, said in says.items()},
        "not_read": not_read(form, says),
        "form": form,
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def _next(form: StructuredOpinion) -> str:
    if not form.after.opened_first_opinion:
        return "Your own view is signed. Open the first opinion now, and fill in [after]."
    if not form.after.changed_my_view:
        return "Say whether the first opinion changed your view (after.changed_my_view)."
    return "The form is done. Hold it beside the first opinion with consilium compare."
