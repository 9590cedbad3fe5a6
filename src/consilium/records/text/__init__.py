"""What does the text of a report or note say? Rules that keep the quote and its offsets for every fact."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilium.records.text.reader import read_text
    from consilium.records.text.report import Report

__all__ = ["Report", "read_text"]


def __getattr__(name: str) -> Any:
    if name == "Report":
        from consilium.records.text.report import Report

        return Report
    if name == "read_text":
        from consilium.records.text.reader import read_text

        return read_text
    raise AttributeError(name)
