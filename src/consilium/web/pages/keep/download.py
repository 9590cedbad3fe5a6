"""Everything that is kept of a person as one zip, made while it is sent: nothing of it is written to the disk."""

import io
from collections.abc import Iterable, Iterator
from datetime import date as Date
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consilium.case import answers_toml
from consilium.report import plan_files
from consilium.web.journey import Journey
from consilium.web.pages.keep.notes import my_notes
from consilium.web.store.seal import Broken

Member = tuple[str, Iterable[bytes]]
#: The one folder of what programs read.
MACHINES = "for-programs"
_UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


def zipped(journey: Journey) -> Iterator[bytes]:
    """The zip, piece by piece. What is wrong with the box itself is raised before the first piece."""
    head: list[Member] = [
        (_("READ ME.txt"), [_read_me(journey).encode()]),
        *_notes(journey),
        *_pasted(journey),
        (f"{MACHINES}/READ ME.txt", [_for_programs().encode()]),
        (f"{MACHINES}/answers.toml", [_answers(journey).encode()]),
    ]
    return _zipped(chain(head, _members(journey, _files(journey), get_language() or "en")), journey.today)


def _zipped(members: Iterable[Member], day: Date) -> Iterator[bytes]:
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, pieces in members:
            info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            with archive.open(info, "w") as member:
                for piece in pieces:
                    member.write(piece)
                    yield pipe.taken()
            yield pipe.taken()
    yield pipe.taken()


def _members(journey: Journey, files: dict[str, str], language: str) -> Iterator[Member]:
    """Name and content of each file; what does not open is named at the end and does not stop the others."""
    damaged: list[str] = []
    for sealed, name in files.items():
        yield name, _whole(journey, sealed, name, damaged)
    for kind in sorted({kind for kind, _name, _version in journey.box.mark()}):
        kept = msgspec.json.encode(journey.box.all(kind, msgspec.Raw))
        yield f"{MACHINES}/kept/{kind}.json", [msgspec.json.format(kept, indent=2), b"\n"]
    if not journey.empty and journey.trouble is None:
        try:
            for name, content in plan_files(journey.plan, language):
                yield _place(name), [content]
        except Exception:  # whatever goes wrong in making it: the papers are worth more
            damaged.append("plan")
    if len(journey.letters) > 1:
        try:
            yield from _compared(journey, language)
        except Exception:
            damaged.append("opinions")
    if damaged:
        words = _("These could not be opened or made whole:")
        yield _("NOT WHOLE.txt"), ["\n".join((words, *damaged, "")).encode()]


def _place(name: str) -> str:
    """Where a file of the plan stands: what only programs read stands apart."""
    return f"{MACHINES}/{name.rpartition('/')[2]}" if name.endswith(".json") else f"plan/{name}"


def _notes(journey: Journey) -> list[Member]:
    """What the person wrote down; what does not open any more stays in the machine's own form."""
    try:
        words = my_notes(journey)
    except (Broken, msgspec.DecodeError):
        return []
    return [(_("my notes.txt"), [words.encode()])] if words else []


def _pasted(journey: Journey) -> list[Member]:
    """Letters that came as text."""
    return [
        (f"opinions/pasted/{_clean(letter.called(number))}.txt", [letter.text.encode()])
        for number, letter in enumerate(journey.letters.values(), 1)
        if not letter.file
    ]


def _compared(journey: Journey, language: str) -> Iterator[Member]:
    """The opinions side by side, for the person and for the doctors."""
    from consilium.report.compared.doctors import doctors_page
    from consilium.report.compared.faces import DOCTORS, PATIENT, sheet_pdf
    from consilium.report.compared.patient import patient_page
    from consilium.report.compared.write import paper

    comparison = journey.comparison
    for reader, make, sizes in (("patient", patient_page, PATIENT), ("doctors", doctors_page, DOCTORS)):
        page = make(comparison, journey.today)
        yield (
            f"comparison/{reader}.pdf",
            [sheet_pdf(page, journey.today, sizes, paper(comparison), language)],
        )


def _whole(journey: Journey, sealed: str, name: str, damaged: list[str]) -> Iterator[bytes]:
    try:
        yield from journey.box.file_pieces(sealed)
    except (Broken, OSError):
        damaged.append(name)


def _files(journey: Journey) -> dict[str, str]:
    """Names in the zip of the files that the person gave, by their sealed names: each once, good on every system."""
    names: dict[str, str] = {}
    given = [(sealed, f"papers/{_clean(upload.name)}") for sealed, upload in journey.uploads.items()]
    given += [
        (letter.file, f"opinions/{_clean(letter.file_name)}") for letter in journey.letters.values() if letter.file
    ]
    for number, (sealed, name) in enumerate(given, 1):
        folder, _slash, own = name.partition("/")
        names[sealed] = name if name not in names.values() else f"{folder}/{number}-{own}"
    return names


def _clean(name: str) -> str:
    kept = "".join(letter if letter.isprintable() else "_" for letter in name.translate(_UNSAFE))
    return kept.strip(" .") or "paper"


def _answers(journey: Journey) -> str:
    not_known = {
        f"{section}.{key}": _("I do not know")
        for section, keys in journey.told.items()
        for key, value in keys.items()
        if value is None
    }
    return answers_toml(journey.answers, not_known)


def _read_me(journey: Journey) -> str:
    lines = [
        _("Everything that Consilium kept for you on this day."),
        "",
        _("papers: your files, as you gave them."),
        _("opinions: the doctors' letters. comparison: both sheets to print, from two letters on."),
        _("my notes.txt: what you wrote down here, where you wrote something."),
        _("plan: your plan to read, and in packet the letters to print."),
        _("for-programs: the same for computers. You need not open it."),
        "",
        _("This holds your health records. It is not locked. Keep it in a safe place."),
    ]
    if journey.trouble:
        lines += ["", _("There is no plan in it:"), str(journey.trouble)]
    return "\n".join(lines) + "\n"


def _for_programs() -> str:
    lines = [
        _("These files are for computers."),
        "",
        _("answers.toml: your answers. The program reads this file on its command line."),
        _("plan.json: your plan. bundle.json (FHIR): a hospital's computer can read it."),
        _("kept: all that was saved, as the program keeps it."),
    ]
    return "\n".join(lines) + "\n"


class _Pipe(io.RawIOBase):
    """Takes what is written until it is sent on."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: object) -> int:
        """Keep bytes until they are taken."""
        piece = bytes(data)  # type: ignore[call-overload]
        self._waiting += piece
        return len(piece)

    def taken(self) -> bytes:
        """What has come since the last time."""
        found = bytes(self._waiting)
        self._waiting.clear()
        return found
