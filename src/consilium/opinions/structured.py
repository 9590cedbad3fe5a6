"""A second opinion in structure, for an expert: a TOML form that is filled in ten minutes and needs no free text.

Blind first: what the expert finds before opening the first opinion (``blind``) is signed. Then the first opinion is
opened, and ``after`` records whether it changed the view, what and why; ``now`` holds what is new.
"""

import tomllib
from collections.abc import Iterator
from datetime import date as Date
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from consilium.errors import InputError
from consilium.opinions.form_errors import explained
from consilium.opinions.model import Discipline

Seen = Literal["slides", "images", "reports", "patient"]
Goal = Literal["", "cure", "control", "comfort", "watch"]
_READERS = ("pathology", "imaging", "genetics")  # asked what it is, and not always what to do
Words = tuple[str, ...]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the form; an unknown key is an error."""


class Expert(_Part, frozen=True):
    """Who gives the opinion."""

    name: str = ""
    discipline: Discipline | Literal[""] = ""
    institution: str = ""
    date: Date | None = None


class Patient(_Part, frozen=True):
    """Whom it is about, only to tell whether two opinions are about the same person."""

    name: str = ""
    birth_date: Date | None = None


class Basis(_Part, frozen=True):
    """What the opinion rests on."""

    read_myself: tuple[Seen, ...] = ()
    not_seen: tuple[Seen, ...] = ()
    done_here: Words = ()


class View(_Part, frozen=True):
    """A view of the case, on the axes that opinions are compared on."""

    diagnosis: str = ""
    grade: str = ""
    stage: str = ""
    biomarkers: Words = ()
    goal: Goal = ""
    treatment: Words = ()
    against: Words = ()
    also_fine: Words = ()
    when: str = ""
    emergency: bool = False
    tests_first: Words = ()
    trial: str = ""
    outlook: str = ""
    why: str = ""


class Blind(View, frozen=True):
    """The expert's own view, before the first opinion was opened."""

    would_change_my_mind: str = ""
    signed: bool = False


class After(_Part, frozen=True):
    """Whether the first opinion, once opened, changed the view."""

    opened_first_opinion: bool = False
    changed_my_view: Literal["", "no", "in_part", "yes"] = ""
    what: str = ""
    why: str = ""


class StructuredOpinion(_Part, frozen=True):
    """A form as far as it is filled in."""

    expert: Expert = Expert()
    patient: Patient = Patient()
    basis: Basis = Basis()
    blind: Blind = Blind()
    after: After = After()
    now: View = View()  # once checked: the whole view as it stands now, also what did not change


def template() -> str:
    """The empty form, as TOML with a comment for each key."""
    return (files("consilium.opinions") / "form.toml").read_text(encoding="utf-8")


def read_file(path: Path | str) -> StructuredOpinion:
    """`check` on a file; raises InputError when it cannot be read."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"The form {path} cannot be read ({error.strerror}).", "Check the name.") from None
    except ValueError:
        raise InputError(f"The form {path} is not plain text.", "Save it as UTF-8 text.") from None
    return check(text, str(path))


def check(text: str, name: str = "The form") -> StructuredOpinion:
    """Reads a form, also one that is not done yet; raises InputError that names the key and what is wrong with it.

    The order is held to: the first opinion may not be opened before the own view is signed.
    """
    try:
        given = tomllib.loads(text)
        form = msgspec.convert(given, StructuredOpinion)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{name} is not valid TOML: {error}.",
            'Text needs quotation marks (name = "..."), lists brackets, a day and true or false none.',
        ) from None
    except msgspec.ValidationError as error:
        raise explained(str(error), name, StructuredOpinion) from None
    form = msgspec.structs.replace(form, now=_now(form, frozenset(given.get("now", ()))))
    for what, to_do in _out_of_order(form):
        raise InputError(f"{name}: {what}.", to_do)
    return form


def still_open(form: StructuredOpinion) -> tuple[str, ...]:
    """What has to be done before the form counts as an opinion; empty when it can be compared."""
    blind, found = form.blind, []
    if not blind.diagnosis:
        found.append("Say the diagnosis (blind.diagnosis).")
    advises = blind.treatment or blind.against or blind.tests_first or blind.goal
    if not advises and form.expert.discipline not in _READERS:
        found.append("Say what you advise (blind.treatment), or which tests come first (blind.tests_first).")
    if not form.expert.discipline:
        found.append("Say your discipline (expert.discipline).")
    if not blind.signed:
        found.append("Sign your own view (blind.signed = true).")
    return tuple(found)


def what_is_new(form: StructuredOpinion) -> tuple[str, ...]:
    """The keys on which the view is another one after the first opinion was opened."""
    return tuple(name for name in View.__struct_fields__ if getattr(form.now, name) != getattr(form.blind, name))


def _now(form: StructuredOpinion, keys: frozenset[str]) -> View:
    """The view as it stands now: a key that stands in [now] counts as it stands there, empty or false too.

    A new treatment brings its own ``against`` and ``also_fine``: what was refused before may be what is advised now.
    """
    view = {name: getattr(form.now if name in keys else form.blind, name) for name in View.__struct_fields__}
    if view["treatment"] != form.blind.treatment:
        view |= {name: getattr(form.now, name) for name in ("against", "also_fine")}
    return View(**view)


def _out_of_order(form: StructuredOpinion) -> Iterator[tuple[str, str]]:
    """What contradicts itself or turns the order round: what is wrong, and what to do."""
    after, changed = form.after, form.after.changed_my_view in ("in_part", "yes")
    if after.opened_first_opinion and not form.blind.signed:
        yield (
            "the first opinion was opened before [blind] was signed",
            "Sign your own view first (blind.signed = true), or leave the first opinion sealed.",
        )
    if form.blind.signed and still_open(form):
        yield "[blind] is signed, but something in it is missing", still_open(form)[0]
    if (after.changed_my_view or after.what or after.why) and not after.opened_first_opinion:
        yield (
            "[after] is filled in, but the first opinion was not opened",
            "Set after.opened_first_opinion = true when you have opened it.",
        )
    if changed and not (after.what and after.why):
        yield "[after] says that your view changed, but not what or why", "Fill in after.what and after.why."
    if changed and not what_is_new(form):
        yield (
            "[after] says that your view changed, but [now] holds nothing new",
            "Put the keys of [blind] that changed into [now], with their new value.",
        )
    if form.blind.diagnosis and not form.now.diagnosis:
        yield "[now] takes the diagnosis away", "Say the diagnosis as it is now, or take the key out of [now]."
    if what_is_new(form) and not changed:
        yield (
            "[now] holds a new view, but [after] does not say that your view changed",
            "Set after.changed_my_view to in_part or yes, or empty [now].",
        )
