"""Visits, as the person wrote them down: how the doctor took the wish for a second opinion, and what was said."""

import secrets
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

import msgspec
from django.db import transaction

from consilium.web.journey import ANSWER
from consilium.web.store.box import Box

KIND = "visit"
ANSWERED = "visit_answer"
REACTION = "doctor.reaction_to_second_opinion"


class Visit(msgspec.Struct, frozen=True):
    """One visit."""

    reaction: str | None  # as in the answers file; None: the person does not know
    day: Date | None = None
    note: str = ""


class Answered(msgspec.Struct, frozen=True):
    """What the person had answered without a visit, before a visit did."""

    version: int  # of the answer as the visit gave it: another one is the person's own again
    had: bool = False
    before: Any = None  # None: "I do not know"


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits in a box."""

    box: Box

    def all(self) -> dict[str, Visit]:
        """Every visit by its name, the newest first."""
        kept = list(self.box.all(KIND, Visit).items())
        return dict(sorted(reversed(kept), key=lambda item: item[1].day or Date.max, reverse=True))

    def save(self, visit: Visit, name: str | None, version: int) -> None:
        """Keep a visit. The newest one that knows answers how the doctor took it. Raises Changed."""
        name = name or secrets.token_hex(8)
        with transaction.atomic():
            spoke = self._speaks()
            self.box.put(KIND, visit, name, version=version)
            if self._speaks() != spoke:
                self._answer(name)

    def remove(self, name: str) -> None:
        """Take a visit away, and with it what it answered: an older visit, or the person, is heard again."""
        with transaction.atomic():
            spoke = self._speaks()
            self.box.drop(KIND, name)
            if self._speaks() != spoke:
                self._answer()

    def _speaks(self) -> tuple[str, str, Date | None] | None:
        """The newest visit at which the reaction is known: its name, the reaction and the day."""
        return next(((name, one.reaction, one.day) for name, one in self.all().items() if one.reaction), None)

    def _answer(self, saved: str = "") -> None:
        """Answer as the visits say; what the person has answered since yields only to the visit just saved."""
        speaks, there = self._speaks(), self.box.find(ANSWER, Any, REACTION)
        given = self.box.get(ANSWERED, Answered)
        by_visit = bool(given and there and given.version == there.version)
        if not by_visit and (speaks is None or speaks[0] != saved):
            return
        if given is None or not by_visit:
            given = Answered(0, there is not None, there.value if there else None)
        if speaks or given.had:
            self.box.put(ANSWER, speaks[1] if speaks else given.before, REACTION)
        else:
            self.box.drop(ANSWER, REACTION)
        now = self.box.find(ANSWER, Any, REACTION)
        if speaks and now:
            self.box.put(ANSWERED, msgspec.structs.replace(given, version=now.version))
        else:
            self.box.drop(ANSWERED)
