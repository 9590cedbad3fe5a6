"""One person's journey as the pages need it: what is in the box, and the plan that follows from it."""

from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property
from threading import Lock
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from consilium.asking import changes, open_questions
from consilium.case import Answers, Case, Document, parse_answers
from consilium.errors import InputError, TwoPeople
from consilium.opinions import Comparison, Opinion, compare
from consilium.plan import Plan, case_of, plan_of
from consilium.records.corrections import Correction, corrected
from consilium.records.fold import fold
from consilium.web.jobs import KIND as READING
from consilium.web.jobs import READER, ReadUpload
from consilium.web.letters import KIND as LETTER
from consilium.web.letters import Letter, opinion_of
from consilium.web.session import opened_box
from consilium.web.store.box import Box
from consilium.web.store.people import People
from consilium.web.uploads import Shelf, Upload

ANSWER = "answer"
CORRECTION = "correction"


@dataclass
class Journey:
    """What a person gave and what follows from it, on one day; made anew when anything of it changes."""

    box: Box
    today: Date
    uploads: dict[str, Upload] = field(default_factory=dict)

    @cached_property
    def name(self) -> str:
        """What the person is called here."""
        known = People(settings.FOLDER).find(self.box.person)
        return known.name if known else ""

    @cached_property
    def waiting(self) -> int:
        """How many files are still to be read: until then a plan rests on a part of them."""
        return sum(upload.state == "waiting" for upload in self.uploads.values())

    @cached_property
    def readings(self) -> dict[str, ReadUpload]:
        """What each upload says, as we read it; what an older version of this program kept otherwise is read again."""
        found: dict[str, ReadUpload] = {}
        for name in self.box.names(READING):
            try:
                if reading := self.box.get(READING, ReadUpload, name):
                    found[name] = reading
            except msgspec.DecodeError:
                Shelf(self.box).settle(name, "waiting")
                READER.begin(self.box)
        return found

    @cached_property
    def corrections(self) -> dict[str, Correction]:
        """What the person reads otherwise, by the mark of the fact."""
        return self.box.all(CORRECTION, Correction)

    @cached_property
    def as_read(self) -> tuple[Document, ...]:
        """All documents as we read them, each once."""
        return tuple(fold(document for reading in self.readings.values() for document in reading.documents))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents as the person reads them."""
        return corrected(self.as_read, self.corrections.values())

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What could not be used of the uploads that could be read."""
        return tuple(warning for reading in self.readings.values() for warning in reading.warnings)

    @cached_property
    def told(self) -> dict[str, dict[str, Any]]:
        """Sections and keys of the answers file, as the person answered; an answer "I do not know" is None."""
        sections: dict[str, dict[str, Any]] = {}
        for name, value in self.box.all(ANSWER, msgspec.Raw).items():
            section, _, key = name.partition(".")
            sections.setdefault(section, {})[key] = msgspec.json.decode(value)
        return sections

    @cached_property
    def start_has_passed(self) -> bool:
        """Whether the day on which treatment was to begin is over; the plan then leaves it out."""
        start = self.told.get("plan", {}).get("start_date")
        return start is not None and Date.fromisoformat(start) < self.today

    @cached_property
    def answers(self) -> Answers:
        """The answers as the rooms of the journey take them."""
        told = {section: dict(keys) for section, keys in self.told.items()}
        if self.start_has_passed:
            told["plan"].pop("start_date")
        return parse_answers(told)

    @cached_property
    def empty(self) -> bool:
        """Whether there is nothing yet that a plan could rest on."""
        return not self.as_read and not self.told

    @cached_property
    def plan(self) -> Plan:
        """The plan. Raises InputError, such as for documents of two people."""
        return plan_of(self.documents, self.answers, today=self.today, warnings=self.warnings)

    @cached_property
    def trouble(self) -> InputError | None:
        """Why there can be no plan yet."""
        try:
            self.plan  # noqa: B018 - made, or its error raised
        except InputError as error:
            return error
        except Exception:  # a fault of ours, or damaged: other pages must still open
            return InputError(
                _("We cannot make a plan from what is kept here."), _("Take the newest paper away, and try again.")
            )
        return None

    @cached_property
    def apart(self) -> dict[str, Upload]:
        """The uploads that are plainly about two people, by their sealed names; none for any other trouble."""
        sources = self.trouble.sources if isinstance(self.trouble, TwoPeople) else ()
        found = [
            next(
                (sealed for sealed, one in self.readings.items() if any(d.source == source for d in one.documents)), ""
            )
            for source in sources
        ]
        return {sealed: self.uploads[sealed] for sealed in found if sealed in self.uploads}

    @cached_property
    def papers(self) -> Case:
        """The case of the papers alone. Raises InputError for papers of two people."""
        return case_of(self.documents, Answers(), self.warnings)

    @cached_property
    def open_questions(self) -> tuple[str, ...]:
        """Keys of the answers file whose answer could still change the plan; none while there can be no plan."""
        if self.trouble:
            return ()
        given = {f"{section}.{key}" for section, keys in self.told.items() for key in keys}
        if self.start_has_passed:
            given.discard("plan.start_date")
        return tuple(open_questions(self.papers, self.answers, given, self.today))

    def changed_by(self, key: str) -> tuple[str, ...]:
        """Parts of the plan that an answer to a question could change; none while there can be no plan."""
        if key not in self._changes and not self.trouble:
            self._changes[key] = changes(self.papers, self.answers, key, self.today)
        return self._changes.get(key, ())

    @cached_property
    def _changes(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def letters(self) -> dict[str, Letter]:
        """The opinions as they were given, in the order in which they came."""
        return self.box.all(LETTER, Letter)

    @cached_property
    def opinions(self) -> tuple[Opinion, ...]:
        """The opinions as we read them. Raises InputError for one that cannot be read any more."""
        return tuple(opinion_of(letter, number) for number, letter in enumerate(self.letters.values(), 1))

    @cached_property
    def comparison(self) -> Comparison:
        """The opinions side by side, two or more of them. Raises InputError, such as for those of two people."""
        return compare(self.opinions)

    @cached_property
    def emergency(self) -> bool:
        """Whether something in the records or answers must be met now."""
        return not self.empty and self.trouble is None and self.plan.clock.class_ == "do_not_wait"


_MADE: dict[str, tuple[object, Journey]] = {}
_LOCK = Lock()
_MOST = 8  # people whose plans are kept in memory


def journey_of(box: Box, today: Date | None = None) -> Journey:
    """The journey of a box, kept in memory as long as nothing in the box changes and the day is the same."""
    day = today or Date.today()  # noqa: DTZ011 - the day on the person's own wall
    mark = (day, box.mark())
    with _LOCK:
        found = _MADE.get(box.person)
    if found and found[0] == mark:
        return found[1]
    made = Journey(box, day, Shelf(box).all())
    with _LOCK:
        _MADE.pop(box.person, None)
        _MADE[box.person] = (mark, made)
        while len(_MADE) > _MOST:
            del _MADE[next(iter(_MADE))]
    return made


def forget_journey(person: str) -> None:
    """Take a person's things out of the memory."""
    with _LOCK:
        _MADE.pop(person, None)


def around(request: HttpRequest) -> dict[str, Any]:
    """What every page shows around its own content."""
    box = opened_box(request) if hasattr(request, "session") and "consilium.problem" not in request.META else None
    return {"journey": journey_of(box) if box else None, "here": request.path}
