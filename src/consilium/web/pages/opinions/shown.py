"""Opinions as the pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from consilium.opinions import Opinion
from consilium.opinions.sheet import sheet_words
from consilium.packet.wording import day
from consilium.plan import about_another_person
from consilium.web.journey import Journey


@dataclass(frozen=True, slots=True)
class Entry:
    """One opinion in the list."""

    name: str
    called: str
    when: str


@dataclass(frozen=True, slots=True)
class Said:
    """What an opinion says of one thing, and the words that it was read from."""

    title: str
    value: str
    quote: str


def entries(journey: Journey) -> tuple[Entry, ...]:
    """The opinions in the order in which they came."""
    return tuple(
        Entry(name, letter.called(number), day(when) if (when := letter.day or letter.document.date) else "")
        for number, (name, letter) in enumerate(journey.letters.items(), 1)
    )


def said(opinion: Opinion) -> tuple[Said, ...]:
    """All that we read in an opinion."""
    titles = sheet_words()["axis"]
    return tuple(
        Said(titles[axis], one.value, " ".join(one.quote.split())) for axis, one in opinion.says.items() if one.value
    )


#: Reasons of the plan that an agreement of doctors does not settle.
_OPEN = (
    "incomplete_workup",
    "provisional_pathology",
    "uncertain_diagnosis",
    "conflicting_records",
    "major_surgery_without_board",
)


def still_open(journey: Journey) -> tuple[str, ...]:
    """What the plan still asks for, whatever the opinions agree on."""
    if journey.trouble or not journey.as_read:
        return ()
    return tuple(reason.title for reason in journey.plan.need.reasons if reason.id in _OPEN)


def doubts(journey: Journey) -> tuple[str, ...]:
    """Opinions that name another person than the papers do: they are kept, as either can be misread."""
    if journey.trouble or not journey.as_read:
        return ()
    return tuple(
        _("Opinion %(n)s seems to name another person than your papers do. Check that it is yours.") % {"n": number}
        for number, one in enumerate(journey.opinions, 1)
        if about_another_person(journey.plan.case, one)
    )
