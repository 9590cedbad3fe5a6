"""A report made ready for the finders: its text with sections, sentences, specimens, and the context of any stretch."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import cached_property
from typing import Any, TypeVar

from consilium.case.model import DocumentKind, Fact, Status
from consilium.oncology import Tokens
from consilium.records.text.context import Context, Cues
from consilium.records.text.sections import (
    Section,
    Span,
    Specimen,
    find_sections,
    find_sentences,
    find_specimens,
    flatten,
    lower,
)
from consilium.records.text.told_by import is_the_patient

T = TypeVar("T")

#: What a section says of everything in it.
_SECTION_CONTEXT = {
    "family_history": Context(family=True),
    "past_history": Context(historical=True),
    "pending": Context(pending=True),
}


@dataclass(frozen=True)
class Report:
    """The text of one document, cut up; every offset is into ``text``."""

    text: str
    source: str
    kind: DocumentKind = "other"
    date: Date | None = None
    _cues: dict[int, Cues] = field(default_factory=dict, repr=False, compare=False)
    _memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def low(self) -> str:
        """Lower-case text of the same length."""
        return lower(self.text)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Sections in order; together they cover the text."""
        return find_sections(self.text, self.low)

    @cached_property
    def flat(self) -> str:
        """Lower-case text of the same length whose only line breaks are ends of sentences; search in this one."""
        return flatten(self.text, self.low, self.sections)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences and list items in order."""
        return find_sentences(self.flat)

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the text, for the lexicons of oncology."""
        return Tokens.of(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text once, in lower case."""
        return frozenset(self.tokens.small)

    @cached_property
    def vocabulary(self) -> str:
        """Every word of the text once, shorter than the text: a piece of a word that is not in it is nowhere."""
        plain = self.text.isascii() or len(self.text.lower()) == len(self.text)
        return "\n".join(self.words) if plain else self.low

    @cached_property
    def specimens(self) -> tuple[Specimen, ...]:
        """Labelled specimens of the diagnosis, in order; empty when there is one unlabelled specimen."""
        return find_specimens(self.text, self.flat, self.sections)

    def section_at(self, at: int) -> Section:
        """The section in which an offset lies."""
        return self.sections[max(0, bisect_right(self._section_starts, at) - 1)]

    def sentence_at(self, at: int) -> Span:
        """The sentence in which an offset lies (or the one before it)."""
        if not self.sentences:
            return Span(0, len(self.text))
        return self.sentences[max(0, bisect_right(self._sentence_starts, at) - 1)]

    def specimen_at(self, at: int) -> Specimen | None:
        """The specimen of the diagnosis in which an offset lies, if any."""
        return next((s for s in self.specimens if s.start <= at < s.end), None)

    def context(self, start: int, end: int) -> Context:
        """In what sense the words between two offsets stand: negated, hedged, historical, a relative's ..."""
        sentence = self.sentence_at(start)
        cues = self._cues.get(sentence.start)
        if cues is None:
            cues = Cues(self.flat[sentence.start : sentence.end], sentence.start)
            self._cues[sentence.start] = cues
        found = cues.around(start, end)
        if found.family and is_the_patient(self, cues.words):
            found = replace(found, family=False)
        above = _SECTION_CONTEXT.get(self.section_at(start).kind)
        return found | above if above else found

    def once(self, work: Callable[["Report"], T]) -> T:
        """What a finder works out for the whole report, worked out once and shared with the other finders."""
        name = f"{work.__module__}.{work.__name__}"
        if name not in self._memo:
            self._memo[name] = work(self)
        found: T = self._memo[name]
        return found

    def within(self, *kinds: str) -> tuple[Section, ...]:
        """Sections of these kinds, in order."""
        return tuple(s for s in self.sections if s.kind in kinds)

    def stretches(self, *without: str) -> list[Span]:
        """The text without its sections of some kinds, as spans."""
        found: list[Span] = []
        for section in self.sections:
            if section.kind in without:
                continue
            if found and found[-1].end == section.start:
                found[-1] = Span(found[-1].start, section.end)
            else:
                found.append(Span(section.start, section.end))
        return found

    def around(self, cue: re.Pattern[str], reach: int) -> list[Span]:
        """The stretches of flattened text within ``reach`` characters of a cue, outside the gross description."""
        found: list[Span] = []
        for low, high in self.stretches("gross"):
            for match in cue.finditer(self.flat, low, high):
                start, end = max(low, match.start() - reach), min(high, match.end() + reach)
                if found and low <= found[-1].end and start <= found[-1].end and found[-1].start >= low:
                    found[-1] = Span(found[-1].start, end)
                else:
                    found.append(Span(start, end))
        return found

    def fact(
        self,
        name: str,
        value: str,
        start: int,
        end: int,
        *,
        status: Status = "stated",
        system: str | None = None,
        reason: str | None = None,
        about: str | None = None,
        detail: str | None = None,
        date: Date | None = None,
    ) -> Fact:
        """A fact whose quote is the text between two offsets (white space at both ends left out)."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Fact(
            name, value, self.source, self.text[start:end], start, end, None, status, system,
            date or self.date, reason, about, detail,
        )  # fmt: skip

    def absent(self, name: str) -> Fact:
        """Says that a field was looked for and is not there."""
        return Fact(name, "", self.source, "", status="absent", date=self.date)

    def dated(self, kind: DocumentKind, date: Date | None) -> "Report":
        """The same report with its kind and date; what was cut up already is kept."""
        twin = replace(self, kind=kind, date=date)
        for name in (
            "low",
            "sections",
            "flat",
            "sentences",
            "tokens",
            "words",
            "vocabulary",
            "specimens",
            "_section_starts",
            "_sentence_starts",
        ):
            if name in self.__dict__:
                twin.__dict__[name] = self.__dict__[name]
        return twin

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.start for s in self.sections]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]
