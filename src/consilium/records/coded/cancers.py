"""Which cancer does a problem entry name, and how: as the patient's own, as spread, past, suspected, a relative's?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from consilium import oncology
from consilium.records.coded.concepts import Coding, Concept, codes_of, quote_of, system_of, words_of
from consilium.records.coded.sites import site_of
from consilium.records.coded.wording import (
    FAMILY,
    NO_FAMILY,
    PAST,
    SUSPECTED,
    kind_named,
    malignant,
    meant,
    names_cancer,
    spread,
)

Role = Literal["primary", "secondary", "history", "family", "suspected"]

#: ICD-10: behaviour uncertain or unspecified, other than of blood and lymph.
_UNCERTAIN = ("D37", "D38", "D39", "D40", "D41", "D42", "D43", "D44", "D48", "D49")
_FROM = re.compile(r"\bmetasta\w+ from (?:a |the )?(?P<primary>.+)", re.I)
_TO = re.compile(r"(?P<primary>.*?)\b(?:metasta\w+|spread|mets) (?:to|of|in|involving)\b.*", re.I | re.S)
_GENERIC_SPREAD = re.compile(r"\bmetastatic (?:malignant (?:neoplas\w+|tumou?r)|cancer|disease|neoplasm)\b", re.I)
_NODE = re.compile(r"\blymph node|\blymph gland|\bnodal\b", re.I)
#: Words that name a tissue; "breast cancer" names none, whatever is usual there.
_HISTOLOGY = re.compile(
    r"carcino[mi]|sarcom|lymphom|leuk|melanom|myelom|gliom|blastom|seminom|germinom|adeno|small.cell|squamous|ductal|lobular"
    r"|mesotheliom|neuroendocrine|serous|mucinous|astrocyt|meningiom|thymom|teratom",
    re.I,
)
_MORPHOLOGY = re.compile(r"(\d{4})\d?/(\d)")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a problem entry names. ``code`` is OncoTree's; None when it says cancer, but not which."""

    role: Role
    code: str | None
    quote: str
    site: str | None = None  # ICD-O-3 topography
    histology: str | None = None  # ICD-O-3 morphology
    histology_quote: str | None = None
    nodes_only: bool = False  # spread to lymph nodes, nothing further


@lru_cache(maxsize=4096)
def diagnose(concept: Concept, histology: Concept | None = None, sites: tuple[Concept, ...] = ()) -> Diagnosis | None:
    """The cancer that an entry names, from its codes first and its words second; None when it names none."""
    words = words_of(concept)
    said = " | ".join(words)
    coded = list(_coded(concept))
    aside = _aside(concept, said, words, coded)
    if aside:
        return aside
    if FAMILY.search(said) and not coded:
        return None
    if any(_is_secondary(coding) for coding in concept.codings) or spread(said):
        return _secondary(concept, coded, words, said)
    if not coded and not names_cancer([*words, *words_of(histology)]):
        return None
    site = site_of(concept, sites)
    morphology, morphology_quote = _morphology(histology, words)
    code = _refine(coded, words, site, morphology)
    return Diagnosis("primary", code, quote_of(concept), site, morphology, morphology_quote)


def _coded(concept: Concept) -> Iterator[str]:
    for coding in concept.codings:
        found = _code(coding)
        if found:
            yield found


def _code(coding: Coding) -> str | None:
    system, code = system_of(coding.system), coding.code or ""
    if system == "icd10" or (not coding.system and re.fullmatch(r"[CD]\d\d(?:\.\w{1,4})?", code)):
        return oncology.from_icd10(code)
    if system == "icd9":
        return oncology.from_icd9(code)
    if system in ("snomed", "") and code.isdigit():
        return oncology.from_snomed(code)
    return None


def _is_secondary(coding: Coding) -> bool:
    system, code = system_of(coding.system), coding.code or ""
    if system == "icd10":
        return oncology.is_secondary_icd10(code)
    if system == "icd9":
        return oncology.is_secondary_icd9(code)
    return system == "snomed" and oncology.is_secondary_snomed(code)


