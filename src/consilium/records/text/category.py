"""A stated T, N or M."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """One stated T, N or M: ``value`` without prefix (``T2a``); ``basis`` is empty where nothing tells it."""

    letter: str
    value: str
    basis: str
    start: int
    end: int
    weight: int

    @property
    def unknown(self) -> bool:
        """True for TX, NX and MX."""
        return self.value[1:2] == "X"
