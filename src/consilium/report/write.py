"""Writes a plan into a folder: all of it, or nothing."""

import shutil
import tempfile
from pathlib import Path

from consilium.errors import InputError
from consilium.plan import Plan
from consilium.report.contract import plan_json
from consilium.report.fhir import bundle_json
from consilium.report.html import plan_html
from consilium.report.pdf import document_pdf, paper, plan_pdf
from consilium.report.sheets import packet_documents

#: What a folder of ours holds; another folder is never replaced.
_OURS = frozenset({"plan.html", "plan.pdf", "plan.json", "packet"})


def write_plan(plan: Plan, out: Path) -> None:
    """Writes plan.html, plan.pdf, plan.json, packet/*.pdf and packet/bundle.json into ``out``.

    They are made in a new folder beside it, which then takes its place; on any failure ``out`` is as it was.
    An older plan in ``out`` is replaced; a folder with anything else in it is refused (InputError).
    """
    _check(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        _fill(plan, making)
        making.chmod(0o700)  # it is about a person's health: for its owner alone
        _swap(making, out)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _check(out: Path) -> None:
    if out.is_dir():
        if {entry.name for entry in out.iterdir()} - _OURS:
            raise InputError(f"The folder {out} holds other files.", "Name a new folder with --out.")
    elif out.exists():
        raise InputError(f"{out} is a file, not a folder.", "Name a new folder with --out.")


def _fill(plan: Plan, folder: Path) -> None:
    (folder / "plan.html").write_text(plan_html(plan), encoding="utf-8")
    (folder / "plan.json").write_text(plan_json(plan) + "\n", encoding="utf-8")
    (folder / "plan.pdf").write_bytes(plan_pdf(plan))
    packet = folder / "packet"
    packet.mkdir()
    for number, document in enumerate(packet_documents(plan), 1):
        name = f"{number:02}-{document.id.replace('_', '-')}.pdf"
        (packet / name).write_bytes(document_pdf(document, plan.made, paper(plan.case)))
    (packet / "bundle.json").write_text(bundle_json(plan) + "\n", encoding="utf-8")


def _swap(made: Path, out: Path) -> None:
    """Puts the new folder in the place of the old one; if that fails, the old one is put back."""
    if not out.exists():
        made.rename(out)
        return
    old = made.with_name(made.name + "-old")
    out.rename(old)
    try:
        made.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
