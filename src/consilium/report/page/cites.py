"""Studies and guidance on the page: the figure with who was counted, the harm beside it, a hundred dots, the source."""

from collections.abc import Iterable

from consilium.evidence import Study, source
from consilium.packet.blocks import Block, Citation, Paragraph, Picture, Sources
from consilium.report.pictures import dots


def citation(name: str) -> Citation:
    """A study or guidance by its id, as it stands in a list of sources."""
    found = source(name)
    if isinstance(found, Study):
        return Citation(f"{found.label}: {found.title}", f"https://doi.org/{found.doi}" if found.doi else found.url)
    return Citation(found.label, found.url)


def studied(names: Iterable[str], most: int = 2) -> list[Block]:
    """What studies and guidance say: first a rate as dots, then each with its limit or harm, then the sources."""
    ids = tuple(names)
    blocks: list[Block] = []
    for found in [source(name) for name in ids][:most]:
        if isinstance(found, Study):
            drawn = any(isinstance(b, Picture) for b in blocks)
            blocks += [*_said(found, drawn), Paragraph(found.harms)]
        else:
            blocks.append(Paragraph(f"{found.who} says: {found.sentence()}"))
    if ids:
        blocks.append(Sources(tuple(citation(name) for name in ids)))
    return blocks


def _said(study: Study, drawn: bool) -> list[Block]:
    """The main figure, as dots unless some are drawn already, and the next one, which often is what to hold it against."""
    picture = None if drawn else rate(study)
    first: list[Block] = [picture or Paragraph(study.sentence())]
    return first + [Paragraph(f"{figure.words()} ({study.who_counted(figure.id)}).") for figure in study.figures[1:2]]


def rate(study: Study) -> Picture | None:
    """The main figure of a study as a hundred dots; None when it has no single rate of people or samples."""
    figure = study.figure() if study.figures else None
    many = figure.in_100() if figure else None
    if figure is None or not many:
        return None
    words = f"{study.sentence()} {figure.interval_words()}".strip()
    return Picture(f"{many} in 100", words, dots.svg(many, f"{many} in 100", words))


def short(names: Iterable[str]) -> str:
    """The main figure of the first study, as a clause for the first screen; empty when there is none."""
    for name in names:
        found = source(name)
        if isinstance(found, Study) and found.figures:
            figure = found.figures[0]
            return f"{figure.words()} ({found.who_counted()})."
    return ""
