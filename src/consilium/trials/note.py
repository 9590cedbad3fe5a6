"""How to look for trials oneself, with words and addresses made for this cancer."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from consilium.tables import csv_rows
from consilium.trials.model import Register, Term, TrialsNote

if TYPE_CHECKING:
    from consilium.oncology import Kind

SAYS = (
    "We did not look for trials. So we cannot say that there are none for you.",
    "You can look yourself, or ask people who do it with you.",
)
PRIVACY = "The site learns what you type. Type the name of the cancer, and no name of yours."
ASK = (
    "Is there a trial for my cancer and my stage, here or elsewhere?",
    "Would a treatment that I start now shut me out of a trial?",
    "What would I get outside of the trial?",
    "Which test results does the trial ask for? Do we have them?",
    "Who pays for the visits, the tests and the trips?",
)
_OTHER_NAMES = 2
_SHORTEST = 4  # letters; a shorter name is an abbreviation that registers read in many ways


def searches(
    cancer: Kind | None,
    *,
    stage: str | None = None,
    place: str | None = None,
    age: int | None = None,
) -> TrialsNote:
    """Words, addresses and questions for a search that the person makes.

    ``stage`` is a stage group such as ``IVB``, ``place`` a postal code, ``age`` in years. Nothing is searched and no
    address is called; place and age stay out of the addresses.
    """
    registers = tuple(_register(row, cancer) for row in csv_rows(__package__, "registers.csv"))
    return TrialsNote(
        searched=False,
        says=SAYS,
        terms=_terms(cancer, stage),
        registers=registers,
        steps=_steps(cancer, place, age),
        ask=ASK,
        sources=("nci-cancer-information-service", "nccn-aya-second-opinion"),
        checked=min(one.checked for one in registers),
    )


def _terms(cancer: Kind | None, stage: str | None) -> tuple[Term, ...]:
    if cancer is None:
        return ()
    name = _plain(cancer.name)
    others = [_plain(alias) for alias in cancer.aliases if len(alias) >= _SHORTEST]
    others = [alias for alias in dict.fromkeys(others) if alias != name][:_OTHER_NAMES]
    extent = _extent(stage)
    found = [Term(name, "The name of your cancer.")]
    found += [Term(f"{extent} {name}", "Trials for cancer that has spread.")] if extent else []
    return (*found, *(Term(alias, "Another name for it.") for alias in others))


def _extent(stage: str | None) -> str:
    """Stage IV of most cancers means that it has spread; other systems and stages add no word."""
    return "metastatic" if stage and stage.upper().startswith("IV") else ""


def _plain(name: str) -> str:
    """A name as one would type it: in lower case but for abbreviations and proper names, without brackets."""
    first = name.split(" (")[0].strip()
    head, _, rest = first.partition(" ")
    word = head.partition("-")[0]
    lower = head.lower() if len(word) > 1 and word[1:].islower() and word not in _PROPER else head
    return f"{lower} {rest}".strip()


_PROPER = frozenset({"Hodgkin", "Burkitt", "Ewing", "Merkel", "Wilms", "Kaposi", "Waldenstrom", "Paget", "Sezary"})


def _steps(cancer: Kind | None, place: str | None, age: int | None) -> tuple[str, ...]:
    what = "one of the names above" if cancer else "the name of your cancer, as your report has it"
    where = (
        f"your postal code ({place}) and how far you can travel" if place else "your town and how far you can travel"
    )
    who = "" if age is None else f" You are {age}, so tick {'children' if age < 18 else 'adults'} too."
    return (
        f"Open one of the pages below. Type {what}.",
        f"Add {where}. Do this only if you want to: the site then learns it.",
        f"Tick the trials that take people now (recruiting).{who}",
        "Note the number of each trial that may fit. It starts with NCT.",
        "Take the numbers to your doctor, and to the expert.",
        PRIVACY,
    )


def _register(row: dict[str, str], cancer: Kind | None) -> Register:
    query = f"?{urlencode({row['query']: _plain(cancer.name)})}" if row["query"] and cancer else ""
    return Register(
        id=row["id"],
        title=row["title"],
        url=row["url"] + query,
        says=row["says"],
        source=row["source"],
        checked=Date.fromisoformat(row["checked"]),
    )
