"""How to look for trials oneself, with words and addresses made for this cancer."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from consilium.say import Verbatim, joined, say
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
    first, *others = _names(cancer)
    extent = _extent(cancer, stage)
    found = [Term(first, "The name of your cancer.")]
    if extent:
        found.append(Term(f"{extent} {first}", "Use this if your cancer has spread to other parts of the body."))
    return (*found, *(Term(name, "Another name for it.") for name in others[:_OTHER_NAMES]))


def _names(cancer: Kind) -> list[str]:
    """Names to type: the one that doctors use first, as registers know it, then others; each spelling once.

    Aliases stand in the order of their use. So where the first is our own name, ours is the doctors' name too: what
    comes after it may be an old one (malignant fibrous histiocytoma).
    """
    spelled: dict[str, str] = {}
    for name in (cancer.name, *cancer.aliases):
        if len(name) >= _SHORTEST:
            spelled.setdefault(_letters(name), _plain(name))
    plain, *others = spelled.values()
    if cancer.aliases and _letters(cancer.aliases[0]) == _letters(cancer.name):
        return [plain, *others]
    doctors = next((name for name in others if not name.isupper() and " " in name), plain)
    return list(dict.fromkeys((doctors, plain, *others)))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _extent(cancer: Kind, stage: str | None) -> str:
    """Stage IV of a solid tumor mostly means that it has spread; a blood cancer, or another stage, adds no word.

    IVA and IVB are local in some sites (head and neck, cervix, bladder), so they add none either.
    """
    solid = not cancer.families & _SPREAD_HAS_NO_WORD
    return "metastatic" if solid and (stage or "").upper() in ("IV", "IVC") else ""


_SPREAD_HAS_NO_WORD = frozenset({"lymphoma", "leukemia", "myeloma", "mds", "mpn", "unknown_primary", "cns", "glioma"})


def _plain(name: str) -> str:
    """A name as one would type it: in lower case but for abbreviations and proper names, without brackets."""
    first = name.split(" (")[0].strip()
    head, _, rest = first.partition(" ")
    word = head.partition("-")[0]
    lower = head.lower() if len(word) > 1 and word[1:].islower() and word not in _PROPER else head
    return f"{lower} {rest}".strip()


_PROPER = frozenset({"Hodgkin", "Burkitt", "Ewing", "Merkel", "Wilms", "Kaposi", "Waldenstrom", "Paget", "Sezary"})


def _steps(cancer: Kind | None, place: str | None, age: int | None) -> tuple[str, ...]:
    of_report = "Open one of the pages below. Type the name of your cancer, as your report has it."
    by_code = (
        "Add your postal code ({place}) and how far you can travel. "
        "Do this only if you want to: the site then learns it."
    )
    by_town = "Add your town and how far you can travel. Do this only if you want to: the site then learns it."
    return (
        "Open one of the pages below. Type one of the names above." if cancer else of_report,
        say(by_code, place=Verbatim(place)) if place else by_town,
        joined(" ", ("Tick the trials that take people now (recruiting).", _group(age))),
        "Note the number of each trial that may fit. It starts with NCT.",
        "Take the numbers to your doctor, and to the expert.",
        PRIVACY,
    )


def _group(age: int | None) -> str:
    if age is None:
        return ""
    child = age < 18
    return say("You are {age}, so tick children too." if child else "You are {age}, so tick adults too.", age=age)


def _register(row: dict[str, str], cancer: Kind | None) -> Register:
    query = f"?{urlencode({row['query']: _names(cancer)[0]})}" if row["query"] and cancer else ""
    return Register(
        id=row["id"],
        title=row["title"],
        url=row["url"] + query,
        says=row["says"],
        source=row["source"],
        checked=Date.fromisoformat(row["checked"]),
    )
