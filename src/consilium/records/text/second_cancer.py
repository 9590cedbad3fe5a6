"""Is there a second cancer of the same organ? Only where the report tells the two apart, in specimens of their own."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.oncology import is_a, kind
from consilium.records.text.cancer import Found, cancer_facts, cancers
from consilium.records.text.candidates import Candidate, candidates
from consilium.records.text.primary import Place, places
from consilium.records.text.report import Report
from consilium.records.text.sections import Specimen

_SIDE = re.compile(r"(?<![a-z])(?:left|right)(?![a-z])")
#: Organs of which there are two: the same kind on both sides is two cancers. In the lung one may have spread.
_TWO = ("C50", "C62", "C64")
_WEIGHT = 4  # what a mention in a diagnosis weighs


def find(report: Report) -> Iterator[Fact]:
    """Facts of further cancers of the main one's organ."""
    for found in _seconds(report):
        yield from cancer_facts(report, found)


def _seconds(report: Report) -> list[Found]:
    """Further cancers of the main one's organ: another kind in another part, or any on the other side."""
    main = next(iter(report.once(cancers)), None)
    if main is None or main.place is None or report.kind != "pathology_report":
        return []
    home = report.specimen_at(main.mention.start)
    if home is None or not _titled(report, home, main.place):
        return []
    named = [c for c in report.once(candidates) if _counts(c, main)]
    found: list[Found] = []
    for specimen in report.specimens:
        here = [c for c in named if specimen.start <= c.mention.start < specimen.end]
        second = max(here, key=lambda c: c.weight, default=None)
        if second is None or specimen == home or any(f.code == second.code for f in found):
            continue
        if _elsewhere(report, home, specimen, main.place) and _another(main, here, named, home, specimen, report):
            place = next(iter(_titled(report, specimen, main.place)), None)
            found.append(Found(second.code, second.mention, place, second.weight))
    return found


def _counts(candidate: Candidate, main: Found) -> bool:
    """A cancer named exactly and without doubt, of the organ's own tissue and no metastasis."""
    found, first = kind(candidate.code), kind(main.code)
    return (
        candidate.weight >= _WEIGHT
        and not (candidate.metastatic or candidate.tentative)
        and found is not None
        and first is not None
        and found.parent is not None
        and found.tissue == first.tissue
        and "in_situ" not in found.families
    )


def _another(
    main: Found, here: list[Candidate], named: list[Candidate], home: Specimen, specimen: Specimen, report: Report
) -> bool:
    """Whether the kinds in the two specimens exclude each other, or the two lie on two sides of a paired organ."""
    if not any(_kin(c.code, main.code) for c in here):
        there = [c for c in named if home.start <= c.mention.start < home.end]
        return not any(_kin(c.code, other.code) for c in here for other in there)
    return bool(main.place and main.place.topography.startswith(_TWO)) and _sides(report, home, specimen)


def _kin(one: str, other: str) -> bool:
    return is_a(one, other) or is_a(other, one)


def _elsewhere(report: Report, home: Specimen, specimen: Specimen, main: Place) -> bool:
    """Whether both specimens are of the organ, and of different sides or parts of it."""
    if not (_titled(report, home, main) and _titled(report, specimen, main)):
        return False
    here, there = (
        {p.topography for p in _titled(report, s, main) if p.topography[3:] not in ("", ".9")} for s in (home, specimen)
    )
    return bool(here and there and not here & there) or _sides(report, home, specimen)


def _titled(report: Report, specimen: Specimen, main: Place) -> list[Place]:
    """The places of the main cancer's organ that the title of a specimen names."""
    low, high = specimen.name
    return [p for p in report.once(places) if low <= p.start < high and p.topography[:3] == main.topography[:3]]


def _sides(report: Report, one: Specimen, other: Specimen) -> bool:
    sides = [set(_SIDE.findall(report.flat, *specimen.name)) for specimen in (one, other)]
    return sorted(map(sorted, sides)) == [["left"], ["right"]]
