"""Visits, as the person wrote them down: how the doctor took the wish for a second opinion, and what was said."""

import secrets
from dataclasses import dataclass
from datetime import date as Date

import msgspec
from django.db import transaction

from consilium.web.journey import ANSWER
from consilium.web.store.box import Box

KIND = "visit"
REACTION = "doctor.reaction_to_second_opinion"


class Visit(msgspec.Struct, frozen=True):
    """One visit."""

    reaction: str | None  # as in the answers file; None: the person does not know
    day: Date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits in a box."""

    box: Box

    def all(self) -> dict[str, Visit]:
        """Every visit by its name, the newest first."""
        kept = list(self.box.all(KIND, Visit).items())
        return dict(sorted(reversed(kept), key=lambda item: item[1].day or Date.max, reverse=True))

    def save(self, visit: Visit, name: str | None, version: int) -> None:
        """Keep a visit. The newest one answers how the doctor took it. Raises Changed."""
        with transaction.atomic():
            self.box.put(KIND, visit, name or secrets.token_hex(8), version=version)
            self._answer()

    def remove(self, name: str) -> None:
        """Take a visit away, and with it what it answered."""
        with transaction.atomic():
            self.box.drop(KIND, name)
            self._answer()

    def _answer(self) -> None:
        newest = next(iter(self.all().values()), None)
        if newest:
            self.box.put(ANSWER, newest.reaction, REACTION)
        else:
            self.box.drop(ANSWER, REACTION)
