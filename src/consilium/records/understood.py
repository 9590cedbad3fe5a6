"""Turns what a person typed for a field of a paper into a value that a case can hold; None when it cannot be sure.

Nothing is guessed: a length without its unit, a day that could be read in two ways, two cancers at once are not
understood, and the person is asked to write it in another way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date

from consilium.case import Fact
from consilium.oncology import kind, kinds, most_specific
from consilium.oncology.markers import Marker, marker, marker_mentions
from consilium.oncology.mentions import mentions, resolve, sites
from consilium.oncology.treatments import treatment_mentions
from consilium.records.text.grade import gleason_group
from consilium.records.text.numbers import count, millimetres
from consilium.records.text.reader import read_text
from consilium.records.valid import RESULTS, is_valid

#: Words that turn a finding round, or leave it open.
_UNSURE = re.compile(
    r"\b(?:no|not|none|without|never|or|versus|vs|maybe|perhaps|possibly|rule out|family|mother|father)\b"
)
_NOS = re.compile(r",? ?\b(?:not otherwise specified|nos)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A value as a fact of the field takes it, and the qualifier that came with it."""

    value: str
    detail: str | None = None


def understood(fact: Fact, typed: str) -> Understood | None:
    """What a person means who typed this for the field of a fact; None when it is no value that is sure.

    ``fact`` is the one as we read it: its field, and for a marker its name. A statement has no other value.
    """
    typed = " ".join(typed.split())
    read = _FIELDS.get(fact.field)
    found = read(typed, fact) if read and typed and "?" not in typed else None
    return found if found and is_valid(fact.field, found.value) else None


def _cancer(typed: str, fact: Fact) -> Understood | None:
    if kind(typed):
        return Understood(typed)
    words = _NOS.sub("", typed)
    plain = next((k.code for k in kinds().values() if k.name.lower() == words.lower()), None)
    if plain:
        return Understood(plain)
    if _UNSURE.search(words.lower()):
        return None
    codes = {code for mention in mentions(words) if (code := mention.code)}
    open_ones = [mention for mention in mentions(words) if mention.open and mention.histology]
    if open_ones:
        place = next((site.topography for site in sites(words)), None)
        codes = {code for one in open_ones if (code := resolve(one.histology or "", place) or one.code)} | {
            mention.code for mention in mentions(words) if mention.code and not mention.open
        }
    found = most_specific(codes) if codes else None
    if found == "CUP" and not re.search(r"unknown|primary", words.lower()):
        return None  # "cancer" alone names none
    return Understood(found) if found else None


def _side(typed: str, fact: Fact) -> Understood | None:
    words = set(re.findall(r"[a-z]+", typed.lower()))
    sides = {side for side, names in _SIDES.items() if words & names}
    return Understood(sides.pop()) if len(sides) == 1 and not _UNSURE.search(typed.lower()) else None


_SIDES = {
    "left": {"left", "izquierda", "izquierdo"},
    "right": {"right", "derecha", "derecho"},
    "bilateral": {"bilateral", "both", "ambos", "ambas"},
    "midline": {"midline", "middle"},
}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "one": "I", "two": "II", "three": "III", "four": "IV"}
_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}


def _category(typed: str, fact: Fact) -> Understood | None:
    """``pT2a``, ``t2a``, or ``2a`` for the field t; what cannot be assessed (TX) is no value."""
    bare = re.sub(r" ?\([^()]*\)$", "", typed.lower())  # N0(i+)
    found = re.fullmatch(rf"[cpyra]{{0,3}} ?{fact.field}? ?(is|[0-4][a-z\d]*|a)", bare)
    return Understood(f"{fact.field.upper()}{found[1]}") if found else None


def _stage(typed: str, fact: Fact) -> Understood | None:
    pattern = r"(?:stage )?(iv|i{1,3}|[0-4]|one|two|three|four)(?: ?([a-e][1-3]?|is))?"
    found = re.fullmatch(pattern, typed.lower())
    if not found:
        return None
    return Understood(_ROMAN.get(found[1], found[1].upper()) + (found[2] or "").upper())


