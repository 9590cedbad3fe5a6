"""What an expert needs for this cancer, held against what the records hold."""

from collections.abc import Collection
from functools import cache
from typing import Any

from consilium.case import Case
from consilium.oncology import is_a, kind
from consilium.oncology.markers import panel
from consilium.oncology.treatments import treatments
from consilium.packet.blocks import Citation
from consilium.packet.model import Piece, State
from consilium.packet.wording import NO_RESULT, day_and_month, iso_day
from consilium.say import Verbatim, say
from consilium.tables import toml_table

_GIVEN = ("given", "ongoing")
#: Ways to take a sample: no treatment that a summary or an operation note tells of.
_SAMPLING = ("biopsy", "polypectomy")


@cache
def citations(ids: tuple[str, ...]) -> tuple[Citation, ...]:
    """Sources of the packet's tables by their ids."""
    table = toml_table("consilium.packet", "sources.toml")
    return tuple(Citation(table[id]["text"], table[id]["url"]) for id in ids)  # noqa: A001


def checklist(case: Case) -> tuple[Piece, ...]:
    """Every piece that an expert needs for the cancer of this case, in the order of the table, missing tests last."""
    rows = toml_table("consilium.packet", "needs.toml")["piece"]
    pieces = [_piece(row, case) for row in rows if _applies(row, case)]
    waiting = {name for row in rows if row.get("alternatives") for name in row["found_markers"]}
    told = waiting if any(piece.pending for piece in pieces) else set()
    return (*pieces, *_missing_tests(case, told))


def _applies(row: dict[str, Any], case: Case) -> bool:
    code = case.cancer.oncotree if case.cancer else None
    known = kind(code) if code else None
    families = known.families if known else frozenset()
    if "cancers" in row and not (code and any(code == c or is_a(code, c) for c in row["cancers"])):
        return False
    if "families" in row and families.isdisjoint(row["families"]):
        return False
    if not families.isdisjoint(row.get("not_families", ())):
        return False
    if row.get("operated") and not operated(case):
        return False
    return not row.get("treated") or bool(treatments_given(case))


def treatments_given(case: Case) -> tuple[str, ...]:
    """Codes of the treatments that the records say were given or are under way."""
    return tuple(
        dict.fromkeys(f.value for f in case.all("treatment") if f.detail in _GIVEN and f.value not in _SAMPLING)
    )


def operated(case: Case) -> bool:
    """True when the records tell of an operation that was done."""
    known = treatments()
    done = (known.get(code) for code in treatments_given(case))
    return any(t is not None and t.kind == "surgery" for t in done) or any(
        d.kind == "operation_note" for d in case.documents
    )


def _piece(row: dict[str, Any], case: Case) -> Piece:
    found = _found(row, case)
    state = _state(row, bool(found))
    awaited = state == "missing" and bool(row.get("alternatives")) and _awaited(row["found_markers"], case)
    return Piece(
        id=row["id"],
        name=row["name"],
        why=_TO_COME if awaited else row["why"],
        how=_ask_when(case) if awaited else row["how"],
        state=state,
        pending=awaited,
        documents=found,
        letter=f"{row['letter']}_letter" if "letter" in row else None,
        sources=citations(tuple(row["sources"])),
        short=row.get("short", ""),
        decides="short" in row,
    )


def _state(row: dict[str, Any], found: bool) -> State:
    if found:
        return "found"
    can_be_found = row.keys() & {"found_kinds", "found_markers", "words"}
    return "missing" if can_be_found and not (row.get("object") or row.get("optional")) else "ask_for"


def _found(row: dict[str, Any], case: Case) -> tuple[str, ...]:
    kinds = row.get("found_kinds", ())
    words = row.get("words", ())
    documents = [
        d.source for d in case.documents if d.kind in kinds or any(w in (d.title or "").lower() for w in words)
    ]
    markers = case.cancer.biomarkers() if case.cancer else {}
    wanted = [markers[name] for name in row.get("found_markers", ()) if name in markers]
    documents += [f.document for f in wanted if f.value.partition("=")[2] not in NO_RESULT]
    return tuple(dict.fromkeys(documents))


_TO_COME = "Your records say that this result is still to come."


def _ask_when(case: Case) -> str:
    fact = case.fact("planned_start")
    start = case.answers.plan.start_date or (iso_day(fact.value) if fact else None)
    before = (
        "Ask your doctor when it will come. Treatment is planned for {day}: ask if the result will be there before."
    )
    return say(before, day=day_and_month(start)) if start else "Ask your doctor when it will come."


def _awaited(names: Collection[str], case: Case) -> bool:
    """Whether the records call one of these markers, or a stain that it is made of, pending."""
    markers = case.cancer.biomarkers() if case.cancer else {}
    return any(panel(name) in names and fact.value.endswith("=pending") for name, fact in markers.items())


def _missing_tests(case: Case, told: Collection[str]) -> list[Piece]:
    """A piece for each test that the records call pending, not done or not possible, but for those told already."""
    named = {panel(f.value): f for f in case.all("missing_test")}
    for name, fact in (case.cancer.biomarkers() if case.cancer else {}).items():
        if fact.value.partition("=")[2] in NO_RESULT:
            named.setdefault(panel(name), fact)
    awaited = {name for name in named if _awaited((name,), case)}
    return [
        Piece(
            id=f"test_{name}",
            name=say("{test} test result", test=Verbatim(name)),
            why=_TO_COME if name in awaited else "Your records say that this result is not there yet.",
            how=_ask_when(case)
            if name in awaited
            else "Ask your doctor when it will come, or if it can still be done.",
            state="missing",
            pending=name in awaited,
            documents=(fact.document,),
            short=say("the {test} test result", test=Verbatim(name)),
            decides=True,
        )
        for name, fact in named.items()
        if name not in told
    ]
