"""Names that mean one cancer, kept together with what is decided about them."""

from dataclasses import dataclass, field

from consilium.case import Fact
from consilium.oncology import Kind, kind

#: Kinds that seldom decide: in situ, of the skin's surface, of uncertain behaviour.
LESSER = frozenset(("in_situ", "skin_keratinocyte", "benign_or_borderline"))
#: Families so rare that two of one histology in one person are one cancer, named with and without its organ.
_RARE = frozenset(("sarcoma", "melanoma", "germ_cell", "mesothelioma"))
#: Organs that lie in each other: the bare name of one ("liver cancer") often means a cancer of the other.
_NEIGHBOURS = (
    frozenset(("LIVER", "BILIARY_TRACT")),
    frozenset(("OVARY", "PERITONEUM")),
    frozenset(("BONE", "SOFT_TISSUE")),
)


@dataclass
class CancerGroup:
    """Names that mean one cancer."""

    named: list[Fact]  # the facts that name it, in the order of the documents
    code: str = ""  # the one to go by
    past: bool = False
    old: bool = False
    score: tuple[int, int, int] = (0, 0, 0)
    codes: set[str] = field(init=False)
    documents: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = {f.value for f in self.named}
        self.documents = {f.document for f in self.named}


def first_day(group: CancerGroup) -> int:
    """The day when it was first named; 0: no record says."""
    return min((f.date.toordinal() for f in group.named if f.date), default=0)


def families(code: str) -> frozenset[str]:
    """Families of a kind; none for a code that we do not know."""
    found = kind(code)
    return found.families if found else frozenset()


def one_organ(one: Kind, two: Kind) -> bool:
    """Whether two kinds are of one organ."""
    # Skin holds many independent cancers in one person; a basal cell cancer is not a second name of a melanoma.
    return one.tissue == two.tissue and one.tissue != "SKIN"


def one_disease(one: Kind, two: Kind) -> bool:
    """Whether kinds of two organs may be one cancer: "sarcoma" and osteosarcoma, "melanoma" and melanoma of the eye."""
    bare = one.parent is None or two.parent is None
    if {one.tissue, two.tissue} in _NEIGHBOURS and bare:
        return True
    loose = one.code.endswith("NOS") or two.code.endswith("NOS") or bare
    alike = bool(set(one.morphology) & set(two.morphology)) and 1 in (depth(one.code), depth(two.code))
    return bool(one.families & two.families & _RARE) and (loose or alike)


def depth(code: str) -> int:
    """How far below its organ a kind stands in the tree."""
    steps, found = 0, kind(code)
    while found and found.parent:
        steps, found = steps + 1, kind(found.parent)
    return steps