def _grade(typed: str, fact: Fact) -> Understood | None:
    words = re.sub(r"^(?:histologic |nuclear |tumou?r )?(?:grade|g)(?![a-z])[ :]*|[ -]grade$", "", typed.lower())
    if gleason := re.fullmatch(r"(?:gleason(?: score)? ?)?([3-5]) ?\+ ?([3-5])(?: ?= ?\d\d?)?", words):
        one, two = int(gleason[1]), int(gleason[2])
        return Understood(gleason_group(one, two), f"Gleason {one}+{two}={one + two}")
    if group := re.fullmatch(r"(?:gg|group) ?([1-5])", words):
        return Understood(f"GG{group[1]}")
    if "gleason" in words:
        return None
    number = _ARABIC.get(words, words)
    if fact.value.startswith("GG") and number.isdigit():
        return Understood(f"GG{number}")
    return Understood(_DIFFERENTIATION.get(re.sub("[ -]differentiated$", "", words), number))


_DIFFERENTIATION = {"well": "1", "moderately": "2", "poorly": "3"}


def _marker(typed: str, fact: Fact) -> Understood | None:
    """``HER2=negative``, ``HER2: 2+``, or the result alone for the marker of the fact."""
    named = marker_mentions(typed)
    if len({mention.name for mention in named}) > 1:
        return None
    at = next(iter(named), None)
    known = marker(at.name if at else fact.value.partition("=")[0])
    if known is None:
        return None
    words = (typed[: at.start] + typed[at.end :] if at else typed).strip(" :=,.()").lower()
    direct = re.sub(r"[ -]", "_", words)
    if direct in RESULTS:
        return Understood(f"{known.name}={direct}")
    if known.name == "HER2" and (score := re.fullmatch(r"(?:ihc ?)?([0-3]) ?\+?", words)):
        result = ("negative", "negative", "equivocal", "positive")[int(score[1])]
        return Understood(f"HER2={result}", f"IHC {score[1]}{'+' if score[1] != '0' else ''}")
    if number := re.fullmatch(r"(?:about )?([<>]?) ?(\d{1,6}(?:[.,]\d{1,3})?) ?(%|[a-zµ]{1,8}/[a-zµ]{1,4})", words):
        unit = number[3].replace("/ml", "/mL").replace("/l", "/L").replace("u/", "U/")
        space = "" if unit == "%" else " "
        return Understood(f"{known.name}={number[1]}{number[2].replace(',', '.')}{space}{unit}")
    if found := _SPOKEN.get(words):
        return Understood(f"{known.name}={found}")
    return _as_reported(typed if at else f"{known.name}: {typed}", known)


def _as_reported(words: str, known: Marker) -> Understood | None:
    """A result in a laboratory's words ("MSI-H", "G12C mutation"), as the reader of reports has it."""
    if re.search(r"\b[tc]ps\b", words.lower()) and known.name != "PD-L1":
        return None  # scores of that marker alone
    facts = [f for f in read_text(words, "", kind="pathology_report").facts if f.field == "biomarker"]
    if len(facts) != 1 or facts[0].status != "stated" or not facts[0].value.startswith(f"{known.name}="):
        return None
    return Understood(facts[0].value, facts[0].detail)


_SPOKEN = {
    "pos": "positive",
    "+": "positive",
    "neg": "negative",
    "-": "negative",
    "borderline": "equivocal",
    "wildtype": "wild_type",
    "mutation found": "mutated",
    "no mutation": "wild_type",
    "not tested": "not_done",
    "not performed": "not_done",
    "waiting": "pending",
    "positivo": "positive",
    "negativo": "negative",
    "pendiente": "pending",
}


_SIDE_OF = r"\d{1,3}(?:[.,]\d{1,2})?"
_LENGTH = re.compile(rf"{_SIDE_OF}(?: ?(?:x|×|by) ?{_SIDE_OF}){{0,2}} ?(mm|cm|in|inch|inches|millimet\w+|centimet\w+)")


def _size(typed: str, fact: Fact) -> Understood | None:
    """A length with its unit; of two or three sides the longest."""
    found = _LENGTH.fullmatch(typed.lower())
    if not found:
        return None
    unit = {"m": "mm", "c": "cm", "i": "in"}[found[1][0]]
    numbers = re.findall(_SIDE_OF, typed)
    sides = [millimetres(number, "mm" if unit == "in" else unit) for number in numbers]
    if None in sides:
        return None
    longest = max(side for side in sides if side) if any(sides) else 0
    return Understood(f"{longest * 25.4 if unit == 'in' else longest:.4g}")


def _margins(typed: str, fact: Fact) -> Understood | None:
    words = re.sub(r"^margins?:? (?:are |is )?| margins?$", "", typed.lower().strip(" ."))
    return Understood(_MARGINS.get(words, words))


