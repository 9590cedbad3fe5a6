"""What a study and a piece of guidance are, and how a figure is said in plain words."""

from dataclasses import dataclass
from datetime import date as Date
from math import floor
from typing import Literal

from consilium.evidence.wilson import wilson
from consilium.say import Verbatim, joined, say

#: whole_referral_stream: everyone who was sent on; selected: people who sought an opinion, or cases that were picked.
#: The two are never mixed. review: a range over studies; survey and model: no patients were counted.
Family = Literal["whole_referral_stream", "selected", "review", "survey", "model"]

#: wilson: 95 % interval worked out from the counts; published: from the paper; range: over several studies.
How = Literal["wilson", "published", "range", "none"]

CAVEAT = "It may differ for you."


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a study: how many of whom, with what result."""

    id: str
    who: str  # who or what was counted, as in "8 in 100 <who>"
    what: str  # what became of them, as in "... <what>"
    how: How
    percent: float | None = None  # of the counts where the paper gives them; None for a range
    count: int | None = None
    total: int | None = None
    low: float | None = None  # percent
    high: float | None = None
    cancers: tuple[str, ...] = ()  # where the figure holds for some of the study's cancers only

    def in_100(self) -> int | None:
        """How many in 100, rounded half up; None for a range over studies."""
        return None if self.percent is None else floor(self.percent + 0.5)

    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval (or the range over studies) in percent; None where none can be given."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        if self.how != "wilson" or self.percent is None or not self.total:
            return None
        count = self.count if self.count is not None else round(self.percent * self.total / 100)
        return wilson(count, self.total)

    def share(self) -> str:
        """The share in words: "8 in 100", "Fewer than 1 in 100", "12 to 69 in 100"."""
        if self.percent is None:
            low, high = self.interval() or (0.0, 0.0)
            return say("{low} to {high} in 100", low=floor(low + 0.5), high=floor(high + 0.5))
        return "Fewer than 1 in 100" if self.percent < 1 else say("{many} in 100", many=self.in_100())

    def words(self) -> str:
        """The figure as one clause, for a caption: "8 in 100 people with sarcoma whose ... got a new diagnosis"."""
        return joined(" ", (self.share(), self.who, self.what))

    def interval_words(self) -> str:
        """The interval as a sentence, or the empty string where there is none to give."""
        found = self.interval()
        if found is None:
            return ""
        low, high = (floor(edge + 0.5) for edge in found)
        if self.how == "range":
            return "The studies differ a lot." if high - low > 20 else ""
        if low == high:
            return ""
        return say("The true share is likely {low} to {high} in 100.", low=low, high=high)


@dataclass(frozen=True, slots=True)
class Study:
    """A published study that may be shown to a patient."""

    id: str
    authors: str
    title: str  # our words
    year: int
    url: str
    topics: tuple[str, ...]
    family: Family
    cancers: tuple[str, ...]  # OncoTree codes and families of `oncology`; "any" for all
    place: str
    unit: str  # people | cases | samples | scans | doctors | pathologists
    counted: str  # what was counted, in our words
    harms: str  # the counter-evidence or limit that stands beside the figure
    source: str  # what of it was read
    checked: Date
    status: str
    n: int | None = None
    doi: str | None = None
    pmid: str | None = None
    finding: str = ""  # the result as a sentence without its full stop, where no "in 100" says it
    figures: tuple[Figure, ...] = ()

    @property
    def label(self) -> str:
        """How the study is named in a list of sources: "Ray-Coquard and others, 2012"."""
        first, several, _ = self.authors.partition(" and others")
        if several:
            return say("{author} and others, {year}", author=Verbatim(first), year=self.year)
        return say("{author}, {year}", author=self.authors, year=self.year)

    def figure(self, name: str | None = None) -> Figure | None:
        """The figure of that id, or the main one; None when the study has none (KeyError for an unknown id)."""
        if name is None:
            return next(iter(self.figures), None)
        found = next((figure for figure in self.figures if figure.id == name), None)
        if found is None:
            raise KeyError(f"{self.id} has no figure {name}")
        return found

    def in_100(self, name: str | None = None) -> int | None:
        """How many in 100, by the main figure or the one named."""
        figure = self.figure(name)
        return figure.in_100() if figure else None

    def interval(self, name: str | None = None) -> tuple[float, float] | None:
        """The 95 % interval in percent of the main figure or the one named."""
        figure = self.figure(name)
        return figure.interval() if figure else None

    def who_counted(self, name: str | None = None) -> str:
        """How many were counted, where and when: "1,463 people, France and Italy, 2012"."""
        figure = self.figure(name) if self.figures and not (self.finding and name is None) else None
        many = figure.total if figure is not None and figure.total else self.n
        if not many:
            return say("{place}, {year}", place=self.place, year=self.year)
        counted, in_all = "{many:,} {unit}, {place}, {year}", "{many:,} {unit} in all, {place}, {year}"
        pattern = in_all if figure is not None and not figure.total else counted
        return say(pattern, many=many, unit=self.unit, place=self.place, year=self.year)

    def result(self, name: str | None = None) -> str:
        """The result in plain words with who was counted."""
        figure = self.figure(name) if self.figures and not (self.finding and name is None) else None
        who = self.who_counted(name)
        if figure is None:
            return say("{finding} ({who_counted}).", finding=self.finding, who_counted=who)
        found = "{share} {what}. These were {who} ({who_counted})."
        return say(found, share=figure.share(), what=figure.what, who=figure.who, who_counted=who)

    def sentence(self, name: str | None = None) -> str:
        """The result, and that it may differ for this person."""
        return joined(" ", (self.result(name), CAVEAT))


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a professional body or a public service advises, in our words."""

    id: str
    who: str
    title: str
    url: str
    topics: tuple[str, ...]
    cancers: tuple[str, ...]
    says: str
    checked: Date
    status: str
    also: str = ""
    year: int | None = None

    @property
    def label(self) -> str:
        """How it is named in a list of sources: "American Cancer Society, Seeking a second opinion"."""
        named = joined(": ", (self.who, self.title))
        return joined(", ", (named, str(self.year))) if self.year else named

    def sentence(self) -> str:
        """What it says, for the person."""
        return self.says
