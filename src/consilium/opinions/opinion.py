"""Reads one doctor's opinion from a letter: what it says on each axis, whose it is, and what it rests on."""

import re
from dataclasses import replace
from types import MappingProxyType

from consilium.case import Document
from consilium.oncology import is_a
from consilium.opinions import basis, refuse
from consilium.opinions.axes import (
    biomarkers,
    diagnosis,
    goal,
    grade,
    prognosis,
    sequence,
    stage,
    tests,
    timing,
    treatment,
    trial,
)
from consilium.opinions.dates import letter_date
from consilium.opinions.discipline import discipline
from consilium.opinions.letter import Letter, read_letter
from consilium.opinions.model import Discipline, Opinion, Statement
from consilium.opinions.named import MOST, without_specimens
from consilium.opinions.spelled import spelled_out

#: The axes in the order of the contract; each module has AXIS, read and compare.
AXES = (diagnosis, grade, stage, biomarkers, goal, treatment, sequence, timing, tests, trial, prognosis)


def read_opinion(document: Document) -> Opinion:
    """One doctor's opinion from a document: from its text, or, where it has none (FHIR), from its facts.

    Raises InputError when the document is empty or is no opinion (a bill, a bare laboratory slip).
    """
    document = replace(document, text=spelled_out(document))
    refuse.empty(document)
    letter = read_letter(document.text)
    report = discipline(letter) == "pathology"
    if report:
        letter = without_specimens(letter)
    says: dict[str, Statement] = {}
    for axis in AXES:
        said = axis.read(letter)
        if said:
            says[axis.AXIS] = said
    if report and "treatment" not in says:
        says.pop("timing", None)  # the date of the operation that the specimen comes from
    refuse.no_opinion(document, says)
    return Opinion(
        source=document.source,
        discipline=_discipline(letter, says),
        says=MappingProxyType(says),
        date=document.date or letter_date(document.text),
        person=document.person,
        cancers=diagnosis.cancers(letter),
        places=diagnosis.places(letter),
        new_data=basis.new_data(letter),
        missing=basis.missing(letter),
        reread=basis.reread(letter),
        not_reviewed=basis.not_reviewed(letter),
        emergency=basis.emergency(letter),
        either_way=basis.either_way(letter),
        concurs=basis.concurs(letter),
        warnings=(*_warnings(says), *_too_many(letter, document.source)),
    )


def _discipline(letter: Letter, says: dict[str, Statement]) -> Discipline:
    """The author's discipline; who treats blood cancers with drugs is a hematologist, whatever the letterhead says."""
    found = discipline(letter)
    codes = [t[5:] for t in says["diagnosis"].terms if t.startswith("code:")] if "diagnosis" in says else []
    blood = any(is_a(c, "LYMPH") or is_a(c, "MYELOID") for c in codes)
    return "hematology" if blood and found in ("medical", "unknown") else found


def _too_many(letter: Letter, source: str) -> tuple[str, ...]:
    if len(letter.treatments) < MOST:
        return ()
    return (f"{source} names treatments more than {MOST} times. Those after that were not read.",)


def _warnings(says: dict[str, Statement]) -> tuple[str, ...]:
    unknown = sorted({w for s in says.values() for w in s.unknown})
    known = re.sub(r"\s+", " ", ", ".join(unknown))
    return (f"Compared as plain words only: {known}.",) if unknown else ()
