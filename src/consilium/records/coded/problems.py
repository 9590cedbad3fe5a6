"""What a problem entry says of the cancer that it names: status, place, histology, side, stage, beginning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilium.case import Fact
from consilium.records.coded.cancers import Diagnosis
from consilium.records.coded.concepts import Concept, Place, words_of
from consilium.records.coded.dates import day_of, iso_of
from consilium.records.coded.sites import laterality_fact, site_fact
from consilium.records.coded.staging import named_stage, stage_facts

_GRADE = re.compile(r"\bgrade ([1-4])\b(?! ?[-/])", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem or condition, as FHIR and C-CDA both can say it. Dates are as the record writes them."""

    concept: Concept
    place: Place
    histology: Concept | None = None
    sites: tuple[Concept, ...] = ()
    sides: tuple[Concept, ...] = ()
    began: str | None = None
    state: str = ""  # active | recurrence | relapse | remission | resolved | inactive
    sure: str = ""  # confirmed | provisional | differential | unconfirmed | refuted | entered-in-error
    stages: tuple[tuple[Concept, Concept | None], ...] = ()  # the stage, and the system that it is of


def entry_facts(entry: Entry, found: Diagnosis) -> Iterator[Fact]:
    """Everything that the entry says of the cancer that `diagnose` found in it."""
    if entry.sure in ("refuted", "entered-in-error"):
        return
    place = entry.place
    if found.role == "family":
        yield place.fact("family_cancer", found.quote, found.quote, about=None)
        return
    doubtful = found.role == "suspected" or entry.sure in ("provisional", "differential", "unconfirmed")
    yield from _named(found, place, doubtful)
    if found.role == "secondary":
        yield _spread(found, place)
    if found.code is None:
        return
    place = Place(place.document, place.path, place.date, found.code)
    yield from _status(entry, found, place)
    yield from _details(entry, found, place)


def _named(found: Diagnosis, place: Place, doubtful: bool) -> Iterator[Fact]:
    if found.code is None:
        return
    more = {"system": "oncotree", "about": None}
    if doubtful:
        yield place.fact(
            "cancer",
            found.code,
            found.quote,
            status="inferred",
            detail="suspected",
            reason="the record has it as suspected, not as confirmed",
            **more,
        )
        yield place.fact("report_uncertain", "yes", found.quote, about=found.code)
    else:
        yield place.fact(
            "cancer", found.code, found.quote, detail="history" if found.role == "history" else None, **more
        )


def _spread(found: Diagnosis, place: Place) -> Fact:
    if found.nodes_only:
        return place.fact(
            "extent",
            "regional",
            found.quote,
            about=found.code,
            status="inferred",
            reason="the record names spread to lymph nodes",
        )
    return place.fact("extent", "metastatic", found.quote, about=found.code)


def _status(entry: Entry, found: Diagnosis, place: Place) -> Iterator[Fact]:
    """Whether it is the present problem. Remission leaves it open: it is often kept up by treatment, and watched."""
    said = " | ".join(words_of(entry.concept)).lower()
    if found.role == "history" or entry.state in ("resolved", "inactive"):
        yield place.fact("cancer_status", "past", found.quote, detail=entry.state or None)
    elif entry.state in ("recurrence", "relapse") or re.search(r"\bin relapse\b|\brelapsed\b|\brecurrent\b", said):
        yield place.fact("cancer_status", "recurrent", found.quote)
        yield place.fact("progression", "yes", found.quote)
    elif entry.state == "active" and found.role in ("primary", "secondary"):
        yield place.fact("cancer_status", "active", found.quote)


def _details(entry: Entry, found: Diagnosis, place: Place) -> Iterator[Fact]:
    if found.role == "primary":
        yield from site_fact(entry.concept, entry.sites, place)
        if found.histology:
            yield place.fact("histology", found.histology, found.histology_quote or found.quote, system="icd-o-3")
        yield from laterality_fact((*entry.sides, *entry.sites, entry.concept), place)
        yield from _grade(entry, place)
    iso = iso_of(entry.began)
    if iso and found.role in ("primary", "history") and entry.began and found.code:
        yield place.fact("diagnosis_date", iso, entry.began, date=day_of(entry.began))
    for summary, system in entry.stages:
        yield from stage_facts(summary, system, place)
    if not entry.stages:
        yield from named_stage(words_of(entry.concept), place)


def _grade(entry: Entry, place: Place) -> Iterator[Fact]:
    """The grade in the name of a condition: "adenocarcinoma, grade 1"."""
    for text in words_of(entry.concept):
        found = _GRADE.search(text)
        if found:
            yield place.fact("grade", found[1], text)
            return
