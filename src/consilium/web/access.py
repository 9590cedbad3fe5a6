"""Views that need an opened box get it handed; a browser without one is sent to choose a person."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from consilium.web.journey import journey_of
from consilium.web.session import opened_box

View = Callable[..., HttpResponseBase]


def with_journey(view: View) -> View:
    """A view of the form ``view(request, journey, ...)``."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        box = opened_box(request)
        return view(request, journey_of(box), *args, **kwargs) if box else redirect("start")

    return wrapped
