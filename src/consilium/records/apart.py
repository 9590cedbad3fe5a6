"""When two findings exclude each other: kinds, sides, and how far apart in time both may be right."""

from datetime import date as Date

from consilium.case import Fact
from consilium.oncology import Kind, is_a, kind

#: Farther apart than this, two findings may both be right: the cancer, or the treatment, moved on; or it is a new one.
WINDOW_DAYS = 270

#: Inflammatory breast cancer is a clinical form of which the tissue report names the histology: both names are right,
#: and this one decides how fast things must go.
INFLAMMATORY_BREAST = "IBC"


def same_time(one: Date | None, other: Date | None) -> bool:
    """Whether two findings were made near enough to each other to be on the same thing; unknown dates count as near."""
    return not (one and other) or abs((one - other).days) <= WINDOW_DAYS


def kin(one: str, other: str) -> bool:
    """Whether a name is the same, a coarser or a finer one."""
    return one == other or is_a(one, other) or is_a(other, one)


def other_kind(one: Fact, other: Fact) -> bool:
    """Two kinds that exclude each other, both named exactly."""
    if kin(one.value, other.value):
        return False
    first, second = kind(one.value), kind(other.value)
    if not first or not second or INFLAMMATORY_BREAST in (one.value, other.value):
        return False
    if None in (first.parent, second.parent) or _unspecified(first) or _unspecified(second):
        return False
    if first.tissue != second.tissue and set(first.morphology) & set(second.morphology):
        return False  # one histology, named with and without its organ
    loose = {"unknown_primary", "in_situ", "benign_or_borderline"}
    return not (first.families & loose or second.families & loose)


def _unspecified(named: Kind) -> bool:
    """ "Sarcoma" beside "liposarcoma" is a shorter word for it; a lymphoma or leukemia NOS is an entity of its own."""
    return named.code.endswith("NOS") and not named.families & {"lymphoma", "leukemia"}


def other_side(one: str | None, other: str | None) -> bool:
    """Left and right; both sides, the middle or an unknown side exclude nothing."""
    return {one, other} == {"left", "right"}


def resource(path: str | None) -> str | None:
    """The resource of a structured record in which a place lies: ``entry[3].resource.code`` lies in ``entry[3]``."""
    return path.partition(".resource")[0] if path else None
