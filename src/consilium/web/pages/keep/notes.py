"""What a person wrote down here, as one plain text to read: how sure, what matters, the ways, the visits."""

from datetime import date as Date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consilium.outcomes import Confidence, Weighing
from consilium.packet.wording import day
from consilium.say import in_language
from consilium.web.journey import Journey
from consilium.web.pages.ask.forms import REACTIONS
from consilium.web.pages.ask.visits import Visits
from consilium.web.pages.decide.shown import SURE, WEIGHING, in_words, what_matters


def my_notes(journey: Journey) -> str:
    """The notes, or nothing where there are none."""
    parts = [*_sure(journey), *_weighed(journey), *_visits(journey)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n" if parts else ""


def _sure(journey: Journey) -> list[list[str]]:
    titles = {"before": _("How sure I was before the second opinion"), "after": _("How sure I was after it")}
    kept = journey.box.all(SURE, Confidence)
    return [[titles[when], _day(kept[when].day), *in_words(kept[when])] for when in titles if when in kept]


def _weighed(journey: Journey) -> list[list[str]]:
    kept = journey.box.get(WEIGHING, Weighing)
    if kept is None:
        return []
    matters = [f"- {line}" for line in what_matters(kept)]
    parts = [[_("What matters to me, what counts most first"), *matters]] if matters else []
    for way in kept.ways:
        sides = [(_("What is good"), way.good), (_("What is hard"), way.hard)]
        parts.append([_("A way that is open: %(way)s") % {"way": way.name}, *(f"{t}: {w}" for t, w in sides if w)])
    return parts


def _visits(journey: Journey) -> list[list[str]]:
    words = {key: str(said) for key, said in REACTIONS}
    return [
        [
            _("A visit"),
            *([_day(visit.day)] if visit.day else []),
            _("How the doctor took it: %(how)s") % {"how": words.get(visit.reaction or "unknown", "")},
            *([visit.note] if visit.note else []),
        ]
        for visit in Visits(journey.box).all().values()
    ]


def _day(when: Date) -> str:
    return in_language(day(when), get_language() or "en")
