"""Give an opinion, correct it, take it away. Nothing is kept that cannot be held beside the others."""

import secrets
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consilium.errors import InputError
from consilium.opinions import compare
from consilium.say import translated
from consilium.web.access import with_journey
from consilium.web.errors import disk_full, problem, too_large
from consilium.web.journey import Journey
from consilium.web.letters import KIND, Letter, corrected, from_file, from_text, opinion_of
from consilium.web.pages.opinions.forms import Add, Change
from consilium.web.store.box import Changed
from consilium.web.uploads import SealedUpload, stopped


@require_http_methods(["GET", "POST"])
@with_journey
def add(request: HttpRequest, journey: Journey) -> HttpResponse:
    """One more opinion."""
    if request.method == "GET":
        return add_page(request, journey, Add(today=journey.today), 200)
    form = Add(request.POST, request.FILES, today=journey.today)
    if why := stopped(request):
        return problem(request, *{"too_large": (413, *too_large())}.get(why, (507, *disk_full())))
    letter = None
    try:
        letter = _given(journey, form) if form.is_valid() else None
    finally:
        if letter is None:
            for file in request.FILES.values():
                journey.box.drop_file(cast(SealedUpload, file).sealed)
    if letter is None:
        return add_page(request, journey, form, 422)
    return redirect("opinions")


@require_http_methods(["GET", "POST"])
@with_journey
def change(request: HttpRequest, journey: Journey, name: str) -> HttpResponse:
    """Correct the text, who wrote it, and when."""
    kept = journey.box.find(KIND, Letter, name)
    if kept is None:
        raise Http404
    form = Change(request.POST or None, initial=_start(kept.value, kept.version), today=journey.today)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid() and _changed(journey, form, name, kept.value):
                return redirect("opinion", name)
        except Changed:
            status = 409
    context = {
        "form": form,
        "errors": form.errors,
        "version": kept.version if status == 409 else form["version"].value(),
        "changed": status == 409,
        "name": name,
        "called": kept.value.called(_number(journey, name)),
        "is_file": bool(kept.value.file),
    }
    return render(request, "pages/opinions/change.html.j2", context, status=status)


@require_http_methods(["GET", "POST"])
@with_journey
def remove(request: HttpRequest, journey: Journey, name: str) -> HttpResponse:
    """Take an opinion away, after asking."""
    letter = journey.letters.get(name)
    if letter is None:
        raise Http404
    if request.method == "POST":
        journey.box.drop(KIND, name)
        if letter.file:
            journey.box.drop_file(letter.file)
        return redirect("opinions")
    context = {"name": name, "called": letter.called(_number(journey, name))}
    return render(request, "pages/opinions/remove.html.j2", context)


def add_page(request: HttpRequest, journey: Journey, form: Add, status: int) -> HttpResponse:
    """The form for one more opinion; the first page on opinions while there is none."""
    context = {"form": form, "errors": form.errors, "there": len(journey.letters)}
    return render(request, "pages/opinions/add.html.j2", context, status=status)


def _given(journey: Journey, form: Add) -> Letter | None:
    """The letter of a form, kept; or None with an error in the form that says what is wrong and what to do."""
    said: dict[str, Any] = form.cleaned_data
    file: UploadedFile | None = said["file"]  # type: ignore[type-arg]
    try:
        if file:
            sealed = cast(SealedUpload, file).sealed
            letter = from_file(journey.box, sealed, file.name or "file", file.size or 0, said["who"], said["day"])
        else:
            letter = from_text(said["text"], said["who"], said["day"])
        _keep(journey, letter, letter.file or secrets.token_hex(8), 0)
    except InputError as error:
        form.add_error("file" if file else "text", _told(error))
        return None
    return letter


def _changed(journey: Journey, form: Change, name: str, letter: Letter) -> bool:
    """Whether a letter was corrected; if not, the form says why. Raises Changed."""
    said = form.cleaned_data
    try:
        new = corrected(letter, said["text"], said["who"], said["day"])
        _keep(journey, new, name, form.cleaned_data["version"] or 0)
    except InputError as error:
        form.add_error("text", _told(error))
        return False
    return True


def _keep(journey: Journey, letter: Letter, name: str, version: int) -> None:
    """Save a letter that can stand beside those that are there now: no other one can come in between."""
    with transaction.atomic():
        _check(letter, journey.box.all(KIND, Letter) | {name: letter}, name)
        journey.box.put(KIND, letter, name, version=version)


def _check(letter: Letter, letters: dict[str, Letter], name: str) -> None:
    """Raises InputError for a letter that is no opinion, is there already, or is not about the same person."""
    if any(letter.same_as(other) for key, other in letters.items() if key != name):
        raise InputError(_("You gave this letter before."), _("It is kept once. Add another one."))
    named = {key: _("Opinion %(n)s") % {"n": number} for number, key in enumerate(letters, 1)}
    read = [opinion_of(one, 0, named[key]) for key, one in letters.items()]
    if len(read) > 1:
        compare(read)


def _told(error: InputError) -> str:
    """What is wrong and what to do, in the person's language."""
    return " ".join(translated(said, get_language() or "en") for said in (error.what, error.todo))


def _start(letter: Letter, version: int) -> dict[str, Any]:
    day = letter.day.isoformat() if letter.day else ""
    return {"text": letter.text, "who": letter.who, "day": day, "version": version}


def _number(journey: Journey, name: str) -> int:
    return list(journey.letters).index(name) + 1
