"""The normal form of a treatment's code, in which plans are compared."""

from consilium.oncology import drug, regimen

#: Part of another operation, or of its preparation: alone no difference between two plans.
ACCESSORY = frozenset(
    {
        *("sentinel_node_biopsy", "lymphadenectomy", "neck_dissection", "axillary_dissection", "omentectomy", "ostomy"),
        *("reconstruction", "splenectomy", "appendectomy", "turbt", "biopsy", "port_placement", "stent", "drainage"),
        *("feeding_tube", "transfusion", "palliative_care", "oophorectomy", "bile_duct_resection", "cholecystectomy"),
        *("kyphoplasty", "clinical_trial", "polypectomy", "conization", "embolization"),
    }
)
WATCH = frozenset(("active_surveillance", "watch_and_wait", "watchful_waiting"))
COMFORT = frozenset(("hospice", "best_supportive_care"))


def normal(code: str, kind: str) -> tuple[str, str, tuple[str, ...], str]:
    """Category, term, terms and kind of a code of the vocabulary; an empty category for what is no treatment of it."""
    if code in WATCH:
        return "watch", "watch", ("watch",), kind
    if code in COMFORT:
        return "comfort", "comfort", ("comfort",), kind
    if code in ACCESSORY:
        return "accessory", f"with:{code}", (), kind
    if kind == "surgery" or (kind == "transplant" and code == "liver_transplant"):
        return "surgery", f"surgery:{code}", (f"surgery:{code}",), kind
    if code == "chemoradiation":
        return "radiation", "radiation:radiation", ("radiation:radiation", "class:chemotherapy"), kind
    if kind == "radiation":
        return "radiation", f"radiation:{code}", (f"radiation:{code}",), kind
    if kind in ("ablation", "embolization"):
        return "local", f"local:{code}", (f"local:{code}",), kind
    return _systemic(code, kind)


def _systemic(code: str, kind: str) -> tuple[str, str, tuple[str, ...], str]:
    made_of = regimen(code)
    if made_of:
        terms = tuple(t for name in made_of.drugs for t in (_drug_term(name),) if t)
        return "systemic", f"regimen:{code}", terms, kind
    known = drug(code)
    if known:
        term = _drug_term(code)
        return ("systemic", term, (term,), known.kind) if term else ("", "", (), "")
    if kind == "supportive":
        return "", "", (), ""
    return "systemic", f"class:{code}", (f"class:{code}",), kind


def _drug_term(name: str) -> str:
    """``drug:paclitaxel``; ``radiation:radiation`` in a regimen that holds it; empty for supportive drugs and
    steroids."""
    if name == "radiation":
        return "radiation:radiation"
    known = drug(name)
    if known is None:
        return f"drug:{name.lower()}"
    if known.kind == "supportive" or known.drug_class == "steroid":
        return ""
    return f"drug:{known.name.lower()}"
