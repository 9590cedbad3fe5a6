"""Holds opinions side by side: where they agree, where they differ, why, and whether it matters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from itertools import combinations

from consilium.opinions import refuse
from consilium.opinions.axes import tests
from consilium.opinions.axes.common import Difference
from consilium.opinions.causes import gaps, root_cause
from consilium.opinions.model import AxisResult, AxisStatus, Comparison, Opinion, Side, Statement, Verdict
from consilium.opinions.opinion import AXES
from consilium.opinions.silence import CANNOT_TELL, Silence, silence
from consilium.opinions.third import Situation, third_opinion

_MAIN = ("diagnosis", "stage", "goal", "treatment")
#: Axes on which an agreement carries the decision.
_CARRIES = ("diagnosis", "stage", "goal", "treatment", "biomarkers", "grade")


def compare(opinions: Sequence[Opinion]) -> Comparison:
    """Two opinions or more side by side.

    Raises InputError when they are about different people or different cancers.
    """
    refuse.mismatched(opinions)
    results = {axis.AXIS: _result(axis, opinions) for axis in AXES}
    results = _matters(results)
    cause = root_cause(opinions, results)
    results = {
        name: replace(r, cause=("judgement" if _only_interval(r) else cause)) if r.status == "differ" else r
        for name, r in results.items()
    }
    differing = frozenset(n for n, r in results.items() if r.status == "differ" and r.matters)
    disagree = _who_disagrees(opinions, results)
    situation = Situation(
        matters=bool(differing),
        emergency=any(o.emergency for o in opinions),
        settled=_settled(opinions, results),
        cause=cause,
        gaps=gaps(opinions, results),
        differs=differing,
        comfort=any("comfort" in o.says["treatment"].terms for o in opinions if "treatment" in o.says),
        disciplines=frozenset(o.discipline for o in disagree),
        either=all(o.either_way for o in opinions),
        opposed=results["biomarkers"].deciding,
        adds=_asks_for_more(opinions, None) and results["tests"].status == "one_silent",
        silent=silence(opinions),
    )
    return Comparison(
        axes=tuple(results.values()),
        verdict=_verdict(results, opinions, situation.silent),
        third=third_opinion(situation),
        opinions=tuple(opinions),
        warnings=tuple(dict.fromkeys(w for o in opinions for w in o.warnings)),
    )


def _result(axis: object, opinions: Sequence[Opinion]) -> AxisResult:
    name: str = axis.AXIS  # type: ignore[attr-defined]
    speaks = [(n, o.says[name]) for n, o in enumerate(opinions, 1) if name in o.says]
    differences: dict[tuple[int, int], Difference] = {}
    for (m, a), (n, b) in combinations(speaks, 2):
        if a.terms == b.terms:
            continue
        found: Difference | None = axis.compare(a, b)  # type: ignore[attr-defined]
        if found:
            differences[m, n] = found
    status: AxisStatus
    if differences:
        status = "differ"
    elif not speaks:
        status = "both_silent"
    else:
        status = "agree" if len(speaks) == len(opinions) else "one_silent"
    keys = tuple(dict.fromkeys(k for d in differences.values() for k in d.keys))
    worst = max(differences.values(), key=lambda d: (d.main, d.matters), default=None)
    return AxisResult(
        axis=name,
        status=status,
        matters=worst.matters if worst else status == "agree" and name in _CARRIES,
        says=tuple(_side(n, s, keys) for n, s in speaks),
        main=bool(worst and worst.main),
        deciding=any(d.deciding for d in differences.values()),
        odd_one_out=_odd([n for n, _ in speaks], list(differences)),
        points=tuple(dict.fromkeys(p for d in differences.values() for p in d.points)),
    )


def _side(number: int, said: Statement, keys: tuple[str, ...]) -> Side:
    """What one says; where only some parts of it differ, the words of just these."""
    parts = [p for k in keys for p in said.parts if p.key == k]
    if not parts:
        return Side(number, said.value, said.quote)
    return Side(number, ", ".join(dict.fromkeys(p.value for p in parts)), parts[0].quote)


def _odd(speaks: list[int], differing: list[tuple[int, int]]) -> int | None:
    """Of three and more that speak, the one that every other contradicts while the others agree."""
    if len(speaks) < 3 or not differing:
        return None
    for one in speaks:
        if all(one in pair for pair in differing) and len(differing) == len(speaks) - 1:
            return one
    return None


def _matters(results: dict[str, AxisResult]) -> dict[str, AxisResult]:
    """Grade and a trial weigh only where the decision itself differs or waits; so do markers that decide nothing."""
    deciding = any(results[n].status == "differ" and results[n].matters for n in (*_MAIN, "tests"))
    out = dict(results)
    for name in ("grade", "biomarkers", "trial"):
        r = results[name]
        if r.status == "differ":
            out[name] = replace(r, matters=(deciding and name != "trial") or r.deciding)
    for name in ("tests", "trial"):
        r = results[name]
        if r.status == "one_silent":
            out[name] = replace(r, matters=not any("no " in s.value.lower()[:4] for s in r.says))
    return out


def _only_interval(result: AxisResult) -> bool:
    return result.axis == "timing" and not result.matters


def _who_disagrees(opinions: Sequence[Opinion], results: dict[str, AxisResult]) -> list[Opinion]:
    """Those who speak on the axes that differ and matter; without the odd one out's opponents nobody is left out."""
    speaks = {s.opinion for r in results.values() if r.status == "differ" and r.matters for s in r.says}
    return [o for n, o in enumerate(opinions, 1) if n in speaks]


