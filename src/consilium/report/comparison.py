"""Two or more opinions side by side: as the contract's JSON, and as a plain page."""

from datetime import date as Date
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from consilium.report.printable import cleaned, encodable

if TYPE_CHECKING:
    from consilium.opinions.model import Comparison


def comparison_json(comparison: "Comparison", *, to_hand_on: bool = False) -> str:
    """The contract's ``compare --json``; ``to_hand_on`` names documents without the folders of this machine."""
    record = cleaned(comparison.to_json(), encodable)
    if to_hand_on:
        folders = {opinion.source: PurePath(opinion.source).name for opinion in comparison.opinions}
        for opinion in record["opinions"]:
            opinion["source"] = folders[opinion["source"]]
        record["warnings"] = [_without(warning, folders) for warning in record["warnings"]]
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def _without(text: str, folders: dict[str, str]) -> str:
    for path, name in folders.items():
        text = text.replace(path, name)
    return text


def comparison_text(comparison: "Comparison", today: Date, language: str = "en") -> str:
    """The patient's sheet as a plain page."""
    from consilium.report.compared.patient import patient_page
    from consilium.report.compared.text import sheet_text

    return sheet_text(patient_page(comparison, today), language)
