"""Studies and guidance on the page: the figure with who was counted, the harm beside it, a hundred dots, the source."""

from collections.abc import Iterable

from consilium.evidence import Guidance, Study, source
from consilium.packet.blocks import Block, Citation, Paragraph, Picture, Sources
from consilium.report.pictures import dots
from consilium.say import drawn, joined, say


def citation(name: str) -> Citation:
    """A study or guidance by its id, as it stands in a list of sources."""
    found = source(name)
    if isinstance(found, Study):
        return Citation(joined(": ", (found.label, found.title)), _doi(found) or found.url)
    return Citation(found.label, found.url)


def _doi(study: Study) -> str:
    return f"https://doi.org/{study.doi}" if study.doi else ""


def studied(names: Iterable[str], told: set[str] | None = None, most: int = 2) -> list[Block]:
    """What studies and guidance say, at most ``most`` of them: each with its limit or harm, then all sources.

    ``told`` holds the ids whose words stand on the page already; they are not said again, and it grows.
    """
    ids = tuple(names)
    known = told if told is not None else set()
    fresh = [name for name in ids if name not in known][:most]
    known.update(fresh)
    blocks: list[Block] = []
    for found in map(source, fresh):
        shown = any(isinstance(block, Picture) for block in blocks)
        blocks += _study(found, shown) if isinstance(found, Study) else [Paragraph(_advice(found))]
    if ids and not fresh:
        blocks.append(Paragraph("What these sources say stands above."))
    if ids:
        blocks.append(Sources(tuple(citation(name) for name in ids)))
    return blocks


def _advice(guidance: Guidance) -> str:
    return joined(": ", (guidance.who, guidance.sentence()))


def _study(study: Study, shown: bool) -> list[Block]:
    """The main figure, as dots unless some are drawn already, the next to hold it against, the limit or harm."""
    picture = None if shown else rate(study)
    more = [study.result(figure.id) for figure in study.figures[1:2]]
    return [picture or Paragraph(study.sentence()), *(Paragraph(line) for line in (*more, study.harms))]


def rate(study: Study) -> Picture | None:
    """The main figure of a study as a hundred dots; None when it has no single rate of people or samples."""
    figure = study.figure() if study.figures else None
    many = figure.in_100() if figure else None
    if figure is None or not many:
        return None
    words, title = joined(" ", (study.sentence(), figure.interval_words())), say("{many} in 100", many=many)
    return Picture(title, words, drawn(lambda tr: dots.svg(many, title, words, tr)))


def short(names: Iterable[str]) -> str:
    """The main figure of the first study, for the first screen; empty when there is none."""
    for name in names:
        found = source(name)
        if isinstance(found, Study) and found.figures:
            return found.result()
    return ""


def sources(names: tuple[str, ...]) -> tuple[Block, ...]:
    """A list of sources, or nothing."""
    return (Sources(tuple(citation(name) for name in names)),) if names else ()
