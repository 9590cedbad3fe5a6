"""Which things on the list are ready to be sent. They are kept as one thing, so that no name tells what they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consilium.packet import Piece
from consilium.web.store.box import Box, Changed

KIND = "tick"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an expert needs, and whether it is ready."""

    piece: Piece
    ticked: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks in a box, by the id of the piece."""

    box: Box

    def all(self) -> dict[str, bool]:
        """What the person ticked, or took a tick off; nothing for what they never touched."""
        return self.box.get(KIND, dict[str, bool]) or {}

    def mark(self) -> str:
        """A mark of what is there, to be sent back with the form."""
        kept = self.box.find(KIND, dict[str, bool])
        return str(kept.version if kept else 0)

    def save(self, pieces: Sequence[Piece], ready: Collection[str], mark: str) -> None:
        """Save the ticks of these pieces; those of pieces that are on the list no more stay. Raises Changed."""
        if not mark.isdecimal():
            raise Changed
        now = self.all() | {piece.id: piece.id in ready for piece in pieces}
        self.box.put(KIND, now, version=int(mark))


def lines(pieces: Sequence[Piece], ticks: dict[str, bool]) -> tuple[Line, ...]:
    """The list; what was found in the papers counts as ready until the person says otherwise."""
    return tuple(Line(piece, ticks.get(piece.id, piece.state == "found")) for piece in pieces)
