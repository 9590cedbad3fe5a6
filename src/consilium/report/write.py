"""Writes a plan, or opinions side by side, into a folder: all of it, or nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from consilium.errors import InputError
from consilium.plan import Plan
from consilium.report.contract import plan_json
from consilium.report.fhir import bundle_json
from consilium.report.html import plan_html
from consilium.report.pdf import document_pdf, paper, plan_pdf
from consilium.report.sheets import packet_documents, to_send_in_english

#: What a folder of ours holds; another folder is never replaced.
_OURS = frozenset({"plan.html", "plan.pdf", "plan.json", "packet"})
_HIDDEN = ".consilium-"


def check_folder(out: Path, ours: frozenset[str] = _OURS) -> None:
    """Refuses a folder that cannot be written into (InputError): to be asked before the work is done.

    ``ours`` are the names that an older run left there, and that may be replaced: those of a plan when left out.
    """
    if out.is_dir():
        names = {entry.name for entry in out.iterdir() if not entry.name.startswith(_HIDDEN)}
        if names - ours:
            raise InputError(f"The folder {out} holds other files.", "Name a new folder with --out.")
    elif out.exists():
        raise InputError(f"{out} is a file, not a folder.", "Name a new folder with --out.")


def write_plan(plan: Plan, out: Path, language: str = "en") -> None:
    """Writes plan.html, plan.pdf, plan.json, packet/*.pdf and packet/bundle.json into ``out``.

    What is for people is in the language; what is for programs (JSON, FHIR) stays in English.

    They are made in a hidden folder and then moved to their place; on any failure ``out`` is as it was. An older plan
    in ``out`` is replaced; a folder with anything else in it is refused (InputError). A folder that is there stays the
    same folder: it may be a link, a mounted disk or the one that the person stands in.
    """
    write_folder(out, _OURS, lambda folder: _fill(plan, folder, language))


def write_folder(out: Path, ours: frozenset[str], fill: Callable[[Path], None]) -> None:
    """Writes what ``fill`` makes into ``out`` as `write_plan` does; ``ours`` are the names that may be replaced."""
    check_folder(out, ours)
    out = out.resolve()
    there = out.exists()
    beside = out if there else _nearest(out)
    making = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=beside))
    try:
        fill(making)
        _for_its_owner_alone(making)
        if there:
            _replace(making, out, ours)
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            making.rename(out)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _nearest(out: Path) -> Path:
    """The nearest folder above that is there: nothing is left behind when the plan cannot be made."""
    return next(folder for folder in out.parents if folder.exists())


def _for_its_owner_alone(folder: Path) -> None:
    """It is about a person's health, and may come to lie in a folder that others can open."""
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def plan_files(plan: Plan, language: str = "en") -> Iterator[tuple[str, bytes]]:
    """Every file of a plan, one by one as it is made: its name, with the folder, and its content."""
    yield "plan.html", plan_html(plan, language).encode()
    yield "plan.json", (plan_json(plan, to_hand_on=True) + "\n").encode()
    yield "plan.pdf", plan_pdf(plan, language)
    for number, document in enumerate(packet_documents(plan), 1):
        name = f"packet/{number:02}-{document.id.replace('_', '-')}"
        yield f"{name}.pdf", document_pdf(document, plan.made, paper(plan.case), language)
        if to_send_in_english(document, language):
            yield f"{name}-english.pdf", document_pdf(document, plan.made, paper(plan.case))
    yield "packet/bundle.json", (bundle_json(plan) + "\n").encode()


def _fill(plan: Plan, folder: Path, language: str) -> None:
    (folder / "packet").mkdir()
    for name, content in plan_files(plan, language):
        (folder / name).write_bytes(content)


def _replace(made: Path, out: Path, ours: frozenset[str]) -> None:
    """Moves what was made into a folder that is there; if that fails, the older plan is put back.

    If even that fails, what was not put back stays in the hidden folder: it is the only copy.
    """
    old = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=out))
    names = [entry.name for entry in out.iterdir() if entry.name in ours]
    try:
        _move(names, out, old)
        _move([entry.name for entry in made.iterdir()], made, out)
    except OSError:
        _move([name for name in names if (old / name).exists()], old, out)
        shutil.rmtree(old, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move(names: Iterable[str], start: Path, end: Path) -> None:
    for name in names:
        if (end / name).is_dir():
            shutil.rmtree(end / name)
        (start / name).replace(end / name)