def _settled(opinions: Sequence[Opinion], results: Mapping[str, AxisResult]) -> bool:
    """Of three and more, whether all but one agree and one of those is of another discipline than the first opinion.

    The first is the earliest by date; where dates are missing, the one that the others contradict.
    """
    if len(opinions) < 3:
        return False
    main = any(r.status == "differ" and r.matters for n, r in results.items() if n in _MAIN)
    names = _MAIN if main else tuple(n for n, r in results.items() if r.status == "differ" and r.matters)
    for odd in opinions:
        others = [o for o in opinions if o is not odd]
        together = not any(_contradict(a, b, names) for a, b in combinations(others, 2))
        if together and all(_contradict(odd, o, names) for o in others):
            dated = all(o.date for o in opinions)
            first = min(opinions, key=lambda o: o.date or Date.max) if dated else odd
            return any(o.discipline != first.discipline for o in others)
    return False


def _contradict(a: Opinion, b: Opinion, names: Sequence[str]) -> bool:
    """Whether two opinions differ on one of these axes."""
    for axis in AXES:
        if axis.AXIS in names and axis.AXIS in a.says and axis.AXIS in b.says:
            found = axis.compare(a.says[axis.AXIS], b.says[axis.AXIS])
            if found and found.matters:
                return True
    return False


def _verdict(results: dict[str, AxisResult], opinions: Sequence[Opinion], silent: Silence) -> Verdict:
    if any(r.status == "differ" and r.main for r in results.values()):
        return "changed"
    if results["biomarkers"].deciding and silent:
        return "changed"  # the marker decides the treatment, and no two plans are there to show that it does not
    if any(results[n].status == "differ" for n in ("treatment", "tests", "trial", "sequence", "grade", "biomarkers")):
        return "refined"
    if silent in CANNOT_TELL:
        return "refined"
    timing = results["timing"]
    if timing.status == "differ" and timing.matters:
        return "refined"
    return "refined" if _adds(results, opinions) else "confirmed"


def _adds(results: dict[str, AxisResult], opinions: Sequence[Opinion]) -> bool:
    """Whether an opinion after the first adds a test or a trial that the first does not name."""
    first = _first(opinions)
    if _asks_for_more(opinions, first):
        return True
    for name in ("tests", "trial"):
        result = results[name]
        if result.status == "one_silent" and result.matters:
            who = {s.opinion for s in result.says}
            if first is None or first not in who:
                return True
    return False


def _asks_for_more(opinions: Sequence[Opinion], first: int | None) -> bool:
    """Whether a later opinion wants a deciding test (of genes, tissue, a scan) of a kind that the first does
    not name."""
    kinds = [{"molecular" if k == "genetics" else k for k in tests.deciding(o.says.get("tests"))} for o in opinions]
    if first is not None:
        return any(k - kinds[first - 1] for k in kinds)
    return any(a != b for a, b in combinations(kinds, 2))


def _first(opinions: Sequence[Opinion]) -> int | None:
    """The number of the earliest opinion; None when a date is missing or shared."""
    if not all(o.date for o in opinions):
        return None
    first = min(o.date for o in opinions if o.date)
    numbers = [n for n, o in enumerate(opinions, 1) if o.date == first]
    return numbers[0] if len(numbers) == 1 else None
