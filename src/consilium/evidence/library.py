"""Finds studies and guidance by id, topic and kind of cancer."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from consilium.evidence.model import Figure, Guidance, Study
from consilium.tables import toml_table

_Source = TypeVar("_Source", Study, Guidance)
_SHELVES = ("general", "pathology", "imaging", "boards", "waiting")


def study(name: str) -> Study:
    """The study of that id; KeyError when there is none."""
    return all_studies()[name]


def guidance(name: str) -> Guidance:
    """The guidance of that id; KeyError when there is none."""
    return all_guidance()[name]


def source(name: str) -> Study | Guidance:
    """The study or guidance of that id; KeyError when there is neither."""
    found = all_studies().get(name) or all_guidance().get(name)
    if found is None:
        raise KeyError(name)
    return found


def studies(topic: str | None = None, code: str | Iterable[str] | None = None) -> tuple[Study, ...]:
    """Studies on a topic that apply to a cancer, those of just this kind first.

    ``code`` is an OncoTree code, or several names that all hold for the cancer: its code, its ancestors' and its
    families (``{"DDLS", "SOFT_TISSUE", "sarcoma"}``). Studies on all cancers come last.
    """
    return tuple(_matching(all_studies().values(), topic, code))


def guidances(topic: str | None = None, code: str | Iterable[str] | None = None) -> tuple[Guidance, ...]:
    """Guidance on a topic that applies to a cancer, as `studies` finds it."""
    return tuple(_matching(all_guidance().values(), topic, code))


@cache
def all_studies() -> Mapping[str, Study]:
    """Every study by id, in the order of the shelves."""
    rows = [row for shelf in _SHELVES for row in toml_table(__package__, f"studies/{shelf}.toml")["study"]]
    return MappingProxyType({row["id"]: _study(row) for row in rows})


@cache
def all_guidance() -> Mapping[str, Guidance]:
    """Every piece of guidance by id."""
    table = toml_table(__package__, "guidance.toml")
    return MappingProxyType({row["id"]: _guidance(row, table) for row in table["guidance"]})


def _matching(rows: Iterable[_Source], topic: str | None, code: str | Iterable[str] | None) -> list[_Source]:
    wanted = None if code is None else ({code} if isinstance(code, str) else set(code))
    found = [row for row in rows if topic is None or topic in row.topics]
    if wanted is None:
        return found
    own = [row for row in found if wanted & set(row.cancers)]
    return own + [row for row in found if "any" in row.cancers and row not in own]


def _study(row: dict[str, Any]) -> Study:
    known = dict(row)
    figures = tuple(_figure(one, row["who"]) for one in known.pop("figures", ()))
    known.pop("who")
    known.update(topics=tuple(row["topics"]), cancers=tuple(row["cancers"]), figures=figures)
    known["finding"] = row.get("finding", "").removesuffix(".")
    return Study(**known)


def _figure(row: dict[str, Any], who: str) -> Figure:
    known = {"who": who, **row}
    known["cancers"] = tuple(row.get("cancers", ()))
    count, total = row.get("count"), row.get("total")
    if "percent" not in row and count is not None and total:
        known["percent"] = 100 * count / total
    known.setdefault("how", "wilson" if total else "none")
    return Figure(**known)


def _guidance(row: dict[str, Any], table: dict[str, Any]) -> Guidance:
    known = {"checked": table["checked"], "status": table["status"], **row}
    known.update(topics=tuple(row["topics"]), cancers=tuple(row["cancers"]))
    return Guidance(**known)