_MARGINS = dict.fromkeys(("clear", "clean", "free", "not involved", "uninvolved", "r0"), "negative") | dict.fromkeys(
    ("involved", "not clear", "not clean", "r1", "r2"), "positive"
)


def _nodes(typed: str, fact: Fact) -> Understood | None:
    """A count, or ``2 of 14``, of which the first is with cancer and the second examined."""
    parts = re.split(r" ?(?:/|\bof\b|\bout of\b) ?", re.sub(r" (?:lymph )?nodes?$", "", typed.lower()))
    if len(parts) > 2:
        return None
    number = count(parts[-1] if fact.field == "nodes_examined" else parts[0])
    return None if number is None else Understood(str(number))


def _ecog(typed: str, fact: Fact) -> Understood | None:
    return Understood(re.sub(r"^(?:ecog|performance status)[ :]*", "", typed.lower()))


def _treatment(typed: str, fact: Fact) -> Understood | None:
    """One treatment, and what became of it where the words say so; else as we read it."""
    found = {mention.code for mention in treatment_mentions(typed)}
    words = typed.lower()
    states = {state for state, cue in _STATES.items() if re.search(cue, words)}
    if len(found) != 1 or len(states) > 1:
        return None
    if re.search(r"\b(?:no|not|never|without)\b", words):
        return None
    return Understood(found.pop(), next(iter(states), fact.detail))


_STATES = {
    "given": r"\b(?:given|done|had|finished|completed|received)\b",
    "ongoing": r"\b(?:ongoing|now|getting|under way)\b",
    "planned": r"\b(?:planned|plan|will|scheduled|booked)\b",
    "considered": r"\b(?:considered|considering|discussed|may|might|option)\b",
    "declined": r"\b(?:declined|refused)\b",
}


def _status(typed: str, fact: Fact) -> Understood | None:
    word = typed.lower().removesuffix(" report")
    return Understood({"provisional": "preliminary", "amended": "addended", "addendum": "addended"}.get(word, word))


def _basis(typed: str, fact: Fact) -> Understood | None:
    word = typed.lower().replace(" ", "_").replace("-", "_")
    return Understood({"pathological": "pathologic", "after_treatment": "post_therapy"}.get(word, word))


_MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)


def _day(typed: str, fact: Fact) -> Understood | None:
    found = typed_day(typed)
    return Understood(found) if found else None


def typed_day(typed: str) -> str | None:
    """An ISO day, month or year (``2022-03-18``, ``2022-03``, ``2022``); None for 3/4/2026, in March or in April."""
    words = typed.lower().replace(",", " ").replace(".", " ")
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", typed):
        return typed if is_valid("diagnosis_date", typed) else None
    if figures := re.fullmatch(r"(\d{1,2})[ /-](\d{1,2})[ /-](\d{4})", " ".join(words.split())):
        one, two, year = (int(figure) for figure in figures.groups())
        if one != two and one <= 12 and two <= 12:
            return None
        day, month = (one, two) if one > 12 else (two, one)
        return _made(year, month, day)
    parts = [part for part in re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words).split() if part not in ("de", "of", "del")]
    names = [n for part in parts for n, names in enumerate(_MONTHS, 1) if _is_month(part, names)]
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(names) != 1 or len(numbers) + 1 != len(parts):
        return None
    years, days = [n for n in numbers if n > 1900], [n for n in numbers if n <= 31]
    if len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    return _made(years[0], names[0], days[0]) if days else f"{years[0]}-{names[0]:02}"


def _is_month(word: str, names: tuple[str, ...]) -> bool:
    return len(word) >= 3 and any(name.startswith(word) for name in names)


def _made(year: int, month: int, day: int) -> str | None:
    try:
        return Date(year, month, day).isoformat()
    except ValueError:
        return None


_FIELDS: dict[str, Callable[[str, Fact], Understood | None]] = {
    "cancer": _cancer,
    "laterality": _side,
    "grade": _grade,
    "t": _category,
    "n": _category,
    "m": _category,
    "stage_basis": _basis,
    "stage_group": _stage,
    "biomarker": _marker,
    "tumor_size_mm": _size,
    "margins": _margins,
    "nodes_examined": _nodes,
    "nodes_positive": _nodes,
    "ecog": _ecog,
    "treatment": _treatment,
    "report_status": _status,
    "diagnosis_date": _day,
}
#: Fields whose value a person can say otherwise; of all others a paper says it, or it does not.
CORRECTABLE = frozenset(_FIELDS)
