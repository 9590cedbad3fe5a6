"""A filled-in form as an opinion: each key is read on its own axis, so that none is taken for another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import msgspec

from consilium.case import Document, Person
from consilium.errors import InputError
from consilium.opinions import basis, refuse
from consilium.opinions.axes import diagnosis
from consilium.opinions.letter import Letter, read_letter
from consilium.opinions.model import Opinion, Remark, Statement
from consilium.opinions.opinion import AXES
from consilium.opinions.structured import Blind, StructuredOpinion, View, still_open, what_is_new
from consilium.say import Verbatim, say

#: The keys of a view that an axis is read from. A grade or a stage may stand in the diagnosis.
_KEYS: dict[str, tuple[str, ...]] = {
    "diagnosis": ("diagnosis",),
    "grade": ("grade", "diagnosis"),
    "stage": ("stage", "diagnosis"),
    "biomarkers": ("biomarkers", "diagnosis"),
    "goal": ("goal",),
    "treatment": ("treatment", "against"),
    "sequence": ("treatment",),
    "timing": ("when",),
    "tests": ("tests_first",),
    "trial": ("trial",),
    "prognosis": ("outlook",),
}
_DISCIPLINES = {
    "surgery": "surgery",
    "radiation": "radiation oncology",
    "medical": "medical oncology",
    "hematology": "hematology",
    "pathology": "pathology",
    "imaging": "radiology",
    "board": "tumor board",
    "palliative": "palliative care",
    "genetics": "genetics",
}
_GOALS = {"cure": "cure", "control": "control, not cure", "comfort": "comfort", "watch": "watch, no treatment now"}
_AGAIN = re.compile(r"\b(?:every|each|q ?\d|yearly|monthly|annual(?:ly)?|weekly)\b", re.I)
NOT_READ = "holds words that we cannot read: they are not compared."
#: What the keys of a view are called beside another view.
_CALLED = {name: name.replace("_", " ") for name in View.__struct_fields__}
_NOTHING = "nothing"
#: What a form says beside the axes.
_NOTES = (
    "What weighs most",
    "Would change this doctor's mind",
    "Just as good",
    "Did the first opinion change this view?",
    "What changed",
    "Why",
)
_CHANGED = {"no": "No", "in_part": "In part", "yes": "Yes"}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the letter that a form is, and the key that it says."""

    key: str
    text: str


def as_document(form: StructuredOpinion, source: str) -> Document:
    """The form as a letter in plain words, in which the quotes of its opinion stand."""
    return Document(
        source,
        "clinic_note",
        date=form.expert.date,
        title="Structured second opinion",
        text="".join(f"{line.text}\n" for line in _lines(form)),
        person=Person(name=form.patient.name or None, birth_date=form.patient.birth_date),
        author=form.expert.name or None,
        institution=form.expert.institution or None,
    )


def read_form(form: StructuredOpinion, source: str) -> Opinion:
    """The opinion that a form holds; raises InputError when it is not signed yet or says nothing that we can read.

    Where the view changed after the first opinion was opened, the new view counts; the signed one stands in ``notes``.
    """
    if todo := still_open(form):
        raise InputError(f"{source} is a form that is not done yet.", todo[0])
    document, view = as_document(form, source), _view(form)
    says = read_axes(form)
    refuse.no_opinion(document, says)
    known = _only(form, _KEYS["diagnosis"])
    quotes = {line.key: line.text for line in _lines(form)}
    seen = form.basis.read_myself
    return Opinion(
        source=source,
        discipline=form.expert.discipline or "unknown",
        says=MappingProxyType(says),
        date=form.expert.date,
        person=document.person,
        cancers=diagnosis.cancers(known),
        places=diagnosis.places(known),
        new_data=tuple(_remarks(_only(form, ("done_here",)))),
        missing=tuple(_remarks(_only(form, ("tests_first",)))),
        reread=tuple(
            Remark(kind, quotes["read_myself"])
            for kind, word in (("pathology", "slides"), ("imaging", "images"))
            if word in seen
        ),
        not_reviewed=(quotes["not_seen"],) if form.basis.not_seen else (),
        emergency=(Remark("emergency", quotes["emergency"]),) if view.emergency else (),
        either_way=(Remark("either", quotes["also_fine"]),) if view.also_fine else (),
        notes=tuple(_notes(form)),
        warnings=tuple(f"{source}: {key} {NOT_READ}" for key in not_read(form, says)),
    )


def read_axes(form: StructuredOpinion) -> dict[str, Statement]:
    """What the form says on each axis, also when it is not done yet; quotes stand in `as_document`."""
    found = {axis.AXIS: axis.read(_only(form, _KEYS[axis.AXIS])) for axis in AXES}
    return {name: said for name, said in found.items() if said}


