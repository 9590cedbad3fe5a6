"""An observation as FHIR and C-CDA both have it."""

from dataclasses import dataclass

from consilium.records.coded.concepts import Concept, quote_of, words_of
from consilium.records.coded.values import Value

_NOTHING = Value()


@dataclass(frozen=True, slots=True)
class Observed:
    """What was looked at (``code``), what was found (``value``), and its parts, each an observation in itself."""

    code: Concept
    value: Value = _NOTHING
    parts: tuple["Observed", ...] = ()
    interpretation: Concept | None = None
    method: Concept | None = None
    status: str = ""  # final | preliminary | registered | cancelled ...
    note: str | None = None
    site: Concept | None = None

    @property
    def quote(self) -> str:
        """What a bare number is quoted by: the words, else the code, of what was looked at."""
        return quote_of(self.code)

    @property
    def named(self) -> str:
        """All words for what was looked at, in one line."""
        return " | ".join(words_of(self.code)).lower()
