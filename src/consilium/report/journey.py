"""What the rooms on where, who pays and trials hand out, as records and as blocks."""

from typing import Any

from consilium.packet.blocks import Block


def coverage_record(coverage: Any) -> dict[str, Any]:
    return {}


def trial_records(note: Any) -> list[dict[str, Any]]:
    return []


def trials_note(note: Any) -> str:
    return ""


def comparison_record(comparison: Any) -> dict[str, Any] | None:
    return None


def call_blocks(coverage: Any) -> tuple[Block, ...]:
    return ()
