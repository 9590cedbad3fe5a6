"""Where two documents disagree: on the kind of cancer, the side, the stage, a deciding marker."""

import re
from collections.abc import Callable
from itertools import combinations

from consilium.case import Cancer, Conflict, Document, Fact
from consilium.records.apart import other_kind, other_side, resource, same_time

_STAGE = re.compile(r"(0|IV|I{1,3})([A-D]?\d?)")

#: Results of a marker that say opposite things.
_OPPOSITES = (
    {"positive", "mutated", "amplified", "rearranged", "high", "deficient", "methylated", "codeleted"},
    {
        "negative",
        "wild_type",
        "not_amplified",
        "not_rearranged",
        "stable",
        "proficient",
        "unmethylated",
        "intact",
    },
)


def conflicts(cancer: Cancer, statements: tuple[Fact, ...], documents: tuple[Document, ...]) -> tuple[Conflict, ...]:
    """All disagreements on one cancer, given what is said of it besides; facts of both sides are kept."""
    found = [
        _on_field(cancer, "cancer", other_kind, documents),
        _on_field(cancer, "laterality", _other_side, documents),
        *(_on_marker(cancer, marker) for marker in cancer.biomarkers()),
    ]
    if not _moved_on(statements):
        found += [_on_field(cancer, name, _other_category, documents) for name in ("t", "n", "m")]
        found.append(_on_field(cancer, "stage_group", _other_stage, documents))
    return tuple(conflict for conflict in found if conflict)


def _moved_on(statements: tuple[Fact, ...]) -> bool:
    """Whether the cancer grew or came back: then stages of before and after are both right."""
    return any(
        (f.field == "progression" and f.value == "yes") or (f.field == "cancer_status" and f.value == "recurrent")
        for f in statements
    )


def _on_field(
    cancer: Cancer, name: str, differ: Callable[[Fact, Fact], bool], documents: tuple[Document, ...]
) -> Conflict | None:
    kinds = {d.source: d.kind for d in documents}
    facts = [f for f in cancer.all(name) if f.status == "stated"]
    if name == "cancer":
        # A scan or a problem list may call a cancer loosely; only those who saw the tissue, or treat it, contradict.
        facts = [f for f in facts if kinds.get(f.document) not in ("imaging_report", "clinical_summary", "other")]
    return _conflict(cancer, name, facts, differ)


def _on_marker(cancer: Cancer, marker: str) -> Conflict | None:
    facts = [f for f in cancer.all("biomarker") if f.value.partition("=")[0] == marker and f.status == "stated"]
    # A document that holds both results tells of two specimens, or of an earlier cancer: it contradicts nobody.
    both = {f.document for f in facts for other in facts if other.document == f.document and _opposite(f, other)}
    return _conflict(cancer, "biomarker", [f for f in facts if f.document not in both], _opposite, subject=marker)


def _conflict(
    cancer: Cancer, name: str, facts: list[Fact], differ: Callable[[Fact, Fact], bool], subject: str | None = None
) -> Conflict | None:
    for one, other in combinations(facts, 2):
        if _two_sources(one, other) and same_time(one.date, other.date) and differ(one, other):
            sides = tuple(f for f in facts if f in (one, other))
            return Conflict(name, sides, cancer.oncotree, subject)
    return None


def _two_sources(one: Fact, other: Fact) -> bool:
    """Two documents, or two resources of one structured record; a text may well tell of before and after."""
    if one.document != other.document:
        return True
    return one.path is not None and other.path is not None and resource(one.path) != resource(other.path)


def _other_side(one: Fact, other: Fact) -> bool:
    # One record that tells of both sides tells of both: it contradicts nobody.
    return one.document != other.document and other_side(one.value, other.value)


def _other_category(one: Fact, other: Fact) -> bool:
    """Another T, N or M on the same basis; T2 and T2a agree, and so do what was seen before and found after surgery."""
    if _basis(one) != _basis(other):
        return False
    short, long_ = sorted((one.value.upper(), other.value.upper()), key=len)
    return "X" not in short + long_ and not long_.startswith(short)


def _other_stage(one: Fact, other: Fact) -> bool:
    """Another numeral, or another letter after the same numeral; II and IIA agree."""
    parts = [_STAGE.match(f.value.upper()) for f in (one, other)]
    if not (parts[0] and parts[1]) or _basis(one) != _basis(other):
        return False
    (numeral, rest), (other_numeral, other_rest) = parts[0].groups(), parts[1].groups()
    return numeral != other_numeral or not (rest.startswith(other_rest) or other_rest.startswith(rest))


def _basis(fact: Fact) -> str:
    detail = (fact.detail or "").strip().lower()
    return "p" if detail.startswith(("p", "yp", "rp")) else "c" if detail.startswith(("c", "yc")) else ""


def _opposite(one: Fact, other: Fact) -> bool:
    first, second = (f.value.partition("=")[2] for f in (one, other))
    yes, no = _OPPOSITES
    return (first in yes and second in no) or (first in no and second in yes)
