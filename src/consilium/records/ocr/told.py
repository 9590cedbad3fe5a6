"""What a person is told about pages that were read from pictures: which, how sure, and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from consilium.records.ocr.recogniser import FEWER, INSTALL, SHARPER

if TYPE_CHECKING:
    from consilium.records.ocr.scanned import Page

_CLEAR = 90  # mean confidence of a page; under it at least 8 in 100 words were wrong (benchmarks/scans.py)
_MOST_NAMED = 10

_NAMES = {
    "stage_group": "the stage", "grade": "the grade", "nodes_examined": "the number of lymph nodes",
    "nodes_positive": "the number of lymph nodes", "tumor_size_mm": "the size of the tumor",
}  # fmt: skip


def pages(found: Sequence["Page"], name: str) -> Iterator[str]:
    """One sentence or two for each way in which pages are not plain text."""

    def which(*hows: str) -> str:
        return _listed([number for number, page in enumerate(found, 1) if page.how in hows], len(found))

    if here := which("recognised"):
        yield (
            f"{name}: the words of {here} were recognised from a picture. A letter or digit can be wrong: "
            "compare what you rely on with the paper."
        )
    hard = [number for number, page in enumerate(found, 1) if page.how == "recognised" and page.sure < _CLEAR]
    if hard:
        sure = ", ".join(str(found[number - 1].sure) for number in hard[:_MOST_NAMED])
        yield f"{name}: {_listed(hard, len(found))} is hard to read ({sure} in 100 sure). {SHARPER}"
    if here := which("behind"):
        yield (
            f"{name}: the words of {here} come from a scanner, which does not say how sure it was. "
            "Compare what you rely on with the paper."
        )
    if here := which("picture"):
        yield f"{name}: {here} is only a picture; its words are not read. {INSTALL}"
    if here := which("late"):
        yield f"{name}: {here} is a picture that was not read: too many pages, or too slow ones, came before. {FEWER}"
    if here := which("unread"):
        yield f"{name}: {here} is a picture on which no words could be recognised. {SHARPER}"


def losses(fields: Iterable[str], name: str) -> Iterator[str]:
    """What to do about values that were left out, by their fields."""
    if left := list(dict.fromkeys(_NAMES.get(field, field.upper()) for field in fields)):
        yield (
            f"{name}: a value was too hard to read and is left out ({', '.join(left)}). "
            "Look it up on the paper, and ask for the report as text."
        )


def _listed(numbers: Sequence[int], of: int) -> str:
    """Pages by their numbers; empty when there is none, and "this page" where there is only one."""
    if not numbers:
        return ""
    if of == 1:
        return "this page"
    more = " and more" if len(numbers) > _MOST_NAMED else ""
    return f"page {', '.join(map(str, numbers[:_MOST_NAMED]))}{more} of {of}"
