"""Who may see a page: a browser that was let in with the start token, and nobody else."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

Answer = Callable[[HttpRequest], HttpResponse]

#: Of this start of the program; `serve` puts it into the address that it prints.
TOKEN = secrets.token_urlsafe(24)

#: No script runs, and nothing outside is ever called, whatever a document may hold.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def headers(get_response: Answer) -> Answer:
    """Headers of each answer: no scripts, no outside hosts, no copies in the browser's cache."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        # No address of ours goes out; to ourselves it must, or browsers call the sender of our own forms unknown.
        response.headers["Referrer-Policy"] = "same-origin"
        if not request.path_info.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def let_in(get_response: Answer) -> Answer:
    """Only a browser that came with the start token gets further; a request that another site made does not."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _from_another_site(request):
            return HttpResponse(status=403)
        if request.path == reverse("enter") or request.session.get("let_in"):
            return get_response(request)
        return render(request, "pages/start/closed.html.j2", status=403)

    return answer


#: Tokens that open once: other users of the computer can see the address with which a browser is started.
_ONCE: set[str] = set()


def once() -> str:
    """A token that lets one browser in, once."""
    token = secrets.token_urlsafe(24)
    _ONCE.add(token)
    return token


def opens(token: str) -> bool:
    """Whether a token is that of this start, or one that has not been used yet."""
    if token in _ONCE:
        _ONCE.discard(token)
        return True
    return secrets.compare_digest(token.encode(), TOKEN.encode())


def _from_another_site(request: HttpRequest) -> bool:
    """Browsers say where a request comes from; a link that a person follows is no harm, anything else is."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    followed = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return site in ("cross-site", "same-site") and not followed
