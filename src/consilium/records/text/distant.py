"""M1 where a specimen proves it."""

import re

from consilium.case.model import Fact
from consilium.oncology import kind
from consilium.records.text.cancer import Found
from consilium.records.text.criteria import affirmed, edition, inferred
from consilium.records.text.patterns import loose
from consilium.records.text.primary import places
from consilium.records.text.report import Report

_SPREAD = loose(
    r"(?<![a-z])metasta(?:tic|sis|ses)(?: [a-z-]+){0,6}?(?= (?:to|in|involving|of|from)(?![a-z])|[ ,.:;\n]|$)"
)
#: Organs whose involvement is distant spread for a cancer of another organ: lung, liver, bone, brain.
_FAR = ("C34", "C22", "C40", "C41", "C71")


def infer_m(report: Report, main: Found) -> Fact | None:
    """M1 where a specimen of a distant organ holds a metastasis; never M0, which a specimen cannot show."""
    if report.kind != "pathology_report" or main.place is None or _unknown(main):
        return None
    home = main.place.topography[:3]
    for match in _SPREAD.finditer(report.flat):
        section = report.section_at(match.start()).kind
        if section not in ("diagnosis", "synoptic", "addendum", "preamble") or not affirmed(report, match, False):
            continue
        specimen = report.specimen_at(match.start())
        if specimen is None:
            continue
        titled = {p.topography[:3] for p in report.once(places) if specimen.name.start <= p.start < specimen.name.end}
        if (
            titled
            and titled <= set(_FAR) - {home}
            and not re.search(r"node|margin", report.flat[specimen.name.start : specimen.name.end])
        ):
            says = "a specimen of another organ holds a metastasis"
            return inferred(report, "m", "M1", match.span(), says, main.code, report.once(edition))
    return None


def _unknown(main: Found) -> bool:
    sort = kind(main.code)
    return sort is not None and "unknown_primary" in sort.families
