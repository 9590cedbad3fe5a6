"""What the packet needs to know of the reviews and the clock, which `need` has: rooms do not import each other."""

from collections.abc import Sequence
from datetime import date as Date
from typing import Protocol


class AskedReview(Protocol):
    """One kind of second look to ask for."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def send(self) -> Sequence[str]: ...


class AskedClock(Protocol):
    """How long there is to ask."""

    @property
    def class_(self) -> str: ...
    @property
    def start_date(self) -> Date | None: ...
