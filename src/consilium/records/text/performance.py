"""How well is the person? ECOG, or Karnofsky turned into ECOG."""

import re
from collections.abc import Iterator

from consilium.case.model import Fact
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_ECOG = loose(
    r"(?<![a-z])(?:(?:ecog|zubrod|who)(?:[ /-]*(?:who|zubrod))?(?: ?(?:performance status|"
    r"performance|ps|score|status))*|performance status|\bps)(?: ?\(ecog\))?"
    r"(?:\s?(?:score|grade|of|is|was|at|=|:|estimated|"
    r"today)\s?){0,3}[\s:(=]*(?P<value>[0-4])(?![\d/%]|\.\d|\s?(?:cm|mm|/)|-(?!\s)[^0-4])(?:\s?(?:-|"
    r"to|or)\s?(?P<upper>[0-4])(?!\d))?"
)
_KARNOFSKY = loose(
    r"(?<![a-z])(?:karnofsky(?: performance)?(?: status| score| index)*|kps)[\s:(=]*(?:of |is |"
    r"was )?(?P<value>100|[1-9]0)\s?%?(?!\d)"
)
#: Oken 1982 sets ECOG beside Karnofsky in these steps.
_STEPS = ((80, "1"), (60, "2"), (40, "3"), (10, "4"))


def find(report: Report) -> Iterator[Fact]:
    """Facts of ecog; of a range the worse is given, and the range said."""
    if not any(word in report.flat for word in ("ecog", "zubrod", "performance", "karnofsky", "kps", "ps ", "who")):
        return
    for match in _ECOG.finditer(report.flat):
        if _usable(report, match):
            upper = match.group("upper")
            detail = f"{match.group('value')} to {upper}" if upper else None
            yield report.fact("ecog", upper or match.group("value"), match.start(), match.end(), detail=detail)
            return
    for match in _KARNOFSKY.finditer(report.flat):
        if _usable(report, match):
            score = int(match.group("value"))
            value = "0" if score == 100 else next(step for limit, step in _STEPS if score >= limit)
            yield report.fact(
                "ecog", value, match.start(), match.end(), status="inferred", detail=f"Karnofsky {score}",
                reason=f"A Karnofsky score of {score} corresponds to about ECOG {value}.",
            )  # fmt: skip
            return


def _usable(report: Report, match: re.Match[str]) -> bool:
    context = report.context(match.start(), match.end())
    return not (context.family or context.hypothetical or context.other_person)
