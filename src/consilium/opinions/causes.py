"""Why opinions differ: they did not have the same facts, read the same facts differently, or weigh them differently."""

from collections.abc import Mapping, Sequence

from consilium.opinions.axes import tests
from consilium.opinions.model import AxisResult, Cause, Opinion


def root_cause(opinions: Sequence[Opinion], results: Mapping[str, AxisResult]) -> Cause | None:
    """The root of the differences; None when nothing differs.

    Data first: when a doctor had a result that the other had not, or waits for one, nothing else explains the rest.
    Then reading: when the diagnosis, grade or stage differ on the same facts. What is left is weighing.
    """
    differing = {n for n, r in results.items() if r.status == "differ"}
    if not differing:
        return None
    if any(o.new_data for o in opinions) and _gaps(opinions, results):
        return "data"
    if any(o.emergency for o in opinions):
        return "judgement" if not differing & {"diagnosis", "stage"} else "interpretation"
    if _gaps(opinions, results) and (
        _waits(opinions) or ("tests" in differing and "diagnosis" not in differing) or any(map(_lacks, opinions))
    ):
        return "data"
    if results["biomarkers"].deciding and not any(o.reread for o in opinions):
        return "data"  # opposite results, and nobody read the same slides again: other tissue or another method
    if differing & {"diagnosis", "stage", "grade"} or results["biomarkers"].deciding:
        return "interpretation"
    return "judgement"


def _lacks(opinion: Opinion) -> bool:
    """Whether a doctor finds a result missing and asks for the test that gives it."""
    return bool({r.kind for r in opinion.missing} & tests.deciding(opinion.says.get("tests")))


def _waits(opinions: Sequence[Opinion]) -> bool:
    return any("hold" in o.says["treatment"].terms for o in opinions if "treatment" in o.says)


def gaps(opinions: Sequence[Opinion], results: Mapping[str, AxisResult]) -> frozenset[str]:
    """What kinds of data explain a difference; `slides` where the stage differs and only slides were read again."""
    reread = {r.kind for o in opinions for r in o.reread}
    slides = results["stage"].status == "differ" and reread == {"pathology"}
    return _gaps(opinions, results) | ({"slides"} if slides else set())


def _gaps(opinions: Sequence[Opinion], results: Mapping[str, AxisResult]) -> frozenset[str]:
    """From new data, from missing data, from deciding tests asked for."""
    found = {r.kind for o in opinions for r in (*o.new_data, *o.missing)}
    if _waits(opinions) or results["tests"].status == "differ":
        for o in opinions:
            found |= tests.deciding(o.says.get("tests"))
    new = {r.kind for o in opinions for r in o.new_data}
    if new:
        found = new
    if results["diagnosis"].status == "differ" and "pathology" in found:
        found = {"pathology"}  # what it is shows in the tissue, whatever else is asked for
    elif results["stage"].status == "differ" and "imaging" in found:
        found = {"imaging"}
    return frozenset(found)
