"""A file that cannot be used: which one, why, and what to do instead."""

from dataclasses import dataclass

from consilium.errors import InputError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file that is not read.

    ``why`` is a noun phrase without a full stop ("a PDF that opens only with a password"), ``todo`` a whole sentence.
    Neither may hold patient data; both are the same for all files of one kind, so that many can be told in one line.
    A ``quiet`` one (a style sheet, a table of contents) is told only when nothing else could be read.
    """

    name: str
    why: str
    todo: str = ""
    quiet: bool = False

    def sentence(self, more: int = 0) -> str:
        """The line for the person; ``more`` counts further files with the same reason."""
        others = f" (and {more} more like it)" if more else ""
        return f"{self.name}{others}: {self.why}. {self.todo}".strip()


class Refused(InputError):
    """Raised by a reader that cannot use its file."""

    def __init__(self, name: str, why: str, todo: str = "", *, quiet: bool = False) -> None:
        self.refusal = Refusal(name, why, todo, quiet)
        super().__init__(f"{name}: {why}.", todo)
