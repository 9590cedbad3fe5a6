"""Answers that a page asks for itself: what a form showed, and saving what was changed in it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from consilium.web.journey import ANSWER
from consilium.web.store.box import Box, Changed

#: For an answer that the person left empty: it is then no answer, and not "I do not know".
NO_ANSWER = object()
_LONGEST = 18  # digits of a version: the disk holds no larger number


def shown(box: Box, names: tuple[str, ...]) -> tuple[dict[str, Any], str]:
    """The answers by their names (``doctor.trust``), and a mark of what a form shows, to be sent back with it."""
    kept = {name: box.find(ANSWER, Any, name) for name in names}
    mark = ".".join(str(one.version if one else 0) for one in kept.values())
    return {name: one.value for name, one in kept.items() if one}, mark


def save(box: Box, answers: Mapping[str, Any], mark: str) -> None:
    """Save answers; all of them or none. Raises Changed when one was changed since the form was made."""
    with transaction.atomic():
        there, now = shown(box, tuple(answers))
        versions = dict(zip(answers, mark.split("."), strict=False))
        for name, version in zip(answers, now.split("."), strict=True):
            value, kept = answers[name], there.get(name, NO_ANSWER)
            if value == kept or (value is NO_ANSWER and kept is None):  # a form shows "I do not know" as an empty line
                continue
            if versions.get(name) != version:
                raise Changed
            if value is NO_ANSWER:
                box.drop(ANSWER, name)
            else:
                box.put(ANSWER, value, name)


def version_seen(request: HttpRequest) -> int:
    """The version of the thing that the window showed, as its form sends it back; -1, which nothing has, for none."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and given.isascii() and len(given) <= _LONGEST else -1
