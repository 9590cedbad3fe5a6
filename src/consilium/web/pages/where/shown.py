"""What was looked for, and the houses that were found, as the page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from consilium.case import home_country, in_united_states
from consilium.directory import CentreSearch, Remote
from consilium.plan import Plan
from consilium.report.centres import centre_lines, centre_title


@dataclass(frozen=True, slots=True)
class House:
    """One center of the list."""

    title: str
    lines: tuple[str, ...]
    website: str  # address without https://, or nothing
    remote: tuple[Remote, ...]


def houses(search: CentreSearch) -> tuple[House, ...]:
    """The centers in their order."""
    return tuple(
        House(centre_title(n, hit), centre_lines(hit), hit.centre.website, hit.centre.remote)
        for n, hit in enumerate(search.hits, 1)
    )


def looked_for(plan: Plan) -> tuple[tuple[str, str], ...]:
    """From where, how far, by video or not, and what is left out, each in a few words."""
    answers, person = plan.case.answers, plan.case.person
    miles, video, house = answers.wishes.max_miles, answers.wishes.video, answers.doctor.institution
    not_said = _("not said")
    country = home_country(plan.case)
    abroad = plan.coverage.title if plan.coverage.country == country else country
    home = person.postal_code if in_united_states(country) else abroad
    suits = {True: _("yes"), False: _("no"), None: not_said}
    return (
        (_("From"), home or not_said),
        (_("How far"), _("%(n)s miles") % {"n": round(miles)} if miles else _("any distance")),
        (_("By video"), suits[video]),
        (_("Where your doctor works"), house or not_said),
    )
