"""Drugs against cancer and the regimens made of them: their names, brands, classes and misspellings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from consilium.oncology.names import Lexicon, cells, spellings
from consilium.tables import csv_rows

PACKAGE = "consilium.oncology"

#: The endings that American law puts behind the names of antibodies (``-nxki``): they mean nothing.
_ENDING = re.compile(r"-[a-z]{4}$")
#: Words that make a short abbreviation a treatment: ``TC`` alone may be anything.
TREATMENT_WORDS = re.compile(
    r"(?i)chemo|regimen|cycles?\b|adjuvant|dose[- ]dense|induction|salvage|maintenance|consolidation|first[- ]line|"
    r"second[- ]line|third[- ]line|followed by|protocol|[x×]\s?\d|q\s?[23]\s?w|infusion|surg|operat|underw|perform|s/p|"
    r"status post|radiat|radioth|\bgy\b|fraction|\bboost\b|resect|transplant|marrow|robotic|laparoscop|margin|"
    r"hormone|receiv|completed|treated|given|started on|switch|progress|respon[ds]"
)


class Treated(NamedTuple):
    """What a name in a text stands for: a code with the kind of treatment."""

    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug: generic name, brands, what it is in our words, and the kind of treatment that it belongs to."""

    name: str
    brands: tuple[str, ...]
    drug_class: str
    kind: str  # chemotherapy | immunotherapy | targeted | endocrine | cellular | radionuclide | ablation | supportive
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regimen:
    """A set of drugs that are given together; a drug may be ``radiation``."""

    name: str
    drugs: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Chemotherapy when a cytotoxic drug is in it, else the kind of its first drug that is more than supportive."""
        kinds = [drugs()[name].kind for name in self.drugs if name in drugs()]
        if "chemotherapy" in kinds:
            return "chemotherapy"
        return next((kind for kind in kinds if kind != "supportive"), "supportive")


@cache
def drugs() -> Mapping[str, Drug]:
    """All drugs by generic name."""
    return MappingProxyType(
        {
            row["name"]: Drug(row["name"], cells(row["brands"]), row["drug_class"], row["kind"], cells(row["aliases"]))
            for row in csv_rows(PACKAGE, "drugs.csv")
        }
    )


@cache
def regimens() -> Mapping[str, Regimen]:
    """All regimens by name."""
    return MappingProxyType(
        {
            row["name"]: Regimen(
                row["name"], cells(row["drugs"]), cells(row["aliases"]) + cells(row["context_aliases"])
            )
            for row in csv_rows(PACKAGE, "regimens.csv")
        }
    )


def drug(word: str) -> Drug | None:
    """The drug that a word or a short phrase names (``Taxol``, ``paclitaxel 100 MG injection``), or None.

    None as well when the phrase names two different drugs.
    """
    lexicon = _drug_words()
    code = lexicon.exactly(word) or lexicon.exactly(_ENDING.sub("", word.lower()))
    if code is None:
        found = {hit.payload for hit in lexicon.find(word)}
        code = found.pop() if len(found) == 1 else None
    return _by_code()[code.code] if code else None


def regimen(word: str) -> Regimen | None:
    """The regimen that a word or phrase names (``ddAC-T``, ``XELOX``), or None."""
    code = _regimen_words().exactly(word)
    return regimens()[code.code] if code else None


def _empty() -> Lexicon[Treated]:
    return Lexicon(capitals=5, context=TREATMENT_WORDS, reach=(45, 45))


def add_drugs(lexicon: Lexicon[Treated]) -> None:
    """Adds every spelling of every drug."""
    for one in drugs().values():
        code = Treated(one.name.lower(), one.kind)
        for spelling in dict.fromkeys((one.name, *one.brands, *one.aliases)):
            lexicon.add(spelling, code)


def add_regimens(lexicon: Lexicon[Treated]) -> None:
    """Adds every spelling of every regimen; those of one or two letters need treatment words around them."""
    for row in csv_rows(PACKAGE, "regimens.csv"):
        code = Treated(row["name"], regimens()[row["name"]].kind)
        doubtful = set(cells(row["context_aliases"]))
        written = (row["name"], *cells(row["aliases"]), *doubtful)
        for spelling, needs in spellings((s, s in doubtful or len(s) <= 2) for s in written).items():
            lexicon.add(spelling, code, needs_context=needs)


@cache
def _by_code() -> dict[str, Drug]:
    return {name.lower(): one for name, one in drugs().items()}


@cache
def _drug_words() -> Lexicon[Treated]:
    lexicon = _empty()
    add_drugs(lexicon)
    return lexicon.sort()


@cache
def _regimen_words() -> Lexicon[Treated]:
    lexicon = _empty()
    add_regimens(lexicon)
    return lexicon.sort()
