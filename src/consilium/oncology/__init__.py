"""What are cancers, treatments and markers called, and how rare is each kind of cancer?"""

# Some functions bear the name of their module (`kinds`), so all are imported here, before anything can import a module
# of this room: the package's attribute is then always the function. The tables are read when they are first asked for.
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
from consilium.oncology.drugs import Drug, Regimen, drug, drugs, regimen, regimens
from consilium.oncology.incidence import Incidence, Rarity, incidence, rarity
from consilium.oncology.kinds import Kind, ancestors, is_a, kind, kinds, most_specific
from consilium.oncology.markers import Marker, MarkerMention, marker, marker_mentions, markers
from consilium.oncology.mentions import Mention, SiteMention, mentions, resolve, sites
from consilium.oncology.treatments import TreatmentKind, TreatmentMention, treatment, treatment_mentions, treatments
from consilium.oncology.words import Tokens

__all__ = [
    "Drug",
    "Incidence",
    "Kind",
    "Marker",
    "MarkerMention",
    "Mention",
    "Rarity",
    "Regimen",
    "SiteMention",
    "Tokens",
    "TreatmentKind",
    "TreatmentMention",
    "ancestors",
    "drug",
    "drugs",
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
    "marker",
    "marker_mentions",
    "markers",
    "mentions",
    "most_specific",
    "rarity",
    "regimen",
    "regimens",
    "resolve",
    "sites",
    "treatment",
    "treatment_mentions",
    "treatments",
]
