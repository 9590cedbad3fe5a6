"""The papers of the packet in the order in which they are used."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from consilium.packet.blocks import PrintedDocument


@dataclass(frozen=True, slots=True)
class Group:
    """Papers for one step."""

    title: str
    papers: tuple[PrintedDocument, ...]


def groups(documents: Sequence[PrintedDocument]) -> tuple[Group, ...]:
    """All papers but the sealed one and the checklist, which has a page of its own."""
    rest = {document.id: document for document in documents if not document.sealed and document.id != "checklist"}
    made = [Group(title, tuple(rest.pop(id) for id in ids if id in rest)) for title, ids in _steps()]  # noqa: A001
    return tuple(group for group in (*made, Group(_("More"), tuple(rest.values()))) if group.papers)


def _steps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("For the talk with your doctor"), ("talk", "referral_letter")),
        (_("To sign and hand in"), ("slides_letter", "images_letter", "records_letter")),
        (_("For the expert"), ("summary", "questions", "names")),
        (_("For who pays"), ("insurer_call", "insurer_letter")),
    )
