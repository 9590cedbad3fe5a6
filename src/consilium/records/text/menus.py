"""Which stated T, N and M are only the printed choices of a form?"""

from itertools import pairwise

from consilium.records.text.category import Category
from consilium.records.text.patterns import loose
from consilium.records.text.report import Report

_DESCRIBED = loose(r"\)?\s?[:.=-]\s*(?:\(?[a-z]{2,})|\s+\(?[a-z]{3,}")
_MARK = loose(r"(?:^|[\s\[({_])[xv√✓][\])}_.]*\s*$")


def without_menus(report: Report, stated: list[Category]) -> list[Category]:
    """Leaves out categories that are the choices of a form ("pTX: cannot be assessed  pT0: no evidence of ...").

    Choices follow each other, each with its description; the one that is marked with an x is kept.
    """
    kept: list[Category] = []
    for letter in "TNM":
        run: list[Category] = []
        for category in [c for c in stated if c.letter == letter]:
            if run and not (_described(report, run[-1]) and category.start - run[-1].end < 260):
                kept += _chosen(report, run)
                run = []
            run.append(category)
        kept += _chosen(report, run)
    return _without_tables(sorted(kept, key=lambda c: c.start))


def _without_tables(stated: list[Category]) -> list[Category]:
    """Leaves out a printed table of stage groups: five and more different T, one close behind the other."""
    run: list[Category] = []
    dropped: list[tuple[int, int]] = []
    for category in [*(c for c in stated if c.letter == "T"), None]:
        if category and (not run or category.start - run[-1].end < 90):
            run.append(category)
            continue
        if len({c.value for c in run}) >= 5:
            dropped.append((run[0].start, run[-1].end + 40))
        run = [category] if category else []
    return [c for c in stated if not any(low <= c.start < high for low, high in dropped)]


_BLANK_FORM = loose(r"\)? ?: ?distant metastas[ei]s")


def _described(report: Report, category: Category) -> bool:
    return bool(_DESCRIBED.match(report.flat, category.end))


def _chosen(report: Report, run: list[Category]) -> list[Category]:
    values = [c.value for c in run]
    distinct = {v for v in values if not any(w != v and w.startswith(v) for w in values)}
    rising = sum(a < b or a[1] == "X" for a, b in pairwise(values))
    if len(run) == 1 and values[0] == "M1" and _BLANK_FORM.match(report.flat, run[0].end):
        return [c for c in run if _MARK.search(report.flat, max(0, c.start - 8), c.start)]
    is_menu = (len(distinct) >= 3 and rising >= 2) or (
        len(distinct) == 2 and values[0][1] in "X0" and values[0] != values[1]
    )
    if not is_menu or not all(_described(report, c) for c in run[:-1]):
        return run
    marked = [c for c in run if _MARK.search(report.flat, max(0, c.start - 8), c.start)]
    return marked if len({c.value for c in marked}) == 1 else []
