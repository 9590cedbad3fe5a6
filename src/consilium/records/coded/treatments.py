"""Treatments as records code them: which one, and whether it was given, goes on, or is planned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from consilium.case import Fact
from consilium.oncology.drugs import drug
from consilium.oncology.treatments import treatment_mentions, treatments
from consilium.records.coded.concepts import Coding, Concept, Place, quote_of, system_of, words_of
from consilium.records.coded.tables import meaning_of

#: Operations that are done for many reasons: they count only where the record gives a cancer as the reason.
_EVERYDAY = {
    "surgery",
    "excision",
    "polypectomy",
    "cholecystectomy",
    "appendectomy",
    "spine_surgery",
    "reconstruction",
    "segmentectomy",
    "conization",
    "splenectomy",
    "craniotomy",
    "amputation",
    "turp",
    "ostomy",
    "endoscopic_resection",
    "cryoablation",
    "embolization",
    "rfa",
    "laser_ablation",
    "photodynamic_therapy",
    "vaccine",
}
#: Kinds of treatment that other diseases know too: they count only beside a cancer.
_ALSO_OTHERWISE = {"surgery", "ablation", "embolization", "transplant"}
_FOR_OTHERS = _ALSO_OTHERWISE | {"supportive", "hospice"}
_NEVER = {"biopsy", "port_placement"}

#: Drugs that are also given for other diseases: they count only beside a cancer, steroids only for one.
_OTHER_USES = {
    "methotrexate",
    "hydroxyurea",
    "cyclophosphamide",
    "rituximab",
    "bevacizumab",
    "mercaptopurine",
    "tretinoin",
    "thalidomide",
    "leuprolide",
    "goserelin",
    "triptorelin",
    "interferon alfa",
    "fluorouracil",
    "imiquimod",
    "octreotide",
    "lanreotide",
    "medroxyprogesterone",
    "megestrol",
    "ruxolitinib",
    "everolimus",
    "sirolimus",
    "alemtuzumab",
    "ofatumumab",
    "mitoxantrone",
    "cladribine",
    "aldesleukin",
    "anagrelide",
    "bcg",
}
_TOPICAL = re.compile(r"\b(?:topical|cream|ointment|gel|ophthalmic|lotion)\b", re.I)


@dataclass(frozen=True, slots=True)
class Given:
    """A procedure, a drug, or a line of a plan. ``state``: given | ongoing | planned | considered | declined.

    ``for_cancer`` is what the record gives as the reason: a cancer, another disease, or nothing. ``beside_cancer`` says
    whether the record names a cancer at all. ``start`` is the day of a planned one, as the record writes it.
    """

    what: Concept
    place: Place
    state: str
    for_cancer: bool | None = None
    beside_cancer: bool = False
    start: str | None = None


def treatment_facts(given: Given) -> Iterator[Fact]:
    """The treatments that an entry names: each once, with its state; a planned operation also as the plan."""
    for code, kind, quote in _named(given.what):
        if not _counts(code, kind, quote, given):
            continue
        yield given.place.fact("treatment", code, quote, detail=given.state)
        if given.state == "planned" and kind not in ("supportive", "trial") and code in treatments():
            yield given.place.fact("planned_treatment", code, quote)


@lru_cache(maxsize=4096)
def _named(what: Concept) -> tuple[tuple[str, str, str], ...]:
    """Code, kind and quote of every treatment that is named, each once: the same drug comes with every infusion."""
    return tuple(dict.fromkeys(_all_named(what)))


def _all_named(what: Concept) -> Iterator[tuple[str, str, str]]:
    coded = list(_coded(what))
    if coded:
        yield from coded
        return
    for text in words_of(what):
        found = [(hit.code, hit.kind, text) for hit in treatment_mentions(text)] or list(_foreign(text))
        if found:
            yield from found
            if text == what.text:
                return


def _coded(what: Concept) -> Iterator[tuple[str, str, str]]:
    for coding in what.codings:
        meaning = _meaning(coding)
        if meaning:
            known = treatments().get(meaning)
            yield meaning, known.kind if known else "", coding.display or quote_of(what)


def _meaning(coding: Coding) -> str | None:
    """By the code; German procedure codes also by the group that they lie in."""
    codes = [coding.code or ""]
    if system_of(coding.system) == "ops":
        codes += [codes[0][:length] for length in (5, 4) if len(codes[0]) > length]
    for code in codes:
        found = meaning_of(Coding(coding.system, code))
        if found and found.field == "treatment":
            return found.detail
    return None


def _foreign(text: str) -> Iterator[tuple[str, str, str]]:
    """Generic names without their last letter, as German has them: Cyclophosphamid, Gemcitabin."""
    for word in re.findall(r"[A-Za-z]{7,}", text):
        found = drug(f"{word}e")
        if found:
            yield found.name.lower(), found.kind, text


def _counts(code: str, kind: str, quote: str, given: Given) -> bool:
    if code in _NEVER:
        return False
    if given.for_cancer is False and (code in _EVERYDAY or code in _OTHER_USES or kind in _FOR_OTHERS):
        return False
    if kind == "supportive" or code in _EVERYDAY:
        return bool(given.for_cancer) and kind != "supportive"
    if code in _OTHER_USES and _TOPICAL.search(quote):
        return bool(given.for_cancer)
    if code in _OTHER_USES or kind in _ALSO_OTHERWISE:
        return bool(given.for_cancer) or given.beside_cancer
    return True
