"""Columns on the cancer: its kind, how rare it is, how far it has spread."""

import re

from consilium.case import Cancer, Case, Fact
from consilium.need.columns.column import Column, Row, says
from consilium.oncology import Incidence, kind, rarity
from consilium.oncology.incidence import LIMIT as RARE_LIMIT
from consilium.say import Verbatim, joined, say

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

_BLOOD = {"lymphoma", "leukemia", "myeloma", "mds", "mpn"}

#: Tissues in which stage IV or IVA can mean growth or nodes nearby; only these letters mean distant spread.
_LOCAL_IV = {
    "HEAD_NECK": ("IVC",),
    "THYROID": ("IVC",),
    **dict.fromkeys(
        ("CERVIX", "UTERUS", "VULVA", "BLADDER", "PROSTATE", "STOMACH", "LIVER", "BILIARY_TRACT"), ("IVB",)
    ),
    **dict.fromkeys(("THYMUS", "PENIS", "TESTIS", "EYE"), ("IVB",)),
    "KIDNEY": (),
    "SKIN": (),
}

_NUMERALS = {"0": 0, "I": 1, "II": 2, "III": 3, "IV": 4}


def columns(case: Case) -> Row:
    """Columns of the deciding cancer; all unknown when no document names one."""
    cancer = case.cancer
    row: Row = dict.fromkeys(
        ("cancer", "tissue", "rarity", "incidence", "incidence_words", "stage", "grade_group", "histology"), Column()
    )
    row |= {f"is_{family}": Column() for family in FAMILIES}
    row["is_blood"] = Column()
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
        "incidence_words": Column(_in_words(how_rare.incidence) if how_rare.incidence else None, named),
    }
    row["is_blood"] = Column(bool(found.families & _BLOOD), named)
    return row | {f"is_{family}": Column(family in found.families, named) for family in FAMILIES}


def _in_words(found: Incidence) -> str:
    """How many people get it, as far as the figure allows: a derived or bounding rate says no more than the limit."""
    where = joined(", ", (found.population, Verbatim(found.period)))
    vague = found.status != "sourced" or found.bound == "below" or found.rate >= RARE_LIMIT
    if vague or found.rate < 1:
        most = f"{RARE_LIMIT:.0f}" if vague else "1"
        return say("Fewer than {many} in 100,000 people get it in a year ({where}).", many=most, where=where)
    many = f"{found.rate:.1f}".removesuffix(".0")
    return say("About {many} in 100,000 people get it in a year ({where}).", many=many, where=where)


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
    """Spread to distant places: as categorised (M), as staged, or as a document says in words; the later one counts."""
    cancer = case.cancer
    if not cancer:
        return Column()
    m = cancer.fact("m")
    if m and m.value.startswith("M1"):
        return Column(True, (m,))
    # An unknown primary is found by its metastases: spread is part of its definition.
    if row["is_unknown_primary"].value:
        return Column(True, row["cancer"].facts)
    stage = row["stage"] if not row["is_blood"].value else Column()
    near: tuple[Fact, ...] = (m,) if m and m.value == "M0" else ()
    if stage.value == 4 and not near and _means_far(cancer, row):
        return Column(True, stage.facts)
    near += stage.facts if stage.value in (0, 1, 2, 3) else ()
    far = says(case.all("extent"), "metastatic")
    if far.value and _day(far.facts) >= _day(near) and not _same_document(far.facts, near):
        return far
    near += says(case.all("extent"), "localized", "regional").facts
    return Column(False, near) if near else far


def _means_far(cancer: Cancer, row: Row) -> bool:
    """Whether this stage IV means distant spread: in some parts of the body IVA and IVB are growth nearby."""
    group = (cancer.value("stage_group") or "").upper().replace("STAGE", "").strip()
    letters = _LOCAL_IV.get(str(row["tissue"].value))
    return letters is None or group.startswith(letters) if letters != () else row["is_melanocytic"].value is True


def _same_document(one: tuple[Fact, ...], other: tuple[Fact, ...]) -> bool:
    """A report that says M0 and speaks of metastasis means the lymph nodes nearby."""
    return bool({f.document for f in one} & {f.document for f in other if f.field == "m"})


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
