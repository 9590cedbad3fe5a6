"""Where to look for trials. The program looks nowhere: the person does, and sees first what each place learns."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consilium.report.trials import ask_blocks, search_blocks, source_blocks
from consilium.trials import Register
from consilium.web.access import with_journey
from consilium.web.journey import Journey


@dataclass(frozen=True, slots=True)
class Outside:
    """A page outside of this program: its address, and what of the person's own the address holds."""

    title: str
    says: str
    url: str
    holds: str


@require_GET
@with_journey
def trials(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What to type where, what each place learns from a link, and what to ask."""
    note = journey.plan.trials
    context = {
        "search": search_blocks(note),
        "outside": tuple(map(_outside, note.registers)),
        "ask": (*ask_blocks(note), *source_blocks(note)),
    }
    return render(request, "pages/trials/trials.html.j2", context)


def _outside(register: Register) -> Outside:
    held = " ".join(value for _, value in parse_qsl(urlsplit(register.url).query))
    return Outside(register.title, register.says, register.url, held)
