"""Treatments of every kind, and every place of a text where one is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from consilium.oncology.drugs import PACKAGE, TREATMENT_WORDS, Treated, add_drugs, add_regimens
from consilium.oncology.names import Lexicon, cells
from consilium.oncology.words import Tokens
from consilium.tables import csv_rows


@dataclass(frozen=True, slots=True)
class TreatmentKind:
    """A procedure or another treatment; ``major`` when an organ or much of it goes, or it cannot be undone."""

    code: str
    name: str  # in plain words
    kind: str
    major: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreatmentMention:
    """A place where a treatment is named; ``code`` is a generic drug, a regimen or a code of the treatment table."""

    start: int
    end: int
    code: str
    kind: str
    words: str


@cache
def treatments() -> Mapping[str, TreatmentKind]:
    """All treatments of the table by code (drugs and regimens have tables of their own)."""
    return MappingProxyType(
        {
            row["code"]: TreatmentKind(
                row["code"],
                row["name"],
                row["kind"],
                row["major"] == "yes",
                cells(row["aliases"]) + cells(row["context_aliases"]),
            )
            for row in csv_rows(PACKAGE, "treatments.csv")
        }
    )


def treatment(code: str) -> TreatmentKind | None:
    """The treatment with this code, or None."""
    return treatments().get(code)


def treatment_mentions(text: str | Tokens) -> list[TreatmentMention]:
    """Every treatment, drug and regimen that the text names, in order, the longest name first."""
    tokens = Tokens.of(text)
    return [
        TreatmentMention(hit.start, hit.end, hit.payload.code, hit.payload.kind, tokens.text[hit.start : hit.end])
        for hit in _words().find(tokens)
        if hit.payload is not _NONE and not _is_index(tokens.text, hit.start, hit.end)
    ]


_DOSED = re.compile(r"\s*(?:at |@ )?\d+(?:\.\d+)?\s?mg|\s?[-/+&]\s?nivo|\s(?:and|plus|with)\snivo", re.I)
_PARTNER = re.compile(r"\b(?:nivo(?:lumab)?|opdivo|anti-PD-1)\s?(?:[-/+&]|and|plus|with)\s?$", re.I)


def _is_index(text: str, start: int, end: int) -> bool:
    """Whether "IPI" is the International Prognostic Index: the drug has a dose or a partner beside it."""
    if text[start:end].lower() != "ipi":
        return False
    return not (_DOSED.match(text, end) or _PARTNER.search(text[max(0, start - 20) : start]))


#: Phrases that hold the name of a treatment and are none.
_NONE = Treated("", "")
_NO_TREATMENT = (
    "radiation oncology", "radiation oncologist", "radiation oncologists", "radiation department", "radiation safety",
    "radiation exposure", "radiation dose", "radiation necrosis", "radiation proctitis", "radiation cystitis",
    "radiation pneumonitis", "surgery clinic", "department of surgery", "surgery department", "surgery center",
    "bone marrow transplant unit", "chemotherapy nurse", "chemotherapy suite",
)  # fmt: skip


@cache
def _words() -> Lexicon[Treated]:
    lexicon: Lexicon[Treated] = Lexicon(capitals=5, context=TREATMENT_WORDS, reach=(45, 45))
    for row in csv_rows(PACKAGE, "treatments.csv"):
        code = Treated(row["code"], row["kind"])
        for spelling in (row["code"].replace("_", " "), *cells(row["aliases"])):
            lexicon.add(spelling, code)
        for spelling in cells(row["context_aliases"]):
            lexicon.add(spelling, code, needs_context=True)
    for phrase in _NO_TREATMENT:
        lexicon.add(phrase, _NONE)
    add_drugs(lexicon)
    add_regimens(lexicon)
    return lexicon.sort()
