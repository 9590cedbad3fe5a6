"""Pages for what goes wrong: what happened, and what to do. Nothing that was saved is lost, and the page says so."""

import errno
import sqlite3
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from consilium.errors import ConsiliumError
from consilium.web.store.box import Changed
from consilium.web.store.seal import Broken

#: What SQLite says when it cannot write: no space left, a file that may not grow, a disk that fails.
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)

Answer = Callable[[HttpRequest], HttpResponse]


class told:
    """Turns errors that a person can meet into pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error, or None for one that has no page of its own."""
        match error:
            case Http404():
                return not_found(request)
            case Changed():
                return problem(request, 409, *_changed())
            case ConsiliumError():
                return problem(request, 422, error.what, error.todo, way="records")
            case TooManyFilesSent() | RequestDataTooBig():
                return refused(request, error)
            case Broken():
                return problem(request, 500, *_broken())
            case _ if _disk_full(error):
                return problem(request, 507, *disk_full())
            case _:
                return problem(request, 500, *_ours())


def problem(request: HttpRequest, status: int, what: str, todo: str, way: str = "") -> HttpResponse:
    """A page that says what happened and what to do; ``way`` is the name of the page on which it can be done."""
    request.META["consilium.problem"] = True  # the plan itself may be what fails: the page is made without it
    context = {"what": what, "todo": todo, "way": way}
    return render(request, "templates/problem.html.j2", context, status=status)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the program was started again, or from another site."""
    return problem(
        request,
        403,
        _("This page is too old to be sent."),
        _("Go back, load the page again, and send it once more. Nothing was saved."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return problem(request, 404, _("We could not find this page."), _("Go to your list of steps."))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """More than a form can take, or a request that is none of a browser's."""
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        what, todo = (
            _("This is more than can be sent at once."),
            _("Send fewer files, or a shorter text. Nothing was saved."),
        )
        return problem(request, 413, what, todo)
    return HttpResponse(status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours outside of any page."""
    return problem(request, 500, *_ours())


def disk_full() -> tuple[str, str]:
    """What is said when there is no room."""
    return (
        _("There is no space left on this computer, or its disk cannot be written. This was not saved."),
        _("Free some space, then try again. What you saved before is safe."),
    )


def too_large() -> tuple[str, str]:
    """What is said of a file that is too large to be taken."""
    return (
        _("This is larger than 1 GB, so it was not taken."),
        _("Scans on a disc are that large. Give the written reports instead: they are what this program reads."),
    )


def _changed() -> tuple[str, str]:
    return (
        _("This was changed in another window while you were here, so it was not saved again."),
        _("Go back and load the page again to see what stands there now."),
    )


def _broken() -> tuple[str, str]:
    return (
        _("Something that was kept here does not open. The files may have been damaged or changed."),
        _("Copy the folder from your backup. Until then, start again with your papers."),
    )


def _ours() -> tuple[str, str]:
    return (
        _("Something went wrong on our side. What you saved before is safe."),
        _("Go back and try again. If it happens again, please tell the makers of this program."),
    )


def _disk_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    cause = error.__cause__
    return (
        isinstance(error, OperationalError)
        and isinstance(cause, sqlite3.Error)
        and cause.sqlite_errorcode & 0xFF in _NO_ROOM
    )