def _past_code(concept: Concept) -> str | None:
    found = (
        *(oncology.history_icd10(c.code or "") for c in codes_of(concept, "icd10")),
        *(oncology.history_snomed(c.code or "") for c in codes_of(concept, "snomed")),
        *(oncology.history_icd9(c.code or "") for c in codes_of(concept, "icd9")),
    )
    return next((code for code in found if code), None)


def _starts(concept: Concept, system: str, prefix: tuple[str, ...]) -> bool:
    return any((coding.code or "").upper().startswith(prefix) for coding in codes_of(concept, system))


def _aside(concept: Concept, said: str, words: list[str], coded: list[str]) -> Diagnosis | None:
    """A suspected cancer; and, where no code says that it is the patient's now, a relative's or a past one."""
    quote = quote_of(concept)
    if coded and (SUSPECTED.search(said) or _starts(concept, "icd10", _UNCERTAIN)):
        return Diagnosis("suspected", kind_named(words) or coded[0], quote)
    if coded:
        return None
    if FAMILY.search(said) or _starts(concept, "icd10", ("Z80",)) or _starts(concept, "icd9", ("V16",)):
        told = (names_cancer(words) or not said) and not NO_FAMILY.search(said)
        return Diagnosis("family", None, quote) if told else None
    past = _past_code(concept)
    if past or _starts(concept, "icd10", ("Z85",)) or _starts(concept, "icd9", ("V10",)):
        return Diagnosis("history", past or kind_named(words), quote)
    if PAST.search(said) and not spread(said):
        code = kind_named(words)
        return Diagnosis("history", code, quote) if code else None
    if SUSPECTED.search(said) and names_cancer(words):
        return Diagnosis("suspected", kind_named(words), quote)
    return None


def _secondary(concept: Concept, coded: list[str], words: list[str], said: str) -> Diagnosis | None:
    """Spread: its primary only where the entry names it ("metastasis from ...", "metastatic breast cancer")."""
    if not coded and PAST.search(said):
        return None
    primary = None if re.search(r"\bsecondary\b", said, re.I) else kind_named([_primary_words(text) for text in words])
    code = primary or (coded[0] if coded else None)
    told = malignant(said) or re.search(r"\bmetasta|\bmets\b", said, re.I)
    if code is None and not told and not any(_is_secondary(coding) for coding in concept.codings):
        return None
    nodes = _NODE.search(said) is not None or _starts(concept, "icd10", ("C77",))
    return Diagnosis("secondary", code, quote_of(concept), nodes_only=nodes)


def _primary_words(text: str) -> str:
    came_from = _FROM.search(text)
    if came_from:
        return came_from["primary"]
    if _GENERIC_SPREAD.search(text):
        return ""
    went_to = _TO.match(text)
    return went_to["primary"] if went_to else re.sub(r"\bmetasta\w+\b", "", text, flags=re.I)


def _morphology(histology: Concept | None, words: list[str]) -> tuple[str | None, str | None]:
    """ICD-O-3 morphology with what it is quoted from: coded, by its SNOMED CT code, or by its words."""
    if histology is not None:
        for coding in histology.codings:
            found = _MORPHOLOGY.search(coding.code or "")
            if found:
                return f"{found[1]}/{found[2]}", quote_of(histology)
            known = oncology.histology_snomed(coding.code or "") if system_of(coding.system) == "snomed" else None
            if known:
                return known, quote_of(histology)
    for text in words_of(histology) or [text for text in words if _HISTOLOGY.search(text)]:
        named = [mention.histology for mention in meant(text) if _tells(mention.histology)]
        if named:
            return named[0], text
    return None, None


def _tells(morphology: str | None) -> bool:
    """Whether a morphology says more than "a tumor"."""
    return morphology is not None and not morphology.startswith("8000/")


def _refine(coded: list[str], words: list[str], site: str | None, morphology: str | None) -> str | None:
    """The most specific code that codes, words, and histology at its place support without contradicting the codes."""
    code = oncology.most_specific(coded) or (coded[0] if coded else None)
    candidates = [kind_named(words)]
    if morphology:
        candidates += [oncology.from_icdo3(site, morphology), oncology.resolve(morphology, site)]
    elif site and code is None:
        candidates.append(oncology.from_icdo3(site, None))
    for candidate in candidates:
        if candidate and (code is None or oncology.is_a(candidate, code)):
            code = candidate
    return code