def not_read(form: StructuredOpinion, says: Mapping[str, Statement]) -> tuple[str, ...]:
    """Keys that are filled in and say nothing that the vocabulary knows."""
    view = _view(form)
    return tuple(
        f"{'now' if keys[0] in what_is_new(form) else 'blind'}.{keys[0]}"
        for axis, keys in _KEYS.items()
        if axis not in says and axis != "sequence" and getattr(view, keys[0])
    )


def _view(form: StructuredOpinion) -> Blind:
    """The signed view, with what is new since the first opinion was opened."""
    return msgspec.structs.replace(form.blind, **{name: getattr(form.now, name) for name in what_is_new(form)})


def _only(form: StructuredOpinion, keys: tuple[str, ...]) -> Letter:
    """The letter with every other line blanked, so that offsets stay those of the whole."""
    lines = [line.text if line.key in (*keys, "") else " " * len(line.text) for line in _lines(form)]
    return read_letter("".join(f"{line}\n" for line in lines))


def _remarks(letter: Letter) -> Iterator[Remark]:
    for sentence in letter.sentences:
        yield from (Remark(kind, letter.quote(sentence)) for kind in basis.kinds_of(sentence.text)[:2])


def _lines(form: StructuredOpinion) -> Iterator[_Line]:
    """The letter, line by line; headings have no key and stand in every reading."""
    view = _view(form)
    yield _Line("head", f"Second opinion, {_DISCIPLINES.get(form.expert.discipline, 'discipline not said')}")
    yield _Line("", "")
    for key, title in (("diagnosis", "Diagnosis"), ("grade", "Diagnosis"), ("stage", "Stage")):
        if text := getattr(view, key):
            yield _Line(key, f"{title}: {_sentence(text)}")
    for text in view.biomarkers:
        yield _Line("biomarkers", f"Diagnosis: {_sentence(text)}")
    if view.goal:
        yield _Line("goal", f"Goal: {_GOALS[view.goal]}.")
    yield from _plan(view)
    for key, title, said in (
        ("trial", "Clinical trial considered", view.trial),
        ("outlook", "Outlook", view.outlook),
        ("why", "What weighs most", view.why),
        ("emergency", "This is an emergency", "hours or a few days count" if view.emergency else ""),
        ("read_myself", "Seen by me", ", ".join(form.basis.read_myself)),
        ("not_seen", "Not reviewed", ", ".join(form.basis.not_seen)),
        ("done_here", "New information, done here", "; ".join(form.basis.done_here)),
    ):
        if said:
            yield _Line("", "")
            yield _Line(key, f"{title}: {_sentence(said)}")


def _plan(view: Blind) -> Iterator[_Line]:
    yield _Line("", "Plan:")
    for number, step in enumerate(view.treatment):
        yield _Line("treatment", f"- {'then ' if number else ''}{_clean(step)}")
    for step in view.against:
        yield _Line("against", f"- I advise against {_clean(step)}")
    for test in view.tests_first:
        none = test.strip().lower().rstrip(".") in ("none", "no", "nothing")
        yield _Line(
            "tests_first", "- No further tests are needed." if none else f"- before the decision, order {_clean(test)}"
        )
    if view.when:
        yield _Line("when", f"- {'follow-up' if _AGAIN.search(view.when) else 'start'} {_clean(view.when)}")
    if view.also_fine:
        yield _Line("also_fine", f"- Just as good: {_clean('; '.join(view.also_fine))}")


def _notes(form: StructuredOpinion) -> Iterator[tuple[str, str]]:
    """What the form says beside the axes, for the doctors' page: a label and the expert's words."""
    view, after = _view(form), form.after
    changed = _CHANGED.get(after.changed_my_view, "")
    also = "; ".join(view.also_fine)
    said = (view.why, view.would_change_my_mind, also, changed, after.what, after.why)
    for label, words in zip(_NOTES, said, strict=True):
        if words:
            yield label, words if words in _CHANGED.values() else Verbatim(_clean(words))
    for key in what_is_new(form):
        label = say("Before the first opinion was opened: {key}", key=_CALLED[key])
        yield label, _signed(getattr(form.blind, key))


def _signed(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return _CHANGED["yes" if value else "no"]
    return Verbatim(_clean("; ".join(value) if isinstance(value, tuple) else value)) or _NOTHING


def _sentence(text: str) -> str:
    clean = _clean(text)
    return clean if clean.endswith((".", "?", "!")) else f"{clean}."


def _clean(text: str) -> str:
    """On one line: a form may hold text over several."""
    return " ".join(text.split())
