"""Starts the web application on this computer alone, and opens it in the browser."""

import logging
import os
import secrets
import signal
import sys
import warnings
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from consilium.errors import CommandLineError, InputError
from consilium.web.folder import Folder, default_folder

HOST = "127.0.0.1"
PORT = 8460  # the first that is tried, with the next ones after it
_TRIES = 20


def serve(*, port: int | None = None, browser: bool = True, folder: Path | None = None) -> None:
    """Serves until it is stopped; the address, with the token of this start, is the first line on standard output.

    Raises CommandLineError for a port that is taken, InputError for a folder that cannot be used or is in use.
    """
    _write_no_log()
    os.umask(0o077)  # whatever is written is this user's alone
    place = Folder(folder.absolute()) if folder else default_folder()
    place.prepare()
    with ExitStack() as stack:
        if other := place.enter():
            raise InputError("Consilium is running already for this folder.", f"Open {other}")
        stack.callback(place.leave)
        application = start(place)
        from consilium.web.gate import TOKEN, once

        root = _own_path()
        server = _listening(application, port, root)
        stack.callback(server.stop)
        server.error_log = lambda *_said, **_more: None
        address = f"http://{HOST}:{server.bind_addr[1]}{root}/enter/?token="
        place.note(f"{address}{TOKEN}")
        sys.stdout.write(f"{address}{TOKEN}\n")
        sys.stdout.flush()
        sys.stderr.write("Consilium is running. Press Ctrl+C to stop it. What you saved stays.\n")
        if browser:
            webbrowser.open(f"{address}{once()}")
        signal.signal(signal.SIGTERM, _stopped)
        server.serve()


def start(place: Folder) -> Callable[..., Any]:
    """The application for a folder, with its tables brought up to date."""
    os.environ["CONSILIUM_FOLDER"] = str(place.path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consilium.web.settings")
    import django
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from consilium.web.store.people import People

    People(place).tidy()
    return get_wsgi_application()


def _own_path() -> str:
    """A path that only this start knows: cookies go to every port of a computer, but only to pages of their path."""
    from django.conf import settings

    path = f"/{secrets.token_urlsafe(12)}"
    settings.SESSION_COOKIE_PATH = settings.CSRF_COOKIE_PATH = settings.LANGUAGE_COOKIE_PATH = f"{path}/"
    return path


def _listening(application: Callable[..., Any], port: int | None, root: str) -> Any:
    """A server that listens on the wanted port, or on the first free one, and answers under one path alone."""
    from cheroot import wsgi

    served = wsgi.PathInfoDispatcher({root: application, "/": _elsewhere})  # type: ignore[no-untyped-call]

    for number in [port] if port is not None else range(PORT, PORT + _TRIES):
        server = wsgi.Server((HOST, number), served, numthreads=8)
        try:
            server.prepare()
        except OSError:
            continue
        return server
    wanted = f"The port {port} is" if port is not None else f"The ports {PORT} to {PORT + _TRIES - 1} are"
    raise CommandLineError(f"{wanted} in use by another program.", "Name another one with --port.")


def _write_no_log() -> None:
    """Addresses, warnings and errors of a visit are told in the browser alone: no library prints or keeps them."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _elsewhere(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Any other address: nothing of anyone's."""
    if environ.get("PATH_INFO", "").endswith("/favicon.ico"):  # browsers ask for it by themselves
        start_response("204 No Content", [])
        return []
    start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"Start Consilium again, and use the window that opens. What you saved is safe.\n"]


def _stopped(number: int, frame: object) -> None:
    raise KeyboardInterrupt
