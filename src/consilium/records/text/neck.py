"""N of cancers of the head and neck: how many nodes, how large, and whether cancer has broken out of one.

The seventh and the eighth AJCC editions agree as long as no node is broken: one small node is N1, a larger one or
several are N2, one over six centimetres is N3. A broken node counts in the eighth edition alone. In the throat
(oropharynx) the eighth edition counts the nodes of HPV-related cancers in another way: unless the report says that it
is not one, or follows the seventh edition, only what is N1 in both ways is said.
Sources: doi:10.5402/2012/547017 table 2 (seventh edition); otoscape.com/staging/oral-cavity.html and the summary of
changes of the AJCC chapter on cervical lymph nodes (eighth edition); doi:10.1016/j.oraloncology.2018.07.013 and
doi:10.1016/j.oraloncology.2016.09.004 (HPV-related cancers of the throat).
"""

import re

from consilium.oncology import is_a
from consilium.records.text.criteria import present
from consilium.records.text.numbers import millimetres
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_BROKEN_OUT = loose(
    r"(?:extra-? ?(?:nodal|capsular)|peri-?nodal) (?:\(?extra-? ?capsular\)? ?)?(?:extension|spread|invasion|"
    r"involvement|tumou?r|"
    r"infiltration)|extranodal|(?:beyond|through) the (?:lymph )?nod(?:e|al) capsule|capsular rupture"
)
_LARGE = loose(
    r"(?:metasta\w+|nod(?:e|al)|deposit)[^\n]{0,60}?(?<![\d.])(?<!\d )(?P<n>\d{1,2}(?:\.\d{1,2})?) ?(?P<u>cm|mm)"
)
_HPV = r"(?:p16|hpv|human papilloma ?virus)"
_HPV_RELATED = re.compile(
    rf"{_HPV}[^\n]{{0,60}}positiv|positiv\w*\s+(?:for\s+)?{_HPV}|{_HPV}[- ](?:related|associated)"
)
_NOT_HPV_RELATED = re.compile(
    rf"{_HPV}(?:[\s:()/,-]|ihc|immuno\w+|stain\w*|status|is|are|was|and|high|risk|by|ish|dna|{_HPV})*negativ|"
    rf"negativ\w*\s+(?:for\s+)?{_HPV}|{_HPV}[- ](?:independent|unrelated|unassociated)"
)


def neck_n(report: Report, code: str, site: str, positive: int, which: int | None) -> str | None:
    """N from the number of neck nodes that hold cancer; None where the editions part ways or the size is not told."""
    if is_a(code, "NPC") or site.startswith("C11"):
        return None  # the nasopharynx has rules of its own
    broken = present(report, _BROKEN_OUT) is not None
    size, sure = _largest(report)
    if which != 7 and _may_be_hpv_related(report, code, site) and (broken or positive > 1 or size > 30):
        return None
    if broken and which == 8:
        return "N3b" if positive > 1 else None
    if broken and which is None:
        return None
    if size > 60:
        return "N3" if sure else None
    if positive > 1:
        return "N2"
    if size > 30:
        return "N2a" if sure else None
    return "N1"


def _may_be_hpv_related(report: Report, code: str, site: str) -> bool:
    if not (is_a(code, "OPHSC") or site.startswith(("C01", "C09", "C10"))):
        return False
    return bool(_HPV_RELATED.search(report.flat)) or not _NOT_HPV_RELATED.search(report.flat)


def _largest(report: Report) -> tuple[float, bool]:
    """The largest node or metastasis in mm, and whether it stands outside the gross description."""
    found = [
        (millimetres(m.group("n"), m.group("u")) or 0.0, report.section_at(m.start()).kind != "gross")
        for m in _LARGE.finditer(report.flat)
    ]
    return max(found, default=(0.0, True))
