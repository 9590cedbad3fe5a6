"""T, N and M of the report: as stated, or worked out where it states none; each with its basis and its cancer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from consilium.case.model import Fact
from consilium.oncology import is_a, kind, sites
from consilium.records.text.cancer import Found, cancers
from consilium.records.text.category import Category
from consilium.records.text.distant import infer_m
from consilium.records.text.local import infer_t
from consilium.records.text.patterns import loose
from consilium.records.text.primary import places
from consilium.records.text.regional import infer_n
from consilium.records.text.report import Report
from consilium.records.text.tnm import categories


def find(report: Report) -> Iterator[Fact]:
    """Facts of t, n, m and stage_basis, the deciding one first; what was looked for in vain is absent."""
    found = report.once(cancers)
    main = found[0] if found else None
    stated = [_without_odd_part(c, main) for c in report.once(categories) if not _impossible(c, main)]
    bases: set[str] = set()
    for letter in "TNM":
        facts = list(_stated(report, letter, [c for c in stated if c.letter == letter], main, found, bases))
        if not any(f.status == "stated" for f in facts):
            guess = _worked_out(report, letter, main)
            facts = [guess] if guess else facts
        if not facts and report.kind == "pathology_report" and main and not _SYSTEMIC & _families(main):
            facts = [report.absent(letter.lower())]
        yield from facts


def _worked_out(report: Report, letter: str, main: Found | None) -> Fact | None:
    """The category by criteria; without a known cancer only that no node is positive can be said."""
    if main is None:
        return infer_n(report, "") if letter == "N" else None
    site = main.place.topography if main.place else None
    if letter == "T":
        return infer_t(report, main.code, site)
    return infer_n(report, main.code, site) if letter == "N" else infer_m(report, main)


_SYSTEMIC = frozenset(("lymphoma", "leukemia", "myeloma", "mds", "mpn", "glioma", "cns"))


def _families(main: Found) -> frozenset[str]:
    sort = kind(main.code)
    return sort.families if sort else frozenset()


def _impossible(category: Category, main: Found | None) -> bool:
    """A pathologic T1 of the prostate does not exist; scanned `pT2` and `pT3` often look like it."""
    return bool(
        main
        and category.letter == "T"
        and category.value.startswith("T1")
        and category.basis == "pathologic"
        and is_a(main.code, "PROSTATE")
    )


def _without_odd_part(category: Category, main: Found | None) -> Category:
    """A scanned `pT1b` often looks like `pT1d`; only the breast and the eye have a T4c or any d."""
    odd = category.letter == "T" and (category.value[2:3] == "d" or category.value == "T4c")
    if not odd or (main and (is_a(main.code, "BREAST") or is_a(main.code, "EYE"))):
        return category
    return replace(category, value=category.value[:2])


def _stated(
    report: Report, letter: str, stated: list[Category], main: Found | None, found: list[Found], bases: set[str]
) -> Iterator[Fact]:
    """Stated categories as facts: those of the main cancer first, the weightiest first; one for each value."""
    about = {c: _about(report, c, found) for c in stated} if len(found) > 1 else {}
    about |= {c: None for c in stated if main and _of_another(report, c, main)}
    home = main.code if main else ""
    whole = _complete(report, stated) if letter == "T" else {}
    known = sorted(
        (c for c in stated if not c.unknown),
        key=lambda c: (
            bool(main) and about.get(c, home) != home,
            -c.weight - (c in whole) * 2,
            -whole.get(c, 0),
            -len(c.value) if c in whole else 0,
            c.start,
        ),
    )
    seen: set[tuple[str, str]] = set()
    for category in known:
        if (category.value, category.basis) in seen:
            continue
        seen.add((category.value, category.basis))
        quote = report.text[category.start : category.end].strip()
        code = about.get(category) or (main.code if main else None)
        yield report.fact(letter.lower(), category.value, category.start, category.end, detail=quote, about=code)
        if category.basis and category.basis not in bases:
            bases.add(category.basis)
            yield report.fact("stage_basis", category.basis, category.start, category.end, about=code)
    if not known and stated:
        first = stated[0]
        yield report.fact(letter.lower(), "", first.start, first.end, status="absent", detail="could not be assessed")


_NODES_NEXT = re.compile(r"[^a-z0-9]{0,4}(?:[lvrg] ?[0-4o][^a-z0-9]{1,3}){0,3}(?:y?[pc])?n ?[0-3xo]")


def _complete(report: Report, stated: list[Category]) -> dict[Category, int]:
    """The T with N close behind, with their numbers: "pT3 pN1" sums up, a T alone may tell of one step or one tumor.

    Of several tumors, each with its own sum, the one that has grown furthest gives the T of the organ; one that follows
    another at once is a second opinion on the same tumor and counts as nothing more.
    """
    whole: dict[Category, int] = {}
    last = -1000
    for category in stated:
        if _NODES_NEXT.match(report.flat, category.end):
            apart = category.start - last > 60 and category.value[1].isdigit()
            whole[category] = int(category.value[1]) if apart else 0
        last = category.end
    return whole


_SAID_FOR = loose(
    r"(?:\W{0,4}[pcy]{0,2}[nm] ?[0-3xo][a-c]?)*\W{0,3}\((?:for|of) (?:the )?(?P<organ>[a-z ]{3,24}?) (?:cancer|"
    r"carcinoma|tumou?r)"
)


def _of_another(report: Report, category: Category, main: Found) -> bool:
    """Whether the words behind a category give it to another organ: "pT2a pN0 (for prostate cancer)"."""
    said = _SAID_FOR.match(report.flat, category.end)
    named = {s.topography[:3] for s in sites(said.group("organ"))} if said else set()
    return bool(named) and main.place is not None and main.place.topography[:3] not in named


def _about(report: Report, category: Category, found: list[Found]) -> str | None:
    """Which of several cancers a category belongs to: the one whose place is named last before it, or just after."""
    spots = [(p.start, p.topography[:3]) for p in report.once(places)]
    homes = {f.place.topography[:3]: f.code for f in found if f.place}
    after = [t for at, t in spots if category.end <= at <= category.end + 40 and t in homes]
    if after:
        return homes[after[0]]
    before = [t for at, t in spots if category.start - 400 <= at < category.start and t in homes]
    return homes[before[-1]] if before else None
