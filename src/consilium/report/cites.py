"""Studies and guidance on the page: the figure with who was counted, the harm beside it, a hundred dots, the source."""

from collections.abc import Iterable

from consilium.evidence import CAVEAT, Study, source
from consilium.packet.blocks import Block, Citation, Paragraph, Picture, Sources
from consilium.report.pictures import dots


def citation(name: str) -> Citation:
    """A study or guidance by its id, as it stands in a list of sources."""
    found = source(name)
    if isinstance(found, Study):
        return Citation(f"{found.label}: {found.title}", f"https://doi.org/{found.doi}" if found.doi else found.url)
    return Citation(found.label, found.url)


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
        drawn = any(isinstance(block, Picture) for block in blocks)
        blocks += _study(found, drawn) if isinstance(found, Study) else [Paragraph(f"{found.who}: {found.sentence()}")]
    if ids and not fresh:
        blocks.append(Paragraph("What these sources say stands above."))
    if ids:
        blocks.append(Sources(tuple(citation(name) for name in ids)))
    return blocks


def _study(study: Study, drawn: bool) -> list[Block]:
    """The main figure, as dots unless some are drawn already, the next to hold it against, the limit or harm."""
    picture = None if drawn else rate(study)
    more = [study.sentence(figure.id).removesuffix(CAVEAT).strip() for figure in study.figures[1:2]]
    return [picture or Paragraph(study.sentence()), *(Paragraph(line) for line in (*more, study.harms))]


def rate(study: Study) -> Picture | None:
    """The main figure of a study as a hundred dots; None when it has no single rate of people or samples."""
    figure = study.figure() if study.figures else None
    many = figure.in_100() if figure else None
    if figure is None or not many:
        return None
    words = f"{study.sentence()} {figure.interval_words()}".strip()
    return Picture(f"{many} in 100", words, dots.svg(many, f"{many} in 100", words))


def short(names: Iterable[str]) -> str:
    """The main figure of the first study, for the first screen; empty when there is none."""
    for name in names:
        found = source(name)
        if isinstance(found, Study) and found.figures:
            return found.sentence().removesuffix(CAVEAT).strip()
    return ""


def sources(names: tuple[str, ...]) -> tuple[Block, ...]:
    """A list of sources, or nothing."""
    return (Sources(tuple(citation(name) for name in names)),) if names else ()
