"""The steps of the journey and where each stands for a person."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consilium.case import home_country, in_united_states
from consilium.report.page.first import HEADINGS
from consilium.web.journey import Journey
from consilium.web.pages.ask.ticks import Ticks, lines


@dataclass(frozen=True, slots=True)
class Task:
    """One step: its page, what it is for, and where it stands."""

    page: str
    title: str
    what: str
    state: str
    look: bool = False  # whether there is something new to look at


def tasks(journey: Journey) -> tuple[Task, ...]:
    """All steps, in the order of the journey."""
    ready = not journey.empty and journey.trouble is None
    return (
        Task("records", _("Your papers"), _("Give them, and see what they say"), *_records(journey)),
        Task("questions", _("A few questions"), _("Only where an answer can change something"), *_questions(journey)),
        Task("need", _("Do you need a second opinion?"), _("Why, and how soon"), *_need(journey, ready)),
        Task("where", _("Where"), _("Centers near you that know this cancer"), *_where(journey)),
        Task(
            "trials",
            _("Trials"),
            _("Where to look for studies"),
            *((_("Ready to read"), False) if ready else _waits(journey)),
        ),
        Task("payer", _("Who pays"), _("What to ask your insurer, word for word"), *_payer(journey)),
        Task("ask", _("Ask and send"), _("Letters, a list of papers, words for the talk"), *_ask(journey, ready)),
        Task("opinions", _("The opinions"), _("Hold them side by side"), *_opinions(journey)),
        Task("decide", _("Decide"), _("How sure are you, before and after?"), *_decide(journey)),
    )


def _records(journey: Journey) -> tuple[str, bool]:
    if journey.waiting:
        return _("Being read"), True
    if journey.trouble:
        return _("Something to look at"), True
    read = len(journey.as_read)
    return (ngettext("%(n)s paper read", "%(n)s papers read", read) % {"n": read} if read else _("Not started")), False


def _questions(journey: Journey) -> tuple[str, bool]:
    answered, left = sum(len(keys) for keys in journey.told.values()), len(journey.open_questions)
    if not answered:
        return _("Not started"), False
    if left:
        return _("%(answered)s answered, %(left)s open") % {"answered": answered, "left": left}, False
    return ngettext("%(n)s answered", "%(n)s answered", answered) % {"n": answered}, False


def _need(journey: Journey, ready: bool) -> tuple[str, bool]:
    return (_(HEADINGS[journey.plan.need.level]), True) if ready else _waits(journey)


def _where(journey: Journey) -> tuple[str, bool]:
    if journey.trouble:
        return _("Something to look at"), False
    plan = journey.plan
    known = plan.centres is not None or not in_united_states(home_country(plan.case))
    return _("Ready to read") if known else _("Needs your postal code"), False


def _payer(journey: Journey) -> tuple[str, bool]:
    if journey.trouble:
        return _("Something to look at"), False
    known = journey.plan.coverage.country != "US" or "kind" in journey.told.get("insurance", {})
    return _("Ready to read") if known else _("Needs your kind of insurance"), False


def _ask(journey: Journey, ready: bool) -> tuple[str, bool]:
    if not ready:
        return _waits(journey)
    needed = lines(journey.plan.packet.pieces, Ticks(journey.box).all())
    said = {"ready": sum(line.ticked for line in needed), "needed": len(needed)}
    return _("%(ready)s of %(needed)s things ready") % said, False


def _opinions(journey: Journey) -> tuple[str, bool]:
    there = len(journey.box.names("opinion"))
    return (ngettext("%(n)s opinion", "%(n)s opinions", there) % {"n": there} if there else _("None yet")), False


def _decide(journey: Journey) -> tuple[str, bool]:
    noted = journey.box.names("sure")
    if "after" in noted:
        return _("Before and after are noted") if "before" in noted else _("After is noted"), False
    return _("Begun") if noted or journey.box.names("weighing") else _("Not started"), False


def _waits(journey: Journey) -> tuple[str, bool]:
    """Why there is no plan to show; the box above the steps says more on what is wrong."""
    return (_("Something to look at") if journey.trouble else _("Needs papers or answers first")), False
