"""One column: a value and the facts that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from consilium.case import Fact

Value = bool | int | float | str | None

#: The document name under which a person's own answers appear.
ANSWERS = "your answers"


@dataclass(frozen=True, slots=True)
class Column:
    """A value (None is unknown) and the facts behind it."""

    value: Value = None
    facts: tuple[Fact, ...] = ()


Row = dict[str, Column]


def answer(key: str, value: object) -> Column:
    """A column from the answers file; ``key`` as it stands there, such as ``doctor.trust``."""
    if value is None:
        return Column()
    shown = {True: "yes", False: "no"}[value] if isinstance(value, bool) else _plain(value)
    fact = Fact(field=key, value=shown, document=ANSWERS, quote=f"{key.partition('.')[2].replace('_', ' ')}: {shown}")
    return Column(value if isinstance(value, bool | int | float | str) else shown, (fact,))


def _plain(value: object) -> str:
    """A number without an idle ".0"."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def either(*columns: Column) -> Column:
    """True if any source says so, else no if any says no, else unknown; with the facts of those that decide."""
    for wanted in (True, False):
        deciding = [c for c in columns if c.value is wanted]
        if deciding:
            return Column(wanted, tuple(f for c in deciding for f in c.facts))
    return Column()


def first_known(columns: Iterable[Column]) -> Column:
    """The first column whose value is known."""
    return next((c for c in columns if c.value is not None), Column())


def yes_no(facts: Iterable[Fact]) -> Column:
    """A statement that is ``yes`` or ``no``; one yes outweighs any no, since a later note may stay silent."""
    found = list(facts)
    return either(*(Column({"yes": True, "no": False}.get(f.value), (f,)) for f in found))


def says(facts: Iterable[Fact], *values: str) -> Column:
    """True where a statement takes one of the values, otherwise unknown: silence is not a no."""
    found = tuple(f for f in facts if f.value in values)
    return Column(True, found) if found else Column()
