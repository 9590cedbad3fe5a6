"""What a person noted on deciding, as the page shows it."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consilium.errors import InputError
from consilium.opinions import Comparison
from consilium.outcomes import (
    ASKED,
    HELP,
    SOURCE,
    VALUES,
    Confidence,
    Way,
    Weighing,
    less_told,
    preference_decides,
    shifts,
    to_ask,
)
from consilium.outcomes.values import ALWAYS, MOST_WAYS
from consilium.packet.blocks import Table
from consilium.packet.wording import day
from consilium.say import in_language
from consilium.web.journey import Journey
from consilium.web.pages.decide.forms import OWN

SURE = "sure"  # kind in the box; named before and after
WEIGHING = "weighing"
WHEN = ("before", "after")
LINK = "https://pubmed.ncbi.nlm.nih.gov/20705870/"


@dataclass(frozen=True, slots=True)
class Row:
    """One idea, before and after."""

    question: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class Sureness:
    """Before and after side by side."""

    days: tuple[str, str]
    rows: tuple[Row, ...]
    ready: bool  # four times yes, in the newest
    helps: tuple[str, ...]  # for each idea that is still a no in the newest
    source: str = SOURCE
    link: str = LINK


def sureness(journey: Journey) -> Sureness | None:
    """Both answers, or None while there is none."""
    kept = journey.box.all(SURE, Confidence)
    before, after = kept.get("before"), kept.get("after")
    newest = after or before
    if newest is None:
        return None
    rows = tuple(
        Row(_(ASKED[s.idea]), _said(s.before), _said(s.after), _change(s.gained, s.lost)) for s in shifts(before, after)
    )
    days = (_day(before), _day(after))
    return Sureness(days, rows, newest.ready, tuple(_(HELP[idea]) for idea in newest.open))


def choice_is_yours(journey: Journey) -> Literal["several", "apart", ""]:
    """Whether it hangs on what the person values, and why.

    ``several``: the plan or a letter says that more than one way is good. ``apart``: the doctors weigh it differently,
    which says nothing on how good each way is.
    """
    planned = not journey.empty and journey.trouble is None
    reasons = [reason.id for reason in journey.plan.need.reasons] if planned else []
    found = _compared(journey)
    causes = [axis.cause for axis in found.axes if axis.status == "differ" and axis.matters] if found else []
    either = bool(found) and any(one.either_way for one in journey.opinions)
    if preference_decides(reasons, (), either):
        return "several"
    return "apart" if preference_decides((), causes) else ""


def ways_named(journey: Journey) -> tuple[Way, ...]:
    """The ways that the opinions name, to begin with; what is good and hard about each is for the person to write."""
    found = _compared(journey)
    said = [side.value for axis in found.axes if axis.axis == "treatment" for side in axis.says] if found else []
    return tuple(Way(value) for value in dict.fromkeys(said) if value)[:MOST_WAYS]


def _compared(journey: Journey) -> Comparison | None:
    """The opinions side by side; None for fewer than two, or where they cannot be held together."""
    if len(journey.letters) < 2:
        return None
    try:
        return journey.comparison
    except InputError:
        return None


def what_matters(weighing: Weighing) -> tuple[str, ...]:
    """What matters, what counts most first."""
    own = [weighing.own] if weighing.own else []
    listed = [_(VALUES[key]) for key in weighing.ordered]
    return tuple([*own, *listed] if weighing.most == OWN else [*listed, *own])


def side_by_side(weighing: Weighing) -> Table | None:
    """The same questions of each way; what the visit will tell is a blank to fill in by hand."""
    if not weighing.ways:
        return None
    rows = [(_(question), *(_side(way, question) for way in weighing.ways)) for question in to_ask(weighing)]
    if weighing.own:
        asked = _("What does it mean for this: %(own)s") % {"own": weighing.own}
        rows.append((asked, *("" for _way in weighing.ways)))
    return Table(_("The ways side by side"), (_("Ask of each"), *(way.name for way in weighing.ways)), tuple(rows))


def _side(way: Way, question: str) -> str:
    """The good or the hard side as written; said where it is missing, so that a way with less is not overlooked."""
    told = {ALWAYS[0]: way.good, ALWAYS[1]: way.hard}
    return (told[question] or _("not written yet")) if question in told else ""


def told_less(weighing: Weighing) -> tuple[str, ...]:
    """Ways of which less is written."""
    return less_told(weighing.ways)


def in_words(confidence: Confidence) -> tuple[str, ...]:
    """The four answers as lines."""
    return tuple(f"{row_question} {said}" for row_question, said in _lines(confidence))


def _lines(confidence: Confidence) -> list[tuple[str, str]]:
    return [(_(ASKED[shift.idea]), _said(shift.before)) for shift in shifts(confidence, None)]


def _day(noted: Confidence | None) -> str:
    return in_language(day(noted.day), get_language() or "en") if noted else ""


def _said(yes: bool | None) -> str:
    return {True: _("Yes"), False: _("No"), None: ""}[yes]


def _change(gained: bool, lost: bool) -> str:
    return _("Now yes") if gained else _("Now no") if lost else ""
