"""Reads the text of one document: all finders run over one `Report`, and what they find becomes a `Document`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as Date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from consilium.case.model import Document, DocumentKind, Fact
from consilium.records.text import dates, head
from consilium.records.text.document_kind import document_kind
from consilium.records.text.report import Report

#: Longer texts are cut here; no report is longer, and noise must not hold up the rest.
LIMIT = 400_000

#: One module for each kind of finding, in the order in which facts are given.
_FINDERS = (
    "cancer",
    "second_cancer",
    "laterality",
    "grade",
    "staging",
    "stage",
    "biomarkers",
    "sizes",
    "nodes",
    "margins",
    "performance",
    "treatments",
    "diagnosed",
)

Finder = Callable[[Report], Iterable[Fact]]


def read_text(
    text: str, source: str, *, kind: DocumentKind | None = None, date: Date | None = None, title: str | None = None
) -> Document:
    """The document that a text is, with every fact that our rules find in it.

    ``kind``, ``date`` and ``title`` are what the container already knows; what is left out is read from the text.
    Never raises; what could not be used is said in ``Document.warnings``.
    """
    warnings: list[str] = []
    if len(text) > LIMIT:
        warnings.append(f"{source}: only the first {LIMIT:,} characters were read; the text is longer than a report.")
        text = text[:LIMIT]
    report = Report(text, source)
    if kind is None or kind == "other":
        kind = document_kind(report.low)
    report = report.dated(kind, date or dates.document_date(report))
    if head.names_differ(report):
        warnings.append(f"{source}: names two different patients; its facts may not all be about one person.")
    foreign = language_warning(report)
    facts: list[Fact] = []
    if foreign:
        warnings.append(f"{source}: {foreign}")
    else:
        facts = list(_facts(report, warnings))
    status = next((f.value for f in facts if f.field == "report_status"), None)
    return Document(
        source=source,
        kind=kind,
        facts=tuple(facts),
        warnings=tuple(warnings),
        date=report.date,
        title=title,
        text=text,
        person=head.person(report),
        author=head.author(report),
        institution=head.institution(report),
        report_status=status,
    )


_ENGLISH = frozenset((
    "the", "of", "and", "is", "in", "with", "no", "for", "was", "to", "are", "from", "by", "on", "at", "right", "left",
    "not", "shows", "or",
))  # fmt: skip


def language_warning(report: Report) -> str | None:
    """A sentence when the text is not in English, else None; short texts are read anyway."""
    words = list(filter(str.isalpha, report.low[:6000].split()))
    if len(words) < 40:
        return None
    share = sum(map(_ENGLISH.__contains__, words)) / len(words)
    return (
        None if share >= 0.035 or _mostly_terms(words) else "the text does not seem to be in English; it was not read."
    )


_TERMS = ("carcinoma", "tumor", "tumour", "margin", "node", "negative", "positive", "diagnosis", "specimen", "lymph")


def _mostly_terms(words: list[str]) -> bool:
    """Synoptic forms are English without small words."""
    return sum(w in _TERMS for w in words) / len(words) >= 0.03


def _facts(report: Report, warnings: list[str]) -> Iterator[Fact]:
    """What all finders find; one that fails on a text of a kind that nobody thought of costs its own facts only."""
    for find in _finders():
        try:
            found = list(find(report))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            part = find.__module__.rpartition(".")[2]
            warnings.append(
                f"{report.source}: what it says about {part} could not be read. Please report this as an error."
            )
            continue
        yield from found


@cache
def _finders() -> tuple[Finder, ...]:
    """All finders: of the head, of each kind of finding, and one module for each family of statements."""
    statements = import_module("consilium.records.text.statements")
    modules = [import_module(f"consilium.records.text.{name}") for name in _FINDERS]
    modules += [import_module(f"{statements.__name__}.{m.name}") for m in iter_modules(statements.__path__)]
    return (head.status, *(module.find for module in modules if hasattr(module, "find")))
