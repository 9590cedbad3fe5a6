"""Columns on the cancer: its kind, how rare it is, how far it has spread."""

import re

from consilium.case import Cancer, Case, Fact
from consilium.need.columns.column import Column, Row, says
from consilium.oncology import kind, rarity

#: Families of `oncology` that rules ask for, as columns ``is_<family>``.
FAMILIES = (
    "sarcoma",
    "lymphoma",
    "leukemia",
    "myeloma",
    "mds",
    "mpn",
    "melanocytic",
    "glioma",
    "cns",
    "neuroendocrine",
    "germ_cell",
    "mesothelioma",
    "thymic",
    "pediatric",
    "unknown_primary",
    "skin_keratinocyte",
    "in_situ",
)

#: Days within which a stage and a word on spread speak of the same time.
_SAME_TIME = 60

_NUMERALS = {"0": 0, "I": 1, "II": 2, "III": 3, "IV": 4}


def columns(case: Case) -> Row:
    """Columns of the deciding cancer; all unknown when no document names one."""
    cancer = case.cancer
    row: Row = dict.fromkeys(("cancer", "tissue", "rarity", "incidence", "stage", "grade_group", "histology"), Column())
    row |= {f"is_{family}": Column() for family in FAMILIES}
    row["has_cancer"] = Column(cancer is not None, cancer.all("cancer")[:1] if cancer else ())
    if cancer:
        row |= _kind(cancer)
        row["stage"] = _stage(cancer)
        row["grade_group"] = _grade_group(cancer)
    row["recurrent"] = says(case.all("cancer_status"), "recurrent")
    row["metastatic"] = _metastatic(case, row)
    row["extent"] = _extent(case, row)
    row["advanced"] = _advanced(row)
    return row


def _kind(cancer: Cancer) -> Row:
    named = cancer.all("cancer")[:1]
    found = kind(cancer.oncotree)
    if not found:
        return {"cancer": Column(cancer.oncotree, named)}
    how_rare = rarity(cancer.oncotree, cancer.value("site"))
    row = {
        "cancer": Column(cancer.oncotree, named),
        "tissue": Column(found.tissue, named),
        "rarity": Column(how_rare.verdict if how_rare.verdict != "unknown" else None, named),
        "incidence": Column(how_rare.incidence.rate if how_rare.incidence else None, named),
    }
    return row | {f"is_{family}": Column(family in found.families, named) for family in FAMILIES}


def _stage(cancer: Cancer) -> Column:
    """The stage group as a number 0 to 4; Lugano, FIGO and AJCC groups alike."""
    fact = cancer.fact("stage_group")
    if not fact:
        return Column()
    found = re.match(r"(IV|III|II|I|0)(?![A-Z]*[IV])", fact.value.upper().replace("STAGE", "").strip())
    return Column(_NUMERALS[found.group(1)], (fact,)) if found else Column()


def _grade_group(cancer: Cancer) -> Column:
    """The prostate grade group, 1 to 5."""
    fact = next((f for f in cancer.all("grade") if re.fullmatch(r"GG[1-5]", f.value)), None)
    return Column(int(fact.value[2]), (fact,)) if fact else Column()


def _metastatic(case: Case, row: Row) -> Column:
    """Spread to distant places: as staged; a later document that tells of spread outweighs an earlier stage."""
    cancer = case.cancer
    if not cancer:
        return Column()
    m = cancer.fact("m")
    if m and m.value.startswith("M1"):
        return Column(True, (m,))
    blood = any(row[name].value for name in ("is_lymphoma", "is_leukemia", "is_myeloma", "is_mds", "is_mpn"))
    stage = row["stage"] if not blood else Column()
    if stage.value == 4:
        return Column(True, stage.facts)
    # An unknown primary is found by its metastases: spread is part of its definition.
    if row["is_unknown_primary"].value:
        return Column(True, row["cancer"].facts)
    local = stage.facts + ((m,) if m and m.value == "M0" else ())
    spread = says(case.all("extent"), "metastatic")
    if spread.value and not (local and _day(spread.facts) <= _day(local) + _SAME_TIME):
        return spread
    local += says(case.all("extent"), "localized", "regional").facts
    return Column(False, local) if local else Column()


def _day(facts: tuple[Fact, ...]) -> int:
    return max((f.date.toordinal() for f in facts if f.date), default=0)


def _extent(case: Case, row: Row) -> Column:
    if row["metastatic"].value:
        return Column("metastatic", row["metastatic"].facts)
    for value in ("regional", "localized"):
        found = says(case.all("extent"), value)
        if found.value:
            return Column(value, found.facts)
    cancer = case.cancer
    n, t = (cancer.fact("n"), cancer.fact("t")) if cancer else (None, None)
    if n and re.match(r"N[1-3]", n.value):
        return Column("regional", (n,))
    if row["metastatic"].value is False and ((n and n.value.startswith("N0")) or row["stage"].value in (0, 1, 2)):
        return Column("localized", tuple(f for f in (t, n) if f) or row["stage"].facts)
    return Column()


def _advanced(row: Row) -> Column:
    """Spread far, stage IV or come back: the situations in which trials matter most."""
    for name in ("metastatic", "recurrent"):
        if row[name].value:
            return Column(True, row[name].facts)
    if row["stage"].value is not None:
        return Column(row["stage"].value == 4, row["stage"].facts)
    return Column(row["metastatic"].value, row["metastatic"].facts)
