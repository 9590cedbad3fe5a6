"""Whose box is open in this browser. The key is in the memory of the program alone."""

from django.conf import settings
from django.http import HttpRequest

from consilium.web.store.box import Box
from consilium.web.store.models import Person


def opened_box(request: HttpRequest) -> Box | None:
    """The opened box, if there is one; a box that was deleted in another browser is closed here too."""
    person, key = request.session.get("person"), request.session.get("key")
    if not person or not key:
        return None
    if not Person.objects.filter(pk=person).exists():
        forget(request)
        return None
    return Box(person, bytes.fromhex(key), settings.FOLDER.files)


def remember(request: HttpRequest, box: Box) -> None:
    """Keep a box open for this browser; the session gets a new name, so that an older one is worth nothing."""
    request.session.cycle_key()
    request.session["person"] = box.person
    request.session["key"] = box.key.hex()


def forget(request: HttpRequest) -> None:
    """Close the box; the browser stays let in."""
    for name in ("person", "key"):
        request.session.pop(name, None)
