"""Which kind of cancer does a code of another system mean: ICD-10-CM, ICD-9-CM, SNOMED CT, ICD-O-3?

Every answer is as coarse as the code: ICD-10-CM C34 says "lung", not which histology, so it gives the node of the
lung. Where OncoTree has one node for all malignant tumors of an organ that carcinomas make up almost wholly, that node
is given (C50: BRCA, C16: EGC, C18 to C20: COADREAD, C54.1: UCEC, C65: UTUC). Where OncoTree has no node for what a code
says, the usual kind stands for it: C91.0 (acute lymphoblastic leukemia of either lineage): BLL; C83.5: TLL; C45.9
(mesothelioma without a site): PLMESO; C95.9 (leukemia): MYELOID; C46 (Kaposi sarcoma): SOFT_TISSUE. Codes of in situ
and uncertain tumors give the organ's node unless OncoTree has a closer one. Codes of metastases (C77 to C79, C7B) name
no primary.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from consilium.oncology.anatomy import site_at
from consilium.oncology.kinds import PACKAGE, ancestors, kinds
from consilium.tables import csv_rows

_SECONDARY_ICD10 = ("C77", "C78", "C79", "C7B")
_SECONDARY_ICD9 = ("196", "197", "198", "2097")

# Ranges of ICD-O-3 histologies that stand for one common word when the exact code has no node at this site.
_GROUPS = (
    (8010, 8049, "8010"),
    (8050, 8089, "8070"),
    (8090, 8110, "8090"),
    (8120, 8131, "8120"),
    (8150, 8158, "8240"),
    (8240, 8249, "8240"),
    (8140, 8389, "8140"),
    (8390, 8420, "8390"),
    (8430, 8589, "8140"),
    (8680, 8700, "8680"),
    (8720, 8790, "8720"),
    (8800, 8921, "8800"),
    (8935, 8936, "8800"),
    (8990, 8991, "8800"),
    (9040, 9044, "8800"),
    (9050, 9055, "9050"),
    (9060, 9105, "9064"),
    (9120, 9139, "8800"),
    (9141, 9170, "8800"),
    (9180, 9250, "8800"),
    (9380, 9480, "9380"),
    (9540, 9581, "8800"),
    (9590, 9729, "9590"),
    (9800, 9948, "9800"),
)


_NAMED_CARCINOMAS = 8040  # below it stand carcinomas of no more than a shape: large cell, undifferentiated, giant cell


def _longest_prefix(table: Mapping[str, str], code: str) -> str | None:
    for end in range(len(code), 1, -1):
        found = table.get(code[:end])
        if found:
            return found
    return None


def _plain(code: str) -> str:
    return code.strip().upper().replace(".", "")


@cache
def _icd10() -> Mapping[str, str]:
    return {prefix.replace(".", ""): kind.code for kind in kinds().values() for prefix in kind.icd10}


@cache
def _crosswalk(system: str) -> Mapping[str, str]:
    rows = csv_rows(PACKAGE, "crosswalk.csv")
    return {row["code"].replace(".", ""): row["value"] for row in rows if row["system"] == system}


def from_icd10(code: str) -> str | None:
    """The OncoTree code that an ICD-10-CM code supports; None for metastases, history and what is no tumor."""
    return None if is_secondary_icd10(code) else _longest_prefix(_icd10(), _plain(code))


def is_secondary_icd10(code: str) -> bool:
    """Whether an ICD-10-CM code names a metastasis, not a primary."""
    return _plain(code).startswith(_SECONDARY_ICD10)


def history_icd10(code: str) -> str | None:
    """The OncoTree code of the past cancer that a "personal history" code (Z85) names."""
    return _longest_prefix(_crosswalk("icd10-history"), _plain(code))


def from_icd9(code: str) -> str | None:
    """The OncoTree code that an ICD-9-CM code (140 to 239) supports, coarsely; None for metastases and the rest."""
    return None if is_secondary_icd9(code) else _longest_prefix(_crosswalk("icd9"), _plain(code))


def is_secondary_icd9(code: str) -> bool:
    """Whether an ICD-9-CM code names a metastasis."""
    return _plain(code).startswith(_SECONDARY_ICD9)


def history_icd9(code: str) -> str | None:
    """The OncoTree code of the past cancer that a "personal history" code (V10) names."""
    return _longest_prefix(_crosswalk("icd9-history"), _plain(code))


@cache
def _snomed() -> Mapping[str, str]:
    return {code: kind.code for kind in kinds().values() for code in kind.snomed}


def from_snomed(code: str) -> str | None:
    """The OncoTree code of a SNOMED CT disorder, where our list holds it."""
    return _snomed().get(code.strip())


def is_secondary_snomed(code: str) -> bool:
    """Whether a SNOMED CT code is one of the metastasis codes of our list."""
    return code.strip() in _crosswalk("snomed-secondary")


def history_snomed(code: str) -> str | None:
    """The OncoTree code of the past cancer that a SNOMED CT "history of" code names."""
    return _crosswalk("snomed-history").get(code.strip())


def histology_snomed(code: str) -> str | None:
    """The ICD-O-3 morphology (``8500/3``) of a SNOMED CT morphology code, where our list holds it."""
    return _crosswalk("snomed-morphology").get(code.strip())


@cache
def _by_morphology() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each morphology the prefixes and codes of its kinds: the longest prefix first, then the deepest kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds().values():
        for morphology in kind.morphology:
            found.setdefault(morphology, []).extend((prefix, kind.code) for prefix in kind.topography or ("",))
    return {
        key: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), -len(ancestors(pair[1])))))
        for key, pairs in found.items()
    }


def topography(code: str) -> str:
    """An ICD-O-3 topography in its usual form: ``c504`` becomes ``C50.4``."""
    bare = _plain(code)
    return f"{bare[:3]}.{bare[3:]}" if len(bare) > 3 else bare


def _representatives(morphology: str) -> Iterable[str]:
    """The morphology, then coarser ones that include it."""
    histology, _, behaviour = morphology.partition("/")
    behaviour = "3" if behaviour in ("", "6", "9") else behaviour
    yield f"{histology}/{behaviour}"
    if histology.isdigit():
        number = int(histology)
        yield from (f"{common}/{behaviour}" for low, high, common in _GROUPS if low <= number <= high)


def _match(morphology: str, site: str | None) -> str | None:
    pairs = _by_morphology().get(morphology, ())
    if site is None:
        everywhere = [code for prefix, code in pairs if not prefix]
        codes = everywhere or sorted({code for _, code in pairs})
        return codes[0] if len(codes) == 1 else None
    return next((code for prefix, code in pairs if site.startswith(prefix)), None)


_UROTHELIAL = ("812", "813")


@lru_cache(maxsize=4096)
def from_icdo3(site: str | None, morphology: str | None) -> str | None:
    """The OncoTree code that an ICD-O-3 topography and morphology support together, as specific as they allow.

    Either may be None. A morphology without a node at the site falls back to its group (any adenocarcinoma of the
    colon is COAD), then to what the site alone supports. A benign behaviour without a node of its own gives None.
    """
    place = topography(site) if site else None
    if place and place.startswith("C64") and (morphology or "")[:3] in _UROTHELIAL:
        place = "C65.9"  # urothelium lines the renal pelvis, not the kidney's own tissue
    if morphology:
        for candidate in _representatives(morphology.strip()):
            found = _match(candidate, place)
            if found:
                return found
    return _from_site(place, morphology) if place else None


def _from_site(place: str, morphology: str | None) -> str | None:
    row = site_at(place)
    if row is None:
        return None
    histology, _, behaviour = (morphology or "8000/3").strip().partition("/")
    if behaviour in ("0", "1"):
        return None
    if behaviour == "2":
        return row.in_situ or None
    number = int(histology) if histology.isdigit() else 8000
    if number < 8010:
        return row.malignant or None
    # "carcinoma" may mean the organ's usual one; a histology that is foreign to the organ does not
    return (row.carcinoma if number < _NAMED_CARCINOMAS else row.tissue) or None
