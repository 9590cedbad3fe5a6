"""What an observation says: a coded answer, a number with its unit, words, or yes and no."""

import re
from dataclasses import dataclass

import msgspec

from consilium.records.coded.concepts import Concept, is_absent, quote_of, words_of

_NUMBER = re.compile(r"\s*(?P<than>[<>]=?)?\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>%|[A-Za-zµ][\w/µ\[\]'.^*]*)?\s*$")

#: Units as UCUM writes them, and as a person reads them.
_UNITS = {
    "{score}": "",
    "1": "",
    "#": "",
    "[arb'U]/mL": "U/mL",
    "[iU]/mL": "IU/mL",
    "k[IU]/L": "kIU/L",
    "U/ml": "U/mL",
    "1/1000000{Base}": "mutations/Mb",
    "percent": "%",
    "ug/L": "ng/mL",
    "kU/L": "U/mL",
    "ng/ml": "ng/mL",
}
_MILLIMETRES = {"mm": 1.0, "millimeter": 1.0, "millimeters": 1.0, "cm": 10.0, "centimeter": 10.0, "centimeters": 10.0}


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit."""

    value: float | None = None
    unit: str | None = None
    code: str | None = None
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One answer; whichever of its forms the record used."""

    concept: Concept | None = None
    quantity: Quantity | None = None
    text: str | None = None
    boolean: bool | None = None

    @property
    def words(self) -> list[str]:
        """Everything that it says in words, codes of staging systems included."""
        found = [] if is_absent(self.concept) else words_of(self.concept)
        codes = [c.code for c in self.concept.codings if c.code] if self.concept and not is_absent(self.concept) else []
        text = [self.text] if self.text and self.text.strip() else []
        return list(dict.fromkeys([*text, *found, *codes]))

    @property
    def said(self) -> str:
        """All words as one line, for looking for a word in it."""
        return " | ".join(self.words).lower()

    def quote(self, fallback: str) -> str:
        """Something of the answer that stands in the record; ``fallback`` when it is a bare number or yes and no."""
        if self.text and self.text.strip():
            return self.text
        return quote_of(self.concept, fallback) if not is_absent(self.concept) else fallback

    @property
    def number(self) -> float | None:
        """The number, from a quantity or from words that are nothing but a number."""
        if self.quantity and self.quantity.value is not None:
            return self.quantity.value
        found = next((m for word in self.words if (m := _NUMBER.match(word))), None)
        return float(found["number"]) if found else None

    @property
    def unit(self) -> str:
        """The unit as a person reads it; empty when there is none."""
        if self.quantity:
            raw = (self.quantity.code or self.quantity.unit or "").strip()
            plain = (self.quantity.unit or "").strip()
            return _UNITS.get(raw, _UNITS.get(plain, plain or raw))
        found = next((m for word in self.words if (m := _NUMBER.match(word))), None)
        return found["unit"] or "" if found else ""

    @property
    def comparator(self) -> str:
        """``<`` or ``>`` before the number, where there is one."""
        if self.quantity:
            return self.quantity.comparator or ""
        found = next((m for word in self.words if (m := _NUMBER.match(word))), None)
        return found["than"] or "" if found else ""

    @property
    def millimetres(self) -> float | None:
        """A length in millimetres; None when it has no unit of length."""
        factor = _MILLIMETRES.get(self.unit.lower())
        return None if factor is None or self.number is None else self.number * factor


def plain_number(number: float) -> str:
    """``25`` rather than ``25.0``; at most three digits after the point."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
