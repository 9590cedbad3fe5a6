"""What are cancers, treatments and markers called, and how rare is each kind of cancer?"""

from importlib import import_module
from typing import Any

from consilium.oncology.codes import (
    from_icd9,
    from_icd10,
    from_icdo3,
    from_snomed,
    histology_snomed,
    history_icd9,
    history_icd10,
    history_snomed,
    is_secondary_icd9,
    is_secondary_icd10,
    is_secondary_snomed,
)
from consilium.oncology.incidence import Incidence, Rarity, incidence, rarity
from consilium.oncology.kinds import Kind, ancestors, is_a, kind, kinds, most_specific
from consilium.oncology.mentions import Mention, SiteMention, mentions, resolve, sites

__all__ = [
    "Incidence",
    "Kind",
    "Mention",
    "Rarity",
    "SiteMention",
    "ancestors",
    "from_icd9",
    "from_icd10",
    "from_icdo3",
    "from_snomed",
    "histology_snomed",
    "history_icd9",
    "history_icd10",
    "history_snomed",
    "incidence",
    "is_a",
    "is_secondary_icd9",
    "is_secondary_icd10",
    "is_secondary_snomed",
    "kind",
    "kinds",
    "mentions",
    "most_specific",
    "rarity",
    "resolve",
    "sites",
]

_LATER = {
    name: module
    for module, names in {
        "drugs": ("Drug", "Regimen", "drug", "drugs", "regimen", "regimens"),
        "treatments": ("TreatmentKind", "TreatmentMention", "treatment_mentions", "treatments"),
        "markers": ("Marker", "MarkerMention", "marker_mentions", "markers"),
    }.items()
    for name in names
}


def __getattr__(name: str) -> Any:
    """The names of treatments and markers, imported when they are first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value
