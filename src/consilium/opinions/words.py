"""Normal forms said in plain words."""

from collections.abc import Iterable

from consilium.oncology import treatments

#: Terms that tell of the circumstances of a plan and are no part of it.
_NOTES = frozenset(
    (
        "endorses",
        "after surgery",
        "around surgery",
        "either way",
        "same operation",
        "late radiation",
        "radical",
        "simple",
    )
)
_PLAIN = {
    "watch": "watch, no treatment now",
    "comfort": "comfort care",
    "hold": "wait for a result before treatment",
    "surgery:surgery": "an operation",
    "radiation:radiation": "radiation",
}


def plain_terms(terms: Iterable[str]) -> str:
    """Terms of a plan in words, operations first; what a doctor advises against is left out."""
    order = ("hold", "watch", "comfort", "surgery", "local", "radiation", "class", "drug")
    held = sorted(
        (t for t in terms if not t.startswith(("not ", "weak ", "if ")) and t not in _NOTES),
        key=lambda t: (order.index(t.partition(":")[0]), t),
    )
    return ", ".join(_plain(t) for t in held)


def _plain(term: str) -> str:
    if term in _PLAIN:
        return _PLAIN[term]
    code = term.partition(":")[2]
    known = treatments().get(code)
    return known.name if known else code.replace("_", " ")
