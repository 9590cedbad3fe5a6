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
    "no_cancer",
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
    facts: list[Fact] = []
    if unread := language_warning(report) or _of_two(report):
        warnings.append(f"{source}: {unread}")
    else:
        if report.once(head.two_patients):
            warnings.append(f"{source}: names two different patients; its facts may not all be about one person.")
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


def _of_two(report: Report) -> str | None:
    """A sentence when the text holds the records of two people, which must never be put together."""
    if report.once(head.two_patients) != "sure":
        return None
    return (
        "holds the records of two patients, with different names and birth dates; it was not read. "
        "Keep each person's pages in a file of their own, and check that all of this file is yours."
    )


_ENGLISH = frozenset((
    "the", "of", "and", "is", "in", "with", "no", "for", "was", "to", "are", "from", "by", "on", "at", "right", "left",
    "not", "shows", "or",
))  # fmt: skip


#: Small words of the languages next likeliest, and what their reports say on every page; none is an English word.
_FOREIGN = frozenset((
    "de", "del", "el", "la", "las", "los", "con", "que", "una", "por", "para", "sin",  # Spanish
    "der", "die", "das", "und", "mit", "nicht", "ein", "eine", "des", "im", "von", "links", "rechts", "positiv",
    "negativ", "patientin", "befund", "kein", "keine",  # German
    "le", "les", "du", "avec", "une", "est", "et", "dans", "sans",  # French
))  # fmt: skip
_NOT_ENGLISH = "the text does not seem to be in English; it was not read."
_IN_NAMES = frozenset(("de", "del", "la", "las", "los", "der", "von", "le", "les", "du", "des"))
_SOME = 4
_FEW = 40  # words; in a shorter text the small words of English may be missing


def language_warning(report: Report) -> str | None:
    """A sentence when the text is not in English, else None; of a short text only when it shows its language."""
    head_ = report.low[:6000]
    if _other_script(head_):
        return _NOT_ENGLISH
    words = list(filter(str.isalpha, head_.split()))
    english = sum(map(_ENGLISH.__contains__, words))
    if len(words) < _FEW:
        foreign = [w for word in head_.split() if (w := word.strip(".,:;()")) in _FOREIGN]
        speaks = len(foreign) >= _SOME and len(foreign) > 2 * english and not _IN_NAMES.issuperset(foreign)
        return _NOT_ENGLISH if speaks else None
    return None if english / len(words) >= 0.035 or _mostly_terms(words) else _NOT_ENGLISH


def _other_script(text: str) -> bool:
    """Whether most letters are of another script than Latin: Japanese is written without blanks between words."""
    if text.isascii():
        return False
    letters = list(filter(str.isalpha, text))
    return 2 * sum(letter > "\u036f" for letter in letters) > len(letters)


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
