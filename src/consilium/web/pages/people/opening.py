"""What happens whenever a box is opened."""

from django.http import HttpRequest

from consilium.web.jobs import READER
from consilium.web.session import remember
from consilium.web.store.box import Box


def opened(request: HttpRequest, box: Box) -> None:
    """Keep the box open for this browser, and go on with what was not read when the program ended."""
    remember(request, box)
    READER.begin(box)
