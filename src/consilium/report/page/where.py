"""Parts of the page on where and by whom: centers near home, who pays, trials."""

from typing import TYPE_CHECKING

from consilium.case import home_country, in_united_states
from consilium.oncology import kind, rarity
from consilium.packet.blocks import Block, Box, Bullets, Citation, Heading, Paragraph, Say, Sources
from consilium.packet.wording import day
from consilium.plan import Plan
from consilium.report.centres import centre_blocks, remote_line
from consilium.report.page.model import Section
from consilium.report.payer import coverage_blocks
from consilium.report.trials import trials_blocks
from consilium.say import Verbatim, joined, say

if TYPE_CHECKING:
    from consilium.directory import Network, Remote

_NO_PLACE = "We do not know where you live. Add your postal code to your answers to see centers near you."
_ABROAD = (
    "Our list of centers is for the United States. Ask your doctor which center in your country sees this cancer most."
)
_NO_CANCER = (
    "We do not know your cancer yet. So this list does not say which center knows it best. Add your pathology report."
)


def _abroad(plan: Plan) -> bool:
    return not in_united_states(home_country(plan.case))


def centers(plan: Plan) -> Section:
    """Cancer centers by distance."""
    if plan.centres is None:
        none = Paragraph(_ABROAD if _abroad(plan) else _NO_PLACE)
        return Section("centers", "Cancer centers", (none,))
    return Section("centers", "Cancer centers", centre_blocks(plan.centres))


def coverage(plan: Plan) -> Section:
    """Who pays."""
    return Section("coverage", "Who pays", coverage_blocks(plan.coverage))


def trials(plan: Plan) -> Section:
    """Trials: none was searched, and how to."""
    return Section("trials", "Trials", trials_blocks(plan.trials))


def calling(plan: Plan) -> tuple[Block, ...]:
    """What to say on the phone to a center, before the questions."""
    lines = ["I would like a second opinion about a cancer. Who can help me with a first visit?"]
    if plan.case.cancer:
        asked = "My report names this cancer: {cancer}. Do you have a doctor who treats it often?"
        lines.append(say(asked, cancer=plan.case.cancer.name))
    start, left = plan.clock.start_date, plan.clock.days_left
    if start and left and left > 0:
        lines.append(say("My treatment is planned for {day}. Can I be seen before that?", day=day(start)))
    return (Heading("When you call, say", 3), *map(Say, lines))


def no_cancer(plan: Plan) -> tuple[Block, ...]:
    """That the list cannot be sorted for a cancer that is not known; nothing where it is."""
    return () if plan.case.cancer else (Box(_NO_CANCER),)


def abroad(plan: Plan) -> tuple[Block, ...]:
    """Outside the United States: what is known, and what is not."""
    further, services = _further_abroad(plan)
    known: tuple[Block, ...] = (
        (Bullets(tuple(joined(". ", (Verbatim(one.name), one.says)) for one in further)),) if further else ()
    )
    return (
        Paragraph(_ABROAD),
        Heading("What we know", 3),
        *known,
        Paragraph("These hospitals in the United States give opinions from a distance. Ask if they take your country."),
        Bullets(tuple(map(remote_line, services))),
        Heading("What we do not know", 3),
        Bullets(_UNKNOWN_ABROAD),
        Sources(tuple(Citation(Verbatim(one.name), one.url) for one in (*further, *services))),
    )


_UNKNOWN_ABROAD = (
    "Which center in your country sees your cancer most. Your doctor or a patients' group may know.",
    "How far it is. We can measure miles in the United States only.",
)


def _further_abroad(plan: Plan) -> "tuple[tuple[Network, ...], tuple[Remote, ...]]":
    """Networks outside the United States for this cancer, and houses that give opinions on it from a distance."""
    from consilium.directory.tables import networks, remote_services

    cancer = plan.case.cancer
    known = kind(cancer.oncotree) if cancer else None
    families = known.families if known else frozenset()
    rare = cancer and rarity(cancer.oncotree, cancer.value("site")).verdict == "rare"
    further = networks(families | {"rare"} if rare else families)
    names = families | ({known.tissue} if known else set())
    return tuple(n for n in further if n.where != "US"), tuple(s for s in remote_services() if not s.not_for & names)
