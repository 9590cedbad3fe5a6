"""What the axes share: a difference, and a statement made from the passages that support it."""

from collections.abc import Iterable
from dataclasses import dataclass

from consilium.opinions.letter import Letter, Sentence
from consilium.opinions.model import Part, Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """What contradicts between two statements. ``main``: it alone makes the verdict `changed`."""

    points: tuple[str, ...]
    matters: bool = True
    main: bool = False
    keys: tuple[str, ...] = ()  # the parts of the statements that differ
    deciding: bool = False  # what differs decides a treatment by itself


def join_statement(
    letter: Letter,
    passages: Iterable[tuple[Sentence, int, int]],
    terms: frozenset[str],
    value: str | None = None,
    unknown: tuple[str, ...] = (),
    parts: tuple[Part, ...] = (),
) -> Statement:
    """A statement whose quote is the sentence of the first passage, and whose value is what the passages say."""
    places = list(passages)
    sentence = places[0][0]
    words: list[str] = []
    for _, start, end in places:
        said = " ".join(letter.text[start:end].split())
        if said and said.lower() not in (w.lower() for w in words):
            words.append(said)
    return Statement(
        value=value or ", ".join(words[:6]),
        quote=letter.quote(sentence),
        start=sentence.start,
        end=sentence.end,
        terms=terms,
        unknown=unknown,
        parts=parts,
    )
